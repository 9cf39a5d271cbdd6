// A contractor finds the tenders of her trade, follows them, and knows to the second whether she may still answer.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';

import { conversations, demonstration, mailServer } from '../support/site.js';
import { browse, choose, keep, visitor, WAYS } from '../support/visitor.js';

const whole = { after };
const browser = await browse(whole);
const { host, out } = await demonstration(whole);
await conversations(whole, host, out, await mailServer(whole));
const FEED = '/appels-offres/metiers/electricite/flux.xml';

for (const way of WAYS) {
  test(`a contractor follows her trade and watches a deadline: ${way.name}`, async (t) => {
    const { page, context } = await visitor(t, browser, host, way);
    const main = page.getByRole('main');
    await page.goto('/');
    await choose(page, 'Appels d’offres');
    await main.getByText('Filtrer par corps d’état').click();
    await main.getByRole('link', { name: 'Électricité', exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Appels d’offres : Électricité' }).waitFor();
    await keep(page, 'contractor trade', way.name);

    const feed = page.getByRole('link', { name: 'RSS', exact: true }).first();
    assert.equal(await feed.getAttribute('href'), FEED);
    const copy = page.getByRole('button', { name: 'Copier l’adresse du flux' }).first();
    if (way.script) {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await copy.click();
      await page.getByRole('status').getByText('Adresse copiée').waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${host.url}${FEED}`);
    } else {
      assert.ok(!(await copy.isVisible()), 'no button that does nothing');
    }
    const items = await context.request.get(FEED);
    assert.match(items.headers()['content-type'], /^application\/rss\+xml; charset=utf-8$/);
    assert.ok(/RECTIFICATIF n°\s1/.test(await items.text()), 'the correction is an item of its own');

    await main.getByRole('link', { name: /L’Îlot Ferrand/ }).first().click();
    await page.getByRole('heading', { level: 1, name: /L’Îlot Ferrand/ }).waitFor();
    await keep(page, 'contractor tender', way.name);
    await main.getByText('11 décembre 2026 à 12 h 00 (heure de Paris)').waitFor();
    await main.getByText('Rectifié le 18 novembre 2026').first().waitFor();

    const calendar = main.getByRole('link', { name: 'Ajouter à mon agenda' });
    const [download] = await Promise.all([page.waitForEvent('download'), calendar.click()]);
    const events = readFileSync(await download.path(), 'utf8');
    assert.match(events, /DTEND;TZID=Europe\/Paris:20261211T120000/);

    const answer = main.getByRole('link', { name: 'Retirer le dossier et répondre sur le profil d’acheteur' });
    await answer.waitFor();
    if (!way.script) {
      for (const state of ['En cours', 'Clos']) {
        assert.equal(await main.getByText(state, { exact: true }).and(page.locator(':visible')).count(), 0, 'no state that may be stale');
      }
      return;
    }
    await main.getByText('En cours', { exact: true }).first().waitFor();
    await main.getByText('Il reste 18 jours').waitFor();
    await page.clock.pauseAt('2026-12-11T10:59:58Z');
    await main.getByText('Dernier jour : clôture à 12 h 00').waitFor();
    await main.getByText('En cours', { exact: true }).first().waitFor();
    assert.ok(await answer.isVisible(), 'one may still answer');
    await page.clock.runFor(3_000);
    await main.getByText('Clos', { exact: true }).first().waitFor();
    await main.getByText('La date limite est passée.').waitFor();
    assert.ok(!(await answer.isVisible()), 'one may no longer answer');
    await keep(page, 'contractor tender closed', way.name);
  });
}
