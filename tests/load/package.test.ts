import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDescriptor, TABLES } from '../../src/load/package.ts';
import { bytes, descriptorOf, FIRMS, OUTLINE, type ResourceText } from '../fixtures/package.ts';

const read = (descriptor: unknown) => readDescriptor(bytes(JSON.stringify(descriptor)));
const good = descriptorOf([OUTLINE, FIRMS]);
const faultsOf = (descriptor: unknown) => {
  const { value, issues } = read(descriptor);
  expect(value).toBeUndefined();
  expect(issues.length).toBeGreaterThan(0);
  for (const issue of issues)
    expect(issue).toMatchObject({ severity: 'fatal', file: 'datapackage.json', code: 'descriptor' });
  return issues.map(({ column, message }) => `${column}: ${message}`);
};
const withResource = (resource: Partial<ResourceText>) => descriptorOf([OUTLINE, { ...FIRMS, ...resource }]);

describe('a descriptor as it should be', () => {
  test('is read, with its defaults', () => {
    const { value, issues } = read(good);
    expect(issues).toEqual([]);
    expect(value?.mapa).toEqual({ formato: 1, ficticio: true, inicio: {} });
    expect(value?.resources[0]).toMatchObject({ name: 'comunas', title: '', sources: [], dialect: {} });
    expect(value?.resources[0]?.mapa).toMatchObject({
      territorio: 'CL',
      nivel_sector: 'rubro',
      ausente: 'sin-dato',
      columnas: {},
    });
  });

  test('what other tools put in it does not bother', () => {
    const { issues } = read({
      ...good,
      $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
      licenses: [],
      keywords: ['x'],
    });
    expect(issues).toEqual([]);
  });

  test.each(['cero', 'sin-dato', { 'bajo-umbral': { columna: 'empresa_anios', umbral: 50, anios: 20 } }])(
    'an absent cell may mean %j',
    (ausente) => {
      expect(read(withResource({ mapa: { tabla: 'empresas', ausente } })).issues).toEqual([]);
    },
  );

  test.each(TABLES)('«%s» is a table', (tabla) => {
    expect(read(withResource({ mapa: { tabla } })).issues).toEqual([]);
  });
});

describe('no descriptor', () => {
  test('a file that is not there', () => {
    const { value, issues } = readDescriptor(undefined);
    expect(value).toBeUndefined();
    expect(issues[0]).toMatchObject({
      severity: 'fatal',
      message: 'No se encontró datapackage.json: sin él no hay paquete.',
    });
  });

  test.each(['', '{', '<html>', 'null'])('«%s» is no descriptor', (text) => {
    expect(readDescriptor(bytes(text)).issues[0]?.severity).toBe('fatal');
  });
});

describe('a path stays inside the package', () => {
  test.each([
    '../secreto.csv',
    'a/../../secreto.csv',
    '/etc/passwd',
    'http://otro.cl/datos.csv',
    'https://otro.cl/datos.csv',
    'file:///etc/passwd',
    'data:text/csv,a',
    'C:\\datos.csv',
    'a\\..\\b.csv',
    '%2e%2e/secreto.csv',
    '%2E%2e%2Fsecreto.csv',
    ' http://otro.cl/datos.csv',
    '\t/etc/passwd',
    'a\n../b.csv',
    '//otro.cl/datos.csv',
    '.oculto',
    '',
    'a.csv?x=1',
    'a.csv#x',
  ])('%j does not', (path) => {
    expect(faultsOf(withResource({ name: 'empresas', path })).join()).toContain('resources.1.path');
  });

  test.each([
    'empresas.csv',
    'tablas/2024/empresas_2024.csv',
    'Catastro Calama (2026).csv',
    'empresas-ñ.csv',
  ])('%j does', (path) => {
    expect(read(withResource({ name: 'empresas', path })).issues).toEqual([]);
  });

  test('whatever passes is resolved under the folder of the package', () => {
    const base = 'https://mapa.cl/datos/paquete/';
    const piece = fc.constantFrom(
      'a',
      'ñ',
      '.',
      '..',
      '/',
      '\\',
      ':',
      '%',
      '2e',
      ' ',
      '\t',
      '\n',
      '?',
      '#',
      'http',
      'csv',
      '-',
      '_',
      '(',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
        const path = pieces.join('');
        const { value } = read(withResource({ name: 'empresas', path }));
        if (value) expect(new URL(path, base).href.startsWith(base)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('faults are told with the place in the file', () => {
  test.each([
    ['mapa.formato', { ...good, mapa: { formato: 2, ficticio: false } }],
    ['mapa.ficticio', { ...good, mapa: { formato: 1 } }],
    ['mapa.ficticio', { ...good, mapa: { formato: 1, ficticio: 'no' } }],
    ['mapa', { ...good, mapa: undefined }],
    ['name', { ...good, name: 'Con Espacios' }],
    ['title', { ...good, title: 7 }],
    ['created', { ...good, created: 'ayer' }],
    ['resources', { ...good, resources: 'empresas.csv' }],
    ['resources.1.mapa.tabla', withResource({ mapa: { tabla: 'precios' } })],
    ['resources.1.mapa.nivel_sector', withResource({ mapa: { tabla: 'empresas', nivel_sector: 'seccion' } })],
    ['resources.1.mapa.territorio', withResource({ mapa: { tabla: 'empresas', territorio: 'Tarapacá' } })],
    ['resources.1.mapa.ausente', withResource({ mapa: { tabla: 'empresas', ausente: 'nada' } })],
    [
      'resources.1.mapa.ausente',
      withResource({ mapa: { tabla: 'empresas', ausente: { 'bajo-umbral': { umbral: 50 } } } }),
    ],
    ['resources.1.mapa.columnas', withResource({ mapa: { tabla: 'empresas', columnas: { cut: 5 } } })],
    ['resources.1.sources', withResource({ sources: 'SII' })],
    ['resources.1.mapa', { ...good, resources: [good.resources[0], { name: 'x', path: 'x.csv' }] }],
  ])('%s', (place, descriptor) => {
    expect(faultsOf(descriptor).join('\n')).toContain(place);
  });

  test('several faults are told together', () => {
    expect(faultsOf({ ...good, title: 7, created: 8 }).length).toBeGreaterThanOrEqual(2);
  });

  test('two resources of one name', () => {
    const twice = descriptorOf([OUTLINE, FIRMS, { ...FIRMS, name: 'empresas', path: 'otras.csv' }]);
    expect(faultsOf(twice).join()).toContain('mismo nombre');
  });

  test('messages are in Spanish: what is wrong and what was found', () => {
    expect(faultsOf(withResource({ name: 'x', path: '../x.csv' }))).toEqual([
      'resources.1.path: datapackage.json: «resources.1.path» no es válido: debe ser un archivo dentro de la carpeta del paquete (se recibió «"../x.csv"»).',
    ]);
  });

  test('any JSON at all is read without fault', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const { value, issues } = read(json);
        expect(value !== undefined || issues.length > 0).toBe(true);
      }),
    );
  });
});
