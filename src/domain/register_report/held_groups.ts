import { exposedOf, isSmall, type Sum } from '../disclosure.ts';
import { isKnown, type Measure, missing } from '../measure.ts';
import type { FormalityFigures } from './figures.ts';
import { heldShare } from './held_share.ts';

const PARTS = ['formal', 'informal', 'untold'] as const;
const COLUMNS = ['businesses', ...PARTS] as const;
const WIDTH = COLUMNS.length;
const TOTAL = 0;

export interface Grouped<Row extends FormalityFigures> {
  readonly total: FormalityFigures;
  /** Each parts all the businesses. */
  readonly tables: readonly (readonly Row[])[];
  /** Parts one row of those tables again: `beyond` are those of it that lie in none of the rows. */
  readonly pieces: { readonly of: Row; readonly rows: readonly Row[]; readonly beyond: Measure } | undefined;
}

/** The same, with what is held back `reserved`. */
export interface HeldGroups<Row extends FormalityFigures> {
  readonly total: FormalityFigures;
  readonly tables: readonly (readonly Row[])[];
  readonly pieces: readonly Row[];
  readonly beyond: Measure | undefined;
}

/**
 * Groups of businesses by formality, as one system of sums: along each row, down each table to the total that they share, and
 * down the pieces to the row that they part. What one table keeps, another does not give back.
 */
export function heldGroups<Row extends FormalityFigures>(
  { total, tables, pieces }: Grouped<Row>,
  k: number,
): HeldGroups<Row> {
  const inTables = tables.flat();
  const lines: readonly FormalityFigures[] = [total, ...inTables, ...(pieces?.rows ?? [])];
  const cells: (number | undefined)[] = lines.flatMap((line) =>
    COLUMNS.map((column) => countOf(line[column])),
  );
  const sums: Sum[] = lines.map((_, line) => ({
    total: at(line, 0),
    parts: PARTS.map((_part, part) => at(line, part + 1)),
  }));
  const down = (whole: number, rows: readonly number[]) =>
    COLUMNS.forEach((_, column) => {
      if (rows.length > 0)
        sums.push({ total: at(whole, column), parts: rows.map((line) => at(line, column)) });
    });
  let line = TOTAL + 1;
  for (const rows of tables) {
    down(
      TOTAL,
      rows.map(() => line++),
    );
  }
  const whole = pieces ? 1 + inTables.indexOf(pieces.of) : TOTAL;
  const outside = lines.length;
  if (pieces) {
    const beyond = countOf(pieces.beyond);
    // Nobody says whether those beyond are formal: a reader knows it only where there are none.
    cells.push(beyond, ...PARTS.map(() => (beyond === 0 ? 0 : undefined)));
    down(whole, [...pieces.rows.map(() => line++), outside]);
  }
  const held = heldCells(cells, sums, [TOTAL, whole], k);
  const cut = <L extends FormalityFigures>(row: L, line: number): L => {
    const kept = Object.fromEntries(
      COLUMNS.map((name, column) => [name, cutCell(row[name], held.has(at(line, column)))]),
    ) as Pick<FormalityFigures, (typeof COLUMNS)[number]>;
    return { ...row, ...kept, share: heldShare(row.share, [kept.formal, kept.informal], k) };
  };
  let next = TOTAL + 1;
  return {
    total: cut(total, TOTAL),
    tables: tables.map((rows) => rows.map((row) => cut(row, next++))),
    pieces: (pieces?.rows ?? []).map((row) => cut(row, next++)),
    beyond: pieces && cutCell(pieces.beyond, held.has(at(outside, 0))),
  };
}

/**
 * A row with a small part loses all its parts, so that its own total does not give them back; while a sum still would, the row
 * with the least in it loses its own. It costs far fewer rows than holding back cell by cell. `shared`: lines that are the
 * total of others, held back last.
 */
function heldCells(
  cells: readonly (number | undefined)[],
  sums: readonly Sum[],
  shared: readonly number[],
  k: number,
): ReadonlySet<number> {
  const held = new Set<number>();
  const count = (cell: number) => cells[cell] ?? 0;
  const hold = (line: number, wanted: number) => {
    const parts = PARTS.filter((_, part) => count(at(line, part + 1)) > 0).length;
    // A part that is the whole row is told by it, and so are parts of one each.
    const from = parts < 2 || count(at(line, 0)) <= parts ? 0 : wanted;
    for (let cell = at(line, from); cell < at(line + 1, 0); cell += 1) if (count(cell) > 0) held.add(cell);
  };
  for (let line = 0; at(line, 0) < cells.length; line += 1) {
    if (isSmall(count(at(line, 0)), k)) hold(line, 0);
    else if (PARTS.some((_, part) => isSmall(count(at(line, part + 1)), k))) hold(line, 1);
  }
  for (;;) {
    const exposed = exposedOf(cells, sums, held);
    if (exposed.length === 0) return held;
    const next = shieldOf(new Set(exposed), count, sums, shared, held);
    if (next === undefined) {
      // Nothing beside them is left: with every case hidden, no sum says anything.
      cells.forEach((_, cell) => {
        if (count(cell) > 0) held.add(cell);
      });
      return held;
    }
    hold(Math.floor(next / WIDTH), next % WIDTH === 0 ? 0 : 1);
  }
}

/** The cell in sight that costs the least among the sums of the exposed ones; undefined where all are hidden or zero. */
function shieldOf(
  exposed: ReadonlySet<number>,
  count: (cell: number) => number,
  sums: readonly Sum[],
  [total, whole]: readonly number[],
  held: ReadonlySet<number>,
): number | undefined {
  let best: { readonly cell: number; readonly rank: readonly [number, number, number] } | undefined;
  for (const sum of sums) {
    const all = [...sum.parts, sum.total];
    if (!all.some((cell) => exposed.has(cell))) continue;
    // The sum with the fewest hidden is the one that gives them back.
    const hidden = all.filter((cell) => held.has(cell)).length;
    for (const cell of all) {
      if (count(cell) <= 0 || held.has(cell)) continue;
      const line = Math.floor(cell / WIDTH);
      const last = line === total ? 3 : line === whole ? 2 : cell === sum.total ? 1 : 0;
      const rank = [last, hidden, count(cell)] as const;
      if (!best || isBefore(rank, best.rank)) best = { cell, rank };
    }
  }
  return best?.cell;
}

function isBefore(one: readonly number[], other: readonly number[]): boolean {
  const differs = one.findIndex((value, place) => value !== other[place]);
  return differs >= 0 && (one[differs] ?? 0) < (other[differs] ?? 0);
}

function at(line: number, column: number): number {
  return line * WIDTH + column;
}

/** Where nobody says whether they are formal there is none that says it: a reader takes the rest from it. */
function countOf(measure: Measure): number {
  return isKnown(measure) ? measure.value : 0;
}

function cutCell(measure: Measure, isHeld: boolean): Measure {
  return isHeld ? missing('reservado', measure.unit) : measure;
}
