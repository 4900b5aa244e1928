import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { booleanPointInPolygon } from '@turf/turf';
import { expect, test } from 'vitest';
import { makeFictitious, SEED } from '../../bin/calama-ficticio.ts';
import { ROWS, type SIZES } from '../../bin/lib/catastro-ficticio.ts';
import { FAULT_COUNTS, type FaultKind } from '../../bin/lib/errores-ficticios.ts';
import { MUNICIPAL_ROWS } from '../../bin/lib/municipal-ficticio.ts';
import { TRAIT_COLUMN_NAMES } from '../../bin/lib/rasgos-ficticios.ts';
import { readTable } from '../../bin/lib/tablas.ts';
import { ANCHORS } from '../../bin/lib/tractoras-ficticias.ts';
import { readBoundaries } from '../../src/load/boundaries.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const PACKAGE = path('../../data/calama-ficticio');
const MUNICIPAL = path('../fixtures/municipal/catastro-municipal.csv');
const outlines = readFileSync(path('../../data/chile/comunas.topojson'));
const made = makeFictitious(outlines, SEED);
const { rows, faults } = made;
const spoilt = new Set(faults.map(({ row }) => row));
const clean = rows.filter((_, at) => !spoilt.has(at));
const geometryOf = (file: Uint8Array, cut: string) => {
  const geometry = readBoundaries(file, 'comunas.topojson').value.find(
    ({ comuna }) => comuna.cut === cut,
  )?.geometry;
  if (!geometry) throw new Error(`Sin contorno: ${cut}`);
  return geometry;
};

test('the same seed makes the same bytes, another seed others', () => {
  const again = makeFictitious(outlines, SEED);
  for (const [name, bytes] of made.files)
    expect(Buffer.from(bytes).equals(again.files.get(name) ?? Buffer.of()), name).toBe(true);
  expect(Buffer.from(made.municipal).equals(again.municipal)).toBe(true);
  const other = makeFictitious(outlines, SEED + 100).files.get('catastro.csv') ?? Buffer.of();
  expect(Buffer.from(made.files.get('catastro.csv') ?? []).equals(other)).toBe(false);
});

test('the shipped package and the municipal file are what the generator makes', () => {
  for (const [name, bytes] of made.files)
    expect(readFileSync(join(PACKAGE, name)).equals(bytes), name).toBe(true);
  expect(readFileSync(MUNICIPAL).equals(made.municipal)).toBe(true);
});

test('the descriptor says that it is fictitious, in the title too, and where it opens', () => {
  const descriptor = JSON.parse(readFileSync(join(PACKAGE, 'datapackage.json'), 'utf8')) as {
    title: string;
    mapa: unknown;
  };
  expect(descriptor.title).toMatch(/ficticio/);
  expect(descriptor.mapa).toMatchObject({ ficticio: true, inicio: { zona: '02201' } });
});

test('every fault is there as often as announced, and README lists its lines', () => {
  expect(faults.length).toBeGreaterThanOrEqual(45);
  const readme = readFileSync(join(PACKAGE, 'README.md'), 'utf8');
  for (const [kind, count] of Object.entries(FAULT_COUNTS) as [FaultKind, number][]) {
    const lines = faults.filter((fault) => fault.kind === kind).map(({ row }) => row + 2);
    expect(lines.length, kind).toBe(count);
    expect(readme).toContain(`| \`${kind}\` | ${lines.join(', ')} |`);
  }
});

test('outside of the faults every row holds together and lies inside Calama', () => {
  const calama = geometryOf(outlines, '02201');
  expect(rows.length).toBe(ROWS);
  expect(new Set(clean.map(({ id }) => id)).size).toBe(clean.length);
  for (const row of clean) {
    if (row.longitud !== '')
      expect(booleanPointInPolygon([Number(row.longitud), Number(row.latitud)], calama), row.id).toBe(true);
    expect(row.cut !== '' || row.comuna !== '').toBe(true);
    expect(Number(row.trabajadores_locales) + Number(row.trabajadores_conmutantes)).toBe(
      Number(row.trabajadores),
    );
    expect(row.nombre).toMatch(/Fictici[oa]s? /);
    if (row.formal === 'no') expect([row.tamano, row.impuestos_clp]).toEqual(['micro', '0']);
    const limits = {
      micro: [0, 2400],
      pequeña: [2400, 25_000],
      mediana: [25_000, 100_000],
      grande: [100_000, Infinity],
    };
    const [from = 0, to = 0] = limits[row.tamano as (typeof SIZES)[number]];
    if (row.ventas_uf !== '') {
      expect(Number(row.ventas_uf)).toBeGreaterThan(from);
      expect(Number(row.ventas_uf)).toBeLessThanOrEqual(to);
    }
    if (row.inicio !== '') expect(row.inicio >= '1985-01-01' && row.inicio <= '2026-10-31').toBe(true);
  }
});

test('points put in another comuna are in another comuna', () => {
  const calama = geometryOf(outlines, '02201');
  for (const { kind, row } of faults)
    if (kind === 'coordenadas-en-otra-comuna') {
      const { longitud, latitud, cut } = rows[row] ?? { longitud: '', latitud: '', cut: '' };
      expect(cut).toBe('02201');
      expect(booleanPointInPolygon([Number(longitud), Number(latitud)], calama)).toBe(false);
      const others = ['02101', '02203', '02301', '02302'].filter((code) =>
        booleanPointInPolygon([Number(longitud), Number(latitud)], geometryOf(outlines, code)),
      );
      expect(others.length).toBe(1);
    }
});

test('the whole looks like Calama', () => {
  const share = (list: typeof clean, is: (row: (typeof clean)[number]) => boolean) =>
    list.filter(is).length / list.length;
  const informal = ({ formal }: (typeof clean)[number]) => formal === 'no';
  expect(share(clean, informal)).toBeGreaterThan(0.28);
  expect(share(clean, informal)).toBeLessThan(0.38);
  expect(share(clean, ({ tamano }) => tamano === 'micro')).toBeGreaterThan(0.76);
  expect(share(clean, ({ tamano }) => tamano === 'micro')).toBeLessThan(0.84);
  const commuting = (divisions: readonly string[]) => {
    const list = clean.filter(({ sector }) => divisions.includes(sector.slice(0, 2)));
    const add = (column: 'trabajadores' | 'trabajadores_conmutantes') =>
      list.reduce((total, row) => total + Number(row[column]), 0);
    return add('trabajadores_conmutantes') / add('trabajadores');
  };
  expect(commuting(['09', '25', '28', '33', '71'])).toBeGreaterThan(3 * commuting(['47', '56', '96']));
  expect(commuting(['55'])).toBeGreaterThan(commuting(['47']));
});

test('local suppliers are formal businesses of the register, under the name they have there', () => {
  const suppliers = readTable(join(PACKAGE, 'proveedores.csv'));
  expect(suppliers.length).toBe(ANCHORS.reduce((total, anchor) => total + anchor.suppliers, 0));
  expect(new Set(suppliers.map(({ tractora }) => tractora)).size).toBe(ANCHORS.length);
  const byId = new Map(clean.map((row) => [row.id, row]));
  const local = suppliers.filter(({ cut }) => cut === '02201');
  expect(local.length).toBeGreaterThan(60);
  for (const supplier of local)
    expect(byId.get(supplier.id_catastro ?? '')).toMatchObject({ nombre: supplier.proveedor, formal: 'si' });
  for (const { id_catastro, cut } of suppliers) expect(id_catastro === '').toBe(cut !== '02201');
});

test('the nine comunas keep the outline they have in the country', () => {
  const part = made.files.get('comunas.topojson') ?? new Uint8Array();
  const cuts = readBoundaries(part, 'comunas.topojson').value.map(({ comuna }) => comuna.cut as string);
  expect(cuts.sort()).toEqual([
    '02101',
    '02102',
    '02103',
    '02104',
    '02201',
    '02202',
    '02203',
    '02301',
    '02302',
  ]);
  for (const cut of cuts) expect(geometryOf(part, cut)).toEqual(geometryOf(outlines, cut));
});

test('the municipal file is Windows-1252 with titles above, semicolons and a total below', () => {
  const lines = Buffer.from(made.municipal).toString('latin1').trimEnd().split('\r\n');
  expect(lines.length).toBe(2 + 1 + MUNICIPAL_ROWS + 1);
  // Byte 0x96 is the dash of Windows-1252, which Latin-1 lacks (and which TextDecoder of Node 20 does not read).
  expect(lines[0]).toMatch(/2026 \x96 DATOS FICTICIOS;/);
  expect(lines[2]).toMatch(/^N°;Razón Social;Giro;/);
  expect(lines.at(-1)).toMatch(/^TOTAL;/);
  expect(() => new TextDecoder('utf-8', { fatal: true }).decode(made.municipal)).toThrow();
});

test('seis de cada diez negocios responden los rasgos de su tipo, uno de cada diez solo unos pocos', () => {
  const answered = rows.map((row) => TRAIT_COLUMN_NAMES.filter((column) => row[column] !== '').length);
  const share = (is: (count: number) => boolean) => answered.filter(is).length / rows.length;
  expect(share((count) => count > 3)).toBeCloseTo(0.6, 1);
  expect(share((count) => count > 0 && count <= 3)).toBeCloseTo(0.12, 1);
});
