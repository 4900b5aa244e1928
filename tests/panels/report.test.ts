import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { known, missing } from '../../src/domain/measure.ts';
import { cssString, pageRule, pageSizeOf, writesMargins } from '../../src/panels/report/page_rule.ts';
import { withoutPaper } from '../../src/panels/report/without_paper.ts';
import { specialisedSentence } from '../../src/panels/report/words.ts';

/** What a browser reads in a string of CSS (CSS Syntax 4.3.5 and 4.3.7). */
function readCss(text: string): string {
  expect(text.at(0)).toBe('"');
  expect(text.at(-1)).toBe('"');
  const inside = text.slice(1, -1);
  expect(inside.replace(/\\[0-9a-f]{1,6} /g, '')).not.toMatch(/["\\\n\r\f]/);
  return inside.replace(/\\([0-9a-f]{1,6}) /g, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
}

describe('lo que va en el margen de cada página', () => {
  it('un nombre con comillas, barras o saltos no sale de su lugar', () => {
    expect(cssString('Ñuble "a"; }')).toBe('"Ñuble \\22 a\\22 \\3b  \\7d "');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(readCss(cssString(text))).toBe(text);
      }),
    );
  });
  it('dice el número de página y de cuántas, y el tamaño que se eligió', () => {
    const rule = pageRule('carta', { above: 'Ficha', warning: 'FICTICIO', below: 'Mapa' });
    expect(rule).toContain('size: letter;');
    expect(rule).toContain('"Página " counter(page) " de " counter(pages)');
    expect(rule).toContain('@top-right { content: "FICTICIO"');
  });
  it('donde el navegador no escribe en los márgenes, o no dice si lo hace, va un timbre', () => {
    const page = (rules?: object) => ({ ...(rules ? { cssRules: rules } : {}) }) as CSSRule;
    expect(writesMargins(page([{}]))).toBe(true);
    expect(writesMargins(page([]))).toBe(false);
    expect(writesMargins(page())).toBe(false);
    expect(writesMargins(undefined)).toBe(false);
  });
  it('el enlace a la pantalla no lleva lo que es solo del papel', () => {
    expect(withoutPaper({ de: 'zona', papel: 'carta', linea: '1' })).toEqual({ linea: '1' });
  });
  it('un papel que no se conoce es A4', () => {
    expect(['carta', 'a4', 'oficio', undefined].map(pageSizeOf)).toEqual(['carta', 'a4', 'a4', 'a4']);
  });
});

describe('la frase de la ficha de una zona', () => {
  const times = (value: number, low: number, high: number) => known(value, 'veces', { low, high });
  test('nombra los sectores cuyo intervalo entero supera 1, y ningún otro', () => {
    expect(
      specialisedSentence('Calama', [
        { name: 'Minería', quotient: times(1.9, 1.4, 2.4) },
        { name: 'Industria', quotient: times(1.3, 1.1, 1.5) },
        { name: 'Comercio', quotient: times(1.1, 0.9, 1.3) },
      ]),
    ).toBe('En Calama pesan claramente más de lo esperado minería e industria.');
  });
  test('de muchos, dice los cuatro primeros', () => {
    const sectors = ['A', 'B', 'C', 'D', 'F'].map((name) => ({ name, quotient: times(2, 1.5, 2.5) }));
    expect(specialisedSentence('Arica', sectors)).toBe(
      'En Arica pesan claramente más de lo esperado sobre todo a, b, c y d.',
    );
  });
  test('lo que falta nunca es «ninguno»', () => {
    expect(specialisedSentence('Alhué', [{ name: 'Minería', quotient: missing('reservado', 'veces') }])).toBe(
      'En Alhué no se puede decir qué sectores pesan más de lo esperado.',
    );
    expect(specialisedSentence('Alhué', [{ name: 'Minería', quotient: times(1, 0.5, 1.5) }])).toBe(
      'En Alhué ningún sector está claramente sobre lo esperado.',
    );
  });
});
