import { expect, test } from 'vitest';
import { cell, integer, published, toCsv } from '../../bin/lib/tablas.ts';

test('published numbers keep their text and lose only the traces of a program', () => {
  expect(published('500000.0')).toBe('500000');
  expect(published('26221.80')).toBe('26221.80');
  expect(published('438333.5')).toBe('438333.5');
  expect(published('*')).toBe('*');
  expect(published('')).toBe('');
  expect(published('58.120000000000005', 2)).toBe('58.12');
  expect(published('0.0', 2)).toBe('0');
  expect(() => published('sin dato')).toThrow(/no es un número/);
});

test('a renamed column or a figure that is no integer stops the preparation', () => {
  expect(() => cell({ cut: '01101' }, 'comuna')).toThrow(/comuna/);
  expect(integer({ empresas: '12' }, 'empresas')).toBe(12);
  expect(() => integer({ empresas: '12.5' }, 'empresas')).toThrow(/empresas/);
});

test('CSV as the package format asks: comma, LF, quotes where needed, nothing for nothing', () => {
  const csv = toCsv(
    ['cut', 'nombre', 'valor'],
    [{ cut: '01101', nombre: 'a, "b"', valor: 0 }, { cut: '01107' }],
  );
  expect(csv).toBe('cut,nombre,valor\n01101,"a, ""b""",0\n01107,,\n');
});
