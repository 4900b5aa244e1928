import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cut, SectorCode, ZoneId } from '../../../src/domain/ids.ts';
import { withOwn } from '../../../src/domain/own.ts';
import { CIIU } from '../../../src/domain/sectors.ts';
import type { Instrument, Rule } from '../../../src/domain/support/instrument.ts';
import { RULES } from '../../../src/domain/support/instrument.ts';
import {
  type Asked,
  gapsOf,
  lineOf,
  type Matrix,
  matrixOf,
  overlapsOf,
  placeOf,
} from '../../../src/domain/support/matrix.ts';
import type { RouteEdit } from '../../../src/domain/support/route_edits.ts';
import {
  AREAS,
  type Area,
  FIRM_TYPES,
  type FirmType,
  STAGES,
  SUPPORT_KINDS,
  SUPPORT_LEVELS,
} from '../../../src/domain/support/vocabulary.ts';
import { chile } from '../../fixtures/chile.ts';
import { instrument } from '../../fixtures/instrument.ts';

const territory = chile();
const trade = lineOf(CIIU, 'G' as SectorCode);
const at = (zone: string, more: Partial<Asked> = {}): Asked => ({
  ...placeOf(territory, zone as ZoneId),
  ...trade,
  ...more,
});
const everywhere: Asked = { ...placeOf(territory, undefined), ...lineOf(CIIU, undefined) };

/** Five of facts.md 6, with the types and areas that it gives them; Fomento a la Calidad's types are general knowledge. */
const semilla = instrument({
  id: 'semilla',
  areas: ['inversion', 'gestion'],
  types: ['subsistencia', 'acumulacion-simple'],
  stages: ['concepcion', 'iniciacion'],
});
const crece = instrument({
  id: 'crece',
  areas: ['inversion', 'gestion'],
  types: ['acumulacion-simple', 'acumulacion-ampliada'],
  stages: ['crecimiento', 'consolidacion'],
});
const fondo = instrument({
  id: 'fondo-municipal',
  level: 'municipal',
  areas: ['inversion'],
  types: ['subsistencia'],
});
const calidad = instrument({
  id: 'calidad',
  areas: ['calidad'],
  types: ['pyme'],
  unconfirmed: new Set<Rule>(['tipos']),
});
const inicia = instrument({
  id: 'semilla-inicia',
  level: 'regional',
  areas: ['innovacion'],
  territories: ['022' as ZoneId],
});
const CATALOGUE = [semilla, crece, fondo, calidad, inicia];

const cellOf = (matrix: Matrix, type: FirmType, area: Area) =>
  matrix.cells.find((cell) => cell.type === type && cell.area === area)!;
const idsIn = (matrix: Matrix, type: FirmType, area: Area) =>
  cellOf(matrix, type, area).placed.map((one) => one.instrument.id);
const states = (matrix: Matrix, area: Area) => FIRM_TYPES.map((type) => cellOf(matrix, type, area).state);

describe('la matriz de cinco instrumentos en comercio de Calama, a mano', () => {
  const matrix = matrixOf(CATALOGUE, at('02201'));

  test('quién está en cada casilla', () => {
    expect(idsIn(matrix, 'subsistencia', 'inversion')).toEqual(['semilla', 'fondo-municipal']);
    expect(idsIn(matrix, 'acumulacion-simple', 'inversion')).toEqual(['semilla', 'crece']);
    expect(idsIn(matrix, 'acumulacion-ampliada', 'inversion')).toEqual(['crece']);
    expect(idsIn(matrix, 'pyme', 'inversion')).toEqual([]);
  });

  test('un municipio y el país se topan; dos nacionales solo se traslapan; pyme queda vacía', () => {
    expect(states(matrix, 'inversion')).toEqual(['entre-niveles', 'varios', 'sin-traslape', 'vacio']);
    expect(cellOf(matrix, 'subsistencia', 'inversion').byLevel).toEqual({
      nacional: 1,
      regional: 0,
      municipal: 1,
    });
  });

  test('la capacitación que acompaña al capital llena su casilla y no se traslapa', () => {
    expect(idsIn(matrix, 'acumulacion-simple', 'gestion')).toEqual(['semilla', 'crece']);
    expect(states(matrix, 'gestion')).toEqual(['sin-traslape', 'sin-traslape', 'sin-traslape', 'vacio']);
  });

  test('una regla por confirmar no deja fuera: el instrumento queda aparte y el vacío, por confirmar', () => {
    const cell = cellOf(matrix, 'subsistencia', 'calidad');
    expect(cell).toMatchObject({ state: 'vacio', sure: false, placed: [] });
    expect(cell.aside.map((one) => [one.instrument.id, one.because, one.doubts])).toEqual([
      ['calidad', 'por-confirmar', ['tipos']],
    ]);
    expect(cellOf(matrix, 'pyme', 'calidad')).toMatchObject({ state: 'sin-traslape', sure: false });
    expect(cellOf(matrix, 'pyme', 'inversion').sure).toBe(true);
  });

  test('el que no dice los tipos está en todos, por confirmar', () => {
    expect(states(matrix, 'innovacion')).toEqual(FIRM_TYPES.map(() => 'sin-traslape'));
    expect(cellOf(matrix, 'pyme', 'innovacion').placed[0]).toMatchObject({ anyType: true });
    expect(cellOf(matrix, 'pyme', 'innovacion').sure).toBe(false);
  });

  test('llegan los cinco; los pares y los vacíos, contados a mano', () => {
    expect(matrix.reaching).toHaveLength(5);
    expect(overlapsOf(matrix)).toEqual([
      {
        a: 'crece',
        b: 'semilla',
        betweenLevels: false,
        cells: [{ type: 'acumulacion-simple', area: 'inversion' }],
      },
      {
        a: 'fondo-municipal',
        b: 'semilla',
        betweenLevels: true,
        cells: [{ type: 'subsistencia', area: 'inversion' }],
      },
    ]);
    // 32 casillas: inversión 1 vacía, gestión 1, innovación 0, calidad 3, y 4 en cada una de las otras cuatro áreas.
    expect(gapsOf(matrix)).toHaveLength(1 + 1 + 3 + 16);
  });

  test('la etapa deja solo a los que la atienden', () => {
    const starting = matrixOf(CATALOGUE, at('02201', { stage: 'iniciacion' }));
    expect(idsIn(starting, 'acumulacion-simple', 'inversion')).toEqual(['semilla']);
    expect(idsIn(starting, 'acumulacion-ampliada', 'inversion')).toEqual([]);
  });
});

describe('dónde', () => {
  test('Semilla Inicia llega a Calama, a una parte de la región, y no a Arica', () => {
    const partial = (zone: string) =>
      cellOf(matrixOf([inicia], at(zone)), 'pyme', 'innovacion').placed.map((one) => one.partial);
    expect(partial('02201')).toEqual([false]);
    expect(partial('022')).toEqual([false]);
    expect(partial('02')).toEqual([true]);
    expect(partial('15101')).toEqual([]);
  });

  test('en todo el país nadie queda fuera por su zona ni por su sector', () => {
    const farm = instrument({ id: 'riego', sectors: ['A' as SectorCode], areas: ['inversion'] });
    const placed = cellOf(matrixOf([farm, inicia], everywhere), 'pyme', 'innovacion').placed;
    expect(placed.map((one) => [one.instrument.id, one.asks])).toEqual([['semilla-inicia', ['territorios']]]);
    expect(matrixOf([farm, inicia], everywhere).reaching).toHaveLength(2);
    expect(matrixOf([farm, inicia], at('02201')).reaching).toEqual([inicia]);
  });

  test('una zona propia está entera en su provincia y en parte en sus comunas', () => {
    const own = { ...territory, zones: new Map(territory.zones) };
    const loa = territory.zones.get('022' as ZoneId)!;
    own.zones.set('T1' as ZoneId, { ...loa, id: 'T1' as ZoneId, level: 'territorio' });
    const { zones, partly } = placeOf(own, 'T1' as ZoneId);
    expect([...zones].sort()).toEqual(['02', '022', 'CL', 'T1']);
    expect([...partly].sort()).toEqual(['02201', '02202', '02203']);
  });
});

test('un instrumento de emergencia se muestra aparte: no llena un vacío ni se traslapa', () => {
  const flood = instrument({ id: 'emergencia', kind: 'emergencia', areas: ['inversion'] });
  const cell = cellOf(matrixOf([flood], at('02201')), 'pyme', 'inversion');
  expect(cell).toMatchObject({ state: 'vacio', sure: true, placed: [] });
  expect(cell.aside.map(({ because }) => because)).toEqual(['emergencia']);
});

describe('los cambios de una oficina', () => {
  const edit = (more: Partial<RouteEdit>): RouteEdit => ({
    line: 0,
    action: 'agrega',
    type: 'pyme',
    area: 'calidad',
    stage: undefined,
    instrument: 'crece',
    note: '',
    ...more,
  });
  const edited = (edits: readonly RouteEdit[], more: Partial<Asked> = {}) =>
    idsIn(matrixOf(CATALOGUE, at('02201', more), edits), 'pyme', 'calidad');

  test('agrega, quita, y el último vale', () => {
    const out = edit({ action: 'quita', instrument: 'calidad' });
    expect(edited([edit({})])).toEqual(['calidad', 'crece']);
    expect(edited([out])).toEqual([]);
    expect(edited([edit({}), edit({ action: 'quita' })])).toEqual(['calidad']);
    expect(edited([out, edit({ instrument: 'calidad' })])).toEqual(['calidad']);
    expect(cellOf(matrixOf(CATALOGUE, at('02201'), [out]), 'pyme', 'calidad').takenOut).toEqual([out]);
  });

  test('dos que la oficina reúne se traslapan', () => {
    expect(cellOf(matrixOf(CATALOGUE, at('02201'), [edit({})]), 'pyme', 'calidad').state).toBe('varios');
  });

  test('un cambio de una etapa se ve en ella: lo agregado también en todas, lo quitado no', () => {
    const add = edit({ stage: 'concepcion' });
    const out = edit({ action: 'quita', instrument: 'calidad', stage: 'concepcion' });
    expect(edited([add, out])).toEqual(['calidad', 'crece']);
    expect(edited([add, out], { stage: 'concepcion' })).toEqual(['crece']);
    expect(edited([add, out], { stage: 'crecimiento' })).toEqual(['calidad']);
  });

  test('uno de un instrumento que no está en el catálogo no hace nada', () => {
    expect(edited([edit({ instrument: 'otro' })])).toEqual(['calidad']);
  });
});

const some = <T>(list: readonly T[]) => fc.uniqueArray(fc.constantFrom(...list), { minLength: 1 });
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const instruments: fc.Arbitrary<readonly Instrument[]> = fc
  .array(
    fc.record({
      level: fc.constantFrom(...SUPPORT_LEVELS),
      kind: fc.constantFrom(...SUPPORT_KINDS),
      areas: some(AREAS),
      types: maybe(some(FIRM_TYPES)),
      stages: maybe(some(STAGES)),
      sectors: fc.subarray(['A', 'G', '47'] as SectorCode[]),
      territories: fc.subarray(['02', '022', '02201', '15'] as ZoneId[]),
      unconfirmed: fc.subarray([...RULES]).map((rules) => new Set<Rule>(rules)),
    }),
    { maxLength: 8 },
  )
  .map((list) => list.map((one, index) => instrument({ ...one, id: `i-${index}` })));
const asked = fc.constantFrom(at('02201'), at('02'), everywhere);
const placedKeys = ({ cells }: Matrix) =>
  cells.flatMap(({ type, area, placed }) => placed.map((one) => `${type} ${area} ${one.instrument.id}`));

describe('propiedades', () => {
  test('el traslape es simétrico: el orden del catálogo no lo cambia', () => {
    fc.assert(
      fc.property(instruments, asked, (list, where) => {
        const turned = overlapsOf(matrixOf([...list].reverse(), where));
        expect(turned).toEqual(overlapsOf(matrixOf(list, where)));
        for (const { a, b } of turned) expect(a < b).toBe(true);
      }),
    );
  });

  test('agregar un instrumento nunca agrega un vacío', () => {
    fc.assert(
      fc.property(instruments, asked, (list, where) => {
        const names = (matrix: Matrix) => gapsOf(matrix).map(({ type, area }) => `${type} ${area}`);
        const before = names(matrixOf(list.slice(1), where));
        for (const gap of names(matrixOf(list, where))) expect(before).toContain(gap);
      }),
    );
  });

  test('filtrar por etapa nunca agrega', () => {
    fc.assert(
      fc.property(instruments, asked, fc.constantFrom(...STAGES), (list, where, stage) => {
        const all = new Set(placedKeys(matrixOf(list, where)));
        for (const key of placedKeys(matrixOf(list, { ...where, stage }))) expect(all).toContain(key);
      }),
    );
  });

  test('en cada casilla nadie está a la vez dentro y aparte, y el estado dice cuántos hay', () => {
    fc.assert(
      fc.property(instruments, asked, (list, where) => {
        for (const { placed, aside, state, byLevel } of matrixOf(list, where).cells) {
          const inside = new Set(placed.map((one) => one.instrument));
          expect(aside.filter((one) => inside.has(one.instrument))).toEqual([]);
          expect(state === 'vacio').toBe(placed.length === 0);
          expect(byLevel.nacional + byLevel.regional + byLevel.municipal).toBe(placed.length);
        }
      }),
    );
  });

  test('cada traslape es de casillas con traslape, y cada casilla con traslape tiene su par', () => {
    fc.assert(
      fc.property(instruments, asked, (list, where) => {
        const matrix = matrixOf(list, where);
        const key = ({ type, area }: { type: FirmType; area: Area }) => `${type} ${area}`;
        const paired = new Set(overlapsOf(matrix).flatMap(({ cells }) => cells.map(key)));
        const crowded = matrix.cells.filter(({ state }) => state === 'varios' || state === 'entre-niveles');
        expect([...paired].sort()).toEqual(crowded.map(key).sort());
      }),
    );
  });
});

describe('un territorio del lector que cruza regiones', () => {
  const crossing = withOwn(territory, [
    { id: 'T1' as ZoneId, name: 'Norte', cuts: ['01101', '02201'] as Cut[] },
  ]);
  const asked: Asked = { ...placeOf(crossing, 'T1' as ZoneId), ...trade };
  const only = (...territories: string[]) =>
    matrixOf([instrument({ territories: territories as ZoneId[] })], asked).reaching.length;

  test('no lo alcanza lo que es de otra región', () => {
    expect(only('12')).toBe(0);
    expect(only('01402')).toBe(0);
    expect(only('12', '022')).toBe(1);
  });

  test('lo alcanza en parte lo que es de una de las suyas', () => {
    const { cells } = matrixOf([instrument({ territories: ['02201' as ZoneId] })], asked);
    expect(cells.flatMap(({ placed }) => placed).every(({ partial }) => partial)).toBe(true);
    expect([only('01'), only('02201')]).toEqual([1, 1]);
  });
});

test('quien no dice a qué etapas atiende está en la etapa que se pide, por confirmar', () => {
  const some = [instrument({ types: FIRM_TYPES, areas: ['inversion'] })];
  const sure = (stage?: (typeof STAGES)[number]) =>
    cellOf(matrixOf(some, { ...everywhere, stage }), 'pyme', 'inversion').sure;
  expect([sure(), sure('iniciacion')]).toEqual([true, false]);
});

test('devolver un instrumento a su área segunda no hace un traslape', () => {
  const both = [semilla, instrument({ id: 'curso', areas: ['gestion'], types: ['subsistencia'] })];
  const back: RouteEdit = {
    line: 0,
    action: 'agrega',
    type: 'subsistencia',
    area: 'gestion',
    stage: undefined,
    instrument: 'semilla',
    note: '',
  };
  expect(cellOf(matrixOf(both, everywhere), 'subsistencia', 'gestion').state).toBe('sin-traslape');
  expect(cellOf(matrixOf(both, everywhere, [back]), 'subsistencia', 'gestion').state).toBe('sin-traslape');
  const elsewhere = { ...back, area: 'calidad' as const };
  const withOther = [...both, instrument({ id: 'sello', areas: ['calidad'], types: ['subsistencia'] })];
  expect(cellOf(matrixOf(withOther, everywhere, [elsewhere]), 'subsistencia', 'calidad').state).toBe(
    'varios',
  );
});
