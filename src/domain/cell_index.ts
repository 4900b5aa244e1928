import type { MultiPolygon, Polygon, Position } from 'geojson';

/**
 * Where a point lies, for millions of points: position of the area that holds it, −1 when none does; on a shared edge the
 * first area in order wins. The same answers as `buildLocator`, with outlines and points read to the seventh decimal of a
 * degree (a centimetre): in whole numbers no rounding is left, so that any other program can answer the same to the last point.
 */
export function buildCellLocator(
  areas: readonly (Polygon | MultiPolygon | null)[],
): (longitude: number, latitude: number) => number {
  return buildCellIndex(areas).locate;
}

/** A cell that is not empty: whole in one area or, at a border, with those that may hold a point, first the one that wins. */
export type Cell =
  | { readonly west: number; readonly south: number; readonly area: number }
  | { readonly west: number; readonly south: number; readonly candidates: readonly Candidate[] };

export interface Candidate {
  readonly area: number;
  /** Number of its strip at the southern side of the cell; those to the north follow. Undefined: it covers the whole cell. */
  readonly strip: number | undefined;
}

/** A side of a polygon, in one of the strips of latitude that it touches; the first end is never north of the second. */
export interface StripSide {
  readonly strip: number;
  /** Southern border of the strip. */
  readonly south: number;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** All coordinates of an index are degrees × 10⁷, as whole numbers. */
export interface CellIndex {
  locate(longitude: number, latitude: number): number;
  locateFixed(x: number, y: number): number;
  /** Side of a cell, and height of a strip. */
  readonly cell: number;
  readonly height: number;
  /** Bytes that it takes. */
  readonly bytes: number;
  /** The index as tables, for a program that knows nothing but joins on equal values. */
  cells(): Iterable<Cell>;
  sides(): Iterable<StripSide>;
}

const DEGREE = 1e7;
/** 0.01°: about a kilometre. */
const CELL = 100_000;
/** Cells are kept in square blocks of this side; a block that is all of one area is one number. */
const BLOCK = 32;
const STRIPS_PER_CELL = 4;
/** With more cells than this in the boxes of all parts, cells are made larger: a layer may cover oceans. */
const MOST_CELLS = 4_000_000;
/** Up to here a product of whole numbers is exact in a double. */
const EXACT = 2 ** 53;
const NONE = -1;
/** A cell at a border is parted in squares, so many to the east in each strip. */
const SQUARES = 8;
/** Places in a list of candidates: the area that covers the cell after them, their length, what is known of the squares. */
const LENGTH = 1;
const CODES = 2;
const HEAD = CODES + (SQUARES * STRIPS_PER_CELL) / 4;
/** Numbers of each candidate. */
const ENTRY = STRIPS_PER_CELL + 3;
/** What is known of a square, in a byte: nothing yet, that a side may touch it, or from here on the place of its area. */
const UNKNOWN = 0;
const NOTHING_KNOWN = Array.from({ length: HEAD - CODES }, () => UNKNOWN);
const TOUCHED = 1;
const WHOLE = 2;

interface Part {
  readonly area: number;
  /** Position of its first side in the lists of sides, and of the first side that is no longer its own. */
  readonly from: number;
  readonly to: number;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

interface Sides {
  readonly x1: Float64Array;
  readonly y1: Float64Array;
  /** Of the second end from the first, never southward. */
  readonly dx: Float64Array;
  readonly dy: Float64Array;
}

const fixed = (degrees: number) => Math.round(degrees * DEGREE);

export function buildCellIndex(areas: readonly (Polygon | MultiPolygon | null)[]): CellIndex {
  const { parts, sides } = partsOf(areas);
  const cell = cellSide(parts);
  const strips = stripsOf(parts, sides, cell);
  const marked = markCells(parts, sides, strips, cell);
  const { blocks, directory, width, height, westmost, southmost, lists } = marked;
  const { sides: listed, height: thin } = strips;
  const wide = cell / SQUARES;

  /**
   * A point in a cell at a border; `rise` and `run`: in which of its squares, from its south-western corner. What a square
   * proves to be the first time that somebody asks is kept: most are all of one area.
   */
  const among = (list: number, x: number, y: number, rise: number, run: number): number => {
    const square = rise * SQUARES + run;
    const word = list + CODES + (square >> 2);
    const shift = (square & 3) << 3;
    const code = ((lists[word] ?? 0) >> shift) & 255;
    if (code > TOUCHED) return lists[list + code - WHOLE] ?? NONE;
    const end = list + HEAD + (lists[list + LENGTH] ?? 0);
    let answer = list;
    let touched = code === TOUCHED;
    for (let at = list + HEAD; at < end; at += ENTRY) {
      const strip = at + 2 + rise;
      const from = lists[strip] ?? 0;
      const to = lists[strip + 1] ?? 0;
      if (code === UNKNOWN && !touched) {
        const south = Math.floor(y / thin) * thin;
        const west = Math.floor(x / wide) * wide;
        touched = touches(listed, from, to, west, south, wide, thin);
      }
      if (!holds(listed, from, to, x, y)) continue;
      answer = at;
      break;
    }
    const found = answer - list + WHOLE;
    if (code === UNKNOWN)
      lists[word] = (lists[word] ?? 0) | ((touched || found > 255 ? TOUCHED : found) << shift);
    return lists[answer] ?? NONE;
  };
  const cellAt = (column: number, row: number): number => {
    const block = directory[(row >> 5) * width + (column >> 5)] ?? NONE;
    return block < 0 ? -block - 2 : (blocks[block + ((row & 31) << 5) + (column & 31)] ?? NONE);
  };
  const locateFixed = (x: number, y: number): number => {
    const column = Math.floor((x - westmost) / cell);
    const row = Math.floor((y - southmost) / cell);
    if (!(column >= 0 && row >= 0 && column < width * BLOCK && row < height * BLOCK)) return NONE;
    const found = cellAt(column, row);
    if (found >= NONE) return found;
    const rise = Math.floor((y - southmost - row * cell) / thin);
    return among(-found - 2, x, y, rise, Math.floor((x - westmost - column * cell) / wide));
  };
  return {
    locate: (longitude, latitude) => locateFixed(fixed(longitude), fixed(latitude)),
    locateFixed,
    cell,
    height: thin,
    bytes: [blocks, directory, lists, strips.starts, listed].reduce(
      (sum, { byteLength }) => sum + byteLength,
      0,
    ),
    *cells() {
      for (let row = 0; row < height * BLOCK; row += 1)
        for (let column = 0; column < width * BLOCK; column += 1) {
          const found = cellAt(column, row);
          if (found === NONE) continue;
          const place = { west: westmost + column * cell, south: southmost + row * cell };
          if (found >= 0) yield { ...place, area: found };
          else yield { ...place, candidates: candidatesOf(marked, -found - 2) };
        }
    },
    *sides() {
      for (let part = 0; part < parts.length; part += 1) {
        const equator = strips.equator[part] ?? 0;
        for (let strip = strips.first[part] ?? 0; strip < (strips.first[part + 1] ?? 0); strip += 1)
          for (let at = strips.starts[strip] ?? 0; at < (strips.starts[strip + 1] ?? 0); at += 4) {
            const [x1 = 0, y1 = 0, dx = 0, dy = 0] = listed.subarray(at, at + 4);
            yield { strip, south: (strip - equator) * thin, x1, y1, x2: x1 + dx, y2: y1 + dy };
          }
      }
    },
  };
}

function candidatesOf({ lists }: Marked, list: number): Candidate[] {
  const candidates: Candidate[] = [];
  const end = list + HEAD + (lists[list + LENGTH] ?? 0);
  for (let at = list + HEAD; at < end; at += ENTRY)
    candidates.push({ area: lists[at] ?? NONE, strip: lists[at + 1] ?? 0 });
  const cover = lists[list] ?? NONE;
  if (cover !== NONE) candidates.push({ area: cover, strip: undefined });
  return candidates;
}

/** One part per polygon, so that far islands do not stretch their area over the sea. A part with no surface is left out. */
function partsOf(areas: readonly (Polygon | MultiPolygon | null)[]): { parts: Part[]; sides: Sides } {
  const parts: Part[] = [];
  const x1: number[] = [];
  const y1: number[] = [];
  const dx: number[] = [];
  const dy: number[] = [];
  const addPart = (area: number, rings: readonly (readonly Position[])[]) => {
    const from = x1.length;
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const ring of rings) {
      for (let at = 1; at < ring.length; at += 1) {
        const [ax, ay] = pointOf(ring[at - 1]);
        const [bx, by] = pointOf(ring[at]);
        if (![ax, ay, bx, by].every(onEarth)) continue;
        west = Math.min(west, ax, bx);
        east = Math.max(east, ax, bx);
        south = Math.min(south, ay, by);
        north = Math.max(north, ay, by);
        const upward = ay <= by;
        x1.push(upward ? ax : bx);
        y1.push(upward ? ay : by);
        dx.push(upward ? bx - ax : ax - bx);
        dy.push(Math.abs(by - ay));
      }
    }
    if (x1.length > from) parts.push({ area, from, to: x1.length, west, south, east, north });
  };
  areas.forEach((geometry, area) => {
    if (geometry?.type === 'Polygon') addPart(area, geometry.coordinates);
    if (geometry?.type === 'MultiPolygon') for (const rings of geometry.coordinates) addPart(area, rings);
  });
  const sides = {
    x1: Float64Array.from(x1),
    y1: Float64Array.from(y1),
    dx: Float64Array.from(dx),
    dy: Float64Array.from(dy),
  };
  return { parts, sides };
}

/** Coordinates that a list of 32 bits holds, differences included for what lies on one side of the Earth. */
const onEarth = (value: number) => Math.abs(value) <= 2e9;

function pointOf(position: Position | undefined): [number, number] {
  return [fixed(position?.[0] ?? NaN), fixed(position?.[1] ?? NaN)];
}

function cellSide(parts: readonly Part[]): number {
  const cellsOf = (cell: number) =>
    parts.reduce(
      (sum, { west, south, east, north }) => sum + ((east - west) / cell + 1) * ((north - south) / cell + 1),
      0,
    );
  let cell = CELL;
  // Parts smaller than a cell take one whatever its size.
  while (cellsOf(cell) > MOST_CELLS + parts.length) cell *= 2;
  return cell;
}

interface Strips {
  readonly height: number;
  /**
   * Of each part, the number of its strip at the equator, had it one: strips are numbered part after part, from south to
   * north, from the southern side of the southernmost cell to the northern side of the northernmost.
   */
  readonly equator: Int32Array;
  /** Of each part, the number of its first strip; one more at the end. */
  readonly first: Int32Array;
  /** Where each strip begins in `sides`; one more at the end. */
  readonly starts: Int32Array;
  /** x1, y1, dx, dy of each side, strip after strip: what is read together lies together. */
  readonly sides: Int32Array;
}

/** The sides of each part by strips of latitude: whoever asks for a latitude looks at few of them. */
function stripsOf(parts: readonly Part[], sides: Sides, cell: number): Strips {
  const height = cell / STRIPS_PER_CELL;
  const equator = new Int32Array(parts.length);
  const first = new Int32Array(parts.length + 1);
  let count = 0;
  parts.forEach(({ south, north }, at) => {
    // A unit to spare: a cell that a side only touches is one of its cells too.
    const lowest = Math.floor((south - 1) / cell) * STRIPS_PER_CELL;
    const highest = (Math.floor((north + 1) / cell) + 1) * STRIPS_PER_CELL;
    equator[at] = count - lowest;
    count += highest - lowest;
    first[at + 1] = count;
  });
  const starts = new Int32Array(count + 1);
  const eachStrip = (tell: (strip: number, side: number) => void) => {
    parts.forEach(({ from, to }, at) => {
      for (let side = from; side < to; side += 1) {
        const low = sides.y1[side] ?? 0;
        const high = low + (sides.dy[side] ?? 0);
        for (let strip = Math.floor(low / height); strip * height <= high; strip += 1)
          tell((equator[at] ?? 0) + strip, side);
      }
    });
  };
  eachStrip((strip) => {
    starts[strip + 1] = (starts[strip + 1] ?? 0) + 4;
  });
  for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  const next = starts.slice();
  const listed = new Int32Array(starts[count] ?? 0);
  eachStrip((strip, side) => {
    const at = next[strip] ?? 0;
    listed[at] = sides.x1[side] ?? 0;
    listed[at + 1] = sides.y1[side] ?? 0;
    listed[at + 2] = sides.dx[side] ?? 0;
    listed[at + 3] = sides.dy[side] ?? 0;
    next[strip] = at + 4;
  });
  return { height, equator, first, starts, sides: listed };
}

/**
 * Whether a part holds a point, its border included: how many of the sides in the point's strip (from `from` to `end` of the
 * list) lie west of it decides, as with Turf.
 */
function holds(sides: Int32Array, from: number, end: number, x: number, y: number): boolean {
  let inside = false;
  for (let at = from; at < end; at += 4) {
    const rise = y - (sides[at + 1] ?? 0);
    const dy = sides[at + 3] ?? 0;
    if (rise < 0 || rise > dy) continue;
    const run = x - (sides[at] ?? 0);
    const dx = sides[at + 2] ?? 0;
    if (run < 0 && run < dx) continue;
    if (run > 0 && run > dx) {
      if (rise < dy) inside = !inside;
      continue;
    }
    // The point is within the box of the side: which side of it, in products that are exact.
    const turn = turnOf(dx, rise, run, dy);
    if (turn === 0) return true;
    if (turn < 0 && rise < dy) inside = !inside;
  }
  return inside;
}

/** Whether a side of the strip may touch a square of it: where it may not, all of the square is inside or none. */
function touches(
  sides: Int32Array,
  from: number,
  end: number,
  west: number,
  south: number,
  wide: number,
  high: number,
): boolean {
  for (let at = from; at < end; at += 4) {
    const x1 = sides[at] ?? 0;
    const y1 = sides[at + 1] ?? 0;
    const dx = sides[at + 2] ?? 0;
    const dy = sides[at + 3] ?? 0;
    const atLow = dy === 0 ? x1 : x1 + (dx * Math.max(0, south - y1)) / dy;
    const atHigh = dy === 0 ? x1 + dx : x1 + (dx * Math.min(dy, south + high - y1)) / dy;
    // A unit to spare, for the rounding.
    if (Math.max(atLow, atHigh) >= west - 1 && Math.min(atLow, atHigh) <= west + wide + 1) return true;
  }
  return false;
}

/** Sign of dx·rise − run·dy: negative when the point is east of the side. */
function turnOf(dx: number, rise: number, run: number, dy: number): number {
  if (Math.abs(dx) * dy <= EXACT) return Math.sign(dx * rise - run * dy);
  const turn = BigInt(dx) * BigInt(rise) - BigInt(run) * BigInt(dy);
  return turn === 0n ? 0 : turn < 0n ? -1 : 1;
}

interface Marked {
  /** Of each cell: area, −1 none, or −2 − position in `lists`. */
  readonly blocks: Int32Array;
  /** Of each block: where it begins in `blocks`, −1 none, or −2 − area. */
  readonly directory: Int32Array;
  /** In blocks. */
  readonly width: number;
  readonly height: number;
  readonly westmost: number;
  readonly southmost: number;
  /**
   * Of each cell at a border: the area that covers all of it after the candidates (or −1), their length, what is known of its
   * squares, and of each candidate its area, the number of its strip at the cell's southern side, and where that strip and those to the
   * north begin in the list of sides. What is read together lies together.
   */
  readonly lists: Int32Array;
}

/**
 * From the last area to the first, so that what comes later wins: cells that a part has a side in get it at the head of
 * their list, and cells that it fills forget what they had.
 */
function markCells(parts: readonly Part[], sides: Sides, strips: Strips, cell: number): Marked {
  const block = cell * BLOCK;
  const west = parts.reduce((least, part) => Math.min(least, part.west), Infinity);
  const south = parts.reduce((least, part) => Math.min(least, part.south), Infinity);
  const east = parts.reduce((most, part) => Math.max(most, part.east), -Infinity);
  const north = parts.reduce((most, part) => Math.max(most, part.north), -Infinity);
  const empty = parts.length === 0;
  const westmost = empty ? 0 : Math.floor((west - 1) / block) * block;
  const southmost = empty ? 0 : Math.floor((south - 1) / block) * block;
  const width = empty ? 0 : Math.floor((east + 1 - westmost) / block) + 1;
  const height = empty ? 0 : Math.floor((north + 1 - southmost) / block) + 1;

  const made = new Map<number, { cover: Int32Array; head: Int32Array }>();
  const nexts: number[] = [];
  const linked: number[] = [];
  const blockOf = (row: number, column: number) => {
    const key = (row >> 5) * width + (column >> 5);
    let found = made.get(key);
    if (!found) {
      found = {
        cover: new Int32Array(BLOCK * BLOCK).fill(NONE),
        head: new Int32Array(BLOCK * BLOCK).fill(NONE),
      };
      made.set(key, found);
    }
    return found;
  };
  for (let at = parts.length - 1; at >= 0; at -= 1) {
    const part = parts[at];
    if (!part) continue;
    const runs = runsOf(part, sides, cell, westmost, southmost);
    for (const [row, spans] of runs) {
      let before: number | undefined;
      for (const [from, to] of spans) {
        // Between two cells with sides nothing changes: the middle of one answers for all.
        if (before !== undefined && before + 1 < from) {
          const x = westmost + (before + 1) * cell + cell / 2;
          const y = southmost + row * cell + cell / 2;
          const strip = (strips.equator[at] ?? 0) + Math.floor(y / strips.height);
          if (holds(strips.sides, strips.starts[strip] ?? 0, strips.starts[strip + 1] ?? 0, x, y))
            for (let column = before + 1; column < from; column += 1) {
              const { cover, head } = blockOf(row, column);
              const inBlock = ((row & 31) << 5) + (column & 31);
              cover[inBlock] = at;
              head[inBlock] = NONE;
            }
        }
        for (let column = from; column <= to; column += 1) {
          const { head } = blockOf(row, column);
          const inBlock = ((row & 31) << 5) + (column & 31);
          nexts.push(head[inBlock] ?? NONE);
          linked.push(at);
          head[inBlock] = linked.length - 1;
        }
        before = to;
      }
    }
  }
  const dense = packed({ made, width, height, southmost, cell }, nexts, linked, parts, strips);
  return { ...dense, width, height, westmost, southmost };
}

/** Of each row of cells, the spans of columns in which the part has a side, from west to east; a little more never harms. */
function runsOf(
  part: Part,
  sides: Sides,
  cell: number,
  westmost: number,
  southmost: number,
): Map<number, [from: number, to: number][]> {
  const rows = new Map<number, [from: number, to: number][]>();
  for (let side = part.from; side < part.to; side += 1) {
    const x1 = sides.x1[side] ?? 0;
    const y1 = sides.y1[side] ?? 0;
    const dx = sides.dx[side] ?? 0;
    const dy = sides.dy[side] ?? 0;
    const last = Math.floor((y1 + dy + 1 - southmost) / cell);
    for (let row = Math.floor((y1 - 1 - southmost) / cell); row <= last; row += 1) {
      const low = Math.max(y1, southmost + row * cell);
      const high = Math.min(y1 + dy, southmost + (row + 1) * cell);
      const atLow = dy === 0 ? x1 : x1 + (dx * Math.min(dy, Math.max(0, low - y1))) / dy;
      const atHigh = dy === 0 ? x1 + dx : x1 + (dx * Math.min(dy, Math.max(0, high - y1))) / dy;
      const from = Math.floor((Math.min(atLow, atHigh) - 1 - westmost) / cell);
      const to = Math.floor((Math.max(atLow, atHigh) + 1 - westmost) / cell);
      const spans = rows.get(row) ?? [];
      spans.push([from, to]);
      rows.set(row, spans);
    }
  }
  for (const [row, spans] of rows) {
    spans.sort(([a], [b]) => a - b);
    const joined: [number, number][] = [];
    for (const [from, to] of spans) {
      const last = joined[joined.length - 1];
      if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
      else joined.push([from, to]);
    }
    rows.set(row, joined);
  }
  return rows;
}

interface Blocks {
  readonly made: ReadonlyMap<number, { cover: Int32Array; head: Int32Array }>;
  readonly width: number;
  readonly height: number;
  readonly southmost: number;
  readonly cell: number;
}

/** The cells as dense lists: a block all of one area is one number, and a cell at a border has its place in the lists. */
function packed(
  { made, width, height, southmost, cell }: Blocks,
  nexts: readonly number[],
  linked: readonly number[],
  parts: readonly Part[],
  strips: Strips,
): Pick<Marked, 'blocks' | 'directory' | 'lists'> {
  const directory = new Int32Array(width * height).fill(NONE);
  const dense: Int32Array[] = [];
  const lists: number[] = [];
  const areaOf = (part: number) => parts[part]?.area ?? NONE;
  for (const [key, { cover, head }] of made) {
    const cells = cover.map((covering, at) => {
      const list: number[] = [];
      for (let link = head[at] ?? NONE; link !== NONE; link = nexts[link] ?? NONE)
        list.push(linked[link] ?? 0);
      // A cell of one area alone, whatever its parts: the same answer all over.
      if (list.every((part) => covering !== NONE && areaOf(part) === areaOf(covering)))
        return areaOf(covering);
      const row = Math.floor(key / width) * BLOCK + Math.floor(at / BLOCK);
      const rise = (southmost + row * cell) / strips.height;
      const position = lists.length;
      lists.push(areaOf(covering), list.length * ENTRY, ...NOTHING_KNOWN);
      for (const part of list) {
        const strip = (strips.equator[part] ?? 0) + rise;
        lists.push(areaOf(part), strip, ...strips.starts.subarray(strip, strip + STRIPS_PER_CELL + 1));
      }
      return -position - 2;
    });
    const [one] = cells;
    if (one !== undefined && one >= NONE && cells.every((value) => value === one)) directory[key] = -one - 2;
    else {
      directory[key] = dense.length * BLOCK * BLOCK;
      dense.push(cells);
    }
  }
  const blocks = new Int32Array(dense.length * BLOCK * BLOCK);
  dense.forEach((cells, at) => {
    blocks.set(cells, at * BLOCK * BLOCK);
  });
  return {
    blocks,
    directory,
    lists: Int32Array.from(lists),
  };
}
