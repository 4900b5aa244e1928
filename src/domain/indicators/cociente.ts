import { type Context, expected, standsAlone } from '../context.ts';
import { cell, fillGrid } from '../grid.ts';
import { isKnown, known, type Measure, missing } from '../measure.ts';
import { byarLimits } from '../poisson.ts';
import { computed, present, referenceTerm, zoneTotalTerm } from '../provenance.ts';
import { countTerm } from './conteo.ts';
import { indicator, TAX_ADDRESS } from './indicator.ts';

/** Below both, a quotient jumps with one firm more or less and is not shown (method 1.1). */
export const FEW = { expected: 1, count: 5 };

/**
 * Location quotient with its 95 % interval (method 1.1 and 1.3). Where the count or the margins hold censored cells
 * the interval spans both: chance, and what the publisher keeps to itself.
 */
export function quotient(context: Context, row: number, column: number): Measure {
  if (standsAlone(context, row)) return missing('no-aplica', 'veces');
  const n = cell(context.counts, row, column);
  const { e, low, high } = expected(context, row, column);
  if (Number.isNaN(e)) return missing(isKnown(n) ? 'sin-dato' : n.missing, 'veces');
  if (e === 0) return missing('denominador-cero', 'veces');
  if (!isKnown(n)) {
    if (n.low === undefined || n.high === undefined || low === 0) return missing(n.missing, 'veces');
    return missing(n.missing, 'veces', { low: n.low / high, high: n.high / low });
  }
  if (e < FEW.expected && n.value < FEW.count) return missing('pocos-datos', 'veces');
  const least = byarLimits(n.low ?? n.value).low;
  const most = byarLimits(n.high ?? n.value).high;
  return known(n.value / e, 'veces', {
    low: least / high,
    high: low > 0 ? most / low : most / e,
    n: n.value,
  });
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
  compute: (context) =>
    fillGrid(context.zones.length, context.sectors.length, 'veces', (row, column) =>
      quotient(context, row, column),
    ),
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
