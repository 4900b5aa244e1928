import { isKnown, known, type Measure, missing, type Unit } from '../measure.ts';

/**
 * a · b for figures that are never negative. Missing in, missing out (the first one's reason first); a censored figure by
 * a known one is censored, with its interval scaled.
 */
export function product(a: Measure, b: Measure, unit: Unit): Measure {
  const ends = (one: Measure) =>
    isKnown(one)
      ? { low: one.low ?? one.value, high: one.high ?? one.value }
      : one.low === undefined || one.high === undefined
        ? undefined
        : { low: one.low, high: one.high };
  const [x, y] = [ends(a), ends(b)];
  const bounds = x && y && { low: x.low * y.low, high: x.high * y.high };
  if (!isKnown(a)) return missing(a.missing, unit, bounds);
  if (!isKnown(b)) return missing(b.missing, unit, bounds);
  const isExact = !bounds || bounds.low === bounds.high;
  return known(a.value * b.value, unit, isExact ? {} : bounds);
}
