import { scaleLinear, scaleLog, ticks } from 'd3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linearScale, logScale, roundTicks } from '../../src/charts/scale.ts';

// d3 is the judge of all of them.
const value = fc.double({ min: -1000, max: 1000, noNaN: true });
const above = fc.double({ min: 1e-3, max: 1e3, noNaN: true });

test('a linear position is that of d3, kept within the ends', () => {
  fc.assert(
    fc.property(value, value, value, value, value, (low, high, from, to, at) => {
      fc.pre(Math.abs(high - low) > 1e-6);
      const ours = linearScale([low, high], [from, to])(at);
      const theirs = scaleLinear([low, high], [from, to]).clamp(true)(at);
      expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(theirs)));
    }),
  );
});

test('a logarithmic position is that of d3, kept within the ends', () => {
  fc.assert(
    fc.property(above, above, above, (low, times, at) => {
      const high = low * (1 + times);
      expect(logScale([low, high], [8, 252])(at)).toBeCloseTo(
        scaleLog([low, high], [8, 252]).clamp(true)(at),
        6,
      );
    }),
  );
  expect(logScale([1 / 8, 8], [0, 100])(1)).toBeCloseTo(50, 12);
  expect(logScale([1 / 8, 8], [0, 100])(0)).toBe(0);
});

test('an axis with no length places everything at its start', () => {
  expect(linearScale([3, 3], [10, 90])(3)).toBe(10);
});

test('las marcas de un eje son las de d3', () => {
  expect(roundTicks(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(roundTicks(-37, 120, 4)).toEqual([0, 50, 100]);
  expect(roundTicks(3, 3, 5)).toEqual([3]);
  fc.assert(
    fc.property(value, above, fc.integer({ min: 3, max: 5 }), (low, length, count) => {
      const high = low + length;
      const ours = roundTicks(low, high, count);
      const theirs = ticks(low, high, count);
      expect(ours).toHaveLength(theirs.length);
      ours.forEach((tick, at) => {
        expect(tick).toBeCloseTo(theirs[at] ?? NaN, 9);
      });
    }),
  );
});
