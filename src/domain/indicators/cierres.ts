import type { Context, ReferenceGroup } from '../context.ts';
import {
  cell,
  emptyGrid,
  type Grid,
  isExact,
  STATE,
  setCell,
  setKnown,
  setMissing,
  sumCells,
} from '../grid.ts';
import { isKnown, known, type Measure, missing, ratio } from '../measure.ts';
import { byarHigh, byarLow } from '../poisson.ts';
import { computed, cubeTerm, present, referencePhrase } from '../provenance.ts';
import { indicator } from './indicator.ts';

/** Closures per firm-year of a sector over the zones of the reference that publish both. */
function referenceRate(context: Context, group: ReferenceGroup | undefined, column: number): Measure {
  const { closures, firmYears } = context;
  // Totals of another territory bring no closures: there is nothing to compare with.
  if (!group || !closures || !firmYears || context.totals) return missing('sin-dato', 'veces');
  const columns = context.sectors.length;
  const both = group.rows.filter(
    (row) => closures.state[row * columns + column] === 0 && firmYears.state[row * columns + column] === 0,
  );
  return ratio(sumCells(closures, both, column), sumCells(firmYears, both, column), 'veces');
}

/** The rate of a zone in times that of the reference, with Byar's limits of its closures and every other interval. */
function compared(closed: Measure, years: Measure, base: Measure): Measure {
  const times = ratio(ratio(closed, years, 'veces'), base, 'veces');
  if (!isKnown(times) || !isKnown(closed) || !isKnown(years) || !isKnown(base)) return times;
  const least = byarLow(closed.low ?? closed.value) / (years.high ?? years.value);
  const most = byarHigh(closed.high ?? closed.value) / (years.low ?? years.value);
  return known(times.value, 'veces', {
    low: least / (base.high ?? base.value),
    high: most / (base.low ?? base.value),
    n: closed.value,
  });
}

/** The same where nothing is an interval, with no object made for the cell. */
function setExact(grid: Grid, at: number, closed: number, years: number, base: number): void {
  if (years === 0 || base === 0) setMissing(grid, at, STATE['denominador-cero']);
  else {
    const times = (count: number) => count / years / base;
    setKnown(grid, at, times(closed), times(byarLow(closed)), times(byarHigh(closed)), closed);
  }
}

export const cierres = indicator({
  id: 'cierres',
  method: '1.9',
  name: 'Cierres',
  unit: 'veces',
  kind: 'divergente',
  scope: 'zona-sector',
  formula: 'C = (términos de giro ÷ empresa-años) ÷ lo mismo del sector en la referencia',
  reading: 'Con qué frecuencia cierran las empresas del sector, en veces la del sector en la referencia.',
  caveats: [
    'Un término de giro no es un fracaso: también es un cambio de dueño, de forma legal o de lugar.',
    'En 2016 el SII cerró de oficio muchos giros sin movimiento (Ley 20.899).',
  ],
  needs: 'las columnas terminos_de_giro y empresa_anios en empresas',
  compute: (context) => {
    const { closures, firmYears } = context;
    if (!closures || !firmYears) return emptyGrid(context.zones.length, context.sectors.length, 'veces');
    const rates = context.groups.map((group) =>
      context.sectors.map((_, column) => referenceRate(context, group, column)),
    );
    const { columns } = closures;
    const grid = emptyGrid(context.zones.length, columns, 'veces');
    for (let row = 0; row < grid.rows; row += 1) {
      const ofGroup = rates[context.groupAt[row] ?? -1];
      for (let column = 0; column < columns; column += 1) {
        const at = row * columns + column;
        const base = ofGroup?.[column] ?? missing('sin-dato', 'veces');
        if (context.alone[row] === 1) setMissing(grid, at, STATE['no-aplica']);
        else if (isExact(closures, at) && isExact(firmYears, at) && isKnown(base) && base.low === undefined)
          setExact(grid, at, closures.value[at] ?? NaN, firmYears.value[at] ?? NaN, base.value);
        else
          setCell(
            grid,
            row,
            column,
            compared(cell(closures, row, column), cell(firmYears, row, column), base),
          );
      }
    }
    return grid;
  },
  explain: (context, row, column) => {
    const { closures, firmYears } = context;
    if (!closures || !firmYears) return [];
    const group = context.groups[context.groupAt[row] ?? -1];
    return present(
      cubeTerm(
        context,
        row,
        column,
        closures,
        'c',
        'Términos de giro del sector en la zona',
        'terminos_de_giro',
      ),
      cubeTerm(context, row, column, firmYears, 'a', 'Empresa-años del sector en la zona', 'empresa_anios'),
      computed(
        'C_ref',
        `Términos de giro por empresa-año del sector en ${referencePhrase(context, group)}`,
        referenceRate(context, group, column),
      ),
    );
  },
});
