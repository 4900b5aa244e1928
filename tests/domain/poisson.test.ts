import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byarLimits } from '../../src/domain/poisson.ts';

// Exact 95 % limits of a Poisson mean: Garwood, Biometrika 28 (1936), as tabulated in Pearson & Hartley, Biometrika Tables
// for Statisticians I, table 40, and in Breslow & Day, Statistical Methods in Cancer Research II (IARC 1987), ch. 2.
const EXACT: readonly (readonly [n: number, low: number, high: number])[] = [
  [5, 1.62, 11.67],
  [10, 4.8, 18.39],
  [15, 8.4, 24.74],
  [20, 12.22, 30.89],
  [30, 20.24, 42.83],
  [50, 37.11, 65.92],
  [100, 81.36, 121.63],
];

test.each(EXACT)('with %i cases Byar comes within two hundredths of the exact limits', (n, low, high) => {
  const byar = byarLimits(n);
  expect(Math.abs(byar.low - low)).toBeLessThan(0.02);
  expect(Math.abs(byar.high - high)).toBeLessThan(0.02);
});

test('ten cases by hand: 10·(1 − 1/90 − 1.96/(3·√10))³ and 11·(1 − 1/99 + 1.96/(3·√11))³', () => {
  // 1 − 0.011111 − 0.206600 = 0.782289, cubed 0.478742; 1 − 0.010101 + 0.196984 = 1.186883, cubed 1.671942.
  const { low, high } = byarLimits(10);
  expect(low).toBeCloseTo(4.787, 2);
  expect(high).toBeCloseTo(18.391, 2);
});

test('no case at all: from zero to 3.67, where the exact limit is 3.69', () => {
  expect(byarLimits(0).low).toBe(0);
  expect(byarLimits(0).high).toBeCloseTo(3.668, 3);
  expect(Math.abs(byarLimits(0).high - 3.689)).toBeLessThan(0.03);
});

test('one case: the lower end is never negative', () => {
  expect(byarLimits(1).low).toBeGreaterThan(0);
  expect(byarLimits(0.05).low).toBeGreaterThanOrEqual(0);
});

test('the interval holds the count and moves up with it', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      fc.double({ min: 0, max: 1e3, noNaN: true }),
      (n, more) => {
        const { low, high } = byarLimits(n);
        expect(low).toBeLessThanOrEqual(n);
        expect(high).toBeGreaterThan(n);
        // A step smaller than the last digits of a double may round the other way.
        const grown = byarLimits(n + more);
        expect(grown.high).toBeGreaterThanOrEqual(high * (1 - 1e-12));
        if (n >= 1) expect(grown.low).toBeGreaterThanOrEqual(low * (1 - 1e-12));
      },
    ),
  );
});
