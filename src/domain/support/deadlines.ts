import type { Instrument } from './instrument.ts';

/**
 * - `abierto`: the day lies between the opening and the closing, both included.
 * - `por-abrir`: the opening is later than the day.
 * - `cerrado`: the closing of the last known call has passed.
 * - `sin-fecha`: no date is known, or the one that is known does not decide. It is not «cerrado».
 */
export const DEADLINE_STATES = ['abierto', 'por-abrir', 'sin-fecha', 'cerrado'] as const;
export type DeadlineState = (typeof DEADLINE_STATES)[number];
export const DEADLINE_NAMES: Readonly<Record<DeadlineState, string>> = {
  abierto: 'Abierto',
  'por-abrir': 'Por abrir',
  'sin-fecha': 'Sin fecha conocida',
  cerrado: 'Cerrado',
};

export interface Deadline {
  readonly state: DeadlineState;
  /** ISO, as the catalogue has them; undefined when not known. */
  readonly opens: string | undefined;
  readonly closes: string | undefined;
  /** Whole days from the day asked to the closing (`abierto`) or the opening (`por-abrir`); undefined otherwise. */
  readonly days: number | undefined;
  /** A sentence: «Cerró el 12-05-2024.», «No se conoce la fecha: consulta a SERCOTEC.» */
  readonly words: string;
  /** Whom to ask: the institution, or the reader's own municipality. */
  readonly ask: string;
}

type Dated = Pick<Instrument, 'opens' | 'closes' | 'institution' | 'level'>;

/** Where the last known call of an instrument stands on a day (ISO). A date that is not known is never guessed. */
export function deadlineOf(instrument: Dated, today: string): Deadline {
  const { opens, closes } = instrument;
  const ask = askWho(instrument);
  const at = (state: DeadlineState, words: string, until?: string): Deadline => ({
    state,
    opens,
    closes,
    days: until === undefined ? undefined : daysBetween(today, until),
    words,
    ask,
  });
  if (closes !== undefined && closes < today)
    return at('cerrado', `Cerró el ${day(closes)}. Pregunta por la próxima convocatoria a ${ask}.`);
  if (opens !== undefined && opens > today)
    return at(
      'por-abrir',
      closes === undefined
        ? `Abre el ${day(opens)}. No se conoce el cierre: consulta a ${ask}.`
        : `Abre el ${day(opens)} y cierra el ${day(closes)}.`,
      opens,
    );
  if (opens !== undefined && closes !== undefined)
    return at('abierto', closes === today ? 'Cierra hoy.' : `Abierto hasta el ${day(closes)}.`, closes);
  if (closes !== undefined)
    return at('sin-fecha', `Cierra el ${day(closes)}. No se sabe si ya abrió: consulta a ${ask}.`);
  if (opens !== undefined)
    return at('sin-fecha', `Abrió el ${day(opens)}. No se conoce el cierre: consulta a ${ask}.`);
  return at('sin-fecha', `No se conoce la fecha: consulta a ${ask}.`);
}

/** The row of a municipal door names no municipality unless the office loaded its own. */
function askWho({ institution, level }: Dated): string {
  return level === 'municipal' && institution === 'Municipio' ? 'tu municipio' : institution;
}

/** `2024-05-12` as `12-05-2024`. */
function day(iso: string): string {
  return iso.split('-').reverse().join('-');
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The reader's day, as ISO, where the reader is. */
export function todayIso(now = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export interface DatedInstrument {
  readonly instrument: Instrument;
  readonly deadline: Deadline;
}

export interface Calendar {
  /** Those with some date: open first, by closing; then to open, by opening; undecided; closed, the latest first. */
  readonly dated: readonly DatedInstrument[];
  /** Those with no date, by whom to ask, those with most first. */
  readonly unknown: readonly { readonly ask: string; readonly instruments: readonly Instrument[] }[];
  /** First days of the months (ISO) that the dates and the day span, in order; empty where there is no date. */
  readonly months: readonly string[];
}

/** The dates of a set of instruments, seen from a day (ISO). */
export function calendarOf(instruments: readonly Instrument[], today: string): Calendar {
  const dated: DatedInstrument[] = [];
  const unknown = new Map<string, Instrument[]>();
  for (const instrument of instruments) {
    const deadline = deadlineOf(instrument, today);
    if (deadline.opens !== undefined || deadline.closes !== undefined) dated.push({ instrument, deadline });
    else unknown.set(deadline.ask, [...(unknown.get(deadline.ask) ?? []), instrument]);
  }
  return {
    dated: dated.sort(
      (a, b) =>
        DEADLINE_STATES.indexOf(a.deadline.state) - DEADLINE_STATES.indexOf(b.deadline.state) ||
        inTurn(a.deadline, b.deadline) ||
        a.instrument.line - b.instrument.line,
    ),
    unknown: [...unknown]
      .map(([ask, found]) => ({ ask, instruments: found }))
      .sort((a, b) => b.instruments.length - a.instruments.length),
    months: monthsOf(
      dated.flatMap(({ deadline: { opens, closes } }) => [opens, closes].filter((one) => one !== undefined)),
      today,
    ),
  };
}

/** Among those of one state: what comes next first; of what has passed, the latest first. */
function inTurn(a: Deadline, b: Deadline): number {
  const key = ({ state, opens, closes }: Deadline) =>
    (state === 'por-abrir' ? opens : (closes ?? opens)) ?? '';
  const order = key(a).localeCompare(key(b));
  return a.state === 'cerrado' ? -order : order;
}

function monthsOf(dates: readonly string[], today: string): string[] {
  if (dates.length === 0) return [];
  const sorted = [...dates, today].map((date) => date.slice(0, 7)).sort();
  const last = sorted.at(-1) ?? '';
  const months: string[] = [];
  for (let month = sorted[0] ?? last; month <= last; month = nextMonth(month)) months.push(`${month}-01`);
  return months;
}

/** `2026-12` → `2027-01`. */
function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
