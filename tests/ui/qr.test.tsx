import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { modulesOf, Qr } from '../../src/ui/Qr.tsx';
import { modulesIn, readQr } from '../fixtures/qr_reader.ts';

const drawn = (text: string) => renderToStaticMarkup(createElement(Qr, { text, label: 'Código' }));

test('el código dibujado se lee y dice el mismo enlace', () => {
  const link = 'https://ejemplo.cl/mapa/?zona=calama&sector=comercio&panel=ficha';
  expect(readQr(modulesIn(drawn(link)))).toBe(link);
});

test('un enlace de cualquier largo que quepa en el papel se lee igual', () => {
  const address = fc
    .string({ unit: fc.constantFrom(...'abcñ?&=%:,./-_0123456789ÁÚ'), minLength: 1, maxLength: 190 })
    .map((rest) => `http://localhost/?${rest}`);
  fc.assert(
    fc.property(address, (link) => {
      const modules = modulesOf(link);
      expect(modules && readQr(modules)).toBe(link);
    }),
    { numRuns: 40 },
  );
});

test('el dibujo deja cuatro módulos claros alrededor, como pide la norma', () => {
  const svg = drawn('hola');
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const places = [...svg.matchAll(/M(\d+) (\d+)h1/g)].flatMap(([, x, y]) => [Number(x), Number(y)]);
  expect(side).toBe(21 + 8);
  expect(Math.min(...places)).toBe(4);
  expect(Math.max(...places)).toBe(side - 5);
});

test('un código con un módulo cambiado no pasa por bueno', () => {
  const modules = modulesOf('https://ejemplo.cl/')?.map((row) => [...row]) ?? [];
  const row = modules[modules.length - 1] ?? [];
  row[row.length - 1] = !row[row.length - 1];
  expect(() => readQr(modules)).toThrow('a block does not agree');
});

test('un texto que no cabe no tiene código, en vez de uno cortado', () => {
  expect(modulesOf('x'.repeat(3000))).toBeUndefined();
  expect(drawn('x'.repeat(3000))).toBe('');
});
