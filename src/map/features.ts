import type { FeatureCollection, Point } from 'geojson';
import { centralAt } from '../domain/grid.ts';
import type { ZoneId } from '../domain/ids.ts';
import { zonePhrase } from '../domain/territory.ts';
import type { OutlineCollection } from '../load/outlines.ts';
import type { PackageSummary } from '../load/summary.ts';
import { placesOf } from './places.ts';

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
