// One-key gestures in the list of the desk. Every one of them presses a button that is on the page, and none is heard
// while the keyboard is elsewhere (WCAG 2.1.4).
const list = document.getElementById("suite");
const entries = [...document.querySelectorAll("#suite .pd-entry[tabindex]")];
const current = () => entries.find((entry) => entry.contains(document.activeElement));

const go = (step) => {
  const at = entries.indexOf(current());
  entries[at < 0 ? 0 : Math.min(Math.max(at + step, 0), entries.length - 1)]?.focus();
};

const press = (key) => {
  // Whoever is led to the list acts on its first message, which then shows where she is.
  const target = (current() ?? entries[0]).querySelector(`[data-key="${key}"]`);
  if (!target) return;
  if (target.tagName !== "DETAILS") return target.click();
  target.open = true;
  target.querySelector("select:not([name=modele]), textarea")?.focus();
};

if (entries.length) {
  for (const help of document.querySelectorAll("[data-keys]")) help.hidden = false;
  list.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea")) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key.length === 1 && "prio".includes(event.key)) press(event.key);
    else return;
    event.preventDefault();
  });
}

// What was done is announced although the keyboard is led past it.
const said = document.querySelector(".pd-flash p");
if (said) {
  const sentence = said.textContent;
  said.textContent = "";
  setTimeout(() => { said.textContent = sentence; }, 100);
}

// Without script, the button has the page made again with the template's text in the form.
for (const button of document.querySelectorAll("[data-insert]")) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const { message, modele } = button.form.elements;
    const inserted = modele.selectedOptions[0].dataset.text;
    if (inserted) message.value = message.value.trim() ? `${message.value.trimEnd()}\n\n${inserted}` : inserted;
    message.focus();
  });
}
