// States that time changes, addresses to copy, the print button, large photos. Every page is complete without this script.
const all = (selector) => document.querySelectorAll(selector);

// The civil day of an instant in the site's zone, as a number of days.
const { zone } = document.documentElement.dataset;
const format = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short' });
const day = (instant) => Date.parse(format.format(instant)) / 864e5;

const clocks = all('[data-deadline]');
function tick() {
  const now = Date.now();
  let wait = 36e5;
  const before = (iso) => {
    const left = Date.parse(iso) - now;
    if (left > 0) wait = Math.min(wait, left);
    return left > 0;
  };
  for (const element of clocks) {
    const data = element.dataset;
    const open = before(data.deadline);
    const opened = !data.opens || !before(data.opens);
    if ('answer' in data) {
      element.hidden = !open || !opened;
      continue;
    }
    let text;
    if (data.state) {
      if (!open) data.state = 'clos';
      else if (data.opens && opened) data.state = 'en_cours';
      text = data[data.state];
    } else {
      const days = day(Date.parse(data.deadline)) - day(now);
      text = !open ? data.passed : days < 1 ? data.last : (days < 2 ? data.one : data.other).replace('{n}', days);
    }
    if (element.textContent !== text) element.textContent = text;
    element.hidden = false;
  }
  setTimeout(tick, wait + 50);
}
if (clocks.length) tick();

const status = document.querySelector('[data-copied]');
if (navigator.clipboard && status) {
  for (const button of all('[data-copy]')) {
    button.hidden = false;
    button.onclick = async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      status.textContent = status.dataset.copied;
      setTimeout(() => (status.textContent = ''), 4000);
    };
  }
}

for (const button of all('[data-print]')) {
  button.hidden = false;
  button.onclick = () => print();
}

// The large photos of a page, one after the other: with the arrow keys, a swipe, or the buttons. Without this, each link
// leads to its photo.
const viewer = document.querySelector('.viewer');
const photos = [...all('a.enlarge')];
if (viewer && photos.length) {
  const figure = viewer.querySelector('figure');
  const count = viewer.querySelector('span');
  let at = 0;
  let from;
  const show = (index) => {
    at = (index + photos.length) % photos.length;
    const link = photos[at];
    const image = new Image();
    const caption = document.createElement('figcaption');
    image.alt = '';
    image.src = link.href;
    const said = link.closest('figure')?.querySelector('figcaption')?.textContent;
    caption.textContent = [link.querySelector('img').alt, said].filter(Boolean).join(' – ');
    figure.replaceChildren(image, caption);
    count.textContent = [at + 1, photos.length].join(' / ');
  };
  photos.forEach((link, index) => {
    link.onclick = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(index);
      viewer.showModal();
    };
  });
  viewer.onclick = ({ target }) => {
    if (target.dataset.step) show(at + +target.dataset.step);
    else if ('close' in target.dataset) viewer.close();
  };
  viewer.onkeydown = ({ key }) => {
    if (key === 'ArrowLeft') show(at - 1);
    if (key === 'ArrowRight') show(at + 1);
  };
  viewer.onpointerdown = ({ clientX }) => (from = clientX);
  viewer.onpointerup = ({ clientX }) => {
    // Who has drawn the photo nearer moves about in it.
    if (visualViewport.scale === 1 && Math.abs(clientX - from) > 50) show(at + (clientX < from ? 1 : -1));
  };
  viewer.onclose = () => photos[at].focus();
}
