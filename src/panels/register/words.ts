import type { Placing } from '../../domain/business.ts';
import { isKnown, type Measure } from '../../domain/measure.ts';
import { isReserved } from '../../domain/register_report/held_share.ts';
import type { RegisterReport } from '../../domain/register_report/report.ts';
import { formatNumber, formatValue } from '../../ui/format.ts';
import { inSentence } from '../words.ts';

export const PLACING_WORDS: Readonly<Record<Placing, string>> = {
  coordenadas: 'Con punto en el mapa',
  codigo: 'Solo por código de comuna',
  nombre: 'Solo por nombre de comuna',
};

export const SIZE_WORDS: Readonly<Record<string, string>> = {
  micro: 'Micro',
  pequeña: 'Pequeña',
  mediana: 'Mediana',
  grande: 'Grande',
  'sin-decir': 'No lo dice',
};

export const LEADER_WORDS: Readonly<Record<string, string>> = {
  mujer: 'Una mujer',
  hombre: 'Un hombre',
  otro: 'Otra persona',
  'sin-decir': 'No lo dice',
};

/** «1 negocio», «2.987 negocios». */
export function businessesWords(n: number): string {
  return n === 1 ? '1 negocio' : `${formatNumber(n)} negocios`;
}

/** What a register says of a comuna, in a few sentences; what it does not say is not in them. */
export function registerSentences(report: RegisterReport): readonly string[] {
  const { total, employment, phrase } = report;
  const first = isKnown(total.businesses)
    ? `El catastro de ${phrase} tiene ${businessesWords(total.businesses.value)}.`
    : `El catastro de ${phrase} tiene muy pocos negocios para decir cuántos.`;
  return [first, formalSentence(total), staffSentence(employment), sectorSentence(report)].filter(
    (sentence) => sentence !== '',
  );
}

function formalSentence({ formal, informal, untold, share }: RegisterReport['total']): string {
  if (isReserved(formal) || isReserved(informal))
    return 'Cuántos son formales se reserva: un grupo es tan chico que se sabría quiénes son.';
  if (!isKnown(formal) || !isKnown(informal)) return 'No dice cuáles son formales.';
  const part = isKnown(share) ? ` (${formatValue(share.value, 'porcentaje')} formales)` : '';
  const rest =
    isKnown(untold) && untold.value > 0
      ? ` De ${untold.value === 1 ? 'uno' : formatNumber(untold.value)} no se sabe.`
      : '';
  return `${formatNumber(formal.value)} tienen inicio de actividades y ${formatNumber(informal.value)} no${part}.${rest}`;
}

function staffSentence({ total, localShare }: RegisterReport['employment']): string {
  if (!isKnown(total)) return '';
  const local = isKnown(localShare)
    ? `; de las ${formatNumber(localShare.n ?? 0)} de que se sabe, el ${formatValue(localShare.value, 'porcentaje')} vive en la comuna`
    : '';
  return `En ellos trabajan ${formatNumber(total.value)} personas${local}.`;
}

function sectorSentence({ sectors: [most] }: RegisterReport): string {
  if (!most || !isKnown(most.businesses)) return '';
  const said = isKnown(most.part)
    ? formatValue(most.part.value, 'porcentaje')
    : isReserved(most.part)
      ? businessesWords(most.businesses.value)
      : undefined;
  return said === undefined ? '' : `El sector con más negocios es ${inSentence(most.short)}: ${said}.`;
}

/** «De 30 proveedores directos de 2 tractoras, 12 son de Calama.» */
export function suppliersSentence(
  { all, anchors }: NonNullable<RegisterReport['suppliers']>,
  phrase: string,
): string {
  if (!isKnown(all.local) || !isKnown(all.suppliers))
    return `No se puede decir cuántos proveedores son de ${phrase} sin que se sepa quiénes son.`;
  const of = anchors.length === 1 ? 'una tractora' : `${anchors.length} tractoras`;
  return `De ${formatNumber(all.suppliers.value)} proveedores directos de ${of}, ${formatNumber(all.local.value)} son de ${phrase}.`;
}

/** Why there is no sum of the taxes. */
export function noTaxesSentence(taxes: Measure): string {
  return isReserved(taxes)
    ? 'Son tan pocos los que lo dicen que se reserva, o uno de ellos se guarda su cifra (escribe *).'
    : 'Los daría la columna «impuestos_clp».';
}

/** «1», «2 a 4»: whole numbers from one to another. */
export function spanWords(from: number, to: number): string {
  return from === to ? formatNumber(from) : `${formatNumber(from)} a ${formatNumber(to)}`;
}

export function isZero(measure: Measure): boolean {
  return isKnown(measure) && measure.value === 0;
}

/** «lo dicen 2.900 de 2.987 negocios»; empty where it is not known how many. */
export function toldWords(stated: number | undefined, all: Measure): string {
  return stated !== undefined && isKnown(all)
    ? `lo dicen ${formatNumber(stated)} de ${businessesWords(all.value)}`
    : '';
}

/** Starts, year by year for the last ten that are told and by decade before. */
interface StartSpan {
  readonly from: number;
  readonly to: number;
  readonly businesses: Measure;
}

const SINGLE_YEARS = 10;

/** The latest first. A span with a year that is held back is held back. */
export function startSpans({ years }: RegisterReport['starts']): readonly StartSpan[] {
  const last = years.at(-1)?.year;
  if (last === undefined) return [];
  const spans = new Map<number, { from: number; to: number; parts: Measure[] }>();
  for (const { year, businesses } of years) {
    const alone = year > last - SINGLE_YEARS;
    const from = alone ? year : 10 * Math.floor(year / 10);
    const to = alone ? year : Math.min(from + 9, last - SINGLE_YEARS);
    const key = alone ? year : from - 0.5;
    const span = spans.get(key) ?? { from, to, parts: [] };
    span.parts.push(businesses);
    spans.set(key, span);
  }
  return [...spans]
    .sort(([a], [b]) => b - a)
    .map(([, { from, to, parts }]) => ({ from, to, businesses: added(parts) }));
}

function added(parts: readonly Measure[]): Measure {
  const hidden = parts.find((one) => !isKnown(one));
  if (hidden) return hidden;
  const n = parts.reduce((sum, one) => sum + (isKnown(one) ? one.value : 0), 0);
  return { value: n, n, unit: 'empresas' };
}
