// Waiting for a condition outside the browser. Playwright waits for those inside.
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE = 60_000;

// What `look` finds, once it finds something.
export async function until(what, look) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(20)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`waited in vain for ${what}`);
}
