// A host as Palier's documentation describes it: a folder with its `_headers` and `_redirects`, the comment service
// behind one path, everything else a 404. Compressed, as hosts do.
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

import { atEnd } from './scope.js';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json', '.webmanifest': 'application/manifest+json', '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8', '.svg': 'image/svg+xml', '.jpg': 'image/jpeg', '.png': 'image/png',
  '.webp': 'image/webp', '.avif': 'image/avif', '.pdf': 'application/pdf', '.woff2': 'font/woff2', '.wasm': 'application/wasm',
};
const SERVICE = '/commentaires/';

export class Host {
  #server;
  #headers = [];
  #redirects = new Map();
  #service = null;
  #root = null;

  // A host with an address and nothing on it yet.
  static async open(scope) {
    const host = new Host();
    host.#server = createServer((asked, answer) => {
      host.#answer(asked, answer).catch((error) => answer.destroy(error));
    });
    await new Promise((listening) => host.#server.listen(0, '127.0.0.1', listening));
    atEnd(scope, () => {
      host.#server.close();
      host.#server.closeAllConnections();
    });
    return host;
  }

  get authority() {
    return `127.0.0.1:${this.#server.address().port}`;
  }

  get url() {
    return `http://${this.authority}`;
  }

  // Puts a built site on it.
  async publish(root) {
    const rules = [];
    for (const line of (await readFile(join(root, '_headers'), 'utf8')).split('\n')) {
      if (line.startsWith(' ')) {
        const [name, ...value] = line.trim().split(': ');
        rules.at(-1).headers[name.toLowerCase()] = value.join(': ');
      } else if (line) {
        const pattern = line.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*');
        rules.push({ pattern: new RegExp(`^${pattern}$`), headers: {} });
      }
    }
    const moved = (await readFile(join(root, '_redirects'), 'utf8')).split('\n').filter(Boolean);
    this.#redirects = new Map(moved.map((line) => line.split(' ').slice(0, 2)));
    this.#headers = rules;
    this.#root = root;
  }

  // Passes the service's part on to `authority`, whose X-Forwarded-For is this host's word.
  passOn(authority) {
    this.#service = authority;
  }

  async #answer(asked, answer) {
    const path = decodeURIComponent(new URL(asked.url, this.url).pathname);
    if (this.#service && path.startsWith(SERVICE)) return this.#pass(asked, answer);
    const headers = {};
    for (const rule of this.#headers) if (rule.pattern.test(path)) Object.assign(headers, rule.headers);
    if (this.#redirects.has(path)) {
      answer.writeHead(301, { ...headers, location: this.#redirects.get(path) });
      return answer.end();
    }
    const file = await this.#file(path);
    if (file.slash) {
      answer.writeHead(301, { ...headers, location: `${path}/` });
      return answer.end();
    }
    const type = headers['content-type'] ?? TYPES[extname(file.path)] ?? 'application/octet-stream';
    const whole = { ...headers, 'content-type': type };
    if (!/^text|json|xml|svg|javascript|calendar/.test(type)) {
      answer.writeHead(file.status, { ...whole, 'content-length': (await stat(file.path)).size });
      return asked.method === 'HEAD' ? answer.end() : createReadStream(file.path).pipe(answer);
    }
    const zipped = /\bgzip\b/.test(asked.headers['accept-encoding'] ?? '');
    const plain = await readFile(file.path);
    const body = zipped ? gzipSync(plain) : plain;
    answer.writeHead(file.status, {
      ...whole, vary: 'accept-encoding', 'content-length': body.length, ...(zipped && { 'content-encoding': 'gzip' }),
    });
    answer.end(asked.method === 'HEAD' ? undefined : body);
  }

  async #file(path) {
    const inside = join(this.#root, normalize(path));
    const found = inside.startsWith(this.#root) ? await stat(inside).catch(() => null) : null;
    if (found?.isFile()) return { status: 200, path: inside };
    if (found?.isDirectory() && !path.endsWith('/')) return { slash: true };
    const index = join(inside, 'index.html');
    if (found?.isDirectory() && (await stat(index).catch(() => null))) return { status: 200, path: index };
    return { status: 404, path: join(this.#root, '404.html') };
  }

  #pass(asked, answer) {
    const [host, port] = this.#service.split(':');
    const headers = {
      ...asked.headers, host: this.#service, 'x-forwarded-for': '127.0.0.1', 'x-forwarded-host': this.authority,
    };
    const passed = request({ host, port, method: asked.method, path: asked.url, headers }, (given) => {
      answer.writeHead(given.statusCode, given.headers);
      given.pipe(answer);
    });
    passed.on('error', () => answer.writableEnded || answer.writeHead(502).end());
    asked.pipe(passed);
  }
}
