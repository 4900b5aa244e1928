import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { merge } from 'topojson-client';
import type {
  GeometryCollection,
  MultiPolygon as TopoMultiPolygon,
  Polygon as TopoPolygon,
} from 'topojson-specification';
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
  const { topology } = await import('topojson-server');
  const comunas: FeatureCollection = {
    type: 'FeatureCollection',
    features: boundaries.flatMap(({ comuna, geometry }): Feature<Polygon | MultiPolygon>[] =>
      geometry ? [{ type: 'Feature', geometry, properties: { cut: comuna.cut } }] : [],
    ),
  };
  const topo = topology({ zones: comunas });
  const pieces = (topo.objects.zones as GeometryCollection<{ cut: string }>).geometries;
  const zones = new Map<string, { name: string; region: string; cuts: Set<string> }>();
  for (const { comuna } of boundaries) {
    const id = level === 'region' ? comuna.region : comuna.province;
    const name = level === 'region' ? comuna.regionName : comuna.provinceName;
    const zone = zones.get(id) ?? { name, region: comuna.region, cuts: new Set() };
    zones.set(id, zone);
    zone.cuts.add(comuna.cut);
  }
  return {
    type: 'FeatureCollection',
    features: [...zones].flatMap(([id, { name, region, cuts }]) => {
      const members = pieces.filter(
        (piece): piece is TopoPolygon<{ cut: string }> | TopoMultiPolygon<{ cut: string }> =>
          (piece.type === 'Polygon' || piece.type === 'MultiPolygon') &&
          cuts.has(piece.properties?.cut ?? ''),
      );
      return members.length > 0 ? [outline(merge(topo, members), id, name, region)] : [];
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
