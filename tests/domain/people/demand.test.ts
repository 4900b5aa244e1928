import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain } from '../../../src/domain/analysis.ts';
import type { SectorCode, ZoneId } from '../../../src/domain/ids.ts';
import type { Inputs } from '../../../src/domain/inputs.ts';
import { central, isKnown } from '../../../src/domain/measure.ts';
import { specialisedChange } from '../../../src/domain/people/change.ts';
import { coefficientsIn, demandOf } from '../../../src/domain/people/demand.ts';
import { workersOf, workSource } from '../../../src/domain/people/workers.ts';
import { analysisOf, contextOf, value } from '../../fixtures/analysis.ts';
import { BELOW, gridOf } from '../../fixtures/domain.ts';
import { occupationsOf, workingCountry } from '../../fixtures/people.ts';

function at(inputs: Inputs, row = 0, only?: number) {
  const context = contextOf(inputs);
  const workers = workersOf(workSource(context), row);
  const columns = only === undefined ? context.sectors.map((_, column) => column) : [only];
  return { workers, demand: demandOf(coefficientsIn(context), workers, columns), context };
}
const values = (list: readonly { unit: string }[]) => list.map((one) => central(one as never));

describe('workers of a zone (worked by hand, see workingCountry)', () => {
  test('firms × workers per firm of the sector, scaled to the workers published for the zone', () => {
    const { workers } = at(workingCountry());
    expect([...workers.mid]).toEqual([80, 60]);
    expect([...workers.estimated]).toEqual([1, 1]);
    expect(workers.scaledTo).toMatchObject({ value: 140 });
  });

  test('with no published total they are not scaled, and that is told', () => {
    const { workers } = at(workingCountry(), 1);
    expect([...workers.mid]).toEqual([20, 60]);
    expect(workers.scaledTo).toBeUndefined();
  });

  test('a table with workers is read, not estimated', () => {
    const { workers } = at(
      workingCountry({
        workers: [
          [7, 9],
          [1, 1],
        ],
      }),
    );
    expect([...workers.mid]).toEqual([7, 9]);
    expect([...workers.estimated]).toEqual([0, 0]);
  });

  // F has 0 to 2.45 firms (0 to 24.5 workers) and G 10 (30): 140 × 24.5 ÷ 54.5 = 62.94 at most, and G from 77.06 to 140.
  test('a cell below the threshold is an interval, in its sector and in the others', () => {
    const { workers } = at(
      workingCountry({
        firms: [
          [BELOW, 10],
          [2, 20],
        ],
      }),
    );
    expect([workers.low[0], workers.high[0]].map((one) => Number(one?.toFixed(2)))).toEqual([0, 62.94]);
    expect([workers.low[1], workers.high[1]].map((one) => Number(one?.toFixed(2)))).toEqual([77.06, 140]);
  });
});

describe('demand by occupation (worked by hand)', () => {
  // Commerce 60, construction 80. Group 9: 60 × 0.1 + 80 × 0.2 = 22; 5: 60 × 0.5; 7: 80 × 0.6; 8: 80 × 0.2.
  test('D_o = Σ W · a, and it adds up to the workers', () => {
    const { demand } = at(workingCountry());
    expect(values(demand.posts).map((one) => Number(one.toFixed(9)))).toEqual([
      6, 6, 6, 6, 30, 0, 48, 16, 22,
    ]);
    expect(values(demand.posts).reduce((a, b) => a + b)).toBeCloseTo(140, 9);
  });

  // (6 + 6 + 6 + 48 + 16) ÷ 140 = 58.571 %.
  test('specialised: groups 1, 2, 3, 7 and 8', () => {
    expect(at(workingCountry()).demand.specialised).toMatchObject({
      value: expect.closeTo(58.5714, 4),
      n: 140,
    });
    expect(at(workingCountry(), 0, 1).demand.specialised).toMatchObject({ value: expect.closeTo(30, 9) });
    const analysis = analysisOf(workingCountry());
    expect(value(analysis, 'especializada', '01101').value).toBeCloseTo(58.5714, 4);
  });

  // Coefficient 0.5 between 0.4 and 0.7 over 60 workers: 24 to 42 posts. As a part of the sector it is the coefficient itself,
  // but not over what the rest leaves: the others hold at least 0.5, so at most 0.5.
  test('the range is that of the coefficients', () => {
    const inputs = workingCountry();
    const wide = { ...inputs, occupations: occupationsOf({ G: { 5: [0.5, 0.4, 0.7], 9: [0.5, 0.5, 0.6] } }) };
    const { demand } = at(wide, 0, 1);
    expect(demand.posts[4]).toMatchObject({ value: 30, low: 24, high: 42 });
    expect(demand.shares[4]).toMatchObject({ value: 50, low: 40, high: 50 });
  });

  test('a sector without coefficients widens the range and is named; where it is most of the workers, nothing is known', () => {
    const inputs = { ...workingCountry(), occupations: occupationsOf({ F: { 7: 1 } }) };
    const { demand } = at(inputs);
    expect(demand.uncovered).toEqual([1]);
    expect(demand.posts[6]).toMatchObject({ value: 80, low: 80, high: 140 });
    expect(demand.specialised).toMatchObject({ value: 100, low: expect.closeTo(57.142857, 5), high: 100 });
    const other = { ...workingCountry(), occupations: occupationsOf({ G: { 5: 1 } }) };
    expect(at(other).demand.specialised).toMatchObject({ missing: 'sin-dato' });
  });

  test('missing in, missing out: no firms known, no table, no totals', () => {
    const unknown = workingCountry({
      firms: [
        ['sin-dato', 10],
        [2, 20],
      ],
    });
    expect(at(unknown).demand.specialised).toMatchObject({ missing: 'sin-dato' });
    const without = { ...workingCountry(), occupations: undefined };
    expect(analysisOf(without).grids.especializada.state[0]).not.toBe(0);
    expect(at(workingCountry({ totals: [] })).demand.posts[4]).toMatchObject({ missing: 'sin-dato' });
  });

  test('the explanation gives the line of each coefficient, and its sectors add up to the specialised posts', () => {
    const account = explain(workingCountry(), {}, 'especializada', '01101' as ZoneId, 'G' as SectorCode);
    const parts = account?.terms.filter(({ symbol }) => symbol.startsWith('W·a')) ?? [];
    expect(parts.map(({ measure }) => central(measure)).reduce((a, b) => a + b)).toBeCloseTo(82, 9);
    expect(parts[0]?.origin).toMatchObject({ source: { file: 'ocupaciones.csv' }, lines: [2, 3] });
    expect(account?.notes.join(' ')).toContain('supuesto del proyecto');
  });
});

describe('properties', () => {
  const part = fc.double({ min: 0, max: 1, noNaN: true });
  const firms = fc.integer({ min: 0, max: 50 });
  const triple = fc.tuple(part, part, part).map((list) => {
    const [low = 0, mid = 0, high = 0] = [...list].sort((a, b) => a - b);
    return [mid, low, high] as const;
  });

  test('the range holds the value, the ends of any choice of workers within theirs, and stays from 0 to 100', () => {
    fc.assert(
      fc.property(firms, firms, triple, triple, part, (f, g, a, b, pick) => {
        const inputs = {
          ...workingCountry({
            firms: [
              [f, BELOW],
              [g, BELOW],
            ],
            variables: {},
          }),
          occupations: occupationsOf({ F: { 1: a, 9: 1 - a[0] }, G: { 1: b, 9: 1 - b[0] } }),
        };
        const { workers, demand } = at(inputs);
        const { specialised } = demand;
        if (!isKnown(specialised)) return;
        const low = specialised.low ?? specialised.value;
        const high = specialised.high ?? specialised.value;
        expect(low).toBeLessThanOrEqual(specialised.value + 1e-9);
        expect(high).toBeGreaterThanOrEqual(specialised.value - 1e-9);
        expect(low).toBeGreaterThanOrEqual(-1e-9);
        expect(high).toBeLessThanOrEqual(100 + 1e-9);
        const w = [0, 1].map((i) => workers.low[i]! + pick * (workers.high[i]! - workers.low[i]!));
        const all = w[0]! + w[1]!;
        if (all === 0) return;
        const mean = (100 * (w[0]! * a[0] + w[1]! * b[0])) / all;
        expect(mean).toBeGreaterThanOrEqual(low - 1e-6);
        expect(mean).toBeLessThanOrEqual(high + 1e-6);
      }),
    );
  });

  test('doubling every firm of the country and of the zone changes no share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), (f, g) => {
        const share = (times: number) =>
          central(
            at(
              workingCountry({
                firms: [
                  [f * times, g * times],
                  [1, 1],
                ],
              }),
            ).demand.specialised,
          );
        expect(share(2)).toBeCloseTo(share(1), 9);
      }),
    );
  });
});

// Specialised posts: 2009, 10 × 3 × 0.3 + 2 × 10 × 0.8 = 25; 2019, 9 + 4 × 10 × 0.8 = 41. (41 ÷ 25)^(1/10) − 1 = 5.0712 %.
test('the change of specialised demand between two tables (worked by hand)', () => {
  const inputs = workingCountry();
  const [cube] = inputs.cubes;
  const before = {
    ...cube!,
    id: 'empresas:2009',
    period: { from: 2009, to: 2009 },
    firms: gridOf('empresas', [
      [2, 10],
      [2, 20],
    ]),
  };
  const context = contextOf({ ...inputs, cubes: [cube!, before] });
  const account = specialisedChange(context, 0);
  expect(account?.result).toMatchObject({ value: expect.closeTo(100 * (1.64 ** 0.1 - 1), 9), n: 12 });
  expect(account?.terms.map(({ measure }) => central(measure)).slice(0, 3)).toEqual([25, 41, 10]);
  expect(specialisedChange(contextOf(inputs), 0)).toBeUndefined();
});
