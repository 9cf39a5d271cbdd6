// A moderator empties her list in the preview: by keyboard where there is script, with buttons where there is none.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { DESK_ROOT, signIn, signOut, unfold } from '../support/desk.js';
import { preview, sources } from '../support/site.js';
import { browse, keep, visitor, WAYS } from '../support/visitor.js';

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
