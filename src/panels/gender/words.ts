import { isKnown, type Measure } from '../../domain/measure.ts';
import type { GenderReport } from '../../domain/support/gender.ts';
import type { BaseId } from '../../domain/support/gender_kinds.ts';
import type { SupportKind } from '../../domain/support/vocabulary.ts';
import { formatInterval, formatMeasure, formatNumber } from '../../ui/format.ts';
import { ofInstitutions } from '../support/words.ts';

/** Each base in words: the head of a column, inside a sentence, and who it leaves out. */
export const BASE_WORDS: Readonly<
  Record<
    BaseId,
    {
      readonly head: string;
      readonly inSentence: string;
      readonly isWhat: string;
      /** «Las mujeres son el 50,4% de la población.» */
      readonly says: (share: string) => string;
    }
  >
> = {
  catastro: {
    head: 'Brecha con el catastro',
    inSentence: 'los negocios del catastro',
    isWhat: 'negocios del catastro que dicen quién los lidera',
    says: (share) => `Las mujeres lideran el ${share} de los negocios del catastro.`,
  },
  empresas: {
    head: 'Brecha con las empresas',
    inSentence: 'las empresas de personas naturales',
    isWhat: 'empresas de personas naturales, por el sexo de su RUT',
    says: (share) => `Las mujeres son titulares del ${share} de las empresas de personas naturales.`,
  },
  poblacion: {
    head: 'Brecha con la población',
    inSentence: 'la población',
    isWhat: 'población de toda edad; la tabla no trae por sexo la de 15 años y más',
    says: (share) => `Las mujeres son el ${share} de la población.`,
  },
};

/** What the rows of a kind of support count. A course or an hour of advice is not awarded. */
export function countedAs(kind: SupportKind): { readonly one: string; readonly many: string } {
  return kind === 'curso' || kind === 'asesoria'
    ? { one: 'atención', many: 'atenciones' }
    : { one: 'adjudicación', many: 'adjudicaciones' };
}

/** `+19,6` or `−5,5`: a gap says which way it goes. */
export function signed(measure: Measure): string {
  if (!isKnown(measure)) return formatMeasure(measure);
  const text = formatNumber(Math.abs(measure.value), 1);
  return measure.value > 0 ? `+${text}` : measure.value < 0 ? `−${text}` : text;
}

/** «entre −16,8 y +6,9». */
export function signedInterval(measure: Measure): string {
  if (!isKnown(measure) || measure.low === undefined || measure.high === undefined) return '';
  const at = (value: number) => signed({ value, unit: measure.unit });
  return `entre ${at(measure.low)} y ${at(measure.high)}`;
}

/** Which side of parity a gap is on, when its interval lets it be told. */
export function gapReading(measure: Measure): 'mas' | 'menos' | 'no-se-distingue' | undefined {
  if (!isKnown(measure)) return undefined;
  if ((measure.low ?? measure.value) > 0) return 'mas';
  if ((measure.high ?? measure.value) < 0) return 'menos';
  return 'no-se-distingue';
}

/** The figures of a report in a few short sentences: nothing in them is not on the page. */
export function genderSentences(report: GenderReport): readonly string[] {
  const { byFocus, bases, year, phrase, kind } = report;
  const { total, women, men, share, gaps } = byFocus.todos;
  const word = countedAs(kind);
  const by = ofInstitutions(report.institutions);
  const where = phrase.charAt(0).toUpperCase() + phrase.slice(1);
  if (!isKnown(total)) return [`No hay una lista completa de ${word.many}${by} en ${phrase} para ${year}.`];
  if (total.value === 0) return [`${where} no tuvo ${word.many}${by} en ${year}.`];
  const told = (isKnown(women) ? women.value : 0) + (isKnown(men) ? men.value : 0);
  const sentences = [
    `${where} tuvo ${formatNumber(total.value)} ${total.value === 1 ? word.one : word.many}${by} en ${year}.`,
  ];
  if (!isKnown(share))
    return [
      ...sentences,
      told === 0
        ? 'Ninguna dice el sexo de quien la recibió.'
        : told === 1
          ? 'Solo 1 dice el sexo: es muy poco para dar la parte de las mujeres.'
          : `Solo ${formatNumber(told)} dicen el sexo: son pocas para dar la parte de las mujeres.`,
    ];
  const whole = told === total.value ? 'Todas dicen' : `${formatNumber(told)} dicen`;
  sentences.push(
    `${whole} el sexo de quien la recibió: ${formatMeasure(share)} fueron a mujeres (${formatInterval(share)}).`,
  );
  for (const { id, share: ofBase } of bases) {
    const gap = gaps[id];
    const reading = gap && gapReading(gap);
    if (!reading || !isKnown(ofBase)) continue;
    const side = {
      mas: 'Reciben más que esa parte.',
      menos: 'Reciben menos que esa parte.',
      'no-se-distingue': 'La diferencia cabe en el azar.',
    }[reading];
    sentences.push(BASE_WORDS[id].says(formatMeasure(ofBase)), side);
  }
  const without = byFocus['sin-enfoque'];
  if (isKnown(without.share) && isKnown(without.total) && without.total.value < total.value)
    sentences.push(
      `Sin los instrumentos con enfoque en mujeres, su parte es ${formatMeasure(without.share)}.`,
    );
  return sentences;
}
