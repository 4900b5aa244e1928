import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { prerender } from 'react-dom/static';
import { expect, test } from 'vitest';
import { Failure } from '../../src/ui/Failure.tsx';
import { lazily, tryAgain } from '../../src/ui/lazily.ts';

const textOf = async (what: ReactNode) =>
  new Response((await prerender(what, { onError: () => undefined })).prelude).text();

test('una parte que no llegó se pide otra vez cuando se pide, y no antes', async () => {
  let asked = 0;
  const Part = lazily<{ readonly who: string }>(async () => {
    asked += 1;
    if (asked === 1) throw new TypeError('Failed to fetch dynamically imported module: /a.js');
    return { default: ({ who }) => <p>Hola, {who}</p> };
  });
  await expect(textOf(<Part who="Ana" />)).rejects.toThrow('dynamically imported');
  await expect(textOf(<Part who="Ana" />)).rejects.toThrow('dynamically imported');
  expect(asked).toBe(1);
  tryAgain();
  expect(await textOf(<Part who="Ana" />)).toContain('Ana');
  expect(asked).toBe(2);
});

test.each([
  ['Failed to fetch dynamically imported module: https://a/b.js', 'No se pudo cargar esta parte.'],
  ['error loading dynamically imported module: https://a/b.js', 'No se pudo cargar esta parte.'],
  ['Importing a module script failed.', 'No se pudo cargar esta parte.'],
  ['Unable to preload CSS for /assets/a.css', 'No se pudo cargar esta parte.'],
  ['Cannot read properties of undefined', 'es un error nuestro'],
])('«%s» se dice como lo que es, y se puede volver a intentar', (message, words) => {
  const panel = new Failure({ of: 'a', children: null });
  panel.state = Failure.getDerivedStateFromError(new TypeError(message));
  const said = renderToString(panel.render());
  expect(said).toContain(words);
  expect(said).toContain('Volver a intentar');
});
