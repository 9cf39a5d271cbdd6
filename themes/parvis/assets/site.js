// States that time changes, addresses to copy, the print button. Every page is complete without this script.
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
