import type { GeoJsonProperties } from 'geojson';
import type { GeometryObject, Topology } from 'topojson-specification';

type Zone = GeometryObject<GeoJsonProperties>;

/**
 * The zones of a topology that a test keeps, with only the arcs they use. Coordinates are the same integers
 * with the same transform: the outline of a part is exactly the one of the whole.
 */
export function keepZones(topology: Topology, object: string, keep: (zone: Zone) => boolean): Topology {
  const collection = topology.objects[object];
  if (collection?.type !== 'GeometryCollection')
    throw new Error(`La topología no tiene el objeto «${object}»`);
  const arcs: Topology['arcs'] = [];
  const places = new Map<number, number>();
  // A negative index is the same arc walked backwards: ~n for arc n.
  const renumber = (index: number): number => {
    const old = index < 0 ? ~index : index;
    let place = places.get(old);
    if (place === undefined) {
      place = arcs.length;
      places.set(old, place);
      arcs.push(topology.arcs[old] ?? []);
    }
    return index < 0 ? ~place : place;
  };
  const rings = (polygon: number[][]): number[][] => polygon.map((ring) => ring.map(renumber));
  const geometries = collection.geometries.filter(keep).map((zone): Zone => {
    if (zone.type === 'Polygon') return { ...zone, arcs: rings(zone.arcs) };
    if (zone.type === 'MultiPolygon') return { ...zone, arcs: zone.arcs.map(rings) };
    return zone;
  });
  const { transform } = topology;
  return {
    type: 'Topology',
    objects: { [object]: { type: 'GeometryCollection', geometries } },
    arcs,
    ...(transform ? { transform } : {}),
  };
}
