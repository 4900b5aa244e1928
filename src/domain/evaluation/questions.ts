import type { Profile } from '../support/vocabulary.ts';
import { PROFILES } from '../support/vocabulary.ts';
import type { Range } from './firm_type.ts';

/** Of the questions and their answers: what was kept under another is not read. */
export const QUESTIONNAIRE_VERSION = 1;

/** What a person says when they do not know, or would rather not tell: an answer, which decides nothing. */
export const UNKNOWN = 'no-se';

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface Common {
  readonly id: string;
  readonly text: string;
  readonly help?: string;
  /** Asked only when this is so; always, without it. */
  readonly when?: (momento: string | undefined) => boolean;
}
export interface ChoiceQuestion extends Common {
  readonly kind: 'opcion';
  readonly options: readonly Option[];
}
export interface ManyQuestion extends Common {
  readonly kind: 'varias';
  readonly options: readonly Option[];
}
/** Answered with the code of a comuna, or of a section. */
export interface PlaceQuestion extends Common {
  readonly kind: 'comuna' | 'sector';
}
export type Question = ChoiceQuestion | ManyQuestion | PlaceQuestion;

/** Somebody who has not begun to sell is not asked about a business that is not there. */
const SELLING = (momento: string | undefined) => momento !== 'idea' && momento !== 'preparando';
const NOT_YET = (momento: string | undefined) => !SELLING(momento);

const option = (value: string, label: string): Option => ({ value, label });

/** Months of selling of each answer. */
export const MONTHS: Readonly<Record<string, Range>> = {
  'menos-de-3': { low: 0, high: 2 },
  '3-a-11': { low: 3, high: 11 },
  '12-a-41': { low: 12, high: 41 },
  '42-o-mas': { low: 42, high: Infinity },
};

/** People who work in it of each answer. */
export const WORKERS: Readonly<Record<string, Range>> = {
  '1': { low: 1, high: 1 },
  '2-a-4': { low: 2, high: 4 },
  '5-a-9': { low: 5, high: 9 },
  '10-o-mas': { low: 10, high: Infinity },
};

/**
 * Sales of each answer, in UF a year. Cut at 20, 200 and 600 UF (limits of instruments) and by Ley 20.416 from there on. The
 * pesos that the labels say are a guide, at a round $40.000 a UF: nothing is computed with them.
 */
export const SALES: Readonly<Record<string, Range>> = {
  'menos-de-20': { low: 0, high: 19.99 },
  '20-a-199': { low: 20, high: 199.99 },
  '200-a-600': { low: 200, high: 600 },
  '600-a-2400': { low: 600.01, high: 2400 },
  '2400-a-25000': { low: 2400.01, high: 25_000 },
  'mas-de-25000': { low: 25_000.01, high: Infinity },
};

/** Says no to every profile that is not marked. */
export const NOTHING_ELSE = 'nada-mas';

const PROFILE_OPTIONS: Readonly<Record<Profile, string>> = {
  mujer: 'Soy mujer',
  joven: 'Soy joven (hasta 29 años)',
  'persona-mayor': 'Soy persona mayor (60 años o más)',
  discapacidad: 'Tengo una discapacidad',
  'pueblo-indigena': 'Soy de un pueblo indígena',
  'rsh-40': 'Estoy en el 40 % del Registro Social de Hogares',
  'pequeno-agricultor': 'Soy pequeño productor agrícola',
  exportador: 'Exporto o quiero exportar',
  cesante: 'Estoy sin trabajo',
};

export const QUESTIONS = [
  {
    id: 'momento',
    kind: 'opcion',
    text: '¿En qué está tu negocio hoy?',
    options: [
      option('idea', 'Es una idea: todavía no empiezo'),
      option('preparando', 'Lo estoy preparando: aún no vendo'),
      option('vendiendo', 'Ya vendo'),
    ],
  },
  {
    id: 'comuna',
    kind: 'comuna',
    text: '¿En qué comuna está, o va a estar?',
    help: 'Sirve para mirar si tu rubro tiene espacio ahí, y qué apoyos llegan a ese lugar.',
  },
  {
    id: 'sector',
    kind: 'sector',
    text: '¿A qué se dedica?',
    help: 'Elige lo más parecido. Si haces varias cosas, la que más te deja.',
  },
  {
    id: 'tiempo',
    kind: 'opcion',
    text: '¿Hace cuánto tiempo vendes?',
    when: SELLING,
    options: [
      option('menos-de-3', 'Menos de 3 meses'),
      option('3-a-11', 'Entre 3 y 11 meses'),
      option('12-a-41', 'De 1 año a menos de 3 años y medio'),
      option('42-o-mas', '3 años y medio o más'),
    ],
  },
  {
    id: 'permanencia',
    kind: 'opcion',
    text: '¿Vendes durante todo el año?',
    when: SELLING,
    options: [
      option('ocasional', 'De vez en cuando, o cambio seguido de rubro'),
      option('estacional', 'Solo en temporada, pero todos los años'),
      option('permanente', 'Todo el año'),
    ],
  },
  {
    id: 'ventas',
    kind: 'opcion',
    text: '¿Cuánto vendes en un año, más o menos?',
    help: 'Todo lo que entra, antes de pagar gastos. Los pesos son una guía: usan una UF redonda de $40.000.',
    when: SELLING,
    options: [
      option('menos-de-20', 'Menos de 20 UF: hasta $800 mil al año'),
      option('20-a-199', 'De 20 a 199 UF: hasta $8 millones al año'),
      option('200-a-600', 'De 200 a 600 UF: hasta $24 millones al año'),
      option('600-a-2400', 'De 600 a 2.400 UF: hasta $96 millones al año'),
      option('2400-a-25000', 'De 2.400 a 25.000 UF: hasta $1.000 millones al año'),
      option('mas-de-25000', 'Más de 25.000 UF al año'),
    ],
  },
  {
    id: 'inicio',
    kind: 'opcion',
    text: '¿Tienes inicio de actividades en el Servicio de Impuestos Internos?',
    help: 'Es el trámite que permite dar boleta o factura.',
    options: [option('si', 'Sí'), option('no', 'No')],
  },
  {
    id: 'personas',
    kind: 'opcion',
    text: '¿Cuántas personas trabajan, contándote?',
    when: SELLING,
    options: [
      option('1', 'Solo yo'),
      option('2-a-4', 'De 2 a 4'),
      option('5-a-9', 'De 5 a 9'),
      option('10-o-mas', '10 o más'),
    ],
  },
  {
    id: 'destino',
    kind: 'opcion',
    text: '¿Para qué usas lo que deja el negocio?',
    when: SELLING,
    options: [
      option('consumo', 'Para los gastos de la casa, casi todo'),
      option('mixto', 'Para vivir, y lo demás para hacerlo crecer'),
      option('excedentes', 'Queda un excedente: ahorro e invierto después de pagarme'),
    ],
  },
  {
    id: 'alcance',
    kind: 'opcion',
    text: 'En un mes normal, ¿alcanza lo que deja?',
    when: SELLING,
    options: [
      option('no', 'No alcanza para lo básico de la casa'),
      option('justo', 'Paga los costos del negocio y poco más'),
      option('sobra', 'Paga todo y sobra'),
    ],
  },
  {
    id: 'ahorro',
    kind: 'opcion',
    text: '¿Guardas dinero para el negocio?',
    help: 'Ahorro, o dinero que vuelve al negocio: mercadería, arreglos, máquinas.',
    when: SELLING,
    options: [
      option('no', 'No: se gasta todo'),
      option('poco', 'Un poco, cuando se puede'),
      option('si', 'Sí, todos los meses'),
    ],
  },
  {
    id: 'lugar',
    kind: 'opcion',
    text: '¿Dónde trabajas?',
    when: SELLING,
    options: [
      option('sin-lugar', 'Sin lugar fijo: en la calle, en ferias distintas, a domicilio'),
      option('vivienda', 'En la casa'),
      option('local-arrendado', 'En un local o puesto fijo arrendado o prestado, fuera de la casa'),
      option('local-propio', 'En un local propio, fuera de la casa'),
    ],
  },
  {
    id: 'calificacion',
    kind: 'opcion',
    text: '¿Qué preparación tienen quienes trabajan en esto, contándote?',
    options: [
      option('sin-calificar', 'Ninguna en particular'),
      option('de-oficio', 'Sabemos el oficio por la práctica'),
      option('calificada', 'Hay estudios, cursos o un oficio certificado'),
    ],
  },
  {
    id: 'registros',
    kind: 'opcion',
    text: '¿Anotas lo que vendes y lo que gastas?',
    when: SELLING,
    options: [
      option('no', 'No'),
      option('cuaderno', 'Sí, en un cuaderno o una planilla'),
      option('contabilidad', 'Sí, con contabilidad o un programa'),
    ],
  },
  {
    id: 'tecnologia',
    kind: 'opcion',
    text: '¿Con qué herramientas cuentas?',
    options: [
      option('rudimentaria', 'Las básicas, caseras o prestadas'),
      option('equipos', 'Máquinas o equipos propios del rubro'),
      option('informatica', 'Además, computador o sistemas: venta en línea, inventario, diseño'),
    ],
  },
  {
    id: 'mercado',
    kind: 'opcion',
    text: '¿Cómo son tus clientes?',
    when: SELLING,
    options: [
      option('sin-clientes-fijos', 'Los que pasan: ninguno fijo'),
      option('clientes-fijos', 'Algunos que vuelven, pero un mes malo se nota'),
      option('contratos', 'Clientes seguros: contratos, convenios o un nombre conocido'),
    ],
  },
  {
    id: 'capital',
    kind: 'opcion',
    text: '¿Tienes dinero propio para partir?',
    when: NOT_YET,
    options: [
      option('no', 'Todavía no'),
      option('poco', 'Una parte'),
      option('si', 'Sí, lo necesario para partir'),
    ],
  },
  {
    id: 'redes',
    kind: 'opcion',
    text: '¿Conoces a quién venderle y a quién comprarle?',
    when: NOT_YET,
    options: [
      option('no', 'Todavía no'),
      option('algo', 'A algunas personas'),
      option('si', 'Sí: clientes y proveedores ya conversados'),
    ],
  },
  {
    id: 'dedicacion',
    kind: 'opcion',
    text: '¿Cuánto tiempo le puedes dedicar?',
    when: NOT_YET,
    options: [
      option('poco', 'Ratos libres'),
      option('medio', 'Media jornada'),
      option('completo', 'Jornada completa'),
    ],
  },
  {
    id: 'perfil',
    kind: 'varias',
    text: '¿Algo de esto te describe?',
    help: 'Solo si quieres contarlo: hay apoyos reservados. Lo que no marques queda como no sabido.',
    options: [
      ...PROFILES.map((one) => option(one, PROFILE_OPTIONS[one])),
      option(NOTHING_ELSE, 'Nada más de esta lista me describe'),
    ],
  },
] as const satisfies readonly Question[];

export type QuestionId = (typeof QUESTIONS)[number]['id'];
export const QUESTION_IDS = QUESTIONS.map(({ id }) => id) as readonly QuestionId[];

/** A question by its id, without its literal types. */
export function questionOf(id: QuestionId): Question & { readonly id: QuestionId } {
  // Every id of the list has its question.
  return QUESTIONS.find((one) => one.id === id) as Question & { readonly id: QuestionId };
}
