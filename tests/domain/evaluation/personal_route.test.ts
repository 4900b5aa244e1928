import { describe, expect, test } from 'vitest';
import { personalRoute } from '../../../src/domain/evaluation/personal_route.ts';
import type { ZoneId } from '../../../src/domain/ids.ts';
import type { FirmFacts } from '../../../src/domain/support/eligible.ts';
import type { Instrument } from '../../../src/domain/support/instrument.ts';
import type { FirmType } from '../../../src/domain/support/vocabulary.ts';
import { firm, instrument } from '../../fixtures/instrument.ts';

const MICRO: readonly FirmType[] = ['subsistencia', 'acumulacion-simple', 'acumulacion-ampliada'];
const seller = firm({
  zones: ['02201', '022', '02'] as ZoneId[],
  section: 'G' as FirmFacts['section'],
  sales: { low: 20, high: 199.99 },
  started: false,
  type: 'subsistencia',
  stage: 'iniciacion',
});
const groupOf = (
  given: Partial<Instrument>,
  facts = seller,
  possible: readonly FirmType[] = ['subsistencia'],
) => personalRoute([instrument(given)], facts, possible).steps[0];

describe('en qué grupo queda cada instrumento', () => {
  test('se puede pedir cuando cumple todo y algo está confirmado', () => {
    expect(groupOf({ startRule: 'no', stages: ['iniciacion'] })?.group).toBe('puede');
  });

  test('sin ninguna regla confirmada hay que preguntar, aunque nada la excluya', () => {
    expect(groupOf({ startRule: 'no', unconfirmed: new Set(['inicio_actividades']) })).toMatchObject({
      group: 'confirmar',
      doubts: ['reglas-sin-confirmar'],
    });
  });

  test('sin ninguna regla no hay nada que confirmar: se dice que no se conocen', () => {
    expect(groupOf({})).toMatchObject({ group: 'confirmar', doubts: ['sin-reglas'] });
  });

  test('un dato que la persona no dijo deja el instrumento por confirmar', () => {
    expect(groupOf({ startRule: 'no', profiles: ['mujer'] })).toMatchObject({
      group: 'confirmar',
      unknown: ['perfil'],
    });
  });

  test('vender poco o no tener inicio de actividades se puede cambiar', () => {
    const step = groupOf({ salesFrom: 200, startRule: 'si' });
    expect(step?.group).toBe('todavia-no');
    expect(step?.failed.map(({ rule, canChange }) => [rule, canChange])).toEqual([
      ['ventas', true],
      ['inicio_actividades', true],
    ]);
  });

  test('el lugar, el rubro y el perfil no se cambian; haber pasado el máximo tampoco', () => {
    expect(groupOf({ territories: ['13'] as ZoneId[] })?.group).toBe('no-es');
    expect(groupOf({ profiles: ['mujer'] }, { ...seller, profile: { mujer: false } })?.group).toBe('no-es');
    expect(groupOf({ salesTo: 10 })?.group).toBe('no-es');
    expect(groupOf({ startRule: 'no' }, { ...seller, started: true })?.group).toBe('no-es');
    expect(groupOf({ stages: ['concepcion'] })?.group).toBe('no-es');
  });

  test('una regla que no se puede cambiar pesa más que otra que sí', () => {
    expect(groupOf({ salesFrom: 200, territories: ['13'] as ZoneId[] })?.group).toBe('no-es');
  });

  test('lo que es de conocimiento general no excluye: parece que no, y se dice', () => {
    const step = groupOf({ stages: ['consolidacion'], startRule: 'no', unconfirmed: new Set(['etapas']) });
    expect(step).toMatchObject({ group: 'quizas-no', failed: [{ rule: 'etapas', confirmed: false }] });
  });

  test('lo que pide un gremio no lo pide un negocio solo', () => {
    expect(groupOf({ kind: 'gremio', startRule: 'no' })).toMatchObject({
      group: 'quizas-no',
      doubts: ['la-pide-una-organizacion'],
    });
  });
});

describe('cuando el tipo no se pudo decir', () => {
  const undecided = { ...seller, type: undefined };
  test('sirve si atiende a todos los tipos que puede ser', () => {
    expect(groupOf({ types: MICRO }, undecided, ['subsistencia', 'acumulacion-simple'])?.group).toBe('puede');
  });
  test('no es si no atiende a ninguno de ellos', () => {
    const step = groupOf({ types: ['pyme'] }, undecided, ['subsistencia', 'acumulacion-simple']);
    expect(step).toMatchObject({ group: 'todavia-no', failed: [{ rule: 'tipos' }] });
  });
  test('falta el dato si atiende a unos y no a otros', () => {
    const step = groupOf({ types: ['subsistencia'] }, undecided, ['subsistencia', 'acumulacion-simple']);
    expect(step).toMatchObject({ group: 'confirmar', unknown: ['tipos'] });
  });
});

describe('el orden de entrada', () => {
  test('primero las puertas de la semilla, después las otras, después por etapa', () => {
    const route = personalRoute(
      [
        instrument({ id: 'consolidar', stages: ['consolidacion'] }),
        instrument({ id: 'sercotec', door: true }),
        instrument({ id: 'otra-puerta', institution: 'Municipio', door: true }),
        instrument({ id: 'partir', stages: ['concepcion', 'crecimiento'] }),
        instrument({ id: 'fosis', institution: 'FOSIS', door: true }),
        instrument({ id: 'sence', institution: 'SENCE', door: true }),
      ],
      seller,
      ['subsistencia'],
    );
    expect(route.steps.map((step) => step.instrument.id)).toEqual([
      'sence',
      'fosis',
      'sercotec',
      'otra-puerta',
      'partir',
      'consolidar',
    ]);
  });

  test('se traslapan los que sirven para la misma área; capital y capacitación se complementan', () => {
    const one = (id: string, area: Instrument['areas'][number]) =>
      instrument({ id, areas: [area], startRule: 'no' });
    const { shared } = personalRoute(
      [one('a', 'inversion'), one('b', 'gestion'), one('c', 'inversion')],
      seller,
      ['subsistencia'],
    );
    expect(shared.map(({ area, instruments }) => [area, instruments.map(({ id }) => id)])).toEqual([
      ['inversion', ['a', 'c']],
    ]);
  });
});
