import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LOCALE } from '../../src/map/locale.ts';

/** The library's own texts, read from what it ships: they are not exported. */
function ownTexts(): ReadonlyMap<string, string> {
  const code = readFileSync('node_modules/maplibre-gl/dist/maplibre-gl-dev.mjs', 'utf8');
  const block = /const defaultLocale = \{([^}]*)\}/.exec(code)?.[1] ?? '';
  return new Map([...block.matchAll(/"([^"]+)": "([^"]+)"/g)].map(([, key = '', text = '']) => [key, text]));
}

it('says every text of the library in Spanish, and none that it does not have', () => {
  const own = ownTexts();
  expect(own.size).toBeGreaterThan(20);
  expect(Object.keys(LOCALE).sort()).toEqual([...own.keys()].sort());
  const untranslated = Object.entries(LOCALE).filter(([key, text]) => own.get(key) === text);
  // Symbols of units are the same in both languages.
  expect(untranslated.map(([key]) => key)).toEqual([
    'ScaleControl.Meters',
    'ScaleControl.Kilometers',
    'ScaleControl.Miles',
  ]);
});
