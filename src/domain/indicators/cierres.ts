import { type Context, type ReferenceGroup, standsAlone } from '../context.ts';
import { cell, emptyGrid, fillGrid, sumCells } from '../grid.ts';
import { isKnown, known, type Measure, missing, ratio } from '../measure.ts';
import { byarLimits } from '../poisson.ts';
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
    return fillGrid(context.zones.length, context.sectors.length, 'veces', (row, column) => {
      if (standsAlone(context, row)) return missing('no-aplica', 'veces');
      const closed = cell(closures, row, column);
      const years = cell(firmYears, row, column);
      const base = rates[context.groupAt[row] ?? -1]?.[column] ?? missing('sin-dato', 'veces');
      const compared = ratio(ratio(closed, years, 'veces'), base, 'veces');
      if (!isKnown(compared) || !isKnown(closed) || !isKnown(years) || !isKnown(base)) return compared;
      const least = byarLimits(closed.low ?? closed.value).low / (years.high ?? years.value);
      const most = byarLimits(closed.high ?? closed.value).high / (years.low ?? years.value);
      return known(compared.value, 'veces', {
        low: least / (base.high ?? base.value),
        high: most / (base.low ?? base.value),
        n: closed.value,
      });
    });
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
