import { describe, expect, test } from 'vitest';
import type { ZoneId } from '../../../src/domain/ids.ts';
import { tradeTable } from '../../../src/domain/trades/finest.ts';
import { type Trade, tradeNamed, unlistedTrade } from '../../../src/domain/trades/trades.ts';
import { loaded } from '../../fixtures/chile.ts';

const trade = (name: string): Trade => {
  const found = tradeNamed(name);
  if (!found) throw new Error(name);
  return found;
};

describe('la tabla más fina de un negocio', () => {
  test('en Calama solo hay rubros: una panadería va en C', async () => {
    const { inputs } = await loaded('chile');
    expect(tradeTable(inputs, '02201' as ZoneId, trade('panadería'))).toMatchObject({
      sector: 'C',
      level: 'rubro',
    });
  });

  test('en Iquique hay subrubros: otros productos alimenticios, de la tabla más nueva', async () => {
    const { inputs } = await loaded('chile');
    const found = tradeTable(inputs, '01101' as ZoneId, trade('panadería'));
    expect(found).toMatchObject({ level: 'subrubro' });
    expect(inputs.sectors.get(found?.sector ?? ('' as never))?.name).toBe(
      'Elaboración de otros productos alimenticios',
    );
    expect(found?.cube).toContain('tarapaca_subrubro');
  });

  test('un catastro tiene divisiones', async () => {
    const { inputs } = await loaded('calama-ficticio');
    expect(tradeTable(inputs, '02201' as ZoneId, trade('panadería'))).toMatchObject({
      sector: '10',
      level: 'division',
    });
  });

  test('lo que el diccionario no tiene va en la sección que eligió quien busca', async () => {
    const { inputs } = await loaded('chile');
    const own = unlistedTrade('reparación de volantines', 'S' as Trade['section']);
    expect(tradeTable(inputs, '02201' as ZoneId, own)).toMatchObject({ sector: 'S', level: 'rubro' });
  });

  test('un lugar que ninguna tabla cubre no tiene tabla', async () => {
    const { inputs } = await loaded('calama-ficticio');
    expect(tradeTable(inputs, '01101' as ZoneId, trade('panadería'))).toBeUndefined();
  });
});
