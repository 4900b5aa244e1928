import { once } from 'node:events';

/** Where a command prints: figures to `out`, what it has to say about them to `err`. */
export interface Streams {
  out(text: string): Promise<void> | void;
  err(text: string): void;
}

/** The reader went away (`… | head`): nothing is wrong, there is just nobody to print for. */
export class Closed extends Error {}

/** Standard output, waiting while whoever reads it is slower than we are. */
export function standardStreams(): Streams {
  const { stdout } = process;
  let closed = false;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    closed = true;
  });
  return {
    async out(text) {
      if (closed) throw new Closed();
      if (stdout.write(text)) return;
      await Promise.race([once(stdout, 'drain'), once(stdout, 'close')]).catch(() => undefined);
      if (closed) throw new Closed();
    },
    err: (text) => console.error(text),
  };
}

const BLOCK = 65_536;

/** Joins many short pieces into few writes: one write per figure would take longer than computing it. */
export async function printAll(pieces: Iterable<string>, streams: Streams): Promise<void> {
  let block = '';
  for (const piece of pieces) {
    block += piece;
    if (block.length < BLOCK) continue;
    await streams.out(block);
    block = '';
  }
  if (block) await streams.out(block);
}

/**
 * A cell of a CSV. A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers are written
 * as they are.
 */
export function csvCell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
