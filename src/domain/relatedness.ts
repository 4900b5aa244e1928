import type { Context } from './context.ts';
import { emptyGrid, type Grid, STATE, setKnown, setMissing } from './grid.ts';
import { FEW, quotient, quotients } from './indicators/cociente.ts';
import type { Measure } from './measure.ts';
import { byarLow } from './poisson.ts';

/** With fewer zones in the reference, how often two sectors go together says little (method 1.8). */
export const FEWEST_FOR_PROXIMITY = 100;

/** Whether a sector is a strength of a zone: M = 0, M = 1, either of them (a censored count), or nobody tells. */
export const ABSENT = 0;
export const PRESENT = 1;
export const EITHER = 2;
export const UNTOLD = 3;

/**
 * M of every zone × sector, in the order of the counts: 1 when the whole interval of its quotient is above 1. A quotient
 * not shown for resting on too few cases is no strength. A censored count is either only where some count within its ends
 * would be one.
 */
export function presences(context: Context): Uint8Array {
  const grid = quotients(context);
  const { low: eLow, high: eHigh } = context.expectations;
  const { counts } = context;
  const presence = new Uint8Array(grid.state.length);
  for (let at = 0; at < presence.length; at += 1) {
    const state = grid.state[at] ?? STATE['sin-dato'];
    if (state === 0) presence[at] = (grid.low[at] ?? NaN) > 1 ? PRESENT : ABSENT;
    else if (state === STATE['pocos-datos'] || state === STATE['denominador-cero']) presence[at] = ABSENT;
    else if (state !== STATE.reservado && state !== STATE['bajo-umbral']) presence[at] = UNTOLD;
    else presence[at] = mayBe(counts.high[at] ?? NaN, eLow[at] ?? NaN, eHigh[at] ?? NaN) ? EITHER : ABSENT;
  }
  return presence;
}

/** Whether a censored count may be a strength: at its most, among as few as are expected. NaN: nobody says its most. */
function mayBe(most: number, eLow: number, eHigh: number): boolean {
  const hidden = eHigh < FEW.expected && most < FEW.count;
  return Number.isNaN(most) || (!hidden && byarLow(most) > eLow);
}

/** How much sectors go together over the zones of a reference, and where each one is. */
interface Space {
  readonly presence: Uint8Array;
  /** φ of each group, sectors × sectors; undefined for a group of too few zones. */
  readonly phi: readonly (Float64Array | undefined)[];
}

const spaces = new WeakMap<Context, Space>();
function spaceOf(context: Context): Space {
  const found = spaces.get(context);
  if (found) return found;
  const presence = presences(context);
  const columns = context.sectors.length;
  const phi = context.groups.map(({ rows }) =>
    rows.length < FEWEST_FOR_PROXIMITY ? undefined : proximityOf(presence, rows, columns),
  );
  const made = { presence, phi };
  spaces.set(context, made);
  return made;
}

/**
 * Proximity φ_ij = min(P(i|j), P(j|i)) of the sectors, row by row, for each group of the context (Hidalgo, Klinger,
 * Barabási and Hausmann 2007, *Science* 317, 482–487). Symmetric, 0 to 1; 0 on the diagonal, for a sector is not its own
 * neighbour, and 0 for a sector that is nowhere. Undefined for a group of fewer than `FEWEST_FOR_PROXIMITY` zones.
 */
export function proximities(context: Context): readonly (Float64Array | undefined)[] {
  return spaceOf(context).phi;
}

/**
 * φ of some rows of a matrix of presences. Both probabilities are of the zones in which the two sectors are told apart:
 * a censored cell leaves its zone out of that pair, never as an absence. Zones are bits of a word, 32 at a time.
 */
export function proximityOf(presence: Uint8Array, rows: readonly number[], columns: number): Float64Array {
  const words = Math.ceil(rows.length / 32);
  const present = new Int32Array(columns * words);
  const told = new Int32Array(columns * words);
  rows.forEach((row, bit) => {
    for (let column = 0; column < columns; column += 1) {
      const state = presence[row * columns + column];
      const word = column * words + (bit >> 5);
      if (state === PRESENT) present[word] = (present[word] ?? 0) | (1 << (bit & 31));
      if (state === PRESENT || state === ABSENT) told[word] = (told[word] ?? 0) | (1 << (bit & 31));
    }
  });
  const phi = new Float64Array(columns * columns);
  for (let i = 0; i < columns; i += 1)
    for (let j = i + 1; j < columns; j += 1) {
      let both = 0;
      let ofI = 0;
      let ofJ = 0;
      for (let word = 0; word < words; word += 1) {
        const inI = present[i * words + word] ?? 0;
        const inJ = present[j * words + word] ?? 0;
        both += ones(inI & inJ);
        ofI += ones(inI & (told[j * words + word] ?? 0));
        ofJ += ones(inJ & (told[i * words + word] ?? 0));
      }
      const most = Math.max(ofI, ofJ);
      const near = most > 0 ? both / most : 0;
      phi[i * columns + j] = near;
      phi[j * columns + i] = near;
    }
  return phi;
}

/** How many bits of a word are set (Warren, *Hacker’s Delight*, 2nd ed., fig. 5-2). */
function ones(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  x = (x + (x >>> 4)) & 0x0f0f0f0f;
  return Math.imul(x, 0x01010101) >>> 24;
}

/**
 * Density d_ir = Σ_{j≠i} φ_ij·M_jr ÷ Σ_{j≠i} φ_ij, 0 to 1: how much of what goes with the sector is already a strength of
 * the zone. The sector itself is in neither sum. Where M may be 0 or 1 (a censored count) the figure has both as its ends
 * and their middle as its value. Missing: a reference of too few zones (`no-aplica`), a zone some sector of which nobody
 * tells (`sin-dato`), a sector that goes with no other (`denominador-cero`).
 */
export function densities(context: Context): Grid {
  const { presence, phi } = spaceOf(context);
  const columns = context.sectors.length;
  const grid = emptyGrid(context.zones.length, columns, 'índice 0 a 1');
  const sums = phi.map((matrix) => matrix && rowSums(matrix, columns));
  const sure = new Float64Array(columns);
  const perhaps = new Float64Array(columns);
  for (let row = 0; row < grid.rows; row += 1) {
    const group = context.groupAt[row] ?? -1;
    const matrix = phi[group];
    const all = sums[group];
    const states = presence.subarray(row * columns, (row + 1) * columns);
    const whole =
      context.alone[row] === 1 || (group !== -1 && !matrix)
        ? STATE['no-aplica']
        : !matrix || states.includes(UNTOLD)
          ? STATE['sin-dato']
          : 0;
    sure.fill(0);
    perhaps.fill(0);
    if (matrix && whole === 0)
      for (let j = 0; j < columns; j += 1) {
        const state = states[j];
        if (state === ABSENT) continue;
        const into = state === PRESENT ? sure : perhaps;
        for (let i = 0; i < columns; i += 1) into[i] = (into[i] ?? 0) + (matrix[j * columns + i] ?? 0);
      }
    for (let i = 0; i < columns; i += 1) {
      const at = row * columns + i;
      const total = all?.[i] ?? 0;
      const least = sure[i] ?? 0;
      const doubt = perhaps[i] ?? 0;
      if (whole !== 0) setMissing(grid, at, whole);
      else if (total === 0) setMissing(grid, at, STATE['denominador-cero']);
      else if (doubt === 0) setKnown(grid, at, least / total);
      else setKnown(grid, at, (least + doubt / 2) / total, least / total, (least + doubt) / total);
    }
  }
  return grid;
}

function rowSums(matrix: Float64Array, columns: number): Float64Array {
  return Float64Array.from({ length: columns }, (_, i) =>
    matrix.subarray(i * columns, (i + 1) * columns).reduce((acc, near) => acc + near, 0),
  );
}

/** Both sums of a density; undefined where there is no φ. */
export function densityParts(
  context: Context,
  row: number,
  column: number,
): { readonly present: number; readonly perhaps: number; readonly all: number } | undefined {
  const { presence, phi } = spaceOf(context);
  const matrix = phi[context.groupAt[row] ?? -1];
  if (!matrix) return undefined;
  const columns = context.sectors.length;
  const parts = { present: 0, perhaps: 0, all: 0 };
  for (let j = 0; j < columns; j += 1) {
    const near = matrix[column * columns + j] ?? 0;
    const state = presence[row * columns + j];
    parts.all += near;
    if (state === PRESENT) parts.present += near;
    if (state === EITHER) parts.perhaps += near;
  }
  return parts;
}

/** A sector that goes with another: where it is in the table, how near it is, and how strong in the zone. */
export interface Neighbour {
  readonly column: number;
  readonly phi: number;
  readonly quotient: Measure;
}

/**
 * The sectors that are a strength of the zone (M = 1) and go most often with the one in `column`, the nearest first; of
 * two as near, the first in the table. Empty where there is no φ, or none is present.
 */
export function nearestPresent(
  context: Context,
  row: number,
  column: number,
  most = 3,
): readonly Neighbour[] {
  const { presence, phi } = spaceOf(context);
  const matrix = phi[context.groupAt[row] ?? -1];
  if (!matrix) return [];
  const columns = context.sectors.length;
  return context.sectors
    .flatMap((_, j) => {
      const near = matrix[column * columns + j] ?? 0;
      return presence[row * columns + j] === PRESENT && near > 0 ? [{ column: j, phi: near }] : [];
    })
    .sort((a, b) => b.phi - a.phi || a.column - b.column)
    .slice(0, most)
    .map((one) => ({ ...one, quotient: quotient(context, row, one.column) }));
}
