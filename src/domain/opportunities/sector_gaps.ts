import type { SectorCode, ZoneId } from '../ids.ts';
import type { Inputs } from '../inputs.ts';
import { isKnown } from '../measure.ts';
import type { Settings } from '../settings.ts';
import { ancestor } from '../territory.ts';
import { EVIDENCE, type Evidence } from './gap.ts';
import { firmContext, type Supply, supplyAt } from './opportunities.ts';
import { type Threshold, thresholdOf } from './threshold.ts';

export interface ZoneGap extends Supply {
  readonly zone: ZoneId;
  readonly evidence: Evidence;
}

/** Where a sector lacks supply. */
export interface SectorGaps {
  /** Zones with a gap, by evidence and then by the probability of so few. */
  readonly gaps: readonly ZoneGap[];
  /** Zones in which it could be told whether there is a gap: one in ten falls under its range by chance. */
  readonly tested: number;
  /** Zones of the same in which it could not, because the count is not published. */
  readonly untold: number;
  readonly threshold: Threshold;
}

/**
 * Zones that lack supply of a sector (method 4.2), in the country or within a region. Undefined when the table does not have
 * the sector, or it does not sell to the people around.
 */
export function sectorGaps(
  inputs: Inputs,
  wanted: Partial<Settings>,
  sector: SectorCode,
  within?: ZoneId,
): SectorGaps | undefined {
  const context = firmContext(inputs, wanted);
  const column = context?.sectors.indexOf(sector) ?? -1;
  if (!context || column === -1) return undefined;
  const gaps: ZoneGap[] = [];
  let tested = 0;
  let untold = 0;
  for (const [row, zone] of context.zones.entries()) {
    if (within && ancestor(inputs.territory, zone.id, 'region') !== within) continue;
    const supply = supplyAt(context, row, column);
    if (!supply) return undefined;
    if (isKnown(supply.gap)) tested += 1;
    else if (supply.gap.high !== undefined) untold += 1;
    const { evidence } = supply;
    if (evidence) gaps.push({ ...supply, evidence, zone: zone.id });
  }
  const chance = (one: ZoneGap) => (one.chance >= 0 ? one.chance : 1);
  gaps.sort(
    (a, b) =>
      EVIDENCE.indexOf(a.evidence) - EVIDENCE.indexOf(b.evidence) ||
      chance(a) - chance(b) ||
      (a.zone < b.zone ? -1 : 1),
  );
  return { gaps, tested, untold, threshold: thresholdOf(context, column) };
}
