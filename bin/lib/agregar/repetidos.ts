import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ids } from '../../../src/load/bulk/ids.ts';

/** Files that the hashes are parted into: each is sorted by itself, in a part of the memory that all would take. */
const BUCKETS = 256;
/** Hashes of a bucket that are held before they are written. */
const HELD = 1024;

/**
 * Tells repeated ids in memory that does not grow with the rows: a first reading writes the 64 bits of each id to the disk,
 * where those that are there twice are found; a second one keeps in memory only those.
 */
export interface Repeats {
  /** For the first reading. */
  record(rows: number, seed: number): Ids;
  /** For the second. */
  known(rows: number, seed: number): Ids;
  close(): void;
}

export function findRepeats(): Repeats {
  const folder = mkdtempSync(join(tmpdir(), 'agregar-'));
  let recorded: Recorder | undefined;
  let repeated: { readonly seed: number; readonly keys: ReadonlySet<bigint> } | undefined;
  return {
    record(_, seed) {
      // A reading begun again, with another encoding or seed, records all of it again.
      recorded?.end();
      recorded = new Recorder(folder, seed);
      return recorded;
    },
    known(rows, seed) {
      repeated ??= recorded && { seed: recorded.seed, keys: recorded.repeated() };
      // Another seed is tried when two ids had the same hash: one register in millions, which is then read in memory.
      return repeated?.seed === seed ? new Known(seed, repeated.keys) : new Ids(rows, seed);
    },
    close() {
      recorded?.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const keyOf = (first: number, second: number) => (BigInt(first >>> 0) << 32n) | BigInt(second >>> 0);

class Recorder extends Ids {
  readonly seed: number;
  readonly #paths: readonly string[];
  readonly #files: number[];
  readonly #held = Array.from({ length: BUCKETS }, () => new BigUint64Array(HELD));
  readonly #count = new Int32Array(BUCKETS);

  constructor(folder: string, seed: number) {
    super(0, seed);
    this.seed = seed;
    this.#paths = this.#held.map((_, bucket) => join(folder, String(bucket)));
    this.#files = this.#paths.map((path) => openSync(path, 'w'));
  }

  override seen(): number {
    const bucket = this.second & (BUCKETS - 1);
    const held = this.#held[bucket] as BigUint64Array;
    const count = this.#count[bucket] as number;
    held[count] = keyOf(this.first, this.second);
    this.#count[bucket] = count + 1;
    if (count + 1 === HELD) this.#flush(bucket);
    return 0;
  }

  repeated(): ReadonlySet<bigint> {
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) this.#flush(bucket);
    this.end();
    const keys = new Set<bigint>();
    for (const path of this.#paths) {
      const bytes = readFileSync(path);
      // A copy that begins where a list of 64 bits may.
      const hashes = new BigUint64Array(Uint8Array.from(bytes).buffer).sort();
      for (let at = 1; at < hashes.length; at += 1)
        if (hashes[at] === hashes[at - 1]) keys.add(hashes[at] as bigint);
    }
    return keys;
  }

  end(): void {
    for (const file of this.#files.splice(0)) closeSync(file);
  }

  #flush(bucket: number): void {
    const held = this.#held[bucket];
    const file = this.#files[bucket];
    if (held && file !== undefined)
      writeSync(file, new Uint8Array(held.buffer, 0, 8 * (this.#count[bucket] ?? 0)));
    this.#count[bucket] = 0;
  }
}

/** Looks only at ids that are known to be there more than once. */
class Known extends Ids {
  readonly #keys: ReadonlySet<bigint>;

  constructor(seed: number, keys: ReadonlySet<bigint>) {
    super(keys.size, seed);
    this.#keys = keys;
  }

  override seen(line: number): number {
    return this.#keys.size > 0 && this.#keys.has(keyOf(this.first, this.second)) ? super.seen(line) : 0;
  }
}
