// Programs as people run them: Palier, its comment service, a mail server. Each ends with what started it.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

import { atEnd } from './scope.js';
import { until } from './wait.js';

export const repository = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../../..');
// Screenshots, for whoever wants to look: nothing compares them.
export const artefacts = join(process.env.CARGO_TARGET_DIR ?? join(repository, 'target'), 'browser');

const target = join(process.env.CARGO_TARGET_DIR ?? join(repository, 'target'), 'debug');
const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
export const palier = process.env.PALIER_BIN ?? join(target, 'palier');
export const comments = process.env.PALIER_COMMENTS_BIN ?? join(target, 'palier-comments');
export const python = join(process.env.PALIER_READERS ?? join(cache, 'palier/readers'), 'bin/python');
for (const program of [palier, comments, python]) {
  if (!existsSync(program)) throw new Error(`${program} is missing: tests/run makes it`);
}

// Nothing of the person who runs the tests.
const PERSONAL = ['PALIER_NOW', 'PALIER_LANG', 'PALIER_COMMENTS_CONFIG', 'LC_ALL', 'LC_MESSAGES', 'LANG', 'NO_COLOR'];
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !PERSONAL.includes(name)));

// A folder that is removed when `scope` ends.
export function folder(scope) {
  const path = mkdtempSync(join(tmpdir(), 'palier-browser-'));
  atEnd(scope, () => until(`${path} to be removed`, () => isRemoved(path)));
  return path;
}

// A browser's own children end a moment after it, and may still write into a folder that is being removed.
function isRemoved(path) {
  try {
    rmSync(path, { recursive: true, force: true });
    return true;
  } catch (failure) {
    if (failure.code === 'ENOTEMPTY') return false;
    throw failure;
  }
}

// Runs a program to its end; what it printed.
export async function run(program, ...words) {
  const { stdout } = await promisify(execFile)(program, words, { env: environment, maxBuffer: 1 << 26 });
  return stdout;
}

// Starts a program that serves. `line` is the first line to match among all that it says, once it is said.
export function start(scope, program, words) {
  const child = spawn(program, words, { env: environment, stdio: 'pipe' });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', (text) => said.push(text));
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  atEnd(scope, async () => {
    if (hasEnded()) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  });
  const line = (wanted) =>
    until(`${program} to say ${wanted}`, () => {
      const found = said.map((text) => wanted.exec(text)).find(Boolean);
      if (!found && hasEnded()) throw new Error(`${program} ended:\n${said.join('\n')}`);
      return found;
    });
  return { said, line };
}
