import { type Context, centralCounts, expected, type ReferenceGroup, standsAlone } from '../context.ts';
import { cell, emptyGrid, setCell } from '../grid.ts';
import { isKnown, known, missing } from '../measure.ts';
import { computed, present } from '../provenance.ts';
import { cociente } from './cociente.ts';
import { countTerm } from './conteo.ts';
import { indicator, TAX_ADDRESS } from './indicator.ts';

/**
 * Strength of the prior of a sector over the zones of a reference, by moments of the Poisson–gamma (Marshall 1991, *JRSS C*
 * 40(2), global estimator, mean 1): ν = 1 / A, A = s² − m / Ē, with m = Σn/ΣE, s² = ΣE(n/E − m)² / ΣE, Ē = ΣE/zones.
 * `Infinity` when A ≤ 0: the zones differ no more than chance would make them, and all shrink to 1. NaN with fewer than
 * two zones.
 */
export function priorStrength(counts: Float64Array, expectations: Float64Array): number {
  let zones = 0;
  let n = 0;
  let e = 0;
  for (let at = 0; at < counts.length; at += 1) {
    const expectation = expectations[at] ?? NaN;
    const count = counts[at] ?? NaN;
    if (!(expectation > 0) || Number.isNaN(count)) continue;
    zones += 1;
    n += count;
    e += expectation;
  }
  if (zones < 2) return NaN;
  const m = n / e;
  let spread = 0;
  for (let at = 0; at < counts.length; at += 1) {
    const expectation = expectations[at] ?? NaN;
    const count = counts[at] ?? NaN;
    if (expectation > 0 && !Number.isNaN(count)) spread += expectation * (count / expectation - m) ** 2;
  }
  const a = spread / e - m / (e / zones);
  return a > 0 ? 1 / a : Infinity;
}

/** w = E / (E + ν): how much the zone's own figure weighs, 0 to 1. */
export function ownWeight(e: number, strength: number): number {
  return strength === Infinity ? 0 : e / (e + strength);
}

function strengthOf(context: Context, group: ReferenceGroup, column: number): number {
  const counts = centralCounts(context, group, column);
  const expectations = Float64Array.from(group.rows, (row) => expected(context, row, column).e);
  return priorStrength(counts, expectations);
}

export const cocienteAjustado = indicator({
  id: 'cociente_ajustado',
  method: '1.2',
  name: 'Cociente ajustado',
  unit: 'veces',
  kind: 'divergente',
  scope: 'zona-sector',
  formula: 'LQ* = w · LQ + (1 − w), con w = E ÷ (E + ν)',
  reading:
    'El cociente, acercado a 1 cuando el dato propio es chico. «w» dice cuánto pesa el dato propio, de 0 a 1.',
  caveats: [
    TAX_ADDRESS,
    'Si las zonas no se distinguen más de lo que haría el azar, todas se acercan a 1 (w = 0).',
  ],
  needs: 'empresas o catastro, con dos zonas o más en la referencia',
  compute: (context) => {
    const grid = emptyGrid(context.zones.length, context.sectors.length, 'veces');
    for (let column = 0; column < context.sectors.length; column += 1) {
      const strengths = context.groups.map((group) => strengthOf(context, group, column));
      for (let row = 0; row < context.zones.length; row += 1) {
        const n = cell(context.counts, row, column);
        const { e } = expected(context, row, column);
        const strength = strengths[context.groupAt[row] ?? -1] ?? NaN;
        if (standsAlone(context, row)) setCell(grid, row, column, missing('no-aplica', 'veces'));
        else if (Number.isNaN(e))
          setCell(grid, row, column, missing(isKnown(n) ? 'sin-dato' : n.missing, 'veces'));
        else if (e === 0) setCell(grid, row, column, missing('denominador-cero', 'veces'));
        else if (Number.isNaN(strength)) setCell(grid, row, column, missing('no-aplica', 'veces'));
        else {
          const w = ownWeight(e, strength);
          const shrink = (count: number) => w * (count / e) + (1 - w);
          if (isKnown(n)) {
            // No interval of chance: shrinking has already weighed it. Only what the publisher keeps back.
            const ends =
              n.low === undefined || n.high === undefined ? {} : { low: shrink(n.low), high: shrink(n.high) };
            setCell(grid, row, column, known(shrink(n.value), 'veces', { n: n.value, ...ends }));
          } else
            setCell(
              grid,
              row,
              column,
              n.low === undefined || n.high === undefined
                ? missing(n.missing, 'veces')
                : missing(n.missing, 'veces', { low: shrink(n.low), high: shrink(n.high) }),
            );
        }
      }
    }
    return grid;
  },
  explain: (context, row, column) => {
    const group = context.groups[context.groupAt[row] ?? -1];
    const strength = group ? strengthOf(context, group, column) : NaN;
    const { e } = expected(context, row, column);
    const w = ownWeight(e, strength);
    const n = cell(context.counts, row, column);
    return present(
      countTerm(context, row, column),
      ...cociente.explain(context, row, column).filter(({ symbol }) => symbol === 'E'),
      computed(
        'LQ',
        'Cociente sin ajustar: n ÷ E',
        isKnown(n) && e > 0 ? known(n.value / e, 'veces') : missing('sin-dato', 'veces'),
      ),
      computed(
        'w',
        `Cuánto pesa el dato propio${Number.isFinite(strength) ? ` (ν = ${strength.toLocaleString('es-CL', { maximumFractionDigits: 2 })})` : ''}`,
        Number.isNaN(w) ? missing('no-aplica', 'peso 0 a 1') : known(w, 'peso 0 a 1'),
      ),
    );
  },
});
