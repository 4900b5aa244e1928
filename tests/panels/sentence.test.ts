import { describe, expect, test } from 'vitest';
import { known, missing } from '../../src/domain/measure.ts';
import { type SentenceFacts, strengthSentence } from '../../src/panels/zone/sentence.ts';

const calama: SentenceFacts = {
  place: 'Calama',
  sector: 'Comercio',
  counted: 'empresas',
  count: known(2932.05, 'empresas'),
  quotient: known(1.1486, 'veces', { low: 1.1053, high: 1.1933, n: 2932.05 }),
  period: '2005–2024',
  isMean: true,
  referenceName: 'Chile',
};

describe('la primera frase de la ficha', () => {
  test('dice cuántas, cómo se compara y qué tan seguro es', () => {
    expect(strengthSentence(calama)).toBe(
      'En Calama hay 2.932 empresas de comercio en un año medio de 2005–2024: 1,15 veces lo esperado si se repartiera como Chile (entre 1,11 y 1,19). Es una especialización: todo el intervalo supera 1.',
    );
  });

  test('no llama especialización a lo que el intervalo no distingue', () => {
    const quotient = known(1.2, 'veces', { low: 0.9, high: 1.5 });
    expect(strengthSentence({ ...calama, quotient })).toContain('No se distingue de lo esperado');
  });

  test('con pocos datos no da un cociente', () => {
    const sentence = strengthSentence({
      ...calama,
      count: known(3, 'empresas'),
      quotient: missing('pocos-datos', 'veces'),
    });
    expect(sentence).toContain('hay 3 empresas');
    expect(sentence).not.toContain('veces');
  });

  test('concuerda cuando lo que se cuenta son trabajadores', () => {
    const sentence = strengthSentence({
      ...calama,
      counted: 'trabajadores',
      count: missing('reservado', 'trabajadores'),
      quotient: missing('reservado', 'veces'),
    });
    expect(sentence).toContain('reserva cuántos trabajadores de comercio');
  });

  test('lo que la fuente no publica no se vuelve cero', () => {
    const count = missing('bajo-umbral', 'empresas', { low: 0, high: 2.45 });
    const sentence = strengthSentence({ ...calama, count, quotient: missing('bajo-umbral', 'veces') });
    expect(sentence).toBe(
      'La fuente no publica cuántas empresas de comercio hay en Calama: son 2,45 al año o menos. No es cero.',
    );
    expect(
      strengthSentence({
        ...calama,
        count: missing('reservado', 'empresas'),
        quotient: missing('reservado', 'veces'),
      }),
    ).toContain('La fuente reserva');
    expect(
      strengthSentence({
        ...calama,
        count: missing('sin-dato', 'empresas'),
        quotient: missing('sin-dato', 'veces'),
      }),
    ).toBe('Esta tabla no trae comercio en Calama.');
  });
});
