import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SectorCode, ZoneId } from '../../src/domain/ids.ts';
import { CIIU } from '../../src/domain/sectors.ts';
import { deadlineOf } from '../../src/domain/support/deadlines.ts';
import type { Instrument } from '../../src/domain/support/instrument.ts';
import { SUPPORT_KINDS, SUPPORT_LEVELS } from '../../src/domain/support/vocabulary.ts';
import { stateWord } from '../../src/panels/catalogue/DeadlineMark.tsx';
import {
  classChoice,
  type Filters,
  filtersOf,
  firmHere,
  narrows,
} from '../../src/panels/catalogue/filters.ts';
import { amountWords, ruleWords, silenceWords } from '../../src/panels/catalogue/words.ts';
import { chile } from '../fixtures/chile.ts';
import { instrument } from '../fixtures/instrument.ts';

const territory = chile();

describe('los filtros que lleva el enlace', () => {
  test('se leen, y lo que no es una palabra nuestra no está', () => {
    expect(
      filtersOf({
        buscar: 'semilla',
        clase: 'subsidio,nada,mujeres,aqui',
        tipo: 'gigante',
        etapa: 'iniciacion',
      }),
    ).toEqual({
      text: 'semilla',
      institution: undefined,
      kind: 'subsidio',
      level: undefined,
      type: undefined,
      stage: 'iniciacion',
      area: undefined,
      women: true,
      transferable: false,
      here: true,
    });
    expect(narrows(filtersOf({ tipo: 'gigante', anio: '2024' }))).toBe(false);
    expect(narrows(filtersOf({ clase: 'focalizable' }))).toBe(true);
  });

  test('la clase, el nivel y las casillas van y vuelven en una sola elección', () => {
    const some = fc.record({
      kind: fc.option(fc.constantFrom(...SUPPORT_KINDS), { nil: undefined }),
      level: fc.option(fc.constantFrom(...SUPPORT_LEVELS), { nil: undefined }),
      women: fc.boolean(),
      transferable: fc.boolean(),
      here: fc.boolean(),
    });
    fc.assert(
      fc.property(some, (given) => {
        const clase = classChoice(given as Filters);
        expect(filtersOf(clase === undefined ? {} : { clase })).toMatchObject(given);
      }),
    );
  });
});

describe('una empresa de la que se sabe la zona y el sector', () => {
  test('lleva la comuna, su provincia, su región y el país; la división con su sección', () => {
    expect(firmHere(territory, CIIU, '02201' as ZoneId, '47' as SectorCode)).toMatchObject({
      zones: ['02201', '022', '02', 'CL'],
      section: 'G',
      division: '47',
      started: undefined,
      profile: {},
    });
    expect(firmHere(territory, CIIU, '02' as ZoneId, 'G' as SectorCode)).toMatchObject({
      zones: ['02', 'CL'],
      section: 'G',
      division: undefined,
    });
  });

  test('sin zona ni sector no hay empresa', () => {
    expect(firmHere(territory, CIIU, undefined, undefined)).toBeUndefined();
    expect(firmHere(territory, CIIU, 'T1' as ZoneId, undefined)).toBeUndefined();
  });
});

describe('las reglas, en palabras', () => {
  const words = (given: Parameters<typeof instrument>[0], rule: Parameters<typeof ruleWords>[1]) =>
    ruleWords(instrument(given), rule, territory, CIIU);

  test.each([
    [{ salesFrom: 200, salesTo: 25_000 }, 'De 200 a 25.000 UF'],
    [{ salesTo: 25_000 }, 'Hasta 25.000 UF'],
    [{ salesFrom: 200 }, 'Desde 200 UF'],
    [{ salesTo: 0 }, 'Sin ventas todavía'],
    [{}, undefined],
  ])('ventas %o: %s', (given, said) => {
    expect(words(given, 'ventas')).toBe(said);
  });

  test('los valores de una regla se unen con «o»: basta uno', () => {
    expect(words({ stages: ['concepcion', 'iniciacion', 'crecimiento'] }, 'etapas')).toBe(
      'Concepción, Iniciación o Crecimiento',
    );
    expect(words({ profiles: ['mujer'] }, 'perfil')).toBe('Para mujeres');
    expect(words({ territories: ['022', '02201'] as ZoneId[] }, 'territorios')).toBe(
      'En la provincia de El Loa o En Calama',
    );
    expect(words({ sectors: ['G'] as SectorCode[] }, 'sectores')).toBe('Comercio');
    expect(words({ startRule: 'no' }, 'inicio_actividades')).toBe('No debes tener inicio de actividades');
  });

  test('una regla que no está no dice nada', () => {
    for (const rule of [
      'tipos',
      'etapas',
      'inicio_actividades',
      'sectores',
      'territorios',
      'perfil',
    ] as const)
      expect(words({}, rule)).toBeUndefined();
  });
});

describe('el monto, en palabras', () => {
  test.each([
    [{ amountTo: 3_500_000 }, 'Hasta $3.500.000'],
    [{ amountFrom: 430_000, amountTo: 600_000 }, 'De $430.000 a $600.000'],
    [{ amountFrom: 500_000, amountTo: 500_000 }, '$500.000'],
    [{ amountFrom: 500_000 }, 'Desde $500.000'],
    [{}, undefined],
  ])('%o: %s', (given, said) => {
    expect(amountWords(instrument(given))).toBe(said);
  });
});

test('lo que la fuente no dice no es lo mismo que no tener límite', () => {
  expect(silenceWords(['tipos', 'etapas', 'sectores', 'perfil'])).toBe(
    'La fuente no dice: tipo de empresa y etapa. El catálogo no lo limita por: sector y perfil de quien postula.',
  );
  expect(silenceWords(['ventas'])).toBe('La fuente no dice: ventas al año.');
});

test('una fecha que se conoce y no decide no es «sin fecha conocida»', () => {
  const word = (dates: Partial<Instrument>) => stateWord(deadlineOf(instrument(dates), '2026-11-21'));
  expect(word({ closes: '2026-12-01' })).toBe('No se sabe si está abierto');
  expect(word({ opens: '2026-11-01' })).toBe('No se sabe si está abierto');
  expect(word({})).toBe('Sin fecha conocida');
  expect(word({ opens: '2026-11-21', closes: '2026-11-21' })).toBe('Abierto');
});
