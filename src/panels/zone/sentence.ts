import { isKnown, type Measure } from '../../domain/measure.ts';
import { formatNumber, formatValue } from '../../ui/format.ts';
import { inSentence } from '../words.ts';

export interface SentenceFacts {
  /** «Calama», «la Región del Biobío». */
  readonly place: string;
  readonly sector: string;
  readonly counted: 'empresas' | 'trabajadores';
  readonly count: Measure;
  readonly quotient: Measure;
  /** «2019», «2005–2024 (promedio anual)». */
  readonly period: string;
  readonly isMean: boolean;
  readonly referenceName: string;
}

/**
 * The sheet's first sentence: how many, how that compares, and how sure it is. A figure that is missing leaves its clause
 * out or says in words why; it is never replaced by another.
 */
export function strengthSentence(facts: SentenceFacts): string {
  const { place, sector, count, quotient } = facts;
  const line = inSentence(sector);
  const many = facts.counted === 'empresas' ? 'cuántas' : 'cuántos';
  const few = facts.counted === 'empresas' ? 'pocas' : 'pocos';
  const when = facts.isMean ? `en un año medio de ${facts.period}` : `en ${facts.period}`;
  if (!isKnown(count)) {
    if (count.missing === 'bajo-umbral' && count.high !== undefined)
      return `La fuente no publica ${many} ${facts.counted} de ${line} hay en ${place}: son ${formatValue(count.high, count.unit)} al año o menos. No es cero.`;
    if (count.missing === 'reservado')
      return `La fuente reserva ${many} ${facts.counted} de ${line} hay en ${place}. No es cero.`;
    return `Esta tabla no trae ${line} en ${place}.`;
  }
  const amount = `${formatNumber(count.value, count.value < 10 && !Number.isInteger(count.value) ? 1 : 0)} ${facts.counted}`;
  const opening = `En ${place} hay ${amount} de ${line} ${when}`;
  if (!isKnown(quotient)) {
    if (quotient.missing === 'pocos-datos')
      return `${opening}. Con tan ${few} no se puede decir si son más o menos de lo esperado.`;
    return `${opening}.`;
  }
  const times = formatValue(quotient.value, 'veces');
  const { low, high } = quotient;
  const sure =
    low === undefined || high === undefined
      ? ''
      : ` (entre ${formatValue(low, 'veces')} y ${formatValue(high, 'veces')})`;
  const verdict =
    low !== undefined && low > 1
      ? 'Es una especialización: todo el intervalo supera 1.'
      : high !== undefined && high < 1
        ? 'Pesa menos de lo esperado: todo el intervalo está bajo 1.'
        : 'No se distingue de lo esperado: el intervalo incluye 1.';
  return `${opening}: ${times} veces lo esperado si se repartiera como ${facts.referenceName}${sure}. ${verdict}`;
}
