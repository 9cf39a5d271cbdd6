// People who look at the site, each with her own browser context. Whatever goes wrong behind their backs (an error on
// the console, a refused script, a failed request, one to somebody else) is a failure of the test.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { chromium } from './packages.js';
import { artefacts, folder, start } from './programs.js';
import { atEnd } from './scope.js';
import { INSTANT } from './site.js';

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];
// What a debug build may take to answer on a machine with much else to do. Nothing waits for it but failures.
const PATIENCE = 60_000;

export const CHROMIUM = process.env.PALIER_CHROMIUM ?? '/usr/bin/chromium';
export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 900 };

// Every width in light and dark.
export const LOOKS = [PHONE, DESK].flatMap((viewport) =>
  ['light', 'dark'].map((colorScheme) => ({ name: `${viewport.width} ${colorScheme}`, viewport, colorScheme })));
// Each of them with and without script.
export const WAYS = LOOKS.flatMap((look) => [
  { ...look, script: true },
  { ...look, name: `${look.name}, without script`, script: false },
]);

// Every width, every scheme, with and without script, but not each with each: where only what is done differs.
export const PAIRS = [WAYS[0], WAYS[3], WAYS[6], WAYS[5]];

// One Chromium, started with these flags besides, which ends with `scope`.
export async function browse(scope, ...flags) {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...FLAGS, ...flags] });
  atEnd(scope, () => browser.close());
  return browser;
}

// One that another program drives: its port.
export async function driven(scope) {
  const words = [...FLAGS, '--remote-debugging-port=0', `--user-data-dir=${folder(scope)}`, 'about:blank'];
  const [, port] = await start(scope, CHROMIUM, words).line(/^DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/);
  return Number(port);
}

// Somebody at `place` (a host or a preview), who sees it by `look`.
export async function visitor(scope, browser, place, { name, script = true, ...look } = LOOKS[0]) {
  const context = await browser.newContext({
    baseURL: place.url, locale: 'fr-FR', timezoneId: 'Europe/Paris', javaScriptEnabled: script, ...look,
  });
  context.setDefaultTimeout(PATIENCE);
  if (script) await context.clock.install({ time: INSTANT });
  const watch = new Watch(context, place.authority);
  const page = await context.newPage();
  atEnd(scope, async () => {
    await context.close();
    assert.deepEqual(watch.faults, [], `what went wrong behind the page, ${name ?? ''}`);
  });
  return { page, context, watch };
}

class Watch {
  faults = [];
  #allowed = [];

  constructor(context, authority) {
    context.on('weberror', (error) => this.#fault(`script: ${error.error()}`));
    context.on('console', (message) => {
      // The status itself is noted below.
      if (message.text().startsWith('Failed to load resource')) return;
      if (['error', 'warning'].includes(message.type())) this.#fault(`console: ${message.text()}`);
    });
    context.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      if (protocol.startsWith('http') && host !== authority) this.#fault(`elsewhere: ${request.url()}`);
    });
    context.on('response', (response) => {
      if (response.status() >= 400) this.#fault(`${response.status()}: ${response.url()}`);
    });
    context.on('requestfailed', (request) => {
      // The browser gave it up, because its reader went on.
      if (request.failure().errorText === 'net::ERR_ABORTED') return;
      this.#fault(`failed: ${request.url()} ${request.failure().errorText}`);
    });
  }

  // Lets pass what a test brings about on purpose.
  allow(...patterns) {
    this.#allowed.push(...patterns);
  }

  #fault(text) {
    if (!this.#allowed.some((pattern) => pattern.test(text))) this.faults.push(text);
  }
}

// Keeps how the page looks, for whoever wants to see it.
export async function keep(page, ...names) {
  mkdirSync(artefacts, { recursive: true });
  const name = names.join(' ').replace(/[^\p{L}\p{N}]+/gu, '-');
  await page.screenshot({ path: join(artefacts, `${name}.png`), fullPage: true });
}

// Follows an entry of the main menu, which a telephone folds away.
export async function choose(page, entry) {
  const unfold = page.getByRole('button', { name: 'Menu', exact: true });
  if (await unfold.isVisible()) await unfold.click();
  await page.getByRole('navigation', { name: 'Menu principal' }).getByRole('link', { name: entry }).click();
}
