// A communications officer writes, and the browser beside her follows.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { preview, sources } from '../support/site.js';
import { browse, keep, visitor, WAYS } from '../support/visitor.js';
import { until } from '../support/wait.js';

const whole = { after };
const browser = await browse(whole);
const PAGE = 'actualites/2026-11-09-journee-bois';

for (const way of WAYS) {
  test(`an officer’s edits show, her mistakes are explained: ${way.name}`, async (t) => {
    const root = sources(t);
    const file = join(root, 'content', PAGE, 'index.md');
    const written = readFileSync(file, 'utf8');
    const place = await preview(t, root);
    const { page, watch } = await visitor(t, browser, place, way);
    watch.allow(new RegExp(`^500: ${place.url}/${PAGE}/$`));

    // The page follows by itself; without script she has it loaded again.
    const follows = (what) => {
      const there = async () => {
        await page.reload();
        return what.isVisible();
      };
      return way.script ? what.waitFor() : until(`${what}`, there);
    };
    const stays = (top) => way.script && page.waitForFunction((top) => Math.abs(scrollY - top) < 2, top);

    await page.goto(`/${PAGE}/`);
    const title = page.getByRole('heading', { level: 1 });
    await title.waitFor();
    await page.evaluate(() => scrollTo({ top: 400, behavior: 'instant' }));
    const before = await page.evaluate(() => scrollY);
    assert.ok(before > 0, 'the page is longer than the window');

    writeFileSync(file, `${written}\n\nUne navette part de la gare à **8 h 15**.\n`);
    await follows(page.getByText('Une navette part de la gare'));
    await stays(before);

    writeFileSync(file, written.replace(/^date: .*$/m, 'date: 31/02/2026'));
    await follows(page.getByRole('heading', { level: 1, name: 'Le site contient des erreurs' }));
    const told = page.locator('pre').first();
    await told.getByText(`content/${PAGE}/index.md`).waitFor();
    await told.getByText('31/02/2026').waitFor();
    await keep(page, 'officer mistake', way.name);
    await page.getByRole('link', { name: 'Voir la dernière version sans erreur' }).waitFor();

    writeFileSync(file, written.replace(/^titre: .*$/m, 'titre: Une journée pour toucher le bois : le programme'));
    await follows(page.getByRole('heading', { level: 1, name: /Une journée pour toucher le bois/ }));
    await stays(before);
    await keep(page, 'officer mended', way.name);
  });
}

test('a change is shown that came before the page could listen', async (t) => {
  const root = sources(t);
  const file = join(root, 'content', PAGE, 'index.md');
  const place = await preview(t, root);
  const { page } = await visitor(t, browser, place);
  const later = `${readFileSync(file, 'utf8')}\n\nUne navette part de la gare à **8 h 15**.\n`;

  await page.route('**/__palier/live.js*', async (route) => {
    writeFileSync(file, later);
    await until('the later text', async () => (await (await fetch(`${place.url}/${PAGE}/`)).text()).includes('Une navette'));
    await route.continue();
  }, { times: 1 });
  await page.goto(`/${PAGE}/`, { waitUntil: 'commit' });
  await page.getByText('Une navette part de la gare').waitFor();
});
