import type { ZoneId } from '../ids.ts';
import type { Inputs } from '../inputs.ts';
import { known, type Measure, missing, sum } from '../measure.ts';
import type { Beneficiaries, Grant } from './beneficiaries.ts';
import type { Instrument } from './instrument.ts';
import { isTold } from './told.ts';

/** Rows of a year by zone, in each of the zones that hold their place. */
export function grantsByZone(
  inputs: Inputs,
  grants: readonly Grant[],
  year: number,
): ReadonlyMap<ZoneId, readonly Grant[]> {
  const found = new Map<ZoneId, Grant[]>();
  const put = (id: ZoneId, grant: Grant) => {
    const list = found.get(id);
    if (list) list.push(grant);
    else found.set(id, [grant]);
  };
  const { comunas, zones, byLevel } = inputs.territory;
  const own = new Map<ZoneId, ZoneId[]>();
  for (const zone of byLevel.territorio)
    for (const at of zone.comunas) {
      const cut = comunas[at]?.cut;
      if (cut) own.set(cut, [...(own.get(cut) ?? []), zone.id]);
    }
  for (const grant of grants) {
    if (grant.year !== year) continue;
    for (let at: ZoneId | null = grant.place; at; at = zones.get(at)?.parent ?? null) put(at, grant);
    for (const id of own.get(grant.place) ?? []) put(id, grant);
  }
  return found;
}

export type Count = 'total' | 'women' | 'men' | 'people' | 'firms' | 'amount';

/**
 * What one instrument gave in a zone. With no row there: it has nothing to give where its rules keep it for other zones;
 * zero where its list is complete and holds the zone; and otherwise unknown. The rows of some of its comunas are no total.
 */
export function given(
  inputs: Inputs,
  beneficiaries: Beneficiaries,
  rows: readonly Grant[],
  zone: ZoneId,
  { id: instrument, territories, unconfirmed }: Instrument,
  year: number,
  count: Count,
): Measure {
  const unit = count === 'amount' ? 'pesos' : 'adjudicaciones';
  const mine = rows.filter((row) => row.instrument === instrument);
  const told = isTold(inputs, beneficiaries, { instrument, year }, zone, mine);
  if (mine.length > 0)
    return told
      ? sum(
          mine.map((row) => row[count]),
          unit,
        )
      : missing('sin-dato', unit);
  if (!serves(inputs, { territories, unconfirmed }, zone)) return missing('no-aplica', unit);
  return told ? known(0, unit) : missing('sin-dato', unit);
}

/** Whether an instrument can give anything in a zone: its rules do not keep it for others. */
export function serves(
  inputs: Inputs,
  { territories, unconfirmed }: Pick<Instrument, 'territories' | 'unconfirmed'>,
  zone: ZoneId,
): boolean {
  return (
    territories.length === 0 ||
    unconfirmed.has('territorios') ||
    territories.some((wide) => meet(inputs, wide, zone))
  );
}

/** Whether two zones have a comuna in common. */
function meet({ territory }: Inputs, one: ZoneId, other: ZoneId): boolean {
  const whole = new Set(territory.zones.get(one)?.comunas);
  return territory.zones.get(other)?.comunas.some((comuna) => whole.has(comuna)) === true;
}
