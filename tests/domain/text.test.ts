import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../src/domain/text.ts';

test.each([
  ['Ñuñoa', 'nunoa'],
  ['O’Higgins', 'ohiggins'],
  ["Libertador General Bernardo O'Higgins", 'libertador general bernardo ohiggins'],
  ['Llay-Llay', 'llay llay'],
  ['  Coyhaique ', 'coyhaique'],
  ['AISÉN', 'aisen'],
  ['Alto Bío Bío', 'alto bio bio'],
  ['Cabo de Hornos (Ex Navarino)', 'cabo de hornos ex navarino'],
])('«%s» is compared as «%s»', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('folding twice is folding once, and leaves only letters, digits and single spaces', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const once = fold(text);
      expect(fold(once)).toBe(once);
      expect(once).toMatch(/^([a-z0-9]+( [a-z0-9]+)*)?$/);
    }),
  );
});
