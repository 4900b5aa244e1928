import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { merge } from 'topojson-client';
import { topology } from 'topojson-server';
import type {
  GeometryCollection,
  MultiPolygon as TopoMultiPolygon,
  Polygon as TopoPolygon,
} from 'topojson-specification';
import type { Boundary } from './boundaries.ts';

/** One outline for each set of comunas, by key: what they share inside is gone. Sets with nothing drawn are left out. */
export function dissolve(
  boundaries: readonly Boundary[],
  keyOf: (boundary: Boundary) => string,
): ReadonlyMap<string, MultiPolygon> {
  const comunas: FeatureCollection = {
    type: 'FeatureCollection',
    features: boundaries.flatMap((boundary): Feature<Polygon | MultiPolygon>[] =>
      boundary.geometry
        ? [{ type: 'Feature', geometry: boundary.geometry, properties: { key: keyOf(boundary) } }]
        : [],
    ),
  };
  const topo = topology({ zones: comunas });
  const pieces = (topo.objects.zones as GeometryCollection<{ key: string }>).geometries;
  const members = new Map<string, (TopoPolygon | TopoMultiPolygon)[]>();
  for (const piece of pieces) {
    const { key } = piece.properties as { readonly key?: string };
    if (key === undefined || (piece.type !== 'Polygon' && piece.type !== 'MultiPolygon')) continue;
    const found = members.get(key);
    if (found) found.push(piece);
    else members.set(key, [piece]);
  }
  return new Map([...members].map(([key, parts]) => [key, merge(topo, parts)]));
}
