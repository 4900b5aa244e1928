import { isKnown, type Known, type Measure } from '../../domain/measure.ts';
import type { Trend } from '../../domain/trend.ts';
import { formatInterval, formatMeasure, formatNumber, formatValue } from '../../ui/format.ts';
import { inSentence } from '../words.ts';

export interface GrowthFacts {
  readonly trend: Trend;
  readonly rate: Measure;
  readonly local: Measure;
  readonly place: string;
  readonly sector: string;
  readonly referenceName: string;
}

/** `+812`, `-50`, `0`: a count with its sign. */
export function signed(value: number, digits = 0): string {
  const size = formatNumber(Math.abs(value), digits);
  return Number(Math.abs(value).toFixed(digits)) === 0 ? size : `${value > 0 ? '+' : '-'}${size}`;
}

/** Decimals of a list of counts: none, unless all are small. */
export function digitsOf(values: readonly number[]): number {
  return values.every((value) => Math.abs(value) < 20) && values.some((value) => !Number.isInteger(value))
    ? 1
    : 0;
}

/** How the sector grew here, how sure it is, and how that stands beside the same sector elsewhere. */
export function growthSentence({ trend, rate, local, place, sector, referenceName }: GrowthFacts): string {
  const { from, to, start, end } = trend;
  const line = inSentence(sector);
  if (!isKnown(start) || !isKnown(end))
    return `Entre ${from} y ${to} no se puede seguir ${line} en ${place}: una de las dos cifras no se publica.`;
  const change = end.value - start.value;
  const digits = digitsOf([change]);
  const moved =
    change === 0
      ? 'quedó igual'
      : `${change > 0 ? 'ganó' : 'perdió'} ${formatNumber(Math.abs(change), digits)} ${end.unit}`;
  const counts = `de ${formatMeasure(start)} a ${formatMeasure(end)}`;
  const opening = `Entre ${from} y ${to}, ${line} en ${place} ${moved}: ${change === 0 ? `tenía y tiene ${formatMeasure(end)}` : `pasó ${counts}`}`;
  if (!isKnown(rate)) return `${opening}. Con menos de 10 al inicio no se calcula un ritmo de crecimiento.`;
  const interval = formatInterval(rate);
  const sure =
    rate.low !== undefined && rate.high !== undefined && rate.low <= 0 && rate.high >= 0
      ? ' El intervalo incluye 0: puede ser solo azar.'
      : '';
  const beside = isKnown(local) ? ` ${localSentence(local, line, referenceName)}` : '';
  return `${opening}, ${formatValue(rate.value, 'porcentaje')} por año${interval && ` (${interval})`}.${sure}${beside}`;
}

function localSentence({ value, unit }: Known, line: string, referenceName: string): string {
  if (Math.abs(value) < 0.05) return `Es lo que tendría al ritmo de ${line} en ${referenceName}.`;
  const size = formatNumber(Math.abs(value), digitsOf([value]));
  return `Son ${size} ${unit} ${value > 0 ? 'más' : 'menos'} que al ritmo de ${line} en ${referenceName}.`;
}
