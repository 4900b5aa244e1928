import Flatbush from 'flatbush';
import type { MultiPolygon, Polygon, Position } from 'geojson';

/** What was found while the rings of one zone were put in order. */
export interface RingFaults {
  /** Rings that did not end where they began; closed. */
  unclosed: number;
  /** Rings with fewer than three different places, or with something that is no position; left out. */
  broken: number;
}

export type Rings = readonly (readonly Position[])[];

/**
 * Polygons of any GeoJSON geometry, as lists of rings: those of a collection together, none for points and lines. Nesting
 * deeper than ten is not looked into.
 */
export function polygonsOf(geometry: unknown, depth = 0): unknown[] {
  if (typeof geometry !== 'object' || geometry === null || depth > 10 || !('type' in geometry)) return [];
  if (
    geometry.type === 'GeometryCollection' &&
    'geometries' in geometry &&
    Array.isArray(geometry.geometries)
  )
    return geometry.geometries.flatMap((one) => polygonsOf(one, depth + 1));
  if (!('coordinates' in geometry) || !Array.isArray(geometry.coordinates)) return [];
  const { coordinates } = geometry;
  if (geometry.type === 'Polygon') return [coordinates];
  return geometry.type === 'MultiPolygon' ? coordinates : [];
}

/**
 * A polygon whose rings are closed and have at least three places; undefined when its outer ring has not. Heights and
 * places that repeat the one before are taken out.
 */
export function cleanPolygon(
  rings: unknown,
  place: (at: Position) => Position,
  faults: RingFaults,
): Rings | undefined {
  if (!Array.isArray(rings)) {
    faults.broken += 1;
    return undefined;
  }
  const kept: Position[][] = [];
  for (const [at, ring] of rings.entries()) {
    const clean = cleanRing(ring, place, faults);
    if (clean) kept.push(clean);
    else {
      faults.broken += 1;
      // A hole that cannot be read is filled; a polygon without its outer ring is nothing.
      if (at === 0) return undefined;
    }
  }
  return kept.length > 0 ? kept : undefined;
}

function cleanRing(
  ring: unknown,
  place: (at: Position) => Position,
  faults: RingFaults,
): Position[] | undefined {
  if (!Array.isArray(ring) || ring.length < 3) return undefined;
  const made: Position[] = [];
  for (const position of ring) {
    if (!Array.isArray(position)) return undefined;
    const [x, y]: unknown[] = position;
    if (!Number.isFinite(x) || !Number.isFinite(y)) return undefined;
    const next = place([x as number, y as number]);
    if (!(Math.abs(next[0] ?? 999) <= 180 && Math.abs(next[1] ?? 999) <= 90)) return undefined;
    if (!same(made.at(-1), next)) made.push(next);
  }
  const [first] = made;
  if (!first) return undefined;
  const [x0, y0]: unknown[] = ring[0];
  const [x1, y1]: unknown[] = ring.at(-1);
  if (made.length > 1 && same(first, made.at(-1))) made.pop();
  if (made.length < 3) return undefined;
  if (x0 !== x1 || y0 !== y1) faults.unclosed += 1;
  made.push(first);
  return made;
}

function same(a: Position | undefined, b: Position | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
}

/** The same polygon with its places on a grid of `step` degrees; undefined when it is smaller than the grid. */
export function onGrid(rings: Rings, step: number): Rings | undefined {
  const faults = { unclosed: 0, broken: 0 };
  const snapped = (value = 0) => Number((Math.round(value / step) * step).toFixed(6));
  return cleanPolygon(rings, ([x, y]) => [snapped(x), snapped(y)], faults);
}

export function verticesOf(polygons: readonly Rings[]): number {
  return polygons.reduce((sum, rings) => sum + rings.reduce((all, ring) => all + ring.length, 0), 0);
}

export function geometryOf(polygons: readonly Rings[]): Polygon | MultiPolygon {
  const copies = polygons.map((rings) => rings.map((ring) => [...ring]));
  const [only] = copies;
  return copies.length === 1 && only
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: copies };
}

/** Rings longer than this are not searched for crossings. */
const LONGEST_SEARCHED = 30_000;

/** Whether a ring crosses itself. False for a ring too long to be searched. */
export function crossesItself(ring: readonly Position[]): boolean {
  const sides = ring.length - 1;
  if (sides < 4 || sides > LONGEST_SEARCHED) return false;
  const xs = ring.map(([x = 0]) => x);
  const ys = ring.map(([, y = 0]) => y);
  const at = (values: number[], index: number) => values[index] ?? 0;
  const index = new Flatbush(sides);
  const box = (side: number): [number, number, number, number] => [
    Math.min(at(xs, side), at(xs, side + 1)),
    Math.min(at(ys, side), at(ys, side + 1)),
    Math.max(at(xs, side), at(xs, side + 1)),
    Math.max(at(ys, side), at(ys, side + 1)),
  ];
  for (let side = 0; side < sides; side += 1) index.add(...box(side));
  index.finish();
  const turn = (a: number, b: number, c: number) =>
    Math.sign(
      (at(xs, b) - at(xs, a)) * (at(ys, c) - at(ys, a)) - (at(ys, b) - at(ys, a)) * (at(xs, c) - at(xs, a)),
    );
  for (let side = 0; side < sides; side += 1) {
    const crossed = index.search(...box(side), (other) => {
      if (other <= side + 1 || (side === 0 && other === sides - 1)) return false;
      return (
        turn(side, side + 1, other) * turn(side, side + 1, other + 1) < 0 &&
        turn(other, other + 1, side) * turn(other, other + 1, side + 1) < 0
      );
    });
    if (crossed.length > 0) return true;
  }
  return false;
}
