import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ZoneId } from '../../../src/domain/ids.ts';
import { searchInstruments } from '../../../src/domain/support/search.ts';
import { AREAS, FIRM_TYPES, STAGES } from '../../../src/domain/support/vocabulary.ts';
import { firm, instrument } from '../../fixtures/instrument.ts';

const semilla = instrument({
  id: 'semilla',
  name: 'Capital Semilla Emprende',
  types: ['subsistencia'],
  stages: ['concepcion'],
  transferable: true,
});
const abeja = instrument({
  id: 'abeja',
  name: 'Capital Abeja Emprende',
  requirements: 'Como el de semilla, para mujeres.',
  profiles: ['mujer'],
  womenFocus: true,
  transferable: true,
});
const otec = instrument({
  id: 'otec',
  name: 'Franquicia',
  institution: 'SENCE',
  kind: 'curso',
  areas: ['mano-de-obra', 'gestion'],
  types: ['pyme'],
});
const loa = instrument({
  id: 'loa',
  name: 'Inicia',
  institution: 'CORFO',
  level: 'regional',
  areas: ['innovacion'],
  territories: ['022' as ZoneId],
});
const all = [otec, abeja, semilla, loa];
const ids = (search: Parameters<typeof searchInstruments>[1]) =>
  searchInstruments(all, search).found.map(({ id }) => id);

describe('buscar un instrumento', () => {
  test('sin pedir nada están todos, en su orden', () => {
    expect(ids({})).toEqual(['otec', 'abeja', 'semilla', 'loa']);
    expect(ids({ text: '  ' })).toEqual(['otec', 'abeja', 'semilla', 'loa']);
  });

  test('las palabras van sin acentos ni mayúsculas, y lo que las tiene en el nombre va primero', () => {
    expect(ids({ text: 'SEMILLA' })).toEqual(['semilla', 'abeja']);
    expect(ids({ text: 'capacitacion' })).toEqual(['otec']);
    expect(ids({ text: 'emprende capital' })).toEqual(['abeja', 'semilla']);
    expect(ids({ text: 'mujeres' })).toEqual(['abeja']);
    expect(ids({ text: 'corfo' })).toEqual(['loa']);
    expect(ids({ text: 'panadería' })).toEqual([]);
  });

  test('cada filtro, y dos juntos', () => {
    expect(ids({ institution: 'SENCE' })).toEqual(['otec']);
    expect(ids({ level: 'regional' })).toEqual(['loa']);
    expect(ids({ kind: 'curso' })).toEqual(['otec']);
    expect(ids({ area: 'gestion' })).toEqual(['otec']);
    expect(ids({ women: true })).toEqual(['abeja']);
    expect(ids({ transferable: true })).toEqual(['abeja', 'semilla']);
    expect(ids({ transferable: true, women: true })).toEqual(['abeja']);
  });

  test('lo que no dice a qué tipo o etapa atiende no se descarta, y se cuenta', () => {
    const byType = searchInstruments(all, { type: 'subsistencia' });
    expect(byType.found.map(({ id }) => id)).toEqual(['abeja', 'semilla', 'loa']);
    expect(byType.unstated).toBe(2);
    expect(searchInstruments(all, { stage: 'crecimiento' })).toMatchObject({ unstated: 3 });
  });

  test('los que llegan a una zona: se va solo el que una regla confirmada cierra', () => {
    const iquique = firm({ zones: ['01101', '011', '01'] as ZoneId[] });
    expect(ids({ reaching: iquique })).toEqual(['otec', 'abeja', 'semilla']);
    const hearsay = { ...loa, unconfirmed: new Set(['territorios'] as const) };
    expect(searchInstruments([hearsay], { reaching: iquique }).found).toEqual([hearsay]);
  });

  test('pedir más nunca encuentra más, y nada aparece dos veces', () => {
    const aSearch = fc.record(
      {
        text: fc.constantFrom('capital', 'sem', 'a', ''),
        type: fc.constantFrom(...FIRM_TYPES),
        stage: fc.constantFrom(...STAGES),
        area: fc.constantFrom(...AREAS),
        women: fc.boolean(),
        transferable: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(aSearch, aSearch, (one, more) => {
        const wide = ids(one);
        const narrow = ids({ ...more, ...one });
        expect(new Set(narrow).size).toBe(narrow.length);
        for (const id of narrow) expect(wide).toContain(id);
      }),
    );
  });
});
