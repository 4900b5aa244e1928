import { heldBack, isSmall, type Sum } from '../domain/disclosure.ts';
import { isKnown, missing, type Unit } from '../domain/measure.ts';
import { MISSING_WORDS } from '../ui/format.ts';
import type { Cell, Row, Sheet } from './sheet.ts';

/** Units of counts of firms and of people: what the rule of small cells is about. */
const COUNTS: ReadonlySet<Unit> = new Set<Unit>([
  'empresas',
  'trabajadores',
  'empresa-años',
  'términos de giro',
  'personas',
  'adjudicaciones',
]);

/** More counts than these in a row are only tried as one total and all the rest. */
const MOST_TRIED = 6;

/** A column that counts a part of another of its row, with nothing beside it for the rest. */
const PART = /^a mujeres/i;

interface Count {
  readonly row: number;
  readonly column: number;
  readonly unit: Unit;
  readonly value: number | undefined;
}

/**
 * A sheet by the rule of small cells: what is held back is missing with its reason, and so is whatever in its row would
 * tell it (a ratio, an interval, an estimate). How many cells it cost. With k of 0, the same sheet.
 */
export function withhold(sheet: Sheet, k: number): { readonly sheet: Sheet; readonly held: number } {
  if (k <= 0) return { sheet, held: 0 };
  const counts = sheet.rows.flatMap(({ cells }, row) =>
    cells.flatMap((cell, column): Count[] => {
      if (!('measure' in cell) || !COUNTS.has(cell.measure.unit)) return [];
      const { measure } = cell;
      return [{ row, column, unit: measure.unit, value: isKnown(measure) ? measure.value : undefined }];
    }),
  );
  const unseen = [...restsOf(sheet, counts), ...totalsBehind(sheet, counts)];
  const sums = [
    ...sumsOf(sheet.rows, counts),
    ...unseen.map(({ sumWith }, at): Sum => sumWith(counts.length + at)),
  ];
  const hidden = heldBack(
    // A figure with a sign (a gap, a change) is no count of cases.
    [...counts, ...unseen].map(({ value }) => (value === undefined || value < 0 ? undefined : value)),
    sums,
    k,
  );
  const key = (row: number, column: number) => `${row}:${column}`;
  const cut = new Map(
    [...hidden].flatMap((at) =>
      counts[at] ? [[key(counts[at].row, counts[at].column), counts[at]] as const] : [],
    ),
  );
  const inSums = new Set(sums.flatMap(({ total, parts }) => [total, ...parts]));
  const summed = new Set(counts.flatMap(({ row, column }, at) => (inSums.has(at) ? [key(row, column)] : [])));
  const touched = new Map<string, Set<Unit>>();
  for (const { row, unit } of cut.values()) {
    const record = sheet.rows[row]?.record ?? '';
    touched.set(record, (touched.get(record) ?? new Set()).add(unit));
  }
  let held = 0;
  const rows = sheet.rows.map((row, at): Row => {
    const units = touched.get(row.record);
    const cells = row.cells.map((cell, column): Cell => {
      const next = cut.has(key(at, column))
        ? withheld(cell)
        : cellUnder(cell, units, summed.has(key(at, column)), k);
      if (next !== cell) held += 1;
      return next;
    });
    return { ...row, cells };
  });
  return { sheet: { ...sheet, rows }, held };
}

/** A cell that is not itself a hidden count: kept, unless it rests on few cases or would tell of what is hidden in its record. */
function cellUnder(cell: Cell, hidden: ReadonlySet<Unit> | undefined, isSummed: boolean, k: number): Cell {
  if ('number' in cell) return hidden ? { number: undefined } : cell;
  // «faltan unos 73» tells as much as a figure.
  if ('text' in cell && cell.isSaid && hidden && /\d/.test(cell.text)) return RESERVED;
  if (!('measure' in cell)) return cell;
  const { measure } = cell;
  if (!isKnown(measure)) return hidden && measure.low !== undefined ? withheld(cell) : cell;
  if (measure.n !== undefined && isSmall(measure.n, k)) return withheld(cell);
  if (isShareOfFew(measure, k)) return withheld(cell);
  if (!hidden) return cell;
  if (!COUNTS.has(measure.unit)) return withheld(cell);
  // Whole counts of something else, or parts of the same table, say nothing of it by themselves; estimates do.
  const isCount = Number.isInteger(measure.value) && measure.value >= 0 && measure.low === undefined;
  const tells = measure.unit === 'trabajadores' && hidden.has('empresas');
  const another = !hidden.has(measure.unit) || isSummed;
  return isCount && another && !tells ? cell : withheld(cell);
}

/** A share whose cases, or those left over, are few: 5% of 40 is two. */
function isShareOfFew({ value, unit, n }: { value: number; unit: Unit; n?: number }, k: number): boolean {
  if (unit !== 'porcentaje' || n === undefined) return false;
  const part = (n * value) / 100;
  return [part, n - part].some((cases) => isSmall(Math.round(cases), k));
}

function withheld(cell: Cell): Cell {
  return 'measure' in cell ? { measure: missing('reservado', cell.measure.unit) } : cell;
}

const RESERVED: Cell = { text: MISSING_WORDS.reservado };

/** A count that no cell says and that others of the sheet tell, with the sum that tells it. */
interface Unseen {
  readonly value: number;
  readonly sumWith: (itself: number) => Sum;
}

/** What a column of a part leaves out: of 43 given, «a mujeres» 40, three went to others. */
function restsOf({ columns }: Sheet, counts: readonly Count[]): readonly Unseen[] {
  return counts.flatMap((part, at) => {
    if (part.value === undefined || !PART.test(columns[part.column]?.name ?? '')) return [];
    const total = counts.findIndex(
      ({ row, column, unit }) => row === part.row && column < part.column && unit === part.unit,
    );
    const whole = counts[total]?.value;
    if (whole === undefined) return [];
    return [{ value: whole - part.value, sumWith: (rest) => ({ total, parts: [at, rest] }) }];
  });
}

/**
 * The total of each column where quotients are told: those of two rows, written whole, are enough to work out the count of the
 * reference that they share.
 */
function totalsBehind({ rows }: Sheet, counts: readonly Count[]): readonly Unseen[] {
  const hasQuotients = rows.some(({ cells }) =>
    cells.some((cell) => 'measure' in cell && cell.measure.unit === 'veces' && isKnown(cell.measure)),
  );
  if (!hasQuotients) return [];
  return grouped(counts, ({ column, unit }) => `${column}:${unit}`).flatMap((group) => {
    const parts = group.filter((at) => (counts[at]?.value ?? 0) > 0);
    const value = parts.reduce((sum, at) => sum + (counts[at]?.value ?? 0), 0);
    return parts.length > 2 ? [{ value, sumWith: (total: number) => ({ total, parts }) }] : [];
  });
}

/** Every way a count of the sheet is the sum of others: down a column, along a record, or of a zone's comunas. */
function sumsOf(rows: readonly Row[], counts: readonly Count[]): readonly Sum[] {
  const down = grouped(counts, ({ column, unit }) => `${column}:${unit}`);
  const along = grouped(counts, ({ row, unit }) => `${rows[row]?.record}:${unit}`);
  return [
    ...down.flatMap((group) => [...wholes(rows, counts, group), ...ofZones(rows, counts, group)]),
    ...along.flatMap((group) =>
      group.length <= MOST_TRIED ? subsets(counts, group) : wholes(rows, counts, group),
    ),
  ];
}

function grouped(counts: readonly Count[], by: (count: Count) => string): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  counts.forEach((count, at) => {
    const key = by(count);
    groups.set(key, [...(groups.get(key) ?? []), at]);
  });
  return [...groups.values()];
}

/** A count that is all the rest of its group; or that says so, though a part of it is not known. */
function wholes(rows: readonly Row[], counts: readonly Count[], group: readonly number[]): Sum[] {
  if (group.length < 3) return [];
  const countAt = (at: number) => counts[at]?.value;
  const all = group.reduce((sum, at) => sum + (countAt(at) ?? 0), 0);
  const isWhole = group.every((at) => countAt(at) !== undefined);
  return group.flatMap((total) => {
    const value = countAt(total);
    const [head] = rows[counts[total]?.row ?? -1]?.cells ?? [];
    const named = head !== undefined && 'text' in head && /^total/i.test(head.text);
    const adds = isWhole && value !== undefined && value > 0 && isSame(2 * value, all);
    return adds || named ? [{ total, parts: group.filter((at) => at !== total) }] : [];
  });
}

/** Along a short row, any count that two or more others add up to. */
function subsets(counts: readonly Count[], group: readonly number[]): Sum[] {
  const sums: Sum[] = [];
  for (const total of group) {
    const value = counts[total]?.value;
    const others = group.filter((at) => at !== total && (counts[at]?.value ?? 0) > 0);
    if (value === undefined || value <= 0) continue;
    for (let chosen = 1; chosen < 2 ** others.length; chosen += 1) {
      const parts = others.filter((_, at) => chosen & (1 << at));
      const sum = parts.reduce((acc, at) => acc + (counts[at]?.value ?? 0), 0);
      if (parts.length > 1 && isSame(sum, value)) sums.push({ total, parts });
    }
  }
  return sums;
}

/** A zone over the rows of its parts: a territory of the reader over its comunas, a region over its provinces. */
function ofZones(rows: readonly Row[], counts: readonly Count[], group: readonly number[]): Sum[] {
  const zoneOf = (at: number) => rows[counts[at]?.row ?? -1]?.comunas;
  const alone = new Map(
    group.flatMap((at) => {
      const zone = zoneOf(at);
      return zone?.length === 1 ? [[zone[0] as number, at] as const] : [];
    }),
  );
  return group.flatMap((total) => {
    const zone = zoneOf(total);
    if (!zone || zone.length < 2) return [];
    const parts = zone.flatMap((comuna) => alone.get(comuna) ?? []);
    return parts.length === zone.length ? [{ total, parts }] : [];
  });
}

function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) < 1e-6 * Math.max(1, Math.abs(one));
}
