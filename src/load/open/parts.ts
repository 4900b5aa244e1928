/** Bytes that one part holds at most before it is handed over: a blob is not kept in the memory of the page. */
const PART = 16 * 1024 * 1024;

/** A blob written piece by piece, so that it is never held twice. */
export function growingBlob(): { add(bytes: Uint8Array): void; done(type?: string): Blob } {
  const parts: Blob[] = [];
  let pending: Uint8Array<ArrayBuffer>[] = [];
  let held = 0;
  const handOver = () => {
    if (held > 0) parts.push(new Blob(pending));
    pending = [];
    held = 0;
  };
  return {
    add(bytes) {
      // A copy: whoever makes the pieces may write the next one in the same place.
      pending.push(new Uint8Array(bytes));
      held += bytes.length;
      if (held >= PART) handOver();
    },
    done(type = '') {
      handOver();
      return new Blob(parts, { type });
    },
  };
}

/** The bytes of a blob, one stretch at a time; between two of them whoever reads can be stopped. */
export async function* stretches(
  blob: Blob,
  signal: AbortSignal,
  size = 1024 * 1024,
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < blob.size; at += size) {
    signal.throwIfAborted();
    yield new Uint8Array(await blob.slice(at, at + size).arrayBuffer());
  }
}

/** Tells of a long reading about ten times a second, however often it is called. */
export function seldom(tell: () => void): () => void {
  let last = 0;
  return () => {
    const now = Date.now();
    if (now - last < 100) return;
    last = now;
    tell();
  };
}
