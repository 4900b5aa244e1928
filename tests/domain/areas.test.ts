import fc from 'fast-check';
import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { Area, AreaLayer } from '../../src/domain/areas.ts';
import type { Business } from '../../src/domain/business.ts';
import { explainCell, explainPlacing } from '../../src/domain/cell_account.ts';
import { type ZoneCells, zoneCells } from '../../src/domain/cells.ts';
import type { SectorCode, ZoneId } from '../../src/domain/ids.ts';
import { isKnown, type Measure } from '../../src/domain/measure.ts';
import { inputsWithOwn } from '../../src/domain/own.ts';
import { loadZones } from '../../src/load/load_zones.ts';
import { loaded, plainLines } from '../fixtures/chile.ts';
import { SOURCE } from '../fixtures/domain.ts';
import { register } from '../fixtures/register.ts';

const CALAMA = '02201' as ZoneId;
const OLLAGUE = '02202' as ZoneId;
const G = 'G' as SectorCode;
const I = 'I' as SectorCode;

type Point = Partial<Business>;

/** A tenth of a degree to the east and to the north of a corner. */
function areaAt(id: string, west: number, south: number, more: Partial<Area> = {}): Area {
  const [east, north] = [west + 0.1, south + 0.1];
  return {
    id,
    name: `Barrio ${id}`,
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    },
    inside: [west + 0.05, south + 0.05],
    comuna: 0,
    ...more,
  };
}

const layerOf = (...areas: Area[]): AreaLayer => ({
  id: 'zonas',
  title: 'Barrios',
  source: { ...SOURCE, file: 'barrios.geojson' },
  areas,
});

/** `n` of G and the rest of I, well inside the area whose corner is given. */
const inside = (west: number, south: number, all: number, n: number): Point[] =>
  Array.from({ length: all }, (_, at) => ({
    longitude: west + 0.04,
    latitude: south + 0.04,
    section: at < n ? G : I,
  }));

const figure = (measure: Measure | undefined) =>
  measure && isKnown(measure)
    ? [measure.value, measure.low, measure.high].map((one) => one && Number(one.toFixed(3)))
    : measure?.missing;

const countsOf = (answer: ZoneCells | undefined) =>
  (answer?.cells ?? []).map(({ name, n, all }) => [name, n, all]).sort();

describe('el cociente de una zona con nombre', () => {
  const layer = layerOf(areaAt('A', -69, -22.5), areaAt('B', -68.9, -22.5), areaAt('C', -68.8, -22.5));
  // By hand, as in cells.test.ts: n_i = 20, N = 80. E: 10, 7,5 and 2,5, the last of them of no zone.
  const inputs = register([
    ...inside(-69, -22.5, 40, 2),
    ...inside(-68.9, -22.5, 30, 16),
    ...inside(-68.5, -22.5, 10, 2),
  ]);
  const answer = zoneCells(inputs, CALAMA, G, layer);
  const named = (name: string) => answer?.cells.find((one) => one.name === name);

  test('compara la zona con la comuna entera, también con lo que queda fuera de las zonas', () => {
    expect([answer?.ofSector, answer?.ofAll, answer?.beyond, answer?.shared]).toEqual([20, 80, 10, 0]);
    expect([answer?.pieces, answer?.layerTitle]).toEqual(['zonas', 'Barrios']);
    expect(named('Barrio A')?.expected).toBe(10);
    expect(figure(named('Barrio A')?.quotient)).toEqual([0.2, 0.022, 0.722]);
    // What lies in no zone is one more part of what ν is taken over: 0,306 as with three hexagons.
    expect(figure(named('Barrio A')?.shrunk)).toEqual([0.306, undefined, undefined]);
    expect(named('Barrio A')?.reading).toBe('faltan');
    expect(figure(named('Barrio B')?.quotient)).toEqual([2.133, 1.219, 3.465]);
    expect(named('Barrio B')?.reading).toBe('sobran');
  });

  test('una zona sin negocios es cero, y su cociente no se puede calcular', () => {
    const { n, all, quotient, perKm2, reading } = named('Barrio C')!;
    expect([n, all, figure(perKm2)?.[0], reading]).toEqual([0, 0, 0, undefined]);
    expect(figure(quotient)).toBe('denominador-cero');
  });

  test('la densidad es por la superficie de la zona', () => {
    // A tenth of a degree by a tenth at 22,45° south: 11,1195² · cos 22,45° = 114,28 km².
    const { perKm2 } = named('Barrio B')!;
    expect(figure(perKm2)?.[0]).toBeCloseTo(16 / 114.28, 3);
  });

  test('dice de dónde sale, con las líneas del archivo y la fuente de los contornos', () => {
    const account = explainCell(inputs, CALAMA, G, layer, 'A');
    const terms = new Map(account?.terms.map((term) => [term.symbol, term]));
    expect(account?.indicator).toBe('Cociente de la zona');
    expect(account?.zone).toContain('Barrio A');
    expect(terms.get('n_c')?.origin?.lines).toEqual([2, 3]);
    expect(terms.get('N')?.origin?.lineCount).toBe(80);
    expect(account?.result).toEqual(named('Barrio A')?.quotient);
    expect(account?.notes.at(-1)).toContain('Zona A de «Barrios», en barrios.geojson');
    const placing = explainPlacing(inputs, CALAMA, G, layer);
    const beyond = placing?.terms.find(({ label }) => label.includes('fuera de las zonas'));
    expect(beyond?.origin?.lineCount).toBe(10);
    expect(beyond?.origin?.lines[0]).toBe(72);
  });
});

describe('de quién es cada negocio', () => {
  test('donde dos zonas se enciman gana la primera, y se cuenta cuántos son', () => {
    const first = areaAt('A', -69, -22.5);
    const second = areaAt('B', -69.05, -22.5);
    const inputs = register([...inside(-69.02, -22.5, 3, 1), ...inside(-69.09, -22.5, 2, 1)]);
    const answer = zoneCells(inputs, CALAMA, G, layerOf(first, second));
    // −68,98 is in both; −69,05 is on the edge of the second alone.
    expect(answer?.shared).toBe(3);
    expect(countsOf(answer)).toEqual([
      ['Barrio A', 1, 3],
      ['Barrio B', 1, 2],
    ]);
    const turned = zoneCells(inputs, CALAMA, G, layerOf(second, first));
    expect(countsOf(turned)).toEqual([
      ['Barrio A', 0, 0],
      ['Barrio B', 2, 5],
    ]);
  });

  test('una zona que pasa a otra comuna cuenta en cada una lo suyo', () => {
    const layer = layerOf(areaAt('A', -69, -22.5), areaAt('B', -68.9, -22.5));
    const inputs = register([
      ...inside(-69, -22.5, 4, 1),
      ...inside(-69, -22.5, 5, 2).map((one) => ({ ...one, comuna: 1 })),
    ]);
    expect(countsOf(zoneCells(inputs, CALAMA, G, layer))).toEqual([
      ['Barrio A', 1, 4],
      ['Barrio B', 0, 0],
    ]);
    // In the neighbour only the one that reaches into it with a business: B is not its own.
    expect(countsOf(zoneCells(inputs, OLLAGUE, G, layer))).toEqual([['Barrio A', 2, 5]]);
    const own = { id: 'T1' as ZoneId, name: 'Las dos', cuts: inputs.territory.comunas.map(({ cut }) => cut) };
    expect(countsOf(zoneCells(inputsWithOwn(inputs, [own]), own.id, G, layer))).toEqual([
      ['Barrio A', 3, 9],
      ['Barrio B', 0, 0],
    ]);
  });

  test('en una comuna que el catastro no cubre no hay ceros', () => {
    const layer = layerOf(areaAt('A', -69, -22.5), areaAt('B', -68, -21, { comuna: 1 }));
    const answer = zoneCells(register(inside(-69, -22.5, 4, 1)), OLLAGUE, G, layer);
    expect([answer?.placed, answer?.cells]).toEqual([0, []]);
  });

  test('una sola zona con todo dentro no se compara consigo misma', () => {
    const answer = zoneCells(register(inside(-69, -22.5, 9, 4)), CALAMA, G, layerOf(areaAt('A', -69, -22.5)));
    expect(answer?.cells.map(({ quotient }) => figure(quotient))).toEqual(['no-aplica']);
  });

  test('dos zonas del mismo nombre se distinguen por su código', () => {
    const layer = layerOf(
      areaAt('1', -69, -22.5, { name: 'Centro' }),
      areaAt('2', -68.9, -22.5, { name: 'Centro' }),
    );
    expect(countsOf(zoneCells(register(inside(-69, -22.5, 4, 1)), CALAMA, G, layer))).toEqual([
      ['Centro (1)', 1, 4],
      ['Centro (2)', 0, 0],
    ]);
  });

  test('otro sector mira los mismos puntos sin buscarlos de nuevo', () => {
    const layer = layerOf(areaAt('A', -69, -22.5), areaAt('B', -68.9, -22.5));
    const inputs = register([...inside(-69, -22.5, 4, 1), ...inside(-68.9, -22.5, 3, 3)]);
    zoneCells(inputs, CALAMA, G, layer);
    expect(countsOf(zoneCells(inputs, CALAMA, I, layer))).toEqual([
      ['Barrio A', 3, 4],
      ['Barrio B', 0, 3],
    ]);
  });
});

test('las zonas y lo de fuera parten los negocios, se encimen o no', () => {
  const corner = fc.integer({ min: 0, max: 12 }).map((step) => step * 0.05);
  const areas = fc.array(fc.tuple(corner, corner), { minLength: 1, maxLength: 8 });
  const points = fc.array(
    fc.record({
      longitude: fc.double({ min: -69, max: -68.3, noNaN: true }),
      latitude: fc.double({ min: -22.6, max: -21.9, noNaN: true }),
      section: fc.constantFrom(G, I, 'SI' as SectorCode),
      comuna: fc.constantFrom(0, 1),
    }),
    { minLength: 1, maxLength: 40 },
  );
  fc.assert(
    fc.property(areas, points, (corners, list) => {
      const layer = layerOf(...corners.map(([x, y], at) => areaAt(`${at}`, -69 + x, -22.6 + y)));
      const answer = zoneCells(register(list), CALAMA, G, layer)!;
      const sum = (of: (cell: ZoneCells['cells'][number]) => number) =>
        answer.cells.reduce((total, cell) => total + of(cell), 0);
      expect(sum(({ all }) => all) + answer.beyond).toBe(answer.ofAll);
      expect(answer.ofAll + answer.unknownSector).toBe(answer.placed);
      expect(answer.placed).toBe(list.filter(({ comuna }) => comuna === 0).length);
      const outside = answer.ofAll === 0 ? 0 : (answer.beyond * answer.ofSector) / answer.ofAll;
      expect(sum(({ expected }) => expected) + outside).toBeCloseTo(answer.ofSector, 9);
      expect(answer.shared).toBeLessThanOrEqual(answer.ofAll - answer.beyond);
    }),
  );
});

describe('los sectores inventados de Calama', () => {
  const read = async () => {
    const whole = await loaded('calama-ficticio');
    const { value, issues } = await loadZones(whole);
    expect(issues).toEqual([]);
    return { inputs: whole.inputs, layer: value.layers[0]! };
  };
  const ringOf = (outline: Polygon | MultiPolygon) =>
    outline.type === 'Polygon' ? (outline.coordinates[0] ?? []) : [];
  const holds = (ring: readonly (readonly number[])[], x: number, y: number) =>
    ring.reduce((odd, [xa = NaN, ya = NaN], at) => {
      const [xb = NaN, yb = NaN] = ring[(at + 1) % ring.length] ?? [];
      return ya > y !== yb > y && x < ((xb - xa) * (y - ya)) / (yb - ya) + xa ? !odd : odd;
    }, false);

  test('sus cuentas son las del archivo, contadas aparte con otra geometría', async () => {
    const { inputs, layer } = await read();
    const answer = zoneCells(inputs, CALAMA, '47' as SectorCode, layer)!;
    const [header = [], ...lines] = plainLines('data/calama-ficticio/catastro.csv');
    const column = (name: string) => header.indexOf(name);
    const seen = new Set<string>();
    // Rows with a point, a division that CIIU4.CL has (34 and 44 do not exist) and an id not seen before.
    const rows = lines.flatMap((cells) => {
      const id = cells[column('id')] ?? '';
      const repeated = seen.has(id);
      seen.add(id);
      const [lon, lat] = [cells[column('longitud')], cells[column('latitud')]];
      const sector = cells[column('sector')] ?? '';
      return repeated || !lon || !lat || !/^(?!34|44)\d{2}(\d{4})?$/.test(sector)
        ? []
        : [{ lon: Number(lon), lat: Number(lat), division: sector.slice(0, 2) }];
    });
    expect(answer.cells).toHaveLength(15);
    for (const { name, n, all, outline } of answer.cells) {
      const here = rows.filter(({ lon, lat }) => holds(ringOf(outline), lon, lat));
      expect([name, here.length, here.filter(({ division }) => division === '47').length]).toEqual([
        name,
        all,
        n,
      ]);
    }
  });

  test('el ejemplo de docs/method.md: el sector inventado 6', async () => {
    const { inputs, layer } = await read();
    const account = explainCell(inputs, CALAMA, '47' as SectorCode, layer, 'S-06');
    // E = 164 · 583 ÷ 2.665 = 35,877; 80 ÷ 35,877 = 2,230. ν = 2,525 over the fifteen and the rest (53 of 197), in Python.
    expect(account?.terms.map(({ symbol, measure }) => `${symbol} ${figure(measure)?.[0]}`)).toEqual([
      'n_c 80',
      'N_c 164',
      'n_i 583',
      'N 2665',
      'E_c 35.877',
      'E_c − n_c -44.123',
      'w 0.934',
      'LQ* 2.149',
      'A 4.025',
      'n_c ÷ A 19.876',
    ]);
    expect(figure(account?.result)).toEqual([2.23, 1.768, 2.775]);
  });
});
