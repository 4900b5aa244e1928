import type { Before } from '../before.ts';
import type { Context } from '../context.ts';
import { cell, emptyGrid, type Grid, highAt, lowAt, STATE, setKnown, setMissing } from '../grid.ts';
import { known } from '../measure.ts';
import { ratioLimits } from '../poisson.ts';
import { computed, countedColumn, cubeTerm, present, type Term } from '../provenance.ts';
import { indicator, TAX_ADDRESS } from './indicator.ts';

/** Fewer at the start than this, and one more or less is a rate of growth (method 1.5). */
export const FEWEST_AT_START = 10;

/** The count at the start must be certain to reach the least; a censored one that may not keeps its own reason. */
export function isFewAtStart(start: Grid, at: number): boolean {
  return start.state[at] === 0
    ? (start.value[at] ?? NaN) < FEWEST_AT_START
    : (start.high[at] ?? NaN) < FEWEST_AT_START;
}

/** Years from and to, as a figure of two years says them: `2009–2019`. */
export function yearsOf(context: Context): string | undefined {
  const { before, cube } = context;
  return before && `${before.period.from}–${cube.period.to}`;
}

/** The context as it was at the start: what a term of that year is read from. */
export function atStart(context: Context, before: Before): Context {
  const groups = before.groups.map(({ start }) => start);
  return { ...context, cube: before.cube, counts: before.counts, groups };
}

/** n_0, or n_1: the count at the start, or at the end, with its year. */
export function countAt(context: Context, before: Before, which: 0 | 1, row: number, column: number): Term {
  const of = which === 0 ? atStart(context, before) : context;
  const what = countedColumn(context) === 'trabajadores' ? 'Trabajadores' : 'Empresas';
  return cubeTerm(
    of,
    row,
    column,
    of.counts,
    `n_${which}`,
    `${what} de la zona en el sector, ${of.cube.period.to}`,
    countedColumn(context),
  );
}

export const NEEDS_TWO_YEARS = 'la tabla empresas con dos años sueltos y los mismos sectores';

export const crecimiento = indicator({
  id: 'crecimiento',
  method: '1.5',
  name: 'Crecimiento por año',
  unit: 'porcentaje',
  kind: 'cambio',
  scope: 'zona-sector',
  formula: 'T = 100 · ((n_1 ÷ n_0)^(1 ÷ t) − 1)',
  reading:
    'Cuánto creció el sector en la zona cada año, en promedio, entre el primer año de la tabla y este.',
  caveats: [
    TAX_ADDRESS,
    'Compara dos años: lo que pasó entre medio no se ve.',
    'El intervalo trata los dos años como cuentas independientes: sale más ancho de lo que es.',
  ],
  needs: NEEDS_TWO_YEARS,
  year: yearsOf,
  compute: (context) => {
    const { before, counts } = context;
    const grid = emptyGrid(context.zones.length, context.sectors.length, 'porcentaje');
    if (!before) return grid;
    const { counts: start, years } = before;
    const yearly = (ratio: number) => 100 * (ratio ** (1 / years) - 1);
    for (let at = 0; at < grid.value.length; at += 1) {
      const state = counts.state[at] ?? STATE['sin-dato'];
      const startState = start.state[at] ?? STATE['sin-dato'];
      const low0 = lowAt(start, at);
      const low1 = lowAt(counts, at);
      const high0 = highAt(start, at);
      const high1 = highAt(counts, at);
      if (isFewAtStart(start, at)) setMissing(grid, at, STATE['pocos-datos']);
      else if (state !== 0 || startState !== 0) {
        const reason = state === 0 ? startState : state;
        // A start that may have been nothing has grown by any rate at all.
        if (low0 > 0 && !Number.isNaN(low1))
          setMissing(grid, at, reason, yearly(low1 / high0), yearly(high1 / low0));
        else setMissing(grid, at, reason);
      } else {
        const n0 = start.value[at] ?? NaN;
        const n1 = counts.value[at] ?? NaN;
        const least = ratioLimits(high0, low1).low;
        const most = ratioLimits(low0, high1).high;
        // A start that stands on a sum whose published part is nothing has no upper end to tell.
        if (Number.isFinite(most)) setKnown(grid, at, yearly(n1 / n0), yearly(least), yearly(most), n0);
        else setKnown(grid, at, yearly(n1 / n0), NaN, NaN, n0);
      }
    }
    return grid;
  },
  explain: (context, row, column) => {
    const { before } = context;
    if (!before) return [];
    const change = cell(context.counts, row, column);
    const start = cell(before.counts, row, column);
    return present(
      countAt(context, before, 0, row, column),
      countAt(context, before, 1, row, column),
      computed('t', 'Años entre las dos tablas', known(before.years, 'años')),
      'value' in change && 'value' in start
        ? computed('n_1 − n_0', 'Diferencia entre los dos años', {
            value: change.value - start.value,
            unit: context.counts.unit,
          })
        : undefined,
    );
  },
});
