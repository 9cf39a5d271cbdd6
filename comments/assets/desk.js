// One-key gestures in the list of the desk. Every one of them presses a button that is on the page, and none is heard
// while the keyboard is elsewhere (WCAG 2.1.4).
const list = document.getElementById('suite');
const entries = [...document.querySelectorAll('#suite .pd-entry[tabindex]')];
const undo = document.querySelector('[data-undo]');
const current = () => entries.find((entry) => entry.contains(document.activeElement));

const go = (step) => {
  const at = entries.indexOf(current());
  entries[at < 0 ? 0 : Math.min(Math.max(at + step, 0), entries.length - 1)]?.focus();
};

// Whoever is led to the list acts on its first message, which then shows where she is.
const press = (key) => {
  const target = (current() ?? entries[0])?.querySelector(`[data-key="${key}"]`);
  if (!target) return;
  if (target.localName !== 'details') return target.click();
  target.open = true;
  (target.querySelector('[data-digit]') ?? target.querySelector('textarea'))?.focus();
};

// A reason by its number, in what the keyboard is in: « r » has led it there.
const choose = (digit) => document.activeElement.closest('.pd-fold')?.querySelector(`[data-digit="${digit}"]`)?.click();

const gestures = { j: () => go(1), k: () => go(-1), a: () => undo?.click() };
for (const key of 'prio') gestures[key] = () => press(key);
for (const digit of '123456789') gestures[digit] = () => choose(digit);

const isWriting = ({ target }) => target.closest('input:not([type=checkbox]), select, textarea');
const isCombined = ({ ctrlKey, altKey, metaKey }) => ctrlKey || altKey || metaKey;

for (const place of [list, document.querySelector('.pd-flash')]) {
  place?.addEventListener('keydown', (event) => {
    if (isCombined(event) || isWriting(event) || !Object.hasOwn(gestures, event.key)) return;
    gestures[event.key]();
    event.preventDefault();
  });
}

// A reply leaves by Ctrl + Enter.
for (const form of document.querySelectorAll('[data-send]')) {
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.target.localName !== 'textarea') return;
    event.preventDefault();
    form.requestSubmit(form.querySelector('.pd-send button'));
  });
}

for (const hint of document.querySelectorAll('[data-hint]')) hint.hidden = false;

// The queue begins on its first message, ready for a key. Who was led elsewhere stays there, and a finger needs no key.
const isFree = !location.hash && !document.querySelector('[autofocus]') && matchMedia('(hover: hover)').matches;
if (list?.matches('[data-begin]') && isFree) {
  entries[0]?.focus({ preventScroll: true });
}

// Ticks every message, or none where all are.
const all = document.querySelector('[data-all]');
if (all) {
  const boxes = [...document.querySelectorAll('.pd-choose input')];
  all.hidden = boxes.length < 2;
  all.addEventListener('click', () => {
    const isPartial = boxes.some((box) => !box.checked);
    for (const box of boxes) box.checked = isPartial;
  });
}

// What was done is announced although the keyboard is led past it.
const said = document.querySelector('.pd-flash p');
if (said) {
  const sentence = said.textContent;
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
