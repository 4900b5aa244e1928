import { type Context, type ReferenceGroup, zoneVariable } from '../context.ts';
import { isKnown, type Measure, missing, ratio, sum, type Unit } from '../measure.ts';
import { latestOf } from './workers.ts';

/** The latest year for which `comunas_datos` has pay and dependent workers; undefined when it has none. */
export function payYear(context: Context): string | undefined {
  const ids = [...(context.inputs.zoneData?.variables.keys() ?? [])];
  const paid = ids.filter((id) => ids.includes(id.replace('renta_uf_', 'trabajadores_')));
  return latestOf(paid, 'renta_uf')?.slice(-4);
}

const part = (context: Context, row: number, id: string, unit: Unit): Measure => {
  const zone = context.zones[row];
  return zone ? zoneVariable(context.inputs, zone, id, unit) : missing('sin-dato', unit);
};

/** Pay of the dependent workers of a zone, UF a year each (method 2.7). */
export function payOf(context: Context, row: number, year: string): Measure {
  return ratio(
    part(context, row, `renta_uf_${year}`, 'UF'),
    part(context, row, `trabajadores_${year}`, 'trabajadores'),
    'UF por trabajador',
  );
}

/** The same over the zones of the reference that publish both. */
export function referencePay(context: Context, group: ReferenceGroup | undefined, year: string): Measure {
  const of = (id: string, unit: Unit) => (row: number) => part(context, row, `${id}_${year}`, unit);
  const pay = of('renta_uf', 'UF');
  const staff = of('trabajadores', 'trabajadores');
  const both = (group?.rows ?? []).filter((row) => isKnown(pay(row)) && isKnown(staff(row)));
  return ratio(sum(both.map(pay), 'UF'), sum(both.map(staff), 'trabajadores'), 'UF por trabajador');
}

/** A yearly figure as it is each month. */
export function monthly(yearly: Measure): Measure {
  return scaledBy(yearly, 1 / 12, 'UF al mes');
}

/** Women among the workers whose sex is published, in percent: women and men may add up to less than the total. */
export function womenShare(context: Context, row: number, year: string): Measure {
  const women = part(context, row, `trabajadores_mujeres_${year}`, 'trabajadores');
  const men = part(context, row, `trabajadores_hombres_${year}`, 'trabajadores');
  const all = sum([women, men], 'trabajadores');
  const share = scaledBy(ratio(women, all, 'porcentaje'), 100, 'porcentaje');
  return isKnown(share) && isKnown(all) ? { ...share, n: all.value } : share;
}

function scaledBy(measure: Measure, factor: number, unit: Unit): Measure {
  const ends =
    measure.low === undefined || measure.high === undefined
      ? {}
      : { low: measure.low * factor, high: measure.high * factor };
  return isKnown(measure)
    ? { value: measure.value * factor, unit, ...ends }
    : { missing: measure.missing, unit, ...ends };
}
