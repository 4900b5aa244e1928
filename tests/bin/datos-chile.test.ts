import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { feature, neighbors } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { expect, test, vi } from 'vitest';
import { main as makeOutline } from '../../bin/contorno-hexagonal.ts';
import { main as makeTables } from '../../bin/datos-chile.ts';
import { cell, integer, type Line, readTable } from '../../bin/lib/tablas.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const DATA = path('../../data/chile');
const SOURCE = path('../../../shared/data');
const table = (name: string) => readTable(join(DATA, name));
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

interface Place {
  cut: string;
  cod_provincia: string;
  cod_region: string;
}
const topology = JSON.parse(readFileSync(join(DATA, 'comunas.topojson'), 'utf8')) as Topology;
const collection = topology.objects.comunas as GeometryCollection<Place>;
const zones = feature(topology, collection).features;

test('the outlines are of 346 comunas, 56 provinces and 16 regions; only Antártica has none', () => {
  const places = zones.map(({ properties }) => properties);
  expect(new Set(places.map(({ cut }) => cut)).size).toBe(346);
  expect(new Set(places.map(({ cod_provincia }) => cod_provincia)).size).toBe(56);
  expect(new Set(places.map(({ cod_region }) => cod_region)).size).toBe(16);
  for (const { cut, cod_provincia, cod_region } of places)
    expect([cut.slice(0, 3), cut.slice(0, 2)]).toEqual([cod_provincia, cod_region]);
  expect(zones.filter(({ geometry }) => geometry === null).map(({ properties }) => properties.cut)).toEqual([
    '12202',
  ]);
});

test('no edge of the outlines belongs to more than two zones, and every zone by land has neighbours', () => {
  const uses = new Map<string, number>();
  for (const { geometry } of zones) {
    const polygons =
      geometry?.type === 'Polygon'
        ? [geometry.coordinates]
        : geometry?.type === 'MultiPolygon'
          ? geometry.coordinates
          : [];
    for (const ring of polygons.flat())
      for (let at = 1; at < ring.length; at += 1) {
        const edge = [String(ring[at - 1]), String(ring[at])].sort().join(' ');
        uses.set(edge, (uses.get(edge) ?? 0) + 1);
      }
  }
  expect(Math.max(...uses.values())).toBe(2);
  const alone = neighbors(collection.geometries).flatMap((near, at) =>
    near.length === 0 ? [zones[at]?.properties.cut] : [],
  );
  // Juan Fernández, Isla de Pascua, Antártica, and the comunas of Chiloé's and other islands.
  expect(alone).toEqual(expect.arrayContaining(['05104', '05201', '12202']));
  expect(alone.length).toBeLessThan(12);
});

test('firms by comuna and rubro: 5,263 cells, 22,496,515 firm-years, the mean is the exact quotient', () => {
  const rows = table('empresas.csv');
  expect(rows.length).toBe(5263);
  expect(sum(rows.map((row) => integer(row, 'empresa_anios')))).toBe(22_496_515);
  expect(new Set(rows.map((row) => cell(row, 'cut'))).size).toBe(345);
  for (const row of rows) {
    expect(Number(cell(row, 'empresas')) * 20).toBeCloseTo(integer(row, 'empresa_anios'), 9);
    expect(cell(row, 'empresas')).toMatch(/^\d+(\.\d{1,2})?$/);
    expect(integer(row, 'empresa_anios')).toBeGreaterThanOrEqual(50);
    expect(cell(row, 'periodo')).toBe('2005-2024');
  }
  // Iquique, agriculture: 2,944 firm-years in twenty years.
  expect(rows.find((row) => row.cut === '01101' && row.sector === 'A')).toMatchObject({ empresas: '147.2' });
});

test('closures are empty only where the source has none: Río Hurtado', () => {
  const rows = table('empresas.csv');
  const empty = rows.filter((row) => cell(row, 'terminos_de_giro') === '');
  expect(new Set(empty.map((row) => cell(row, 'cut')))).toEqual(new Set(['04305']));
  expect(rows.filter((row) => row.cut === '04305').length).toBe(empty.length);
});

test('the census of 346 comunas adds up to 18,480,432, by sex and by age', () => {
  const rows = table('comunas_datos.csv');
  expect(rows.length).toBe(346);
  const total = (column: string) => sum(rows.map((row) => integer(row, column)));
  expect(total('poblacion')).toBe(18_480_432);
  for (const row of rows) {
    const people = integer(row, 'poblacion');
    expect(integer(row, 'poblacion_mujeres') + integer(row, 'poblacion_hombres')).toBe(people);
    const bands = ['0_14', '15_29', '30_44', '45_64', '65_mas'].map((band) =>
      integer(row, `poblacion_${band}`),
    );
    expect(sum(bands)).toBe(people);
  }
});

test('what the publisher reserves stays reserved, what it does not have stays empty', () => {
  const rows = table('comunas_datos.csv');
  const at = (column: string, value: string) =>
    rows.filter((row) => row[column] === value).map((row) => row.cut);
  expect(at('ventas_uf_2019', '*')).toEqual(['12103', '12201', '12202']);
  expect(at('ventas_uf_2024', '*')).toEqual(['12201', '12202', '15201', '15202']);
  expect(at('ingreso_mediano_clp', '').length).toBe(11);
  expect(at('ruralidad_pct', '')).toEqual(['12202']);
  expect(at('area_km2', '')).toEqual(['12202']);
});

test('Tarapacá: every year, comuna and rubro is there, and 2019 by sub-rubro adds up to the same', () => {
  const rows = table('empresas_tarapaca.csv');
  for (const [year, total] of [
    ['2009', 16_213],
    ['2014', 18_876],
    ['2019', 22_047],
  ] as const) {
    const ofYear = rows.filter((row) => row.periodo === year);
    expect(ofYear.length).toBe(7 * 20);
    expect(new Set(ofYear.map((row) => row.cut)).size).toBe(7);
    expect(sum(ofYear.map((row) => integer(row, 'empresas')))).toBe(total);
  }
  const fine = table('empresas_tarapaca_subrubro.csv');
  const section = (code: string) => (code === 'SI' ? code : code.slice(0, 1));
  for (const row of rows.filter(({ periodo }) => periodo === '2019'))
    expect(
      sum(
        fine
          .filter((one) => one.cut === row.cut && section(cell(one, 'sector')) === row.sector)
          .map((one) => integer(one, 'empresas')),
      ),
    ).toBe(integer(row, 'empresas'));
});

test('sub-rubro codes follow the alphabet inside each section', () => {
  const rows = table('sectores.csv');
  const order = new Intl.Collator('es-CL');
  rows.forEach((row, at) => {
    const before = rows[at - 1];
    expect(cell(row, 'sector').slice(0, 1)).toBe(cell(row, 'padre'));
    if (before?.padre === row.padre)
      expect(order.compare(cell(before ?? {}, 'nombre'), cell(row, 'nombre'))).toBe(-1);
    else expect(cell(row, 'sector')).toMatch(/-01$/);
  });
});

test('totals of 2023: 22 rubros with «sin información», 1,503,573 firms', () => {
  const rows = table('empresas_totales.csv');
  expect(rows.length).toBe(22);
  expect(sum(rows.map((row) => integer(row, 'empresas')))).toBe(1_503_573);
});

const coefficient = (row: Line, column: string) => Number(cell(row, column));

test('the assumed coefficients: 21 sections, each adds up to 1, every range holds its coefficient', () => {
  const rows = table('ocupaciones.csv');
  const sections = new Set(rows.map((row) => cell(row, 'sector')));
  expect([...sections].join('')).toBe('ABCDEFGHIJKLMNOPQRSTU');
  for (const section of sections) {
    const mine = rows.filter((row) => row.sector === section);
    expect(mine.map((row) => cell(row, 'grupo')).join('')).toBe('123456789');
    expect(sum(mine.map((row) => coefficient(row, 'coeficiente')))).toBeCloseTo(1, 12);
    for (const row of mine) {
      expect(coefficient(row, 'desde')).toBeLessThanOrEqual(coefficient(row, 'coeficiente'));
      expect(coefficient(row, 'hasta')).toBeGreaterThan(coefficient(row, 'coeficiente'));
    }
  }
  const calama = readTable(join(DATA, '../calama-ficticio/ocupaciones.csv'));
  expect(calama).toEqual(rows);
});

test('enrolment of 2024: 1,187,395 people, 634,400 of them women, in 102 comunas', () => {
  const rows = table('formacion.csv');
  expect(sum(rows.map((row) => integer(row, 'matricula')))).toBe(1_187_395);
  expect(sum(rows.map((row) => integer(row, 'matricula_mujeres')))).toBe(634_400);
  expect(new Set(rows.map((row) => cell(row, 'cut'))).size).toBe(102);
  for (const row of rows)
    expect(integer(row, 'matricula_mujeres')).toBeLessThanOrEqual(integer(row, 'matricula'));
});

test.skipIf(!existsSync(SOURCE))(
  'enrolment is what the source adds up to without distance programmes, in all and in every comuna and field of undergraduates',
  () => {
    const rows = table('formacion.csv');
    const source = readTable(join(SOURCE, 'capital_humano/mineduc_matricula_superior_2024_programas.csv.gz'));
    // Two columns of the source say which are taught at a distance, and they agree.
    const near = source.filter((line) => cell(line, 'jornada') !== 'A Distancia');
    expect(sum(near.map((line) => integer(line, 'matricula')))).toBe(1_187_395);
    // The table of the same source by comuna and field was made by others.
    for (const line of readTable(
      join(SOURCE, 'capital_humano/mineduc_matricula_pregrado_2024_comuna_area.csv'),
    )) {
      const mine = rows.filter(
        (row) =>
          row.cut === line.cut &&
          row.area === line.area &&
          ['tecnico', 'profesional'].includes(cell(row, 'nivel')),
      );
      const added = sum(mine.map((row) => integer(row, 'matricula')));
      expect(added, `${line.comuna}, ${line.area}`).toBe(integer(line, 'matricula_no_a_distancia'));
    }
  },
);

test.skipIf(!existsSync(SOURCE))(
  'the shipped files are what the scripts make of the sources',
  { timeout: 120_000 },
  async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    const made = mkdtempSync(join(tmpdir(), 'chile-'));
    try {
      expect(await makeTables([SOURCE, '--salida', made])).toBe(0);
      const outline = join(made, 'comunas.topojson');
      const codes = join(SOURCE, 'codigos/cut_comunas_346.csv');
      expect(await makeOutline([join(SOURCE, 'geo/comunas_345.geojson'), codes, '--salida', outline])).toBe(
        0,
      );
      const files = readdirSync(made);
      expect(files.length).toBe(12);
      for (const name of files)
        expect(readFileSync(join(made, name)).equals(readFileSync(join(DATA, name))), name).toBe(true);
    } finally {
      rmSync(made, { recursive: true });
      log.mockRestore();
    }
  },
);
