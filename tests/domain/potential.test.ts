import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cell } from '../../src/domain/grid.ts';
import { central, isKnown, known, missing } from '../../src/domain/measure.ts';
import { gradeOf, roundedContributions, scoreGrid, scoreOf } from '../../src/domain/potential.ts';
import { FEWEST_ZONES, midrank } from '../../src/domain/rank.ts';
import {
  EQUAL_WEIGHTS,
  MEANS,
  type Mean,
  TERMS,
  type TermId,
  type Weights,
} from '../../src/domain/settings.ts';
import { analysisOf, figure, value } from '../fixtures/analysis.ts';
import { BELOW, type Country, countryOf, gridOf, type Written } from '../fixtures/domain.ts';

const of = (...values: number[]) => [...midrankPercentiles(Float64Array.from(values))];

/** Where each value falls among all of them. */
function midrankPercentiles(values: Float64Array): Float64Array {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  return values.map((value) => midrank(sorted, value));
}

describe('percentile by midrank: 100·(how many below + half of those equal) ÷ how many («percentile rank», Roscoe 1975)', () => {
  test('10, 20, 20, 30: 12.5, 50, 50, 87.5', () => {
    // For 20: one below and half of the two equal, of four: (1 + 1) ÷ 4.
    expect(of(10, 20, 20, 30)).toEqual([12.5, 50, 50, 87.5]);
  });

  test('all alike are all in the middle', () => {
    expect(of(7, 7, 7)).toEqual([50, 50, 50]);
  });

  test('what is not known is not ranked, nor counted', () => {
    expect(of(10, NaN, 20, 30)).toEqual([100 / 6, NaN, 50, 500 / 6]);
  });

  test('with fewer than three zones a percentile says nothing', () => {
    expect(FEWEST_ZONES).toBe(3);
    expect(of(1, 2)).toEqual([NaN, NaN]);
    expect(of(1, 2, NaN)).toEqual([NaN, NaN, NaN]);
  });

  const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 3, maxLength: 30 });

  test('their mean is 50, and only the order of the values matters', () => {
    fc.assert(
      fc.property(values, (list) => {
        const ranks = of(...list);
        expect(ranks.reduce((acc, rank) => acc + rank, 0) / list.length).toBeCloseTo(50, 9);
        expect(of(...list.map((one) => Math.exp(one / 10)))).toEqual(ranks);
      }),
    );
  });

  test('a higher value never has a lower percentile, and raising one never lowers its own', () => {
    fc.assert(
      fc.property(values, fc.nat(), fc.nat({ max: 20 }), (list, which, more) => {
        const ranks = of(...list);
        list.forEach((a, i) => {
          list.forEach((b, j) => {
            if (a < b) expect(ranks[i]).toBeLessThan(ranks[j] ?? NaN);
          });
        });
        const at = which % list.length;
        const raised = of(...list.map((one, i) => (i === at ? one + more : one)));
        expect(raised[at]).toBeGreaterThanOrEqual(ranks[at] ?? NaN);
      }),
    );
  });
});

/** Percentiles of one zone × sector, by term. */
function percentilesOf(cells: Readonly<Record<TermId, Written>>) {
  return Object.fromEntries(TERMS.map((term) => [term, gridOf('puntos', [[cells[term]]])])) as Record<
    TermId,
    ReturnType<typeof gridOf>
  >;
}
const score = (
  cells: Readonly<Record<TermId, Written>>,
  weights: Weights = EQUAL_WEIGHTS,
  mean: Mean = 'aritmetica',
) => scoreOf(percentilesOf(cells), weights, 0, 0, mean);

describe('score: weighted mean of the percentiles there are (OECD/JRC, Handbook on Constructing Composite Indicators 2008)', () => {
  const cells = {
    cociente_ajustado: 80,
    densidad: 60,
    productividad: 'sin-dato',
    cierres: 40,
    crecimiento: 'sin-dato',
    parentesco: 'no-aplica',
  } as const;

  test('80, 60, nothing and 40 with equal weights: 60, in thirds', () => {
    const { measure, contributions, present } = score(cells);
    expect(measure).toEqual(known(60, 'puntos'));
    expect(contributions.map(({ share }) => share)).toEqual([1 / 3, 1 / 3, 0, 1 / 3, 0, 0]);
    expect(roundedContributions(contributions.map(({ points }) => points))).toEqual([
      26.7, 20, 0, 13.3, 0, 0,
    ]);
    expect(present).toBe(0.5);
  });

  test('weights 2, 1, 1, 1: (160 + 60 + 40) ÷ 4 = 65', () => {
    expect(score(cells, { ...EQUAL_WEIGHTS, cociente_ajustado: 2 }).measure).toEqual(known(65, 'puntos'));
  });

  test('a weight of zero takes its term out', () => {
    expect(score(cells, { ...EQUAL_WEIGHTS, cierres: 0 }).measure).toEqual(known(70, 'puntos'));
    expect(score(cells, { ...EQUAL_WEIGHTS, cierres: -3 }).measure).toEqual(known(70, 'puntos'));
  });

  test('all weights at zero: it does not apply', () => {
    const none = Object.fromEntries(TERMS.map((term) => [term, 0])) as Weights;
    expect(score(cells, none).measure).toEqual(missing('no-aplica', 'puntos'));
    expect(score(cells, none).present).toBe(0);
  });

  test('no term at all: missing, with the reason of the first', () => {
    const gone = {
      cociente_ajustado: 'pocos-datos',
      densidad: 'sin-dato',
      productividad: 'sin-dato',
      cierres: 'bajo-umbral',
      crecimiento: 'sin-dato',
      parentesco: 'no-aplica',
    } as const;
    expect(score(gone).measure).toEqual(missing('pocos-datos', 'puntos'));
  });

  test('a percentile between the ends of a censored interval counts by its middle, and says how far it goes', () => {
    // Of three terms of equal weight one is between 40 and 80: the score is 60, give or take 20 ÷ 3.
    const { measure, censored } = score({ ...cells, densidad: ['bajo-umbral', 40, 80] });
    if (!isKnown(measure)) throw new Error('no score');
    expect(measure.value).toBeCloseTo(60, 12);
    expect(measure.low).toBeCloseTo(60 - 20 / 3, 12);
    expect(measure.high).toBeCloseTo(60 + 20 / 3, 12);
    expect(censored).toBeCloseTo(1 / 3, 12);
  });
});

describe('geometric score: exp(Σ share · ln percentile), with what it takes off as a part of its own', () => {
  const cells = {
    cociente_ajustado: 80,
    densidad: 60,
    productividad: 'sin-dato',
    cierres: 40,
    crecimiento: 'sin-dato',
    parentesco: 'no-aplica',
  } as const;
  const geometric = (of: Readonly<Record<TermId, Written>>, weights = EQUAL_WEIGHTS) =>
    score(of, weights, 'geometrica');

  test('80, 60 and 40: the cube root of 192,000, 57.69; 26.7 + 20 + 13.3 − 2.3 = 57.7', () => {
    const { measure, contributions, imbalance } = geometric(cells);
    expect(central(measure)).toBeCloseTo(57.6899828123, 9);
    expect(contributions.map(({ points }) => points)).toEqual(
      score(cells).contributions.map(({ points }) => points),
    );
    expect(imbalance).toBeCloseTo(57.6899828123 - 60, 9);
    const shown = roundedContributions([...contributions.map(({ points }) => points), imbalance]);
    expect(shown).toEqual([26.7, 20, 0, 13.3, 0, 0, -2.3]);
    expect(shown.reduce((acc, one) => acc + one, 0)).toBeCloseTo(57.7, 9);
  });

  test('90 and 10 make 30, not 50', () => {
    const apart = { ...cells, cociente_ajustado: 90, densidad: 10, cierres: 'sin-dato' } as const;
    expect(central(geometric(apart).measure)).toBeCloseTo(30, 9);
    expect(central(score(apart).measure)).toBe(50);
  });

  test('weights are powers: 80² · 60 · 40, to the fourth root, 62.6', () => {
    expect(central(geometric(cells, { ...EQUAL_WEIGHTS, cociente_ajustado: 2 }).measure)).toBeCloseTo(
      (80 * 80 * 60 * 40) ** (1 / 4),
      9,
    );
  });

  test('a percentile of 0 makes it 0, unless it has no weight', () => {
    const none = { ...cells, cierres: 0 };
    expect(central(geometric(none).measure)).toBe(0);
    expect(central(geometric(none, { ...EQUAL_WEIGHTS, cierres: 0 }).measure)).toBeCloseTo(
      Math.sqrt(80 * 60),
      9,
    );
  });

  test('a censored term is taken at its ends: from the root of 80·40·40 to that of 80·80·40', () => {
    const { measure } = geometric({ ...cells, densidad: ['reservado', 40, 80] });
    expect(central(measure)).toBeCloseTo(57.6899828123, 9);
    expect(measure.low).toBeCloseTo((80 * 40 * 40) ** (1 / 3), 9);
    expect(measure.high).toBeCloseTo((80 * 80 * 40) ** (1 / 3), 9);
  });

  test('terms alike take nothing off', () => {
    const alike = Object.fromEntries(TERMS.map((term) => [term, 50])) as Record<TermId, number>;
    expect(geometric(alike).imbalance).toBeCloseTo(0, 9);
    expect(central(geometric(alike).measure)).toBeCloseTo(50, 9);
  });
});

const percentile: fc.Arbitrary<Written> = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: 0, max: 100, noNaN: true }) },
  fc.constantFrom<Written>('sin-dato', 'no-aplica', 'reservado', 'bajo-umbral'),
  fc.double({ min: 0, max: 100, noNaN: true }).map((at): Written => ['bajo-umbral', at, at]),
);
const cellsOf = fc.record(Object.fromEntries(TERMS.map((term) => [term, percentile]))) as fc.Arbitrary<
  Record<TermId, Written>
>;
const weightsOf = fc.record(
  Object.fromEntries(
    TERMS.map((term) => [term, fc.double({ min: 0, max: 10, noNaN: true }).map((w) => (w < 1e-6 ? 0 : w))]),
  ),
) as fc.Arbitrary<Weights>;

describe('properties of the score', () => {
  const means = fc.constantFrom(...MEANS);

  test('contributions and imbalance add up to it', () => {
    fc.assert(
      fc.property(cellsOf, weightsOf, means, (cells, weights, mean) => {
        const { measure, contributions, imbalance } = score(cells, weights, mean);
        if (!isKnown(measure)) return;
        expect(contributions.reduce((acc, { points }) => acc + points, 0) + imbalance).toBe(measure.value);
        expect(contributions.reduce((acc, { share }) => acc + share, 0)).toBeCloseTo(1, 9);
        expect(measure.value).toBeGreaterThanOrEqual(-1e-9);
        expect(measure.value).toBeLessThanOrEqual(100 + 1e-9);
      }),
    );
  });

  test('the geometric mean is never above the arithmetic one, and neither is any end of it', () => {
    fc.assert(
      fc.property(cellsOf, weightsOf, (cells, weights) => {
        const arithmetic = score(cells, weights).measure;
        const geometric = score(cells, weights, 'geometrica').measure;
        expect(isKnown(geometric)).toBe(isKnown(arithmetic));
        if (!isKnown(arithmetic)) return;
        expect(central(geometric)).toBeLessThanOrEqual(arithmetic.value);
        expect(geometric.low === undefined).toBe(arithmetic.low === undefined);
        if (arithmetic.low !== undefined) expect(geometric.low).toBeLessThanOrEqual(arithmetic.low);
        if (arithmetic.high !== undefined) expect(geometric.high).toBeLessThanOrEqual(arithmetic.high);
      }),
    );
  });

  test('scaling all the weights changes nothing', () => {
    fc.assert(
      fc.property(
        cellsOf,
        weightsOf,
        means,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (cells, weights, mean, by) => {
          const scaled = Object.fromEntries(TERMS.map((term) => [term, weights[term] * by])) as Weights;
          const before = score(cells, weights, mean);
          const after = score(cells, scaled, mean);
          expect(isKnown(after.measure)).toBe(isKnown(before.measure));
          if (isKnown(before.measure)) expect(central(after.measure)).toBeCloseTo(before.measure.value, 9);
        },
      ),
    );
  });

  test('more of a good thing never lowers it', () => {
    fc.assert(
      fc.property(
        cellsOf,
        weightsOf,
        means,
        fc.constantFrom(...TERMS),
        fc.double({ min: 0, max: 50, noNaN: true }),
        (cells, weights, mean, term, more) => {
          const own = cells[term];
          if (typeof own !== 'number') return;
          const before = score(cells, weights, mean).measure;
          const after = score({ ...cells, [term]: Math.min(100, own + more) }, weights, mean).measure;
          if (isKnown(before)) expect(central(after)).toBeGreaterThanOrEqual(before.value - 1e-9);
        },
      ),
    );
  });

  test('more weight on a term above the score never lowers it', () => {
    fc.assert(
      fc.property(cellsOf, weightsOf, fc.constantFrom(...TERMS), (cells, weights, term) => {
        const before = score(cells, weights).measure;
        const own = cells[term];
        if (!isKnown(before) || typeof own !== 'number' || own < before.value) return;
        const after = score(cells, { ...weights, [term]: weights[term] + 1 }).measure;
        expect(central(after)).toBeGreaterThanOrEqual(before.value - 1e-9);
      }),
    );
  });

  test('a term that is not there is as if it had no weight', () => {
    fc.assert(
      fc.property(cellsOf, weightsOf, fc.constantFrom(...TERMS), (cells, weights, term) => {
        const without = score({ ...cells, [term]: 'sin-dato' }, weights).measure;
        const weightless = score(cells, { ...weights, [term]: 0 }).measure;
        if (isKnown(without) && isKnown(weightless)) expect(without.value).toBeCloseTo(weightless.value, 9);
      }),
    );
  });

  test('the score of all the zones at once is the score of each', () => {
    fc.assert(
      fc.property(cellsOf, weightsOf, means, (cells, weights, mean) => {
        const percentiles = percentilesOf(cells);
        expect(cell(scoreGrid(percentiles, weights, mean), 0, 0)).toEqual(
          scoreOf(percentiles, weights, 0, 0, mean).measure,
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('parts as shown add up to the total as shown', () => {
  test('three thirds of 60: 26.7 + 20 + 13.3', () => {
    expect(roundedContributions([80 / 3, 20, 0, 40 / 3])).toEqual([26.7, 20, 0, 13.3]);
  });

  test('largest remainder, as Hamilton gave 60 seats to 15 states with the census of 1790', () => {
    // Quotas of 60,265.333 people (3,615,920 ÷ 60), as tenths of a point; seats as published (Balinski & Young 1982).
    const people = [
      630560, 475327, 432879, 353523, 331589, 278514, 236841, 206236, 179570, 141822, 85533, 70835, 68705,
      68446, 55540,
    ];
    const seats = [11, 8, 7, 6, 6, 5, 4, 3, 3, 2, 1, 1, 1, 1, 1];
    const shown = roundedContributions(people.map((one) => one / (3_615_920 / 60) / 10));
    expect(shown.map((points) => Math.round(points * 10))).toEqual(seats);
  });

  test('48.65 reads 48,7 on screen, though in binary it is a little less, and so do its parts', () => {
    expect((48.65).toLocaleString('es-CL', { maximumFractionDigits: 1 })).toBe('48,7');
    expect(roundedContributions([48.65])).toEqual([48.7]);
    expect(roundedContributions([40.3, 8.35])).toEqual([40.3, 8.4]);
  });

  test('any parts: their sum is the total with one decimal, and each is within a tenth of what it was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 6 }),
        (points) => {
          const shown = roundedContributions(points);
          const total = points.reduce((acc, one) => acc + one, 0);
          const read = Number(
            total.toLocaleString('en-US', { maximumFractionDigits: 1, useGrouping: false }),
          );
          expect(shown.reduce((acc, one) => acc + one, 0)).toBeCloseTo(read, 6);
          shown.forEach((one, at) => {
            expect(Math.abs(one - (points[at] ?? NaN))).toBeLessThanOrEqual(0.1 + 1e-9);
          });
        },
      ),
    );
  });
});

describe('grade of the data', () => {
  const fresh = { years: 1, span: 1 };
  const whole = { present: 1, censored: 0 };

  test.each([
    ['everything, recent, one year', whole, fresh, 'A', 0],
    ['a quarter of the weight missing', { ...whole, present: 0.75 }, fresh, 'B', 1],
    ['more than half of the weight missing', { ...whole, present: 0.4 }, fresh, 'C', 1],
    ['a third on censored counts', { ...whole, censored: 0.33 }, fresh, 'B', 1],
    ['two thirds on censored counts', { ...whole, censored: 0.66 }, fresh, 'C', 1],
    ['figures that end four years ago', whole, { years: 4, span: 1 }, 'B', 1],
    ['figures that end seven years ago', whole, { years: 7, span: 1 }, 'C', 1],
    ['an average of twenty years', whole, { years: 2, span: 20 }, 'B', 1],
    ['a term missing and twenty years', { ...whole, present: 0.75 }, { years: 2, span: 20 }, 'C', 2],
    ['all of it', { present: 0.2, censored: 0.9 }, { years: 9, span: 20 }, 'D', 4],
  ])('%s: %#', (_, quality, age, grade, reasons) => {
    const graded = gradeOf(quality, age);
    expect(graded.grade).toBe(grade);
    expect(graded.reasons).toHaveLength(reasons);
    for (const reason of graded.reasons) expect(reason).toMatch(/\.$/);
  });

  test('worse data never has a better grade', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const years = fc.nat({ max: 12 });
    fc.assert(
      fc.property(share, share, years, years, share, (present, censored, age, span, less) => {
        const grade = (quality: { present: number; censored: number }, years: number) =>
          'ABCD'.indexOf(gradeOf(quality, { years, span }).grade);
        const before = grade({ present, censored }, age);
        expect(grade({ present: present * less, censored }, age)).toBeGreaterThanOrEqual(before);
        expect(grade({ present, censored: Math.max(censored, less) }, age)).toBeGreaterThanOrEqual(before);
        expect(grade({ present, censored }, age + 1)).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});

describe('percentiles of the terms, within the reference', () => {
  const country: Country = {
    cuts: ['01101', '01107', '01401', '01402', '02101', '02201', '02202'],
    sectors: ['F', 'G'],
    firms: [
      [10, 10],
      [10, 20],
      [10, 30],
      [10, BELOW],
      [10, 10],
      [10, 1000],
      [10, 50],
    ],
    variables: { poblacion: [1000, 1000, 1000, 1000, 1000, 1000, 1000] },
  };
  const analysis = analysisOf(countryOf(country), { reference: 'region' });
  const density = (zone: string) => {
    const grid = analysis.percentiles.densidad;
    return cell(grid, analysis.zones.indexOf(zone as never), analysis.sectors.indexOf('G' as never));
  };

  test('each zone is ranked among those of its own region: Ollagüe is in the middle of three', () => {
    expect(density('02202')).toEqual(known(50, 'puntos'));
    expect(density('01401')).toEqual(known(87.5, 'puntos'));
  });

  test('a censored count, from 0 to 2.45, takes the ranks of its ends among four and keeps its reason', () => {
    // Below 0 there is none of the four; at 2.45 firms it is above its own middle and below the other three: 1 of 4.
    expect(density('01402')).toEqual(missing('bajo-umbral', 'puntos', { low: 0, high: 25 }));
  });

  test('for closures less is better', () => {
    const closing = analysisOf(
      countryOf({
        cuts: ['01101', '01107', '01401'],
        sectors: ['G'],
        firms: [[10], [10], [10]],
        firmYears: [[100], [100], [100]],
        closures: [[1], [5], [9]],
      }),
    );
    expect(cell(closing.percentiles.cierres, 0, 0)).toEqual(known(100 - 100 / 6, 'puntos'));
    expect(central(cell(closing.percentiles.cierres, 2, 0))).toBeCloseTo(100 / 6, 9);
  });

  test('with two zones there is no rank: it does not apply, and the score says so', () => {
    const two = analysisOf(
      countryOf({
        cuts: ['01101', '01107'],
        sectors: ['F', 'G'],
        firms: [
          [1, 20],
          [20, 9],
        ],
      }),
    );
    expect(figure(two, 'potencial', '01101', 'G')).toEqual(missing('no-aplica', 'puntos'));
  });

  test('the score of a zone is between its percentiles', () => {
    const points = value(analysis, 'potencial', '02201', 'G').value;
    expect(points).toBeGreaterThan(50);
    expect(points).toBeLessThanOrEqual(100);
  });
});
