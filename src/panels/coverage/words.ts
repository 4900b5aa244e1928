import { isKnown, type Measure } from '../../domain/measure.ts';
import type { CoverageBase } from '../../domain/support/coverage_base.ts';
import { endsOf } from '../../domain/support/eligible_count.ts';
import type { SupportKind } from '../../domain/support/vocabulary.ts';
import { formatMeasure, formatNumber } from '../../ui/format.ts';

/** What was given, as it stands after a number: [one, many]. */
const GIVEN: Readonly<Record<SupportKind, readonly [one: string, many: string]>> = {
  subsidio: ['subsidio o fondo concursable', 'subsidios o fondos concursables'],
  credito: ['crédito', 'créditos'],
  asesoria: ['atención de asesoría', 'atenciones de asesoría'],
  curso: ['participación en cursos', 'participaciones en cursos'],
  emergencia: ['ayuda de emergencia', 'ayudas de emergencia'],
  gremio: ['apoyo a gremios, ferias y barrios', 'apoyos a gremios, ferias y barrios'],
};

/** «6.403 subsidios o fondos concursables»; of one instrument, «39 de Crece». */
export function givenWords(grants: Measure, kind: SupportKind, instrument: string | undefined): string {
  const count = isKnown(grants) ? formatNumber(grants.value) : formatMeasure(grants);
  const one = isKnown(grants) && grants.value === 1;
  if (instrument) return `${count} ${one ? 'adjudicación' : 'adjudicaciones'} de ${instrument}`;
  return `${count} ${GIVEN[kind][one ? 0 : 1]}`;
}

export const BASE_OPTIONS: Readonly<Record<CoverageBase, string>> = {
  elegibles: 'Empresas que pueden pedirlo',
  empresas: 'Empresas registradas',
  personas: 'Personas de 15 años y más',
};

/** Plural of what the base counts, for the axis of a chart and for sentences. */
export const BASE_PLURAL: Readonly<Record<CoverageBase, string>> = {
  elegibles: 'empresas que pueden pedirlo',
  empresas: 'empresas registradas',
  personas: 'personas de 15 años y más',
};

/** «0,42 por mil personas de 15 años y más». */
export function rateWords(rate: Measure, base: CoverageBase): string {
  const text = floorWords(rate, base);
  if (base === 'elegibles') return `${text} de las empresas que pueden pedirlo`;
  return base === 'empresas' ? `${text} registradas` : `${text} personas de 15 años y más`;
}

/** A rate as it stands in a sentence; over eligible firms it is the least that it can be. */
export function floorWords(rate: Measure, base: CoverageBase): string {
  return base === 'elegibles' && isKnown(rate) ? `al menos ${formatMeasure(rate)}` : formatMeasure(rate);
}

/** A share from 0 to 1, in percent; one that is not zero never reads as zero. */
export function shareWords(share: number): string {
  if (share > 0 && share < 0.001) return 'menos del 0,1%';
  return `el ${formatNumber(100 * share, share < 0.1 ? 1 : 0)}%`;
}

/** How a zone stands beside the whole, by their intervals: an overlap is no difference. */
export function besideWords(rate: Measure, whole: Measure, place: string): string {
  const mine = endsOf(rate);
  const all = endsOf(whole);
  if (!mine || !all) return '';
  if (mine.high < all.low) return `menos que en ${place}`;
  if (mine.low > all.high) return `más que en ${place}`;
  return `parecido a ${place}: la diferencia puede ser azar`;
}
