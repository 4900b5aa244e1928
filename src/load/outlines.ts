import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { OwnTerritory } from '../domain/own.ts';
import type { ZoneLevel } from '../domain/settings.ts';
import type { Boundary } from './boundaries.ts';

export interface OutlineProperties {
  readonly id: string;
  readonly name: string;
  readonly region: string;
}
export type OutlineCollection = FeatureCollection<Polygon | MultiPolygon, OutlineProperties>;

/**
 * Outlines of the zones of a level, as the map draws them. Comunas as read; provinces and regions merged from them (what
 * merges is fetched only then).
 */
export async function outlines(
  boundaries: readonly Boundary[],
  level: ZoneLevel,
): Promise<OutlineCollection> {
  if (level === 'comuna')
    return {
      type: 'FeatureCollection',
      features: boundaries.flatMap(({ comuna, geometry }) =>
        geometry ? [outline(geometry, comuna.cut, comuna.name, comuna.region)] : [],
      ),
    };
  const { dissolve } = await import('./dissolve.ts');
  const idOf = ({ comuna }: Boundary) => (level === 'region' ? comuna.region : comuna.province);
  const merged = dissolve(boundaries, idOf);
  const first = new Map<string, Boundary['comuna']>(
    boundaries.toReversed().map((boundary) => [idOf(boundary), boundary.comuna]),
  );
  return {
    type: 'FeatureCollection',
    features: [...merged].flatMap(([id, geometry]) => {
      const comuna = first.get(id);
      return comuna
        ? [outline(geometry, id, level === 'region' ? comuna.regionName : comuna.provinceName, comuna.region)]
        : [];
    }),
  };
}

/**
 * Outlines of sets of comunas that the reader named, in their order; a set with nothing drawn has none. `region` is that of
 * its first comuna. Two sets may share comunas, so each is merged on its own.
 */
export async function ownOutlines(
  boundaries: readonly Boundary[],
  own: readonly OwnTerritory[],
): Promise<OutlineCollection> {
  const { dissolve } = await import('./dissolve.ts');
  return {
    type: 'FeatureCollection',
    features: own.flatMap(({ id, name, cuts }) => {
      const members = boundaries.filter(({ comuna }) => cuts.includes(comuna.cut));
      const [first] = members;
      const geometry = dissolve(members, () => id).get(id);
      return first && geometry ? [outline(geometry, id, name, first.comuna.region)] : [];
    }),
  };
}

function outline(
  geometry: Polygon | MultiPolygon,
  id: string,
  name: string,
  region: string,
): OutlineCollection['features'][number] {
  return { type: 'Feature', geometry, properties: { id, name, region } };
}
