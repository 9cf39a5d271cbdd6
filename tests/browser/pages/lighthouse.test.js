// Lighthouse on one page of each template, as on a telephone on a slow line. Its throttling is simulated, so the
// line and the processor are the same everywhere; but it simulates from what was measured on this machine, which may be
// busy: the same page had 91 beside a compiler and 100 without. All of that is the time for which the processor blocks: what
// comes of the line alone is nearly the same each time, and is held to (the first and the largest picture, how fast the page fills,
// shifts of the layout), as are the audits that do not depend on how fast the machine is: bytes, requests that block the first
// picture, sizes and formats of pictures. The whole score is told, and `figures.js` publishes it. The other categories are whole.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { everything } from '../support/everything.js';
import { lighthouse } from '../support/packages.js';
import { TEMPLATES } from '../support/pages.js';
import { driven } from '../support/visitor.js';

const whole = { after };
const place = await everything(whole);
const port = await driven(whole);
const measure = await lighthouse();

const WHOLE = ['accessibility', 'best-practices', 'seo'];
// Pages that ask not to be indexed, on purpose: what the search shows is each reader's own.
const UNINDEXED = new Set(['search']);
// What a page may weigh in all, photos of the demonstration included.
const MOST_BYTES = 1_500_000;

// What the score of performance depends on besides the line, and how much of the rest a page must have.
const BUSY = 'total-blocking-time';
const LINE = 0.98;

// Audits of performance that find the same on every machine.
const STEADY = [
  'redirects', 'uses-text-compression', 'unminified-css', 'unminified-javascript', 'unused-javascript', 'duplicated-javascript',
  'legacy-javascript', 'no-document-write', 'dom-size', 'unsized-images', 'font-display', 'efficient-animated-content',
  'modern-image-formats', 'uses-optimized-images', 'lcp-lazy-loaded', 'prioritize-lcp-image', 'non-composited-animations', 'viewport',
];

for (const [name, address] of Object.entries(TEMPLATES)) {
  // Lighthouse does not judge an answer that is an error.
  if (name === '404') continue;
  test(`Lighthouse finds nothing to better: ${name}`, async (t) => {
    const flags = { port, logLevel: 'error', disableFullPageScreenshot: true };
    const { lhr } = await measure(`${place.host.url}${address}`, flags);
    const { categories, audits } = lhr;
    const score = (id) => Math.round(categories[id].score * 100);
    t.diagnostic(`${name}: ${Object.keys(categories).map((id) => `${id} ${score(id)}`).join(', ')}`);

    for (const id of WHOLE) {
      const asked = ({ id: audit }) => !(audit === 'is-crawlable' && UNINDEXED.has(name));
      const short = categories[id].auditRefs.filter(asked).filter(({ id: audit, weight }) => weight > 0 && (audits[audit].score ?? 1) < 1);
      const told = short.map(({ id: audit }) => `${audits[audit].title}\n${JSON.stringify(audits[audit].details?.items?.slice(0, 3), null, 1)}`);
      assert.deepEqual(told, [], id);
    }
    const metrics = categories.performance.auditRefs.filter(({ id, weight }) => weight > 0 && id !== BUSY);
    const sum = (values) => values.reduce((all, value) => all + value, 0);
    const line = sum(metrics.map(({ id, weight }) => weight * audits[id].score)) / sum(metrics.map(({ weight }) => weight));
    const times = metrics.map(({ id }) => `${audits[id].title}: ${audits[id].displayValue}`).join(', ');
    assert.ok(line >= LINE, `performance but for the processor: ${line.toFixed(3)} (${times})`);
    assert.ok(audits['cumulative-layout-shift'].numericValue < 0.001, `the layout shifts by ${audits['cumulative-layout-shift'].numericValue}`);
    assert.ok(audits['total-byte-weight'].numericValue <= MOST_BYTES, audits['total-byte-weight'].displayValue);
    const blocking = audits['render-blocking-resources'].details.items.map(({ url }) => new URL(url).pathname);
    assert.deepEqual(blocking.filter((path) => !path.endsWith('.css')), [], 'what the first picture waits for besides styles');
    for (const id of STEADY) assert.ok([1, null].includes(audits[id].score), `${audits[id].title}: ${audits[id].displayValue}`);
  });
}
