import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { expect, test } from '@playwright/test';
import { mapIsIdle, title, watch } from './page.ts';

const FOLDER = '/municipio/mapa/';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

let server: Server;
test.beforeAll(async () => {
  // As plain as a host can be: files under a folder, and nothing anywhere else.
  server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const name = path === FOLDER ? 'index.html' : normalize(path.slice(FOLDER.length));
    try {
      if (!path.startsWith(FOLDER) || name.startsWith('..')) throw new Error('fuera');
      const body = await readFile(join('dist', name));
      response
        .writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' })
        .end(body);
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, 'localhost');
  await new Promise((ready) => server.once('listening', ready));
});
test.afterAll(() => server.close());

test('la misma construcción funciona desde cualquier carpeta de un servidor de archivos', async ({
  page,
}) => {
  const watched = watch(page);
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://localhost:${port}${FOLDER}?zona=02201`);
  await expect(title(page)).toHaveText('Calama · Comercio');
  await mapIsIdle(page);
  await page.getByRole('tab', { name: /Sector/ }).click();
  await expect(page).toHaveURL(new RegExp(`${FOLDER}\\?`));
  expect(watched.problems).toEqual([]);
});
