import { expect, test } from 'vitest';
import { periodLabel } from '../../src/domain/source.ts';

test('a year reads as a year, a range says that it is an average', () => {
  expect(periodLabel({ from: 2019, to: 2019 })).toBe('2019');
  expect(periodLabel({ from: 2005, to: 2024 })).toBe('2005–2024 (promedio anual)');
});
