import { expect, test } from 'vitest';
import { hasFatal, quoted } from '../../src/load/checked.ts';

test('a text of a file is shown on one line and not at length', () => {
  expect(quoted('  Comercio\n al por menor ')).toBe('«Comercio al por menor»');
  expect(quoted('x'.repeat(60))).toBe(`«${'x'.repeat(60)}»`);
  expect(quoted('x'.repeat(200))).toBe(`«${'x'.repeat(57)}…»`);
});

test('one fatal issue is enough', () => {
  const issue = (severity: 'fatal' | 'error' | 'aviso') => ({
    severity,
    file: 'a.csv',
    code: 'x',
    message: 'x',
  });
  expect(hasFatal([issue('aviso'), issue('error')])).toBe(false);
  expect(hasFatal([issue('aviso'), issue('fatal')])).toBe(true);
  expect(hasFatal([])).toBe(false);
});
