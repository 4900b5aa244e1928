import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  central,
  isKnown,
  known,
  type Measure,
  MISSING_REASONS,
  missing,
  ratio,
  sum,
} from '../../src/domain/measure.ts';

const firms = (value: number) => known(value, 'empresas');
const reserved = missing('reservado', 'empresas', { low: 1, high: 10 });
const below = missing('bajo-umbral', 'empresas', { low: 0, high: 2.45 });

describe('a figure is a number or a reason', () => {
  test('zero is a number, not a reason', () => {
    expect(isKnown(firms(0))).toBe(true);
    expect(isKnown(missing('sin-dato', 'empresas'))).toBe(false);
  });

  test('what stands for it where one number is needed: its value, or the middle of what it may be', () => {
    expect(central(firms(7))).toBe(7);
    expect(central(reserved)).toBe(5.5);
    expect(central(below)).toBeCloseTo(1.225);
    expect(central(missing('sin-dato', 'empresas'))).toBeNaN();
  });
});

describe('sums', () => {
  test('known figures add up, with no interval', () => {
    expect(sum([firms(3), firms(4), firms(0)], 'empresas')).toEqual(firms(7));
  });

  test('a reserved part makes an interval around its middle: 3 + [1, 10] = 8.5, from 4 to 13', () => {
    expect(sum([firms(3), reserved], 'empresas')).toEqual(known(8.5, 'empresas', { low: 4, high: 13 }));
  });

  test('nothing but censored parts: still censored, with the sum of the ends', () => {
    expect(sum([below, below], 'empresas')).toEqual(
      missing('bajo-umbral', 'empresas', { low: 0, high: 4.9 }),
    );
  });

  test('one part that nobody knows makes the whole unknown', () => {
    expect(sum([firms(3), missing('sin-dato', 'empresas'), reserved], 'empresas')).toEqual(
      missing('sin-dato', 'empresas'),
    );
    expect(sum([firms(3), missing('reservado', 'empresas')], 'empresas')).toEqual(
      missing('reservado', 'empresas'),
    );
  });

  test('no parts at all is no data, not zero', () => {
    expect(sum([], 'empresas')).toEqual(missing('sin-dato', 'empresas'));
  });
});

describe('ratios', () => {
  test('120 UF ÷ 40 people = 3', () => {
    expect(ratio(known(120, 'UF'), known(40, 'trabajadores'), 'UF por trabajador')).toEqual(
      known(3, 'UF por trabajador'),
    );
  });

  test('by zero there is no answer, and it says that and not «sin dato»', () => {
    expect(ratio(known(120, 'UF'), known(0, 'trabajadores'), 'veces')).toEqual(
      missing('denominador-cero', 'veces'),
    );
  });

  test('missing in, missing out: the numerator’s reason first, then the denominator’s', () => {
    const none = missing('sin-dato', 'UF');
    expect(ratio(none, known(2, 'trabajadores'), 'veces')).toEqual(missing('sin-dato', 'veces'));
    expect(ratio(none, missing('reservado', 'trabajadores'), 'veces')).toEqual(missing('sin-dato', 'veces'));
    expect(ratio(none, known(0, 'trabajadores'), 'veces')).toEqual(missing('sin-dato', 'veces'));
    expect(ratio(known(1, 'UF'), missing('reservado', 'trabajadores'), 'veces')).toEqual(
      missing('reservado', 'veces'),
    );
  });

  test('a reserved numerator keeps its ends: [1, 10] ÷ 4 = [0.25, 2.5]', () => {
    expect(ratio(reserved, firms(4), 'veces')).toEqual(
      missing('reservado', 'veces', { low: 0.25, high: 2.5 }),
    );
  });

  test('intervals widen the answer: [8, 12] around 10, over [4, 6] around 5', () => {
    const a = known(10, 'UF', { low: 8, high: 12 });
    const b = known(5, 'trabajadores', { low: 4, high: 6 });
    expect(ratio(a, b, 'veces')).toEqual(known(2, 'veces', { low: 8 / 6, high: 3 }));
  });

  test('a denominator that may be zero leaves the upper end open', () => {
    const b = known(1, 'trabajadores', { low: 0, high: 2 });
    expect(ratio(known(10, 'UF'), b, 'veces')).toEqual(known(10, 'veces', { low: 5, high: Infinity }));
  });
});

const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
/** A measure and a value it may really have. */
const withTruth: fc.Arbitrary<{ measure: Measure; truth: number }> = fc.oneof(
  amount.map((truth) => ({ measure: firms(truth), truth })),
  fc.tuple(amount, amount, fc.double({ min: 0, max: 1, noNaN: true })).map(([a, b, at]) => {
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    return { measure: missing('reservado', 'empresas', { low, high }), truth: low + at * (high - low) };
  }),
);

describe('properties', () => {
  test('a sum with censored parts holds the true total between its ends', () => {
    fc.assert(
      fc.property(fc.array(withTruth, { minLength: 1, maxLength: 12 }), (parts) => {
        const total = sum(
          parts.map(({ measure }) => measure),
          'empresas',
        );
        const truth = parts.reduce((acc, part) => acc + part.truth, 0);
        const low = total.low ?? central(total);
        const high = total.high ?? central(total);
        expect(truth).toBeGreaterThanOrEqual(low - 1e-6 * (1 + low));
        expect(truth).toBeLessThanOrEqual(high + 1e-6 * (1 + high));
        expect(central(total)).toBeGreaterThanOrEqual(low - 1e-6 * (1 + low));
      }),
    );
  });

  test('a ratio of censored figures holds the true ratio between its ends', () => {
    fc.assert(
      fc.property(withTruth, withTruth, fc.double({ min: 1, max: 100, noNaN: true }), (a, b, some) => {
        const below = sum([b.measure, firms(some)], 'empresas');
        const answer = ratio(a.measure, below, 'veces');
        const truth = a.truth / (b.truth + some);
        const low = answer.low ?? central(answer);
        const high = answer.high ?? central(answer);
        expect(truth).toBeGreaterThanOrEqual(low - 1e-6 * (1 + low));
        expect(truth).toBeLessThanOrEqual(high + 1e-6 * (1 + high));
      }),
    );
  });

  const anyMeasure = fc.oneof(
    amount.map(firms),
    fc.constantFrom(...MISSING_REASONS).map((reason) => missing(reason, 'empresas')),
    fc.constant(reserved),
    fc.constant(below),
  );

  test('the order of the parts changes nothing, nor which reason is told', () => {
    fc.assert(
      fc.property(fc.array(anyMeasure, { maxLength: 8 }), (parts) => {
        const forward = sum(parts, 'empresas');
        const backward = sum([...parts].reverse(), 'empresas');
        expect(isKnown(forward)).toBe(isKnown(backward));
        if (!isKnown(forward) && !isKnown(backward)) expect(backward.missing).toBe(forward.missing);
        if (Number.isNaN(central(forward))) expect(central(backward)).toBeNaN();
        else expect(central(backward)).toBeCloseTo(central(forward), 4);
      }),
    );
  });

  test('every reason survives a sum and a ratio as itself', () => {
    for (const reason of MISSING_REASONS) {
      const gone = missing(reason, 'empresas');
      expect(sum([firms(1), gone], 'empresas')).toEqual(gone);
      expect(ratio(gone, firms(2), 'veces')).toEqual(missing(reason, 'veces'));
      expect(ratio(firms(2), gone, 'veces')).toEqual(missing(reason, 'veces'));
    }
  });

  test('a known answer never comes out of an unknown part', () => {
    fc.assert(
      fc.property(
        fc.array(anyMeasure, { maxLength: 6 }),
        fc.constantFrom(...MISSING_REASONS),
        (parts, reason) => {
          expect(isKnown(sum([...parts, missing(reason, 'empresas')], 'empresas'))).toBe(false);
        },
      ),
    );
  });
});
