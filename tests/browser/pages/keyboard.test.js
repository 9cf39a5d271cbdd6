// A walk through every page by the Tab key alone.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { everything, inspector, open } from '../support/everything.js';
import { browse, DESK, PHONE } from '../support/visitor.js';

const whole = { after };
const browser = await browse(whole);
const place = await everything(whole);
// Who asks for rest is taken to the focus at once.
const AT_ONCE = { reducedMotion: 'reduce' };

// What the Tab key has to reach, in the order of the page. Of a group of radio buttons, one.
function stops() {
  const wanted = 'a[href], button:enabled, input:enabled:not([type=hidden]), select:enabled, textarea:enabled, summary, [tabindex]';
  const named = new Set();
  const list = [...document.querySelectorAll(wanted)].filter((element) => {
    if (element.tabIndex < 0 || !element.checkVisibility({ visibilityProperty: true })) return false;
    if (element.type !== 'radio') return true;
    const group = [...document.querySelectorAll(`[name="${element.name}"]`)];
    const stop = group.find((each) => each.checked) ?? element;
    return stop === element && !named.has(element.name) && named.add(element.name);
  });
  window.stops = list;
  return list.length;
}

// Where the focus is, and what a person sees of it.
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  // A field may be taller than the window: the middle of what is in it.
  const { left, right, top: above, bottom } = element.getClientRects()[0];
  const middle = (from, to, size) => (Math.max(from, 0) + Math.min(to, size)) / 2;
  const [x, y] = [middle(left, right, innerWidth), middle(above, bottom, innerHeight)];
  const top = document.elementFromPoint(x, y);
  const related = top && (element.contains(top) || top.contains(element));
  const name = `${element.localName} « ${(element.innerText || element.ariaLabel || element.name || '').trim().slice(0, 60)} »`;
  const over = `${top?.outerHTML.slice(0, 80)} at ${Math.round(x)}, ${Math.round(y)} of ${innerWidth} × ${innerHeight}`;
  return { place: window.stops.indexOf(element), name, ring, inView: Boolean(related), over };
}

for (const viewport of [PHONE, DESK]) {
  test(`every page can be walked through by keyboard at ${viewport.width} px`, async (t) => {
    const { page, addresses } = await inspector(t, browser, place, { viewport, ...AT_ONCE });
    for (const [name, address] of Object.entries(addresses)) {
      await open(page, address);
      // Some pages begin in their first field: the walk begins at the top.
      await page.evaluate(() => {
        document.body.tabIndex = -1;
        document.body.focus({ preventScroll: true });
        document.body.removeAttribute('tabindex');
      });
      const count = await page.evaluate(stops);
      const at = (what) => `${name} (${address}): ${what}`;
      const missed = new Set(Array(count).keys());
      let last = -1;
      // As many steps as there are stops, a few for what browsers make focusable themselves, and the end.
      for (let step = 0; step < count + 20 && missed.size > 0; step++) {
        await page.keyboard.press('Tab');
        const here = await page.evaluate(focused);
        if (!here) continue;
        if (step === 0) assert.match(here.name, /Aller au contenu/, at('the first stop skips to the content'));
        assert.ok(here.ring, at(`the focus does not show on ${here.name}`));
        assert.ok(here.inView, at(`the focus is hidden on ${here.name} by ${here.over}`));
        if (here.place < 0) continue;
        if (here.place === 0 && last > 0) break;
        assert.ok(here.place > last, at(`${here.name} comes out of its order`));
        last = here.place;
        missed.delete(here.place);
      }
      const names = await page.evaluate((places) => places.map((each) => window.stops[each].outerHTML.slice(0, 120)), [...missed]);
      assert.deepEqual(names, [], at('what the Tab key does not reach'));
    }
  });
}

test('the link to the content leads there', async (t) => {
  const { page, addresses } = await inspector(t, browser, place);
  for (const address of [addresses.tender, addresses['desk, Tous les commentaires']]) {
    await open(page, address);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)), address);
  }
});
