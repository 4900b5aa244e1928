import { levelOf, type ZoneId } from '../../domain/ids.ts';
import type { Zone } from '../../domain/territory.ts';
import type { Shown } from '../../state/select.ts';
import { MOST_COMPARED } from '../../state/view.ts';

/** The zones side by side, in the reader's order; the one on the sheet alone, before any is chosen. */
export function comparedIds({ view, zone }: Pick<Shown, 'view' | 'zone'>): readonly ZoneId[] {
  return view.compare.length > 0 ? view.compare : zone ? [zone.id] : [];
}

/** With one more at the end; the same where it already is, or no more fit. */
export function withZone(ids: readonly ZoneId[], id: ZoneId): readonly ZoneId[] {
  return ids.includes(id) || ids.length >= MOST_COMPARED ? ids : [...ids, id];
}

/** Those that have figures at the level shown, and those of another level (or of no package), by what can be said of them. */
export function splitZones(
  { analysis, summary }: Pick<Shown, 'analysis' | 'summary'>,
  ids: readonly ZoneId[],
): { readonly zones: readonly Zone[]; readonly strangers: readonly { id: ZoneId; name: string }[] } {
  const here = new Set(analysis.zones);
  const named = ids.map((id) => ({ id, zone: summary.territory.zones.get(id) }));
  return {
    zones: named.flatMap(({ id, zone }) => (zone && here.has(id) ? [zone] : [])),
    strangers: named.flatMap(({ id, zone }) =>
      zone && here.has(id)
        ? []
        : [{ id, name: zone?.name ?? (levelOf(id) === 'territorio' ? 'un territorio borrado' : id) }],
    ),
  };
}

/** The pairs in which one zone holds comunas of the other: their figures rest in part on the same firms. */
export function overlapping(zones: readonly Zone[]): readonly (readonly [Zone, Zone])[] {
  return zones.flatMap((one, at) =>
    zones
      .slice(at + 1)
      .filter((other) => other.comunas.some((comuna) => one.comunas.includes(comuna)))
      .map((other) => [one, other] as const),
  );
}
