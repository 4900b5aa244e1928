/**
 * Whether bytes that come in pieces are UTF-8, as `TextDecoder` with `fatal` says of the whole: no overlong sequences, no
 * surrogates, nothing cut short at the end. Four bytes at a time where they are ASCII, as nearly all are.
 */
export class Utf8Check {
  valid = true;
  /** Continuation bytes that are still to come, and what the first of them may be. */
  #left = 0;
  #low = 0x80;
  #high = 0xbf;

  push(bytes: Uint8Array): void {
    if (!this.valid) return;
    const { length } = bytes;
    if (length < SHORT) {
      this.#slow(bytes, 0, length);
      return;
    }
    const misaligned = bytes.byteOffset & 3;
    // Word by word needs an address that is a multiple of four.
    const head = misaligned === 0 ? 0 : 4 - misaligned;
    let at = this.#slow(bytes, 0, head);
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset + head, (length - head) >>> 2);
    const count = words.length;
    while (this.valid && at < length) {
      if (this.#left === 0 && ((at - head) & 3) === 0 && at >= head) {
        let word = (at - head) >>> 2;
        while (
          word + 4 <= count &&
          (((words[word] as number) |
            (words[word + 1] as number) |
            (words[word + 2] as number) |
            (words[word + 3] as number)) &
            0x80808080) ===
            0
        )
          word += 4;
        while (word < count && ((words[word] as number) & 0x80808080) === 0) word += 1;
        at = head + word * 4;
        if (at >= length) return;
      }
      // To the next multiple of four, byte by byte.
      const stop = Math.min(length, at + 4 - ((at - head) & 3));
      at = this.#slow(bytes, at, stop);
    }
  }

  /** Nothing more comes. */
  end(): boolean {
    return this.valid && this.#left === 0;
  }

  #slow(bytes: Uint8Array, from: number, to: number): number {
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at] as number;
      if (this.#left > 0) {
        if (byte < this.#low || byte > this.#high) {
          this.valid = false;
          return to;
        }
        this.#left -= 1;
        this.#low = 0x80;
        this.#high = 0xbf;
      } else if (byte >= 0x80) this.#start(byte);
    }
    return to;
  }

  #start(byte: number): void {
    if (byte >= 0xc2 && byte <= 0xdf) this.#left = 1;
    else if (byte >= 0xe0 && byte <= 0xef) {
      this.#left = 2;
      if (byte === 0xe0) this.#low = 0xa0;
      if (byte === 0xed) this.#high = 0x9f;
    } else if (byte >= 0xf0 && byte <= 0xf4) {
      this.#left = 3;
      if (byte === 0xf0) this.#low = 0x90;
      if (byte === 0xf4) this.#high = 0x8f;
    } else this.valid = false;
  }
}

/** Bytes that are not worth looking at by fours. */
const SHORT = 16;
