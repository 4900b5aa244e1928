import { describe, expect, test } from 'vitest';
import type { Cut, ZoneId } from '../../src/domain/ids.ts';
import { known, missing } from '../../src/domain/measure.ts';
import { withOwn } from '../../src/domain/own.ts';
import type { Zone } from '../../src/domain/territory.ts';
import { compareSentence } from '../../src/panels/compare/sentence.ts';
import { comparedIds, overlapping, withZone } from '../../src/panels/compare/zones.ts';
import { lackOf, withDraft, withoutTerritory } from '../../src/panels/territories/draft.ts';
import { DEFAULT_VIEW, type View } from '../../src/state/view.ts';
import { territoryOf } from '../fixtures/domain.ts';

const territory = withOwn(territoryOf('01101', '02101', '02201', '02202'), [
  { id: 'T1' as ZoneId, name: 'Calama y Ollagüe', cuts: ['02201', '02202'] as Cut[] },
]);
const zone = (id: string) => territory.zones.get(id as ZoneId) as Zone;
const id = (text: string) => text as ZoneId;
const times = (value: number, low: number, high: number) => known(value, 'veces', { low, high });

describe('la frase de la comparación', () => {
  const said = (zones: string[], ...measures: Parameters<typeof compareSentence>[0]['measures']) =>
    compareSentence({ zones: zones.map(zone), measures, figure: 'Cociente', sector: 'Minería' });

  test('dos zonas cuyos intervalos no se tocan', () => {
    expect(said(['02201', '02101'], times(1.2, 1.1, 1.3), times(1.95, 1.64, 2.31))).toBe(
      'Cociente, minería: Antofagasta, 1,95; Calama, 1,20. Sus intervalos no se tocan: la diferencia es clara.',
    );
  });

  test('cuando se tocan, no se distinguen; de tres, la más alta y la más baja', () => {
    expect(
      said(['01101', '02201', '02101'], times(1.1, 0.8, 1.9), times(1.2, 1.1, 1.3), times(1.95, 1.64, 2.31)),
    ).toBe(
      'Cociente, minería: el más alto es el de Antofagasta, 1,95; el más bajo, el de Iquique, 1,10. Sus intervalos se tocan: con estos datos no se distinguen.',
    );
  });

  test('lo que falta no entra en el orden, y se dice cuando falta todo', () => {
    expect(said(['02201', '02101'], missing('sin-dato', 'veces'), times(1.95, 1.64, 2.31))).toBe(
      'Cociente, minería: solo Antofagasta tiene la cifra.',
    );
    expect(said(['02201'], missing('sin-dato', 'veces'))).toBe(
      'Cociente, minería: ninguna de estas zonas tiene la cifra.',
    );
  });
});

describe('las zonas que se comparan', () => {
  const view = (compare: string[]): View => ({ ...DEFAULT_VIEW, compare: compare.map(id) });

  test('primero la de la ficha, si no hay otras; después, el orden de quien las puso', () => {
    expect(comparedIds({ view: view([]), zone: zone('02201') })).toEqual(['02201']);
    expect(comparedIds({ view: view(['02101', '02201']), zone: zone('02201') })).toEqual(['02101', '02201']);
    expect(comparedIds({ view: view([]), zone: undefined })).toEqual([]);
  });

  test('caben cuatro, y ninguna dos veces', () => {
    expect(withZone([id('02201')], id('02101'))).toEqual(['02201', '02101']);
    expect(withZone([id('02201')], id('02201'))).toEqual(['02201']);
    const four = ['01101', '02101', '02201', 'T1'].map(id);
    expect(withZone(four, id('02202'))).toEqual(four);
  });

  test('un territorio y una comuna suya comparten empresas', () => {
    const pairs = overlapping(['T1', '02101', '02201'].map(zone));
    expect(pairs.map((pair) => pair.map((one) => one.id))).toEqual([['T1', '02201']]);
  });
});

describe('armar un territorio', () => {
  const cuts = ['02201', '02202'] as Cut[];

  test('necesita nombre y dos comunas', () => {
    expect(lackOf({ name: ' ; ', cuts })).toMatch(/nombre/);
    expect(lackOf({ name: 'El Loa', cuts: cuts.slice(1) })).toMatch(/dos comunas/);
    expect(lackOf({ name: 'El Loa', cuts })).toBeUndefined();
  });

  test('queda elegido; cambiarlo conserva su código', () => {
    const made = withDraft(DEFAULT_VIEW, { name: ' El: Loa ', cuts }, undefined);
    expect(made).toEqual({
      territories: [{ id: 'T1', name: 'El Loa', cuts }],
      zone: 'T1',
      pane: 'ficha',
    });
    const view = { ...DEFAULT_VIEW, ...made };
    expect(withDraft(view, { name: 'Otro', cuts }, id('T1')).territories).toEqual([
      { id: 'T1', name: 'Otro', cuts },
    ]);
    expect(withDraft(view, { name: 'Dos', cuts }, undefined).zone).toBe('T2');
  });

  test('borrado, no queda elegido, ni comparado, ni entre los pares', () => {
    const view: View = {
      ...DEFAULT_VIEW,
      ...withDraft(DEFAULT_VIEW, { name: 'El Loa', cuts }, undefined),
      compare: ['T1', '02101'].map(id),
      peers: ['T1'].map(id),
    };
    expect(withoutTerritory(view, id('T1'))).toEqual({
      territories: [],
      zone: undefined,
      compare: ['02101'],
      peers: [],
    });
  });
});
