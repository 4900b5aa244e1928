import { geoIdentity, geoPath } from 'd3';
import type { Geometry, MultiPolygon, Position } from 'geojson';
import { FAR_WEST } from '../domain/territory.ts';
import { type Box as LabelBox, overlap } from './labels.ts';

/** Sizes in pixels of the drawing. */
interface Size {
  readonly width: number;
  /** What the drawing may be high at most. */
  readonly most: number;
  /** In how many strips side by side what is drawn is cut, from north to south. */
  readonly strips: 1 | 3;
}

interface Shape {
  readonly id: string;
  readonly path: string;
}

/** A window of the drawing with the shapes seen through it, in pixels of the window. */
export interface Strip {
  readonly x: number;
  readonly width: number;
  readonly shapes: readonly Shape[];
  /** Where a place falls in this window; undefined when it is not seen in it. */
  readonly place: (longitude: number, latitude: number) => readonly [number, number] | undefined;
}

interface ZoneLayout {
  readonly height: number;
  readonly strips: readonly Strip[];
}

/** Between two strips, and around what is drawn. */
const GAP = 12;
const MARGIN = 3;
/** Points of an outline nearer than this, in pixels, are drawn as one. */
const FINE = 0.35;

/** Letters of a name on the map, and their mean width as a part of their size. */
const LETTER = 12;
const LETTER_WIDTH = 0.52;

/** A name that the map may write, at a place of the ground. */
export interface PlaceName {
  readonly longitude: number;
  readonly latitude: number;
  readonly text: string;
}

/** Names with their middle, in pixels of a window: those that fit in it without touching, the first ones first. */
export function fitNames(
  { place, width }: Strip,
  height: number,
  names: readonly PlaceName[],
): readonly { readonly text: string; readonly x: number; readonly y: number }[] {
  const taken: LabelBox[] = [];
  return names.flatMap(({ longitude, latitude, text }) => {
    const at = place(longitude, latitude);
    if (!at) return [];
    const long = text.length * LETTER * LETTER_WIDTH;
    // A name at the edge is moved inside, while it stays over its place.
    const x = Math.min(Math.max(at[0], long / 2 + 2), width - long / 2 - 2);
    const box: LabelBox = { x: x - long / 2 - 2, y: at[1] - LETTER, width: long + 4, height: LETTER + 4 };
    const fits = Math.abs(x - at[0]) <= long / 2 && box.y >= 0 && at[1] + 4 <= height && long + 4 <= width;
    if (!fits || taken.some((other) => overlap(box, other))) return [];
    taken.push(box);
    return [{ text, x, y: at[1] }];
  });
}

type Box = readonly [west: number, top: number, east: number, bottom: number];

/**
 * Where everything stands on a flat map: Mercator, as the large one, at one scale for all strips. Each strip is as wide as
 * what lies in it. Far islands (west of 77° W) are left out unless nothing else is drawn: they would shrink the rest.
 * `focus` names the zones that are framed; without it, all are. Zones without an area have no shape.
 */
export function layZones(
  zones: readonly { readonly id: string; readonly geometry: Geometry }[],
  { width, most, strips: count }: Size,
  focus?: ReadonlySet<string>,
): ZoneLayout {
  const flat = zones.map(({ id, geometry }) => ({ id, parts: areas(geometry).map(flatten) }));
  const near = flat.map(({ id, parts }) => ({ id, parts: parts.filter(({ box }) => box[2] > FAR_WEST) }));
  const drawn = near.some(({ parts }) => parts.length > 0) ? near : flat;
  const framed = drawn.filter(({ id }) => !focus || focus.has(id)).flatMap(({ parts }) => parts);
  const frame = union(framed.map(({ box }) => box)) ?? union(drawn.flatMap(boxes));
  if (!frame) return { height: MARGIN * 2, strips: [] };
  const [, top, , bottom] = frame;
  const tall = (bottom - top) / count;
  const windows = Array.from({ length: count }, (_, at) =>
    windowOf(framed, [top + at * tall, top + (at + 1) * tall], frame),
  );
  const across = windows.reduce((sum, [west, , east]) => sum + east - west, 0);
  const free = width - GAP * (count - 1) - 2 * MARGIN * count;
  const scale = Math.min(free / across, (most - 2 * MARGIN) / tall);
  // What is higher than wide stands in the middle of the room it has.
  const spare = (free - across * scale) / count;
  let x = 0;
  const strips = windows.map((window): Strip => {
    const wide = (window[2] - window[0]) * scale + spare + 2 * MARGIN;
    const strip = stripOf(drawn, window, scale, { x, width: wide, left: MARGIN + spare / 2 });
    x += wide + GAP;
    return strip;
  });
  return { height: tall * scale + 2 * MARGIN, strips };
}

interface Part {
  readonly rings: readonly (readonly Position[])[];
  readonly box: Box;
}
interface Flat {
  readonly id: string;
  readonly parts: readonly Part[];
}

const boxes = ({ parts }: Flat): readonly Box[] => parts.map(({ box }) => box);

function areas(geometry: Geometry): readonly Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates;
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(areas) : [];
}

/** Mercator in degrees, with south below: plain numbers, so that no ring is taken for the rest of the world. */
export function plane([longitude = 0, latitude = 0]: Position): [number, number] {
  const turn = Math.PI / 180;
  return [longitude, -Math.log(Math.tan(Math.PI / 4 + (latitude * turn) / 2)) / turn];
}

function flatten(rings: readonly Position[][]): Part {
  const flat = rings.map((ring) => ring.map(plane));
  return { rings: flat, box: boxOf(flat.flat()) };
}

function boxOf(points: readonly Position[]): Box {
  let [west, top, east, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of points) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return [west, top, east, bottom];
}

function union(list: readonly Box[]): Box | undefined {
  return list.length === 0
    ? undefined
    : boxOf(
        list.flatMap(([a, b, c, d]) => [
          [a, b],
          [c, d],
        ]),
      );
}

/** What of the parts lies between two parallels, from its westernmost to its easternmost point there. */
function windowOf(parts: readonly Part[], [top, bottom]: readonly [number, number], frame: Box): Box {
  const between = parts
    .filter(({ box }) => box[1] <= bottom && box[3] >= top)
    .flatMap(({ rings }) => rings.flat())
    .filter(([, y = 0]) => y >= top && y <= bottom);
  const [west, , east] = between.length > 0 ? boxOf(between) : frame;
  return [west, top, east, bottom];
}

function stripOf(
  zones: readonly Flat[],
  [west, top, east, bottom]: Box,
  scale: number,
  at: { readonly x: number; readonly width: number; readonly left: number },
): Strip {
  const projection = geoIdentity()
    .scale(scale)
    .translate([at.left - west * scale, MARGIN - top * scale]);
  const path = geoPath(projection).digits(1);
  // What lies beside the window, within its own room, is seen too.
  const beside = at.left / scale;
  const seen = ({ box }: Part) =>
    box[1] <= bottom && box[3] >= top && box[0] <= east + beside && box[2] >= west - beside;
  return {
    x: at.x,
    width: at.width,
    shapes: zones.flatMap(({ id, parts }) => {
      const inside = parts.filter(seen);
      const d = inside.length > 0 ? path(fine(inside, FINE / scale)) : null;
      return d ? [{ id, path: d }] : [];
    }),
    place: (longitude, latitude) => {
      const [x, y] = plane([longitude, latitude]);
      const point = projection([x, y]);
      return point && y >= top && y <= bottom && point[0] >= 0 && point[0] <= at.width ? point : undefined;
    },
  };
}

/** The parts without what is too fine to be seen; the first keeps its outline however small it is. */
function fine(parts: readonly Part[], least: number): MultiPolygon {
  const coordinates = parts.flatMap(({ rings }, at) => {
    const kept = rings.flatMap((ring, nth) => {
      const few = thinned(ring, least);
      if (few.length > 3) return [few];
      return at === 0 && nth === 0 ? [[...ring]] : [];
    });
    return kept.length > 0 ? [kept] : [];
  });
  return { type: 'MultiPolygon', coordinates };
}

/** A ring without the points nearer than `least` to the one kept before; it still ends where it began. */
function thinned(ring: readonly Position[], least: number): Position[] {
  const kept: Position[] = [];
  ring.forEach((point, at) => {
    const [x = 0, y = 0] = kept.at(-1) ?? [];
    const isFar = Math.hypot((point[0] ?? 0) - x, (point[1] ?? 0) - y) >= least;
    if (at === 0 || at === ring.length - 1 || isFar) kept.push(point);
  });
  return kept;
}
