import { isKnown, type Measure } from '../../domain/measure.ts';
import type { Evidence } from '../../domain/opportunities/gap.ts';
import type { Opportunity, OpportunityKind, Supply } from '../../domain/opportunities/opportunities.ts';
import { formatNumber } from '../../ui/format.ts';
import { inSentence } from '../words.ts';

/** The sign goes with the word, so that neither colour nor shape is alone. */
export const EVIDENCE_WORDS: Readonly<Record<Evidence, { readonly sign: string; readonly word: string }>> = {
  fuerte: { sign: '●●●', word: 'evidencia fuerte' },
  media: { sign: '●●○', word: 'evidencia media' },
  debil: { sign: '●○○', word: 'evidencia débil' },
};

/** How the evidence is graded, beside where it is shown. */
export const EVIDENCE_HELP =
  'Fuerte: solo por azar habría tan pocas en 1 de cada 100 zonas o menos; media, en 1 de cada 20; débil, en 1 de cada 10.';

export const KIND_WORDS: Readonly<Record<OpportunityKind, string>> = {
  falta: 'Falta oferta',
  entrada: 'Podría entrar',
  compras: 'Se compra fuera',
};

/** Firms as they are told in a sentence: whole from ten on, with a decimal under it. */
export function firmsTold(value: number): string {
  return formatNumber(value, value < 9.95 && !Number.isInteger(value) ? 1 : 0);
}

/** «unas 26 (entre 0,6 y 55)». */
export function aboutFirms(measure: Measure): string {
  if (!isKnown(measure)) return '';
  const { low, high } = measure;
  const range =
    low === undefined || high === undefined ? '' : ` (entre ${firmsTold(low)} y ${firmsTold(high)})`;
  return `${firmsTold(measure.value)}${range}`;
}

/** What a gap says of a place, in a sentence. Empty where there is none to tell. */
export function gapSentence(gap: Measure, place: string, sector: string): string {
  if (!isKnown(gap) || gap.value === 0) return '';
  const { low, high } = gap;
  const range =
    low === undefined || high === undefined ? '' : ` (entre ${firmsTold(low)} y ${firmsTold(high)})`;
  return `En ${place} faltan unas ${firmsTold(gap.value)} empresas de ${inSentence(sector)}${range} frente a lo que tienen zonas parecidas.`;
}

/** What is known of the sector shown: lacking, not to be told from what is expected, or not told. */
export function supplySentence({ firms, expected, gap }: Supply, place: string, sector: string): string {
  const lacking = gapSentence(gap, place, sector);
  if (lacking) return lacking;
  const line = inSentence(sector);
  if (!isKnown(expected))
    return `No se puede decir cuántas empresas de ${line} suele haber en zonas como ${place}.`;
  if (!isKnown(gap))
    return `La fuente no publica cuántas empresas de ${line} hay en ${place}: puede que falten o que no.`;
  const range = `entre ${firmsTold(expected.low ?? expected.value)} y ${firmsTold(expected.high ?? expected.value)}`;
  if (isKnown(firms) && firms.value > (expected.high ?? Infinity))
    return `En ${place} hay ${firmsTold(firms.value)} empresas de ${line}, más de las que suele haber en zonas parecidas (${range}).`;
  if (isKnown(firms))
    return `Las ${firmsTold(firms.value)} empresas de ${line} de ${place} no se distinguen de lo que suele haber en zonas parecidas (${range}).`;
  return `En zonas como ${place} suele haber ${range} empresas de ${line}; la fuente no publica la cuenta.`;
}

export interface LeadFacts {
  readonly place: string;
  readonly opportunities: readonly Opportunity[];
  readonly tested: number;
  readonly nameOf: (opportunity: Opportunity) => string;
}

/** The panel's first sentence: the clearest thing that is lacking, or that nothing is clear. */
export function leadSentence({ place, opportunities, tested, nameOf }: LeadFacts): string {
  const first = opportunities[0];
  if (!first) {
    return tested === 0
      ? `Con esta tabla no hay con qué comparar a ${place}: no se puede decir qué le falta.`
      : `Ninguno de los ${tested} sectores que se pueden probar en ${place} queda claramente bajo lo que tienen zonas parecidas.`;
  }
  const lacking = first.supply?.evidence ? gapSentence(first.supply.gap, place, nameOf(first)) : '';
  if (lacking) return lacking;
  return first.purchases
    ? `Las empresas tractoras ya compran ${inSentence(nameOf(first))} fuera de ${place}.`
    : `En ${place} podría entrar ${inSentence(nameOf(first))}: va con sectores fuertes aquí y pesa en zonas parecidas.`;
}

/** What chance alone would give, beside what was found. */
export function chanceSentence(tested: number, lacking: number): string {
  if (tested === 0) return '';
  const found =
    lacking === 0 ? 'no falta en ninguno' : lacking === 1 ? 'falta en uno' : `falta en ${lacking}`;
  return `Se probaron ${tested} sectores y ${found}. Solo por azar queda así cerca de 1 de cada 10.`;
}
