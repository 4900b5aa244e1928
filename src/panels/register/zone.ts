import type { ZoneId } from '../../domain/ids.ts';
import type { RegisterComuna } from '../../domain/register_report/report.ts';
import type { PackageSummary } from '../../load/summary.ts';
import type { View } from '../../state/view.ts';

/** Whether the register has a business of some comuna of a zone. */
export function hasBusinesses(
  zone: ZoneId,
  { zones, comunas }: PackageSummary['territory'],
  registered: readonly Pick<RegisterComuna, 'id'>[],
): boolean {
  const ids = new Set(registered.map(({ id }) => id));
  return (zones.get(zone)?.comunas ?? []).some((at) => {
    const cut = comunas[at]?.cut;
    return cut !== undefined && ids.has(cut);
  });
}

/**
 * The zone that a screen of the register is of: the comuna or territory of the link, the one where the package begins, or the
 * only one with businesses; undefined when the reader has to choose.
 */
export function registerZone(
  { zone }: Pick<View, 'zone'>,
  { start, territory }: Pick<PackageSummary, 'start' | 'territory'>,
  comunas: readonly Pick<RegisterComuna, 'id'>[],
): ZoneId | undefined {
  const found = zone && territory.zones.get(zone);
  if (found && (found.level === 'comuna' || found.level === 'territorio')) return found.id;
  const first = comunas.find(({ id }) => id === start.zona);
  return first?.id ?? (comunas.length === 1 ? comunas[0]?.id : undefined);
}
