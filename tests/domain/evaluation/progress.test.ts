import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/domain/evaluation/evaluate.ts';
import {
  type Answers,
  asked,
  back,
  canAnswer,
  FIRST,
  goTo,
  next,
  type Progress,
  resumed,
  say,
  unanswered,
  used,
} from '../../../src/domain/evaluation/progress.ts';
import {
  QUESTION_IDS,
  type QuestionId,
  questionOf,
  UNKNOWN,
} from '../../../src/domain/evaluation/questions.ts';
import { TRAIT_IDS, traitOf } from '../../../src/domain/evaluation/traits.ts';

/** Any answer that the question takes. */
function answerTo(id: QuestionId): fc.Arbitrary<string | string[]> {
  const question = questionOf(id);
  if (!('options' in question))
    return question.kind === 'comuna' ? fc.constantFrom('02201', '13101') : fc.constantFrom('G', 'I');
  const values = question.options.map(({ value }) => value);
  return question.kind === 'varias'
    ? fc.subarray(values, { minLength: 1 })
    : fc.constantFrom(...values, UNKNOWN);
}
const anyAnswers: fc.Arbitrary<Answers> = fc.record(
  Object.fromEntries(QUESTION_IDS.map((id) => [id, answerTo(id)])) as Record<
    QuestionId,
    fc.Arbitrary<string>
  >,
  { requiredKeys: [] },
);

const walk = (progress: Progress, move: (one: Progress) => Progress): readonly Progress['at'][] => {
  const seen: Progress['at'][] = [progress.at];
  let here = progress;
  for (;;) {
    const to = move(here);
    if (to.at === here.at) return seen;
    seen.push(to.at);
    here = to;
  }
};

describe('qué se pregunta', () => {
  test('quien ya vende responde 17 preguntas; quien tiene una idea, 10', () => {
    expect(asked({ momento: 'vendiendo' })).toHaveLength(17);
    expect(asked({ momento: 'idea' })).toHaveLength(10);
    expect(asked({ momento: 'preparando' })).toEqual(asked({ momento: 'idea' }));
  });

  test('a quien solo tiene una idea no se le pregunta por registros ni por ventas', () => {
    const list = asked({ momento: 'idea' });
    for (const id of ['registros', 'ventas', 'destino', 'lugar', 'mercado', 'tiempo'] as const)
      expect(list).not.toContain(id);
    for (const id of ['capital', 'redes', 'dedicacion'] as const) expect(list).toContain(id);
  });

  test('cada rasgo de la semilla se pregunta, con las mismas palabras que lee el catastro', () => {
    for (const trait of TRAIT_IDS) {
      const question = questionOf(trait);
      const values = question.kind === 'opcion' ? question.options.map(({ value }) => value) : [];
      expect(values).toEqual(Object.keys(traitOf(trait).values));
    }
  });
});

describe('ir y volver', () => {
  test('de la primera al resultado y de vuelta, sin repetir ninguna', () => {
    const { answers } = say(FIRST, 'momento', 'idea');
    const there = walk({ ...FIRST, answers }, next);
    expect(there).toEqual([...asked(answers), 'resultado']);
    const end: Progress = { ...FIRST, answers, at: 'resultado' };
    expect(walk(end, back)).toEqual([...there].reverse());
  });

  test('volver no pierde nada', () => {
    fc.assert(
      fc.property(anyAnswers, fc.constantFrom(...QUESTION_IDS), (answers, at) => {
        const here = resumed({ ...FIRST, answers, at });
        expect(back(here).answers).toEqual(here.answers);
        expect(next(here).answers).toMatchObject(here.answers);
        if (here.at !== 'resultado' && next(here).at !== 'resultado')
          expect(back(next(here)).at).toBe(here.at);
      }),
    );
  });

  test('seguir sin responder es decir «no sé», que no decide nada', () => {
    const skipped = next({ ...say(FIRST, 'momento', 'vendiendo'), at: 'registros' });
    expect(skipped.answers.registros).toBe(UNKNOWN);
    expect(used(skipped.answers)).toEqual({ momento: 'vendiendo' });
    expect(unanswered(skipped.answers)).not.toContain('registros');
  });

  test('de la primera no se vuelve a ninguna parte, y no se va a lo que no se pregunta', () => {
    expect(back(FIRST)).toEqual(FIRST);
    const idea = say(FIRST, 'momento', 'idea');
    expect(goTo(idea, 'registros').at).toBe('momento');
    expect(goTo(idea, 'capital').at).toBe('capital');
  });

  test('quien quedó en una pregunta que ya no se hace sigue en la primera sin responder', () => {
    const idea = { ...say(FIRST, 'momento', 'idea'), at: 'registros' as const };
    expect(resumed(idea).at).toBe('comuna');
  });
});

describe('qué respuestas se usan', () => {
  test('las de preguntas que ya no se hacen se guardan y no se usan', () => {
    const selling = say(say(FIRST, 'momento', 'vendiendo'), 'registros', 'contabilidad');
    const idea = say(selling, 'momento', 'idea');
    expect(idea.answers.registros).toBe('contabilidad');
    expect(used(idea.answers)).toEqual({ momento: 'idea' });
    expect(used(say(idea, 'momento', 'vendiendo').answers).registros).toBe('contabilidad');
  });

  test('cambiar de idea a negocio y de vuelta deja el mismo resultado', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const before: Progress = { ...FIRST, answers };
        const there = say(before, 'momento', 'idea');
        const again = say(there, 'momento', answers.momento);
        expect(evaluate(again.answers)).toEqual(evaluate(answers));
      }),
    );
  });

  test('el orden de las respuestas no cambia el resultado', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const backwards = Object.fromEntries(Object.entries(answers).reverse()) as Answers;
        expect(evaluate(backwards)).toEqual(evaluate(answers));
      }),
    );
  });

  test('una respuesta que no es de su pregunta no vale', () => {
    expect(canAnswer('registros', 'cuaderno')).toBe(true);
    expect(canAnswer('registros', 'otra')).toBe(false);
    expect(canAnswer('comuna', '1101')).toBe(false);
    expect(canAnswer('sector', 'SI')).toBe(false);
    expect(canAnswer('perfil', ['mujer', 'mujer'])).toBe(false);
    expect(canAnswer('perfil', ['mujer', 'joven'])).toBe(true);
    expect(canAnswer('registros', UNKNOWN)).toBe(true);
  });
});
