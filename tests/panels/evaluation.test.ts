import { expect, test } from 'vitest';
import { csvText } from '../../src/domain/csv.ts';
import { evaluate } from '../../src/domain/evaluation/evaluate.ts';
import { personalRoute } from '../../src/domain/evaluation/personal_route.ts';
import { FIRST, type Progress, say } from '../../src/domain/evaluation/progress.ts';
import type { ZoneId } from '../../src/domain/ids.ts';
import { CIIU } from '../../src/domain/sectors.ts';
import { fileOf, readFile } from '../../src/panels/evaluation/draft.ts';
import { changeWords, leadSentence, unknownWords } from '../../src/panels/evaluation/words.ts';
import { territoryOf } from '../fixtures/domain.ts';
import { firm, instrument } from '../fixtures/instrument.ts';

const PROGRESS: Progress = {
  ...say(say(FIRST, 'momento', 'vendiendo'), 'perfil', ['mujer']),
  at: 'comuna',
};

test('lo que se guarda en un archivo vuelve igual', () => {
  expect(readFile(fileOf(PROGRESS))).toEqual(PROGRESS);
  expect(readFile(`\uFEFF${fileOf(PROGRESS)}`)).toEqual(PROGRESS);
});

test.each([
  ['otra cosa', 'no se puede leer como JSON'],
  ['{"archivo":"otro"}', 'no es de este cuestionario'],
  [fileOf(PROGRESS).replace('"vendiendo"', '"comprando"'), 'trae una respuesta que no existe'],
  [fileOf(PROGRESS).replace('"version": 1', '"version": 7'), 'de otra versión del cuestionario (la 7)'],
])('un archivo que no es se explica: %#', (text, why) => {
  expect(readFile(text)).toContain(why);
});

test('la primera frase dice el tipo y la etapa, o qué no se puede decir', () => {
  expect(leadSentence(evaluate({ momento: 'idea' }))).toBe(
    'Tu negocio está en concepción: todavía no hay uno que clasificar por tipo.',
  );
  expect(leadSentence(evaluate({}))).toBe(
    'Con lo que contaste no se puede decir de qué tipo es tu negocio; no se puede decir en qué etapa está.',
  );
  expect(
    leadSentence(
      evaluate({
        momento: 'vendiendo',
        tiempo: '42-o-mas',
        permanencia: 'permanente',
        destino: 'mixto',
        alcance: 'justo',
        ahorro: 'poco',
        lugar: 'vivienda',
      }),
    ),
  ).toBe('Tu negocio es de acumulación simple y está en consolidación.');
});

test('dice qué tendría que cambiar, con lo que hay hoy', () => {
  const facts = firm({ sales: { low: 20, high: 199.99 }, started: false, stage: 'iniciacion' });
  const one = instrument({
    salesFrom: 200,
    salesTo: 25_000,
    startRule: 'si',
    stages: ['crecimiento', 'consolidacion'],
    territories: ['01'] as ZoneId[],
    unconfirmed: new Set(['etapas']),
  });
  const names = { territory: territoryOf('01101'), sectors: CIIU };
  const [step] = personalRoute([one], { ...facts, zones: ['13'] as ZoneId[] }, ['subsistencia']).steps;
  expect(step?.failed.map((failed) => changeWords(failed, one, facts, names))).toEqual([
    'Es para negocios en crecimiento o consolidación (hoy: iniciación) (regla por confirmar).',
    'Necesitas vender al menos 200 UF al año (hoy: entre 20 y 199 UF).',
    'Necesitas inicio de actividades.',
    'Es solo para la Región de Tarapacá.',
  ]);
  expect(unknownWords(['tipos', 'perfil'], instrument({ profiles: ['mujer', 'rsh-40'] }))).toBe(
    'Falta saber de qué tipo es tu negocio y si eres parte de esto: mujeres o personas del 40 % del Registro Social de Hogares.',
  );
});

test('un CSV para Chile: punto y coma, coma decimal, y ninguna celda que se ejecute', () => {
  expect(
    csvText(
      ['a', 'b'],
      [
        ['=1+1', 2.5],
        ['dice "sí"; no', undefined],
      ],
    ),
  ).toBe('\uFEFFa;b\r\n\'=1+1;2,5\r\n"dice ""sí""; no";\r\n');
});
