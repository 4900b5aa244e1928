import { expect, test } from 'vitest';
import { coverageOf } from '../../bin/lib/mapa/cobertura.ts';
import { openPackage } from '../../bin/lib/mapa/paquete.ts';
import type { Printed } from '../../bin/lib/mapa/registro.ts';
import { buildContext } from '../../src/domain/context.ts';
import type { SectorCode } from '../../src/domain/ids.ts';
import { settle } from '../../src/domain/settings.ts';
import { zoneId } from '../fixtures/support.ts';

async function printed(name: string, zone: string | undefined, sector?: string): Promise<Printed[]> {
  const { value } = await openPackage(`data/${name}`);
  const context = value && buildContext(value.inputs, settle(value.inputs, { level: 'comuna' }));
  if (!value || !context) throw new Error('el paquete no abre');
  const asked = {
    context,
    reference: 'ninguna',
    zone: zone === undefined ? undefined : zoneId(zone),
    sector: sector as SectorCode | undefined,
    seed: 1,
    draws: 0,
  } as const;
  return [...coverageOf(asked, value.support)];
}

test('analizar imprime la cobertura de Calama: por clase, por instrumento, y nada de otra zona', async () => {
  const records = await printed('chile', '02201');
  expect(new Set(records.map(({ zona }) => zona))).toEqual(new Set(['02201']));
  expect(records).toContainEqual(
    expect.objectContaining({ indicador: 'adjudicaciones', detalle: 'subsidio', value: 39, anio: '2024' }),
  );
  expect(records).toContainEqual(
    expect.objectContaining({ indicador: 'adjudicaciones', detalle: 'sercotec-crece', value: 9 }),
  );
  expect(records.find(({ indicador }) => indicador === 'adjudicaciones_por_mil')).toMatchObject({
    detalle: 'subsidio sobre personas',
    value: expect.closeTo(0.2965, 4),
    lectura: 'piso',
  });
  expect(records.some(({ indicador }) => indicador === 'elegibles')).toBe(false);
});

test('con catastro, también quién podía pedirlo; el Gini, del país y de cada clase; de un sector, nada', async () => {
  const calama = await printed('calama-ficticio', '02201');
  expect(calama.find(({ indicador, anio }) => indicador === 'cobertura' && anio === '2025')).toMatchObject({
    unit: 'porcentaje',
    lectura: 'piso',
  });
  const all = await printed('chile', undefined);
  const gini = all.filter(({ indicador }) => indicador === 'gini_cobertura');
  expect(gini.map(({ detalle }) => detalle?.split(' ')[0])).toEqual([
    'subsidio',
    'asesoria',
    'curso',
    'emergencia',
    'gremio',
  ]);
  for (const record of all) {
    expect('value' in record).not.toBe('missing' in record);
    expect([record.low, record.high].every((end) => end === undefined || Number.isFinite(end))).toBe(true);
  }
  expect(await printed('chile', undefined, 'G')).toEqual([]);
});
