import { type Context, expected, standsAlone } from '../context.ts';
import { centralAt, fillGrid } from '../grid.ts';
import { central, known, type Measure, missing, type Unit } from '../measure.ts';
import { computed, present, zoneTotalTerm } from '../provenance.ts';
import { indicator } from './indicator.ts';

/** Effective number of sectors 1/Σs² of some counts (inverse Herfindahl; Hill 1973, order 2). NaN when all are zero. */
export function effectiveSectors(counts: readonly number[]): number {
  const total = counts.reduce((a, b) => a + b, 0);
  if (total === 0) return NaN;
  return 1 / counts.reduce((acc, count) => acc + (count / total) ** 2, 0);
}

/**
 * Hachman index 1/Σ(LQ·s): 1 when the zone is divided exactly as the reference, towards 0 the more it
 * departs. `reference` holds the reference's counts in the same order. NaN when it cannot be made: nothing in the zone,
 * or a sector of the zone that the reference lacks.
 */
export function hachmanIndex(counts: readonly number[], reference: readonly number[]): number {
  const total = counts.reduce((a, b) => a + b, 0);
  const all = reference.reduce((a, b) => a + b, 0);
  if (total === 0 || all === 0) return NaN;
  let acc = 0;
  counts.forEach((count, at) => {
    const share = count / total;
    const base = (reference[at] ?? 0) / all;
    if (share > 0) acc += base > 0 ? share * (share / base) : NaN;
  });
  return 1 / acc;
}

/**
 * Least and greatest value that (Σc)² ÷ Σ(c²/b) can take when each count lies between its ends. Both figures are this one:
 * effective sectors with b = 1, Hachman with b = the reference's shares. It is quasi-concave: its greatest value has
 * every count as near to t·b as its interval lets it, with t = Σ(c²/b) ÷ Σc; its least is at a corner of the
 * intervals, looked for by moving the count that helps most, one at a time, from the two extreme corners (a test tries
 * all corners).
 */
export function concentrationRange(
  low: readonly number[],
  high: readonly number[],
  base: readonly number[],
): { low: number; high: number } {
  const from = corner(low, low, high, base);
  const to = corner(high, low, high, base);
  // No firm anywhere in a corner: it has no figure, the other one has.
  const least = Number.isNaN(from) ? to : Number.isNaN(to) ? from : Math.min(from, to);
  return { low: least, high: summit(low, high, base) };
}

function summit(low: readonly number[], high: readonly number[], base: readonly number[]): number {
  const counts = [...high];
  let total = added(counts);
  let squares = weighted(counts, base);
  for (let step = 0; step < 100; step += 1) {
    const t = squares / total;
    for (let at = 0; at < counts.length; at += 1)
      counts[at] = Math.min(high[at] ?? NaN, Math.max(low[at] ?? NaN, t * (base[at] ?? NaN)));
    const nextTotal = added(counts);
    const nextSquares = weighted(counts, base);
    const better = nextTotal ** 2 / nextSquares - total ** 2 / squares;
    total = nextTotal;
    squares = nextSquares;
    if (!(better > 1e-12)) break;
  }
  return total ** 2 / squares;
}

function corner(
  start: readonly number[],
  low: readonly number[],
  high: readonly number[],
  base: readonly number[],
): number {
  const counts = [...start];
  let total = added(counts);
  let squares = weighted(counts, base);
  for (;;) {
    // 0 ÷ 0, a zone with nothing, gives way to any other corner.
    let least = total > 0 ? total ** 2 / squares : Infinity;
    let best = -1;
    let bestTotal = total;
    let bestSquares = squares;
    for (let at = 0; at < counts.length; at += 1) {
      const before = counts[at] ?? NaN;
      const after = (before === low[at] ? high[at] : low[at]) ?? NaN;
      if (after === before) continue;
      const nextTotal = total - before + after;
      const nextSquares = squares + (after * after - before * before) / (base[at] ?? NaN);
      const made = nextTotal > 0 ? nextTotal ** 2 / nextSquares : Infinity;
      if (!(made < least * (1 - 1e-12))) continue;
      least = made;
      best = at;
      bestTotal = nextTotal;
      bestSquares = nextSquares;
    }
    if (best === -1) return added(counts) ** 2 / weighted(counts, base);
    counts[best] = (counts[best] === low[best] ? high[best] : low[best]) ?? NaN;
    total = bestTotal;
    squares = bestSquares;
  }
}

function added(counts: readonly number[]): number {
  let total = 0;
  for (let at = 0; at < counts.length; at += 1) total += counts[at] ?? 0;
  return total;
}

function weighted(counts: readonly number[], base: readonly number[]): number {
  let total = 0;
  for (let at = 0; at < counts.length; at += 1) {
    const count = counts[at] ?? 0;
    if (count > 0) total += (count * count) / (base[at] ?? NaN);
  }
  return total;
}

/** The counts of a zone with every censored cell at its low, middle and high; undefined when one has no bounds. */
function ranges(context: Context, row: number): Record<'low' | 'mid' | 'high', number[]> | undefined {
  const { counts, sectors } = context;
  const made = { low: [] as number[], mid: [] as number[], high: [] as number[] };
  for (let column = 0; column < sectors.length; column += 1) {
    const at = row * sectors.length + column;
    const mid = centralAt(counts, at);
    if (Number.isNaN(mid)) return undefined;
    const low = counts.low[at] ?? NaN;
    const high = counts.high[at] ?? NaN;
    made.mid.push(mid);
    made.low.push(Number.isNaN(low) ? mid : low);
    made.high.push(Number.isNaN(high) ? mid : high);
  }
  return made;
}

/** A figure of a zone from its counts, with the range its censored counts leave. `base`: see `concentrationRange`. */
function ranged(
  context: Context,
  row: number,
  unit: Unit,
  base: readonly number[],
  figure: (counts: readonly number[]) => number,
): Measure {
  const made = ranges(context, row);
  const total = context.zoneTotals[row];
  if (!made || !total || !('value' in total))
    return missing(total && 'missing' in total ? total.missing : 'sin-dato', unit);
  const value = figure(made.mid);
  if (!Number.isFinite(value)) return missing('denominador-cero', unit);
  const censored = made.low.some((low, at) => low < (made.high[at] ?? low));
  return known(value, unit, {
    ...(censored ? concentrationRange(made.low, made.high, base) : {}),
    n: total.value,
  });
}

const LEVEL_CAVEAT = 'Solo se compara entre tablas con la misma clasificación de sectores.';

export const diversidad = indicator({
  id: 'diversidad',
  method: '1.7',
  name: 'Sectores efectivos',
  unit: 'sectores efectivos',
  kind: 'razon',
  scope: 'zona',
  formula: 'H = 1 ÷ Σ s², con s = parte de cada sector en la zona',
  reading: 'Entre cuántos sectores de igual tamaño se reparte la zona. Más alto, más diversa.',
  caveats: [LEVEL_CAVEAT],
  needs: 'empresas o catastro',
  compute: (context) => {
    const evenly = context.sectors.map(() => 1);
    return fillGrid(context.zones.length, 1, 'sectores efectivos', (row) =>
      ranged(context, row, 'sectores efectivos', evenly, effectiveSectors),
    );
  },
  explain: (context, row) =>
    present(
      zoneTotalTerm(context, row),
      computed('k', 'Sectores de la tabla', known(context.sectors.length, 'sectores efectivos')),
    ),
});

export const hachman = indicator({
  id: 'hachman',
  method: '1.7',
  name: 'Parecido con la referencia',
  unit: 'índice 0 a 1',
  kind: 'razon',
  scope: 'zona',
  formula: 'Hachman = 1 ÷ Σ (LQ · s)',
  reading: '1 si la zona se reparte igual que la referencia; más bajo, más distinta de ella.',
  caveats: [LEVEL_CAVEAT],
  needs: 'empresas o catastro',
  compute: (context) => {
    const shares = context.groups.map(({ bySector }) => {
      const counts = bySector.map(central);
      const all = counts.reduce((acc, count) => acc + count, 0);
      return { counts, base: counts.map((count) => count / all), usable: Number.isFinite(all) };
    });
    return fillGrid(context.zones.length, 1, 'índice 0 a 1', (row) => {
      if (standsAlone(context, row)) return missing('no-aplica', 'índice 0 a 1');
      const reference = shares[context.groupAt[row] ?? -1];
      if (!reference?.usable) return missing('sin-dato', 'índice 0 a 1');
      return ranged(context, row, 'índice 0 a 1', reference.base, (counts) =>
        hachmanIndex(counts, reference.counts),
      );
    });
  },
  explain: (context, row) => {
    const largest = context.sectors
      .map((_, column) => ({ column, e: expected(context, row, column).e }))
      .filter(({ e }) => e > 0)
      .sort((a, b) => b.e - a.e)[0];
    return present(
      zoneTotalTerm(context, row),
      largest && computed('E', 'Lo esperado en el sector más grande', known(largest.e, context.counts.unit)),
    );
  },
});
