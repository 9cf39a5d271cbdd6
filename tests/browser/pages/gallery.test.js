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
const host = await Host.open(whole);
await publish(whole, host, root);

// Somebody at the album, whose conversation nobody serves.
async function reader(t, look) {
  const { page, watch } = await visitor(t, browser, host, look);
  watch.allow(/^404: .*\/commentaires\//);
  await page.goto(ADDRESS);
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
