// axe on every template, of the site and of the service, in every look.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { everything, inspector, open, unfold } from '../support/everything.js';
import { axe } from '../support/packages.js';
import { TEMPLATES } from '../support/pages.js';
import { repository } from '../support/programs.js';
import { browse, DESK, keep, PHONE } from '../support/visitor.js';

const whole = { after };
const browser = await browse(whole);
const place = await everything(whole);

// Frames of others, and what a card or a page includes.
const PARTS = ['base', 'components'];

test('there is a page of each template', () => {
  const files = readdirSync(join(repository, 'themes/parvis/templates'));
  const names = files.map((file) => file.replace(/\.html$/, '')).filter((name) => !PARTS.includes(name));
  assert.deepEqual(Object.keys(TEMPLATES).sort(), names.sort());
});

// In the dark only colours differ.
const SCHEMES = { light: {}, dark: { runOnly: ['color-contrast', 'link-in-text-block'] } };

for (const viewport of [PHONE, DESK]) {
  test(`no page violates a rule of axe at ${viewport.width} px`, async (t) => {
    const { page, addresses } = await inspector(t, browser, place, { viewport });
    for (const [name, address] of Object.entries(addresses)) {
      await open(page, address);
      await unfold(page);
      await page.evaluate(axe);
      for (const [colorScheme, options] of Object.entries(SCHEMES)) {
        await page.emulateMedia({ colorScheme });
        await keep(page, 'page', name, `${viewport.width} ${colorScheme}`);
        const { violations } = await page.evaluate((options) => window.axe.run(document, options), { ...options, resultTypes: ['violations'] });
        const found = violations.flatMap(({ id, help, nodes }) =>
          nodes.map(({ target, failureSummary }) => `${id}: ${help}\n    ${target.join(' ')}\n    ${failureSummary}`));
        assert.deepEqual(found, [], `${name} (${address}), ${colorScheme}:\n  ${found.join('\n  ')}`);
      }
    }
  });
}
