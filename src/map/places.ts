import { area, bbox } from '@turf/turf';
import { polygonCentroid } from 'd3';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { FAR_WEST } from '../domain/territory.ts';
import type { OutlineCollection } from '../load/outlines.ts';

export type Outline = Polygon | MultiPolygon;
/** West, south, east, north. */
export type Bounds = readonly [number, number, number, number];

/** Where a zone's name and circle stand, and what the camera frames: its largest part, never its far islands. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly point: readonly [number, number];
  /** Of its largest part. */
  readonly bounds: Bounds;
  /** Of all its parts but the far islands. */
  readonly near: Bounds;
  readonly area: number;
}

export function parts(geometry: Outline): readonly Position[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

export function largestPart(geometry: Outline): Polygon {
  let best: Polygon = { type: 'Polygon', coordinates: [] };
  let most = -1;
  for (const coordinates of parts(geometry)) {
    const part: Polygon = { type: 'Polygon', coordinates };
    const size = area(part);
    if (size > most) {
      most = size;
      best = part;
    }
  }
  return best;
}

/** A point inside: the centre of the outer ring when it is, else the middle of the zone's widest stretch. */
function pointInside(part: Polygon): readonly [number, number] {
  const centre = polygonCentroid((part.coordinates[0] ?? []) as [number, number][]);
  const [x, y] = centre;
  const isInside = part.coordinates.flatMap((ring) => crossingsOf(ring, y)).filter((at) => at < x).length % 2;
  return isInside ? centre : widest(part);
}

/** Middle of the longest stretch inside, among eleven parallels: a bent zone is named where its name has most room. */
function widest(part: Polygon): readonly [number, number] {
  const [west, south, , north] = bbox(part);
  let best: readonly [number, number] = [west, south];
  let most = 0;
  for (let step = 1; step < 12; step += 1) {
    const latitude = south + ((north - south) * step) / 12;
    const crossings = part.coordinates.flatMap((ring) => crossingsOf(ring, latitude)).sort((a, b) => a - b);
    for (let at = 1; at < crossings.length; at += 2) {
      const [from = 0, to = 0] = [crossings[at - 1], crossings[at]];
      if (to - from > most) {
        most = to - from;
        best = [(from + to) / 2, latitude];
      }
    }
  }
  return best;
}

/** Longitudes at which a ring crosses a parallel. */
export function crossingsOf(ring: readonly Position[], latitude: number): number[] {
  const found: number[] = [];
  for (let at = 1; at < ring.length; at += 1) {
    const [x1 = 0, y1 = 0] = ring[at - 1] ?? [];
    const [x2 = 0, y2 = 0] = ring[at] ?? [];
    if (y1 > latitude !== y2 > latitude) found.push(x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1));
  }
  return found;
}

function placeOf(feature: OutlineCollection['features'][number]): Place {
  const part = largestPart(feature.geometry);
  const [west, south, east, north] = bbox(part);
  return {
    ...feature.properties,
    point: pointInside(part),
    bounds: [west, south, east, north],
    near: nearBounds(feature.geometry) ?? [west, south, east, north],
    area: area(part),
  };
}

function nearBounds(geometry: Outline): Bounds | undefined {
  const boxes = parts(geometry).map((coordinates): Bounds => {
    const [west, south, east, north] = bbox({ type: 'Polygon', coordinates });
    return [west, south, east, north];
  });
  return union(boxes.filter((box) => !isFar(box)));
}

const known = new WeakMap<OutlineCollection, ReadonlyMap<string, Place>>();

/** The place of every zone drawn, by id. Worked out once per collection. */
export function placesOf(outlines: OutlineCollection): ReadonlyMap<string, Place> {
  const found =
    known.get(outlines) ?? new Map(outlines.features.map((one) => [one.properties.id, placeOf(one)]));
  known.set(outlines, found);
  return found;
}

/** Continental Chile: where the map starts, with the far islands beside it as insets. */
export const CONTINENT: Bounds = [-76, -56, -66.4, -17.4];

/** Islands too far to be framed with the continent, by where they lie: whatever the level, these parts are theirs. */
export const ISLANDS = [
  { id: '05201', name: 'Isla de Pascua', bounds: [-110, -28, -105, -26] },
  { id: '05104', name: 'Juan Fernández', bounds: [-81.5, -34.3, -78.3, -33.2] },
] as const satisfies readonly { id: string; name: string; bounds: Bounds }[];

export function isFar(bounds: Bounds): boolean {
  return bounds[2] < FAR_WEST;
}

export function union(list: readonly Bounds[]): Bounds | undefined {
  if (list.length === 0) return undefined;
  const pick = (at: 0 | 1 | 2 | 3, best: (...values: number[]) => number) =>
    best(...list.map((bounds) => bounds[at]));
  return [pick(0, Math.min), pick(1, Math.min), pick(2, Math.max), pick(3, Math.max)];
}

/**
 * What the map frames at rest: the region isolated; else where the businesses are (`around`), with the zone that the package
 * starts with; else that zone; else, or when they are all over it, the whole country, or all that a package of a single
 * region draws.
 */
export function homeBounds(
  outlines: OutlineCollection | undefined,
  only: string | undefined,
  around: Bounds | undefined,
  start?: string,
): Bounds {
  const places = outlines ? [...placesOf(outlines).values()] : [];
  const near = places.filter(({ region, bounds }) => (!only || region === only) && !isFar(bounds));
  const framed = union(near.map((place) => place.near));
  if (only && framed) return framed;
  const whole = framed && new Set(near.map(({ region }) => region)).size === 1 ? framed : CONTINENT;
  const begun = near.filter(({ id }) => start !== undefined && id.startsWith(start));
  if (!around) return union(begun.map((place) => place.near)) ?? whole;
  if (heightOf(around) > heightOf(whole) / 2) return whole;
  const own = places.find(({ id }) => id === start);
  return own ? (union([around, own.bounds]) ?? around) : around;
}

const heightOf = ([, south, , north]: Bounds): number => north - south;
