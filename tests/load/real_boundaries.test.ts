import { readFileSync } from 'node:fs';
import { area } from '@turf/turf';
import { describe, expect, test } from 'vitest';
import { buildLocator } from '../../src/domain/containment.ts';
import { readBoundaries } from '../../src/load/boundaries.ts';
import { pointInside } from '../../src/load/inside.ts';
import { outlines } from '../../src/load/outlines.ts';
import { hasShared, SHARED } from '../fixtures/chile.ts';

describe.skipIf(!hasShared)('los límites reales en el lugar de los hexágonos', () => {
  const read = () =>
    readBoundaries(readFileSync(`${SHARED}/geo/comunas_345.topojson`), 'comunas.topojson').value;

  test.each([
    ['provincia', 56],
    ['region', 16],
  ] as const)('las comunas se funden por %s sin perder ni repetir superficie', async (level, count) => {
    const boundaries = read();
    const merged = await outlines(boundaries, level);
    expect(merged.features).toHaveLength(count);
    const length = level === 'region' ? 2 : 3;
    for (const { geometry, properties } of merged.features) {
      const parts = boundaries.filter(({ comuna }) => comuna.cut.slice(0, length) === properties.id);
      const whole = parts.reduce((sum, one) => sum + (one.geometry ? area(one.geometry) : 0), 0);
      expect(area(geometry) / whole).toBeCloseTo(1, 9);
    }
  });

  test('el punto de adentro de cada comuna cae en ella', () => {
    const geometries = read().map(({ geometry }) => geometry);
    const locate = buildLocator(geometries);
    const found = geometries.map((geometry) => {
      const point = geometry && pointInside(geometry);
      return point ? locate(...point) : -1;
    });
    expect(found).toEqual(geometries.map((_, at) => at));
  });
});
