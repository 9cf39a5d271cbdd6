// Somebody looks for a word, and sees where it was found before she opens anything.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { demonstration } from '../support/site.js';
import { browse, keep, PAIRS, visitor } from '../support/visitor.js';

const whole = { after };
const browser = await browse(whole);
const { host } = await demonstration(whole);

for (const way of PAIRS.filter(({ script }) => script)) {
  test(`a result says where the word was found: ${way.name}`, async (t) => {
    const { page } = await visitor(t, browser, host, way);
    const opened = [];
    page.on('request', (request) => request.resourceType() === 'fetch' && opened.push(new URL(request.url()).pathname));
    await page.goto('/recherche/');
    await page.getByLabel('Que cherchez-vous ?').fill('ascenseurs');
    const results = page.getByRole('main').getByRole('list').last();
    const lift = results.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Ascenseur du bâtiment B à l’arrêt' }) });
    await lift.getByText('L’ascenseur du bâtiment B est arrêté.').waitFor();
    assert.deepEqual(await lift.locator('mark').allTextContents(), ['Ascenseur', 'ascenseur']);
    await keep(page, 'search', way.name);

    // What is not seen is not fetched: of the index what the word needs, of the pages those of the first results.
    const pages = () => opened.filter((path) => !path.startsWith('/recherche/index/'));
    const found = await results.getByRole('listitem').count();
    assert.ok(pages().length >= 1 && pages().length < found, `${pages()} of ${found} results`);
    // A passage takes the place that was kept for it.
    const heights = await results.locator('[data-field=summary]').evaluateAll((all) => all.map((each) => each.offsetHeight));
    assert.equal(new Set(heights).size, 1, `${heights}`);
  });
}
