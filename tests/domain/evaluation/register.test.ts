import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  classifyRegister,
  monthsBetween,
  type RegisterRow,
} from '../../../src/domain/evaluation/register.ts';
import { TRAIT_IDS, type TraitId, type TraitValues, traitOf } from '../../../src/domain/evaluation/traits.ts';
import type { SectorCode } from '../../../src/domain/ids.ts';

const row = (given: Partial<RegisterRow> = {}): RegisterRow => ({
  line: 2,
  id: '1',
  name: undefined,
  sector: 'G' as SectorCode,
  comuna: 'Calama',
  workers: 1,
  sales: undefined,
  size: undefined,
  start: undefined,
  traits: {},
  ...given,
});
const SUBSISTENCE: TraitValues = {
  destino: 'consumo',
  alcance: 'no',
  ahorro: 'no',
  lugar: 'sin-lugar',
  permanencia: 'ocasional',
};
const only = (given: Partial<RegisterRow>) => classifyRegister([row(given)], '2026-11-21').rows[0];

test('una fila con los rasgos de la subsistencia es de subsistencia, y en iniciación si vende a ratos', () => {
  expect(only({ traits: SUBSISTENCE })).toMatchObject({ type: 'subsistencia', stage: 'iniciacion' });
});

test('la etapa cuenta los meses hasta el día del catastro', () => {
  expect(monthsBetween('2025-11-22', '2026-11-21')).toBe(11);
  expect(monthsBetween('2025-11-21', '2026-11-21')).toBe(12);
  const stage = (start: string) => only({ start, traits: { permanencia: 'permanente' } })?.stage;
  expect(stage('2025-11-22')).toBe('iniciacion');
  expect(stage('2025-11-21')).toBe('crecimiento');
  expect(stage('2023-05-21')).toBe('consolidacion');
});

test('una fecha posterior al catastro no dice la etapa', () => {
  expect(only({ start: '2027-01-01', traits: { permanencia: 'permanente' } })).toMatchObject({
    stage: undefined,
    stageLacking: ['tiempo'],
  });
});

describe('el tamaño de una fila', () => {
  test('sin ventas escritas se lee de su tamaño; reservadas, también', () => {
    expect(only({ size: 'pequeña', traits: SUBSISTENCE })?.type).toBe('pyme');
    expect(only({ size: 'grande', sales: 'reservado' })?.type).toBe('pyme');
    expect(only({ size: 'micro', traits: SUBSISTENCE })?.type).toBe('subsistencia');
  });

  test('las ventas escritas valen más que el tamaño', () => {
    expect(only({ size: 'pequeña', sales: 2400, traits: SUBSISTENCE })?.type).toBe('subsistencia');
  });
});

test('clasificadas y sin clasificar suman las filas, y cada una dice por qué', () => {
  const traits = fc
    .record(
      Object.fromEntries(
        TRAIT_IDS.map((trait) => [trait, fc.constantFrom(...Object.keys(traitOf(trait).values))]),
      ) as Record<TraitId, fc.Arbitrary<string>>,
      { requiredKeys: [] },
    )
    .map((values) => values as TraitValues);
  const anyRow = fc.record({
    traits,
    workers: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
    sales: fc.oneof(
      fc.integer({ min: 0, max: 5000 }),
      fc.constant('reservado' as const),
      fc.constant(undefined),
    ),
    start: fc.constantFrom(undefined, '2020-01-01', '2026-06-01'),
  });
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 30 }), (list) => {
      const found = classifyRegister(
        list.map((given, at) => row({ ...given, line: at + 2, id: String(at) })),
        '2026-11-21',
      );
      const { rows, classified, unclassified, withoutStage } = found;
      expect(rows.map(({ line }) => line)).toEqual(list.map((_, at) => at + 2));
      expect(classified + unclassified['faltan-rasgos'] + unclassified.reparto).toBe(list.length);
      expect(rows.filter(({ stageLacking }) => stageLacking.length > 0)).toHaveLength(withoutStage);
      for (const one of rows) expect(one.possible.length === 1).toBe(one.type !== undefined);
    }),
  );
});

test('sin saber de qué día es el catastro no se cuentan los meses: nadie queda consolidado por eso', () => {
  const [one] = classifyRegister(
    [row({ start: '2026-10-01', traits: { permanencia: 'permanente' } })],
    undefined,
  ).rows;
  expect(one).toMatchObject({ stage: undefined, stageLacking: ['tiempo'] });
});
