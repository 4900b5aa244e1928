import type { Territory } from '../../domain/territory.ts';
import type { Issue, Severity } from '../checked.ts';
import { type NumberStyle, styleOf } from '../columns.ts';
import type { Encoding } from '../decode.ts';
import type { Watch } from '../open/contract.ts';
import { badlyQuoted, lacksColumn, opensQuote, titlesAbove } from '../table.ts';
import { type Locate, type PlacingSummary, placesIn } from '../tables/catastro_rules.ts';
import { CR, LF } from './cells.ts';
import { HugeRow } from './huge.ts';
import { Ids } from './ids.ts';
import { type Opening, readOpening } from './opening.ts';
import { LONGEST_ROW, Pass, type PassPlan, type SampledRow, type Sink } from './pass.ts';
import { NUMBER, planColumns } from './plan.ts';
import type { RejectedRows } from './rejected.ts';
import { type ByteSource, inBlocks, joined } from './source.ts';
import type { IssueCount } from './tally.ts';
import { RowFinder } from './texts.ts';
import { Utf8Check } from './utf8.ts';

export interface RegisterOptions {
  /** As messages name it. */
  readonly file: string;
  /** Ours → theirs, for files with other headers. */
  readonly names?: Readonly<Record<string, string>>;
  readonly delimiter?: string;
  readonly territory: Territory;
  readonly locate: Locate;
  /** See `Ground`. */
  readonly locateFixed?: Locate;
  /** See `Ground`. */
  readonly referential?: boolean;
  /** The zone that the register declares to be of; all of Chile when not given. */
  readonly territoryCode?: string;
  /** Names of comunas as written → the code that the reader says they are; empty: of none. */
  readonly comunas?: Readonly<Record<string, string>>;
  /** Rows to be kept as text, from the top. */
  readonly sample?: number;
}

/** What was found in a register; rows in = used + rejected. */
export interface RegisterExam {
  /** Rows below the header that are not blank. */
  readonly total: number;
  readonly used: number;
  readonly rejected: RejectedRows;
  readonly encoding: Encoding;
  readonly separator: string;
  /** Of the columns of numbers that say so. */
  readonly decimals: NumberStyle | undefined;
  readonly headerLine: number;
  readonly header: readonly string[];
  /** Place of the header in the bytes of the file. */
  readonly headerRange: { readonly from: number; readonly to: number };
  /** Columns of ours that the file has. */
  readonly present: ReadonlySet<string>;
  /** Columns of the file that are not ours. */
  readonly ignored: readonly string[];
  /** The first of each kind, and one for the rest of it. */
  readonly issues: readonly Issue[];
  readonly counts: readonly IssueCount[];
  /** Texts of a code or a name that is of no comuna, those of most rows first. */
  readonly unknownComunas: readonly { readonly text: string; readonly rows: number }[];
  readonly placing: PlacingSummary;
  /** Rows from the top; cells by their place in `header`. */
  readonly sample: readonly SampledRow[];
}

/** What one reading needs beside the file. */
export interface Reading<S extends Sink> {
  /** A new one for each reading: what a first one kept is of no use when it must be done again. */
  readonly sink: (rows: number) => S;
  /** Undefined: repeated ids are not looked for. */
  readonly ids: ((rows: number, seed: number) => Ids) | undefined;
  readonly periods?: { readonly column: string; readonly codeOf: (text: string) => number };
  /** Rows beyond which it is left off, because they would not fit; no limit when not given. */
  readonly most?: number;
}

export interface Read<S extends Sink> {
  readonly exam: RegisterExam;
  readonly sink: S;
  readonly pass: Pass | undefined;
}

/** Bytes read at a time from a stream of crumbs; the header is looked for in the first. */
const BLOCKS = { first: 2 ** 20, rest: 2 ** 18 };
/** Encoding, number styles and ids: each may prove wrong once. */
const MOST_READINGS = 5;
const REQUIRED = ['id'];
const TELL_EVERY = 100;

interface Assumed {
  readonly encoding: 'UTF-8' | 'Latin-1' | undefined;
  readonly styles: ReadonlyMap<string, NumberStyle> | undefined;
  readonly seed: number;
}

/**
 * Reads a register of any length, once: what only the whole of it can tell (its encoding, the decimal sign of each column) is
 * taken for granted from the first block, and the file is read again in the rare case in which the whole says otherwise. So
 * the answer is always that of the whole, the same that `readTable` and `buildCatastro` give.
 */
export async function readRows<S extends Sink>(
  source: ByteSource,
  options: RegisterOptions,
  reading: Reading<S>,
  watch?: Watch,
): Promise<Read<S>> {
  let assumed: Assumed = { encoding: undefined, styles: undefined, seed: 0 };
  for (let again = 0; ; again += 1) {
    const { read, proven } = await readOnce(source, options, reading, assumed, watch);
    if (read && (!proven || again === MOST_READINGS)) return read;
    if (proven) assumed = proven;
  }
}

async function readOnce<S extends Sink>(
  source: ByteSource,
  options: RegisterOptions,
  reading: Reading<S>,
  assumed: Assumed,
  watch: Watch | undefined,
): Promise<{ readonly read?: Read<S>; readonly proven?: Assumed }> {
  const utf8 = new Utf8Check();
  let encoding = assumed.encoding;
  let state: Started<S> | undefined;
  let told = 0;
  /** A block is held until it is known whether it is the last. */
  let held: Uint8Array | undefined;
  const take = (block: Uint8Array, atEnd: boolean) => {
    if (!state) {
      encoding ??= utf8.valid ? 'UTF-8' : 'Latin-1';
      state = start(source, options, reading, { ...assumed, encoding }, block, atEnd);
    }
    state.feed(block, atEnd);
  };
  for await (const block of inBlocks(source.chunks(watch?.signal), source.blocks ?? BLOCKS)) {
    watch?.signal.throwIfAborted();
    if (encoding !== 'Latin-1') utf8.push(block);
    if (encoding === 'UTF-8' && !utf8.valid) return { proven: { ...assumed, encoding: 'Latin-1' } };
    if (held) take(held, false);
    held = block;
    if (state?.isFull(reading.most)) break;
    const now = Date.now();
    if (watch && now - told >= TELL_EVERY) {
      told = now;
      watch.tell({ doing: 'leer', file: options.file, rows: state?.pass?.total ?? 0, ...source.progress() });
    }
  }
  if (encoding !== 'Latin-1' && !utf8.end()) {
    if (state) return { proven: { ...assumed, encoding: 'Latin-1' } };
    encoding = 'Latin-1';
  }
  const isFull = state?.isFull(reading.most) ?? false;
  if (!isFull) take(held ?? new Uint8Array(0), true);
  if (!state) throw new Error('nothing was read');
  watch?.tell({ doing: 'leer', file: options.file, rows: state.pass?.total ?? 0, ...source.progress() });
  const read = state.end(isFull ? reading.most : undefined);
  const styles = state.provenStyles();
  if (styles) return { read, proven: { ...assumed, encoding, styles } };
  if (!isFull && read.pass && (await repeatsAreNot(source, read.pass, state.opening)))
    return { read, proven: { ...assumed, encoding, seed: assumed.seed + 1 } };
  return { read };
}

interface Started<S extends Sink> {
  readonly opening: Opening;
  readonly pass: Pass | undefined;
  feed(block: Uint8Array, atEnd: boolean): void;
  end(most: number | undefined): Read<S>;
  isFull(most: number | undefined): boolean;
  /** The style of each column as the whole says it, when it is not the one taken for granted. */
  provenStyles(): ReadonlyMap<string, NumberStyle> | undefined;
}

/** Begins with the first block: the header, the columns, what is taken for granted, and room for as many rows as it foretells. */
function start<S extends Sink>(
  source: ByteSource,
  options: RegisterOptions,
  reading: Reading<S>,
  assumed: Assumed & { readonly encoding: 'UTF-8' | 'Latin-1' },
  block: Uint8Array,
  atEnd: boolean,
): Started<S> {
  const { file, names = {} } = options;
  const theirs = (ours: string) => names[ours] ?? ours;
  const opening = readOpening(block, atEnd, assumed.encoding, REQUIRED.map(theirs), options.delimiter);
  const { separator, header = [], headerLine } = opening;
  const { columns, shared } = planColumns(
    header,
    theirs,
    placesIn(options.territory, options.comunas ?? {}),
    reading.periods,
  );
  const present = new Set<string>(columns.map(({ ours }) => ours));
  const lacking = REQUIRED.filter((ours) => !present.has(ours));
  const base: Omit<PassPlan, 'styles' | 'ids'> = {
    file,
    encoding: opening.encoding,
    separator: separator.charCodeAt(0),
    header,
    columns,
    shared,
    ground: {
      territory: options.territory,
      locate: options.locate,
      locateFixed: options.locateFixed,
      territoryCode: options.territoryCode ?? 'CL',
      referential: options.referential ?? false,
    },
    sample: options.sample ?? 0,
    countOnly: lacking.length > 0,
  };
  const guessed = assumed.styles ?? guessStyles(base, block, opening, atEnd);
  const rows = foresee(source.size, block, opening);
  const sink = reading.sink(rows);
  const ids = lacking.length === 0 ? reading.ids?.(rows, assumed.seed) : undefined;
  const pass = new Pass({ ...base, styles: guessed, ids }, sink, opening.rowsLine);
  const feeder = new Feeder(pass, separator.charCodeAt(0), opening.rowsFrom);
  const numeric = columns.filter(({ op }) => op === NUMBER);
  const stylesNow = () =>
    new Map(numeric.map(({ ours, slot }) => [ours as string, styleOf(pass.votes[slot] ?? 0, separator)]));
  return {
    opening,
    pass,
    feed: (bytes, last) => feeder.feed(bytes, last),
    isFull: (most) => most !== undefined && pass.used > most,
    provenStyles: () => {
      const styles = stylesNow();
      return lacking.length === 0 && [...styles].some(([ours, style]) => guessed.get(ours) !== style)
        ? styles
        : undefined;
    },
    end: (most) => {
      const opens = opening.openQuote;
      const issues: Issue[] = [];
      if (!opening.header)
        issues.push({
          severity: 'fatal',
          file,
          code: 'archivo-vacio',
          message: 'El archivo no tiene filas.',
        });
      else if (lacking.length > 0)
        for (const ours of lacking)
          issues.push(lacksColumn(file, { line: headerLine, cells: header }, theirs(ours)));
      else {
        if (most !== undefined) issues.push(tooManyRows(file, most));
        if (opening.above > 0) issues.push(titlesAbove(file, headerLine, opening.above));
        if (opens !== undefined) issues.push(opensQuote(file, opens));
        for (const line of opening.badQuotes) if (line !== opens) issues.push(badlyQuoted(file, line));
      }
      const isWhole = opening.header !== undefined && lacking.length === 0;
      const read = new Set(columns.map(({ at }) => at));
      const decisive = numeric.find(({ slot }) => pass.votes[slot] !== 0);
      return {
        sink,
        pass,
        exam: {
          total: pass.total,
          used: pass.used,
          rejected: pass.rejected,
          encoding: opening.encoding,
          separator,
          decimals: decisive && stylesNow().get(decisive.ours),
          headerLine,
          header,
          headerRange: { from: opening.headerFrom, to: opening.rowsFrom },
          present: isWhole ? present : new Set(),
          ignored: isWhole ? header.filter((name, at) => !read.has(at) && name.trim() !== '') : [],
          issues: [...issues, ...(isWhole ? pass.tally.issues() : [])],
          counts: [...countsOf(issues), ...(isWhole ? pass.tally.counts : [])],
          unknownComunas: [...pass.unknownComunas]
            .map(([text, count]) => ({ text, rows: count }))
            .sort((a, b) => b.rows - a.rows),
          placing: pass.rules.summary(),
          sample: pass.sample,
        },
      };
    },
  };
}

function tooManyRows(file: string, most: number): Issue {
  return {
    severity: 'fatal',
    file,
    code: 'registro-enorme',
    message: `El archivo tiene más de ${most.toLocaleString('es-CL')} filas y no cabe en la página. Resúmelo antes con «npm run mapa -- agregar».`,
  };
}

function countsOf(issues: readonly Issue[]): readonly IssueCount[] {
  const counts = new Map<string, { code: string; severity: Severity; count: number }>();
  for (const { code, severity } of issues) {
    const one = counts.get(code) ?? { code, severity, count: 0 };
    one.count += 1;
    counts.set(code, one);
  }
  return [...counts.values()];
}

/** Gives a pass whole rows: what is left of a block goes before the next. */
class Feeder {
  readonly #pass: Pass;
  readonly #separator: number;
  /** Bytes of the header and above, not read yet. */
  #skip: number;
  /** Place in the file of the next byte to come. */
  #at = 0;
  #carry = new Uint8Array(0);
  #huge: { readonly row: HugeRow; readonly from: number } | undefined;

  constructor(pass: Pass, separator: number, rowsFrom: number) {
    this.#pass = pass;
    this.#separator = separator;
    this.#skip = rowsFrom;
  }

  feed(block: Uint8Array, atEnd: boolean): void {
    let from = Math.min(this.#skip, block.length);
    this.#skip -= from;
    if (this.#huge) {
      from = this.#endHuge(block, from, atEnd);
      if (from === -1) {
        this.#at += block.length;
        return;
      }
    }
    if (this.#carry.length > 0) {
      from = this.#bridge(block, from, atEnd);
      if (from === -1) {
        this.#at += block.length;
        return;
      }
    }
    if (atEnd) this.#last(block, from, this.#at);
    else {
      const end = lastBreak(block);
      const read = end <= from ? from : this.#pass.scan(block, from, end, end, this.#at, false, false);
      this.#keep(block.subarray(read), this.#at + read);
    }
    this.#at += block.length;
  }

  /** Reads the row that began before this block. Returns where the next starts; −1 when all of it is carried on. */
  #bridge(block: Uint8Array, from: number, atEnd: boolean): number {
    const carried = this.#carry.length;
    const base = this.#at - carried;
    for (let more = 2 ** 16; ; more *= 8) {
      const isWhole = from + more >= block.length;
      const piece = joined([this.#carry, block.subarray(from, from + more)]);
      if (isWhole && atEnd) {
        this.#carry = new Uint8Array(0);
        this.#last(piece, 0, base);
        return -1;
      }
      const end = lastBreak(piece);
      const read = end === 0 ? 0 : this.#pass.scan(piece, 0, carried, end, base, false, false);
      if (read >= carried) {
        this.#carry = new Uint8Array(0);
        return from + read - carried;
      }
      if (isWhole) {
        this.#keep(piece.subarray(read), base + read);
        return -1;
      }
    }
  }

  #keep(rest: Uint8Array, at: number): void {
    if (rest.length <= LONGEST_ROW) {
      this.#carry = rest.slice();
      return;
    }
    const row = new HugeRow(this.#separator);
    row.feed(rest, 0);
    this.#carry = new Uint8Array(0);
    this.#huge = { row, from: at };
  }

  /** Looks for the end of a row too long to be held; −1 when it is not in these bytes. */
  #endHuge(block: Uint8Array, from: number, atEnd: boolean): number {
    const { row, from: began } = this.#huge as { row: HugeRow; from: number };
    const next = row.feed(block, from);
    if (next === -1 && !atEnd) return -1;
    this.#huge = undefined;
    const to = next === -1 ? block.length : next;
    this.#pass.skipHuge(began, this.#at + to, row.breaks, next === -1 && row.isOpen);
    return next;
  }

  #last(bytes: Uint8Array, from: number, base: number): void {
    if (from >= bytes.length) return;
    const last = bytes[bytes.length - 1];
    const lent = last !== LF && last !== CR;
    const whole = lent ? joined([bytes.subarray(from), Uint8Array.of(LF)]) : bytes.subarray(from);
    this.#pass.scan(whole, 0, whole.length, whole.length, base + from, true, lent);
  }
}

/** Behind the last line break of a block; 0 when it has none. A CR at the very end may be half of one. */
function lastBreak(block: Uint8Array): number {
  for (let at = block.length - 1; at >= 0; at -= 1) {
    if (block[at] === LF) return at + 1;
    if (block[at] === CR && at < block.length - 1) return at + 1;
  }
  return 0;
}

/** How many rows a file holds, from those of its first block; a little more, so that columns need not grow. */
function foresee(size: number, block: Uint8Array, opening: Opening): number {
  let breaks = 0;
  const from = opening.rowsFrom;
  const to = Math.min(block.length, from + 2 ** 18);
  for (let at = from; at < to; at += 1) if (block[at] === LF || block[at] === CR) breaks += 1;
  const perRow = (to - from) / Math.max(1, breaks);
  return Math.min(6_000_000, Math.ceil((Math.max(size, block.length) / Math.max(8, perRow)) * 1.02) + 64);
}

/** What the first rows say of the style of each column. */
function guessStyles(
  base: Omit<PassPlan, 'styles' | 'ids'>,
  block: Uint8Array,
  opening: Opening,
  atEnd: boolean,
): ReadonlyMap<string, NumberStyle> {
  const nobody: Sink = { add: () => undefined };
  const styles = new Map<string, NumberStyle>();
  // The columns have words of their own: what the trial learns of them stays learnt.
  const trial = new Pass({ ...base, styles, ids: new Ids(0), sample: 0 }, nobody, opening.rowsLine);
  const part = block.subarray(0, opening.rowsFrom + TRIAL);
  const isLast = atEnd && part.length === block.length;
  const end = isLast ? part.length : lastBreak(part);
  if (end > opening.rowsFrom && !base.countOnly) {
    const ends = part[end - 1];
    if (ends === LF || ends === CR) trial.scan(part, opening.rowsFrom, end, end, 0, isLast, false);
  }
  for (const { op, ours, slot } of base.columns)
    if (op === NUMBER) styles.set(ours, styleOf(trial.votes[slot] ?? 0, opening.separator));
  return styles;
}
const TRIAL = 2 ** 16;

/**
 * Whether one of the repeated ids that were told does not repeat: two ids may have the same hash. Looked at where the bytes
 * can be asked for by their place.
 */
async function repeatsAreNot(source: ByteSource, pass: Pass, opening: Opening): Promise<boolean> {
  if (!source.blob || pass.repeats.length === 0) return false;
  const finder = new RowFinder(source.blob, pass, opening);
  for (const { line, first } of pass.repeats) {
    const [one, other] = await Promise.all([finder.textsOf(line), finder.textsOf(first)]);
    if (one?.id !== other?.id) return true;
  }
  return false;
}
