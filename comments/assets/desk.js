// One-key gestures on the desk. Every one of them presses a button that is on the page.
const entries = [...document.querySelectorAll(".pd-entry")];
const keys = document.querySelector("[data-keys]");
const current = () => entries.find((entry) => entry.contains(document.activeElement));

const go = (step) => {
  const at = entries.indexOf(current());
  const next = entries[at < 0 ? 0 : Math.min(Math.max(at + step, 0), entries.length - 1)];
  next?.focus();
};

const press = (key) => {
  const target = (current() ?? entries[0])?.querySelector(`[data-key="${key}"]`);
  if (!target) return;
  if (target.tagName !== "DETAILS") return target.click();
  target.open = true;
  target.querySelector("select:not([name=modele]), textarea")?.focus();
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea")) return;
  if (event.key === "j") go(1);
  else if (event.key === "k") go(-1);
  else if (event.key === "?" && keys) keys.hidden = !keys.hidden;
  else if ("prio".includes(event.key)) press(event.key);
  else return;
  event.preventDefault();
});

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
