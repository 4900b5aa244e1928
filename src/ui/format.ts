import { isKnown, type Measure, type MissingReason, type Unit } from '../domain/measure.ts';

const LOCALE = 'es-CL';

/** A number as it is written in Chile: `1.234`, `12,3`. */
export function formatNumber(value: number, digits = 0): string {
  return value.toLocaleString(LOCALE, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Decimals that a unit deserves; small values get more so that they never read as zero. */
function digitsFor(value: number, unit: Unit): number {
  const size = Math.abs(value);
  if (
    unit === 'puntos' ||
    unit === 'sectores efectivos' ||
    unit === 'porcentaje' ||
    unit === 'años' ||
    unit === 'puntos porcentuales'
  )
    return 1;
  if (unit === 'índice 0 a 1' || unit === 'peso 0 a 1') return 2;
  if (unit === 'veces') return size !== 0 && size < 0.095 ? 3 : 2;
  if (unit === 'por mil habitantes' || unit === 'por mil empresas' || unit === 'por km²')
    return size >= 10 ? 1 : size && size < 0.005 ? Math.ceil(-Math.log10(size)) : 2;
  if (unit === 'pesos' || unit === 'personas' || unit === 'km²') return size > 0 && size < 10 ? 1 : 0;
  return Number.isInteger(value) || size >= 100 ? 0 : size < 10 ? 2 : 1;
}

const SUFFIX: Readonly<Partial<Record<Unit, string>>> = {
  UF: ' UF',
  'UF por trabajador': ' UF por trabajador',
  'UF al mes': ' UF al mes',
  'por mil habitantes': ' por mil',
  'por mil empresas': ' por mil empresas',
  'puntos porcentuales': ' puntos',
  'por km²': ' por km²',
  porcentaje: '%',
  'km²': ' km²',
  años: ' años',
};

/** A value with its unit, without the word of a count: `1.234`, `2,05`, `12,3%`, `$3.500.000`. */
export function formatValue(value: number, unit: Unit): string {
  const text = formatNumber(value, digitsFor(value, unit));
  return unit === 'pesos' ? `$${text}` : `${text}${SUFFIX[unit] ?? ''}`;
}

/** The same without the unit, for where the unit has just been said. */
function bareValue(value: number, unit: Unit): string {
  return formatNumber(value, digitsFor(value, unit));
}

export const MISSING_WORDS: Readonly<Record<MissingReason, string>> = {
  'sin-dato': 'sin dato',
  reservado: 'reservado',
  'bajo-umbral': 'bajo el umbral',
  'no-aplica': 'no aplica',
  'denominador-cero': 'no se puede dividir por cero',
  'pocos-datos': 'pocos datos',
};

/** What each kind of missing means, for whoever asks. */
export const MISSING_HELP: Readonly<Record<MissingReason, string>> = {
  'sin-dato': 'Nadie lo publicó, o el archivo no lo trae. No es cero.',
  reservado: 'La fuente lo guarda por secreto (escribe *). No es cero.',
  'bajo-umbral': 'La fuente no publica celdas tan chicas. Está entre cero y su umbral.',
  'no-aplica': 'La cifra no tiene sentido aquí.',
  'denominador-cero': 'La cifra dividiría por cero.',
  'pocos-datos': 'Se apoya en tan pocos casos que no se muestra.',
};

/** A figure as read on screen: its value, or in words why there is none (with its bounds when it has them). */
export function formatMeasure(measure: Measure): string {
  if (isKnown(measure)) return formatValue(measure.value, measure.unit);
  const words = MISSING_WORDS[measure.missing];
  return measure.low !== undefined && measure.high !== undefined
    ? `${words} (entre ${formatValue(measure.low, measure.unit)} y ${formatValue(measure.high, measure.unit)})`
    : words;
}

/** «entre 1,11 y 1,19»; empty when the figure has no interval, or none that its decimals show. */
export function formatInterval(measure: Measure): string {
  if (!isKnown(measure) || measure.low === undefined || measure.high === undefined) return '';
  const low = bareValue(measure.low, measure.unit);
  const high = bareValue(measure.high, measure.unit);
  return low === high ? '' : `entre ${low} y ${high}`;
}

/** ISO date as `21-11-2026`; the text itself when it is not one. */
export function formatDate(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  // Word joiners, so that a date is never broken at the end of a line.
  return match ? `${match[3]}\u2060-\u2060${match[2]}\u2060-\u2060${match[1]}` : iso;
}
