import * as v from 'valibot';
import { type Answers, canAnswer, type Progress, resumed } from '../../domain/evaluation/progress.ts';
import { QUESTION_IDS, QUESTIONNAIRE_VERSION, type QuestionId } from '../../domain/evaluation/questions.ts';

const MOST_MARKED = 20;
const LONGEST_WORD = 40;

const Word = v.pipe(v.string(), v.maxLength(LONGEST_WORD));
const Said = v.union([Word, v.pipe(v.array(Word), v.maxLength(MOST_MARKED))]);

/** The questionnaire as it is kept. An answer that is not one of its question makes it another questionnaire. */
export const Draft = v.pipe(
  v.object({
    version: v.literal(QUESTIONNAIRE_VERSION),
    at: v.union([v.picklist(QUESTION_IDS), v.literal('resultado')]),
    answers: v.record(v.picklist(QUESTION_IDS), Said),
  }),
  v.check(({ answers }) =>
    (Object.entries(answers) as [QuestionId, string | string[]][]).every(([id, said]) => canAnswer(id, said)),
  ),
  v.transform(({ version, at, answers }): Progress => resumed({ version, at, answers: answers as Answers })),
);

const KIND = 'evaluacion-de-un-negocio';
/** A questionnaire is a few hundred bytes; what is bigger is another file. */
export const MOST_BYTES = 50_000;
const File = v.object({ archivo: v.literal(KIND), evaluacion: Draft });

export function fileOf(progress: Progress): string {
  return `${JSON.stringify({ archivo: KIND, evaluacion: progress }, undefined, 2)}\n`;
}

/** What a file kept, or in words why it cannot be opened. */
export function readFile(text: string): Progress | string {
  let said: unknown;
  try {
    said = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return 'El archivo no es de este cuestionario: no se puede leer como JSON.';
  }
  const checked = v.safeParse(File, said);
  if (checked.success) return checked.output.evaluacion;
  const other = v.safeParse(
    v.object({ archivo: v.literal(KIND), evaluacion: v.object({ version: v.number() }) }),
    said,
  );
  return other.success && other.output.evaluacion.version !== QUESTIONNAIRE_VERSION
    ? `El archivo es de otra versión del cuestionario (la ${other.output.evaluacion.version}); esta es la ${QUESTIONNAIRE_VERSION}.`
    : 'El archivo no es de este cuestionario, o trae una respuesta que no existe.';
}
