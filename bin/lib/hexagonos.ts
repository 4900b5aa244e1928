import { pointOnFeature } from '@turf/turf';
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { cellArea, cellsToMultiPolygon, gridDisk, latLngToCell, polygonToCells, UNITS } from 'h3-js';
import { topology } from 'topojson-server';
import type { Topology } from 'topojson-specification';

/**
 * Generalises a boundary file to outlines made of H3 cells. Every cell belongs to one zone at most, and all
 * outlines are made of the edges of one grid: neighbours share edges exactly and nothing overlaps, whatever
 * the file was like.
 */

/** A zone of the official file; `geometry` is null where the publisher draws none. */
export interface ZoneShape {
  readonly cut: string;
  readonly geometry: Polygon | MultiPolygon | null;
}

/** A zone too small or thin to hold any cell's centre, and the cell it was given. */
export interface Rescue {
  readonly cut: string;
  readonly cell: string;
  /** Zone that lost the cell; undefined when the cell had no owner. */
  readonly from: string | undefined;
}

export interface Tiling {
  /** Cells of each zone in the order of the zones; empty for a zone without geometry. */
  readonly cells: ReadonlyMap<string, readonly string[]>;
  readonly rescues: readonly Rescue[];
  /**
   * Cells whose centre lies in two zones of the file (an overlap of the source); the lowest code keeps them.
   */
  readonly contested: number;
  /** Zones with geometry that could not be given any cell. Empty, or the tiling is of no use. */
  readonly lost: readonly string[];
}

function polygonsOf(geometry: Polygon | MultiPolygon | null): Position[][][] {
  if (geometry === null) return [];
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** How far to look for a cell when the ones nearest are the last of their owners: rings of neighbours. */
const FARTHEST_RING = 5;

/**
 * Assigns the H3 cells of one resolution to the zone that holds their centre; no zone with geometry is lost.
 */
export function tile(zones: readonly ZoneShape[], resolution: number): Tiling {
  // By code, so that the order of the file decides nothing.
  const sorted = [...zones].sort((a, b) => (a.cut < b.cut ? -1 : 1));
  const owner = new Map<string, string>();
  const count = new Map<string, number>();
  let contested = 0;
  for (const { cut, geometry } of sorted) {
    count.set(cut, 0);
    for (const polygon of polygonsOf(geometry)) {
      for (const cell of polygonToCells(polygon as number[][][], resolution, true)) {
        const held = owner.get(cell);
        if (held === undefined) {
          owner.set(cell, cut);
          count.set(cut, (count.get(cut) ?? 0) + 1);
        } else if (held !== cut) contested += 1;
      }
    }
  }

  const rescues: Rescue[] = [];
  const lost: string[] = [];
  for (const { cut, geometry } of sorted) {
    if (geometry === null || (count.get(cut) ?? 0) > 0) continue;
    const cell = cellFor(geometry, resolution, (candidate) => {
      const held = owner.get(candidate);
      return held === undefined || (count.get(held) ?? 0) > 1;
    });
    if (cell === undefined) {
      lost.push(cut);
      continue;
    }
    const from = owner.get(cell);
    if (from !== undefined) count.set(from, (count.get(from) ?? 0) - 1);
    owner.set(cell, cut);
    count.set(cut, 1);
    rescues.push({ cut, cell, from });
  }

  const cells = new Map<string, string[]>(sorted.map(({ cut }) => [cut, []]));
  for (const [cell, cut] of owner) cells.get(cut)?.push(cell);
  for (const list of cells.values()) list.sort();
  return { cells, rescues, contested, lost };
}

/** The free cell nearest to an interior point of the geometry: ring by ring, within a ring by cell index. */
function cellFor(
  geometry: Polygon | MultiPolygon,
  resolution: number,
  isFree: (cell: string) => boolean,
): string | undefined {
  const [longitude = 0, latitude = 0] = pointOnFeature(geometry).geometry.coordinates;
  const centre = latLngToCell(latitude, longitude, resolution);
  const seen = new Set<string>();
  for (let ring = 0; ring <= FARTHEST_RING; ring += 1) {
    const fresh = gridDisk(centre, ring)
      .filter((cell) => !seen.has(cell))
      .sort();
    for (const cell of fresh) {
      if (isFree(cell)) return cell;
      seen.add(cell);
    }
  }
  return undefined;
}

/**
 * Side of the square that counts as one place, degrees (about 0.1 m). Vertices of the grid are over 1 km
 * apart.
 */
const SAME_PLACE = 1e-6;

/**
 * H3 computes a vertex from each cell that touches it and the results may differ in the last bits. This
 * gives all of them the first one met, so that the edges of two zones are the same numbers and TopoJSON
 * finds the shared arc.
 */
export function createSnapper(): (position: Position) => Position {
  const known = new Map<string, Position>();
  return (position) => {
    const [x = 0, y = 0] = position;
    const column = Math.round(x / SAME_PLACE);
    const row = Math.round(y / SAME_PLACE);
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        const found = known.get(`${column + dx},${row + dy}`);
        if (found) return found;
      }
    }
    const first: Position = [x, y];
    known.set(`${column},${row}`, first);
    return first;
  };
}

/** Outline of a set of cells, outer rings anticlockwise (RFC 7946); null for no cells. */
export function outline(
  cells: readonly string[],
  snap: (position: Position) => Position,
): Polygon | MultiPolygon | null {
  if (cells.length === 0) return null;
  const polygons = cellsToMultiPolygon([...cells], true).map((rings) => rings.map((ring) => ring.map(snap)));
  const [only, ...others] = polygons;
  if (only && others.length === 0) return { type: 'Polygon', coordinates: only };
  return { type: 'MultiPolygon', coordinates: polygons };
}

/** Area of a set of cells on the sphere, km². */
export function areaKm2(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cellArea(cell, UNITS.km2), 0);
}

/**
 * TopoJSON of the outlines, in one object. `quantization` is the number of steps along each side of the
 * bounding box of the whole (topojson-server); arcs shared by two zones are written once.
 */
export function toTopology<Properties extends Record<string, string>>(
  name: string,
  zones: readonly { readonly properties: Properties; readonly geometry: Polygon | MultiPolygon | null }[],
  quantization: number,
): Topology {
  const collection = {
    type: 'FeatureCollection',
    features: zones.map(
      ({ properties, geometry }): Feature<Polygon | MultiPolygon | null, Properties> => ({
        type: 'Feature',
        properties,
        geometry,
      }),
    ),
  } satisfies FeatureCollection<Polygon | MultiPolygon | null, Properties>;
  return topology({ [name]: collection }, quantization);
}
