import { isSmall } from '../disclosure.ts';
import { isKnown, type Measure, missing } from '../measure.ts';

/** A share of what is held back, or whose cases or those left over are few. */
export function heldShare(share: Measure, behind: readonly Measure[], k: number): Measure {
  if (!isKnown(share)) return share;
  const { value, n } = share;
  const few = n !== undefined && [value, 100 - value].some((one) => isSmall(Math.round((n * one) / 100), k));
  return behind.some(isReserved) || few || (n !== undefined && isSmall(n, k))
    ? missing('reservado', share.unit)
    : share;
}

export function isReserved(measure: Measure): boolean {
  return !isKnown(measure) && measure.missing === 'reservado';
}
