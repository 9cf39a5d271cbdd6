// The demonstration site as its cooperative would have it: built, on a host, with its conversations and its mail.
import assert from 'node:assert/strict';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Host } from './host.js';
import { comments, folder, palier, python, repository, run, start } from './programs.js';
import { atEnd } from './scope.js';
import { until } from './wait.js';

// When everything here happens, for the site, the service and the browser alike.
export const NOW = '2026-11-23T09:00';
const HOOK = 'le-site-est-construit';
export const INSTANT = '2026-11-23T08:00:00Z';

// The site's sources, to be changed; what earlier builds made of its photos spares making it again.
export function sources(scope) {
  const root = folder(scope);
  const names = ['content', 'palier.toml', 'commentaires.jsonl', '.palier/cache'].filter((name) => existsSync(join(repository, name)));
  for (const name of names) cpSync(join(repository, name), join(root, name), { recursive: true, dereference: true });
  return root;
}

// Builds the site of `root` for `host` and puts it there.
export async function publish(scope, host, root = repository, out = folder(scope)) {
  await run(palier, 'build', '--root', root, '--out', out, '--base-url', host.url, '--now', NOW);
  await host.publish(out);
  return out;
}

// The demonstration site on a host, without its conversations.
export async function demonstration(scope) {
  const host = await Host.open(scope);
  return { host, out: await publish(scope, host) };
}

// A mail server, and what it took.
export async function mailServer(scope) {
  const letters = folder(scope);
  const script = join(repository, 'tests/readers/smtp_keeps.py');
  const [port] = await start(scope, python, ['-B', script, letters]).line(/^\d+$/);
  const read = () => {
    const names = readdirSync(letters).filter((name) => name.endsWith('.json')).sort();
    return names.map((name) => JSON.parse(readFileSync(join(letters, name), 'utf8')));
  };
  return {
    port,
    read,
    // The first letter to `address` whose subject holds `subject`, once it is there.
    letter: (address, subject) =>
      until(`a letter to ${address}: ${subject}`, () =>
        read().find((letter) => letter.to[0] === address && letter.headers.Subject.includes(subject))),
  };
}

// The address that stands after `before` in a letter.
export const link = (letter, before) => {
  const found = new RegExp(`${before}\\s*(http\\S+)`).exec(letter.text.replaceAll('\u00a0', ' '));
  if (!found) throw new Error(`no link after « ${before} » in:\n${letter.text}`);
  return found[1];
};

// The comment service behind `host`, for the site built in `out`, with the demonstration's comments and one moderator.
export async function conversations(scope, host, out, mail) {
  const home = folder(scope);
  const config = join(home, 'commentaires.toml');
  writeFileSync(config, `
[server]
listen = "127.0.0.1:0"
admin_listen = ""
[secret]
value = "0123456789012345678901234567890123456789"
[mail]
host = "127.0.0.1"
port = ${mail.port}
security = "none"
from = "Les Trois Vallons Habitat <ne-pas-repondre@trois-vallons.example>"
[limits]
per_prefix = 100000
per_thread = 100000
per_site = 1000000
pressure = 0
[sites.trois-vallons]
url = "${host.url}"
name = "Les Trois Vallons Habitat"
official_name = "Les Trois Vallons Habitat"
manifest = "${join(out, 'palier/threads.json')}"
manifest_hook = "${HOOK}"
privacy_contact = "donnees@trois-vallons.example"
flood = 0
`);
  const command = (...words) => run(comments, '--config', config, ...words);
  await command('import', 'palier', join(repository, 'commentaires.jsonl'));
  const moderator = { email: 'paul@trois-vallons.example', name: 'Paul Ménard' };
  const added = await command('moderator', 'add', moderator.email, '--name', moderator.name, '--administrator');
  moderator.password = /(\S+)\s*$/.exec(added)[1];
  const words = ['--config', config, 'serve', '--level', 'warn', '--now', INSTANT];
  const service = start(scope, comments, words);
  const [, authority] = await service.line(/http:\/\/([\d.:]+)/);
  host.passOn(authority);
  // Whatever it warns of is a failure, also where no reader sees it.
  atEnd(scope, () => assert.deepEqual(service.said.slice(1), [], 'what the service complains of'));
  return {
    moderator,
    // Has the list of threads read again, as the host's build hook would.
    refresh: async () => {
      const asked = { method: 'POST', headers: { authorization: `Bearer ${HOOK}` } };
      const answer = await fetch(`${host.url}/commentaires/crochet/manifeste`, asked);
      assert.equal(answer.status, 204);
    },
  };
}

// `palier serve` on `root`, once its conversations are in service, and how one signs in to moderate them.
export async function preview(scope, root) {
  const { line } = start(scope, palier, ['serve', '--port', '0', '--root', root, '--now', NOW]);
  const [url, authority] = await line(/http:\/\/([\d.:]+)/);
  const [, email, password] = await line(/Adresse e-mail\s*:\s*(\S+)\s+–\s+mot de passe\s*:\s*(\S+)\. /);
  return { authority, url, moderator: { email, password } };
}
