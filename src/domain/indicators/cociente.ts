import { type Context, expected } from '../context.ts';
import { cell, emptyGrid, type Grid, highAt, lowAt, STATE, setKnown, setMissing } from '../grid.ts';
import { known, type Measure, missing } from '../measure.ts';
import { byarHigh, byarLow } from '../poisson.ts';
import { computed, present, referenceTerm, zoneTotalTerm } from '../provenance.ts';
import { countTerm } from './conteo.ts';
import { indicator, TAX_ADDRESS } from './indicator.ts';

/** Below both, a quotient jumps with one firm more or less and is not shown (method 1.1). */
export const FEW = { expected: 1, count: 5 };

/**
 * Location quotient with its 95 % interval (method 1.1 and 1.3) of every zone × sector. Where the count or the margins
 * hold censored cells the interval spans both: chance, and what the publisher keeps to itself. Made once for a context.
 */
export function quotients(context: Context): Grid {
  const found = kept.get(context);
  if (found) return found;
  const { counts, alone } = context;
  const columns = context.sectors.length;
  const grid = emptyGrid(context.zones.length, columns, 'veces');
  for (let row = 0; row < grid.rows; row += 1)
    for (let at = row * columns; at < (row + 1) * columns; at += 1)
      if (alone[row] === 1) setMissing(grid, at, STATE['no-aplica']);
      else setQuotient(grid, counts, context.expectations, at);
  kept.set(context, grid);
  return grid;
}
const kept = new WeakMap<Context, Grid>();

/** The quotient of one zone × sector. */
export function quotient(context: Context, row: number, column: number): Measure {
  return cell(quotients(context), row, column);
}

function setQuotient(grid: Grid, counts: Grid, expectations: Context['expectations'], at: number): void {
  const state = counts.state[at] ?? STATE['sin-dato'];
  const e = expectations.e[at] ?? NaN;
  const eLow = expectations.low[at] ?? NaN;
  const eHigh = expectations.high[at] ?? NaN;
  const nLow = lowAt(counts, at);
  const nHigh = highAt(counts, at);
  if (Number.isNaN(e)) setMissing(grid, at, state || STATE['sin-dato']);
  else if (e === 0) setMissing(grid, at, STATE['denominador-cero']);
  else if (state !== 0) {
    if (Number.isNaN(nLow) || eLow === 0) setMissing(grid, at, state);
    else setMissing(grid, at, state, nLow / eHigh, nHigh / eLow);
  } else {
    const n = counts.value[at] ?? NaN;
    if (e < FEW.expected && n < FEW.count) setMissing(grid, at, STATE['pocos-datos']);
    else {
      const most = byarHigh(nHigh);
      setKnown(grid, at, n / e, byarLow(nLow) / eHigh, eLow > 0 ? most / eLow : most / e, n);
    }
  }
}

export const cociente = indicator({
  id: 'cociente',
  method: '1.1',
  name: 'Cociente de localización',
  unit: 'veces',
  kind: 'divergente',
  scope: 'zona-sector',
  formula: 'LQ = n ÷ E, con E = n_r · N_i ÷ N',
  reading:
    '1 es lo esperado si la zona se repartiera como la referencia; 2, el doble. Es especializada solo si todo el intervalo supera 1.',
  caveats: [
    TAX_ADDRESS,
    'Se prueban muchas celdas a la vez: cerca de 1 de cada 40 pasa de 1 solo por azar.',
    'No se muestra cuando se espera menos de una empresa y hay menos de cinco.',
  ],
  needs: 'empresas o catastro',
  compute: quotients,
  explain: (context, row, column) => {
    const { e, low, high } = expected(context, row, column);
    const unit = context.counts.unit;
    return present(
      countTerm(context, row, column),
      zoneTotalTerm(context, row),
      referenceTerm(context, row, column),
      referenceTerm(context, row, undefined),
      computed(
        'E',
        'Lo esperado: n_r · N_i ÷ N',
        Number.isNaN(e) ? missing('sin-dato', unit) : known(e, unit, low < high ? { low, high } : {}),
      ),
    );
  },
});
