// A moderator empties her list in the preview: by keyboard where there is script, with buttons where there is none.
import assert from 'node:assert/strict';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { DESK_ROOT, signIn, signOut, unfold } from '../support/desk.js';
import { preview, sources } from '../support/site.js';
import { browse, DESK, keep, visitor, WAYS } from '../support/visitor.js';

const whole = { after };
const focused = async (place) => place.and(place.page().locator(':focus')).waitFor();
const browser = await browse(whole);

for (const way of WAYS) {
  test(`a moderator publishes, takes back, refuses with a reason: ${way.name}`, async (t) => {
    const place = await preview(t, sources(t));
    const { page } = await visitor(t, browser, place, way);
    await signIn(page, place.moderator);
    await keep(page, 'moderator queue', way.name);

    const waiting = page.getByRole('main').getByRole('article');
    const count = await waiting.count();
    assert.ok(count > 0, 'the demonstration has something to review');
    if (way.script) {
      // Keys are heard in the list alone, and the queue begins there.
      await page.getByRole('link', { name: 'Aller au contenu' }).focus();
      await page.keyboard.press('p');
      assert.equal(await waiting.count(), count, 'nothing is pressed from outside the list');
      await page.reload();
      await focused(waiting.first());
      await page.keyboard.press('p');
    } else {
      await waiting.first().getByRole('button', { name: /^Publier/ }).click();
    }
    const said = page.getByRole('status');
    await said.getByText('Message publié.').waitFor();
    assert.equal(await waiting.count(), count - 1);

    if (way.script) await page.keyboard.press('a');
    else await said.getByRole('button', { name: 'Annuler' }).click();
    await page.getByRole('status').getByText('Décision annulée pour un message.').waitFor();
    assert.equal(await waiting.count(), count);

    const first = waiting.first();
    if (way.script) {
      // What was decided comes back under the keyboard; a reason is its number.
      await focused(first);
      await page.keyboard.press('r');
      const number = await first.getByRole('button', { name: 'Hors sujet' }).getAttribute('aria-keyshortcuts');
      await page.keyboard.press(number);
    } else {
      await unfold(first, 'Refuser');
      await first.getByRole('button', { name: 'Hors sujet' }).click();
    }
    await page.getByRole('status').getByText('Message refusé.').waitFor();
    assert.equal(await waiting.count(), count - 1);
    await keep(page, 'moderator refused', way.name);

    await signOut(page);
    await page.goto(DESK_ROOT);
    await page.getByRole('heading', { level: 1, name: 'Se connecter à la modération' }).waitFor();
  });
}

// Notes what would be sent from the page, and sends nothing.
const intercept = (page) => page.evaluate(() => {
  window.left = [];
  window.addEventListener('submit', (event) => {
    if (!event.defaultPrevented) window.left.push(event.submitter.value || event.submitter.innerText.trim());
    event.preventDefault();
  });
});

// The demonstration's sources, where one more message waits.
function withAnother(scope, changes) {
  const root = sources(scope);
  const file = join(root, 'commentaires.jsonl');
  const waiting = readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line)).find((one) => one.state === 'pending');
  appendFileSync(file, `${JSON.stringify({ ...waiting, id: 9001, ...changes })}\n`);
  return root;
}

test('the preview shows what its conversations took', async (t) => {
  const place = await preview(t, sources(t));
  const { page } = await visitor(t, browser, place);
  await signIn(page, place.moderator);
  await page.goto('/commentaires/moderation/statistiques');
  const figure = (name) => page.locator('.pd-summary div', { has: page.locator('dt', { hasText: name }) }).locator('dd');
  assert.equal(await figure(/^Reçus$/).innerText(), '12');
  assert.equal(await figure(/^Délai de publication$/).innerText(), '35 minutes');
  assert.equal(await figure(/^Délai de réponse$/).innerText(), '6 heures');
});

test('what is written from right to left is read so', async (t) => {
  const root = withAnother(t, { name: 'مريم', markdown: 'متى تركيب النوافذ؟ (الواجهة)\n\nMerci !' });
  const place = await preview(t, root);
  const { page } = await visitor(t, browser, place);
  await signIn(page, place.moderator);
  const text = page.getByRole('article').filter({ hasText: 'مريم' }).locator('.pc-text');
  // Where the first and the last sign of a paragraph stand.
  const ends = (paragraph) => paragraph.evaluate((element) => {
    const { firstChild: words } = element;
    const at = (from) => {
      const range = document.createRange();
      range.setStart(words, from);
      range.setEnd(words, from + 1);
      return range.getBoundingClientRect().left;
    };
    return [at(0), at(words.length - 1)];
  });
  const [first, last] = await ends(text.locator('p').first());
  assert.ok(first > last, 'the closing bracket stands at the left');
  const [begin, end] = await ends(text.locator('p').last());
  assert.ok(begin < end, 'another paragraph runs as its own letters do');
});

test('keys act on the message that is marked, and once', async (t) => {
  const root = withAnother(t, { markdown: 'Et le garage ?' });
  const place = await preview(t, root);
  const { page } = await visitor(t, browser, place, { viewport: DESK });
  await signIn(page, place.moderator);
  const [first, second] = [0, 1].map((at) => page.getByRole('main').getByRole('article').nth(at));
  const press = (key, how) => page.locator(':focus').dispatchEvent('keydown', { key, ...how });
  const left = () => page.evaluate(() => window.left.splice(0));
  const isNothing = async (what) => assert.deepEqual(await left(), [], what);

  await focused(first);
  await intercept(page);
  await press('p', { repeat: true });
  await isNothing('a key that is still held from the message before');

  // As on a French keyboard, where the row's second key is « é ».
  const row = { code: 'Digit2' };
  await first.locator('summary', { hasText: 'Refuser' }).focus();
  await press('é', row);
  await isNothing('a reason that is folded away');
  await page.keyboard.press('Enter');
  await press('~', { ...row, modifierAltGraph: true });
  await isNothing('another sign of the same key');
  await press('é', row);
  const reason = await first.locator('[data-digit="2"]').getAttribute('value');
  assert.deepEqual(await left(), [reason], 'the second reason');
  await press('é', row);
  await isNothing('a form that is sent already');

  // A reply that is begun is not led away from.
  await first.focus();
  await page.keyboard.press('j');
  await focused(second);
  await page.keyboard.press('o');
  await page.keyboard.type('Bonjour, api.');
  await press('Enter', { ctrlKey: true, repeat: true });
  await isNothing('Ctrl + Enter, held');
  for (const beside of [second.getByLabel('Placer cette réponse en premier'), second.getByRole('button', { name: 'Publier la réponse' })]) {
    await beside.focus();
    for (const key of 'pia') await press(key);
    await isNothing('beside the text');
  }
  await second.getByLabel('Réponse', { exact: true }).focus();
  await press('Enter', { ctrlKey: true });
  assert.equal((await left()).length, 1, 'the reply is sent');
  await press('Enter', { ctrlKey: true });
  await isNothing('the reply once more');

  // Outside a message, nothing is pressed in its stead.
  await page.reload();
  await focused(first);
  await intercept(page);
  const box = (entry) => entry.getByRole('checkbox', { name: /^Cocher le message/ });
  await box(second).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Tout cocher' }).focus();
  await press('p');
  await isNothing('from the bar');
  await page.keyboard.press('Enter');
  assert.ok(await box(first).isChecked());
  await page.getByRole('button', { name: 'Tout décocher' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await focused(first);
  assert.equal(await page.getByRole('checkbox', { checked: true }).count(), 0);

  await page.reload();
  await focused(first);
  await page.keyboard.press('p');
  const said = page.getByRole('status').filter({ hasText: 'Message publié.' });
  await said.waitFor();
  await intercept(page);
  await said.focus();
  await press('p');
  await isNothing('from what was said');
  await press('a');
  assert.match((await left()).join(), /^Annuler/);

  await page.goto(`${DESK_ROOT}/ouverture`);
  const closure = page.locator('.pd-closure').first();
  const isAsked = () => closure.locator('[name=pourquoi]').evaluate((field) => field.required);
  assert.equal(await isAsked(), false);
  await closure.locator('[name=raison]').selectOption({ label: 'Autre (à préciser)' });
  assert.equal(await isAsked(), true);
});
