import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { METHOD_VERSION } from '../../src/domain/method.ts';
import { CHARTS } from '../../src/panels/reading/charts.ts';
import { wordsFound } from '../../src/panels/reading/Glossary.tsx';
import { GLOSSARY } from '../../src/panels/reading/glossary.ts';
import { formatDate } from '../../src/ui/format.ts';

const words = (typed: string) => wordsFound(typed).map(({ word }) => word);

describe('el glosario', () => {
  test('trae las palabras del producto, en orden y sin repetir', () => {
    const all = GLOSSARY.map(({ word }) => word);
    expect(all).toEqual([...all].sort((a, b) => a.localeCompare(b, 'es')));
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(
      expect.arrayContaining(
        'Comuna Provincia Región Territorio Catastro Rubro Instrumento Focalización Tractora PLADECO COSOC Conmutante'.split(
          ' ',
        ),
      ),
    );
  });

  test('se busca sin tildes, por la palabra, por otra que significa lo mismo o por lo que dice', () => {
    expect(words('pladeco')[0]).toBe('PLADECO');
    expect(words('region')[0]).toBe('Región');
    expect(words('giro')).toContain('Rubro');
    expect(words('asterisco')).toEqual(['Reservado']);
    expect(words('zzz')).toEqual([]);
    expect(words('  ')).toHaveLength(GLOSSARY.length);
  });

  test('cada frase es corta', () => {
    for (const { word, meaning } of GLOSSARY)
      for (const sentence of meaning.split(/[.:;] /))
        expect(sentence.split(' ').length, `${word}: ${sentence}`).toBeLessThanOrEqual(22);
  });
});

describe('cómo se lee cada gráfico', () => {
  test('hay una entrada por cada dibujo de src/charts', () => {
    const drawn = readdirSync('src/charts').filter((name) => name.endsWith('.tsx'));
    const examples = ['row_examples', 'whole_examples']
      .map((name) => readFileSync(`src/panels/reading/${name}.tsx`, 'utf8'))
      .join('\n');
    for (const name of drawn) expect(examples).toContain(`charts/${name}'`);
  });

  test('cada una dice qué es cada signo y qué no dice, con un nombre propio', () => {
    expect(new Set(CHARTS.map(({ id }) => id)).size).toBe(CHARTS.length);
    for (const { signs, never, name } of CHARTS) {
      expect(signs.length, name).toBeGreaterThan(0);
      expect(never, name).not.toBe('');
    }
  });
});

describe('la versión del método', () => {
  test('es la que dice docs/method.md', () => {
    const plain = formatDate(METHOD_VERSION.date).replaceAll('\u2060', '');
    const line = `Versión del método: ${METHOD_VERSION.number}, del ${plain}.`;
    expect(readFileSync('docs/method.md', 'utf8').includes(line), line).toBe(true);
  });
});
