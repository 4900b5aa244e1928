import { interpolateRgbBasis, lab, rgb } from 'd3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classify } from '../../src/domain/classes.ts';
import { lightness, ramp } from '../../src/ui/colour.ts';

// d3's own curve over the lists of ColorBrewer judges ours; the steps are those that `ramp` documents.
const YL_GN_BU = interpolateRgbBasis(
  '#ffffd9 #edf8b1 #c7e9b4 #7fcdbb #41b6c4 #1d91c0 #225ea8 #253494 #081d58'.split(' '),
);
const PU_OR = interpolateRgbBasis(
  '#7f3b08 #b35806 #e08214 #fdb863 #fee0b6 #f7f7f7 #d8daeb #b2abd2 #8073ac #542788 #2d004b'.split(' '),
);
const hex = (colour: string) => rgb(colour).formatHex();

test.each([3, 4, 5, 6, 7])('the colours of %i classes are those of d3', (count) => {
  const values = Array.from({ length: 60 }, (_, at) => at + 1);
  const sequential = classify(values, 'razon', 'cuantiles', count);
  const diverging = classify(values, 'divergente', 'cuantiles', count);
  if (!sequential || !diverging) throw new Error('no classes');
  expect(ramp(sequential)).toEqual(
    Array.from({ length: count }, (_, at) => hex(YL_GN_BU(0.12 + (0.84 * at) / (count - 1)))),
  );
  expect(ramp(diverging)).toEqual(
    Array.from({ length: count }, (_, at) => hex(PU_OR(0.1 + (0.8 * at) / (count - 1)))),
  );
});

test('lightness is that of d3, for any colour', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
      const colour = `#${value.toString(16).padStart(6, '0')}`;
      expect(lightness(colour)).toBeCloseTo(lab(colour).l, 6);
    }),
  );
});
