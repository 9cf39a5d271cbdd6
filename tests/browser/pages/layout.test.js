// What a reader's eyes ask for: a small screen, large letters, colours of her own, rest, paper.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { everything, inspector, open, unfold } from '../support/everything.js';
import { artefacts } from '../support/programs.js';
import { browse, DESK, keep, PHONE } from '../support/visitor.js';

const whole = { after };
const browser = await browse(whole);
// That of somebody who has set letters of twice the size.
const large = await browse(whole, '--blink-settings=defaultFontSize=32,defaultFixedFontSize=26');
const place = await everything(whole);
const { host } = place;

// The parts of the page that stand out of it on the right, innermost first.
function wider() {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const out = [...document.body.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > clientWidth + 0.5);
  return [`${scrollWidth} px`, ...out.reverse().slice(0, 5).map((each) => each.outerHTML.slice(0, 100))];
}

// Words and numbers of dates that begin on one line and end on the next.
function split() {
  const parts = [...document.querySelectorAll('time')].filter((each) => each.checkVisibility()).flatMap((time) => {
    const texts = [...time.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
    return texts.flatMap((text) => [...text.data.matchAll(/[\p{L}\d]+/gu)].map(({ index, 0: part }) => [text, index, part]));
  });
  return parts.filter(([text, at, part]) => {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + part.length);
    return new Set([...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top))).size > 1;
  }).map(([text]) => text.data);
}

async function assertFits(t, look, by = browser) {
  const { page, addresses } = await inspector(t, by, place, look);
  for (const [name, address] of Object.entries(addresses)) {
    await open(page, address);
    await unfold(page);
    assert.deepEqual(await page.evaluate(wider), [], `${name} (${address}) is wider than the window`);
    assert.deepEqual(await page.evaluate(split), [], `${name} (${address}) breaks a date`);
  }
}

test('no page scrolls sideways at 320 px', (t) => assertFits(t, { viewport: { width: 320, height: 640 } }));

test('no page scrolls sideways enlarged to 200 %', (t) =>
  assertFits(t, { viewport: { width: DESK.width / 2, height: DESK.height / 2 }, deviceScaleFactor: 2 }));

test('no page scrolls sideways with letters of twice the size', (t) => assertFits(t, { viewport: DESK }, large));

test('no page scrolls sideways with letters of twice the size on a telephone', (t) => assertFits(t, { viewport: PHONE }, large));

test('from right to left the menu does not lie over the name of the site', async (t) => {
  const { page, addresses } = await inspector(t, browser, place, { viewport: PHONE });
  for (const name of ['home', 'desk, À relire']) {
    await open(page, addresses[name]);
    await page.evaluate(() => (document.documentElement.dir = 'rtl'));
    const menu = await page.getByRole('button', { name: 'Menu', exact: true }).first().boundingBox();
    const brand = await page.getByRole('link', { name: 'Les Trois Vallons Habitat' }).first().boundingBox();
    assert.ok(menu.x + menu.width <= brand.x, `${name}: ${JSON.stringify({ menu, brand })}`);
  }
});

test('with forced colours every button still has an edge', async (t) => {
  const { page, addresses } = await inspector(t, browser, place, { forcedColors: 'active' });
  for (const [name, address] of Object.entries(addresses)) {
    await open(page, address);
    await keep(page, 'forced colours', name);
    const bare = await page.getByRole('button').evaluateAll((buttons) =>
      buttons.filter((button) => {
        const { borderStyle, borderWidth, textDecorationLine } = getComputedStyle(button);
        const bordered = borderStyle !== 'none' && parseFloat(borderWidth) > 0;
        return button.checkVisibility() && button.localName !== 'summary' && !bordered && textDecorationLine === 'none';
      }).map((button) => button.outerHTML));
    assert.deepEqual(bare, [], `${name} (${address})`);
  }
});

test('with forced colours every post on a line has its mark', async (t) => {
  const { page, addresses } = await inspector(t, browser, place, { forcedColors: 'active' });
  await open(page, addresses.programme);
  const marks = await page.locator('.timeline .card').evaluateAll((cards) =>
    cards.map((card) => getComputedStyle(card, '::before').backgroundColor));
  assert.ok(marks.length > 1);
  assert.equal(new Set(marks).size, 1, `${marks}`);
});

test('who asks for rest sees nothing move', async (t) => {
  const { page, addresses } = await inspector(t, browser, place, { reducedMotion: 'reduce' });
  for (const [name, address] of Object.entries(addresses)) {
    await open(page, address);
    const moving = await page.evaluate(() => {
      const seconds = (list) => Math.max(...list.split(',').map((each) => parseFloat(each) * (each.trim().endsWith('ms') ? 0.001 : 1)));
      return [document.documentElement, ...document.body.querySelectorAll('*')].filter((each) => {
        const style = getComputedStyle(each);
        const animated = style.animationName !== 'none' && seconds(style.animationDuration) > 0.01;
        return animated || seconds(style.transitionDuration) > 0.01 || style.scrollBehavior === 'smooth';
      }).map((each) => each.outerHTML.slice(0, 100));
    });
    assert.deepEqual(moving, [], `${name} (${address})`);
  }
});

// What is cut off on paper: text that lies in a box which neither shows nor scrolls it there.
function cut() {
  const boxes = [...document.querySelectorAll('main, main *')].filter((each) => {
    const { overflowX, overflowY, position } = getComputedStyle(each);
    const hides = (overflow, whole, shown) => overflow !== 'visible' && whole > shown + 1;
    // A caption for the ear alone is not on paper.
    if (position === 'absolute' || !each.checkVisibility()) return false;
    return hides(overflowX, each.scrollWidth, each.clientWidth) || hides(overflowY, each.scrollHeight, each.clientHeight);
  });
  return boxes.map((each) => each.outerHTML.slice(0, 100));
}

// The lines of the page's own text.
const lines = (page) => page.evaluate(() => {
  const texts = 'h1, h2, h3, p, li, dt, dd, th, td, time';
  const said = [...document.querySelectorAll('main')].flatMap((main) => [...main.querySelectorAll(texts)]);
  return said.filter((each) => each.checkVisibility() && !each.querySelector('button, input, textarea') && !each.closest('[role=status]'))
    .map((each) => each.textContent.trim()).filter(Boolean);
});

for (const name of ['notice', 'tender']) {
  test(`a ${name} is whole on paper`, async (t) => {
    const { page, addresses } = await inspector(t, browser, place, { viewport: DESK });
    await open(page, addresses[name]);
    const facts = page.getByRole('article').first();
    await facts.waitFor();
    const onScreen = await facts.evaluate((article) =>
      [...article.querySelectorAll('h1, h2, h3, p, dt, dd, th, td, li')]
        .filter((each) => each.checkVisibility() && !each.querySelector('button, summary') && !each.closest('nav, details, [role=status]'))
        .map((each) => each.textContent.trim()).filter(Boolean));
    // The width of an A4 sheet within its margins.
    await page.setViewportSize({ width: 718, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    const onPaper = new Set(await lines(page));
    // Nothing can be followed from a sheet of paper.
    const lost = onScreen.filter((text) => !onPaper.has(text) && !text.startsWith('Pour suivre les appels d’offres'));
    assert.deepEqual(lost, [], 'what is read on the screen but not on paper');
    assert.deepEqual(await page.evaluate(cut), [], 'what is cut off');
    assert.deepEqual(await page.evaluate(wider), []);
    const pdf = await page.pdf({ format: 'A4' });
    mkdirSync(artefacts, { recursive: true });
    writeFileSync(join(artefacts, `print-${name}.pdf`), pdf);
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  });
}

test('no sheet of paper holds the foot of a page alone', async (t) => {
  const { page, addresses } = await inspector(t, browser, place, { viewport: DESK });
  await open(page, addresses.event);
  const pdf = await page.pdf({ format: 'A4' });
  assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length, 2, 'sheets');
  // Whose page it is, and where it stands, is read at its head.
  await page.setViewportSize({ width: 718, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  const title = await page.getByRole('heading', { level: 1 }).boundingBox();
  for (const said of [page.getByRole('contentinfo'), page.getByText(new URL(addresses.event, host.url).href, { exact: true })]) {
    const { y, height } = await said.boundingBox();
    assert.ok(y + height < title.y, 'above the title');
  }
});
