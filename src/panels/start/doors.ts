import type { ZoneId } from '../../domain/ids.ts';

/** What a question is asked of: a comuna, a business in a comuna, a region, or a region or the whole country. */
export type Asks = 'comuna' | 'negocio' | 'region' | 'region-o-pais';

export interface Question {
  readonly id: string;
  /** In the words of the person. */
  readonly text: string;
  readonly asks: Asks;
}

export interface Door {
  readonly id: 'emprendo' | 'municipio' | 'cosoc' | 'gore';
  readonly name: string;
  /** Who it is for, under the name. */
  readonly who: string;
  readonly questions: readonly Question[];
}

/** Four people and what each comes with. */
export const DOORS = [
  {
    id: 'emprendo',
    name: 'Emprendo',
    who: 'Tengo un negocio, o quiero abrir uno',
    questions: [
      { id: 'que-falta', text: '¿Qué falta en mi comuna?', asks: 'comuna' },
      { id: 'abrir', text: 'Quiero abrir una panadería en Calama', asks: 'negocio' },
      { id: 'apoyo', text: '¿Qué apoyo hay para partir con mi negocio?', asks: 'negocio' },
      { id: 'parecidas', text: '¿Qué comunas se parecen a la mía?', asks: 'comuna' },
    ],
  },
  {
    id: 'municipio',
    name: 'Municipio',
    who: 'Trabajo en fomento productivo',
    questions: [
      { id: 'a-cuantos', text: '¿A cuántos llegamos?', asks: 'comuna' },
      { id: 'economia', text: '¿De qué vive mi comuna?', asks: 'comuna' },
      { id: 'vacios', text: '¿Qué apoyo no existe aquí?', asks: 'comuna' },
      { id: 'informales', text: '¿Cuántos negocios son informales?', asks: 'comuna' },
    ],
  },
  {
    id: 'cosoc',
    name: 'COSOC',
    who: 'Reviso el plan de mi comuna, en el consejo de organizaciones',
    questions: [
      {
        id: 'pladeco',
        text: '¿Qué dice el PLADECO de mi comuna y con qué evidencia?',
        asks: 'comuna',
      },
      { id: 'economia', text: '¿De qué vive mi comuna?', asks: 'comuna' },
      { id: 'tractoras', text: '¿Compran aquí las grandes empresas?', asks: 'comuna' },
      { id: 'informales', text: '¿Cuántos negocios son informales?', asks: 'comuna' },
    ],
  },
  {
    id: 'gore',
    name: 'Gobierno regional',
    who: 'Decido o reviso a quién van los instrumentos',
    questions: [
      { id: 'focalizacion', text: '¿A quién cubre la focalización de este año?', asks: 'region' },
      { id: 'adjudicado', text: '¿Coincide con lo que se adjudicó?', asks: 'region' },
      { id: 'traslapes', text: '¿Dónde se amontonan los instrumentos?', asks: 'region-o-pais' },
      { id: 'mujeres', text: '¿Qué parte llega a mujeres?', asks: 'region-o-pais' },
      { id: 'potencial', text: '¿Se apoya a los sectores con potencial?', asks: 'region' },
    ],
  },
] as const satisfies readonly Door[];

export type QuestionId = (typeof DOORS)[number]['questions'][number]['id'];

/** The business and the comuna of the question that brings its own. */
export const EXAMPLE = { trade: 'panadería', comuna: 'Calama', zone: '02201' as ZoneId } as const;

/**
 * A question as it is read: one that names a business and a place names the reader's own, once they are known. The article of
 * another business is not known, so it stands between quotation marks.
 */
export function textOf({ text }: Question, comuna: string | undefined, negocio: string | undefined): string {
  const placed = text.replace(EXAMPLE.comuna, comuna ?? EXAMPLE.comuna);
  return negocio && negocio !== EXAMPLE.trade
    ? placed.replace(`una ${EXAMPLE.trade}`, `«${negocio}»`)
    : placed;
}

const COUNTRY_WORD = 'pais';
/** The question of a link, asked of the whole country or of a region. */
export function perfilOf(perfil: string, country: boolean): string {
  const [door, question] = perfil.split(':');
  return [door, question, ...(country ? [COUNTRY_WORD] : [])].join(':');
}

/** The door and the question that a link names (`cosoc:pladeco`); undefined where it names none that exists. */
export function parsePerfil(text: string | undefined): {
  readonly door: Door | undefined;
  readonly question: (Question & { readonly id: QuestionId }) | undefined;
  /** Asked of the whole country, where a region is known too (`gore:mujeres:pais`). */
  readonly country: boolean;
} {
  const [doorId, questionId, where] = (text ?? '').split(':');
  const found = DOORS.find(({ id }) => id === doorId);
  const questions: readonly (Question & { readonly id: QuestionId })[] = found?.questions ?? [];
  return {
    door: found,
    question: questions.find(({ id }) => id === questionId),
    country: where === COUNTRY_WORD,
  };
}
