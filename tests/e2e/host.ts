import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

/** Another version of the application, made from the same build. */
interface Version {
  /** What a file of code or the page says, in place of what the build says. */
  readonly text: (name: string, text: string) => string;
  /** Which file of the build is published under a name. */
  readonly file: (name: string) => string;
}
const AS_BUILT: Version = { text: (_, text) => text, file: (name) => name };

/** A host as plain as can be: the files of the build under a folder, and nothing anywhere else. */
export interface Host {
  readonly url: string;
  /** Names of the files asked for, in order. */
  readonly asked: string[];
  /** Publishes another version, and takes away what that one does not have. */
  publish(next: Version): void;
  /** Goes away, as when there is no network. */
  stop(): Promise<void>;
}

export async function startHost(folder = '/', dist = 'dist'): Promise<Host> {
  const asked: string[] = [];
  let version = AS_BUILT;
  const server: Server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const name = path === folder ? 'index.html' : normalize(path.slice(folder.length));
    asked.push(name);
    try {
      if (!path.startsWith(folder) || name.startsWith('..')) throw new Error('fuera');
      const file = await readFile(join(dist, version.file(name)));
      const type = TYPES[extname(name)] ?? 'application/octet-stream';
      const isText = /^(?:index\.html|mapa\.json|sw\.js|assets\/.+\.m?js)$/.test(name);
      // What stands at the root is asked for anew, as the manuals of the service worker say.
      response
        .writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' })
        .end(isText ? version.text(name, file.toString('utf8')) : file);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}${folder}`,
    asked,
    publish: (next) => {
      version = next;
    },
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

/** The names of files of code, with other hashes. Done twice, they are the first again. */
const rehash = (text: string) =>
  text.replace(/-([\w-]{8})(\.m?js)\b/g, (_, hash, end) => `-${[...hash].reverse().join('')}${end}`);

/**
 * The next version of the application: a page that says so, every file of code under another name, as a build gives when each
 * has changed, and the list of what is kept that goes with them. The old names are no longer there.
 */
export const secondVersion: Version = {
  text: (name, text) => {
    const renamed = rehash(text);
    if (name === 'index.html')
      return renamed.replace('<head>', '<head><meta name="version" content="segunda">');
    return renamed.replace(/(url:"index\.html",revision:")[^"]+/, '$1segunda');
  },
  file: rehash,
};
