import { describe, expect, test } from 'vitest';
import { known, missing } from '../../src/domain/measure.ts';
import { digitsOf, growthSentence, signed } from '../../src/panels/zone/change.ts';

const facts = {
  trend: { from: 2009, to: 2019, start: known(5977, 'empresas'), end: known(5894, 'empresas') },
  rate: known(-0.14, 'porcentaje', { low: -0.5, high: 0.2, n: 5977 }),
  local: known(-797.6, 'empresas'),
  place: 'Iquique',
  sector: 'Comercio',
  referenceName: 'la Región de Tarapacá',
};

describe('la frase de cuánto creció', () => {
  test('dice el cambio, el ritmo con su intervalo, y cómo queda frente a la referencia', () => {
    expect(growthSentence(facts)).toBe(
      'Entre 2009 y 2019, comercio en Iquique perdió 83 empresas: pasó de 5.977 a 5.894, -0,1% por año (entre -0,5 y 0,2). El intervalo incluye 0: puede ser solo azar. Son 798 empresas menos que al ritmo de comercio en la Región de Tarapacá.',
    );
  });

  test('con menos de diez al inicio no da un ritmo', () => {
    const few = {
      ...facts,
      trend: { ...facts.trend, start: known(4, 'empresas'), end: known(9, 'empresas') },
      rate: missing('pocos-datos', 'porcentaje'),
      local: missing('pocos-datos', 'empresas'),
    };
    expect(growthSentence(few)).toBe(
      'Entre 2009 y 2019, comercio en Iquique ganó 5 empresas: pasó de 4 a 9. Con menos de 10 al inicio no se calcula un ritmo de crecimiento.',
    );
  });

  test('sin una de las dos cifras no inventa el cambio', () => {
    const gone = { ...facts, trend: { ...facts.trend, start: missing('reservado', 'empresas') } };
    expect(growthSentence(gone)).toMatch(/no se puede seguir comercio en Iquique/);
  });

  test('si nada cambió, lo dice', () => {
    const same = { ...facts, trend: { ...facts.trend, end: known(5977, 'empresas') } };
    expect(growthSentence(same)).toMatch(/quedó igual: tenía y tiene 5\.977/);
  });
});

test('un aporte lleva su signo, y el cero no', () => {
  expect([signed(812.4), signed(-50), signed(0.04), signed(1.25, 1)]).toEqual(['+812', '-50', '0', '+1,3']);
  expect([digitsOf([3.5, -2]), digitsOf([3, -2]), digitsOf([350.5, 2])]).toEqual([1, 0, 0]);
});
