import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ZoneMap } from '../../src/charts/ZoneMap.tsx';
import { layZones, plane } from '../../src/charts/zone_layout.ts';

const square = (west: number, south: number, side: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
});
const zone = (id: string, west: number, south: number, side = 1) => ({
  id,
  name: `Zona ${id}`,
  geometry: square(west, south, side),
  fill: '#123456',
});
/** Every number of a path, in pairs. */
const corners = (path: string) =>
  [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);

describe('el mapa dibujado sin WebGL', () => {
  it('pone en el ecuador un grado de latitud tan largo como uno de longitud, y el sur abajo', () => {
    const [west, north] = plane([-70, 0]);
    const [, south] = plane([-70, -1]);
    expect(west).toBe(-70);
    expect(north).toBeCloseTo(0, 9);
    // Mercator: ln tan(45° + 0,5°) en grados, 1,0000508.
    expect(south).toBeCloseTo(1.0000508, 6);
  });

  it('llena el ancho que tiene: dos cuadrados juntos, cada uno la mitad', () => {
    const { strips, height } = layZones([zone('a', -71, -1), zone('b', -70, -1)], {
      width: 206,
      most: 500,
      strips: 1,
    });
    const [a, b] = (strips[0]?.shapes ?? []).map(({ path }) => corners(path));
    // 206 − 2 × 3 de margen: cien pixeles por grado.
    expect(a?.map(([x]) => Math.round(x)).toSorted((x, y) => x - y)).toEqual([3, 3, 103, 103]);
    expect(b?.map(([x]) => Math.round(x)).toSorted((x, y) => x - y)).toEqual([103, 103, 203, 203]);
    expect(Math.round(height)).toBe(106);
  });

  it('corta en tres tiras de norte a sur que no se pisan y caben en el ancho', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            west: fc.double({ min: -76, max: -68, noNaN: true }),
            south: fc.double({ min: -55, max: -18, noNaN: true }),
          }),
          { minLength: 1, maxLength: 12 },
        ),
        fc.integer({ min: 300, max: 900 }),
        (places, width) => {
          const zones = places.map(({ west, south }, at) => zone(String(at), west, south, 0.5));
          const { strips, height } = layZones(zones, { width, most: 600, strips: 3 });
          expect(strips).toHaveLength(3);
          strips.forEach((strip, at) => {
            const next = strips[at + 1]?.x ?? width + 1;
            expect(strip.x + strip.width).toBeLessThan(next);
          });
          expect(height).toBeLessThanOrEqual(600.001);
          const seen = new Set(strips.flatMap(({ shapes }) => shapes.map(({ id }) => id)));
          expect(seen.size).toBe(zones.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('pone cada punto en una sola tira, la de su latitud', () => {
    const { strips } = layZones([zone('norte', -70, -20), zone('medio', -71, -37), zone('sur', -72, -54)], {
      width: 600,
      most: 600,
      strips: 3,
    });
    const at = (latitude: number) => strips.map(({ place }) => place(-70.5, latitude) !== undefined);
    expect(at(-20)).toEqual([true, false, false]);
    expect(strips[2]?.place(-71.5, -53.5)).toBeDefined();
    expect(strips[0]?.place(-71.5, -53.5)).toBeUndefined();
  });

  it('deja fuera las islas lejanas, que achicarían lo demás; si es lo único, las dibuja', () => {
    const size = { width: 200, most: 400, strips: 1 } as const;
    const ids = (zones: Parameters<typeof layZones>[0]) =>
      layZones(zones, size).strips.flatMap(({ shapes }) => shapes.map(({ id }) => id));
    expect(ids([zone('pascua', -109, -27), zone('calama', -69, -22)])).toEqual(['calama']);
    expect(ids([zone('pascua', -109, -27)])).toEqual(['pascua']);
  });

  it('enmarca las zonas que se piden y no dibuja las que quedan fuera del marco', () => {
    const zones = [zone('cerca', -70, -22), zone('lejos', -73, -50)];
    const { strips } = layZones(zones, { width: 200, most: 400, strips: 1 }, new Set(['cerca']));
    expect(strips[0]?.shapes.map(({ id }) => id)).toEqual(['cerca']);
  });

  it('no inventa un dibujo donde no hay contornos', () => {
    expect(layZones([], { width: 200, most: 400, strips: 3 }).strips).toEqual([]);
    const point = { id: 'a', geometry: { type: 'Point' as const, coordinates: [-70, -20] } };
    expect(layZones([point], { width: 200, most: 400, strips: 1 }).strips).toEqual([]);
  });

  it('es una imagen con nombre, cada zona dice el suyo y lo que falta lleva trama', () => {
    const html = renderToStaticMarkup(
      createElement(ZoneMap, {
        label: 'Mapa de prueba',
        zones: [
          { ...zone('a', -70, -22), title: 'Calama: 0,84' },
          { ...zone('b', -71, -22), hatch: true },
          { ...zone('c', -72, -22), hatch: 'reservado' },
        ],
        points: [{ longitude: -69.5, latitude: -21.5, fill: '#ff0000', label: '<b>Panadería</b>' }],
        selected: 'a',
      }),
    );
    expect(html).toContain('role="img" aria-label="Mapa de prueba"');
    expect(html).toContain('<title>Calama: 0,84</title>');
    expect(html).toContain('<title>Zona b</title>');
    expect(html.match(/data-zone="b"[^>]*fill="([^"]*)"/)?.[1]).toMatch(/^url\(#.*-sin-dato\)$/);
    expect(html.match(/data-zone="c"[^>]*fill="([^"]*)"/)?.[1]).toMatch(/^url\(#.*-reservado\)$/);
    expect(html.match(/mark is-selected/g)).toHaveLength(1);
    // Words of a file stay words.
    expect(html).toContain('&lt;b&gt;Panadería&lt;/b&gt;');
  });
});
