import { decoderOf } from '../decode.ts';
import { cellTexts, emptySplit, splitRow } from './cells.ts';
import type { Opening } from './opening.ts';
import type { Pass } from './pass.ts';

/** The words of a row, read from its file when somebody asks. */
export interface RowTexts {
  readonly id: string;
  readonly name: string | undefined;
  readonly activity: string | undefined;
}

/** Bytes that a stretch of rows may take; what is longer is not looked through. */
const MOST_BYTES = 8 * 2 ** 20;

/** Finds a row of a file by its line. */
export class RowFinder {
  readonly #blob: Blob;
  readonly #lines: Uint32Array;
  readonly #from: Float64Array;
  readonly #separator: number;
  readonly #decode: (bytes: Uint8Array) => string;
  readonly #at: { readonly id: number; readonly name: number; readonly activity: number };

  constructor(
    blob: Blob,
    pass: Pick<Pass, 'markLines' | 'markFrom' | 'textColumns'>,
    opening: Pick<Opening, 'separator' | 'encoding'>,
  ) {
    this.#blob = blob;
    this.#lines = Uint32Array.from(pass.markLines);
    this.#from = Float64Array.from(pass.markFrom);
    this.#separator = opening.separator.charCodeAt(0);
    this.#decode = decoderOf(opening.encoding);
    this.#at = pass.textColumns;
  }

  /** Undefined for a line on which no row starts. */
  async textsOf(line: number): Promise<RowTexts | undefined> {
    const mark = this.#markOf(line);
    const from = this.#from[mark] ?? 0;
    const to = Math.min(this.#from[mark + 1] ?? this.#blob.size, from + MOST_BYTES);
    const bytes = new Uint8Array(await this.#blob.slice(from, to).arrayBuffer());
    const split = emptySplit();
    let at = 0;
    let now = this.#lines[mark] ?? 0;
    while (at < bytes.length && now <= line) {
      splitRow(bytes, at, bytes.length, true, this.#separator, this.#decode, split);
      if (now === line) return this.#read(cellTexts(bytes, split, this.#decode));
      at = split.next;
      now += 1 + split.breaks;
    }
    return undefined;
  }

  #read(cells: readonly string[]): RowTexts {
    const text = (at: number) => cells[at]?.trim() || undefined;
    return { id: text(this.#at.id) ?? '', name: text(this.#at.name), activity: text(this.#at.activity) };
  }

  /** The last mark at or before a line. */
  #markOf(line: number): number {
    let low = 0;
    let high = this.#lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lines[middle] ?? 0) <= line) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
