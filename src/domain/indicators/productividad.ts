import { type Context, type ReferenceGroup, standsAlone, zoneVariable } from '../context.ts';
import {
  cell,
  emptyGrid,
  fillGrid,
  isExact,
  STATE,
  setCell,
  setKnown,
  setMissing,
  sumCells,
} from '../grid.ts';
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

/** Sales per worker in times those of the reference, with every interval; n is the workers. */
function compared(sales: Measure, workers: Measure, base: Measure): Measure {
  const times = ratio(ratio(sales, workers, 'UF por trabajador'), base, 'veces');
  return isKnown(times) && isKnown(workers) ? { ...times, n: workers.value } : times;
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
    const { columns } = sales;
    const grid = emptyGrid(context.zones.length, columns, 'veces');
    for (let row = 0; row < grid.rows; row += 1) {
      const ofGroup = references[context.groupAt[row] ?? -1];
      for (let column = 0; column < columns; column += 1) {
        const at = row * columns + column;
        const base = ofGroup?.[column] ?? missing('sin-dato', 'UF por trabajador');
        if (context.alone[row] === 1) setMissing(grid, at, STATE['no-aplica']);
        else if (isExact(sales, at) && isExact(workers, at) && isKnown(base) && base.low === undefined) {
          const staff = workers.value[at] ?? NaN;
          if (staff === 0 || base.value === 0) setMissing(grid, at, STATE['denominador-cero']);
          else setKnown(grid, at, (sales.value[at] ?? NaN) / staff / base.value, NaN, NaN, staff);
        } else
          setCell(grid, row, column, compared(cell(sales, row, column), cell(workers, row, column), base));
      }
    }
    return grid;
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

/** Sales and workers of every zone in a year. */
interface Wholes {
  readonly sales: readonly Measure[];
  readonly workers: readonly Measure[];
}

function wholesOf({ inputs, zones }: Context, year: string): Wholes {
  return {
    sales: zones.map((zone) => zoneVariable(inputs, zone, `ventas_uf_${year}`, 'UF')),
    workers: zones.map((zone) => zoneVariable(inputs, zone, `trabajadores_${year}`, 'trabajadores')),
  };
}

function wholeZone({ sales, workers }: Wholes, row: number): Measure {
  return ratio(
    sales[row] ?? missing('sin-dato', 'UF'),
    workers[row] ?? missing('sin-dato', 'trabajadores'),
    'UF por trabajador',
  );
}

/** Σ sales ÷ Σ workers over the zones of the reference that publish both. */
function wholeReference({ sales, workers }: Wholes, group: ReferenceGroup | undefined): Measure {
  const pairs = (group?.rows ?? []).flatMap((row) => {
    const sold = sales[row];
    const staff = workers[row];
    return sold && staff && isKnown(sold) && isKnown(staff) ? [{ sold, staff }] : [];
  });
  return ratio(
    sum(
      pairs.map(({ sold }) => sold),
      'UF',
    ),
    sum(
      pairs.map(({ staff }) => staff),
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
    const wholes = wholesOf(context, year);
    const references = context.groups.map((group) => wholeReference(wholes, group));
    return fillGrid(context.zones.length, 1, 'veces', (row) => {
      if (standsAlone(context, row)) return missing('no-aplica', 'veces');
      const base = references[context.groupAt[row] ?? -1] ?? missing('sin-dato', 'UF por trabajador');
      return ratio(wholeZone(wholes, row), base, 'veces');
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
        wholeReference(wholesOf(context, year), group),
      ),
    );
  },
});
