import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fetchElsewhere, Unreachable } from '../../src/load/elsewhere.ts';
import { isAddress, placeOf } from '../../src/state/elsewhere.ts';

const asked: { readonly url: string; readonly init: RequestInit | undefined }[] = [];
/** What each address answers; one that is not here fails as a host that does not let its files be read. */
let answers: Record<string, Response>;

beforeEach(() => {
  asked.length = 0;
  answers = {};
  vi.stubGlobal('document', { baseURI: 'https://mapa.ejemplo.cl/app/' });
  vi.stubGlobal('location', { origin: 'https://mapa.ejemplo.cl' });
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('fetch', async (url: URL, init?: RequestInit) => {
    asked.push({ url: url.href, init });
    const found = answers[url.href];
    if (!found) throw new TypeError('Failed to fetch');
    return found;
  });
});
afterEach(() => vi.unstubAllGlobals());

const never = new AbortController().signal;
const bring = (address: string, tell: (bytes: number) => void = () => undefined) =>
  fetchElsewhere(placeOf(address)!.url, tell, never);

describe('los datos de otro lugar', () => {
  test.each([
    ['https://datos.ejemplo.cl/calama/', true, false],
    ['./otros/calama.zip', true, true],
    ['/datos/calama/', true, true],
    ['//otro.ejemplo.cl/calama/', true, false],
    ['chile', false, undefined],
    ['propios', false, undefined],
    ['javascript:alert(1)', false, undefined],
    ['data:text/csv,a;b', false, undefined],
    ['https://', false, undefined],
  ])('«%s»', (datos, address, ours) => {
    expect(isAddress(datos)).toBe(address);
    expect(placeOf(datos)?.ours).toBe(ours);
  });

  test('a folder is its descriptor and the files that it lists, and nothing of any other folder', async () => {
    const folder = 'https://datos.ejemplo.cl/calama/';
    const resources = [
      'catastro.csv',
      '../ajeno.csv',
      'https://espia.ejemplo.cl/x.csv',
      '//espia.ejemplo.cl/y',
      7,
    ];
    answers = {
      [`${folder}datapackage.json`]: new Response(
        JSON.stringify({ resources: resources.map((path) => ({ path })) }),
      ),
      [`${folder}catastro.csv`]: new Response('id;comuna\n1;Calama\n'),
    };
    const told: number[] = [];
    const { files, whole } = await bring(folder, (bytes) => told.push(bytes));
    expect(whole).toBe(true);
    expect(files.map(({ path }) => path)).toEqual(['datapackage.json', 'catastro.csv']);
    expect(asked.map(({ url }) => url)).toEqual([`${folder}datapackage.json`, `${folder}catastro.csv`]);
    expect(await files[1]!.blob.text()).toBe('id;comuna\n1;Calama\n');
    expect(told.at(-1)).toBe(files.reduce((sum, { blob }) => sum + blob.size, 0));
  });

  test('a file alone comes by its name; a zip may be a whole package', async () => {
    answers = {
      'https://datos.ejemplo.cl/mi%20registro.csv': new Response('id\n1\n'),
      'https://datos.ejemplo.cl/todo.ZIP': new Response('PK'),
    };
    const csv = await bring('https://datos.ejemplo.cl/mi%20registro.csv');
    expect(csv).toMatchObject({ whole: false, files: [{ path: 'mi registro.csv' }] });
    expect((await bring('https://datos.ejemplo.cl/todo.ZIP')).whole).toBe(true);
  });

  test('nothing of the reader goes with the request', async () => {
    answers = { 'https://datos.ejemplo.cl/a.csv': new Response('id\n1\n') };
    await bring('https://datos.ejemplo.cl/a.csv');
    expect(asked[0]?.init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
  });

  test.each([
    ['que no deja leer', undefined, /datos\.ejemplo\.cl.*CORS/],
    ['que no está', new Response('', { status: 404 }), /responde 404/],
    [
      'que es una página web',
      new Response('<html>', { headers: { 'content-type': 'text/html; charset=utf-8' } }),
      /página web/,
    ],
  ])('a file %s is told in words', async (_, answer, message) => {
    if (answer) answers = { 'https://datos.ejemplo.cl/a.csv': answer };
    const failure = bring('https://datos.ejemplo.cl/a.csv');
    await expect(failure).rejects.toBeInstanceOf(Unreachable);
    await expect(failure).rejects.toThrow(message);
  });

  test('without a network, it is the network that is told, not the other place', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    await expect(bring('https://datos.ejemplo.cl/a.csv')).rejects.toThrow(/^No hay conexión/);
  });

  test('a name that cannot be decoded is taken as it is written', async () => {
    answers = { 'https://datos.ejemplo.cl/50%': new Response('id\n1\n') };
    expect((await bring('https://datos.ejemplo.cl/50%')).files.map(({ path }) => path)).toEqual(['50%']);
  });

  test('a connection cut half-way is told in words', async () => {
    const cut = new ReadableStream({ pull: (controller) => controller.error(new TypeError('network')) });
    answers = { 'https://datos.ejemplo.cl/a.csv': new Response(cut) };
    const failure = bring('https://datos.ejemplo.cl/a.csv');
    await expect(failure).rejects.toBeInstanceOf(Unreachable);
    await expect(failure).rejects.toThrow(/^Se cortó la conexión con datos\.ejemplo\.cl/);
  });

  test('a descriptor cannot have a server asked thousands of times, nor twice for one file', async () => {
    const folder = 'https://datos.ejemplo.cl/calama/';
    const naming = (paths: readonly string[]) =>
      new Response(JSON.stringify({ resources: paths.map((path) => ({ path })) }));
    answers = { [`${folder}datapackage.json`]: naming(Array.from({ length: 5000 }, (_, at) => `${at}.csv`)) };
    await expect(bring(folder)).rejects.toThrow(/más de 200 archivos/);
    expect(asked).toHaveLength(1);
    answers = {
      [`${folder}datapackage.json`]: naming(['a.csv', 'a.csv', 'http://[']),
      [`${folder}a.csv`]: new Response('id\n1\n'),
    };
    expect((await bring(folder)).files.map(({ path }) => path)).toEqual(['datapackage.json', 'a.csv']);
  });

  test('a descriptor that is not one is brought alone: the reader of packages says what is wrong', async () => {
    const folder = 'https://datos.ejemplo.cl/calama/';
    for (const text of ['{', 'null', '[]', '{"resources":{}}']) {
      answers = { [`${folder}datapackage.json`]: new Response(text) };
      expect((await bring(folder)).files.map(({ path }) => path)).toEqual(['datapackage.json']);
    }
  });
});
