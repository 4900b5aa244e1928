import { parseSectorCode } from '../../domain/ids.ts';
import { CIIU } from '../../domain/sectors.ts';
import { columnKey, HEADER_SEARCH_ROWS, type RawRow } from '../csv.ts';
import { TABLES, type TableId } from '../package.ts';
import type { Columns } from '../table.ts';
import { COLUMNS } from '../table_columns.ts';
import { comunasDatosColumns } from '../tables/comunas_datos.ts';
import type { FileChoice, MappedColumn } from './contract.ts';
import { sectorReader } from './sector_reader.ts';
import { synonymsOf, unlike } from './synonyms.ts';

/** The header of a sheet. */
export interface Header {
  /** Its position among the rows of the sheet. */
  readonly at: number;
  readonly line: number;
  /** Names told apart: a second column called alike has its place behind, one without a name is «Columna 4». */
  readonly names: readonly string[];
}

/** A column of ours → the position of the one that is read for it. */
export type Positions = ReadonlyMap<string, { readonly at: number; readonly from: MappedColumn['from'] }>;

/** What a sheet would be as one of our tables. */
interface Guess {
  readonly table: TableId;
  readonly positions: Positions;
  readonly score: number;
}

/** Columns that one table or another needs and that may be told otherwise: the year by hand, the id by the line. */
const TOLD_OTHERWISE = new Set(['periodo', 'anio']);
/** Columns with counts of many: where one comes, a row is no single business. */
const OF_MANY = new Set(
  ['empresas', 'poblacion', 'beneficiarios', 'matricula'].flatMap((one) => [one, ...synonymsOf(one, true)]),
);
OF_MANY.delete('personas');

/** The columns of a table, with a set for each year that the header names where the table has them by year. */
export function columnsOf(table: TableId, names: readonly string[]): Columns | undefined {
  // An index is made from the outlines by the program: nobody brings one.
  if (table === 'comunas_indice') return undefined;
  if (table !== 'comunas_datos') return COLUMNS[table];
  const years = new Set(names.flatMap((name) => /(?:^|\D)((?:19|20)\d{2})(?:\D|$)/.exec(name)?.[1] ?? []));
  return comunasDatosColumns([...years].sort());
}

/** Columns that a table cannot do without and that `positions` does not have; a comuna for a register. */
export function lackingOf(
  table: TableId,
  columns: Columns,
  positions: Positions,
  period: string | undefined,
): readonly string[] {
  const has = (name: string) => positions.has(name);
  if (table === 'catastro')
    return has('cut') || has('comuna') || (has('longitud') && has('latitud')) ? [] : ['comuna'];
  if (table === 'comunas_datos' && has('cut') && positions.size === 1) return ['dato'];
  return Object.keys(columns).filter(
    (name) =>
      columns[name]?.required &&
      !has(name) &&
      !(TOLD_OTHERWISE.has(name) && period !== undefined && period !== ''),
  );
}

/** The header: of the opening rows, the one whose names fit a table best; the fullest one where none fits. */
export function findHeader(rows: readonly RawRow[]): Header | undefined {
  const opening = rows.slice(0, HEADER_SEARCH_ROWS);
  let best: { at: number; score: number } | undefined;
  opening.forEach(({ cells }, at) => {
    const filled = cells.filter((cell) => cell.trim() !== '').length;
    if (filled === 0) return;
    // Names that are told apart by being met in some table, and how full the row is when nothing else decides.
    const score = Math.max(...guesses(cells).map((one) => one.score), 0) * 1000 + Math.min(filled, 900);
    if (!best || score > best.score) best = { at, score };
  });
  return best && headerAt(rows, best.at);
}

export function headerAt(rows: readonly RawRow[], at: number): Header | undefined {
  const row = rows[at];
  if (!row) return undefined;
  // A name merged over two rows stands in the upper one; a row with one cell is a title.
  const above = rows[at - 1]?.cells ?? [];
  const named = above.filter((cell) => cell.trim() !== '').length > 1;
  const cells = row.cells.map((cell, place) => (cell.trim() === '' && named ? (above[place] ?? '') : cell));
  return { at, line: row.line, names: toldApart(cells) };
}

function toldApart(cells: readonly string[]): string[] {
  const seen = new Set<string>();
  return cells.map((cell, at) => {
    const plain = cell.replace(/\s+/g, ' ').trim().slice(0, 120) || `Columna ${at + 1}`;
    const name = seen.has(columnKey(plain)) ? `${plain} (${at + 1})` : plain;
    seen.add(columnKey(name));
    return name;
  });
}

/** Activities as everybody writes them, to tell a column of codes from one of words. */
const ACTIVITIES = sectorReader(CIIU);
/** A column of activities says at least in this part of its cells one that is known. */
const LEAST_KNOWN = 0.3;
/** Beyond this many columns names are compared whole, not by likeness. */
const MOST_COMPARED = 80;

/** Every table that the names may be of, the likeliest first. */
export function guesses(names: readonly string[], sample: readonly RawRow[] = []): readonly Guess[] {
  const keys = names.map(columnKey);
  const ofMany = keys.some((key) => OF_MANY.has(key));
  return TABLES.flatMap((table) => {
    const columns = columnsOf(table, names);
    if (!columns) return [];
    const positions = guessPositions(columns, keys, sample);
    const weight = [...positions.values()].reduce((sum, { weight: one }) => sum + one, 0);
    const lacking = lackingOf(table, columns, positions, undefined);
    const yearless = lacking.filter((name) => TOLD_OTHERWISE.has(name)).length;
    const bonus =
      table === 'catastro'
        ? ['nombre', 'longitud', 'id', 'actividad'].some((name) => (positions.get(name)?.weight ?? 0) > 1)
          ? 6
          : 0
        : lacking.length - yearless === 0
          ? 6
          : 0;
    const penalty = 3 * (lacking.length - yearless) + yearless + (table === 'catastro' && ofMany ? 8 : 0);
    const score = weight + bonus - penalty;
    return positions.size === 0 ? [] : [{ table, positions, score }];
  }).sort((a, b) => b.score - a.score);
}

interface Weighed {
  readonly at: number;
  readonly from: 'nombre' | 'parecido';
  readonly weight: number;
}

function guessPositions(
  columns: Columns,
  keys: readonly string[],
  sample: readonly RawRow[],
): ReadonlyMap<string, Weighed> {
  const found = new Map<string, Weighed>();
  const taken = new Set<number>();
  const take = (ours: string, at: number, from: Weighed['from'], weight: number) => {
    if (at === -1 || found.has(ours) || taken.has(at) || !fits(ours, at, sample)) return;
    found.set(ours, { at, from, weight });
    taken.add(at);
  };
  const position = new Map<string, number>();
  keys.forEach((key, at) => {
    if (key && !position.has(key)) position.set(key, at);
  });
  const at = (key: string) => position.get(key) ?? -1;
  const ours = Object.keys(columns);
  const hasComuna = ours.includes('comuna');
  for (const name of ours) take(name, at(name), 'nombre', 3);
  // A «giro» may be a code or words: it is the sector where its cells say one, the activity in words where they do not.
  const inTurn = [...ours].sort((a, b) => Number(b === 'sector') - Number(a === 'sector'));
  for (const name of inTurn)
    for (const word of synonymsOf(name, hasComuna)) take(name, at(word), 'nombre', 2);
  if (sample.length === 0 || keys.length > MOST_COMPARED) return found;
  for (const name of ours) {
    if (found.has(name)) continue;
    const words = [name, ...synonymsOf(name, hasComuna)].filter((word) => word.length >= 5);
    const alike = keys.findIndex(
      (key, place) =>
        !taken.has(place) &&
        key.length >= 5 &&
        key.length <= 60 &&
        // A word and its plural, or with a year behind, are other columns in some tables.
        !/\d/.test(key) &&
        words.some((word) => unlike(key, word, word.length >= 9 ? 2 : 1) < Infinity),
    );
    take(name, alike, 'parecido', 1);
  }
  return found;
}

/** Whether the cells of a column can be what its name says: metres are no degrees, and words are no code of activity. */
function fits(ours: string, at: number, sample: readonly RawRow[]): boolean {
  if (ours === 'sector' || ours === 'division') {
    const said = sample.flatMap(({ cells }) => (cells[at] ?? '').trim() || []);
    const known = said.filter(
      (cell) => ACTIVITIES.read(cell).kind === 'sector' || parseSectorCode(cell),
    ).length;
    return said.length === 0 || known >= said.length * LEAST_KNOWN;
  }
  const most = ours === 'longitud' ? 180 : ours === 'latitud' ? 90 : undefined;
  if (most === undefined) return true;
  const numbers = sample.flatMap(({ cells }) => {
    const value = Number((cells[at] ?? '').trim().replace(',', '.'));
    return Number.isFinite(value) && value !== 0 ? [Math.abs(value)] : [];
  });
  return numbers.length === 0 || numbers.filter((value) => value <= most).length * 2 >= numbers.length;
}

/** The positions as the reader says, over those that were guessed. */
export function chosenPositions(
  guess: Positions,
  columns: Columns,
  names: readonly string[],
  choice: FileChoice,
): Positions {
  const said = choice.mapping;
  if (!said) return guess;
  const byKey = new Map(names.map((name, at) => [columnKey(name), at]));
  const found = new Map<string, { at: number; from: MappedColumn['from'] }>();
  for (const ours of Object.keys(columns)) {
    const theirs = said[ours];
    const before = guess.get(ours);
    if (theirs === undefined) {
      if (before) found.set(ours, before);
      continue;
    }
    const at = theirs === '' ? undefined : byKey.get(columnKey(theirs));
    if (at === undefined) continue;
    const same = before?.at === at;
    found.set(ours, { at, from: same ? before.from : choice.remembered ? 'recordada' : 'mano' });
  }
  return found;
}

export function mappedColumns(
  columns: Columns,
  positions: Positions,
  names: readonly string[],
): readonly MappedColumn[] {
  return Object.entries(columns).map(([ours, { required, help }]) => {
    const found = positions.get(ours);
    return { ours, required, help, theirs: found && names[found.at], from: found?.from };
  });
}

/** Files with the same signature have the same columns in the same order. */
export function signatureOf(names: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const name of names)
    for (const sign of `${columnKey(name)}|`) {
      hash ^= sign.codePointAt(0) ?? 0;
      hash = Math.imul(hash, 0x01000193) >>> 0;
    }
  return `${names.length}-${hash.toString(36)}`;
}
