// The packages of package.json, from where `tests/run` installed them: `PALIER_BROWSER`, or the user's cache.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
const require = createRequire(join(process.env.PALIER_BROWSER ?? join(cache, 'palier/browser'), 'package.json'));

export const { chromium } = require('playwright-core');
export const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
export const checker = require('vnu-jar');
// An ES module, and slow to load: only who measures asks for it.
export const lighthouse = async () => (await import(pathToFileURL(require.resolve('lighthouse')))).default;
