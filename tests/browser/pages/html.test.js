// The Nu HTML checker on every page of the built site, and on what the service answers.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { everything, inspector } from '../support/everything.js';
import { checker } from '../support/packages.js';
import { SERVICE } from '../support/pages.js';
import { folder } from '../support/programs.js';
import { browse } from '../support/visitor.js';

const whole = { after };
const place = await everything(whole);

// The checker's errors in the files of a folder.
async function errors(root) {
  const files = readdirSync(root, { recursive: true }).filter((name) => name.endsWith('.html'));
  assert.ok(files.length > 0);
  const words = ['-jar', checker, '--format', 'json', '--stdout', '--exit-zero-always', ...files];
  const printed = await new Promise((done, failed) => {
    execFile('java', words, { cwd: root, maxBuffer: 1 << 26 }, (error, out) => (error ? failed(error) : done(out)));
  });
  return JSON.parse(printed).messages.filter(({ type }) => type !== 'info').map(({ url, lastLine, type, message, extract = '' }) => {
    const file = decodeURIComponent(url.slice(url.indexOf(root) + root.length + 1));
    return `${file}:${lastLine}: ${type}: ${message}\n    ${extract.trim()}`;
  });
}

test('every page of the site is valid HTML', async () => {
  const found = await errors(place.out);
  assert.deepEqual(found, [], found.join('\n'));
});

test('every page of the service is valid HTML', async (t) => {
  const browser = await browse(t);
  const { page, context, addresses } = await inspector(t, browser, place);
  const own = Object.entries(addresses).filter(([name]) => name in SERVICE || name.startsWith('desk'));
  const root = folder(t);
  for (const [index, [name, address]] of own.entries()) {
    const answer = await context.request.get(address, { headers: { accept: 'text/html' } });
    writeFileSync(join(root, `${index}-${name.replace(/\W+/g, '-')}.html`), await answer.body());
  }
  await page.close();
  const found = await errors(root);
  assert.deepEqual(found, [], found.join('\n'));
});
