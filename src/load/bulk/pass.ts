import { type CodedRow, VALUES } from '../../domain/businesses.ts';
import type { Issue } from '../checked.ts';
import { cellValue, isFault, type NumberStyle, styleVote, text as textCodec } from '../columns.ts';
import { decoderOf, type Encoding } from '../decode.ts';
import { badCell, badlyQuoted, extraCells, opensQuote, REQUIRED_EMPTY } from '../table.ts';
import {
  ABSENT,
  CatastroRules,
  emptyCatastroRow,
  type Ground,
  RULE,
  UNKNOWN,
} from '../tables/catastro_rules.ts';
import { CR, cellTexts, emptySplit, LF, QUOTE, splitRow } from './cells.ts';
import type { Ids } from './ids.ts';
import { boundsOf, EXTRA, FAULT, ID, NUMBER, type PlannedColumn, SKIP, WORD } from './plan.ts';
import { type Reason, RejectedRows } from './rejected.ts';
import { Tally } from './tally.ts';
import type { Words } from './words.ts';

/** Whoever keeps the rows that are used. */
export interface Sink {
  add(line: number, row: CodedRow, rules: CatastroRules): void;
}

/** How the rows of a file are read, as far as is known or taken for granted. */
export interface PassPlan {
  readonly file: string;
  readonly encoding: Encoding;
  readonly separator: number;
  readonly header: readonly string[];
  readonly columns: readonly PlannedColumn[];
  /** Two of our columns are read from one of theirs: every row goes the long way. */
  readonly shared: boolean;
  /** By our name of the column. */
  readonly styles: ReadonlyMap<string, NumberStyle>;
  readonly ground: Ground;
  /** Undefined: repeated ids are not looked for. */
  readonly ids: Ids | undefined;
  /** Rows to be kept as text from the top. */
  readonly sample: number;
  /** Rows are counted and no more: the header lacks what it must have. */
  readonly countOnly: boolean;
}

/** A row as text, for whoever looks at the file before using it. */
export interface SampledRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Why it is left out; undefined where it is used. */
  readonly rejected: string | undefined;
}

/** A repeated id that was told: it is looked at again in the bytes. */
export interface Repeat {
  readonly line: number;
  readonly first: number;
}

/** Every so many rows it is written down where one starts, so that any row can be found again. */
const MARK_EVERY = 64;
const POWERS = Float64Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);
/** The longest row that is read, in bytes: nobody writes a business in more. */
export const LONGEST_ROW = 4 * 2 ** 20;
/** Repeated ids that are looked at again. */
const REPEATS = 200;

/**
 * One reading of the rows of a register, from bytes to numbers. A row written as most are makes no text and no object; one
 * with anything unusual in it is parted and read by the same codecs as any table. Either way the same rules judge it.
 */
export class Pass {
  readonly tally: Tally;
  readonly rejected = new RejectedRows();
  readonly sample: SampledRow[] = [];
  readonly repeats: Repeat[] = [];
  /** Lines and places of some rows, in order. */
  readonly markLines: number[] = [];
  readonly markFrom: number[] = [];
  /** Rows that are not blank. */
  total = 0;
  used = 0;
  /** Line of the next row. */
  line: number;
  /** By our name of the column: what its cells say of its style, as `styleVote` counts it. */
  readonly votes: Int32Array;
  /** Texts that name no comuna, and in how many rows. */
  readonly unknownComunas = new Map<string, number>();
  readonly rules: CatastroRules;
  readonly #plan: PassPlan;
  readonly #sink: Sink;
  readonly #decode: (bytes: Uint8Array) => string;
  readonly #utf8: boolean;
  readonly #row = emptyCatastroRow();
  readonly #columnAt: (PlannedColumn | undefined)[];
  readonly #ops: Uint8Array;
  readonly #slots: Uint8Array;
  readonly #words: (Words | undefined)[];
  /** Of each value: sign of its decimals, its style, and the numbers that are plain. */
  readonly #points = new Uint8Array(VALUES);
  readonly #styles: NumberStyle[] = Array.from({ length: VALUES }, () => 'punto');
  readonly #lows = new Float64Array(VALUES).fill(Infinity);
  readonly #highs = new Float64Array(VALUES).fill(-Infinity);
  readonly #wholes = new Uint8Array(VALUES);
  readonly #split = emptySplit();
  /** The row being read. */
  #bytes: Uint8Array = new Uint8Array(0);
  #start = 0;
  #end = 0;
  #base = 0;
  #faults: { readonly column: PlannedColumn; readonly fault: string }[] = [];
  #oddVotes: { readonly slot: number; readonly vote: number }[] = [];
  /** Words of the row being read that name no comuna. */
  #cutWord = -1;
  #comunaWord = -1;

  constructor(plan: PassPlan, sink: Sink, firstLine: number) {
    this.#plan = plan;
    this.#sink = sink;
    this.line = firstLine;
    this.tally = new Tally(plan.file);
    this.#decode = decoderOf(plan.encoding);
    this.#utf8 = plan.encoding !== 'Latin-1';
    this.votes = new Int32Array(VALUES);
    const width = plan.header.length;
    this.#ops = new Uint8Array(width).fill(SKIP);
    this.#slots = new Uint8Array(width);
    this.#words = Array.from({ length: width });
    this.#columnAt = Array.from({ length: width });
    for (const column of plan.columns) {
      this.#ops[column.at] = column.op;
      this.#slots[column.at] = column.slot;
      this.#words[column.at] = column.words;
      this.#columnAt[column.at] = column;
      if (column.op !== NUMBER) continue;
      const style = plan.styles.get(column.ours) ?? 'punto';
      const { low, high, whole } = boundsOf(column.codec);
      this.#styles[column.slot] = style;
      this.#points[column.slot] = (style === 'coma' ? ',' : '.').charCodeAt(0);
      this.#lows[column.slot] = low;
      this.#highs[column.slot] = high;
      this.#wholes[column.slot] = Number(whole);
    }
    this.rules = new CatastroRules(
      plan.ground,
      (column) => this.#textOf(column),
      (severity, column, code, message) => {
        if (code === 'comuna-desconocida') this.#countStray(column);
        this.#tell({ severity, column, code }, message);
      },
    );
  }

  /** Where the words of a row stand; −1 where there are none. */
  get textColumns(): { readonly id: number; readonly name: number; readonly activity: number } {
    const at = (ours: string) => this.#plan.columns.find((column) => column.ours === ours)?.at ?? -1;
    return { id: at('id'), name: at('nombre'), activity: at('actividad') };
  }

  /**
   * Reads the rows that start before `stop`; `end` is behind a line break. Returns where the first row starts that these bytes
   * do not hold whole. `base`: place of the first byte in the file. `atEnd`: the text ends at `end`; a line break was put
   * there when it lacked one (`lent`).
   */
  scan(
    bytes: Uint8Array,
    from: number,
    stop: number,
    end: number,
    base: number,
    atEnd: boolean,
    lent: boolean,
  ): number {
    const { separator, shared, countOnly, ids } = this.#plan;
    const ops = this.#ops;
    const slots = this.#slots;
    const points = this.#points;
    const lows = this.#lows;
    const highs = this.#highs;
    const wholes = this.#wholes;
    const votes = this.votes;
    const { values, codes } = this.#row;
    const width = ops.length;
    const textEnd = lent ? end - 1 : end;
    const long = shared || countOnly;
    this.#bytes = bytes;
    this.#base = base;
    let at = from;
    while (at < stop) {
      const start = at;
      let byte = bytes[at] as number;
      if (byte === LF || byte === CR) {
        // A row with nothing in it.
        at += 1;
        if (byte === CR && bytes[at] === LF) at += 1;
        this.line += 1;
        continue;
      }
      let column = 0;
      let breaks = 0;
      let idFrom = 0;
      let idTo = 0;
      /** Values that voted for the style taken for granted, a bit each. */
      let voted = 0;
      let ordinary = !long;
      this.#cutWord = -1;
      this.#comunaWord = -1;
      if (this.#faults.length > 0) this.#faults = [];
      if (this.#oddVotes.length > 0) this.#oddVotes = [];
      while (ordinary) {
        const op = column < width ? (ops[column] as number) : EXTRA;
        let cellFrom = at;
        let cellTo = at;
        let isRead = false;
        if (byte === QUOTE) {
          let quote = at + 1;
          let isPlain = true;
          for (;;) {
            if (quote >= end) break;
            byte = bytes[quote] as number;
            if (byte === QUOTE) {
              if (bytes[quote + 1] !== QUOTE) break;
              isPlain = false;
              quote += 2;
              continue;
            }
            if (byte === LF) {
              breaks += 1;
              isPlain = false;
            } else if (byte === CR) {
              breaks += 1;
              isPlain = false;
              if (bytes[quote + 1] === LF) quote += 1;
            }
            quote += 1;
          }
          if (quote + 1 >= end) {
            ordinary = false;
            break;
          }
          byte = bytes[quote + 1] as number;
          if (
            (byte !== separator && byte !== LF && byte !== CR) ||
            op === EXTRA ||
            (op !== SKIP && !isPlain)
          ) {
            ordinary = false;
            break;
          }
          cellFrom = at + 1;
          cellTo = quote;
          at = quote + 1;
        } else if (op === NUMBER) {
          const slot = slots[column] as number;
          const isNegative = byte === 45;
          if (isNegative) byte = bytes[++at] as number;
          const digitsFrom = at;
          let mantissa = 0;
          while (byte >= 48 && byte <= 57) {
            mantissa = (Math.imul(mantissa, 10) + byte - 48) | 0;
            byte = bytes[++at] as number;
          }
          const whole = at - digitsFrom;
          let decimals = 0;
          if (byte === points[slot] && byte !== separator) {
            byte = bytes[++at] as number;
            const decimalsFrom = at;
            while (byte >= 48 && byte <= 57) {
              mantissa = (Math.imul(mantissa, 10) + byte - 48) | 0;
              byte = bytes[++at] as number;
            }
            decimals = at - decimalsFrom;
            if (decimals === 0) decimals = -1;
          }
          if (
            (byte === separator || byte === LF || byte === CR) &&
            whole > 0 &&
            decimals >= 0 &&
            whole + decimals <= 9
          ) {
            let value = decimals > 0 ? mantissa / (POWERS[decimals] as number) : mantissa;
            if (isNegative) value = -value;
            if (
              value >= (lows[slot] as number) &&
              value <= (highs[slot] as number) &&
              (decimals === 0 || wholes[slot] === 0)
            ) {
              values[slot] = value;
              isRead = true;
              // `1.234` reads both ways; any other number with decimals reads one way only.
              if (decimals > 0 && (decimals !== 3 || whole > 3)) voted |= 1 << slot;
            }
          }
          while (byte !== separator && byte !== LF && byte !== CR) byte = bytes[++at] as number;
          cellTo = at;
          if (cellTo === cellFrom) {
            values[slot] = NaN;
            isRead = true;
          }
        } else if (op === WORD) {
          let hash = 0;
          while (byte > 59 || (byte !== separator && byte !== LF && byte !== CR)) {
            hash = (Math.imul(hash, 31) + byte) | 0;
            byte = bytes[++at] as number;
          }
          isRead = true;
          this.#word(column, bytes, cellFrom, at, hash);
        } else {
          // Most signs of a text come after `;`, the last of the separators.
          while (byte > 59 || (byte !== separator && byte !== LF && byte !== CR))
            byte = bytes[++at] as number;
          cellTo = at;
          if (op === EXTRA && cellTo > cellFrom) {
            ordinary = false;
            break;
          }
        }
        if (!isRead && op !== SKIP) {
          if (op === NUMBER) this.#oddNumber(column, bytes, cellFrom, cellTo);
          else if (op === WORD) {
            let hash = 0;
            for (let next = cellFrom; next < cellTo; next += 1)
              hash = (Math.imul(hash, 31) + (bytes[next] as number)) | 0;
            this.#word(column, bytes, cellFrom, cellTo, hash);
          } else if (op === ID) {
            idFrom = cellFrom;
            idTo = cellTo;
            ids?.hash(bytes, idFrom, idTo);
          }
        }
        if (byte !== separator) break;
        column += 1;
        at += 1;
        byte = bytes[at] as number;
      }
      if (!ordinary || !this.#isPlainId(bytes, idFrom, idTo)) {
        for (const { slot, vote } of this.#oddVotes) votes[slot] = (votes[slot] as number) - vote;
        const next = this.#long(bytes, start, atEnd ? textEnd : bytes.length, atEnd);
        if (next === -1) return start;
        // A line break that was lent to the text is behind its last row.
        at = lent && next === textEnd ? end : next;
        continue;
      }
      at += 1;
      if (byte === CR && bytes[at] === LF) at += 1;
      for (let slot = 0; voted !== 0; slot += 1, voted >>>= 1)
        if (voted & 1) votes[slot] = (votes[slot] as number) + (points[slot] === 44 ? 1 : -1);
      for (let lacking = column + 1; lacking < width; lacking += 1) {
        if (ops[lacking] === NUMBER) values[slots[lacking] as number] = NaN;
        else if (ops[lacking] === WORD) codes[slots[lacking] as number] = ABSENT;
      }
      this.#start = start;
      this.#end = at;
      this.total += 1;
      if (at - start > LONGEST_ROW) this.#leaveOutHuge();
      else this.#judge();
      this.line += 1 + breaks;
    }
    return at;
  }

  /** A row too long to be held: it is counted, told and left out. */
  skipHuge(from: number, to: number, breaks: number, opens: boolean): void {
    this.total += 1;
    this.#base = from;
    this.#start = 0;
    this.#end = to - from;
    if (opens) {
      this.tally.tell('error', 'comilla-abierta', () => opensQuote(this.#plan.file, this.line));
      this.rejected.add(this.line, from, to, 'comilla-abierta');
    } else this.#leaveOutHuge();
    this.line += 1 + breaks;
  }

  #leaveOutHuge(): void {
    this.#tell(
      { severity: 'error', column: undefined, code: 'fila-enorme' },
      () =>
        'La fila ocupa más de 4 MB: casi siempre es una comilla que se abre y se cierra lejos. Se deja fuera.',
    );
    this.rejected.add(this.line, this.#base + this.#start, this.#base + this.#end, 'fila-enorme');
  }

  #word(column: number, bytes: Uint8Array, from: number, to: number, hash: number): void {
    const words = this.#words[column] as Words;
    const slot = this.#slots[column] as number;
    const { codes } = this.#row;
    if (from === to) {
      codes[slot] = ABSENT;
      return;
    }
    const word = words.find(bytes, from, to, hash, this.#decode);
    const code = words.codes[word] as number;
    codes[slot] = code;
    if (code >= ABSENT) return;
    if (code === FAULT) {
      codes[slot] = ABSENT;
      this.#faults.push({
        column: this.#columnAt[column] as PlannedColumn,
        fault: words.faults[word] ?? '',
      });
    } else if (slot === RULE.cut) this.#cutWord = word;
    else if (slot === RULE.comuna) this.#comunaWord = word;
  }

  /** A number that is not plain digits: empty, reserved, with signs around it, or no number. */
  #oddNumber(at: number, bytes: Uint8Array, from: number, to: number): void {
    const slot = this.#slots[at] as number;
    const { values } = this.#row;
    if (from === to) {
      values[slot] = NaN;
      return;
    }
    const text = this.#decode(bytes.subarray(from, to));
    const vote = styleVote(text);
    if (vote !== 0) {
      this.votes[slot] = (this.votes[slot] as number) + vote;
      this.#oddVotes.push({ slot, vote });
    }
    values[slot] = this.#number(this.#columnAt[at] as PlannedColumn, text);
  }

  /** The value of a cell by the codec of its column; what is wrong with it is told with the row. */
  #number(column: PlannedColumn, text: string): number {
    const cell = column.codec.read(text, this.#styles[column.slot] ?? 'punto');
    if (isFault(cell)) {
      this.#faults.push({ column, fault: cell.fault });
      return NaN;
    }
    if ('value' in cell) return Number(cell.value);
    const keeps = column.ours === 'ventas_uf' || column.ours === 'impuestos_clp';
    return cell.missing === 'reservado' && keeps ? Infinity : NaN;
  }

  /** Whether the bytes of an id are its text, and no word for «nothing»: none of those has a digit or more than four signs. */
  #isPlainId(bytes: Uint8Array, from: number, to: number): boolean {
    const first = bytes[from] as number;
    const last = bytes[to - 1] as number;
    if (from >= to || first <= 32 || last <= 32 || first >= 127 || last >= 127) return false;
    let hasDigit = to - from > 4;
    let isAscii = this.#utf8;
    if (hasDigit && isAscii) return true;
    isAscii = true;
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at] as number;
      if (byte >= 48 && byte <= 57) hasDigit = true;
      if (byte >= 128) isAscii = false;
    }
    return hasDigit && (isAscii || this.#utf8);
  }

  /** The long way: the row is parted into texts, and each is read by its codec. −1 when these bytes do not hold it whole. */
  #long(bytes: Uint8Array, start: number, end: number, atEnd: boolean): number {
    const { separator, header, columns, countOnly, ids, file } = this.#plan;
    const split = splitRow(bytes, start, end, atEnd, separator, this.#decode, this.#split);
    const { next, breaks } = split;
    if (next === -1) return -1;
    const { line } = this;
    const isOpen = split.opensQuote;
    if (isOpen) this.tally.tell('error', 'comilla-abierta', () => opensQuote(file, line));
    else if (split.badlyQuoted)
      this.tally.tell('aviso', 'comilla-mal-cerrada', () => badlyQuoted(file, line));
    const texts = cellTexts(bytes, split, this.#decode);
    if (!texts.some((text) => text.trim() !== '')) {
      this.line += 1 + breaks;
      return next;
    }
    this.total += 1;
    this.#start = start;
    this.#end = next;
    this.#faults = [];
    this.#cutWord = -1;
    this.#comunaWord = -1;
    if (countOnly) {
      this.#leaveOut('falta-columna');
      this.line += 1 + breaks;
      return next;
    }
    for (const { op, slot, at } of columns)
      if (op === NUMBER) this.votes[slot] = (this.votes[slot] as number) + styleVote(texts[at] ?? '');
    if (isOpen) this.#leaveOut('comilla-abierta');
    else if (next - start > LONGEST_ROW) this.#leaveOutHuge();
    else if (texts.length !== header.length && texts.slice(header.length).some((text) => text.trim())) {
      this.tally.tell('error', 'celdas-de-mas', () => extraCells(file, line, texts.length, header.length));
      this.#leaveOut('celdas-de-mas');
    } else {
      const { values, codes } = this.#row;
      values.fill(NaN);
      codes.fill(ABSENT);
      let id: string | undefined;
      for (const column of columns) {
        const text = texts[column.at] ?? '';
        if (column.op === NUMBER) values[column.slot] = this.#number(column, text);
        else if (column.op === ID) {
          const cell = textCodec.read(text, 'punto');
          // An id kept back (`*`) is there, and empty.
          if (!isFault(cell))
            id = 'value' in cell ? cell.value : cell.missing === 'reservado' ? '' : undefined;
        } else if (column.words) {
          const word = column.words.findText(text);
          const code = column.words.codes[word] ?? ABSENT;
          codes[column.slot] = Math.max(code, UNKNOWN);
          if (code === FAULT) {
            codes[column.slot] = ABSENT;
            this.#faults.push({ column, fault: column.words.faults[word] ?? '' });
          }
          if (code === UNKNOWN && column.slot === RULE.cut) this.#cutWord = word;
          if (code === UNKNOWN && column.slot === RULE.comuna) this.#comunaWord = word;
        }
      }
      if (id === undefined) {
        const column = columns.find(({ op }) => op === ID);
        this.#tellFaults();
        this.tally.tell('error', 'celda-obligatoria', () =>
          badCell(file, line, column?.theirs ?? 'id', true, REQUIRED_EMPTY),
        );
        this.#leaveOut('celda-obligatoria');
      } else {
        if (ids) {
          const encoded = new TextEncoder().encode(id);
          ids.hash(encoded, 0, encoded.length);
        }
        this.#judge();
      }
    }
    this.line += 1 + breaks;
    return next;
  }

  /** What is done with the row in `#row`, whose id was just hashed. */
  #judge(): void {
    const { line } = this;
    if ((this.total - 1) % MARK_EVERY === 0) {
      this.markLines.push(line);
      this.markFrom.push(this.#base + this.#start);
    }
    if (this.#faults.length > 0) this.#tellFaults();
    const before = this.#plan.ids?.seen(line) ?? 0;
    if (before !== 0) {
      this.rules.tellRepeated(before);
      if (this.repeats.length < REPEATS) this.repeats.push({ line, first: before });
      this.#leaveOut('id-repetido');
      return;
    }
    if (!this.rules.take(this.#row)) {
      this.#leaveOut(this.rules.isOutside ? 'fuera-del-territorio' : 'sin-lugar');
      return;
    }
    this.used += 1;
    this.#sink.add(line, this.#row, this.rules);
    if (this.sample.length < this.#plan.sample) this.#keepSample(undefined);
  }

  #leaveOut(reason: Reason): void {
    this.rejected.add(this.line, this.#base + this.#start, this.#base + this.#end, reason);
    if (this.sample.length < this.#plan.sample) this.#keepSample(reason);
  }

  #keepSample(rejected: string | undefined): void {
    this.sample.push({ line: this.line, cells: this.#cellsNow(), rejected });
  }

  #tellFaults(): void {
    const { file } = this.#plan;
    const { line } = this;
    for (const { column, fault } of this.#faults)
      this.tally.tell('error', 'celda-ilegible', () => badCell(file, line, column.theirs, false, fault));
  }

  #tell(
    { severity, column, code }: { severity: Issue['severity']; column: string | undefined; code: string },
    message: () => string,
  ): void {
    const { file } = this.#plan;
    const { line } = this;
    this.tally.tell(severity, code, () => ({
      severity,
      file,
      line,
      ...(column === undefined ? {} : { column }),
      code,
      message: message(),
    }));
  }

  #countStray(column: string): void {
    const at = column === 'cut' ? this.#cutWord : this.#comunaWord;
    const words = this.#plan.columns.find(({ ours }) => ours === column)?.words;
    const text = words?.texts[at]?.trim();
    if (text === undefined) return;
    const rows = this.unknownComunas.get(text);
    // As many as anyone would mend by hand; a column that is no comuna at all has one for every row.
    if (rows !== undefined || this.unknownComunas.size < 2000) this.unknownComunas.set(text, (rows ?? 0) + 1);
  }

  /** The texts of the row being read. */
  #cellsNow(): string[] {
    const split = splitRow(
      this.#bytes,
      this.#start,
      this.#end,
      true,
      this.#plan.separator,
      this.#decode,
      emptySplit(),
    );
    return cellTexts(this.#bytes, split, this.#decode);
  }

  #textOf(ours: string): string {
    const column = this.#plan.columns.find((one) => one.ours === ours);
    if (!column) return '';
    const cell = textCodec.read(this.#cellsNow()[column.at] ?? '', 'punto');
    return isFault(cell) ? '' : (cellValue(cell) ?? '');
  }
}
