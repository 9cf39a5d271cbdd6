// One-key gestures in the list of the desk. Every one of them presses a button that is on the page, and none is heard
// while the keyboard is elsewhere (WCAG 2.1.4).
const list = document.getElementById('suite');
const flash = document.querySelector('.pd-flash');
const entries = [...document.querySelectorAll('#suite .pd-entry[tabindex]')];
const undo = document.querySelector('[data-undo]');
const current = () => entries.find((entry) => entry.contains(document.activeElement));
// Whoever is led to the list itself acts on its first message, which then shows where she is.
const marked = () => current() ?? (document.activeElement === list ? entries[0] : undefined);

const go = (step) => {
  const at = entries.indexOf(current());
  entries[at < 0 ? 0 : Math.min(Math.max(at + step, 0), entries.length - 1)]?.focus();
};

const press = (key) => {
  const target = marked()?.querySelector(`[data-key="${key}"]`);
  if (!target) return;
  if (target.localName !== 'details') return target.click();
  target.open = true;
  (target.querySelector('[data-digit]') ?? target.querySelector('textarea'))?.focus();
};

// A reason by its number, in what is unfolded where the keyboard is.
const choose = (digit) => document.activeElement.closest('details[open]')?.querySelector(`[data-digit="${digit}"]`)?.click();

const gestures = { j: () => go(1), k: () => go(-1), a: () => undo?.click() };
for (const key of 'prio') gestures[key] = () => press(key);
for (const digit of '123456789') gestures[digit] = () => choose(digit);
const walking = new Set('jk');
// What would lead away from a form that is begun.
const leaving = new Set('pia');
const heard = new Map([[list, new Set(Object.keys(gestures))], [flash, new Set('ajk')]]);

// A digit by where it is: the French row has it under Shift. The keypad's say themselves what they are.
const keyOf = ({ key, code }) => /^Digit([1-9])$/.exec(code)?.[1] ?? key;
const isCombined = (event) => event.ctrlKey || event.altKey || event.metaKey || event.getModifierState('AltGraph');
const isWriting = ({ target }) => target.closest('input, select, textarea') && !target.matches('.pd-choose input');
// A key that is held walks on, and decides nothing twice.
const isHeld = ({ repeat }, key) => repeat && !walking.has(key);

for (const [place, keys] of heard) {
  place?.addEventListener('keydown', (event) => {
    const key = keyOf(event);
    if (!keys.has(key) || isCombined(event) || isWriting(event) || isHeld(event, key)) return;
    if (leaving.has(key) && event.target.closest('.pd-fold')) return;
    gestures[key]();
    event.preventDefault();
  });
}

// A reply leaves by Ctrl + Enter.
for (const form of document.querySelectorAll('[data-send]')) {
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.target.localName !== 'textarea') return;
    event.preventDefault();
    if (!event.repeat) form.requestSubmit(form.querySelector('.pd-send button'));
  });
}

// A form is sent once, however often its button is pressed before the answer comes.
const sent = new Set();
document.addEventListener('submit', (event) => {
  if (event.target.method !== 'post') return;
  if (sent.has(event.target)) event.preventDefault();
  sent.add(event.target);
});
addEventListener('pageshow', () => sent.clear());

for (const hint of document.querySelectorAll('[data-hint]')) hint.hidden = false;

// The queue begins on its first message, ready for a key. Who was led elsewhere stays there, and a finger needs no key.
const isFree = !location.hash && !document.querySelector('[autofocus]') && matchMedia('(hover: hover)').matches;
if (list?.matches('[data-begin]') && isFree) {
  entries[0]?.focus({ preventScroll: true });
}

// Ticks every message, or none where all are, as the button says.
const all = document.querySelector('[data-all]');
if (all) {
  const boxes = [...document.querySelectorAll('.pd-choose input')];
  const words = { tick: all.textContent, untick: all.dataset.all };
  const isPartial = () => boxes.some((box) => !box.checked);
  const say = () => { all.textContent = isPartial() ? words.tick : words.untick; };
  all.hidden = boxes.length < 2;
  all.addEventListener('click', () => {
    const checked = isPartial();
    for (const box of boxes) box.checked = checked;
    say();
    // The bar goes away with the last tick, and would take the keyboard with it.
    if (!checked) (entries[0] ?? list).focus();
  });
  for (const box of boxes) box.addEventListener('change', say);
  say();
}

// What was done is announced although the keyboard is led past it.
const said = flash?.querySelector('p');
if (said) {
  const sentence = said.textContent;
  // The page does not move meanwhile.
  said.style.minHeight = `${said.offsetHeight}px`;
  said.textContent = '';
  setTimeout(() => { said.textContent = sentence; }, 100);
}

// Without script, the button has the page made again with the template's text in the form.
for (const button of document.querySelectorAll('[data-insert]')) {
  button.addEventListener('click', (event) => {
    event.preventDefault();
    const { message, modele } = button.form.elements;
    const inserted = modele.value && document.querySelector(`[data-template="${modele.value}"]`)?.textContent;
    if (inserted) message.value = message.value.trim() ? `${message.value.trimEnd()}\n\n${inserted}` : inserted;
    message.focus();
  });
}

// A reason that her own words alone tell asks for them.
for (const form of document.querySelectorAll('.pd-closure')) {
  const { raison, pourquoi } = form.elements;
  const ask = () => { pourquoi.required = raison.value === raison.dataset.asks; };
  raison.addEventListener('change', ask);
  ask();
}
