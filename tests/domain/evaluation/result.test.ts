import { describe, expect, test } from 'vitest';
import { evaluate, factsOf, possibleTypes } from '../../../src/domain/evaluation/evaluate.ts';
import type { Answers } from '../../../src/domain/evaluation/progress.ts';
import { UNKNOWN } from '../../../src/domain/evaluation/questions.ts';
import { stageOf } from '../../../src/domain/evaluation/stage.ts';
import type { ZoneId } from '../../../src/domain/ids.ts';

const exactly = (value: number) => ({ low: value, high: value });

describe('la etapa', () => {
  test.each([
    ['todavía no vende', { sells: false, months: undefined, regularity: undefined }, 'concepcion'],
    ['vende hace 11 meses', { sells: true, months: exactly(11), regularity: undefined }, 'iniciacion'],
    [
      'vende hace años, de vez en cuando',
      { sells: true, months: exactly(90), regularity: 'ocasional' },
      'iniciacion',
    ],
    [
      'vende hace 12 meses, todo el año',
      { sells: true, months: exactly(12), regularity: 'permanente' },
      'crecimiento',
    ],
    [
      'vende hace 41 meses, en temporada',
      { sells: true, months: exactly(41), regularity: 'estacional' },
      'crecimiento',
    ],
    [
      'vende hace 42 meses, en temporada',
      { sells: true, months: exactly(42), regularity: 'estacional' },
      'consolidacion',
    ],
  ] as const)('de quien %s', (_, facts, stage) => {
    expect(stageOf(facts).stage).toBe(stage);
  });

  test('no se dice cuando falta lo que decide, y se dice qué falta', () => {
    expect(stageOf({ sells: undefined, months: undefined, regularity: undefined }).lacking).toEqual([
      'momento',
    ]);
    expect(stageOf({ sells: true, months: undefined, regularity: 'permanente' }).lacking).toEqual(['tiempo']);
    expect(stageOf({ sells: true, months: exactly(30), regularity: undefined }).lacking).toEqual([
      'permanencia',
    ]);
    expect(stageOf({ sells: true, months: undefined, regularity: undefined }).lacking).toEqual([
      'tiempo',
      'permanencia',
    ]);
    expect(stageOf({ sells: true, months: { low: 6, high: 20 }, regularity: 'permanente' }).lacking).toEqual([
      'tiempo',
    ]);
  });
});

describe('lo que resulta de las respuestas', () => {
  const seller: Answers = {
    momento: 'vendiendo',
    comuna: '02201',
    sector: 'G',
    tiempo: '12-a-41',
    permanencia: 'permanente',
    ventas: '20-a-199',
    inicio: 'no',
    personas: '1',
    calificacion: 'calificada',
    registros: 'cuaderno',
    tecnologia: 'rudimentaria',
    ahorro: 'poco',
    mercado: UNKNOWN,
    perfil: ['mujer'],
  };

  test('los recursos se suman con lo dicho: 2 + 0 + 1 + 1, de 8', () => {
    const { resources } = evaluate(seller);
    expect(resources.terms.map(({ question, points }) => [question, points])).toEqual([
      ['calificacion', 2],
      ['tecnologia', 0],
      ['ahorro', 1],
      ['registros', 1],
      ['mercado', undefined],
    ]);
    expect([resources.points, resources.most]).toEqual([4, 8]);
  });

  test('lo que el instrumento necesita saber es lo que se dijo, y nada más', () => {
    expect(factsOf(seller, ['02201' as ZoneId])).toEqual({
      zones: ['02201'],
      section: 'G',
      division: undefined,
      sales: { low: 20, high: 199.99 },
      started: false,
      type: evaluate(seller).type?.type,
      stage: 'crecimiento',
      profile: { mujer: true },
    });
    expect(factsOf({}, [])).toEqual({
      zones: [],
      section: undefined,
      division: undefined,
      sales: undefined,
      started: undefined,
      type: undefined,
      stage: undefined,
      profile: {},
    });
  });

  test('«nada más me describe» dice que no a lo que no se marcó', () => {
    const { profile } = factsOf({ perfil: ['mujer', 'nada-mas'] }, []);
    expect(profile).toMatchObject({ mujer: true, 'rsh-40': false, exportador: false });
  });

  test('una idea no tiene tipo: puede ser cualquiera de las tres microempresas, y no vende nada', () => {
    const idea: Answers = { momento: 'idea', destino: 'consumo' };
    expect(evaluate(idea).type).toBeUndefined();
    expect(possibleTypes(evaluate(idea))).toHaveLength(3);
    expect(factsOf(idea, []).sales).toEqual({ low: 0, high: 0 });
  });
});
