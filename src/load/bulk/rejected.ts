/** Why a row is left out: the code of the issue that says so. */
export const REASONS = [
  'celda-obligatoria',
  'celdas-de-mas',
  'comilla-abierta',
  'falta-columna',
  'fila-enorme',
  'id-repetido',
  'sin-lugar',
  'fuera-del-territorio',
] as const;
export type Reason = (typeof REASONS)[number];

/** The rows left out: what is enough to say of each and to read it again from its file. */
export class RejectedRows {
  #length = 0;
  #line = new Uint32Array(64);
  #from = new Float64Array(64);
  #bytes = new Float64Array(64);
  #reason = new Uint8Array(64);

  get length(): number {
    return this.#length;
  }
  line(at: number): number {
    return this.#line[at] ?? 0;
  }
  reason(at: number): Reason | undefined {
    return at < this.#length ? REASONS[this.#reason[at] ?? 0] : undefined;
  }
  /** Bytes of the file that hold the row, its line break among them. */
  range(at: number): { readonly from: number; readonly to: number } {
    const from = this.#from[at] ?? 0;
    return { from, to: from + (this.#bytes[at] ?? 0) };
  }

  add(line: number, from: number, to: number, reason: Reason): void {
    const at = this.#length;
    this.#length += 1;
    if (at >= this.#line.length) this.#grow();
    this.#line[at] = line;
    this.#from[at] = from;
    this.#bytes[at] = to - from;
    this.#reason[at] = REASONS.indexOf(reason);
  }

  #grow(): void {
    const size = this.#line.length * 2;
    const line = new Uint32Array(size);
    line.set(this.#line);
    this.#line = line;
    const from = new Float64Array(size);
    from.set(this.#from);
    this.#from = from;
    const bytes = new Float64Array(size);
    bytes.set(this.#bytes);
    this.#bytes = bytes;
    const reason = new Uint8Array(size);
    reason.set(this.#reason);
    this.#reason = reason;
  }
}

/** Rows joined into one piece of the blob when nothing lies between them. */
const MOST_PIECES = 50_000;

/**
 * The rejected rows as the file writes them, below its header: parts of the same blob, none of them copied. Ready to be
 * mended and dropped again. Of more rows than may be pieced together, the first.
 */
export function rejectedOf(
  blob: Blob,
  rejected: RejectedRows,
  header: { readonly from: number; readonly to: number },
): Blob {
  const ranges: { from: number; to: number }[] = [];
  for (let at = 0; at < rejected.length; at += 1) {
    const { from, to } = rejected.range(at);
    const last = ranges.at(-1);
    if (last && last.to === from) last.to = to;
    else if (ranges.length === MOST_PIECES) break;
    else ranges.push({ from, to });
  }
  // In the order of the file: only the last of them can lack its line break.
  return new Blob(
    [header, ...ranges].map(({ from, to }) => blob.slice(from, to)),
    { type: 'text/csv' },
  );
}
