// States that time changes, addresses to copy, the print button. Every page is complete without this script.
const all = (selector) => document.querySelectorAll(selector);

// The civil day of an instant in the site's zone, as a number of days.
const { zone } = document.documentElement.dataset;
const format = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short' });
const day = (instant) => Date.parse(format.format(instant)) / 864e5;

function tick() {
  const now = Date.now();
  let wait = 36e5;
  for (const element of all('[data-deadline]')) {
    const { deadline, state, one, other, last, passed } = element.dataset;
    const instant = Date.parse(deadline);
    const open = now < instant;
    if (open) wait = Math.min(wait, instant - now);
    if (state) {
      if (!open) element.dataset.state = 'clos';
      element.textContent = element.dataset[element.dataset.state];
      element.hidden = false;
    } else {
      const days = day(instant) - day(now);
      const text = !open ? passed : days < 1 ? last : (days < 2 ? one : other).replace('{n}', days);
      if (element.textContent !== text) element.textContent = text;
    }
  }
  if (all('[data-deadline]').length) setTimeout(tick, wait + 50);
}
tick();

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
