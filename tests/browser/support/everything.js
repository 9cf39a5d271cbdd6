// The demonstration site with its conversations, looked at page by page.
import { deskPages, signIn } from './desk.js';
import { BEYOND, MISSING, PARTS, SERVICE, TEMPLATES } from './pages.js';
import { conversations, demonstration, mailServer } from './site.js';
import { visitor } from './visitor.js';

// The site, on its host, with the service behind it.
export async function everything(scope) {
  const { host, out } = await demonstration(scope);
  const service = await conversations(scope, host, out, await mailServer(scope));
  return { host, out, moderator: service.moderator };
}

// Somebody who may see everything, and the addresses of what there is to be seen, by name.
export async function inspector(scope, browser, { host, moderator }, look) {
  const seen = await visitor(scope, browser, host, look);
  seen.watch.allow(...MISSING.map((path) => new RegExp(`^404: ${host.url}${path}$`)));
  await seen.context.addInitScript(mark);
  await signIn(seen.page, moderator);
  const desk = Object.entries(await deskPages(seen.page)).map(([name, address]) => [`desk, ${name}`, address]);
  return { ...seen, addresses: { ...TEMPLATES, ...PARTS, ...SERVICE, ...Object.fromEntries(desk), ...BEYOND } };
}

// Goes there, and waits until the page and its conversation stand: what the build knew of it gives way to what the
// service says as soon as a reader comes near.
export async function open(page, address) {
  await page.goto(address);
  if (address.startsWith('/commentaires')) return;
  if (address.includes('?q=')) await page.getByRole('status').getByText('résultat').waitFor();
  const talk = page.getByRole('region', { name: 'Espace de contributions des lecteurs' });
  if ((await talk.count()) === 0) return;
  await talk.scrollIntoViewIfNeeded();
  await page.waitForFunction(() => !document.querySelector('[data-built]'));
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
}

// Opens whatever is folded.
export async function unfold(page) {
  await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
}

function mark() {
  addEventListener('DOMContentLoaded', () => {
    for (const built of document.querySelectorAll('#commentaires > *')) built.dataset.built = '';
  });
}
