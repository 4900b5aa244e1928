import { type Grid, sumCells } from './grid.ts';
import type { ZoneId } from './ids.ts';
import { central, type Measure, sum } from './measure.ts';

/** Margins of a reference: its total by sector and its grand total. */
export interface ReferenceGroup {
  readonly id: ZoneId;
  readonly bySector: readonly Measure[];
  readonly total: Measure;
  /** Rows (zones) of the group that the table covers. */
  readonly rows: readonly number[];
}

/** The margins of some rows of a table. */
export function marginsOf(id: ZoneId, rows: readonly number[], counts: Grid): ReferenceGroup {
  const bySector = Array.from({ length: counts.columns }, (_, column) => sumCells(counts, rows, column));
  return { id, bySector, total: sum(bySector, counts.unit), rows };
}

/** The best number of a measure and its ends; all the same where it has no interval. */
export interface Bounds {
  readonly mid: number;
  readonly low: number;
  readonly high: number;
}

export function boundsOf(measure: Measure): Bounds {
  const mid = central(measure);
  return { mid, low: measure.low ?? mid, high: measure.high ?? mid };
}
