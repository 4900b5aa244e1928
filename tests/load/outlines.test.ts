import { area } from '@turf/turf';
import { expect, test } from 'vitest';
import type { Cut, ZoneId } from '../../src/domain/ids.ts';
import { readBoundaries } from '../../src/load/boundaries.ts';
import { outlines, ownOutlines } from '../../src/load/outlines.ts';
import { boundariesOf } from '../fixtures/chile.ts';
import { bytes, THREE } from '../fixtures/package.ts';

const { value: boundaries } = readBoundaries(bytes(JSON.stringify(THREE)), 'comunas.geojson');

test('comunas as read, with what the map needs of them', async () => {
  const { features } = await outlines(boundaries, 'comuna');
  expect(features.map(({ properties }) => properties)).toEqual([
    { id: '01101', name: 'Iquique', region: '01' },
    { id: '01107', name: 'Alto Hospicio', region: '01' },
    { id: '01401', name: 'Pozo Almonte', region: '01' },
  ]);
});

test('a province is its comunas merged: no edge is left inside, nothing is lost', async () => {
  const { features } = await outlines(boundaries, 'provincia');
  expect(features.map(({ properties }) => [properties.id, properties.name])).toEqual([
    ['011', 'Iquique'],
    ['014', 'Tamarugal'],
  ]);
  const [iquique] = features;
  const parts = (await outlines(boundaries, 'comuna')).features.slice(0, 2);
  expect(iquique && area(iquique)).toBeCloseTo(
    parts.reduce((acc, one) => acc + area(one), 0),
    -3,
  );
  expect(iquique?.geometry.coordinates).toHaveLength(1);
});

test('a zone without outline draws nothing', async () => {
  const none = boundaries.map((one) => ({ ...one, geometry: null }));
  expect((await outlines(none, 'comuna')).features).toEqual([]);
  expect((await outlines(none, 'region')).features).toEqual([]);
});

test('Chile draws 345 comunas, 56 provinces and 16 regions, of the same surface', async () => {
  const chile = await boundariesOf('chile');
  const surfaces: number[] = [];
  for (const [level, count] of [
    ['comuna', 345],
    // Antártica Chilena keeps Cabo de Hornos.
    ['provincia', 56],
    ['region', 16],
  ] as const) {
    const made = await outlines(chile, level);
    expect(made.features).toHaveLength(count);
    surfaces.push(made.features.reduce((acc, one) => acc + area(one), 0));
  }
  expect((surfaces[1] ?? NaN) / (surfaces[0] ?? NaN)).toBeCloseTo(1, 6);
  expect((surfaces[2] ?? NaN) / (surfaces[0] ?? NaN)).toBeCloseTo(1, 6);
});

test("a reader's territory of all the comunas of a province has the province's outline", async () => {
  const chile = await boundariesOf('chile');
  const loa = (await outlines(chile, 'provincia')).features.find(({ properties }) => properties.id === '022');
  const [own, ...rest] = (
    await ownOutlines(chile, [
      { id: 'T1' as ZoneId, name: 'Calama y vecinas', cuts: ['02203', '02201', '02202'] as Cut[] },
      // A comuna may be in two; one that nobody drew is in none.
      { id: 'T2' as ZoneId, name: 'Calama e Iquique', cuts: ['02201', '01101'] as Cut[] },
      { id: 'T3' as ZoneId, name: 'Antártica', cuts: ['12202', '99999'] as Cut[] },
    ])
  ).features;
  expect(own?.properties).toEqual({ id: 'T1', name: 'Calama y vecinas', region: '02' });
  expect(own && loa && area(own) / area(loa)).toBeCloseTo(1, 9);
  expect(own?.geometry.coordinates).toHaveLength(loa?.geometry.coordinates.length ?? 0);
  expect(rest.map(({ properties }) => properties.id)).toEqual(['T2']);
  expect(rest[0]?.geometry.coordinates.length).toBeGreaterThan(1);
});
