import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIGURES } from '../../src/domain/figures.ts';
import type { Cut, SectorCode, ZoneId } from '../../src/domain/ids.ts';
import { EQUAL_WEIGHTS, TERMS, type Weights } from '../../src/domain/settings.ts';
import {
  DEFAULT_VIEW,
  formatView,
  ownName,
  parseView,
  RADII,
  SCREENS,
  SUPPORT_KEYS,
  type View,
} from '../../src/state/view.ts';

describe('el enlace dice lo que hay en pantalla', () => {
  test('un enlace que no dice nada lleva al inicio; uno que dice algo, a explorar', () => {
    expect(parseView('')).toEqual({ ...DEFAULT_VIEW, screen: 'inicio' });
    expect(formatView({ ...DEFAULT_VIEW, screen: 'inicio' })).toBe('');
    expect(parseView('?datos=chile').screen).toBe('explorar');
    expect(formatView(DEFAULT_VIEW)).toBe('?ver=explorar');
    expect(parseView('?ver=explorar')).toEqual(DEFAULT_VIEW);
    expect(formatView({ ...DEFAULT_VIEW, screen: 'inicio', datos: 'calama-ficticio' })).toBe(
      '?datos=calama-ficticio&ver=inicio',
    );
  });

  test('se lee como lo leería una persona', () => {
    const view: View = {
      ...DEFAULT_VIEW,
      zone: '02201' as ZoneId,
      sector: 'G' as SectorCode,
      figure: 'cociente',
      cube: 'empresas:2005-2024',
      weights: { ...EQUAL_WEIGHTS, densidad: 3, productividad: 0 },
      camera: { longitude: -68.93, latitude: -22.46, zoom: 8.5 },
    };
    expect(formatView(view)).toBe(
      '?zona=02201&sector=G&medida=cociente&tabla=empresas:2005-2024&pesos=1,3,0,1,1,1&camara=-68.930,-22.460,8.50',
    );
  });

  const optional = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
  const weight = fc.integer({ min: 0, max: 5 });
  const view: fc.Arbitrary<View> = fc.record({
    datos: fc.constantFrom('chile', 'calama-ficticio', 'otro & raro=1'),
    screen: fc.constantFrom(...SCREENS),
    pane: optional(['lista', 'mapa', 'ficha', 'sector', 'comparar'] as const),
    zone: optional(['02201', '022', '02', '12202', 'T1'] as ZoneId[]),
    sector: optional(['G', '47', 'A-01', 'SI'] as SectorCode[]),
    figure: optional(FIGURES.map(({ id }) => id)),
    level: fc.constantFrom('comuna', 'provincia', 'region'),
    cube: optional(['empresas:2005-2024', 'catastro:division']),
    counted: fc.constantFrom('empresas', 'trabajadores'),
    reference: optional(['pais', 'region', 'provincia', 'totales'] as const),
    weights: fc
      .array(weight, { minLength: TERMS.length, maxLength: TERMS.length })
      .map((all) => Object.fromEntries(TERMS.map((term, at) => [term, all[at]])) as unknown as Weights),
    mean: fc.constantFrom('aritmetica', 'geometrica'),
    territories: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom(...(['T1', 'T2', 'T9'] as ZoneId[])),
        name: fc
          .string({ minLength: 1 })
          .map(ownName)
          .filter((name) => name !== ''),
        cuts: fc.uniqueArray(fc.constantFrom(...(['02201', '02202', '02203'] as Cut[])), { minLength: 1 }),
      }),
      { selector: ({ id }) => id, maxLength: 3 },
    ),
    compare: fc.uniqueArray(fc.constantFrom(...(['02201', '022', 'T1'] as ZoneId[]))),
    against: optional(['empresas_tarapaca:2009']),
    radius: fc.constantFrom(...RADII),
    peers: fc.uniqueArray(fc.constantFrom(...(['02201', '01101'] as ZoneId[]))),
    localSectors: fc.option(fc.uniqueArray(fc.constantFrom(...(['G', '47'] as SectorCode[]))), {
      nil: undefined,
    }),
    cells: fc.constantFrom(
      undefined,
      7 as const,
      8 as const,
      9 as const,
      'zonas' as const,
      'zonas-2' as const,
    ),
    classing: fc.constantFrom('cuantiles', 'iguales', 'jenks', 'log'),
    classes: fc.constantFrom(3, 4, 5, 6, 7),
    only: optional(['02', '15'] as ZoneId[]),
    embed: fc.boolean(),
    support: fc.dictionary(fc.constantFrom(...SUPPORT_KEYS), fc.string({ minLength: 1, maxLength: 20 }), {
      noNullPrototype: true,
    }),
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

  test('lo que un enlace dice mal es lo de siempre, nunca un cero ni una lista vacía', () => {
    for (const pesos of ['', ',,', '1,,1', '1,x', '1e0', '0x1', ' 1'])
      expect(parseView(`?pesos=${pesos}`).weights, pesos).toEqual(EQUAL_WEIGHTS);
    for (const camara of ['', ',,', '-70,,5', '-70,-20,'])
      expect(parseView(`?camara=${camara}`).camera, camara).toBeUndefined();
    for (const vecinos of ['', ',', 'zzz', 'nada']) {
      expect(parseView(`?vecinos=${vecinos}`).localSectors, vecinos).toBeUndefined();
    }
    expect(parseView('?vecinos=ninguno').localSectors).toEqual([]);
    expect(parseView('?vecinos=zzz,G').localSectors).toEqual(['G']);
  });

  test('un territorio propio se lee en el enlace, y una entrada mala queda fuera', () => {
    const view = parseView(
      '?territorios=T1:Calama%20y%20vecinas:02201.02202.02203;T2::02201;T1:Otro:02201;CL:x:02201',
    );
    expect(view.territories).toEqual([
      { id: 'T1', name: 'Calama y vecinas', cuts: ['02201', '02202', '02203'] },
    ]);
    expect(formatView(view)).toBe('?territorios=T1:Calama%20y%20vecinas:02201.02202.02203');
  });

  test('el nombre cabe en el enlace, escriba lo que escriba: sin los signos de la lista ni medias letras', () => {
    expect(ownName('  Zona: norte; \n sur ')).toBe('Zona norte sur');
    expect([...ownName('🏔'.repeat(80))]).toHaveLength(60);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 90 }), (typed) => {
        const name = ownName(typed);
        expect(ownName(name)).toBe(name);
        const view = { ...DEFAULT_VIEW, territories: [{ id: 'T1' as ZoneId, name, cuts: ['02201' as Cut] }] };
        expect(parseView(formatView(view)).territories).toEqual(name === '' ? [] : view.territories);
      }),
    );
  });
});
