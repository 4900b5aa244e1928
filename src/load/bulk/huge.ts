import { CR, LF, QUOTE } from './cells.ts';

/** Where a reader of a row stands: at the start of a cell, within one, within quotes, or behind what may close them. */
type State = 'start' | 'plain' | 'quoted' | 'closed';

/**
 * Looks for the end of a row that is too long to be held, by the rules of `splitRow`, keeping none of its bytes.
 */
export class HugeRow {
  breaks = 0;
  #state: State = 'start';
  /** A CR was the last byte: the LF that follows belongs to it. */
  #afterCr = false;
  readonly #separator: number;

  constructor(separator: number) {
    this.#separator = separator;
  }

  /** Whether a quote is open where the bytes end. */
  get isOpen(): boolean {
    return this.#state === 'quoted';
  }

  /** Where the next row starts in these bytes; −1 when this one goes on behind them. */
  feed(bytes: Uint8Array, from: number): number {
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at] as number;
      const isBreak = byte === LF || byte === CR;
      if (this.#state === 'quoted') {
        if (byte === QUOTE) this.#state = 'closed';
        else if (isBreak && !(byte === LF && this.#afterCr)) this.breaks += 1;
        this.#afterCr = byte === CR;
        continue;
      }
      if (isBreak) {
        // A CR at the end of the bytes may have its LF in the next: a blank row is read there, and passed over.
        return byte === CR && bytes[at + 1] === LF ? at + 2 : at + 1;
      }
      if (byte === this.#separator) this.#state = 'start';
      else if (byte === QUOTE) this.#state = this.#state === 'plain' ? 'plain' : 'quoted';
      else if (this.#state === 'closed') {
        // Blanks may stand behind a closing quote; anything else shows that it did not close.
        if (byte !== 32 && byte !== 9) this.#state = 'quoted';
      } else this.#state = 'plain';
    }
    return -1;
  }
}
