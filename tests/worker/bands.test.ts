import { expect, test, vi } from 'vitest';
import { EQUAL_WEIGHTS } from '../../src/domain/settings.ts';
import * as uncertainty from '../../src/domain/uncertainty.ts';
import { bandsFor } from '../../src/worker/bands.ts';
import { countryOf } from '../fixtures/domain.ts';

vi.mock('../../src/domain/uncertainty.ts', { spy: true });

const COUNTRY = {
  cuts: ['13101', '13102', '13103', '13201'],
  sectors: ['F', 'G'],
  firms: [
    [10, 40],
    [20, 30],
    [30, 20],
    [40, 10],
  ],
  variables: { poblacion: [1000, 2000, 3000, 4000] },
};
const G = 'G' as never;

test('un peso que se mueve no sortea de nuevo, y da lo mismo que si se sorteara', () => {
  const inputs = countryOf(COUNTRY);
  const weights = { ...EQUAL_WEIGHTS, densidad: 3 };
  bandsFor(inputs, {}, G, 1);
  const moved = bandsFor(inputs, { weights, mean: 'geometrica' }, G, 1);
  expect(uncertainty.drawPercentiles).toHaveBeenCalledTimes(1);
  expect(moved).toEqual(uncertainty.bands(inputs, { weights, mean: 'geometrica' }, G, 1));
});

test('otro sector, otra semilla, otro paquete u otros ajustes se sortean de nuevo', () => {
  const inputs = countryOf(COUNTRY);
  bandsFor(inputs, {}, G, 1);
  const before = vi.mocked(uncertainty.drawPercentiles).mock.calls.length;
  bandsFor(inputs, {}, 'F' as never, 1);
  bandsFor(inputs, {}, 'F' as never, 2);
  bandsFor(countryOf(COUNTRY), {}, 'F' as never, 2);
  bandsFor(inputs, { level: 'provincia' }, 'F' as never, 2);
  expect(uncertainty.drawPercentiles).toHaveBeenCalledTimes(before + 4);
});

test('un sector que la tabla no trae no tiene bandas', () => {
  expect(bandsFor(countryOf(COUNTRY), {}, 'Z' as never, 1)).toBeUndefined();
});
