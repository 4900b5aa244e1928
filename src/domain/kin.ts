import { buildContext } from './context.ts';
import type { SectorCode, ZoneId } from './ids.ts';
import type { Inputs } from './inputs.ts';
import { known, type Measure } from './measure.ts';
import { nearestPresent } from './relatedness.ts';
import { type Settings, settle } from './settings.ts';

/** A sector that goes with another and is a strength of the zone. */
export interface Kin {
  readonly sector: SectorCode;
  /** How often the two go together, 0 to 1. */
  readonly phi: Measure;
  readonly quotient: Measure;
}

/** The nearest sectors that are here (see `nearestPresent`). Empty where there are none, or nothing to tell it by. */
export function kinOf(
  inputs: Inputs,
  wanted: Partial<Settings>,
  zone: ZoneId,
  sector: SectorCode,
): readonly Kin[] {
  const context = buildContext(inputs, settle(inputs, wanted));
  const row = context?.zones.findIndex(({ id }) => id === zone) ?? -1;
  const column = context?.sectors.indexOf(sector) ?? -1;
  if (!context || row === -1 || column === -1) return [];
  return nearestPresent(context, row, column).flatMap(({ column: at, phi, quotient }) => {
    const code = context.sectors[at];
    return code ? [{ sector: code, phi: known(phi, 'índice 0 a 1'), quotient }] : [];
  });
}
