import type { ZoneId } from '../ids.ts';
import type { Inputs } from '../inputs.ts';
import type { Beneficiaries, Grant } from './beneficiaries.ts';
import type { Catalogue } from './instrument.ts';

/** Whether a zone lies inside of another, or is it. */
export function holds({ territory }: Inputs, wide: ZoneId, zone: ZoneId): boolean {
  if (wide === 'CL' || wide === zone) return true;
  const whole = new Set(territory.zones.get(wide)?.comunas);
  return territory.zones.get(zone)?.comunas.every((comuna) => whole.has(comuna)) === true;
}

/**
 * Whether the rows of an instrument in a year and a zone are all that it gave there: a complete list holds the zone, or
 * each of its comunas has a row or lies in a complete list. The sum of a part of the comunas is no total of the region.
 */
export function isTold(
  inputs: Inputs,
  { complete }: Beneficiaries,
  { instrument, year }: Pick<Grant, 'instrument' | 'year'>,
  zone: ZoneId,
  rows: readonly Grant[],
): boolean {
  const lists = complete.filter((one) => one.year === year && one.instrument === instrument);
  if (lists.some(({ territory }) => holds(inputs, territory, zone))) return true;
  const { comunas, zones } = inputs.territory;
  const places = new Set(rows.flatMap((row) => (row.instrument === instrument ? [row.place] : [])));
  const members = zones.get(zone)?.comunas ?? [];
  return (
    members.length > 0 &&
    members.every((at) => {
      const cut = comunas[at]?.cut as ZoneId | undefined;
      return (
        cut !== undefined && (places.has(cut) || lists.some(({ territory }) => holds(inputs, territory, cut)))
      );
    })
  );
}

/** Whose lists the rows are of, in the order of the catalogue: of the other institutions nothing is known. */
export function institutionsOf(
  catalogue: Catalogue | undefined,
  rows: readonly Pick<Grant, 'instrument'>[],
): readonly string[] {
  const ids = new Set(rows.map(({ instrument }) => instrument));
  return [
    ...new Set(
      (catalogue?.instruments ?? []).flatMap(({ id, institution }) => (ids.has(id) ? [institution] : [])),
    ),
  ];
}
