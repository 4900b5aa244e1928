import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { ZONE_LEVELS } from '../../src/domain/settings.ts';
import { businesses } from '../../src/map/layers/businesses.ts';
import { borderLayer, circleLayer, fillLayer, nameLayer } from '../../src/map/layers/ids.ts';
import { levelOfLayer, mapStyle } from '../../src/map/style.ts';
import { DARK, LIGHT } from '../../src/map/theme.ts';

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('the style, %s', (_, theme) => {
  const style = mapStyle(theme, 'https://example.test/letra.woff2');

  it('is valid for the library', () => {
    expect(validateStyleMin(style).map(({ message }) => message)).toEqual([]);
  });

  it('is valid too with the businesses, which come on top when there are any', () => {
    const source = { type: 'vector' as const, tiles: ['negocios://1/todos/G/{z}/{x}/{y}'] };
    const withThem = {
      ...style,
      sources: { ...style.sources, negocios: source },
      layers: [...style.layers, ...businesses(theme)],
    };
    expect(validateStyleMin(withThem).map(({ message }) => message)).toEqual([]);
    expect(new Set(withThem.layers.map(({ id }) => id)).size).toBe(withThem.layers.length);
  });

  it('asks nothing of anybody but the page: no glyphs, sprites or tiles', () => {
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
    expect(Object.values(style.sources).map(({ type }) => type)).toEqual(
      Object.keys(style.sources).map(() => 'geojson'),
    );
    expect(JSON.stringify(style).match(/https?:[^"]*/g)).toEqual(['https://example.test/letra.woff2']);
  });

  it('knows each zone by its own code, so that values are painted by feature state', () => {
    for (const level of ZONE_LEVELS)
      expect(style.sources[`zonas-${level}`]).toMatchObject({ promoteId: 'id' });
  });
});

it('gives each level its own layers, and the level of a layer back from its name', () => {
  const ids = mapStyle(LIGHT, 'letra.woff2').layers.map(({ id }) => id);
  for (const level of ZONE_LEVELS)
    for (const layer of [fillLayer, borderLayer, circleLayer, nameLayer]) {
      expect(ids).toContain(layer(level));
      expect(levelOfLayer(layer(level))).toBe(level);
    }
  expect(levelOfLayer('fondo')).toBeUndefined();
  expect(levelOfLayer('nombres-regionales')).toBeUndefined();
});
