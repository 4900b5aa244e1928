import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placesOf } from '../../../src/domain/plan/plan.ts';
import {
  type Fact,
  LONGEST_GROUP,
  LONGEST_TEXT,
  merged,
  PERTINENCES,
  strayPlaces,
  tidy,
} from '../../../src/domain/plan/review.ts';
import { readReview, writeReview } from '../../../src/load/tables/pladeco_review.ts';
import { smallPlan } from '../../fixtures/plan.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, file = 'grupo.csv') => readReview(bytes(text), file, smallPlan);

const words = (longest: number) =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom('=1+1', "'=1", '-', 'NA', 's/i', 'uno; "dos"\ntres', '*', ' á ', '@x', '02201'),
    )
    .map((text) => tidy(text, longest))
    .filter((text) => text !== '');
const place = fc.constantFrom('1.a', '1.b', 'T1', 'transversal');
const fact: fc.Arbitrary<Fact> = fc.oneof(
  words(LONGEST_GROUP).map((group): Fact => ({ group, kind: 'grupo', place: '', text: '' })),
  fc.record({
    group: words(LONGEST_GROUP),
    kind: fc.constantFrom('observacion' as const, 'propuesta' as const),
    place,
    text: words(LONGEST_TEXT),
  }),
  fc.record({
    group: words(LONGEST_GROUP),
    kind: fc.constant('pertinencia' as const),
    place,
    text: fc.constantFrom(...PERTINENCES),
  }),
);

test('lo que se guarda se abre igual, diga lo que diga', () => {
  fc.assert(
    fc.property(fc.array(fact, { minLength: 1, maxLength: 12 }), (facts) => {
      const review = merged([], facts);
      const { value, issues } = read(writeReview(review, smallPlan));
      expect(issues).toEqual([]);
      expect(value).toEqual(review);
    }),
    { numRuns: 200 },
  );
});

const HEADER = 'cut;plan;grupo;clase;lugar;texto';
test.each([
  ['01101;Plan chico;Uno;grupo;;', 'otro-plan', 'cut'],
  ['02201;Otro plan;Uno;grupo;;', 'otro-plan', 'plan'],
  ['02201;Plan chico;Uno;observacion;;Algo', 'celda-obligatoria', 'lugar'],
  [`02201;Plan chico;Uno;observacion;1.a;${'x'.repeat(LONGEST_TEXT + 1)}`, 'texto-largo', 'texto'],
  [`02201;Plan chico;${'x'.repeat(LONGEST_GROUP + 1)};grupo;;`, 'texto-largo', 'grupo'],
  ['02201;Plan chico;Uno;observacion;1.a;', 'texto-vacio', 'texto'],
  ['02201;Plan chico;Uno;pertinencia;1.a;tal vez', 'pertinencia-desconocida', 'texto'],
  ['02201;Plan chico;;grupo;;', 'celda-obligatoria', 'grupo'],
])('«%s» no se usa, y se dice archivo, línea y columna', (row, code, column) => {
  const { value, issues } = read([HEADER, '02201;Plan chico;Dos;grupo;;', row].join('\n'));
  expect(value).toBeUndefined();
  expect(issues.map(({ file, line, column: of, code: one }) => [file, line, of, one])).toEqual([
    ['grupo.csv', 3, column, code],
  ]);
});

test('lo dicho de una línea que el plan ya no tiene se avisa y se guarda', () => {
  const { value, issues } = read([HEADER, '02201;Plan chico;Uno;observacion;9.z;Algo'].join('\n'));
  expect(value).toEqual([{ group: 'Uno', kind: 'observacion', place: '9.z', text: 'Algo' }]);
  expect(issues.map(({ severity, line, code }) => [severity, line, code])).toEqual([
    ['aviso', 2, 'lugar-desconocido'],
  ]);
  expect(strayPlaces(value!, placesOf(smallPlan))).toEqual(['9.z']);
});

test('lo que no es una tabla tampoco se usa', () => {
  expect(read('{"hola": 1}').value).toBeUndefined();
  expect(read(HEADER).issues.map(({ code }) => code)).toEqual(['archivo-vacio']);
  expect(read('').issues.map(({ code }) => code)).toEqual(['archivo-vacio']);
});
