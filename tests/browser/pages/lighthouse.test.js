// Lighthouse on one page of each template, as on a telephone on a slow line. Its throttling is simulated, so the
// line and the processor are the same everywhere; but it simulates from what was measured on this machine, which may be
// busy: the same page had 91 beside a compiler and 100 without. So performance is judged by the audits that do not depend on how
// fast the machine is: bytes, requests that block the first picture, shifts of the layout, sizes and formats of pictures. Its score
// is told, and `figures.js` publishes it. The other categories are whole.
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
    assert.ok(audits['cumulative-layout-shift'].numericValue < 0.001, `the layout shifts by ${audits['cumulative-layout-shift'].numericValue}`);
    assert.ok(audits['total-byte-weight'].numericValue <= MOST_BYTES, audits['total-byte-weight'].displayValue);
    const blocking = audits['render-blocking-resources'].details.items.map(({ url }) => new URL(url).pathname);
    assert.deepEqual(blocking.filter((path) => !path.endsWith('.css')), [], 'what the first picture waits for besides styles');
    for (const id of STEADY) assert.ok([1, null].includes(audits[id].score), `${audits[id].title}: ${audits[id].displayValue}`);
  });
}
