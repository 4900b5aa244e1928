import { type Context, expected, type ReferenceGroup } from '../context.ts';
import { cell, centralAt, emptyGrid, type Grid, STATE, setKnown, setMissing } from '../grid.ts';
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
  const { rows } = group;
  const { counts } = context;
  const central = new Float64Array(rows.length);
  const expectations = new Float64Array(rows.length);
  for (let member = 0; member < rows.length; member += 1) {
    const at = (rows[member] ?? 0) * counts.columns + column;
    central[member] = centralAt(counts, at);
    expectations[member] = context.expectations.e[at] ?? NaN;
  }
  return priorStrength(central, expectations);
}

/** One cell: n shrunk towards what is expected. No interval of chance: shrinking has already weighed it. */
function setShrunk(grid: Grid, counts: Grid, at: number, e: number, strength: number): void {
  const state = counts.state[at] ?? STATE['sin-dato'];
  const w = ownWeight(e, strength);
  const shrink = (count: number) => w * (count / e) + (1 - w);
  // Only what the publisher keeps back; where it keeps nothing the ends are not given.
  const low = shrink(counts.low[at] ?? NaN);
  const high = shrink(counts.high[at] ?? NaN);
  const n = counts.value[at] ?? NaN;
  if (state === 0) setKnown(grid, at, shrink(n), low, high, n);
  else setMissing(grid, at, state, low, high);
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
    const { counts, expectations, alone, groupAt } = context;
    const { columns } = counts;
    const strengths = context.groups.map((group) =>
      Float64Array.from(context.sectors, (_, column) => strengthOf(context, group, column)),
    );
    for (let row = 0; row < grid.rows; row += 1) {
      const ofGroup = strengths[groupAt[row] ?? -1];
      for (let column = 0; column < columns; column += 1) {
        const at = row * columns + column;
        const e = expectations.e[at] ?? NaN;
        const strength = ofGroup?.[column] ?? NaN;
        if (alone[row] === 1) setMissing(grid, at, STATE['no-aplica']);
        else if (Number.isNaN(e)) setMissing(grid, at, counts.state[at] || STATE['sin-dato']);
        else if (e === 0) setMissing(grid, at, STATE['denominador-cero']);
        else if (Number.isNaN(strength)) setMissing(grid, at, STATE['no-aplica']);
        else setShrunk(grid, counts, at, e, strength);
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
