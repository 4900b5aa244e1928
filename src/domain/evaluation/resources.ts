import type { Answers } from './progress.ts';
import type { QuestionId } from './questions.ts';

/** What a venture counts on: 0 it lacks it, 1 in part, 2 it has it; undefined where the person did not say. */
export interface ResourceTerm {
  readonly question: QuestionId;
  readonly name: string;
  readonly points: 0 | 1 | 2 | undefined;
}

export interface Resources {
  readonly terms: readonly ResourceTerm[];
  /** Sum of the points said, and the most that those terms could have given. Unsaid terms count in neither. */
  readonly points: number;
  readonly most: number;
}

type Scale = readonly [none: string, part: string, full: string];

/**
 * Competences that seed 002 names («control de registros, capacidad de ahorro», qualification, technology) and what a person
 * needs to begin (money, people, time). Each weighs the same: an assumption of the project.
 */
const TERMS: readonly { readonly question: QuestionId; readonly name: string; readonly scale: Scale }[] = [
  {
    question: 'calificacion',
    name: 'Preparación',
    scale: ['sin-calificar', 'de-oficio', 'calificada'],
  },
  { question: 'tecnologia', name: 'Herramientas', scale: ['rudimentaria', 'equipos', 'informatica'] },
  { question: 'ahorro', name: 'Ahorro', scale: ['no', 'poco', 'si'] },
  { question: 'registros', name: 'Control de registros', scale: ['no', 'cuaderno', 'contabilidad'] },
  {
    question: 'mercado',
    name: 'Clientes',
    scale: ['sin-clientes-fijos', 'clientes-fijos', 'contratos'],
  },
  { question: 'capital', name: 'Dinero para partir', scale: ['no', 'poco', 'si'] },
  { question: 'redes', name: 'Clientes y proveedores', scale: ['no', 'algo', 'si'] },
  { question: 'dedicacion', name: 'Tiempo', scale: ['poco', 'medio', 'completo'] },
];

/** Resources and competences, from the answers that count. Questions that are not asked are not terms. */
export function resourcesOf(answers: Answers, asked: readonly QuestionId[]): Resources {
  const terms = TERMS.filter(({ question }) => asked.includes(question)).map(
    ({ question, name, scale }): ResourceTerm => {
      const said = answers[question];
      const at = typeof said === 'string' ? scale.indexOf(said) : -1;
      return { question, name, points: at === -1 ? undefined : (at as 0 | 1 | 2) };
    },
  );
  const said = terms.flatMap(({ points }) => (points === undefined ? [] : [points]));
  return {
    terms,
    points: said.reduce<number>((sum, one) => sum + one, 0),
    most: 2 * said.length,
  };
}
