import type { FeatureCollection, Point } from 'geojson';
import type { BusinessPoints } from '../domain/detail.ts';
import { centralAt } from '../domain/grid.ts';
import type { SectorCode, ZoneId } from '../domain/ids.ts';
import { zonePhrase } from '../domain/territory.ts';
import type { OutlineCollection } from '../load/outlines.ts';
import type { PackageSummary } from '../load/summary.ts';
import { placesOf } from './places.ts';

/** Which businesses are drawn. */
export type Businesses = 'ninguno' | 'sector' | 'todos';

/** A zone's name as a map has room for: «O’Higgins», not the whole title of the region. */
export function shortName(summary: PackageSummary, id: string): string {
  const zone = summary.territory.zones.get(id as ZoneId);
  return zone ? zonePhrase(zone).replace(/^la (Región|provincia) (del? )?/, '') : '';
}

/** Name and circle of every zone at its place; the more people, the more its name weighs (area when unknown). */
export function namedPlaces(outlines: OutlineCollection, summary: PackageSummary): FeatureCollection<Point> {
  const people = summary.zoneData?.variables.get('poblacion');
  return {
    type: 'FeatureCollection',
    features: [...placesOf(outlines).values()].map(({ id, region, point, area }) => {
      const comunas = summary.territory.zones.get(id as ZoneId)?.comunas ?? [];
      const count = people
        ? comunas.reduce((sum, at) => sum + (centralAt(people.grid, at) || 0), 0)
        : area / 1e6;
      return {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [...point] },
        properties: { id, name: shortName(summary, id), region, weight: count },
      };
    }),
  };
}

/** The reader's own territories, each named at the place of its largest part. */
export function ownPlaces(outlines: OutlineCollection): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: [...placesOf(outlines).values()].map(({ name, point }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [...point] },
      properties: { name },
    })),
  };
}

/** Whether a business is of a sector: a section, or a division inside it. */
function isOf(points: BusinessPoints, at: number, sector: SectorCode | undefined): boolean {
  return sector !== undefined && (points.section[at] === sector || points.division[at] === sector);
}

/** The businesses to draw, each marked when it is of the chosen sector. */
export function businessFeatures(
  points: BusinessPoints | undefined,
  which: Businesses,
  sector: SectorCode | undefined,
): FeatureCollection<Point> {
  const features: FeatureCollection<Point>['features'] = [];
  if (!points || which === 'ninguno') return { type: 'FeatureCollection', features };
  points.longitude.forEach((longitude, at) => {
    const chosen = isOf(points, at, sector);
    if (!chosen && which === 'sector') return;
    features.push({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [longitude, points.latitude[at] ?? 0] },
      properties: { chosen: chosen ? 1 : 0, label: points.label[at] ?? '' },
    });
  });
  return { type: 'FeatureCollection', features };
}
