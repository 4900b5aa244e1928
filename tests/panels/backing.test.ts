import { expect, test } from 'vitest';
import { known } from '../../src/domain/measure.ts';
import { QUADRANT_WORDS } from '../../src/domain/support/backing_kinds.ts';
import { perThousand, rateInterval, togetherWords } from '../../src/panels/backing/words.ts';

test('una tasa que no es cero no se lee como cero', () => {
  expect([0, 0.04, 0.0031, 0.05, 0.3, 32.07].map(perThousand)).toEqual([
    '0,0',
    '0,04',
    '0,003',
    '0,1',
    '0,3',
    '32,1',
  ]);
  expect(rateInterval(known(0.1, 'por mil empresas', { low: 0.02, high: 0.6 }))).toBe('entre 0,02 y 0,6');
  expect(rateInterval(known(9, 'por mil empresas', { low: 2, high: Infinity }))).toBe('2,0 o más');
});

test('bajo la mediana no es sin apoyo: las palabras comparan', () => {
  expect(Object.values(QUADRANT_WORDS).join()).not.toContain('sin');
});

test('una relación entre puestos es una tendencia, y la que cabe en el azar no se afirma', () => {
  const of = (low: number, high: number) =>
    togetherWords({ correlation: { rho: (low + high) / 2, n: 12, low, high } });
  expect(of(0.1, 0.8)).toBe('Sí: los sectores con más potencial tienden a recibir más apoyo.');
  expect(of(-0.8, -0.1)).toBe('No: los sectores con más potencial tienden a recibir menos apoyo.');
  expect(of(-0.8, 0.1)).toContain('cabe en el azar');
});
