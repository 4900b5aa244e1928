import type { QuestionId } from './questions.ts';
import { QUESTION_IDS, QUESTIONNAIRE_VERSION, questionOf, UNKNOWN } from './questions.ts';

/** One value, or several for a question that takes them. */
export type Answer = string | readonly string[];
export type Answers = { readonly [Q in QuestionId]?: Answer };

/** Where a person is in the questionnaire, and all they have said: also to questions that are no longer asked. */
export interface Progress {
  readonly version: typeof QUESTIONNAIRE_VERSION;
  readonly at: QuestionId | 'resultado';
  readonly answers: Answers;
}

export const FIRST: Progress = { version: QUESTIONNAIRE_VERSION, at: 'momento', answers: {} };

/** The questions that these answers ask, in order. */
export function asked(answers: Answers): readonly QuestionId[] {
  const { momento } = answers;
  const said = typeof momento === 'string' ? momento : undefined;
  return QUESTION_IDS.filter((id) => questionOf(id).when?.(said) ?? true);
}

/** The answers that count: to questions that are asked, without «no sé». */
export function used(answers: Answers): Answers {
  return Object.fromEntries(
    asked(answers).flatMap((id) => {
      const said = answers[id];
      return said === undefined || said === UNKNOWN ? [] : [[id, said]];
    }),
  );
}

/** Questions asked that have no answer yet; «no sé» is an answer. */
export function unanswered(answers: Answers): readonly QuestionId[] {
  return asked(answers).filter((id) => answers[id] === undefined);
}

/** Keeps an answer and stays where it is. Undefined takes it back. */
export function say(progress: Progress, id: QuestionId, answer: Answer | undefined): Progress {
  const { [id]: _before, ...rest } = progress.answers;
  return { ...progress, answers: answer === undefined ? rest : { ...rest, [id]: answer } };
}

/** On to the next question; a question left without an answer is skipped with «no sé». After the last, the result. */
export function next(progress: Progress): Progress {
  const { at } = progress;
  if (at === 'resultado') return progress;
  const said = progress.answers[at] === undefined ? say(progress, at, UNKNOWN) : progress;
  const list = asked(said.answers);
  return { ...said, at: list[list.indexOf(at) + 1] ?? 'resultado' };
}

/** Back to the one before; from the first, nowhere. */
export function back(progress: Progress): Progress {
  const list = asked(progress.answers);
  const here = progress.at === 'resultado' ? list.length : list.indexOf(progress.at);
  return { ...progress, at: list[here - 1] ?? progress.at };
}

/** To a question that is asked, or to the result; anywhere else, it stays. */
export function goTo(progress: Progress, at: Progress['at']): Progress {
  return at === 'resultado' || asked(progress.answers).includes(at) ? { ...progress, at } : progress;
}

/** What was kept may stand at a question no longer asked: then at the first without an answer. */
export function resumed(progress: Progress): Progress {
  const { at, answers } = progress;
  if (at === 'resultado' || asked(answers).includes(at)) return progress;
  return { ...progress, at: unanswered(answers)[0] ?? 'resultado' };
}

/** Whether a value may answer a question. The codes of a comuna and of a section are checked by their shape. */
export function canAnswer(id: QuestionId, answer: Answer): boolean {
  const question = questionOf(id);
  if (answer === UNKNOWN) return true;
  if (question.kind === 'varias')
    return (
      typeof answer !== 'string' &&
      new Set(answer).size === answer.length &&
      answer.every((one) => question.options.some(({ value }) => value === one))
    );
  if (typeof answer !== 'string') return false;
  if (question.kind === 'comuna') return /^(0[1-9]|1[0-6])\d{3}$/.test(answer);
  if (question.kind === 'sector') return /^[A-U]$/.test(answer);
  return question.kind === 'opcion' && question.options.some(({ value }) => value === answer);
}
