/**
 * One row of a delimited text, cell by cell, from its bytes and by PapaParse's rules: quotes open only at the start of a
 * cell, `""` is a quote, blanks may stand between a closing quote and the separator, and text after a closing quote belongs
 * to the cell and is told as badly quoted. Lines end in LF, CR LF or CR. Separators and quotes are ASCII, so that the same
 * bytes part UTF-8 and Windows-1252 alike.
 */

export const QUOTE = 34;
export const LF = 10;
export const CR = 13;

export interface SplitRow {
  readonly from: number[];
  readonly to: number[];
  /** Of each cell: 0 as it stands, 1 within quotes, 2 after a quote that never closes. */
  readonly kind: number[];
  /** Where the next row starts; −1 when these bytes do not reach the end of this one. */
  next: number;
  /** Line breaks inside its cells. */
  breaks: number;
  badlyQuoted: boolean;
  opensQuote: boolean;
}

export function emptySplit(): SplitRow {
  return { from: [], to: [], kind: [], next: 0, breaks: 0, badlyQuoted: false, opensQuote: false };
}

/**
 * Parts the row that starts at `start`. `atEnd`: the text ends at `end`; otherwise more bytes may follow.
 */
export function splitRow(
  bytes: Uint8Array,
  start: number,
  end: number,
  atEnd: boolean,
  separator: number,
  decode: (bytes: Uint8Array) => string,
  row: SplitRow,
): SplitRow {
  row.from.length = 0;
  row.to.length = 0;
  row.kind.length = 0;
  row.breaks = 0;
  row.badlyQuoted = false;
  row.opensQuote = false;
  row.next = -1;
  let at = start;
  for (;;) {
    if (at < end && bytes[at] === QUOTE) {
      const closed = closingQuote(bytes, at + 1, end, atEnd, separator, decode, row);
      if (closed === -1 && !atEnd) return row;
      if (closed === -1) {
        // It never closes: the rest of the text is this cell.
        row.opensQuote = true;
        keep(row, at + 1, end, 2);
        row.next = end;
        return row;
      }
      keep(row, at + 1, closed, 1);
      at = closed + 1;
      // What stands between the quote and the separator is blank.
      while (at < end && bytes[at] !== separator && bytes[at] !== LF && bytes[at] !== CR) at += 1;
    } else {
      const from = at;
      while (at < end && bytes[at] !== separator && bytes[at] !== LF && bytes[at] !== CR) at += 1;
      keep(row, from, at, 0);
    }
    if (at >= end) {
      if (atEnd) row.next = end;
      return row;
    }
    if (bytes[at] === separator) {
      at += 1;
      if (at >= end && !atEnd) return row;
      continue;
    }
    if (bytes[at] === CR) {
      if (at + 1 >= end && !atEnd) return row;
      if (at + 1 < end && bytes[at + 1] === LF) at += 1;
    }
    row.next = at + 1;
    return row;
  }
}

function keep(row: SplitRow, from: number, to: number, kind: number): void {
  row.from.push(from);
  row.to.push(to);
  row.kind.push(kind);
}

/** Where the quote that closes a cell stands; −1 when none does in these bytes. Counts the line breaks before it. */
function closingQuote(
  bytes: Uint8Array,
  from: number,
  end: number,
  atEnd: boolean,
  separator: number,
  decode: (bytes: Uint8Array) => string,
  row: SplitRow,
): number {
  let at = from;
  for (;;) {
    for (; at < end && bytes[at] !== QUOTE; at += 1)
      if (bytes[at] === LF && bytes[at - 1] === CR && at > from) continue;
      else if (bytes[at] === LF || bytes[at] === CR) row.breaks += 1;
    if (at >= end) return -1;
    if (at === end - 1) return atEnd ? at : -1;
    if (bytes[at + 1] === QUOTE) {
      at += 2;
      continue;
    }
    let after = at + 1;
    while (after < end && bytes[after] !== separator && bytes[after] !== LF && bytes[after] !== CR)
      after += 1;
    if (after >= end && !atEnd) return -1;
    if (after < end && isBlank(bytes, at + 1, after, decode)) return at;
    row.badlyQuoted = true;
    at += 1;
  }
}

/** Whether nothing but blanks stands there; signs beyond ASCII are for the decoder to say. */
export function isBlank(
  bytes: Uint8Array,
  from: number,
  to: number,
  decode: (bytes: Uint8Array) => string,
): boolean {
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (byte >= 0x80) return decode(bytes.subarray(from, to)).trim() === '';
    if (byte !== 32 && (byte < 9 || byte > 13)) return false;
  }
  return true;
}

/** The text of a cell of a row. */
export function cellText(
  bytes: Uint8Array,
  row: SplitRow,
  cell: number,
  decode: (bytes: Uint8Array) => string,
): string {
  const from = row.from[cell];
  const to = row.to[cell];
  if (from === undefined || to === undefined || from >= to) return '';
  const text = decode(bytes.subarray(from, to));
  const kind = row.kind[cell];
  if (kind === 0) return text;
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return kind === 1 ? lines.replaceAll('""', '"') : lines;
}

/** The texts of all the cells of a row. */
export function cellTexts(bytes: Uint8Array, row: SplitRow, decode: (bytes: Uint8Array) => string): string[] {
  return row.from.map((_, cell) => cellText(bytes, row, cell, decode));
}
