import { describe, expect, test } from 'vitest';
import type { SectorCode } from '../../../src/domain/ids.ts';
import { coverageReport } from '../../../src/domain/support/coverage.ts';
import type { Decision } from '../../../src/domain/support/decision.ts';
import { genderReport } from '../../../src/domain/support/gender.ts';
import { grantedOf } from '../../../src/domain/support/targeting_granted.ts';
import { isTold } from '../../../src/domain/support/told.ts';
import { zoneSupport } from '../../../src/domain/support/zone_support.ts';
import { beneficiariesTable, openSupport, zoneId } from '../../fixtures/support.ts';

const HEADER = 'anio,instrumento,publicado,territorio,beneficiarios,mujeres,hombres';
/** The list of one municipality: Iquique's. Of the other two comunas of Tarapacá it says nothing. */
const MINE = `${HEADER}\n2024,crece,Crece,01101,30,20,10\n`;
const ALL = `${MINE}2024,crece,Crece,01107,6,3,3\n2024,crece,Crece,01401,4,1,3\n`;
const open = (list: string, mapa: object = { ausente: 'sin-dato' }) =>
  openSupport({ 'beneficiarios.csv': list }, [beneficiariesTable(undefined, mapa)]);

const DECISION: Decision = {
  id: 'una',
  name: 'Una decisión',
  year: 2024,
  region: zoneId('01'),
  instruments: ['crece'],
  criteria: [],
  sourceTitle: '',
};

describe('la lista de una sola comuna no es el total de su región', () => {
  test('la comuna se sabe y la región no, en todas las pantallas', async () => {
    const { inputs, support } = await open(MINE);
    const desk = { inputs, support };
    const comunas = coverageReport(inputs, support, { level: 'comuna', year: 2024, kind: 'subsidio' });
    expect(comunas?.zones.map(({ grants }) => grants)).toMatchObject([
      { value: 30 },
      { missing: 'sin-dato' },
      { missing: 'sin-dato' },
    ]);
    const regions = coverageReport(inputs, support, { level: 'region', year: 2024, kind: 'subsidio' });
    expect(regions?.zones).toMatchObject([
      { zone: '01', grants: { missing: 'sin-dato' }, women: { missing: 'sin-dato' } },
    ]);

    const gender = genderReport(desk, { zone: zoneId('01'), year: 2024, kind: 'subsidio' });
    // Of how many is not known; of the thirty that are told, two thirds are women's.
    expect(gender?.byFocus.todos).toMatchObject({
      total: { missing: 'sin-dato' },
      women: { missing: 'sin-dato' },
      share: { value: 200 / 3, n: 30 },
    });
    const mine = genderReport(desk, { zone: zoneId('01101'), year: 2024, kind: 'subsidio' });
    expect(mine?.byFocus.todos).toMatchObject({ total: { value: 30 }, women: { value: 20 } });

    const granted = grantedOf(inputs, support.beneficiaries, DECISION, []);
    expect(granted).toMatchObject({
      total: { measure: { missing: 'sin-dato' } },
      instruments: [{ id: 'crece', total: { measure: { missing: 'sin-dato' } } }],
      women: { count: { measure: { missing: 'sin-dato' } }, share: { value: 200 / 3 } },
    });
    expect(granted?.comunas.map(({ total }) => total.measure)).toMatchObject([
      { value: 30 },
      { missing: 'sin-dato' },
      { missing: 'sin-dato' },
    ]);

    const sheet = (id: string) =>
      zoneSupport(inputs, support, zoneId(id), 'G' as SectorCode)?.granted?.kinds.map(({ total }) => total);
    expect(sheet('01101')).toMatchObject([{ value: 30 }]);
    expect(sheet('01')).toMatchObject([{ missing: 'sin-dato' }]);
  });

  test('con una fila por comuna, o con la lista completa, la región suma', async () => {
    for (const [opened, total] of [
      [await open(ALL), 40],
      [await open(MINE, { ausente: 'cero' }), 30],
    ] as const) {
      const { inputs, support } = opened;
      const report = coverageReport(inputs, support, { level: 'region', year: 2024, kind: 'subsidio' });
      expect(report?.zones).toMatchObject([{ grants: { value: total } }]);
      expect(grantedOf(inputs, support.beneficiaries, DECISION, [])?.total.measure).toMatchObject({
        value: total,
      });
    }
  });

  test('la provincia con todas sus comunas dichas se sabe aunque la región no', async () => {
    const { inputs, support } = await open(`${MINE}2024,crece,Crece,01107,6,3,3\n`);
    const told = (id: string) =>
      support.beneficiaries &&
      isTold(
        inputs,
        support.beneficiaries,
        { instrument: 'crece', year: 2024 },
        zoneId(id),
        support.beneficiaries.grants,
      );
    expect([told('01101'), told('011'), told('014'), told('01')]).toEqual([true, true, false, false]);
  });
});

test('que la lista de un instrumento sea completa no dice nada de la de otro: la clase no es cero', async () => {
  const { inputs, support } = await openSupport(
    {
      'completa.csv': `${HEADER}\n2024,crece,Crece,01101,30,20,10\n`,
      'parcial.csv': `${HEADER}\n2024,semilla,Semilla,01101,5,3,2\n`,
    },
    [beneficiariesTable('completa.csv'), beneficiariesTable('parcial.csv', { ausente: 'sin-dato' })],
  );
  const [, alto] =
    coverageReport(inputs, support, { level: 'comuna', year: 2024, kind: 'subsidio' })?.zones ?? [];
  expect(alto).toMatchObject({ zone: '01107', grants: { missing: 'sin-dato' } });
  const gender = (id: string) =>
    genderReport({ inputs, support }, { zone: zoneId(id), year: 2024, kind: 'subsidio' })?.byFocus.todos
      .total;
  expect(gender('01107')).toMatchObject({ missing: 'sin-dato' });
  expect(gender('01')).toMatchObject({ missing: 'sin-dato' });
  expect(gender('01101')).toMatchObject({ value: 35 });
  const sheet = (id: string) =>
    zoneSupport(inputs, support, zoneId(id), 'G' as SectorCode)?.granted?.kinds.map(({ total }) => total);
  expect(sheet('01107')).toEqual([]);
  expect(sheet('01101')).toMatchObject([{ value: 35 }]);
});
