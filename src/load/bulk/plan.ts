import { SIZES } from '../../domain/business.ts';
import { CODE, codeOfDay, codeOfTrait, LEADERS, VALUE } from '../../domain/businesses.ts';
import { TRAIT_COLUMNS, TRAIT_IDS } from '../../domain/evaluation/traits.ts';
import { amount, type Codec, count, isFault, latitude, longitude, period } from '../columns.ts';
import { columnKey } from '../csv.ts';
import { catastroColumns } from '../tables/catastro.ts';
import { ABSENT, activityCode, type placesIn, RULE } from '../tables/catastro_rules.ts';
import { type Meaning, Words } from './words.ts';

/** What is done with a cell: passed over, an id, a number, or a word of a list. */
export const SKIP = 0;
export const ID = 1;
export const NUMBER = 2;
export const WORD = 3;
/** A cell beyond the header. */
export const EXTRA = 4;
/** Code of a word that its column cannot hold. */
export const FAULT = -3;

type Ours = keyof typeof catastroColumns;

/** One of our columns that the file has. */
export interface PlannedColumn {
  readonly ours: Ours | 'periodo';
  /** As the file names it. */
  readonly theirs: string;
  readonly at: number;
  readonly op: number;
  /** Its place in the values or codes of a row. */
  readonly slot: number;
  readonly codec: Codec<unknown>;
  readonly words: Words | undefined;
}

const NUMBERS: Partial<Record<Ours, number>> = {
  longitud: VALUE.longitude,
  latitud: VALUE.latitude,
  trabajadores: VALUE.workers,
  trabajadores_locales: VALUE.localWorkers,
  trabajadores_conmutantes: VALUE.commuters,
  ventas_uf: VALUE.sales,
  impuestos_clp: VALUE.taxes,
};

/** Numbers that a codec takes, so that those plainly written need not go through it. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly whole: boolean;
}
export function boundsOf(codec: Codec<unknown>): Bounds {
  if (codec === longitude) return { low: -180, high: 180, whole: false };
  if (codec === latitude) return { low: -90, high: 90, whole: false };
  if (codec === amount) return { low: 0, high: Infinity, whole: false };
  if (codec === count) return { low: 0, high: Infinity, whole: true };
  // Nothing is plain to whoever does not know the codec.
  return { low: Infinity, high: -Infinity, whole: true };
}

type Places = ReturnType<typeof placesIn>;

/** Codes that the rules or a business give to the words of each column. */
function wordColumns(
  places: Places,
): Partial<Record<Ours, { slot: number; code: (value: never) => number }>> {
  const yes = (value: boolean) => Number(value);
  return {
    sector: { slot: RULE.sector, code: activityCode },
    division: { slot: RULE.division, code: activityCode },
    cut: { slot: RULE.cut, code: places.byCode },
    comuna: { slot: RULE.comuna, code: places.byName },
    tamano: { slot: CODE.size, code: (value: (typeof SIZES)[number]) => SIZES.indexOf(value) },
    formal: { slot: CODE.formal, code: yes },
    lidera: { slot: CODE.leader, code: (value: (typeof LEADERS)[number]) => LEADERS.indexOf(value) },
    inicio: { slot: CODE.start, code: codeOfDay },
    vitrina: { slot: CODE.showcase, code: yes },
    ...Object.fromEntries(
      TRAIT_IDS.map((trait, at) => [
        TRAIT_COLUMNS[trait],
        { slot: CODE.traits + at, code: (word: string) => codeOfTrait(trait, word) },
      ]),
    ),
  };
}

/** What a word of a column means, by its codec: it stays the judge, and is asked once for each. */
function reader<T>(codec: Codec<T>, code: (value: T) => number): (text: string) => Meaning {
  return (text) => {
    const cell = codec.read(text, 'punto');
    if (isFault(cell)) return { code: FAULT, fault: cell.fault };
    return { code: 'value' in cell ? code(cell.value) : ABSENT, fault: undefined };
  };
}

/** Of our columns, those that a header has, in our order; and whether one of the file is read for two of them. */
export function planColumns(
  header: readonly string[],
  theirs: (ours: string) => string,
  places: Places,
  periods: { readonly column: string; readonly codeOf: (text: string) => number } | undefined,
): { readonly columns: readonly PlannedColumn[]; readonly shared: boolean } {
  const keys = header.map(columnKey);
  const words = wordColumns(places);
  const columns: PlannedColumn[] = [];
  for (const ours of Object.keys(catastroColumns) as Ours[]) {
    const at = keys.indexOf(columnKey(theirs(ours)));
    if (at === -1) continue;
    const codec = catastroColumns[ours].codec as Codec<unknown>;
    const number = NUMBERS[ours];
    const word = words[ours];
    const base = { ours, theirs: theirs(ours), at, codec };
    if (number !== undefined) columns.push({ ...base, op: NUMBER, slot: number, words: undefined });
    else if (word)
      columns.push({
        ...base,
        op: WORD,
        slot: word.slot,
        words: new Words(reader(codec, word.code as never)),
      });
    else columns.push({ ...base, op: ours === 'id' ? ID : SKIP, slot: 0, words: undefined });
  }
  const at = periods ? keys.indexOf(columnKey(periods.column)) : -1;
  if (periods && at !== -1)
    columns.push({
      ours: 'periodo',
      theirs: periods.column,
      at,
      op: WORD,
      slot: RULE.period,
      codec: period as Codec<unknown>,
      words: new Words(
        reader(period, ({ from, to }) => periods.codeOf(from === to ? String(from) : `${from}-${to}`)),
      ),
    });
  return { columns, shared: new Set(columns.map((column) => column.at)).size < columns.length };
}
