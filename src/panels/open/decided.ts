import type { Cut } from '../../domain/ids.ts';
import type {
  Choices,
  ExaminedFile,
  FileChoice,
  MappedColumn,
  UnknownComuna,
} from '../../load/open/contract.ts';

/** What the reader decides of a file, with what they decide now over what they had decided. */
export function withChoice(before: FileChoice | undefined, change: FileChoice): FileChoice {
  // Columns are those of a table: another table starts from what is guessed.
  const mapping = change.table === undefined || change.table === before?.table ? before?.mapping : undefined;
  return {
    ...before,
    ...change,
    ...joined('mapping', mapping, change.mapping),
    ...joined('comunas', before?.comunas, change.comunas),
  };
}

function joined<K extends string, T>(
  key: K,
  before: Readonly<Record<string, T>> | undefined,
  now: Readonly<Record<string, T>> | undefined,
): { readonly [k in K]?: Readonly<Record<string, T>> } {
  // Names come from files: `__proto__` must be one like any other.
  const pairs = [...Object.entries(before ?? {}), ...Object.entries(now ?? {})];
  const part = { [key]: pairs.length > 0 ? Object.fromEntries(pairs) : undefined };
  return part as { readonly [k in K]?: Readonly<Record<string, T>> };
}

/** What is sent: what was remembered, and over it what is decided now. */
export function allChoices(recalled: Choices, byHand: Choices): Choices {
  const ids = new Set([...Object.keys(recalled), ...Object.keys(byHand)]);
  return Object.fromEntries(
    [...ids].map((id) => {
      const mine = byHand[id];
      return [id, mine ? withChoice(recalled[id], mine) : (recalled[id] ?? {})];
    }),
  );
}

/** A column as told by the analyst, with who said so: what was decided and not touched now was remembered. */
export function toldColumn(column: MappedColumn, byHand: FileChoice | undefined): MappedColumn {
  if (column.from !== 'mano' && column.from !== 'recordada') return column;
  const touched = byHand?.mapping !== undefined && Object.hasOwn(byHand.mapping, column.ours);
  return { ...column, from: touched ? 'mano' : 'recordada' };
}

/**
 * Columns that a file needs and for which none of its own is read. A file with no problem needs none: some may be told otherwise,
 * as the line of a register for its id.
 */
export function lackingColumns({
  columns,
  problem,
}: Pick<ExaminedFile, 'columns' | 'problem'>): readonly string[] {
  if (problem === undefined) return [];
  return columns.filter(({ required, theirs }) => required && theirs === undefined).map(({ ours }) => ours);
}

/**
 * Names that are of no comuna: those found before, in their order, and behind them the new ones. One already decided stays, so
 * that it can be decided otherwise.
 */
export function stillUnknown(
  before: readonly UnknownComuna[],
  now: readonly UnknownComuna[],
  decided: Readonly<Record<string, Cut | ''>>,
): readonly UnknownComuna[] {
  const found = new Map(now.map((one) => [one.text, one]));
  const stay = before
    .filter(({ text }) => found.has(text) || Object.hasOwn(decided, text))
    .map((one) => found.get(one.text) ?? one);
  const known = new Set(stay.map(({ text }) => text));
  return [...stay, ...now.filter(({ text }) => !known.has(text))];
}

/** What is worth remembering of a file: not its period, nor that it was left out this once. */
export function worthRemembering({ table, mapping, comunas }: FileChoice): FileChoice | undefined {
  const kept = {
    ...(table === undefined || table === 'ninguna' ? {} : { table }),
    ...(mapping ? { mapping } : {}),
    ...(comunas ? { comunas } : {}),
  };
  return Object.keys(kept).length > 0 ? kept : undefined;
}
