// What a page weighs on its way to a telephone, compressed.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { everything, inspector, open } from '../support/everything.js';
import { browse } from '../support/visitor.js';

const whole = { after };
const browser = await browse(whole);
const place = await everything(whole);

// The bytes of a page by what they are, gzipped.
async function weigh(t, name) {
  const { page, addresses } = await inspector(t, browser, place);
  const answers = [];
  page.on('response', (response) => answers.push(response));
  await open(page, addresses[name]);
  const weights = { document: 0, stylesheet: 0, script: 0, font: 0 };
  for (const answer of answers) {
    const type = answer.request().resourceType();
    if (type in weights) weights[type] += gzipSync(await answer.body(), { level: 9 }).length;
  }
  t.diagnostic(`${name}: ${JSON.stringify(weights)}`);
  return weights;
}

test('a post and its styles fit into 14 kB', async (t) => {
  for (const name of ['article', 'update', 'notice', 'tender']) {
    const { document, stylesheet } = await weigh(t, name);
    assert.ok(document + stylesheet <= 14_336, `${name}: ${document} + ${stylesheet} bytes`);
  }
});

test('a page without comments has 5 kB of script at most', async (t) => {
  for (const name of ['home', 'tender', 'subscribe']) {
    const { script } = await weigh(t, name);
    assert.ok(script <= 5_120, `${name}: ${script} bytes`);
  }
});
