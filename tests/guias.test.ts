import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const GUIDES = readdirSync('docs/guias').map((name) => join('docs/guias', name));
const PICTURES = readdirSync('docs/imagenes');

/** All that the page may say, as it is written in its sources. */
const SAID = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join('src', name), 'utf8'))
  .join('\n')
  .replaceAll(/\s+/g, ' ');

const picturesOf = (text: string) =>
  [...text.matchAll(/!\[([^\]]+)\]\(([^)]+)\)/g)].map(([, words = '', path = '']) => ({ words, path }));

describe('las guías por persona', () => {
  test('hay una por cada puerta del inicio', () => {
    expect(GUIDES.map((path) => path.replace(/^.*\/|\.md$/g, ''))).toEqual([
      'cosoc',
      'emprendo',
      'gobierno-regional',
      'municipio',
    ]);
  });

  test.each(GUIDES)('%s nombra lo que de verdad está en pantalla, y tiene imágenes', (path) => {
    const text = readFileSync(path, 'utf8');
    expect(text.split('\n').filter((line) => line.length > 120 && !line.startsWith('!['))).toEqual([]);
    // What a reader presses or looks for goes in bold, one part after another: «Apoyo › Ruta».
    const names = [...text.matchAll(/\*\*([^*]+)\*\*/g)].flatMap(([, bold = '']) =>
      bold.replaceAll(/\s+/g, ' ').split(' › '),
    );
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !SAID.includes(name))).toEqual([]);
    const pictures = picturesOf(text);
    expect(pictures.length).toBeGreaterThan(1);
    for (const { path: picture } of pictures)
      expect(existsSync(join('docs/guias', picture)), picture).toBe(true);
  });

  test('cada imagen se usa, y tiene palabras en su lugar', () => {
    const pictures = ['README.md', ...GUIDES].flatMap((path) => picturesOf(readFileSync(path, 'utf8')));
    expect(pictures.filter(({ words }) => words.length < 20)).toEqual([]);
    const used = new Set(pictures.map(({ path }) => path.replace(/^.*\//, '')));
    expect(PICTURES.filter((name) => !used.has(name))).toEqual([]);
  });
});
