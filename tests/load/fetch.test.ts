import { afterEach, expect, test, vi } from 'vitest';
import { fetchSource } from '../../src/load/fetch.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});
const source = fetchSource('https://mapa.cl/app/datos/chile/');
const answering = (response: () => Response) => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: URL) => {
    asked.push(String(url));
    return response();
  });
  return asked;
};

test('a file is asked for under the folder of the package', async () => {
  const asked = answering(() => new Response('a,b', { headers: { 'content-type': 'text/csv' } }));
  expect(await source.read('empresas.csv')).toEqual(new TextEncoder().encode('a,b'));
  expect(asked).toEqual(['https://mapa.cl/app/datos/chile/empresas.csv']);
});

test('a file that is not there is absent', async () => {
  answering(() => new Response('no', { status: 404 }));
  expect(await source.read('empresas.csv')).toBeUndefined();
});

test('a start page in answer to every path is not data', async () => {
  answering(
    () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html; charset=utf-8' } }),
  );
  expect(await source.read('empresas.csv')).toBeUndefined();
});

test('a network that fails is a file that is not there', async () => {
  answering(() => {
    throw new TypeError('failed to fetch');
  });
  expect(await source.read('empresas.csv')).toBeUndefined();
});
