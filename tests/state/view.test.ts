import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SectorCode, ZoneId } from '../../src/domain/ids.ts';
import { TERMS, type Weights } from '../../src/domain/settings.ts';
import { DEFAULT_VIEW, FIGURE_IDS, formatView, parseView, type View } from '../../src/state/view.ts';

describe('el enlace dice lo que hay en pantalla', () => {
  test('la vista de siempre no escribe nada', () => {
    expect(formatView(DEFAULT_VIEW)).toBe('');
    expect(parseView('')).toEqual(DEFAULT_VIEW);
  });

  test('se lee como lo leería una persona', () => {
    const view: View = {
      ...DEFAULT_VIEW,
      zone: '02201' as ZoneId,
      sector: 'G' as SectorCode,
      figure: 'cociente',
      cube: 'empresas:2005-2024',
      weights: { cociente_ajustado: 1, densidad: 3, productividad: 0, cierres: 1 },
      camera: { longitude: -68.93, latitude: -22.46, zoom: 8.5 },
    };
    expect(formatView(view)).toBe(
      '?zona=02201&sector=G&medida=cociente&tabla=empresas:2005-2024&pesos=1,3,0,1&camara=-68.930,-22.460,8.50',
    );
  });

  const optional = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
  const weight = fc.integer({ min: 0, max: 5 });
  const view: fc.Arbitrary<View> = fc.record({
    datos: fc.constantFrom('chile', 'calama-ficticio', 'otro & raro=1'),
    screen: fc.constantFrom('explorar', 'calidad', 'leer'),
    pane: optional(['lista', 'mapa', 'ficha', 'sector'] as const),
    zone: optional(['02201', '022', '02', '12202'] as ZoneId[]),
    sector: optional(['G', '47', 'A-01', 'SI'] as SectorCode[]),
    figure: optional(FIGURE_IDS),
    level: fc.constantFrom('comuna', 'provincia', 'region'),
    cube: optional(['empresas:2005-2024', 'catastro:division']),
    counted: fc.constantFrom('empresas', 'trabajadores'),
    reference: optional(['pais', 'region', 'provincia', 'totales'] as const),
    weights: fc
      .tuple(weight, weight, weight, weight)
      .map((all) => Object.fromEntries(TERMS.map((term, at) => [term, all[at]])) as unknown as Weights),
    classing: fc.constantFrom('cuantiles', 'iguales', 'jenks', 'log'),
    classes: fc.constantFrom(3, 4, 5, 6, 7),
    only: optional(['02', '15'] as ZoneId[]),
    camera: fc.option(
      fc.record({
        longitude: fc.integer({ min: -109000, max: -66000 }).map((value) => value / 1000),
        latitude: fc.integer({ min: -56000, max: -17000 }).map((value) => value / 1000),
        zoom: fc.integer({ min: 0, max: 1400 }).map((value) => value / 100),
      }),
      { nil: undefined },
    ),
  });

  test('lo que se escribe se lee igual', () => {
    fc.assert(
      fc.property(view, (one) => {
        expect(parseView(formatView(one))).toEqual(one);
      }),
    );
  });

  test('un enlace cualquiera nunca rompe la página', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseView(
          `?zona=${text}&pesos=${text}&camara=${text}&clases=${text}&nivel=${text}&${text}`,
        );
        expect(parseView(formatView(parsed))).toEqual(parsed);
      }),
    );
  });
});
