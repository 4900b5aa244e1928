import { expect, test } from 'vitest';
import type { SectorCode } from '../../../src/domain/ids.ts';
import { central, known, missing } from '../../../src/domain/measure.ts';
import { peopleNeeded } from '../../../src/domain/people/needed.ts';
import { product } from '../../../src/domain/people/product.ts';
import { occupationsOf, workingCountry } from '../../fixtures/people.ts';

// Ten new shops with 300 ÷ 100 = 3 workers each are 30 posts: 3 in groups 1 to 4 and 9, and 15 sellers.
test('posts that new firms open (worked by hand): firms × workers per firm × coefficient', () => {
  const needed = peopleNeeded(workingCountry(), 'G' as SectorCode, known(10, 'empresas'));
  expect(needed?.perFirm).toMatchObject({ value: 3 });
  expect(needed?.total).toMatchObject({ value: 30 });
  expect(needed?.groups.map(({ posts }) => Number(central(posts).toFixed(9)))).toEqual([
    3, 3, 3, 3, 15, 0, 0, 0, 3,
  ]);
  expect(needed?.notes.join(' ')).toContain('Supuesto del proyecto');
});

test('the range of the firms and that of the coefficient multiply', () => {
  const inputs = { ...workingCountry(), occupations: occupationsOf({ G: { 5: [0.5, 0.4, 0.6], 9: 0.5 } }) };
  const needed = peopleNeeded(inputs, 'G' as SectorCode, known(10, 'empresas', { low: 5, high: 20 }));
  expect(needed?.groups[4]?.posts).toEqual(known(15, 'trabajadores', { low: 6, high: 36 }));
});

test('the explanation gives the lines of the workers, the firms and the coefficient', () => {
  const needed = peopleNeeded(workingCountry(), 'G' as SectorCode, known(10, 'empresas'));
  const terms = needed?.groups[4]?.explanation.terms ?? [];
  expect(terms.map(({ symbol }) => symbol)).toEqual(['e', 'T_i', 'N_i', 'a_io']);
  expect(terms.map(({ origin }) => origin?.lines[0])).toEqual([undefined, 2, 2, 9]);
});

test('a division takes the coefficients and the workers per firm of its section', () => {
  const needed = peopleNeeded(workingCountry(), '47' as SectorCode, known(10, 'empresas'));
  expect(needed?.total).toMatchObject({ value: 30 });
});

test('what is not known stays so', () => {
  const g = 'G' as SectorCode;
  expect(
    peopleNeeded({ ...workingCountry(), occupations: undefined }, g, known(1, 'empresas')),
  ).toBeUndefined();
  expect(peopleNeeded(workingCountry(), 'B' as SectorCode, known(1, 'empresas'))).toBeUndefined();
  const posts = peopleNeeded(workingCountry(), g, missing('sin-dato', 'empresas'))?.groups[4]?.posts;
  expect(posts).toMatchObject({ missing: 'sin-dato' });
  const unstaffed = peopleNeeded(workingCountry({ totals: [] }), g, known(1, 'empresas'));
  expect(unstaffed?.total).toMatchObject({ missing: 'sin-dato' });
});

test('a censored figure by a known one is censored, with its interval scaled', () => {
  const censored = missing('reservado', 'empresas', { low: 1, high: 10 });
  expect(product(censored, known(3, 'trabajadores'), 'trabajadores')).toEqual(
    missing('reservado', 'trabajadores', { low: 3, high: 30 }),
  );
});
