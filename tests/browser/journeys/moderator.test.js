// A moderator empties her list in the preview: by keyboard where there is script, with buttons where there is none.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { DESK_ROOT, signIn, unfold } from '../support/desk.js';
import { preview, sources } from '../support/site.js';
import { browse, keep, visitor, WAYS } from '../support/visitor.js';

const whole = { after };
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
      // Keys are heard in the list alone.
      await page.getByRole('link', { name: 'Aller à la liste' }).press('Enter');
      await page.keyboard.press('j');
      await page.keyboard.press('p');
    } else {
      await waiting.first().getByRole('button', { name: /^Publier/ }).click();
    }
    const said = page.getByRole('status');
    await said.getByText('Message publié.').waitFor();
    assert.equal(await waiting.count(), count - 1);

    await said.getByRole('button', { name: 'Annuler' }).click();
    await page.getByRole('status').getByText('Décision annulée pour un message.').waitFor();
    assert.equal(await waiting.count(), count);

    const first = waiting.first();
    if (way.script) {
      await page.keyboard.press('j');
      await page.keyboard.press('r');
    } else {
      await unfold(first, 'Refuser');
    }
    await first.getByLabel('Choisissez une raison').selectOption('Hors sujet');
    await first.getByRole('button', { name: 'Refuser', exact: true }).click();
    await page.getByRole('status').getByText('Message refusé.').waitFor();
    assert.equal(await waiting.count(), count - 1);
    await keep(page, 'moderator refused', way.name);

    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.goto(DESK_ROOT);
    await page.getByRole('heading', { level: 1, name: 'Se connecter à la modération' }).waitFor();
  });
}
