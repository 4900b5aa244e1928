import { quantileSorted } from 'd3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLASS_COUNTS, CLASSINGS, classify, classOf } from '../../src/domain/classes.ts';

const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

describe('classes of a variable (method 6)', () => {
  test('five quantiles put as many zones in each class', () => {
    const classes = classify(ten, 'razon', 'cuantiles');
    expect(classes?.breaks).toHaveLength(4);
    const counts = [0, 0, 0, 0, 0];
    for (const value of ten) if (classes) counts[classOf(classes, value)]! += 1;
    expect(counts).toEqual([2, 2, 2, 2, 2]);
  });

  test('quantiles are those of D3', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.double({ min: 0.001, max: 1e6, noNaN: true }), { minLength: 8, maxLength: 40 }),
        fc.constantFrom(...CLASS_COUNTS),
        (values, count) => {
          const sorted = values.toSorted((a, b) => a - b);
          const breaks = classify(values, 'razon', 'cuantiles', count)?.breaks ?? [];
          const theirs = Array.from({ length: count - 1 }, (_, at) =>
            quantileSorted(sorted, (at + 1) / count),
          );
          expect(breaks).toEqual(theirs.map((one) => expect.closeTo(one ?? NaN, 6)));
        },
      ),
    );
  });

  test('equal steps between 0 and 10 in five: 2, 4, 6, 8 (zero stands apart)', () => {
    const classes = classify([0, 0.0001, 10], 'razon', 'iguales');
    expect(classes?.zero).toBe(true);
    expect(classes?.breaks.map((limit) => Math.round(limit))).toEqual([2, 4, 6, 8]);
  });

  test('log steps from 1 to 10,000 in four: 10, 100, 1,000', () => {
    const classes = classify([1, 50, 10_000], 'razon', 'log', 4);
    expect(classes?.breaks.map((limit) => Math.round(limit))).toEqual([10, 100, 1000]);
  });

  test('Jenks parts two clusters where they part', () => {
    expect(classify([1, 2, 3, 101, 102, 103], 'razon', 'jenks', 3)?.breaks).toContain(101);
  });

  test('a quotient is cut around 1 whatever the classing, symmetric on a log axis', () => {
    for (const classing of CLASSINGS)
      for (const count of CLASS_COUNTS) {
        const classes = classify([0.1, 1, 7], 'divergente', classing, count);
        expect(classes?.middle).toBe(1);
        const breaks = classes?.breaks ?? [];
        breaks.forEach((limit, at) => {
          expect(limit * (breaks[breaks.length - 1 - at] ?? NaN)).toBeCloseTo(1);
        });
      }
  });

  test('a change is cut around 0 whatever the classing, as far to both sides; zero is no class apart', () => {
    for (const classing of CLASSINGS)
      for (const count of CLASS_COUNTS) {
        const classes = classify([-30, 0, 2, 7], 'cambio', classing, count);
        expect(classes).toMatchObject({ middle: 0, zero: false });
        const breaks = classes?.breaks ?? [];
        expect(breaks).toHaveLength(count - 1);
        breaks.forEach((limit, at) => {
          expect(limit + (breaks[breaks.length - 1 - at] ?? NaN)).toBeCloseTo(0);
        });
      }
  });

  test('a count with a sign is drawn on no map', () => {
    expect(classify([-3, 4], 'aporte', 'cuantiles')).toBeUndefined();
  });

  test('named states in order have a class each, zero among them, also those that no zone is in', () => {
    const classes = classify([0, 2, 2], 'categoria', 'cuantiles');
    expect(classes?.breaks).toEqual([0.5, 1.5]);
    expect([0, 1, 2].map((value) => classes && classOf(classes, value))).toEqual([0, 1, 2]);
  });

  test('zero has a class of its own', () => {
    const classes = classify([0, 1, 2, 3], 'razon', 'cuantiles', 3);
    expect(classes && classOf(classes, 0)).toBe(-1);
    expect(classes && classOf(classes, 1)).toBe(0);
  });

  test('nothing to show, no classes; a single value, one class', () => {
    expect(classify([], 'razon', 'cuantiles')).toBeUndefined();
    expect(classify([NaN, Infinity], 'razon', 'cuantiles')).toBeUndefined();
    expect(classify([4, 4, 4], 'razon', 'cuantiles')?.breaks).toEqual([]);
  });

  test('limits grow, every value has a class, and a larger value is never in a lower one', () => {
    const kind = fc.constantFrom('cantidad' as const, 'razon' as const, 'divergente' as const);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 }),
        kind,
        fc.constantFrom(...CLASSINGS),
        fc.constantFrom(...CLASS_COUNTS),
        (values, of, classing, count) => {
          const classes = classify(values, of, classing, count);
          if (!classes) throw new Error('sin clases');
          expect(classes.breaks.length).toBeLessThan(count);
          classes.breaks.forEach((limit, at) => {
            expect(limit).toBeGreaterThan(classes.breaks[at - 1] ?? -Infinity);
          });
          const sorted = [...values].sort((a, b) => a - b);
          const found = sorted.map((value) => classOf(classes, value));
          found.forEach((own, at) => {
            expect(own).toBeGreaterThanOrEqual(found[at - 1] ?? -1);
            expect(own).toBeLessThanOrEqual(classes.breaks.length);
          });
        },
      ),
    );
  });
});
