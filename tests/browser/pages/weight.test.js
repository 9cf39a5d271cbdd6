// What a page weighs on its way to a telephone, compressed.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { everything } from '../support/everything.js';
import { PARTS, TEMPLATES } from '../support/pages.js';
import { browse, visitor } from '../support/visitor.js';
import { weigh } from '../support/weight.js';

const whole = { after };
const browser = await browse(whole);
const { host } = await everything(whole);
// A year of the archives is a list too, the longest of all.
const PAGES = { ...TEMPLATES, ...PARTS, year: '/archives/2026/' };

// The weights of some pages, by name. Each is looked at by somebody who has nothing yet.
async function weights(t, names) {
  const found = [];
  for (const name of names) {
    const { page, watch } = await visitor(t, browser, host);
    watch.allow(new RegExp(`^404: ${host.url}${TEMPLATES[404]}$`));
    const weight = await weigh(page, PAGES[name]);
    t.diagnostic(`${name}: ${JSON.stringify(weight)}`);
    found.push([name, weight]);
  }
  return found;
}

test('a page and its styles fit into 14 kB', async (t) => {
  for (const [name, { document, stylesheet }] of await weights(t, Object.keys(PAGES))) {
    assert.ok(document + stylesheet <= 14_336, `${name}: ${document} + ${stylesheet} bytes`);
  }
});

test('a page has 5 kB of script at most', async (t) => {
  for (const [name, { script }] of await weights(t, ['home', 'update', 'tender', 'subscribe', 'search'])) {
    assert.ok(script <= 5_120, `${name}: ${script} bytes`);
  }
});
