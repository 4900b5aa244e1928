import { type Context, type ReferenceGroup, standsAlone, zoneVariable } from '../context.ts';
import { cell, emptyGrid, fillGrid, sumCells } from '../grid.ts';
import { isKnown, type Measure, missing, ratio, sum } from '../measure.ts';
import { computed, cubeTerm, present, referencePhrase, variableTerm } from '../provenance.ts';
import { indicator, TAX_ADDRESS } from './indicator.ts';

const HEAD_OFFICE = 'Las ventas de una cadena figuran completas en su casa matriz.';

/** Sales per worker of a sector in the reference: its zones' (both known in the same zones), or the totals'. */
function referenceRatio(context: Context, group: ReferenceGroup | undefined, column: number): Measure {
  const unit = 'UF por trabajador';
  const code = context.sectors[column];
  if (context.totals && code)
    return ratio(
      context.totals.sales.get(code) ?? missing('sin-dato', 'UF'),
      context.totals.workers.get(code) ?? missing('sin-dato', 'trabajadores'),
      unit,
    );
  if (!group || !context.paired) return missing('sin-dato', unit);
  const { sales, workers } = context.paired;
  const columns = context.sectors.length;
  const both = group.rows.filter(
    (row) => sales.state[row * columns + column] === 0 && workers.state[row * columns + column] === 0,
  );
  return ratio(sumCells(sales, both, column), sumCells(workers, both, column), unit);
}

export const productividad = indicator({
  id: 'productividad',
  method: '1.6',
  name: 'Productividad relativa',
  unit: 'veces',
  kind: 'divergente',
  scope: 'zona-sector',
  formula: 'Q = (V ÷ T) ÷ (V_ref ÷ T_ref)',
  reading: 'Ventas por trabajador del sector en la zona, en veces las del mismo sector en la referencia.',
  caveats: [TAX_ADDRESS, HEAD_OFFICE],
  needs: 'las columnas ventas_uf y trabajadores por sector en empresas o catastro',
  compute: (context) => {
    if (!context.paired) return emptyGrid(context.zones.length, context.sectors.length, 'veces');
    const { sales, workers } = context.paired;
    const references = context.groups.map((group) =>
      context.sectors.map((_, column) => referenceRatio(context, group, column)),
    );
    return fillGrid(context.zones.length, context.sectors.length, 'veces', (row, column) => {
      if (standsAlone(context, row)) return missing('no-aplica', 'veces');
      const base =
        references[context.groupAt[row] ?? -1]?.[column] ?? missing('sin-dato', 'UF por trabajador');
      const own = ratio(cell(sales, row, column), cell(workers, row, column), 'UF por trabajador');
      const compared = ratio(own, base, 'veces');
      const staff = cell(workers, row, column);
      return isKnown(compared) && isKnown(staff) ? { ...compared, n: staff.value } : compared;
    });
  },
  explain: (context, row, column) => {
    if (!context.paired) return [];
    const { sales, workers } = context.paired;
    const who = context.cube.fromCatastro ? ' (negocios que declaran ventas y trabajadores)' : '';
    const group = context.groups[context.groupAt[row] ?? -1];
    return present(
      cubeTerm(context, row, column, sales, 'V', `Ventas del sector en la zona${who}`, 'ventas_uf'),
      cubeTerm(
        context,
        row,
        column,
        workers,
        'T',
        `Trabajadores del sector en la zona${who}`,
        'trabajadores',
      ),
      computed(
        'V_ref ÷ T_ref',
        `Ventas por trabajador del sector en ${referencePhrase(context, group)}`,
        referenceRatio(context, group, column),
      ),
    );
  },
});

/** Latest year for which comunas_datos has both sales and workers; undefined when it has none. */
function latestYear(context: Context): string | undefined {
  const ids = [...(context.inputs.zoneData?.variables.keys() ?? [])];
  return ids
    .flatMap((id) => /^ventas_uf_(\d{4})$/.exec(id)?.[1] ?? [])
    .filter((year) => ids.includes(`trabajadores_${year}`))
    .sort()
    .at(-1);
}

function wholeZone(context: Context, row: number, year: string): Measure {
  const zone = context.zones[row];
  if (!zone) return missing('sin-dato', 'UF por trabajador');
  return ratio(
    zoneVariable(context.inputs, zone, `ventas_uf_${year}`, 'UF'),
    zoneVariable(context.inputs, zone, `trabajadores_${year}`, 'trabajadores'),
    'UF por trabajador',
  );
}

/** Σ sales ÷ Σ workers over the zones of the reference that publish both. */
function wholeReference(context: Context, group: ReferenceGroup | undefined, year: string): Measure {
  const of = (at: number, id: string, unit: 'UF' | 'trabajadores'): Measure => {
    const zone = context.zones[at];
    return zone ? zoneVariable(context.inputs, zone, `${id}_${year}`, unit) : missing('sin-dato', unit);
  };
  const both = (group?.rows ?? []).filter(
    (at) => isKnown(of(at, 'ventas_uf', 'UF')) && isKnown(of(at, 'trabajadores', 'trabajadores')),
  );
  return ratio(
    sum(
      both.map((at) => of(at, 'ventas_uf', 'UF')),
      'UF',
    ),
    sum(
      both.map((at) => of(at, 'trabajadores', 'trabajadores')),
      'trabajadores',
    ),
    'UF por trabajador',
  );
}

/** The same over all the activities of the zone, from the totals by comuna. */
export const productividadZona = indicator({
  id: 'productividad_zona',
  method: '1.6',
  name: 'Productividad de la zona',
  unit: 'veces',
  kind: 'divergente',
  scope: 'zona',
  formula: 'Q = (V ÷ T) ÷ (V_ref ÷ T_ref), todas las actividades',
  reading: 'Ventas por trabajador dependiente de toda la zona, en veces las de la referencia.',
  caveats: [TAX_ADDRESS, HEAD_OFFICE],
  needs: 'ventas_uf y trabajadores por año en comunas_datos',
  year: latestYear,
  compute: (context) => {
    const year = latestYear(context);
    // Totals of another territory are given by sector, not as sales and workers of all its activities.
    if (!year || context.totals) return emptyGrid(context.zones.length, 1, 'veces');
    const references = context.groups.map((group) => wholeReference(context, group, year));
    return fillGrid(context.zones.length, 1, 'veces', (row) => {
      if (standsAlone(context, row)) return missing('no-aplica', 'veces');
      const base = references[context.groupAt[row] ?? -1] ?? missing('sin-dato', 'UF por trabajador');
      return ratio(wholeZone(context, row, year), base, 'veces');
    });
  },
  explain: (context, row) => {
    const year = latestYear(context);
    if (!year) return [];
    const group = context.groups[context.groupAt[row] ?? -1];
    return present(
      variableTerm(context, row, `ventas_uf_${year}`, 'V'),
      variableTerm(context, row, `trabajadores_${year}`, 'T'),
      computed(
        'V_ref ÷ T_ref',
        `Ventas por trabajador en ${referencePhrase(context, group)}, ${year}`,
        wholeReference(context, group, year),
      ),
    );
  },
});
