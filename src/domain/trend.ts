import { buildContext } from './context.ts';
import { cell } from './grid.ts';
import type { SectorCode, ZoneId } from './ids.ts';
import type { Inputs } from './inputs.ts';
import type { Measure } from './measure.ts';
import { type Settings, settle } from './settings.ts';

/** The two counts that a growth compares, with their years. */
export interface Trend {
  readonly from: number;
  readonly to: number;
  readonly start: Measure;
  readonly end: Measure;
}

/** Undefined where the table has no earlier year, or lacks the zone or the sector. */
export function trendOf(
  inputs: Inputs,
  wanted: Partial<Settings>,
  zone: ZoneId,
  sector: SectorCode,
): Trend | undefined {
  const context = buildContext(inputs, settle(inputs, wanted));
  const row = context?.zones.findIndex(({ id }) => id === zone) ?? -1;
  const column = context?.sectors.indexOf(sector) ?? -1;
  if (!context?.before || row === -1 || column === -1) return undefined;
  return {
    from: context.before.period.to,
    to: context.cube.period.to,
    start: cell(context.before.counts, row, column),
    end: cell(context.counts, row, column),
  };
}
