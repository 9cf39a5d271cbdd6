// Too much is said at once: an administrator closes the whole site in one click, and opens it again.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { deskPages, signIn } from '../support/desk.js';
import { conversations, demonstration, mailServer } from '../support/site.js';
import { browse, keep, PAIRS, visitor } from '../support/visitor.js';

const whole = { after };
const browser = await browse(whole);
const { host, out } = await demonstration(whole);
const { moderator } = await conversations(whole, host, out, await mailServer(whole));
const THREAD = '/commentaires/fil/chantiers/terrasses-du-verger/2026-11-06-hors-eau';

for (const way of PAIRS) {
  test(`the whole site is closed in one click, read all the same, and opened again: ${way.name}`, async (t) => {
    const { page: desk } = await visitor(t, browser, host, way);
    await signIn(desk, moderator);
    await desk.goto((await deskPages(desk)).Ouverture);
    const site = desk.getByRole('region', { name: 'Tout le site' });
    await site.getByText('Ouvert : chacun peut écrire').waitFor();
    await site.getByRole('button', { name: 'Suspendre les commentaires de tout le site' }).click();
    await site.getByText('Sur tout le site, les commentaires sont suspendus').waitFor();
    await keep(desk, 'desk closed', way.name);

    const { page } = await visitor(t, browser, host, way);
    const talk = page.getByRole('region', { name: 'Espace de contributions des lecteurs' });
    await page.goto(THREAD);
    await talk.getByText('Les commentaires sont suspendus pour le moment. Vous pouvez toujours les lire.').waitFor();
    await talk.getByText('Le cuisiniste a besoin des cotes définitives').waitFor();
    assert.equal(await talk.getByRole('textbox').count(), 0, 'nobody may write');
    await keep(page, 'conversation closed', way.name);

    await site.getByRole('button', { name: 'Rouvrir les commentaires de tout le site' }).click();
    await desk.getByRole('status').getByText('Les commentaires de tout le site sont rouverts.').waitFor();
    await page.reload();
    await talk.getByLabel('Votre message (obligatoire)').waitFor();
  });
}
