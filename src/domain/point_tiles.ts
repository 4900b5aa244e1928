import type { BusinessColumns } from './businesses.ts';
import { NOWHERE } from './degrees.ts';
import type { SectorCode } from './ids.ts';
import { FAR_WEST } from './territory.ts';

/**
 * Where the businesses of a register are, as the map draws them: square tiles of a world in Mercator's projection, each
 * with its businesses gathered in bins. Every business with coordinates is in exactly one bin of each zoom.
 */

/** Which businesses are drawn: all, or those of the sector chosen. */
export type Drawn = 'sector' | 'todos';

/** West, south, east, north; degrees. */
type Box = readonly [west: number, south: number, east: number, north: number];

/** How many businesses can be drawn, and where. */
export interface PointSummary {
  readonly placed: number;
  readonly all: number;
  /** Around them, without the far islands unless there is nothing else. */
  readonly box: Box;
}

/** Where on the world a business is: integers from 0 (west, north) to 2³⁰, some four centimetres each. */
export const WORLD_BITS = 30;
const DIGIT = 5;
const BUCKETS = 1 << (2 * DIGIT);

/** Businesses with coordinates, sorted so that those of any tile, of any zoom, follow one another (Morton's order). */
export interface PointIndex {
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** Position in the register. */
  readonly rows: Int32Array;
  /** Positions in `sectors`, as in the columns of the register. */
  readonly section: Uint8Array;
  readonly division: Uint8Array;
  readonly sectors: readonly SectorCode[];
}

/** A square of the world: 2^z of them on a side, counted from the west and from the north. */
export interface TileId {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Businesses gathered in one place of a tile. */
export interface Bin {
  readonly n: number;
  /** Of them, those of the sector chosen. */
  readonly chosen: number;
  /** Where it is drawn, in units of the tile: EXTENT on a side. */
  readonly x: number;
  readonly y: number;
  /** The business, where it is one alone. */
  readonly row: number | undefined;
  /** The zoom at which it falls apart; undefined where no zoom of the map parts it. */
  readonly opens: number | undefined;
}

/** Layers of a tile: its bins, and one point that tells how many businesses are in them all. */
export const BINS = 'grupos';
export const TOTAL = 'total';
/** Units on the side of a tile. */
export const EXTENT = 4096;
/** Pixels on the side of a tile, as the map draws it. */
const TILE_PIXELS = 512;
const UNITS = EXTENT / TILE_PIXELS;
/** The closest zoom of the map. */
export const CLOSEST_ZOOM = 16;
/**
 * Of more businesses than this, groups with their count would cover a country seen from afar: until the zoom below, their bins
 * are small dots that tell density. From it on, and always where they are fewer, bins are groups and businesses alone.
 */
const MANY = 20_000;
const GROUPS_FROM = 9;
/** From this zoom on groups are small: almost every business stands alone. */
const CLOSE_FROM = 15;

/** Radius of a group in pixels: the square root of its count, between two ends. The style of the map says the same. */
export const GROUP_RADII = [
  [1, 9],
  [10, 16],
  [50, 26],
] as const;

function groupRadius(n: number): number {
  const root = Math.sqrt(n);
  const [[from, least], [middle, more], [to, most]] = GROUP_RADII;
  if (root <= middle) return least + ((more - least) * (root - from)) / (middle - from);
  return Math.min(most, more + ((most - more) * (root - middle)) / (to - middle));
}

/** Whether the bins of a zoom are dots of density, in place of groups and businesses alone. */
export function isDensity({ rows }: PointIndex, z: number): boolean {
  return z < GROUPS_FROM && rows.length > MANY;
}

/** How far a position of the world is shifted to give its bin: a tile has 64, 16 or 8 of them on its side. */
function binShift(index: PointIndex, z: number): number {
  const bits = isDensity(index, z) ? 6 : z < CLOSE_FROM ? 3 : 4;
  return WORLD_BITS - z - bits;
}

function worldX(longitude: number): number {
  return clamp((longitude / 1e7 + 180) / 360);
}
function worldY(latitude: number): number {
  const sine = Math.sin((latitude / 1e7) * (Math.PI / 180));
  return clamp(0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI));
}
function clamp(share: number): number {
  const size = 2 ** WORLD_BITS;
  return Math.max(0, Math.min(size - 1, Math.floor(share * size)));
}

/** What can be drawn of a register; undefined where no business has coordinates. One pass, no index. */
export function pointSummary({ longitude, latitude }: BusinessColumns): PointSummary | undefined {
  const near = boxAround(longitude, latitude, FAR_WEST * 1e7);
  const box = near ?? boxAround(longitude, latitude, -Infinity);
  if (!box) return undefined;
  return { placed: placedIn(longitude), all: longitude.length, box };
}

function placedIn(longitude: Int32Array): number {
  let placed = 0;
  for (let row = 0; row < longitude.length; row += 1) if (longitude[row] !== NOWHERE) placed += 1;
  return placed;
}

function boxAround(longitude: Int32Array, latitude: Int32Array, from: number): Box | undefined {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (let row = 0; row < longitude.length; row += 1) {
    const x = longitude[row] ?? NOWHERE;
    const y = latitude[row] ?? NOWHERE;
    if (x === NOWHERE || y === NOWHERE || x < from) continue;
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  return west === Infinity ? undefined : [west / 1e7, south / 1e7, east / 1e7, north / 1e7];
}

/**
 * Sorts the businesses with coordinates. `pause` is awaited between the passes, so that a thread that does this can answer
 * something else meanwhile.
 */
export async function indexPoints(
  columns: BusinessColumns,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<PointIndex> {
  const { longitude, latitude } = columns;
  const placed = placedIn(longitude);
  const found = new Uint32Array(placed);
  const x = new Int32Array(placed);
  const y = new Int32Array(placed);
  let next = 0;
  for (let row = 0; row < longitude.length; row += 1) {
    const at = longitude[row] ?? NOWHERE;
    if (at === NOWHERE) continue;
    found[next] = row;
    x[next] = worldX(at);
    y[next] = worldY(latitude[row] ?? 0);
    next += 1;
  }
  await pause();
  const { order, spare } = await mortonOrder(x, y, pause);
  // Each column is put in order in the memory of one that is no longer needed: a long register has room for no more.
  const gather = (from: Int32Array | Uint32Array, to: ArrayBuffer): Int32Array<ArrayBuffer> => {
    const gathered = new Int32Array(to);
    for (let at = 0; at < order.length; at += 1) gathered[at] = from[order[at] ?? 0] ?? 0;
    return gathered;
  };
  const rows = gather(found, spare.buffer);
  const sortedX = gather(x, found.buffer);
  const sortedY = gather(y, x.buffer);
  const codes = (from: Uint8Array): Uint8Array => {
    const to = new Uint8Array(placed);
    for (let at = 0; at < placed; at += 1) to[at] = from[rows[at] ?? 0] ?? 0;
    return to;
  };
  return {
    x: sortedX,
    y: sortedY,
    rows,
    section: codes(columns.section),
    division: codes(columns.division),
    sectors: columns.sectors,
  };
}

/** The order of Morton's curve, by digits from the last to the first: five bits of each axis, interleaved, at a time. */
async function mortonOrder(x: Int32Array, y: Int32Array, pause: () => Promise<void>) {
  const spread = Uint16Array.from({ length: 1 << DIGIT }, (_, bits) => {
    let wide = 0;
    for (let bit = 0; bit < DIGIT; bit += 1) wide |= ((bits >> bit) & 1) << (2 * bit);
    return wide;
  });
  const digits = new Uint16Array(x.length);
  let order = new Uint32Array(x.length);
  for (let at = 0; at < order.length; at += 1) order[at] = at;
  let other = new Uint32Array(x.length);
  const mask = (1 << DIGIT) - 1;
  for (let shift = 0; shift < WORLD_BITS; shift += DIGIT) {
    const starts = new Uint32Array(BUCKETS + 1);
    for (let at = 0; at < x.length; at += 1) {
      const wide =
        (spread[((x[at] ?? 0) >> shift) & mask] ?? 0) | ((spread[((y[at] ?? 0) >> shift) & mask] ?? 0) << 1);
      digits[at] = wide;
      starts[wide + 1] = (starts[wide + 1] ?? 0) + 1;
    }
    for (let at = 1; at <= BUCKETS; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
    for (let at = 0; at < order.length; at += 1) {
      const one = order[at] ?? 0;
      const digit = digits[one] ?? 0;
      const to = starts[digit] ?? 0;
      other[to] = one;
      starts[digit] = to + 1;
    }
    [order, other] = [other, order];
    await pause();
  }
  return { order, spare: other };
}

/** Whether the highest bit of `a` is below that of `b`. */
const lower = (a: number, b: number): boolean => a < b && a < (a ^ b);

/** The first place of the index that does not come before a position of the world. */
function firstFrom({ x, y }: PointIndex, toX: number, toY: number): number {
  let [low, high] = [0, x.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const atX = x[middle] ?? 0;
    const atY = y[middle] ?? 0;
    const before = lower(atY ^ toY, atX ^ toX) ? atX < toX : atY < toY;
    if (before) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The businesses of a tile, gathered. With `sector` drawn, a business of any other is in no bin. */
export function tileBins(
  index: PointIndex,
  tile: TileId,
  drawn: Drawn,
  sector: SectorCode | undefined,
): Bin[] {
  const { x, y, section, division } = index;
  const code = sector === undefined ? -1 : index.sectors.indexOf(sector);
  const side = WORLD_BITS - tile.z;
  const west = tile.x * 2 ** side;
  const north = tile.y * 2 ** side;
  const last = 2 ** side - 1;
  const shift = binShift(index, tile.z);
  const isDots = isDensity(index, tile.z);
  const bins: Bin[] = [];
  let at = firstFrom(index, west, north);
  while (at < x.length) {
    const firstX = x[at] ?? 0;
    const firstY = y[at] ?? 0;
    if (firstX - west > last || firstY - north > last || firstX < west || firstY < north) break;
    const binX = firstX >> shift;
    const binY = firstY >> shift;
    let n = 0;
    let chosen = 0;
    let row = 0;
    let sumX = 0;
    let sumY = 0;
    // Bits in which their places differ from that of the first counted.
    let apart = 0;
    let fromX = 0;
    let fromY = 0;
    for (; at < x.length; at += 1) {
      const atX = x[at] ?? 0;
      const atY = y[at] ?? 0;
      if (atX >> shift !== binX || atY >> shift !== binY) break;
      const own = section[at] === code || division[at] === code;
      if (!own && drawn === 'sector') continue;
      if (n === 0) {
        fromX = atX;
        fromY = atY;
        row = index.rows[at] ?? 0;
      }
      n += 1;
      if (own) chosen += 1;
      sumX += atX - west;
      sumY += atY - north;
      apart |= (atX ^ fromX) | (atY ^ fromY);
    }
    if (n === 0) continue;
    const margin = n === 1 || isDots ? 0 : (groupRadius(n) + 1) * UNITS;
    const toUnits = (sum: number, bin: number, origin: number) =>
      within(sum / n / 2 ** (side - 12), bin * 2 ** shift - origin, 2 ** shift, 2 ** (side - 12), margin);
    bins.push({
      n,
      chosen,
      x: toUnits(sumX, binX, west),
      y: toUnits(sumY, binY, north),
      row: n === 1 ? row : undefined,
      opens: n === 1 ? undefined : opensAt(index, tile.z, apart),
    });
  }
  return bins;
}

/** A position kept inside of its bin, so that no group covers another: `margin` units from its edges where there is room. */
function within(place: number, start: number, side: number, unit: number, margin: number): number {
  const [from, to] = [start / unit, (start + side) / unit];
  const room = Math.min(margin, (to - from) / 2);
  return Math.min(EXTENT - 1, Math.floor(Math.max(from + room, Math.min(to - room, place))));
}

/** The first zoom after this one whose bins part businesses that differ in these bits of their place. */
function opensAt(index: PointIndex, z: number, apart: number): number | undefined {
  for (let zoom = z + 1; zoom <= CLOSEST_ZOOM; zoom += 1)
    if (apart >> binShift(index, zoom) !== 0) return zoom;
  return undefined;
}
