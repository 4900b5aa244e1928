import { expect, test } from 'vitest';
import { known, missing } from '../../src/domain/measure.ts';
import type { Overlap } from '../../src/domain/support/targeting.ts';
import { overlapSentence } from '../../src/panels/targeting/words.ts';

const firms = (value: number) => known(value, 'empresas');
const OVERLAP: Overlap = {
  first: firms(30),
  second: firms(20),
  both: firms(10),
  onlyFirst: firms(20),
  onlySecond: firms(10),
  neither: firms(60),
  unknown: firms(0),
  share: known(25, 'porcentaje'),
  sameCriteria: false,
  sameRegion: true,
  instruments: [],
};

test('el traslape en una frase; una parte que no se sabe se dice, no se escribe como cifra', () => {
  expect(overlapSentence(OVERLAP)).toBe(
    '10 empresas están dentro de las dos: el 25,0% de las que cubre alguna.',
  );
  expect(
    overlapSentence({ ...OVERLAP, share: missing('sin-dato', 'porcentaje', { low: 1, high: 90 }) }),
  ).toBe('10 empresas están dentro de las dos: no se sabe qué parte de las que cubre alguna.');
  expect(overlapSentence({ ...OVERLAP, sameRegion: false })).toContain('regiones distintas');
});
