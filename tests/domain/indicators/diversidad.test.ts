import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  concentrationRange,
  effectiveSectors,
  hachmanIndex,
} from '../../../src/domain/indicators/diversidad.ts';
import { isKnown, missing } from '../../../src/domain/measure.ts';
import { analysisOf, figure, value } from '../../fixtures/analysis.ts';
import { BELOW, type Country, countryOf, totalsOf } from '../../fixtures/domain.ts';

describe('effective sectors, the inverse of Herfindahl’s index (Hill 1973, Ecology 54, order 2)', () => {
  test('shares of 30, 30, 20 and 20 %: HHI 2,600 (U.S. Department of Justice, «Herfindahl–Hirschman Index»), 1 ÷ 0.26 = 3.85', () => {
    expect(effectiveSectors([30, 30, 20, 20])).toBeCloseTo(1 / 0.26, 12);
  });

  test('all in one sector is one; equal parts are as many as there are', () => {
    expect(effectiveSectors([0, 7, 0])).toBe(1);
    expect(effectiveSectors([5, 5, 5, 5])).toBe(4);
  });

  test('nothing at all is no number', () => {
    expect(effectiveSectors([0, 0])).toBeNaN();
    expect(effectiveSectors([])).toBeNaN();
  });

  test('never below one nor above the number of sectors, whatever the units or the order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 20 }), (counts) => {
        const h = effectiveSectors(counts);
        if (Number.isNaN(h)) return;
        expect(h).toBeGreaterThanOrEqual(1 - 1e-12);
        expect(h).toBeLessThanOrEqual(counts.length + 1e-9);
        expect(effectiveSectors(counts.map((count) => count * 7))).toBeCloseTo(h, 9);
        expect(effectiveSectors([...counts].reverse())).toBeCloseTo(h, 9);
      }),
    );
  });
});

describe('Hachman’s index, 1 ÷ Σ(LQ·s) (Benway, «Measuring Economic Diversity: the Hachman Index», Kem C. Gardner Policy Institute 2020)', () => {
  test('by hand: 50, 30, 20 here and 40, 40, 20 there', () => {
    // LQ = 1.25, 0.75, 1; LQ·s = 0.625 + 0.225 + 0.2 = 1.05; 1 ÷ 1.05 = 0.952.
    expect(hachmanIndex([50, 30, 20], [400, 400, 200])).toBeCloseTo(1 / 1.05, 12);
  });

  test('divided exactly as the reference it is one', () => {
    expect(hachmanIndex([4, 4, 2], [400, 400, 200])).toBeCloseTo(1, 12);
  });

  test('all in a sector that is a tenth of the reference: 0.1', () => {
    expect(hachmanIndex([9, 0], [10, 90])).toBeCloseTo(0.1, 12);
  });

  test('nothing here, nothing there, or a sector the reference lacks: no number', () => {
    expect(hachmanIndex([0, 0], [1, 1])).toBeNaN();
    expect(hachmanIndex([1, 1], [0, 0])).toBeNaN();
    expect(hachmanIndex([1, 1], [5, 0])).toBeNaN();
  });

  test('between zero and one', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(counts, counts, (here, there) => {
        const index = hachmanIndex(here, there);
        expect(index).toBeGreaterThan(0);
        expect(index).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});

describe('what censored counts leave open', () => {
  const figureOf = (counts: readonly number[], base: readonly number[]) => {
    const total = counts.reduce((acc, count) => acc + count, 0);
    return total ** 2 / counts.reduce((acc, count, at) => acc + count ** 2 / (base[at] ?? NaN), 0);
  };
  const cell = fc.record({
    low: fc.constantFrom(0, 1, 3, 20, 100),
    width: fc.constantFrom(0, 0, 2.45, 9),
    base: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const cells = fc
    .array(cell, { minLength: 2, maxLength: 7 })
    .filter((list) => list.some(({ low }) => low > 0));

  test('the range holds the figure of any counts within the intervals', () => {
    fc.assert(
      fc.property(cells, (list) => {
        const base = list.map((one) => one.base);
        const { low, high } = concentrationRange(
          list.map((one) => one.low),
          list.map((one) => one.low + one.width),
          base,
        );
        const real = figureOf(
          list.map((one) => one.low + one.at * one.width),
          base,
        );
        expect(real).toBeGreaterThanOrEqual(low - 1e-9);
        expect(real).toBeLessThanOrEqual(high + 1e-9);
      }),
      { numRuns: 500 },
    );
  });

  test('its lower end is the least of all the corners', () => {
    fc.assert(
      fc.property(cells, (list) => {
        const base = list.map((one) => one.base);
        const low = list.map((one) => one.low);
        const high = list.map((one) => one.low + one.width);
        let least = Infinity;
        for (let mask = 0; mask < 2 ** list.length; mask += 1) {
          const corner = figureOf(
            list.map((_, at) => ((mask >> at) & 1 ? high : low)[at] ?? NaN),
            base,
          );
          if (corner < least) least = corner;
        }
        expect(concentrationRange(low, high, base).low).toBeCloseTo(least, 9);
      }),
      { numRuns: 300 },
    );
  });

  test('by hand: 10 and [0, 10]: from one sector (10, 0) to two (10, 10)', () => {
    const { low, high } = concentrationRange([10, 0], [10, 10], [1, 1]);
    expect(low).toBe(1);
    expect(high).toBeCloseTo(2, 9);
  });

  test('the greatest may lie inside: 4 and [1, 9] are most even at 4 and 4', () => {
    expect(concentrationRange([4, 1], [4, 9], [1, 1]).high).toBeCloseTo(2, 6);
  });
});

describe('of a zone', () => {
  const base: Country = {
    cuts: ['01101', '01107'],
    sectors: ['A', 'F', 'G', 'SI'],
    firms: [
      [50, 30, 20, 500],
      [30, 50, 20, 0],
    ],
  };

  test('one figure per zone, whatever the sector; «Sin información» is not a sector', () => {
    const analysis = analysisOf(countryOf(base));
    expect(analysis.grids.diversidad.columns).toBe(1);
    expect(value(analysis, 'diversidad', '01101').value).toBeCloseTo(1 / 0.38, 12);
    expect(value(analysis, 'hachman', '01101').value).toBeCloseTo(1 / 1.05, 12);
    expect(value(analysis, 'diversidad', '01101').n).toBe(100);
  });

  test('with a censored sector it has a range', () => {
    const {
      value: mid,
      low,
      high,
    } = value(
      analysisOf(
        countryOf({
          ...base,
          firms: [
            [50, 30, BELOW, 0],
            [30, 50, 20, 0],
          ],
        }),
      ),
      'diversidad',
      '01101',
    );
    expect(low).toBeCloseTo(6400 / 3400, 9);
    expect(mid).toBeGreaterThan(low ?? NaN);
    expect(high).toBeCloseTo(82.45 ** 2 / (3400 + 2.45 ** 2), 9);
  });

  test('with a sector nobody knows it is not known either', () => {
    const analysis = analysisOf(
      countryOf({
        ...base,
        firms: [
          [50, 30, 'sin-dato', 0],
          [30, 50, 20, 0],
        ],
      }),
    );
    expect(figure(analysis, 'diversidad', '01101')).toEqual(missing('sin-dato', 'sectores efectivos'));
    expect(figure(analysis, 'hachman', '01107')).toEqual(missing('sin-dato', 'índice 0 a 1'));
    expect(isKnown(figure(analysis, 'diversidad', '01107'))).toBe(true);
  });

  test('no firm at all divides by zero', () => {
    const analysis = analysisOf(
      countryOf({
        ...base,
        firms: [
          [0, 0, 0, 0],
          [30, 50, 20, 0],
        ],
      }),
    );
    expect(figure(analysis, 'diversidad', '01101')).toEqual(
      missing('denominador-cero', 'sectores efectivos'),
    );
  });

  test('against totals that lack a sector of the table there is no likeness to tell', () => {
    const analysis = analysisOf(countryOf({ ...base, totals: [totalsOf(2023, { A: 5, G: 5 })] }), {
      reference: 'totales',
    });
    expect(figure(analysis, 'hachman', '01101')).toEqual(missing('sin-dato', 'índice 0 a 1'));
  });
});
