// A buyer follows the works of her building.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { conversations, demonstration, mailServer } from '../support/site.js';
import { browse, choose, keep, PAIRS, visitor, WAYS } from '../support/visitor.js';

const whole = { after };
const browser = await browse(whole);
const { host, out } = await demonstration(whole);
await conversations(whole, host, out, await mailServer(whole));

for (const way of WAYS) {
  test(`a buyer sees how far her building is, and why its date moved: ${way.name}`, async (t) => {
    const { page } = await visitor(t, browser, host, way);
    await page.goto('/');
    await choose(page, 'Chantiers');
    await page.getByRole('main').getByRole('link', { name: 'Les Terrasses du Verger', exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Les Terrasses du Verger' }).waitFor();
    await keep(page, 'buyer programme', way.name);

    const main = page.getByRole('main');
    await main.getByText('Où en est le chantier ?').first().waitFor();
    await main.getByRole('progressbar').first().waitFor();
    await main.getByText('62 %').first().waitFor();
    await main.getByText('Six jours d’intempéries').first().waitFor();
    await main.getByText('juin 2027').first().waitFor();

    await main.getByRole('link', { name: /Bâtiment A hors d’eau/ }).first().click();
    await page.getByRole('heading', { level: 1, name: /Bâtiment A hors d’eau/ }).waitFor();
    const photo = main.getByRole('img', { name: /toiture/i }).first();
    await photo.scrollIntoViewIfNeeded();
    await page.waitForFunction((image) => image.complete && image.naturalWidth > 0, await photo.elementHandle());
    await main.getByText('Date repoussée de mai 2027 à juin 2027. Raison : Six jours d’intempéries').first().waitFor();

    // Other buyers asked already, and were answered.
    const talk = page.getByRole('region', { name: 'Espace de contributions des lecteurs' });
    await talk.scrollIntoViewIfNeeded();
    if (way.script) await talk.getByRole('article').getByText('Réponse de la coopérative').first().waitFor();
    await talk.getByLabel('Votre message (obligatoire)').waitFor();
    await keep(page, 'buyer update', way.name);
  });
}

for (const way of PAIRS) {
  test(`a buyer asks about the programme itself: ${way.name}`, async (t) => {
    const { page } = await visitor(t, browser, host, way);
    await page.goto('/chantiers/terrasses-du-verger/');
    const talk = page.getByRole('region', { name: 'Espace de contributions des lecteurs' });
    // The page is long: the form and its style come once she is near, and without script a link leads to them.
    await talk.scrollIntoViewIfNeeded();
    if (!way.script) await talk.getByRole('link', { name: 'Poser une question' }).click();
    const message = page.getByLabel('Votre message (obligatoire)');
    await message.waitFor();
    await page.waitForFunction((field) => getComputedStyle(field).display === 'block', await message.elementHandle());
    await page.getByRole('button', { name: 'Envoyer', exact: true }).waitFor();
    await keep(page, 'buyer asks', way.name);
  });
}

test('a buyer on a slow line reads on when the conversations are away', async (t) => {
  const alone = await demonstration(t);
  const { page, watch } = await visitor(t, browser, alone.host);
  watch.allow(/404: .*\/commentaires\//);
  await page.goto('/chantiers/terrasses-du-verger/2026-11-06-hors-eau/');
  await page.getByRole('region', { name: 'Espace de contributions des lecteurs' }).scrollIntoViewIfNeeded();
  await page.getByText('Les commentaires ne s’affichent pas. Réessayez plus tard ; le reste de la page fonctionne.').waitFor();
  await page.getByRole('heading', { level: 1, name: /Bâtiment A hors d’eau/ }).waitFor();
});
