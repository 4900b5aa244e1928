import type { Unit } from '../domain/measure.ts';
import { formatValue } from '../ui/format.ts';
import type { LegendClass } from './paints.ts';

/** «bajo 0,50», «0,50 a 0,80», «2,00 o más»: a class holds its lower limit, not its upper. */
export function limits({ from, to }: LegendClass, unit: Unit): string {
  if (from === undefined && to === undefined) return 'todas';
  if (from === undefined) return `bajo ${bare(to ?? 0, unit)}`;
  if (to === undefined) return `${bare(from, unit)} o más`;
  return `${bare(from, unit)} a ${bare(to, unit)}`;
}

/** What follows a number in its unit: said once in the title instead of in every class. */
export function suffixOf(unit: Unit): string {
  return formatValue(1, unit).replace(/^\$?[\d.,]+/, '');
}

function bare(value: number, unit: Unit): string {
  return formatValue(value, unit).slice(0, -suffixOf(unit).length || undefined);
}
