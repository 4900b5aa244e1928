import { describe, expect, test } from 'vitest';
import { earlierCube } from '../../src/domain/before.ts';
import { cell } from '../../src/domain/grid.ts';
import { known } from '../../src/domain/measure.ts';
import { contextOf } from '../fixtures/analysis.ts';
import { loaded } from '../fixtures/chile.ts';
import type { Country } from '../fixtures/domain.ts';
import { yearsOf } from '../fixtures/years.ts';

const base: Country = {
  cuts: ['01101', '01107'],
  sectors: ['F', 'G'],
  firms: [
    [10, 30],
    [20, 40],
  ],
};

describe('where a growth starts', () => {
  const inputs = yearsOf(base, {
    2009: [
      [8, 20],
      [10, 30],
    ],
    2014: [
      [9, 25],
      [15, 35],
    ],
    2019: base.firms,
  });
  const cube = (id: string) => inputs.cubes.find((one) => one.id === id)!;

  test('the earliest year of the same resource, not the one just before', () => {
    expect(earlierCube(inputs.cubes, cube('empresas:2019'))?.id).toBe('empresas:2009');
    expect(earlierCube(inputs.cubes, cube('empresas:2014'))?.id).toBe('empresas:2009');
    expect(earlierCube(inputs.cubes, cube('empresas:2009'))).toBeUndefined();
  });

  test('never across resources, levels of sector, lists of sectors, or into a mean of years', () => {
    const last = cube('empresas:2019');
    const first = cube('empresas:2009');
    for (const other of [
      { ...first, id: 'empresas_otra:2009' },
      { ...first, sectorLevel: 'division' as const },
      { ...first, sectors: first.sectors.slice(1) },
      { ...first, period: { from: 2005, to: 2009 } },
    ])
      expect(earlierCube([other, last], last)).toBeUndefined();
    const mean = { ...last, period: { from: 2010, to: 2019 } };
    expect(earlierCube([first, mean], mean)).toBeUndefined();
    const register = { ...last, fromCatastro: true };
    expect(earlierCube([first, register], register)).toBeUndefined();
  });

  test('it comes at the level of the analysis, with the margins of both years', () => {
    const { before } = contextOf(inputs, { cube: 'empresas:2019', level: 'provincia', reference: 'region' });
    expect(before?.years).toBe(10);
    expect(before && cell(before.counts, 0, 1)).toEqual(known(50, 'empresas'));
    expect(before?.groups[0]?.start.total).toEqual(known(68, 'empresas'));
    expect(before?.groups[0]?.end.total).toEqual(known(100, 'empresas'));
  });

  test('a zone that only one of the tables covers enters no margin of growth', () => {
    const first = { ...cube('empresas:2009'), covered: Uint8Array.from([0, 1]) };
    const two = { ...inputs, cubes: [cube('empresas:2019'), first] };
    const context = contextOf(two, { cube: 'empresas:2019', reference: 'region' });
    expect(context.before?.groups[0]?.start.total).toEqual(known(40, 'empresas'));
    expect(context.before?.groups[0]?.end.total).toEqual(known(60, 'empresas'));
    expect(context.groups[0]?.total).toEqual(known(100, 'empresas'));
  });

  test('the shipped package: Tarapacá 2019 starts in 2009; the mean of twenty years has no start', async () => {
    const { inputs: shipped } = await loaded('chile');
    expect(contextOf(shipped, { cube: 'empresas_tarapaca:2019' }).before?.cube.id).toBe(
      'empresas_tarapaca:2009',
    );
    expect(contextOf(shipped, { cube: 'empresas:2005-2024' }).before).toBeUndefined();
    expect(contextOf(shipped, { cube: 'empresas_tarapaca_subrubro:2019' }).before).toBeUndefined();
  });
});

test('workers are looked for in the earlier table too: without them there is no start', () => {
  const staffed = { ...base, workers: base.firms };
  const inputs = yearsOf(staffed, { 2009: base.firms, 2019: base.firms });
  expect(contextOf(inputs, { cube: 'empresas:2019', counted: 'trabajadores' }).before?.counts.unit).toBe(
    'trabajadores',
  );
  const [last, first] = inputs.cubes;
  const bare = { ...inputs, cubes: [last!, { ...first!, workers: undefined }] };
  expect(contextOf(bare, { cube: 'empresas:2019', counted: 'trabajadores' }).before).toBeUndefined();
});
