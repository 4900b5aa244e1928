import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guarded, unguarded } from '../../src/load/guarded.ts';

test('un texto que la planilla correría como fórmula, o que se lee como celda vacía, va con apóstrofo', () => {
  expect(['=1+1', '-5', '@a', 'NA', "'=1", 'Comercio', "L'Ermitage", ''].map(guarded)).toEqual([
    "'=1+1",
    "'-5",
    "'@a",
    "'NA",
    "''=1",
    'Comercio',
    "L'Ermitage",
    '',
  ]);
});

test('lo escrito se lee igual, y nada de lo escrito es fórmula', () => {
  const texts = fc.oneof(
    fc.string(),
    fc
      .array(fc.constantFrom("'", '=', '-', '+', '@', 'N', 'A', 's/i', '\t'), { maxLength: 5 })
      .map((all) => all.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(unguarded(guarded(text))).toBe(text);
      expect(guarded(text)).not.toMatch(/^[=+\-@\t\r]/);
    }),
    { numRuns: 2000 },
  );
});
