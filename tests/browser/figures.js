// The README's figures of what a reader gets, one line a template. Prints them; with `--publish`, puts them into the README.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

import { everything } from './support/everything.js';
import { lighthouse } from './support/packages.js';
import { TEMPLATES } from './support/pages.js';
import { repository } from './support/programs.js';
import { browse, driven, PHONE, visitor } from './support/visitor.js';
import { weigh } from './support/weight.js';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
// How often Lighthouse looks: the machine has other things to do, and the median minds them least.
const LOOKS = 3;
// On purpose: what the search shows is each reader's own, so it asks not to be indexed.
const UNINDEXED = ['search'];

const bytes = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ' ');
const median = (values) => values.sort((one, other) => one - other)[Math.floor(values.length / 2)];

async function figures(scope) {
  const browser = await browse(scope);
  const place = await everything(scope);
  const port = await driven(scope);
  const measure = await lighthouse();
  const rows = [];
  for (const [name, address] of Object.entries(TEMPLATES)) {
    // Lighthouse does not judge an answer that is an error.
    if (name === '404') continue;
    const { page, context } = await visitor(scope, browser, place.host, { viewport: PHONE });
    const { document, stylesheet, script } = await weigh(page, address);
    await context.close();
    const looks = [];
    for (let look = 0; look < LOOKS; look++) {
      const flags = { port, logLevel: 'error', onlyCategories: CATEGORIES, disableFullPageScreenshot: true };
      looks.push((await measure(`${place.host.url}${address}`, flags)).lhr);
    }
    const score = (id) => median(looks.map(({ categories }) => Math.round(categories[id].score * 100)));
    const shift = Math.max(...looks.map(({ audits }) => audits['cumulative-layout-shift'].numericValue));
    const scores = CATEGORIES.map((id) => (id === 'seo' && UNINDEXED.includes(name) ? '–' : score(id)));
    rows.push([name, bytes(document + stylesheet), bytes(script), shift.toFixed(3), ...scores]);
    console.error(rows.at(-1).join('  '));
  }
  return rows;
}

function table(rows) {
  const head = ['template', 'HTML and CSS', 'script', 'layout shift', ...CATEGORIES.map((id) => id.replace('-', ' ').replace('seo', 'SEO'))];
  const lines = [head, ['---', ...head.slice(1).map(() => '---:')], ...rows];
  const wanted = ['wanted', '14 336', '5 120', '0', ...CATEGORIES.map(() => 100)];
  return [...lines, wanted].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const endings = [];
try {
  const rows = await figures({ after: (end) => endings.push(end) });
  const said = `Bytes are gzipped; Lighthouse's scores are medians of ${LOOKS} looks, on ${cpus().length} cores of ${cpus()[0].model}:\n\n${table(rows)}`;
  console.log(said);
  if (process.argv.includes('--publish')) {
    const readme = join(repository, 'README.md');
    const text = readFileSync(readme, 'utf8');
    writeFileSync(readme, text.replace(/(<!-- face -->\n)[^]*?(\n<!-- \/face -->)/, (_, open, close) => open + said + close));
  }
} finally {
  for (const end of endings.reverse()) await end();
}
