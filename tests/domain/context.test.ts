import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expected, standsAlone, variableOf, zoneVariable } from '../../src/domain/context.ts';
import { cell } from '../../src/domain/grid.ts';
import type { ZoneId } from '../../src/domain/ids.ts';
import { central, known, missing } from '../../src/domain/measure.ts';
import { contextOf } from '../fixtures/analysis.ts';
import { BELOW, type Country, countryOf, totalsOf } from '../fixtures/domain.ts';

/** Two provinces of Tarapacá and one of Antofagasta. */
const north: Country = {
  cuts: ['01101', '01107', '01401', '02201'],
  sectors: ['F', 'G', 'SI'],
  firms: [
    [10, 30, 4],
    [20, 20, 0],
    [5, 15, 1],
    [40, 60, 9],
  ],
  variables: { poblacion: [200, 100, 50, 180], ruralidad_pct: [2, 2, 30, 4] },
};

describe('the table at the level of the analysis', () => {
  test('comunas are as written; «Sin información» has no column and enters no margin', () => {
    const context = contextOf(countryOf(north));
    expect(context.sectors).toEqual(['F', 'G']);
    expect(cell(context.counts, 0, 1)).toEqual(known(30, 'empresas'));
    expect(context.zoneTotals[0]).toEqual(known(40, 'empresas'));
  });

  test('a province is the sum of its comunas, a region of its provinces', () => {
    const provinces = contextOf(countryOf(north), { level: 'provincia' });
    expect(provinces.zones.map(({ id }) => id)).toEqual(['011', '014', '022']);
    expect(cell(provinces.counts, 0, 0)).toEqual(known(30, 'empresas'));
    const regions = contextOf(countryOf(north), { level: 'region' });
    expect(cell(regions.counts, 0, 1)).toEqual(known(65, 'empresas'));
  });

  test('a censored comuna makes its province an interval: 30 + [0, 2.45]', () => {
    const firms = [[BELOW, 30, 4], ...north.firms.slice(1)];
    const provinces = contextOf(countryOf({ ...north, firms }), { level: 'provincia' });
    expect(cell(provinces.counts, 0, 0)).toEqual(known(21.225, 'empresas', { low: 20, high: 22.45 }));
  });

  test('levels agree: the sums over comunas, provinces and regions are one', () => {
    const counts = fc.array(fc.nat({ max: 500 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.tuple(counts, counts, counts, counts), (firms) => {
        const totals = (['comuna', 'provincia', 'region'] as const).map((level) =>
          contextOf(countryOf({ ...north, firms }), { level }).zoneTotals.reduce(
            (acc, one) => acc + central(one),
            0,
          ),
        );
        expect(totals[1]).toBe(totals[0]);
        expect(totals[2]).toBe(totals[0]);
      }),
    );
  });

  test('workers are counted where the reader asks for them and the table has them', () => {
    const workers = north.firms.map((row) => row.map((cells) => Number(cells) * 3));
    expect(contextOf(countryOf({ ...north, workers }), { counted: 'trabajadores' }).counts.unit).toBe(
      'trabajadores',
    );
    expect(contextOf(countryOf(north), { counted: 'trabajadores' }).counts.unit).toBe('empresas');
  });
});

describe('the reference', () => {
  test('by region: the margins of each region are its own', () => {
    const { groups } = contextOf(countryOf(north), { reference: 'region' });
    expect(groups.map(({ id }) => id)).toEqual(['01', '02']);
    expect(groups[0]?.bySector).toEqual([known(35, 'empresas'), known(65, 'empresas')]);
    expect(groups[0]?.total).toEqual(known(100, 'empresas'));
  });

  test('a comuna that the table does not cover is not part of it: the others are still compared', () => {
    const context = contextOf(
      countryOf({
        ...north,
        firms: [...north.firms.slice(0, 2), ['sin-dato', 'sin-dato', 'sin-dato'], [40, 60, 9]],
        covered: [1, 1, 0, 1],
      }),
    );
    expect(context.groups[0]?.rows).toEqual([0, 1]);
    expect(context.groups[0]?.total).toEqual(known(80, 'empresas'));
    expect(expected(context, 0, 0).e).toBe((40 * 30) / 80);
    expect(expected(context, 2, 0).e).toBeNaN();
  });

  test('a comuna that it covers and says nothing of leaves the reference without a total', () => {
    const context = contextOf(countryOf({ ...north, firms: [['sin-dato', 30, 4], ...north.firms.slice(1)] }));
    expect(context.groups[0]?.bySector[0]).toEqual(missing('sin-dato', 'empresas'));
    expect(expected(context, 1, 1).e).toBeNaN();
  });

  test('the only zone of its reference stands alone', () => {
    const context = contextOf(countryOf(north), { reference: 'region' });
    expect(standsAlone(context, 3)).toBe(true);
    expect(standsAlone(context, 0)).toBe(false);
  });

  test('totals: one group for all, with the margins published for the country', () => {
    const totals = [totalsOf(2023, { F: 300, G: 700 })];
    const context = contextOf(countryOf({ ...north, totals }), { reference: 'totales' });
    expect(context.groups).toHaveLength(1);
    expect(expected(context, 3, 1).e).toBe((100 * 700) / 1000);
    expect(standsAlone(context, 3)).toBe(false);
  });

  test('of several years of totals, the nearest to the table’s; the order of the file does not decide', () => {
    const all = [totalsOf(2023, { G: 1 }), totalsOf(2018, { G: 2 }), totalsOf(2009, { G: 3 })];
    for (const totals of [all, [...all].reverse()])
      expect(contextOf(countryOf({ ...north, totals }), { reference: 'totales' }).totals?.period.to).toBe(
        2018,
      );
  });
});

describe('what is expected: E = n_r · N_i ÷ N', () => {
  test('by hand: Iquique has 40 of the 100 firms of Tarapacá, 35 of them are F: 40 · 35 ÷ 100 = 14', () => {
    expect(expected(contextOf(countryOf(north)), 0, 0)).toEqual({ e: 14, low: 14, high: 14 });
  });

  test('a partition stays a partition: over the zones E adds up to N_i, over the sectors to n_r', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.tuple(counts, counts, counts, counts), (firms) => {
        const context = contextOf(countryOf({ ...north, firms }), { reference: 'region' });
        const e = (row: number, column: number) => expected(context, row, column).e;
        for (const column of [0, 1])
          expect(e(0, column) + e(1, column) + e(2, column)).toBeCloseTo(
            central(context.groups[0]?.bySector[column] ?? missing('sin-dato', 'empresas')),
            6,
          );
        for (const row of [0, 1, 2])
          expect(e(row, 0) + e(row, 1)).toBeCloseTo(
            central(context.zoneTotals[row] ?? missing('sin-dato', 'empresas')),
            6,
          );
      }),
    );
  });

  test('censored cells put it between ends', () => {
    const context = contextOf(
      countryOf({
        ...north,
        firms: [
          [10, 30, 0],
          [20, 20, 0],
          [BELOW, 15, 0],
          [40, 60, 0],
        ],
      }),
    );
    const { e, low, high } = expected(context, 0, 0);
    // n_r = 40; N_i from 30 to 32.45, middle 31.225; N from 95 to 97.45, middle 96.225.
    expect(e).toBeCloseTo((40 * 31.225) / 96.225, 10);
    expect(low).toBeCloseTo((40 * 30) / 97.45, 10);
    expect(high).toBeCloseTo((40 * 32.45) / 95, 10);
  });
});

describe('variables of a zone', () => {
  const inputs = countryOf(north);
  const zone = (id: string) => {
    const found = inputs.territory.zones.get(id as ZoneId);
    if (!found) throw new Error(id);
    return found;
  };

  test('people add up over the comunas of a province', () => {
    expect(zoneVariable(inputs, zone('011'), 'poblacion', 'personas')).toEqual(known(300, 'personas'));
    expect(zoneVariable(inputs, zone('02201'), 'poblacion', 'personas')).toEqual(known(180, 'personas'));
  });

  test('a percentage does not, except where the province is one comuna', () => {
    const rurality = inputs.zoneData?.variables.get('ruralidad_pct');
    expect(rurality && variableOf(rurality, zone('011'))).toEqual(missing('no-aplica', 'porcentaje'));
    expect(rurality && variableOf(rurality, zone('022'))).toEqual(known(4, 'porcentaje'));
  });

  test('a variable that the package does not bring is no data', () => {
    expect(zoneVariable(inputs, zone('02201'), 'ingreso', 'pesos')).toEqual(missing('sin-dato', 'pesos'));
  });
});
