import fc from 'fast-check';
import type { MultiPolygon, Polygon } from 'geojson';
import { cellToLatLng, latLngToCell } from 'h3-js';
import { describe, expect, test } from 'vitest';
import type { Business } from '../../src/domain/business.ts';
import { explainCell } from '../../src/domain/cell_account.ts';
import { zoneCells } from '../../src/domain/cells.ts';
import type { SectorCode, ZoneId } from '../../src/domain/ids.ts';
import { isKnown, type Measure } from '../../src/domain/measure.ts';
import { inputsWithOwn } from '../../src/domain/own.ts';
import { loaded, plainLines } from '../fixtures/chile.ts';
import { register } from '../fixtures/register.ts';

const CALAMA = '02201' as ZoneId;
const G = 'G' as SectorCode;
const I = 'I' as SectorCode;

interface Point {
  readonly longitude?: number;
  readonly latitude?: number;
  readonly section?: SectorCode;
  readonly division?: SectorCode;
  readonly comuna?: number;
  readonly placing?: Business['placing'];
}

/** `n` of G and the rest of I, all at the middle of the cell that holds a point. */
function cellOf(latitude: number, longitude: number, all: number, n: number): Point[] {
  const [lat, lon] = cellToLatLng(latLngToCell(latitude, longitude, 8));
  return Array.from({ length: all }, (_, at) => ({ latitude: lat, longitude: lon, section: at < n ? G : I }));
}

const figure = (measure: Measure | undefined) =>
  measure && isKnown(measure)
    ? [measure.value, measure.low, measure.high].map((one) => one && Number(one.toFixed(3)))
    : measure?.missing;

describe('el cociente de una celda', () => {
  // By hand: n_i = 20, N = 80. E: 40·20/80 = 10; 30·20/80 = 7,5; 10·20/80 = 2,5. Byar's limits (Breslow & Day 1987, eq.
  // 2.13): n = 2, 0,2246 to 7,2209; n = 16, 9,1394 to 25,9844. ν by moments (Marshall 1991): s² = (10·0,8² + 7,5·1,1333² +
  // 2,5·0,2²)/20 = 0,80667; A = 0,80667 − 1/6,66667 = 0,65667; ν = 1,52284; w = 10/11,52284 = 0,86784.
  const inputs = register([
    ...cellOf(-22.45, -68.93, 40, 2),
    ...cellOf(-22.49, -68.93, 30, 16),
    ...cellOf(-22.45, -68.85, 10, 2),
  ]);
  const answer = zoneCells(inputs, CALAMA, G, 8);
  const byAll = (all: number) => answer?.cells.find((one) => one.all === all);

  test('compara la celda con su comuna, con intervalo, ajuste y brecha', () => {
    expect(byAll(40)?.expected).toBe(10);
    expect(figure(byAll(40)?.quotient)).toEqual([0.2, 0.022, 0.722]);
    expect(figure(byAll(40)?.gap)).toEqual([8, 2.779, 9.775]);
    expect(figure(byAll(40)?.shrunk)).toEqual([0.306, undefined, undefined]);
    expect(byAll(40)?.reading).toBe('faltan');
    expect(figure(byAll(30)?.quotient)).toEqual([2.133, 1.219, 3.465]);
    expect(figure(byAll(30)?.gap)).toEqual([-8.5, -18.484, -1.64]);
    expect(byAll(30)?.reading).toBe('sobran');
    expect(figure(byAll(10)?.quotient)).toEqual([0.8, 0.09, 2.888]);
    expect(byAll(10)?.reading).toBe('no-se-distingue');
  });

  test('ordena por cuán lejos de 1 queda el intervalo', () => {
    // ln(1/0,722) = 0,33 pesa más que ln(1,219) = 0,20.
    expect(answer?.cells.map(({ all }) => all)).toEqual([40, 30, 10]);
  });

  test('la superficie de una celda 8 es cerca de 0,7 km² (tabla de H3: media 0,737)', () => {
    const { perKm2, n } = byAll(30) ?? {};
    const area = perKm2 && isKnown(perKm2) ? (n ?? NaN) / perKm2.value : NaN;
    expect(area).toBeGreaterThan(0.55);
    expect(area).toBeLessThan(0.9);
  });

  test('dice de dónde sale: las líneas de la celda y cada término', () => {
    const account = explainCell(inputs, CALAMA, G, 8, byAll(40)?.id ?? '');
    const terms = new Map(account?.terms.map((term) => [term.symbol, term]));
    expect(terms.get('n_c')?.origin?.lines).toEqual([2, 3]);
    expect(terms.get('N_c')?.origin?.lineCount).toBe(40);
    expect(terms.get('n_i')?.origin?.lineCount).toBe(20);
    expect(terms.get('N')?.origin?.lineCount).toBe(80);
    expect(figure(terms.get('w')?.measure)).toEqual([0.868, undefined, undefined]);
    expect(account?.result).toEqual(byAll(40)?.quotient);
    expect(account?.notes[0]).toContain('25% de los negocios con punto');
    expect(explainCell(inputs, CALAMA, G, 8, '88000000')).toBeUndefined();
  });
});

describe('pocos datos y lo que falta', () => {
  test('bajo uno esperado y con menos de cinco no se muestra; con cinco sí', () => {
    // 100 businesses, 10 of G. Seven in a cell: E = 0,7.
    const few = (n: number) =>
      zoneCells(
        register([...cellOf(-22.45, -68.93, 93, 10 - n), ...cellOf(-22.49, -68.93, 7, n)]),
        CALAMA,
        G,
        8,
      )?.cells.find(({ all }) => all === 7);
    expect(figure(few(4)?.quotient)).toBe('pocos-datos');
    expect(figure(few(4)?.gap)).toBe('pocos-datos');
    expect(few(4)?.reading).toBeUndefined();
    expect(few(4)?.n).toBe(4);
    expect(few(5)?.reading).toBe('sobran');
  });

  test('una celda sola no se compara consigo misma, y un sector ausente no se divide por cero', () => {
    const alone = zoneCells(register(cellOf(-22.45, -68.93, 8, 3)), CALAMA, G, 8);
    expect(alone?.cells.map(({ quotient, shrunk }) => [figure(quotient), figure(shrunk)])).toEqual([
      ['no-aplica', 'no-aplica'],
    ]);
    const absent = zoneCells(
      register([...cellOf(-22.45, -68.93, 8, 0), ...cellOf(-22.49, -68.93, 8, 0)]),
      CALAMA,
      G,
      8,
    );
    expect(absent?.cells.map(({ quotient }) => figure(quotient))).toEqual([
      'denominador-cero',
      'denominador-cero',
    ]);
  });

  test('separa los que no tienen punto, los de punto en ninguna comuna y los de actividad desconocida', () => {
    const inputs = register([
      ...cellOf(-22.45, -68.93, 3, 2),
      { section: G },
      { longitude: -72, latitude: -22.4, placing: 'codigo' },
      { longitude: -68.93, latitude: -22.45, section: 'SI' as SectorCode },
      { longitude: -68.3, latitude: -21.2, comuna: 1 },
    ]);
    const { cells, ...counts } = zoneCells(inputs, CALAMA, G, 8) ?? { cells: [] };
    expect(counts).toEqual({
      pieces: 8,
      layerTitle: undefined,
      placed: 4,
      unplaced: 1,
      outside: 1,
      unknownSector: 1,
      ofSector: 2,
      ofAll: 3,
      beyond: 0,
      shared: 0,
    });
    expect(cells.map(({ all }) => all)).toEqual([3]);
  });

  test('por división, quien solo dice su sección no entra en ninguna suma', () => {
    const here = { longitude: -68.93, latitude: -22.45 };
    const inputs = register([{ ...here }, { ...here, division: '47' as SectorCode }]);
    const answer = zoneCells(inputs, CALAMA, '47' as SectorCode, 8);
    expect([answer?.ofAll, answer?.ofSector, answer?.unknownSector]).toEqual([1, 1, 1]);
  });

  test('solo hay celdas de una comuna o de un territorio propio, y con catastro', () => {
    const inputs = register([
      ...cellOf(-22.45, -68.93, 3, 1),
      { longitude: -68.3, latitude: -21.2, comuna: 1 },
    ]);
    expect(zoneCells(inputs, '02' as ZoneId, G, 8)).toBeUndefined();
    expect(zoneCells({ ...inputs, catastro: undefined }, CALAMA, G, 8)).toBeUndefined();
    const own = { id: 'T1' as ZoneId, name: 'Las dos', cuts: inputs.territory.comunas.map(({ cut }) => cut) };
    expect(zoneCells(inputsWithOwn(inputs, [own]), own.id, G, 8)?.ofAll).toBe(4);
    expect(zoneCells(inputs, '02202' as ZoneId, G, 8)?.ofAll).toBe(1);
  });
});

test('una celda se nombra por su distancia y dirección desde el centro de los negocios', () => {
  // Most businesses at the middle of one cell, so that the median is there. A degree is 111,195 km.
  const [lat, lon] = cellToLatLng(latLngToCell(-22.45, -68.93, 9));
  const at = (north: number, east: number): Point => ({
    latitude: lat + north / 111.195,
    longitude: lon + east / (111.195 * Math.cos((lat * Math.PI) / 180)),
  });
  const inputs = register([at(0, 0), at(0, 0), at(0, 0), at(10, 0), at(0, -20)]);
  const cells = zoneCells(inputs, CALAMA, G, 9)?.cells ?? [];
  const names = cells.map(({ place }) => place);
  expect(names[0]).toBe('en el centro');
  // The middle of a cell is at most its radius, 0,2 km, from the business in it.
  const km = (name: string, side: string) =>
    Number((new RegExp(`([\\d,]+) km al ${side}`).exec(name)?.[1] ?? '0').replace(',', '.'));
  expect(names.some((name) => Math.abs(km(name, 'norte') - 10) <= 0.3)).toBe(true);
  expect(names.some((name) => Math.abs(km(name, 'oeste') - 20) <= 0.3)).toBe(true);
});

describe('propiedades', () => {
  const points = fc.array(
    fc.record({
      longitude: fc.double({ min: -69, max: -68.8, noNaN: true }),
      latitude: fc.double({ min: -22.55, max: -22.35, noNaN: true }),
      section: fc.constantFrom(G, I, 'SI' as SectorCode),
    }),
    { minLength: 2, maxLength: 60 },
  );
  const size = fc.constantFrom(7 as const, 8 as const, 9 as const);

  test('las celdas parten los negocios: cuentas y esperados suman los de la comuna', () => {
    fc.assert(
      fc.property(points, size, (list, resolution) => {
        const answer = zoneCells(register(list), CALAMA, G, resolution);
        const total = (of: (cell: { n: number; all: number; expected: number }) => number) =>
          (answer?.cells ?? []).reduce((sum, one) => sum + of(one), 0);
        expect(total(({ n }) => n)).toBe(answer?.ofSector);
        expect(total(({ all }) => all)).toBe(answer?.ofAll);
        expect(total(({ expected }) => expected)).toBeCloseTo(answer?.ofSector ?? NaN, 9);
        expect((answer?.ofAll ?? 0) + (answer?.unknownSector ?? 0)).toBe(list.length);
        // Names tell cells apart: their centres are never within a tenth of a kilometre.
        expect(new Set(answer?.cells.map(({ place }) => place)).size).toBe(answer?.cells.length);
      }),
    );
  });

  test('el orden de las filas no cambia nada', () => {
    fc.assert(
      fc.property(points, size, (list, resolution) => {
        const said = (rows: typeof list) =>
          zoneCells(register(rows), CALAMA, G, resolution)?.cells.map(
            ({ id, n, all, quotient, reading }) => `${id} ${n} ${all} ${figure(quotient)} ${reading}`,
          );
        expect(said([...list].reverse())).toEqual(said(list));
      }),
    );
  });

  // (n + 1)/(n_i + 1) ≥ n/n_i because n ≤ n_i, with N_c and N as they were.
  test('si un negocio de la celda pasa a ser del sector, el cociente no baja', () => {
    fc.assert(
      fc.property(points, (list) => {
        const known = list.filter(({ section }) => section !== 'SI');
        const at = known.findIndex(({ section }) => section === I);
        const turned = known[at];
        if (!turned) return;
        const id = latLngToCell(turned.latitude, turned.longitude, 8);
        const value = (rows: typeof list) => {
          const found = zoneCells(register(rows), CALAMA, G, 8)?.cells.find((one) => one.id === id)?.quotient;
          return found && isKnown(found) ? found.value : undefined;
        };
        const before = value(known);
        const after = value(known.with(at, { ...turned, section: G }));
        if (before !== undefined && after !== undefined) expect(after).toBeGreaterThanOrEqual(before - 1e-12);
      }),
    );
  });
});

test('las cuentas de las celdas de Calama son las del archivo, contadas aparte con otra geometría', async () => {
  const { inputs } = await loaded('calama-ficticio');
  const answer = zoneCells(inputs, CALAMA, '47' as SectorCode, 8);
  const [header = [], ...lines] = plainLines('data/calama-ficticio/catastro.csv');
  const column = (name: string) => header.indexOf(name);
  const seen = new Set<string>();
  // A coordinate with a decimal comma is no number to the loader; split by commas, it is none here either.
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
  const inside = (ring: readonly (readonly [number, number])[], x: number, y: number) =>
    ring.reduce((odd, [xa, ya], at) => {
      const [xb, yb] = ring[(at + 1) % ring.length] ?? [xa, ya];
      return ya > y !== yb > y && x < ((xb - xa) * (y - ya)) / (yb - ya) + xa ? !odd : odd;
    }, false);
  const ringOf = (outline: Polygon | MultiPolygon) =>
    (outline.type === 'Polygon' ? (outline.coordinates[0] ?? []) : []).map(
      ([x = NaN, y = NaN]) => [x, y] as const,
    );
  const full = answer?.cells.filter(({ all }) => all >= 20) ?? [];
  expect(full.length).toBeGreaterThan(20);
  for (const cell of full) {
    const here = rows.filter(({ lon, lat }) => inside(ringOf(cell.outline), lon, lat));
    expect([cell.id, here.length, here.filter(({ division }) => division === '47').length]).toEqual([
      cell.id,
      cell.all,
      cell.n,
    ]);
  }
});

test('el ejemplo de docs/method.md: la celda del centro de Calama', async () => {
  const { inputs } = await loaded('calama-ficticio');
  const account = explainCell(inputs, CALAMA, '47' as SectorCode, 8, '88b30b5111fffff');
  // Counts by a script in Python over the file, with no H3: 170 rows in the hexagon, 114 of them of division 47.
  const told = account?.terms.map(({ symbol, measure }) => `${symbol} ${figure(measure)?.[0]}`);
  expect(told).toEqual([
    'n_c 114',
    'N_c 170',
    'n_i 583',
    'N 2665',
    'E_c 37.189',
    'E_c − n_c -76.811',
    'w 0.958',
    'LQ* 2.98',
    'A 0.752',
    'n_c ÷ A 151.694',
  ]);
  expect(figure(account?.result)).toEqual([3.065, 2.529, 3.682]);
});
