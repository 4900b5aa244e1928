/** What a word of a column is: its code, and what is wrong with it where something is. */
export interface Meaning {
  readonly code: number;
  readonly fault: string | undefined;
}

/** Words that are remembered; a column with more is read word by word. */
const MOST_WORDS = 30_000;
const LONGEST = 200;

/**
 * The words of a column and what each means, found by their bytes: the codec reads a word once, and a million and a half
 * rows make no text. One that is not remembered is in the last place until the next is looked for.
 */
export class Words {
  readonly codes: number[] = [];
  readonly faults: (string | undefined)[] = [];
  readonly texts: string[] = [];
  readonly #read: (text: string) => Meaning;
  /** Four numbers for each place: hash, length and start of the bytes of a word, and the word, −1 where there is none. */
  #table = emptyTable(256);
  #mask = 255;
  #pool = new Uint8Array(4096);
  #poolEnd = 0;
  #kept = 0;
  #spare = -1;

  constructor(read: (text: string) => Meaning) {
    this.#read = read;
  }

  /** The place of a word, whose bytes have this hash (see `hashOf`). */
  find(
    bytes: Uint8Array,
    from: number,
    to: number,
    hash: number,
    decode: (bytes: Uint8Array) => string,
  ): number {
    const length = to - from;
    const table = this.#table;
    let at = ((hash ^ (hash >>> 15)) & this.#mask) << 2;
    for (;;) {
      const word = table[at + 3] as number;
      if (word === -1) break;
      if (table[at] === hash && table[at + 1] === length) {
        const pool = this.#pool;
        const shift = (table[at + 2] as number) - from;
        let theirs = from;
        while (theirs < to && pool[theirs + shift] === bytes[theirs]) theirs += 1;
        if (theirs === to) return word;
      }
      at = (at + 4) & ((this.#mask << 2) | 3);
    }
    return this.#add(decode(bytes.subarray(from, to)), bytes, from, to, hash, at);
  }

  /** The place of a word that is already text. */
  findText(text: string): number {
    const bytes = new TextEncoder().encode(text);
    // Texts live apart from bytes as written: a first byte that no file has.
    const marked = new Uint8Array(bytes.length + 1);
    marked[0] = 0xff;
    marked.set(bytes, 1);
    return this.find(marked, 0, marked.length, hashOf(marked, 0, marked.length), () => text);
  }

  #add(text: string, bytes: Uint8Array, from: number, to: number, hash: number, at: number): number {
    const { code, fault } = this.#read(text);
    const isKept = this.#kept < MOST_WORDS && to - from <= LONGEST;
    if (!isKept && this.#spare === -1) this.#spare = this.codes.length;
    const word = isKept ? this.codes.length : this.#spare;
    this.codes[word] = code;
    this.faults[word] = fault;
    this.texts[word] = text;
    if (!isKept) return word;
    this.#table.set([hash, to - from, this.#poolEnd, word], at);
    this.#keep(bytes, from, to);
    this.#kept += 1;
    if (this.#kept * 2 > this.#mask) this.#grow();
    return word;
  }

  #keep(bytes: Uint8Array, from: number, to: number): void {
    const end = this.#poolEnd + to - from;
    if (end > this.#pool.length) {
      const grown = new Uint8Array(Math.max(end, this.#pool.length * 2));
      grown.set(this.#pool);
      this.#pool = grown;
    }
    this.#pool.set(bytes.subarray(from, to), this.#poolEnd);
    this.#poolEnd = end;
  }

  #grow(): void {
    const before = this.#table;
    this.#table = emptyTable((this.#mask + 1) * 4);
    this.#mask = this.#mask * 4 + 3;
    for (let from = 0; from < before.length; from += 4) {
      if (before[from + 3] === -1) continue;
      const hash = before[from] as number;
      let at = ((hash ^ (hash >>> 15)) & this.#mask) << 2;
      while (this.#table[at + 3] !== -1) at = (at + 4) & ((this.#mask << 2) | 3);
      this.#table.set(before.subarray(from, from + 4), at);
    }
  }
}

const emptyTable = (places: number) => new Int32Array(places * 4).fill(-1);

/** What `Words` finds a word by. The reader works it out while it looks for the end of the cell. */
export function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0;
  for (let at = from; at < to; at += 1) hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0;
  return hash;
}
