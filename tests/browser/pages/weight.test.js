// What a page weighs on its way to a telephone, compressed.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { everything, inspector } from '../support/everything.js';
import { browse } from '../support/visitor.js';
import { weigh } from '../support/weight.js';

const whole = { after };
const browser = await browse(whole);
const place = await everything(whole);

// The weights of some pages, by name. Each is looked at by somebody who has nothing yet.
async function weights(t, names) {
  const found = [];
  for (const name of names) {
    const { page, addresses } = await inspector(t, browser, place);
    const weight = await weigh(page, addresses[name]);
    t.diagnostic(`${name}: ${JSON.stringify(weight)}`);
    found.push([name, weight]);
  }
  return found;
}

test('a post and its styles fit into 14 kB', async (t) => {
  for (const [name, { document, stylesheet }] of await weights(t, ['article', 'update', 'notice', 'tender'])) {
    assert.ok(document + stylesheet <= 14_336, `${name}: ${document} + ${stylesheet} bytes`);
  }
});

test('a page has 5 kB of script at most', async (t) => {
  for (const [name, { script }] of await weights(t, ['home', 'update', 'tender', 'subscribe', 'search'])) {
    assert.ok(script <= 5_120, `${name}: ${script} bytes`);
  }
});
