// The large photos of a page, one after the other: by keyboard, by buttons, with a finger, and without script.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { Host } from '../support/host.js';
import { publish, sources } from '../support/site.js';
import { browse, DESK, keep, PHONE, visitor } from '../support/visitor.js';

const whole = { after };
const browser = await browse(whole);
const ADDRESS = '/chantiers/terrasses-du-verger/2026-11-22-album/';
const root = sources(whole);
mkdirSync(join(root, 'content', ADDRESS));
writeFileSync(join(root, 'content', ADDRESS, 'index.md'), `---
titre: Trois photos
date: 2026-11-22
photos:
  - { fichier: charpente-rue.jpg, description: La charpente nue, credit: Ève Martin, personnes: aucune }
  - { fichier: coulage.jpg, description: Deux compagnons de dos, legende: La pompe est arrivée à 6 h 30, personnes: non_reconnaissables }
  - { fichier: aciers-en-attente.jpg, description: Des aciers coiffés d’orange, personnes: aucune }
---
Voici.
`);
// A picture of 20 × 20 pixels, and a plan that nothing was drawn behind.
const PLANS = '/actualites/plans/';
const SMALL = 'iVBORw0KGgoAAAANSUhEUgAAABQAAAAUAQAAAACl8iCgAAAADElEQVR42mNgoC4AAABQAAHNzSSGAAAAAElFTkSuQmCC';
mkdirSync(join(root, 'content', PLANS));
writeFileSync(join(root, 'content', PLANS, 'repere.png'), Buffer.from(SMALL, 'base64'));
writeFileSync(join(root, 'content', PLANS, 'plan.svg'), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><path d="M9 9h72v42H9z"/></svg>');
writeFileSync(join(root, 'content', PLANS, 'index.md'), `---
titre: Plans
date: 2026-11-22
---
![Un repère](repere.png)

Puis ![le même](repere.png) dans une ligne.

![Le plan](plan.svg)
`);
const host = await Host.open(whole);
await publish(whole, host, root);

// Somebody at the album, or at another page whose conversation nobody serves.
async function reader(t, look, address = ADDRESS) {
  const { page, watch } = await visitor(t, browser, host, look);
  watch.allow(/^404: .*\/commentaires\//);
  await page.goto(address);
  return { page, watch };
}

const link = (page, name) => page.getByRole('link', { name, exact: true });
const said = async (viewer) => (await viewer.locator('figcaption').textContent()).replace(/\s/g, ' ');

// Waits until the large photo itself is there.
const arrived = (viewer) => viewer.page().waitForFunction(() => document.querySelector('.viewer img')?.naturalWidth > 0);

for (const viewport of [PHONE, DESK]) {
  test(`photos are looked at by keyboard at ${viewport.width} px`, async (t) => {
    const { page } = await reader(t, { viewport });
    await link(page, 'Deux compagnons de dos').focus();
    await page.keyboard.press('Enter');
    const viewer = page.getByRole('dialog', { name: 'Photos' });
    await arrived(viewer);
    assert.equal(await said(viewer), 'Deux compagnons de dos – La pompe est arrivée à 6 h 30', 'what it shows, then its caption');
    await viewer.getByText('2 / 3').waitFor();
    await keep(page, 'photo', `${viewport.width}`);

    await page.keyboard.press('ArrowRight');
    await viewer.getByText('3 / 3').waitFor();
    assert.equal(await said(viewer), 'Des aciers coiffés d’orange');
    await page.keyboard.press('ArrowRight');
    await viewer.getByText('1 / 3').waitFor();
    assert.equal(await said(viewer), 'La charpente nue – Photo : Ève Martin', 'behind the last comes the first');
    await page.keyboard.press('ArrowLeft');
    await viewer.getByText('3 / 3').waitFor();

    await page.keyboard.press('Escape');
    await viewer.waitFor({ state: 'hidden' });
    // The focus is on the photo that was looked at last.
    await page.waitForFunction((alt) => document.activeElement.querySelector('img')?.alt === alt, 'Des aciers coiffés d’orange');
  });
}

test('photos are looked at with a finger, and by buttons', async (t) => {
  const { page } = await reader(t, { viewport: PHONE, hasTouch: true });
  await link(page, 'Deux compagnons de dos').tap();
  const viewer = page.getByRole('dialog', { name: 'Photos' });
  await arrived(viewer);
  const session = await page.context().newCDPSession(page);
  const touch = (type, x) => session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y: 300 }] });
  const swipe = async (from, to) => {
    await touch('touchStart', from);
    await touch('touchMove', (from + to) / 2);
    await touch('touchMove', to);
    await touch('touchEnd');
  };
  await viewer.getByRole('button', { name: 'Photo précédente' }).tap();
  await viewer.getByText('1 / 3').waitFor();
  await viewer.getByRole('button', { name: 'Photo suivante' }).tap();
  await viewer.getByText('2 / 3').waitFor();
  await viewer.getByRole('button', { name: 'Fermer' }).tap();
  await viewer.waitFor({ state: 'hidden' });

  await link(page, 'Deux compagnons de dos').tap();
  await viewer.getByText('2 / 3').waitFor();
  await swipe(300, 80);
  await viewer.getByText('3 / 3').waitFor();
  await swipe(80, 300);
  await viewer.getByText('2 / 3').waitFor();
});

test('without script a photo leads to the large one', async (t) => {
  const { page, watch } = await reader(t, { viewport: PHONE, script: false });
  // Chromium's own page around a photo has a style, which the photo's headers forbid.
  watch.allow(/Applying inline style/);
  await page.getByText('La pompe est arrivée à 6 h 30').waitFor();
  await link(page, 'Deux compagnons de dos').click();
  await page.waitForURL(/\/assets\/photos\/coulage-\d+\.[0-9a-f]+\.webp$/);
});

test('a small picture stays small, one in a line stays in it, and a plan is on white by night', async (t) => {
  const { page } = await reader(t, { viewport: DESK, colorScheme: 'dark' }, PLANS);
  const shown = await page.locator('.text img').evaluateAll((images) => images.map((image) => [image.alt, image.clientWidth]));
  assert.deepEqual(shown, [['Un repère', 20], ['le même', 20], ['Le plan', 640]]);
  const line = page.locator('.text p', { hasText: 'dans une ligne' });
  assert.ok((await line.boundingBox()).height < 40, 'one line');
  for (const image of [page.getByAltText('Le plan'), page.locator('.brand img')]) {
    assert.equal(await image.evaluate((element) => getComputedStyle(element).backgroundColor), 'rgb(255, 255, 255)');
  }
});
