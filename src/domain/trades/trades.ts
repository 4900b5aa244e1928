import type { SectorCode } from '../ids.ts';
import { CIIU } from '../sectors.ts';
import { fold } from '../text.ts';
import { GOODS } from './goods.ts';
import { SERVICES } from './services.ts';

/** A business as people call it, and where CIIU4.CL puts it. */
export interface Trade {
  readonly name: string;
  /** Other words for the same. */
  readonly also: readonly string[];
  /** Three digits of CIIU4.CL: finer than any table of the country. */
  readonly group: string;
  readonly division: SectorCode;
  readonly section: SectorCode;
}

export interface TradeMatch {
  readonly trade: Trade;
  /** The word of the dictionary that was found: the name, or one of the others. */
  readonly by: string;
}

/** Every business of the dictionary, in the order of CIIU. */
export const TRADES: readonly Trade[] = [GOODS, SERVICES].flatMap((list) =>
  list
    .trim()
    .split('\n')
    .flatMap((line) => {
      const group = line.slice(0, 3);
      const [name = '', ...also] = line.slice(4).split(', ');
      const sector = CIIU.get(group.slice(0, 2) as SectorCode);
      return sector ? [{ name, also, group, division: sector.code, section: sector.section }] : [];
    }),
);

/** A business that the dictionary has not, in the section that the reader chose for it. */
export function unlistedTrade(name: string, section: SectorCode): Trade {
  return { name, also: [], group: '', division: section, section };
}

/**
 * Words that a person says around the name of a business; without them, what is left is the business. «Unas» is not one of
 * them: it is «uñas» as it is compared, and is left out only when nothing else is found.
 */
const AROUND = new Set(
  'quiero queremos abrir poner instalar montar tener iniciar empezar hacer vender un una unos el la los las de del en mi para y local negocio empresa emprendimiento'.split(
    ' ',
  ),
);

/** One word without what its plural adds: «panaderías» and «panadería», «talleres» and «taller», «lápices» and «lápiz» meet. */
function stem(word: string): string {
  const one = word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
  const bare = one.length > 3 && one.endsWith('e') ? one.slice(0, -1) : one;
  return bare.endsWith('z') ? `${bare.slice(0, -1)}c` : bare;
}

/** A name as it is compared: without accents, case, plurals, or the articles between. */
export function tradeKey(text: string): string {
  return fold(text)
    .split(' ')
    .filter((word) => !ARTICLES.has(word))
    .map(stem)
    .join(' ');
}
const ARTICLES = new Set('un una unos el la los las de del en y a para con por'.split(' '));

interface Entry {
  readonly trade: Trade;
  readonly by: string;
  readonly key: string;
  readonly words: readonly string[];
}

const ENTRIES: readonly Entry[] = TRADES.flatMap((trade) =>
  [trade.name, ...trade.also].map((by) => ({ trade, by, key: tradeKey(by), words: fold(by).split(' ') })),
);

/**
 * Businesses whose name holds the words typed, the best first: the very name, then those that begin with it, then those that
 * hold each word. What a person says around a name («quiero abrir una…») is left out when the whole finds nothing. Each
 * business once; empty text finds nothing.
 */
export function searchTrades(typed: string, most = 8): readonly TradeMatch[] {
  for (const words of withoutAround(typed)) {
    const found = search(words);
    if (found.length > 0) return found.slice(0, most);
  }
  return [];
}

/** The one business of that name, its plural or a synonym; undefined where none is called so. */
export function tradeNamed(typed: string): Trade | undefined {
  for (const words of withoutAround(typed)) {
    const key = tradeKey(words.join(' '));
    const found = key ? ENTRIES.find((entry) => entry.key === key) : undefined;
    if (found) return found.trade;
  }
  return undefined;
}

/**
 * The words typed, then without the first of those that a person says before a name, one less each time. As a last resort «unas»
 * is an article too.
 */
function withoutAround(typed: string): readonly (readonly string[])[] {
  const words = fold(typed).split(' ').filter(Boolean);
  const bare = words.filter((word) => word !== 'unas');
  return [words, ...(bare.length < words.length ? [bare] : [])].flatMap((list) => {
    const name = list.findIndex((word) => !AROUND.has(word));
    return list.slice(0, (name === -1 ? 0 : name) + 1).map((_, at) => list.slice(at));
  });
}

function search(words: readonly string[]): readonly TradeMatch[] {
  if (words.length === 0) return [];
  const key = tradeKey(words.join(' '));
  const best = new Map<Trade, { readonly rank: number; readonly match: TradeMatch }>();
  for (const entry of ENTRIES) {
    const rank = rankOf(entry, words, key);
    const before = best.get(entry.trade);
    if (rank !== undefined && (!before || rank < before.rank))
      best.set(entry.trade, { rank, match: { trade: entry.trade, by: entry.by } });
  }
  return [...best.values()].sort((a, b) => a.rank - b.rank).map(({ match }) => match);
}

/** 0 the very name to 5 holds the words somewhere; a synonym after a name. Undefined: it does not hold them. */
function rankOf(entry: Entry, words: readonly string[], key: string): number | undefined {
  const other = entry.by === entry.trade.name ? 0 : 1;
  if (key && entry.key === key) return 0;
  const holds = (word: string) => entry.words.some((one) => begins(one, word));
  if (!words.every((word) => ARTICLES.has(word) || holds(word)) || !key) return undefined;
  const [first = ''] = words;
  return begins(entry.words[0] ?? '', first) ? 2 + other : 4 + other;
}

/** Whether a word of a name begins with what was typed of it, in the singular or the plural. */
function begins(word: string, typed: string): boolean {
  return word.startsWith(typed) || stem(word).startsWith(stem(typed));
}
