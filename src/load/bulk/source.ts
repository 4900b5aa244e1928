/** Bytes that can be read again from the start: a second reading is made when what the first took for granted was not so. */
export interface ByteSource {
  /** Bytes of text, to foresee how many rows there are; 0 where nobody can tell. */
  readonly size: number;
  chunks(signal?: AbortSignal): AsyncIterable<Uint8Array>;
  /** How much of what is read has been read, in the measure of `total`. */
  readonly progress: () => { readonly done: number; readonly total: number };
  /** The least bytes that are read at a time, at first and later; as many as suit the reader when not given. */
  readonly blocks?: { readonly first: number; readonly rest: number };
  /** The text itself, where a part of it can be asked for by its place. */
  readonly blob: Blob | undefined;
}

/** Long enough for what a part costs to be small beside its bytes, short enough for a page to stop at once. */
const PART = 4 * 2 ** 20;

/** A file of the reader's, read in parts; a `.gz` is expanded while it is read. */
export function blobSource(blob: Blob, path: string): ByteSource {
  return path.toLowerCase().endsWith('.gz') ? gzipped(blob) : plain(blob);
}

/** Streams that can be opened again: a file of the disk, or several as one. */
export function streamSource(open: () => AsyncIterable<Uint8Array>, size = 0): ByteSource {
  let done = 0;
  return {
    size,
    blob: undefined,
    progress: () => ({ done, total: size }),
    async *chunks(signal) {
      done = 0;
      for await (const chunk of open()) {
        signal?.throwIfAborted();
        done += chunk.length;
        yield chunk;
      }
    },
  };
}

function plain(blob: Blob): ByteSource {
  let done = 0;
  return {
    size: blob.size,
    blob,
    progress: () => ({ done, total: blob.size }),
    async *chunks(signal) {
      done = 0;
      const part = async (from: number) =>
        new Uint8Array(await blob.slice(from, Math.min(blob.size, from + PART)).arrayBuffer());
      let next = part(0);
      // What is read ahead and never asked for is nobody's fault.
      const quiet = () => undefined;
      for (let from = 0; from < blob.size; from += PART) {
        const bytes = await next;
        if (from + PART < blob.size) {
          // The next part is on its way while this one is looked at.
          next = part(from + PART);
          next.catch(quiet);
        }
        signal?.throwIfAborted();
        done = from + bytes.length;
        yield bytes;
      }
    },
  };
}

function gzipped(blob: Blob): ByteSource {
  let done = 0;
  return {
    // Text of a table takes some five times its gzip; it only foresees how many rows there are.
    size: blob.size * 5,
    blob: undefined,
    progress: () => ({ done, total: blob.size }),
    async *chunks(signal) {
      done = 0;
      const counted = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          done += chunk.length;
          controller.enqueue(chunk);
        },
      });
      const reader = blob
        .stream()
        .pipeThrough(counted)
        // The types of Node and of the browser part here; at run time they are one.
        .pipeThrough(
          new DecompressionStream('gzip') as unknown as ReadableWritablePair<Uint8Array, Uint8Array>,
        )
        .getReader();
      try {
        for (;;) {
          const { done: ended, value } = await reader.read();
          signal?.throwIfAborted();
          if (ended) return;
          yield value;
        }
      } finally {
        await reader.cancel().catch(() => undefined);
      }
    },
  };
}

/** The same bytes in blocks of at least so many, so that a stream of crumbs costs no more than a file. */
export async function* inBlocks(
  chunks: AsyncIterable<Uint8Array>,
  { first, rest }: { readonly first: number; readonly rest: number },
): AsyncGenerator<Uint8Array, void, undefined> {
  let held: Uint8Array[] = [];
  let length = 0;
  let least = first;
  for await (const chunk of chunks) {
    if (length === 0 && chunk.length >= least) {
      yield chunk;
      least = rest;
      continue;
    }
    held.push(chunk);
    length += chunk.length;
    if (length < least) continue;
    yield joined(held);
    held = [];
    length = 0;
    least = rest;
  }
  if (length > 0) yield joined(held);
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
