// The conversation under a post: loads it, sends forms in the background; counts the comments of the posts in a list.
// Every page is whole without this script, and its words come from the page and from the service's answers. Kept on the device: the proof of one's own
// comment, where its author asks for it, for as long as she may change it.
const root = document.querySelector('#commentaires');
const $ = (selector, from = root) => from.querySelector(selector);
const ask = (url, options) => fetch(url, { signal: AbortSignal.timeout(1e4), ...options });
const json = { Accept: 'application/json' };

// A paragraph with one class, put before `next`.
const paragraph = (next, name, role) => {
  const made = document.createElement('p');
  made.className = name;
  made.setAttribute('role', role);
  next.before(made);
  return made;
};

// The conversation: what was baked into the page gives way to what is said now.

let asked = 0;
let seen = 0;

async function load(url) {
  const turn = ++asked;
  const answer = await ask(url, { cache: 'no-cache' });
  if (!answer.ok) throw answer;
  const text = await answer.text();
  // A slow answer does not take the place of one that was asked for later.
  if (turn < seen) return;
  seen = turn;
  const page = new DOMParser().parseFromString(text, 'text/html');
  const fresh = $('#commentaires', page);
  const focused = document.activeElement;
  // A form that someone is writing in stays as it is, under the comment that it answers.
  const form = $('[data-pc-form]');
  const place = $('[data-pc-form]', fresh);
  const stays = form?.used && place;
  const answered = stays && leave(form)?.dataset.pcReply;
  if (stays) place.replaceWith(form);
  // Nor does what was just said about her message go.
  const done = $('.pc-shown');
  if (done) $('#commentaire-recu', fresh).replaceWith(done);
  for (const { name, value } of fresh.attributes) if (name != 'class') root.setAttribute(name, value);
  root.classList.add(...fresh.classList);
  root.hidden = fresh.hidden;
  root.replaceChildren(...fresh.childNodes);
  const link = answered && $(`[data-pc-reply="${answered}"]`);
  if (link) reply(link);
  if (root.contains(focused)) focused.focus({ preventScroll: true });
  own();
}

async function begin() {
  // The style of what comes, where the page could do without it.
  for (const late of document.querySelectorAll('link[disabled]')) late.disabled = false;
  try {
    await load(root.dataset.pcFragment);
    // What the address names was not there before.
    if (location.hash.startsWith('#commentaire')) location.replace(location.hash);
  } catch {
    paragraph($('#commentaire-recu'), 'pc-closed', 'status').textContent = root.dataset.pcAbsent;
  }
}

// One's own comments: number → proof, thread, end.

const kept = (change) => {
  try {
    const all = JSON.parse(localStorage.getItem('pc') ?? '{}');
    change?.(all);
    for (const id in all) if (!(all[id].end > Date.now())) delete all[id];
    if (Object.keys(all).length) localStorage.setItem('pc', JSON.stringify(all));
    else localStorage.removeItem('pc');
    return all;
  } catch {
    return {};
  }
};

// Links to change them: under the comment, or above the form while it waits for its review.
function own() {
  for (const old of root.querySelectorAll('.pc-own')) old.remove();
  const all = kept();
  for (const id in all) {
    const { end, proof, thread } = all[id];
    setTimeout(own, end - Date.now() + 50);
    const model = $('[data-pc-own]');
    if (thread != root.dataset.pcThread || !model) continue;
    const link = model.content.firstElementChild.cloneNode(true);
    link.setAttribute('href', `${link.getAttribute('href')}${id}/modifier?preuve=${proof}`);
    const shown = $(`#commentaire-${id}`);
    if (!shown) $('#commentaire-recu').after(link);
    else $('.pc-actions', shown)?.append(link);
  }
}

// Forms.

// The proof of work that the service asks for under pressure: some milliseconds at a time.
async function prove(token, bits) {
  const encoder = new TextEncoder();
  for (let n = 0; ; n += 512) {
    const hash = (_, i) => crypto.subtle.digest('SHA-256', encoder.encode(`${token}:${n + i}`));
    const hashes = await Promise.all(Array.from({ length: 512 }, hash));
    const found = hashes.findIndex((hash) => Math.clz32(new DataView(hash).getUint32()) >= bits);
    if (found >= 0) return n + found;
    await new Promise((next) => setTimeout(next));
  }
}

function use(form, token, bits) {
  form.jeton.value = token;
  form.work = bits && crypto.subtle ? prove(token, bits) : '';
}

// The form's token, asked for once it is used.
const open = (form) =>
  (form.opening ??= form.jeton.value
    ? use(form, form.jeton.value, +form.jeton.dataset.bits)
    : ask(form.dataset.jeton, { headers: json })
        .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer)))
        .then(({ token, bits }) => use(form, token, bits))
        .catch(() => (form.opening = null)));

function refuse(form, { errors = [], form: token, bits }) {
  if (token) use(form, token, bits);
  const said = errors.length ? errors : [{ sentence: form.dataset.echec }];
  let first;
  for (const { field, sentence } of said) {
    const input = field && form.elements[field];
    if (!input || input.matches('[aria-invalid]')) continue;
    const error = document.createElement('span');
    error.className = 'pc-error';
    error.id = `${input.id}-erreur`;
    error.textContent = sentence;
    input.before(error);
    input.setAttribute('aria-invalid', true);
    input.setAttribute('aria-describedby', `${error.id} ${input.getAttribute('aria-describedby') ?? ''}`.trim());
    first ??= input;
  }
  // Beside the fields for the eye; for the ear, all at once.
  tell(form, said.map(({ sentence }) => sentence).join(' '), first);
  first?.focus();
}

const tell = (form, sentence, quiet) =>
  (paragraph($('.pc-buttons', form), quiet ? 'pc-sr pc-told' : 'pc-errors pc-told', 'alert').textContent = sentence);

function clear(form) {
  for (const old of form.querySelectorAll('.pc-error, .pc-errors, .pc-told')) old.remove();
  for (const input of form.querySelectorAll('[aria-invalid]')) {
    input.removeAttribute('aria-invalid');
    const rest = input.getAttribute('aria-describedby').replace(`${input.id}-erreur`, '').trim();
    if (rest) input.setAttribute('aria-describedby', rest);
    else input.removeAttribute('aria-describedby');
  }
}

async function send(form, button) {
  const label = button.textContent;
  clear(form);
  form.busy = true;
  button.setAttribute('aria-disabled', true);
  button.textContent = form.dataset.envoi;
  try {
    await open(form);
    form.travail.value = (await form.work) ?? '';
    const body = new URLSearchParams(new FormData(form));
    // Each of one's own may be the one by which one is known.
    for (const [id, { proof }] of Object.entries(kept())) {
      body.append('connu', id);
      body.append('connu_jeton', proof);
    }
    const answer = await ask(button.hasAttribute('formaction') ? button.formAction : form.action, { method: 'POST', headers: json, body });
    const said = await answer.json();
    if (!answer.ok) refuse(form, said);
    else if (said.html) preview(form, said.html);
    else await received(form, said);
  } catch {
    refuse(form, {});
  }
  form.busy = false;
  button.removeAttribute('aria-disabled');
  button.textContent = label;
}

function preview(form, html) {
  const box = $('[data-pc-preview]', form);
  $('.pc-text', box).innerHTML = html;
  box.hidden = false;
  box.focus();
}

async function received(form, { id, state, message, token, seconds }) {
  const keep = form.garder.checked;
  leave(form);
  form.message.value = form.jeton.value = '';
  form.opening = null;
  for (const box of form.querySelectorAll('[type=checkbox]')) box.checked = false;
  changed(form);
  const { pcThread: thread, pcFragment } = root.dataset;
  if (keep) kept((all) => (all[id] = { proof: token, thread, end: Date.now() + seconds * 1e3 }));
  if (state == 'published') await load(`${pcFragment}?apres=${id}`).catch(() => {});
  own();
  const shown = $(`#commentaire-${id}`);
  if (shown) location.hash = shown.id;
  const done = $('#commentaire-recu');
  done.textContent = message;
  done.classList.add('pc-shown');
  done.focus({ preventScroll: shown });
}

// A reply: the form goes under the comment, and comes back.
function reply(link) {
  const form = $('[data-pc-form]');
  leave(form);
  const parent = $('[data-pc-parent]', form);
  parent.textContent = link.dataset.pcTitle;
  form.parent.value = link.dataset.pcReply;
  form.parent.disabled = parent.hidden = $('[data-pc-cancel]', form).hidden = false;
  form.origin = link;
  link.closest('article').after(form);
  return form.nom.value ? form.message : form.nom;
}

function leave(form) {
  const { origin } = form;
  if (!origin) return;
  form.origin = null;
  form.parent.disabled = $('[data-pc-parent]', form).hidden = $('[data-pc-cancel]', form).hidden = true;
  $('[data-pc-write]').append(form);
  return origin;
}

// How much may still be written, once the end is near; a stale preview goes.
function changed(form) {
  form.used = true;
  const text = form.message;
  const left = text.dataset.longest - [...text.value.trim()].length;
  const { reste, trop } = form.dataset;
  const [one, other] = (left < 0 ? trop : reste).split('|');
  const rule = new Intl.PluralRules(root.lang).select(Math.abs(left));
  const count = $('[data-pc-left]', form);
  clearTimeout(form.timer);
  // Said when the hand rests, not at every key.
  form.timer = setTimeout(() => {
    count.textContent = left > 200 ? '' : (rule == 'one' ? one : other).replace(/\d/, Math.abs(left));
    count.classList.toggle('pc-too-long', left < 0);
  }, 300);
  $('[data-pc-preview]', form).hidden = true;
}

if (root) {
  const form = (event) => event.target.closest?.('[data-pc-form]');
  root.addEventListener('focusin', (event) => form(event) && open(form(event)));
  root.addEventListener('input', (event) => form(event) && changed(form(event)));
  root.addEventListener('submit', (event) => {
    if (!form(event)) return;
    event.preventDefault();
    if (!form(event).busy) send(form(event), event.submitter ?? $('[type=submit]', form(event)));
  });
  root.addEventListener('click', (event) => {
    const link = event.target.closest('[data-pc-reply]');
    if (link && $('[data-pc-form]')) {
      event.preventDefault();
      reply(link).focus();
    }
    if (event.target.matches('[data-pc-cancel]')) leave(form(event))?.focus();
  });
  root.addEventListener('keydown', (event) => {
    if (event.key == 'Escape' && form(event)) leave(form(event))?.focus();
  });
  // The service's own page is new already.
  if (root.closest('[data-pc-fresh]')) own();
  else if (location.hash.startsWith('#commentaire')) begin();
  else {
    const near = new IntersectionObserver((seen) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      near.disconnect();
      begin();
    }, { rootMargin: '800px' });
    near.observe(root.hidden ? document.body : root);
  }
}

// The page that says that one's own comment is deleted: its proof is worth nothing any more.
const gone = $('[data-pc-gone]', document);
if (gone) kept((all) => delete all[gone.dataset.pcGone]);

// What cards say of the conversations under their posts: one question for all of them.
const cards = [...document.querySelectorAll('[data-pc-card]')];

async function count() {
  const threads = [...new Set(cards.map((card) => card.dataset.pcCard))].slice(0, 200);
  const query = new URLSearchParams(threads.map((thread) => ['fil', thread]));
  const said = await (await ask(`${document.body.dataset.pcCounts}?${query}`)).json();
  for (const card of cards) {
    const now = said[card.dataset.pcCard];
    const words = now && [now.text, now.answered];
    words?.forEach((text, part) => {
      card.children[part].textContent = text;
      card.children[part].hidden = !text;
    });
    if (words) card.hidden = !now.text;
  }
}

// Where the service does not answer, what was known when the site was built stays.
if (cards.length) count().catch(() => {});
