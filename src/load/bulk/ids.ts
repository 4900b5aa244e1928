/**
 * The ids of a register, to tell those that repeat: 64 bits and a line for each, not its text. Two different ids of a
 * million and a half have the same 64 bits in one of twelve million registers; the repeated rows that are told are looked at
 * again in the bytes, and another seed is tried where they prove different (see `register.ts`).
 */
export class Ids {
  /** Of the id last hashed. */
  first = 0;
  second = 0;
  readonly #seed: number;
  /** Three numbers for each: the halves of the hash, and the line of the first row with it; line 0 is an empty place. */
  #table: Int32Array = new Int32Array(1024 * 3);
  #mask = 1023;
  #count = 0;
  readonly #expected: number;
  /**
   * Ids met in order that are not in the table yet, as it has them. Registers are mostly in the order of their ids, and one
   * greater than all before it cannot repeat: a place in the table is not looked for until one comes out of order.
   */
  #later = new Int32Array(3 * 1024);
  #laterEnd = 0;
  readonly #greatest = new Uint8Array(LONGEST);
  #greatestLength = 0;
  #isGreatest = false;

  constructor(expected: number, seed = 0) {
    this.#seed = seed;
    this.#expected = expected;
  }

  /** Works out the two halves of the hash of some bytes, four at a time. */
  hash(bytes: Uint8Array, from: number, to: number): void {
    let a = (this.#seed ^ (to - from)) | 0;
    let b = (this.#seed + 0x9e3779b9) | 0;
    let at = from;
    for (; at + 4 <= to; at += 4) {
      const word =
        (bytes[at] as number) |
        ((bytes[at + 1] as number) << 8) |
        ((bytes[at + 2] as number) << 16) |
        ((bytes[at + 3] as number) << 24);
      a = Math.imul(a ^ word, 0x85ebca6b);
      a ^= a >>> 13;
      b = Math.imul((b << 5) ^ (b >>> 27) ^ word, 0x27d4eb2f);
    }
    for (; at < to; at += 1) {
      a = Math.imul(a ^ (bytes[at] as number), 0x85ebca6b);
      a ^= a >>> 13;
      b = Math.imul((b << 5) ^ (b >>> 27) ^ (bytes[at] as number), 0x27d4eb2f);
    }
    a = Math.imul(a ^ (a >>> 16), 0x7feb352d);
    a = Math.imul(a ^ (a >>> 15), 0x846ca68b);
    b = Math.imul(b ^ (b >>> 15), 0x2c1b3c6d);
    b = Math.imul(b ^ (b >>> 12), 0x297a2d39);
    this.first = a ^ (a >>> 16);
    this.second = b ^ (b >>> 15);
    this.#isGreatest = this.#exceeds(bytes, from, to);
  }

  /** The line of the first row with the id last hashed; 0 when this is the first, which is then kept. */
  seen(line: number): number {
    if (this.#isGreatest) {
      this.#keepForLater(line);
      return 0;
    }
    if (this.#laterEnd > 0) this.#putLater();
    return this.#put(this.first, this.second, line);
  }

  /** Whether an id is greater than all before it, a longer one being greater; it is then the greatest. */
  #exceeds(bytes: Uint8Array, from: number, to: number): boolean {
    const length = to - from;
    if (length < this.#greatestLength || length > LONGEST) return false;
    const greatest = this.#greatest;
    let at = 0;
    if (length === this.#greatestLength) {
      while (at < length && greatest[at] === bytes[from + at]) at += 1;
      if (at === length || (bytes[from + at] as number) < (greatest[at] as number)) return false;
    }
    for (; at < length; at += 1) greatest[at] = bytes[from + at] as number;
    this.#greatestLength = length;
    return true;
  }

  #keepForLater(line: number): void {
    let end = this.#laterEnd;
    if (end === this.#later.length) {
      const grown = new Int32Array(Math.max(end * 2, this.#expected * 3));
      grown.set(this.#later);
      this.#later = grown;
    }
    this.#later[end++] = this.first;
    this.#later[end++] = this.second;
    this.#later[end++] = line;
    this.#laterEnd = end;
  }

  #putLater(): void {
    const later = this.#later;
    const end = this.#laterEnd;
    this.#laterEnd = 0;
    for (let at = 0; at < end; at += 3)
      this.#put(later[at] as number, later[at + 1] as number, later[at + 2] as number);
    // The room of a long order is not held beside that of the table.
    if (end > SHORT) this.#later = new Int32Array(3 * 1024);
  }

  #put(first: number, second: number, line: number): number {
    if (this.#count >= (this.#mask + 1) * FULL) this.#grow();
    const table = this.#table;
    let at = (first & this.#mask) * 3;
    for (;;) {
      const found = table[at + 2] as number;
      if (found === 0) break;
      if (table[at] === first && table[at + 1] === second) return found >>> 0;
      at += 3;
      if (at === table.length) at = 0;
    }
    table[at] = first;
    table[at + 1] = second;
    table[at + 2] = line;
    this.#count += 1;
    return 0;
  }

  #grow(): void {
    const before = this.#table;
    let size = (this.#mask + 1) * 2;
    // At once to the size that the file foretells, so that it is not copied over and over.
    while (size * FULL < this.#expected) size *= 2;
    this.#mask = size - 1;
    const table = new Int32Array(size * 3);
    for (let from = 0; from < before.length; from += 3) {
      if (before[from + 2] === 0) continue;
      let at = ((before[from] as number) & this.#mask) * 3;
      while (table[at + 2] !== 0) {
        at += 3;
        if (at === table.length) at = 0;
      }
      table[at] = before[from] as number;
      table[at + 1] = before[from + 1] as number;
      table[at + 2] = before[from + 2] as number;
    }
    this.#table = table;
  }
}

/** How full the table may be before it takes twice the room. */
const FULL = 0.75;
/** Ids longer than this are always looked for. */
const LONGEST = 64;
/** Numbers of an order that may stay where they are when they have been put in the table. */
const SHORT = 3 * 2 ** 16;
