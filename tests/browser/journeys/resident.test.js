// A resident sees what is broken in her building, until when, and asks.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { conversations, demonstration, mailServer } from '../support/site.js';
import { browse, choose, keep, PAIRS, visitor, WAYS } from '../support/visitor.js';

const whole = { after };
const browser = await browse(whole);
const { host, out } = await demonstration(whole);
await conversations(whole, host, out, await mailServer(whole));

for (const way of WAYS) {
  test(`a resident finds the notice about her lift, and asks: ${way.name}`, async (t) => {
    const { page, watch } = await visitor(t, browser, host, way);
    const main = page.getByRole('main');
    await page.goto('/');
    await choose(page, 'Ma résidence');
    await main.getByRole('link', { name: 'Les Glycines', exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Les Glycines' }).waitFor();
    await keep(page, 'resident residence', way.name);
    await main.getByText('Reporté au 24 novembre 2026').first().waitFor();
    await main.getByRole('link', { name: /Ascenseur du bâtiment B/ }).first().click();

    await page.getByRole('heading', { level: 1, name: /Ascenseur du bâtiment B/ }).waitFor();
    await main.getByText('Reporté au 24 novembre 2026').first().waitFor();
    await main.getByText('Pièce commandée').first().waitFor();
    await main.getByText('02 61 91 00 20').first().waitFor();

    const talk = page.getByRole('region', { name: 'Espace de contributions des lecteurs' });
    await talk.getByText('La coopérative répond ici aux questions').waitFor();
    watch.allow(/^422: .*\/commentaires\/fil\//);
    // Sent without a word: what is missing is said in place.
    await talk.getByLabel('Nom ou pseudonyme').fill('M. Aubry');
    await talk.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await page.getByText('Écrivez votre message avant de l’envoyer.').first().waitFor();
    await keep(page, 'resident nothing written', way.name);
    await page.getByLabel('Votre message (obligatoire)').fill(`Le monte-charge peut-il servir en attendant (${way.name}) ?`);
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await page.getByText('Merci. Votre message attend la relecture.').waitFor();
    await keep(page, 'resident asked', way.name);
  });
}

for (const way of PAIRS) {
  test(`a resident takes back what she wrote: ${way.name}`, async (t) => {
    const { page } = await visitor(t, browser, host, way);
    const send = () => page.getByRole('button', { name: 'Envoyer', exact: true }).click();
    const change = page.getByRole('link', { name: 'Modifier ou supprimer votre message' });
    await page.goto('/residences/les-glycines/2026-11-20-ascenseur-b/');
    const talk = page.getByRole('region', { name: 'Espace de contributions des lecteurs' });
    await talk.scrollIntoViewIfNeeded();
    await talk.getByLabel('Nom ou pseudonyme').fill('M. Aubry');
    await talk.getByLabel('Votre message (obligatoire)').fill(`Oubliez ma question (${way.name}).`);
    await talk.getByLabel('Modifier ou supprimer depuis cet appareil').check();
    await send();
    // Without script, the link itself is what she keeps, and she stands on its page already.
    if (way.script) await change.click();
    else await send();
    await page.getByRole('button', { name: 'Supprimer mon commentaire' }).click();
    await page.getByRole('status').getByText('Votre message est supprimé.').waitFor();
    await keep(page, 'resident deleted', way.name);
    await page.getByRole('link', { name: /^Revenir à la page/ }).click();
    await talk.getByLabel('Votre message (obligatoire)').waitFor();
    assert.equal(await change.count(), 0, 'a link to what is gone');
  });
}

test('a conversation that comes late takes away nothing that was said meanwhile', async (t) => {
  const { page } = await visitor(t, browser, host);
  const fragment = '**/commentaires/fragment/**';
  let release;
  const sent = new Promise((done) => { release = done; });
  await page.route(fragment, (route) => sent.then(() => route.continue()), { times: 1 });
  // Where the conversation is near enough, it is asked for before anybody scrolls.
  const late = page.waitForRequest(fragment);
  await page.goto('/residences/les-glycines/2026-11-20-ascenseur-b/');
  const talk = page.getByRole('region', { name: 'Espace de contributions des lecteurs' });
  await talk.scrollIntoViewIfNeeded();
  await late;
  await talk.getByLabel('Nom ou pseudonyme').fill('M. Aubry');
  await talk.getByLabel('Votre message (obligatoire)').fill('Qui appeler la nuit ?');
  await talk.getByRole('button', { name: 'Envoyer', exact: true }).click();
  const said = talk.getByText('Merci. Votre message attend la relecture.');
  await said.waitFor();
  const [answer] = await Promise.all([page.waitForResponse(fragment), release()]);
  await answer.finished();
  // What the page does with it comes within two frames.
  await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
  assert.ok(await said.isVisible());
});
