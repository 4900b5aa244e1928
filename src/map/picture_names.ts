import type { OutlineCollection } from '../load/outlines.ts';
import type { PackageSummary } from '../load/summary.ts';
import { namedPlaces, shortName } from './features.ts';
import { placesOf } from './places.ts';

/** A name to write on a picture of the map, the heaviest first where not all fit. */
export interface NameOnMap {
  readonly point: readonly [number, number];
  readonly name: string;
  readonly weight: number;
}

/** More names than these are never legible on one picture. */
const MOST_NAMES = 60;

/** Names of the zones drawn, or of those of the region isolated, from the most populous. */
export function zoneNames(
  outlines: OutlineCollection,
  summary: PackageSummary,
  only: string | undefined,
): readonly NameOnMap[] {
  return namedPlaces(outlines, summary)
    .features.filter(({ properties }) => !only || properties?.region === only)
    .map(({ geometry, properties }) => ({
      point: geometry.coordinates as [number, number],
      name: String(properties?.name ?? ''),
      weight: Number(properties?.weight ?? 0),
    }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_NAMES);
}

/** A name for each region, at its greatest zone. */
export function regionNames(outlines: OutlineCollection, summary: PackageSummary): readonly NameOnMap[] {
  const greatest = new Map<string, { readonly point: readonly [number, number]; readonly area: number }>();
  for (const { region, point, area } of placesOf(outlines).values())
    if (area > (greatest.get(region)?.area ?? 0)) greatest.set(region, { point, area });
  return [...greatest].map(([region, { point, area }]) => ({
    point,
    name: shortName(summary, region),
    weight: area,
  }));
}
