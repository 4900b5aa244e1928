import { fold } from '../text.ts';

const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...['un', 'una', 'uno'].map((word) => [word, 1] as const),
  ...namedFrom(
    2,
    1,
    'dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve',
  ),
  ...namedFrom(30, 10, 'treinta cuarenta cincuenta sesenta setenta ochenta noventa cien'),
  ...namedFrom(
    100,
    100,
    'ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos',
  ),
  ...namedFrom(
    200,
    100,
    'doscientas trescientas cuatrocientas quinientas seiscientas setecientas ochocientas novecientas',
  ),
]);
const TIMES: Readonly<Record<string, number>> = { mil: 1000, millon: 1e6, millones: 1e6 };

function namedFrom(first: number, step: number, words: string): readonly (readonly [string, number])[] {
  return words.split(' ').map((word, at) => [word, first + at * step]);
}

/**
 * The number that some tokens begin with, in digits, in words or in both, and how many of them it takes: «2.000», «2 mil»,
 * «dos mil quinientos», «treinta y cinco». Undefined where they begin with none.
 */
function numberAt(tokens: readonly string[]): { readonly value: number; readonly taken: number } | undefined {
  const word = (at: number) => fold(tokens[at] ?? '');
  let whole = 0;
  let part: number | undefined;
  let at = 0;
  for (; at < tokens.length; at += 1) {
    const times = TIMES[word(at)];
    const named = NUMBER_WORDS.get(word(at));
    if (times !== undefined && (part !== undefined || (at === 0 && times === 1000))) {
      whole += (part ?? 1) * times;
      part = undefined;
    } else if (at === 0 && /^\d/.test(tokens[at] ?? ''))
      part = Number((tokens[at] ?? '').replaceAll('.', '').replace(',', '.'));
    else if (named !== undefined && (at === 0 || part === undefined || (part >= 100 && named < 100)))
      part = (part ?? 0) + named;
    else if (word(at) === 'y' && isTens(part) && isDigit(NUMBER_WORDS.get(word(at + 1)))) {
      part = (part ?? 0) + (NUMBER_WORDS.get(word(at + 1)) ?? 0);
      at += 1;
    } else break;
  }
  return at === 0 ? undefined : { value: whole + (part ?? 0), taken: at };
}

const isTens = (value: number | undefined) => value !== undefined && value % 100 >= 30 && value % 10 === 0;
const isDigit = (value: number | undefined) => value !== undefined && value < 10;

/** A number that a text says, with what it counts. */
export interface Quantity {
  readonly value: number;
  /** The noun counted, brought to a stem so that «Municipios» and «municipio» meet; `%` for a percentage. */
  readonly of: string;
  /** The noun as the text writes it. */
  readonly noun: string;
}

/** A number with its thousands (`1.000`), or a word of the text. */
const TOKEN = /\d{1,3}(?:\.\d{3})+(?!\d)|\d+(?:,\d+)?|[\p{L}]+|[^\s]/gu;
const YEAR = /^(?:19|20)\d{2}$/;
/** Words between a number and what it counts. */
const FILLERS = new Set(['de', 'las', 'los', 'la', 'el', 'nuevas', 'nuevos', 'otras', 'otros', 'total']);

/** «municipios», «Municipio» → `municipi`; «empresarias», «empresarios» → `empresari`. Not «empresas»: `empres`. */
function stem(noun: string): string {
  return fold(noun)
    .replace(/(es|s)$/, '')
    .replace(/[aoe]$/, '');
}

/**
 * The quantities of a text. Years, numbers of a list (`1.`, `2.1`, `(3)`) and an article are none: «un» and «una» count
 * only after «menos» or at the beginning, where they say how many.
 */
export function quantitiesIn(text: string): readonly Quantity[] {
  // A list's number and a code are no quantities: `2.1 Capital`, `1.-`, `(1)`, `3. `.
  const plain = text
    .replace(/\(\d{1,2}\)/g, ' ')
    .replace(/(?<![\d.])\d{1,2}\.\d{1,2}(?!\d)\.?/g, ' ')
    .replace(/(?<![\d.,])\d{1,2}\s*(?:\.-|\.(?!\d)|\))/g, ' ');
  const tokens = plain.match(TOKEN) ?? [];
  const found: Quantity[] = [];
  for (let at = 0, next = 0; at < tokens.length; at = next) {
    const read = numberAt(tokens.slice(at));
    next = at + (read?.taken ?? 1);
    if (!read || (read.taken === 1 && YEAR.test(tokens[at] ?? ''))) continue;
    const { value } = read;
    const isArticle = read.taken === 1 && NUMBER_WORDS.get(fold(tokens[at] ?? '')) === 1;
    if (isArticle && !(at === 0 || fold(tokens[at - 1] ?? '') === 'menos')) continue;
    if (tokens[next] === '%') {
      found.push({ value, of: '%', noun: '%' });
      continue;
    }
    const noun = tokens.slice(next, next + 4).find((one) => !FILLERS.has(fold(one)));
    if (noun && /^\p{L}{3,}$/u.test(noun)) found.push({ value, of: stem(noun), noun: noun.toLowerCase() });
  }
  return found;
}

/** How the wording of a target begins before it says how much. */
const OPENING =
  /^\s*(?:meta\s*(?:anual)?\s*:)?\s*(?:se estima|generar|difundir|realizar|lograr|alcanzar|atender|capacitar)?\s*(?:al menos|a lo menos|por lo menos)?\s*/i;

/** The wording of a target without «Meta anual:», «al menos» and the like. */
function barePart(target: string): string {
  return target.replace(OPENING, '');
}

/**
 * The number that a target asks for: the one it begins with («Meta: al menos dos mil servicios» is 2000, «85%» is 85).
 * Undefined where it begins with none: a number further on may be of something else.
 */
export function targetNumber(target: string): number | undefined {
  return numberAt(barePart(target).match(TOKEN) ?? [])?.value;
}

/** Whether the number that a target begins with is a percentage. */
export function isPercent(target: string): boolean {
  return /^\d[\d.,]*\s*%/.test(barePart(target));
}

/** A target that asks for two things at once («tres acciones y 1500 atenciones»): one number cannot follow it. */
export function asksForTwo(target: string): boolean {
  return targetNumber(target) !== undefined && /\sy\s+(?:al menos\s+|a lo menos\s+)?\d/i.test(target);
}

/** A target that is met by going down: the follow-up, which is result ÷ target, would read it upside down. */
export function goesDown(indicator: string, target: string): boolean {
  return /\b(reducir|reduccion|disminuir|disminucion|bajar|a lo mas|como maximo|no mas de|menos de)\b/.test(
    `${fold(indicator)} ${fold(target)}`.replaceAll('al menos de', ''),
  );
}

/**
 * The numbers with which a text of a list opens: `9. Información… 10. Información…` is 9 and 10. `expected`: the one that
 * would come next, which is believed even without its stop («7 Jornada territorial»).
 */
export function listNumbers(text: string, expected: number): readonly number[] {
  const open = /^\s*\(?(\d{1,2})\s*(?:\.|\)|-)/.exec(text) ?? /^\s*(\d{1,2})\s+\p{Lu}/u.exec(text);
  if (!open) return [];
  const bare = !/^\s*\(?\d{1,2}\s*(?:\.|\)|-)/.test(text);
  const first = Number(open[1]);
  if (bare && first !== expected) return [];
  const numbers = [first];
  for (const match of text.slice(open[0].length).matchAll(/\s(\d{1,2})\.\s?(?=\p{Lu})/gu))
    if (Number(match[1]) === (numbers.at(-1) ?? 0) + 1) numbers.push(Number(match[1]));
  return numbers;
}

/** Years that a text says, of those of a plan: «Plan Operativo de trabajo 2009», not «lo validado en el año 2009». */
export function planYears(text: string): readonly number[] {
  const words = fold(text).split(' ');
  return words.flatMap((word, at) =>
    YEAR.test(word) && words.slice(Math.max(0, at - 6), at).some((one) => /^plan(es)?$/.test(one))
      ? [Number(word)]
      : [],
  );
}
