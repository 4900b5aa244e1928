import { expect, test } from 'vitest';
import { known, missing } from '../../src/domain/measure.ts';
import type { Supply } from '../../src/domain/opportunities/opportunities.ts';
import {
  chanceSentence,
  gapSentence,
  leadSentence,
  supplySentence,
} from '../../src/panels/opportunities/words.ts';

const supply = (more: Partial<Supply>): Supply => ({
  firms: known(80, 'empresas'),
  expected: known(100, 'empresas', { low: 70, high: 140 }),
  gap: known(0, 'empresas', { low: 0, high: 60 }),
  chance: NaN,
  evidence: undefined,
  byPeers: false,
  ...more,
});

test('lo que falta se dice con su intervalo', () => {
  const gap = known(26.004, 'empresas', { low: 0.55, high: 54.55, n: 49 });
  expect(gapSentence(gap, 'Calama', 'Arte y recreación')).toBe(
    'En Calama faltan unas 26 empresas de arte y recreación (entre 0,6 y 55) frente a lo que tienen zonas parecidas.',
  );
  expect(gapSentence(known(0, 'empresas'), 'Calama', 'Comercio')).toBe('');
});

test('lo que no se distingue, lo que sobra y lo que no se publica se dicen distinto', () => {
  expect(supplySentence(supply({}), 'Calama', 'Comercio')).toBe(
    'Las 80 empresas de comercio de Calama no se distinguen de lo que suele haber en zonas parecidas (entre 70 y 140).',
  );
  expect(supplySentence(supply({ firms: known(200, 'empresas') }), 'Calama', 'Comercio')).toContain(
    'más de las que',
  );
  const hidden = missing('bajo-umbral', 'empresas', { low: 0, high: 2.45 });
  expect(supplySentence(supply({ firms: hidden, gap: hidden }), 'Calama', 'Comercio')).toContain(
    'puede que falten o que no',
  );
  expect(supplySentence(supply({ firms: hidden }), 'Calama', 'Comercio')).toContain(
    'la fuente no publica la cuenta',
  );
  const none = missing('no-aplica', 'empresas');
  expect(supplySentence(supply({ expected: none, gap: none }), 'Calama', 'Comercio')).toContain(
    'No se puede decir',
  );
});

test('sin nada claro se dice, y sin con qué comparar también', () => {
  const facts = { place: 'Calama', opportunities: [], nameOf: () => '' };
  expect(leadSentence({ ...facts, tested: 6 })).toBe(
    'Ninguno de los 6 sectores que se pueden probar en Calama queda claramente bajo lo que tienen zonas parecidas.',
  );
  expect(leadSentence({ ...facts, tested: 0 })).toContain('no hay con qué comparar a Calama');
  expect(chanceSentence(6, 1)).toBe(
    'Se probaron 6 sectores y falta en uno. Solo por azar queda así cerca de 1 de cada 10.',
  );
  expect(chanceSentence(0, 0)).toBe('');
});
