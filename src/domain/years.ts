import { type SectorCode, UNKNOWN_SECTOR } from './ids.ts';
import { isKnown, known, type Measure, MISSING_REASONS, missing } from './measure.ts';
import type { SectorLevel } from './sectors.ts';
import type { Period } from './source.ts';

/** What must be known of a table to say whether another is the same one, of another year. */
interface TableOfPeriod {
  readonly id: string;
  readonly period: Period;
  readonly sectorLevel: SectorLevel;
  readonly sectors: readonly SectorCode[];
}

/**
 * The tables of the same resource and the same sectors as one, of a period of the same length, the earliest first and
 * without itself: only those can be set side by side. A mean of twenty years is not set against a year, nor a publication
 * against another.
 */
export function otherYears<T extends TableOfPeriod>(
  tables: readonly T[],
  id: string | undefined,
): readonly T[] {
  const one = tables.find((table) => table.id === id);
  if (!one) return [];
  const resource = (table: T) => table.id.slice(0, table.id.lastIndexOf(':'));
  const codes = (table: T) => table.sectors.filter((code) => code !== UNKNOWN_SECTOR).join();
  const length = ({ period }: T) => period.to - period.from;
  return tables
    .filter(
      (table) =>
        table.id !== one.id &&
        resource(table) === resource(one) &&
        table.sectorLevel === one.sectorLevel &&
        length(table) === length(one) &&
        codes(table) === codes(one),
    )
    .sort((a, b) => a.period.to - b.period.to);
}

/**
 * after − before, in the unit of both. Its interval goes from end to end of theirs: it holds the true change whenever both
 * intervals hold their figure, and is wider than one of 95 %. Missing where either is, with its ends when both have them; of
 * two reasons the first of MISSING_REASONS.
 */
export function changeBetween(before: Measure, after: Measure): Measure {
  const { unit } = after;
  const [from, to] = [endsOf(before), endsOf(after)];
  const bounds = from && to && { low: to.low - from.high, high: to.high - from.low };
  if (isKnown(before) && isKnown(after)) {
    const value = after.value - before.value;
    return bounds && bounds.low < bounds.high ? known(value, unit, bounds) : known(value, unit);
  }
  const reasons = [before, after].flatMap((one) => (isKnown(one) ? [] : [one.missing]));
  return missing(MISSING_REASONS.find((reason) => reasons.includes(reason)) ?? 'sin-dato', unit, bounds);
}

/** Whether two intervals do not touch; undefined where either figure has none. */
export function areApart(one: Measure, other: Measure): boolean | undefined {
  const has = (measure: Measure) => measure.low !== undefined && measure.high !== undefined;
  const [a, b] = [endsOf(one), endsOf(other)];
  return a && b && has(one) && has(other) ? a.low > b.high || b.low > a.high : undefined;
}

function endsOf(measure: Measure): { readonly low: number; readonly high: number } | undefined {
  const value = isKnown(measure) ? measure.value : undefined;
  const low = measure.low ?? value;
  const high = measure.high ?? value;
  return low === undefined || high === undefined ? undefined : { low, high };
}
