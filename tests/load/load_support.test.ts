import { expect, test } from 'vitest';
import { loadSupport } from '../../src/load/load_support.ts';
import { FIRMS, OUTLINE, ofCode, openWith, type ResourceText } from '../fixtures/package.ts';

const HEADER = 'id;nombre;institucion;nivel;clase;areas;fuente;revisado';
const ROW = 'fondo;Fondo;Municipio;municipal;subsidio;inversion;Ordenanza;2026-11-21';
const INSTRUMENTS: ResourceText = { path: 'instrumentos.csv', mapa: { tabla: 'instrumentos' } };

async function open(files: Readonly<Record<string, string>>, resources: readonly ResourceText[]) {
  const { value } = await openWith(
    { 'empresas.csv': 'periodo,cut,sector,empresas\n2019,01101,G,3\n', ...files },
    [OUTLINE, FIRMS, ...resources],
  );
  if (!value) throw new Error('the package must open');
  return loadSupport(value.files, value.descriptor, value.inputs);
}

test('un paquete sin tablas de apoyo no tiene ninguna, y no es una falla', async () => {
  const { value, issues } = await open({}, []);
  expect(Object.values(value.support).every((table) => table === undefined)).toBe(true);
  expect(issues).toEqual([]);
});

test('una tabla nombrada que no está se dice, y el resto se lee', async () => {
  const { value, issues } = await open({ 'instrumentos.csv': `${HEADER}\n${ROW}\n` }, [
    INSTRUMENTS,
    { path: 'ruta.csv', mapa: { tabla: 'ruta' } },
  ]);
  expect(ofCode(issues, 'archivo-ausente').map(({ file }) => file)).toEqual(['ruta.csv']);
  expect(value.support.catalogue?.instruments.map(({ id }) => id)).toEqual(['fondo']);
});

test('de dos catálogos vale el primero, y se dice', async () => {
  const { value, issues } = await open(
    {
      'instrumentos.csv': `${HEADER}\n${ROW}\n`,
      'otros.csv': `${HEADER}\n${ROW.replace('fondo', 'otro')}\n`,
    },
    [INSTRUMENTS, { path: 'otros.csv', mapa: { tabla: 'instrumentos' } }],
  );
  expect(value.support.catalogue?.instruments.map(({ id }) => id)).toEqual(['fondo']);
  expect(ofCode(issues, 'tabla-de-mas').map(({ file }) => file)).toEqual(['otros.csv']);
});

test('cada fila se usa o se cuenta entre las dejadas fuera', async () => {
  const { value } = await open({ 'instrumentos.csv': `${HEADER}\n${ROW}\n${ROW}\nMal Id${ROW.slice(5)}\n` }, [
    INSTRUMENTS,
  ]);
  expect(value.reports.map(({ rows, used, rejected }) => [rows, used, rejected])).toEqual([[3, 1, 2]]);
});
