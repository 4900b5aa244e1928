import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Business, SIZES } from '../../../src/domain/business.ts';
import { businessesOf } from '../../../src/domain/businesses_of.ts';
import { exposedOf, isSmall, type Sum } from '../../../src/domain/disclosure.ts';
import type { SectorCode, ZoneId } from '../../../src/domain/ids.ts';
import type { Inputs, Supplier } from '../../../src/domain/inputs.ts';
import { isKnown, type Measure } from '../../../src/domain/measure.ts';
import { heldReport } from '../../../src/domain/register_report/held.ts';
import { part, piecesReport } from '../../../src/domain/register_report/pieces.ts';
import {
  type RegisterReport,
  registerComunas,
  registerReport,
} from '../../../src/domain/register_report/report.ts';
import { explainRegister } from '../../../src/domain/register_report/why.ts';
import { countryOf, SOURCE } from '../../fixtures/domain.ts';

const CALAMA = '02201' as ZoneId;
const OLLAGUE = '02202' as ZoneId;
const code = (text: string) => text as SectorCode;

const BLANK: Business = {
  line: 0,
  id: '',
  name: undefined,
  activity: undefined,
  section: code('SI'),
  division: undefined,
  comuna: 0,
  placing: 'codigo',
  longitude: undefined,
  latitude: undefined,
  size: undefined,
  formal: undefined,
  workers: undefined,
  localWorkers: undefined,
  commuters: undefined,
  sales: undefined,
  taxes: undefined,
  leader: undefined,
  start: undefined,
  showcase: false,
  traits: {},
};

function inputsOf(rows: readonly Partial<Business>[], suppliers: readonly Supplier[] = []): Inputs {
  const inputs = countryOf({
    cuts: ['02201', '02202'],
    sectors: ['G', 'I'],
    firms: [
      [10, 0],
      [1, 0],
    ],
    variables: { empresas_2023: [8, 1], empresas_2024: [10, 1] },
  });
  const businesses = businessesOf(rows.map((row, at) => ({ ...BLANK, line: at + 2, id: `N-${at}`, ...row })));
  return {
    ...inputs,
    catastro: { businesses, source: { ...SOURCE, file: 'catastro.csv' } },
    suppliers:
      suppliers.length > 0 ? { rows: suppliers, source: { ...SOURCE, file: 'proveedores.csv' } } : undefined,
  };
}

/** Six businesses of Calama and one of Ollagüe. */
const ROWS: readonly Partial<Business>[] = [
  {
    section: code('G'),
    formal: true,
    size: 'micro',
    workers: 3,
    localWorkers: 2,
    commuters: 1,
    taxes: 100,
    leader: 'mujer',
    start: '2020-05-01',
  },
  {
    section: code('G'),
    formal: false,
    size: 'micro',
    workers: 1,
    localWorkers: 1,
    commuters: 0,
    taxes: 0,
    leader: 'hombre',
    start: '2020-12-31',
  },
  {
    section: code('G'),
    formal: true,
    size: 'pequeña',
    workers: 20,
    localWorkers: 10,
    commuters: 10,
    taxes: 900,
    leader: 'mujer',
    start: '1999-01-01',
  },
  { section: code('I'), formal: false, workers: 2 },
  // Parts over the whole: of none of the three figures is it known that it is right.
  { section: code('I'), workers: 4, localWorkers: 4, commuters: 1 },
  { formal: true },
  { comuna: 1, section: code('G'), formal: true, workers: 99 },
];
const reportOf = (inputs: Inputs, zone = CALAMA) => {
  const found = registerReport(inputs, zone, undefined);
  if (!found) throw new Error('sin informe');
  return found;
};
const value = (measure: Measure | undefined) =>
  measure && (isKnown(measure) ? Number(measure.value.toFixed(4)) : measure.missing);
const range = (measure: Measure) => [measure.low, measure.high].map((end) => end && Number(end.toFixed(4)));

describe('la página económica de una comuna, a mano', () => {
  const report = reportOf(inputsOf(ROWS));

  test('formales, informales y los que no lo dicen suman todos; la parte es de los que lo dicen', () => {
    const { total } = report;
    expect([total.businesses, total.formal, total.informal, total.untold].map(value)).toEqual([6, 3, 2, 1]);
    expect(value(total.share)).toBe(60);
    // If the one that does not say were not formal, 3 of 6; if it were, 4 of 6.
    expect(range(total.share)).toEqual([50, 66.6667]);
  });

  test('sectores de más a menos; lo que no dice su actividad va al final y sin parte', () => {
    expect(report.sectors.map(({ id }) => id)).toEqual(['G', 'I', 'SI']);
    expect(report.sectors.map(({ businesses }) => value(businesses))).toEqual([3, 2, 1]);
    // 3 of the 5 that say their activity.
    expect(report.sectors.map((row) => value(row.part))).toEqual([60, 40, 'no-aplica']);
    expect(report.sectors.map(({ workers }) => value(workers))).toEqual([24, 6, 'sin-dato']);
  });

  test('tamaños: los que nadie tiene son cero, los que no lo dicen van aparte', () => {
    expect(report.sizes.map((row) => [row.id, value(row.businesses), value(row.part)])).toEqual([
      ['micro', 2, 66.6667],
      ['pequeña', 1, 33.3333],
      ['mediana', 0, 0],
      ['grande', 0, 0],
      ['sin-decir', 3, 'no-aplica'],
    ]);
  });

  test('empleo: suma lo que se dice; las partes, solo donde las tres cifras calzan', () => {
    const { employment } = report;
    expect([employment.total, employment.local, employment.commuting].map(value)).toEqual([30, 17, 12]);
    expect(employment.total).toMatchObject({ n: 5 });
    // Three businesses: 13 local and 11 commuting of 24.
    expect([employment.localShare, employment.commutingShare].map(value)).toEqual([54.1667, 45.8333]);
    expect([employment.agreeing, employment.disagreeing].map(value)).toEqual([3, 1]);
  });

  test('impuestos, quién lidera y cuándo empezaron', () => {
    expect(report.taxes).toEqual({ value: 1000, unit: 'pesos', n: 3 });
    // A figure kept by one business keeps the sum: what is shown cannot be taken from it.
    const kept = ROWS.map((row, at) => (at === 1 ? { ...row, taxes: 'reservado' as const } : row));
    expect(registerReport(inputsOf(kept), CALAMA, undefined)?.taxes).toEqual({
      missing: 'reservado',
      unit: 'pesos',
    });
    expect(report.leaders.map((row) => value(row.businesses))).toEqual([2, 1, 0, 3]);
    expect(report.starts.years.map((one) => [one.year, value(one.businesses)])).toEqual([
      [1999, 1],
      [2020, 2],
    ]);
  });

  test('frente a las empresas del último año de la tabla de comunas', () => {
    expect(report.official?.year).toBe('2024');
    expect(value(report.official?.coverage)).toBe(30);
  });

  test('un catastro que no dice algo no dice cero', () => {
    const bare = reportOf(inputsOf([{}, {}]));
    expect([bare.total.formal, bare.total.informal, bare.total.share, bare.taxes].map(value)).toEqual(
      Array(4).fill('sin-dato'),
    );
    expect(value(bare.total.untold)).toBe(2);
    expect(bare.sizes.map(({ businesses }) => value(businesses))).toEqual([...Array(4).fill('sin-dato'), 2]);
    expect([bare.employment.total, bare.employment.localShare].map(value)).toEqual(['sin-dato', 'sin-dato']);
    expect(value(bare.official?.coverage)).toBe('sin-dato');
    expect(
      value(explainRegister(inputsOf([{}, {}]), CALAMA, { what: 'count', sieve: { formal: 'si' } })?.result),
    ).toBe('sin-dato');
  });

  test('las comunas del catastro, y nada donde no hay negocios', () => {
    const inputs = inputsOf(ROWS);
    expect(registerComunas(inputs).map(({ id, businesses }) => [id, businesses])).toEqual([
      [CALAMA, 6],
      [OLLAGUE, 1],
    ]);
    expect(registerReport(inputsOf(ROWS.slice(0, 6)), OLLAGUE, undefined)).toBeUndefined();
    expect(registerComunas({ ...inputs, catastro: undefined })).toEqual([]);
  });

  test('«¿de dónde sale?» llega a las mismas cifras y a sus líneas', () => {
    const inputs = inputsOf(ROWS);
    const formal = explainRegister(inputs, CALAMA, { what: 'count', sieve: { formal: 'si' } });
    expect(value(formal?.result)).toBe(3);
    expect(formal?.terms[0]?.origin?.lines).toEqual([2, 4, 7]);
    expect(explainRegister(inputs, CALAMA, { what: 'formal-share', sieve: {} })?.result).toEqual(
      report.total.share,
    );
    expect(explainRegister(inputs, CALAMA, { what: 'sum', amount: 'taxes', sieve: {} })?.result).toEqual(
      report.taxes,
    );
    const local = explainRegister(inputs, CALAMA, { what: 'staff-share', amount: 'localWorkers' });
    expect(local?.result).toMatchObject({ value: 1300 / 24, n: 24 });
    expect(local?.terms[0]?.origin?.lines).toEqual([2, 3, 4]);
    const began = explainRegister(inputs, CALAMA, { what: 'count', sieve: { years: [1990, 1999] } });
    expect(began?.terms[0]?.origin?.lines).toEqual([4]);
    expect(value(explainRegister(inputs, CALAMA, { what: 'women-share' })?.result)).toBe(66.6667);
  });
});

describe('proveedores locales de las tractoras', () => {
  const supplier = (
    name: string,
    comuna: number,
    size: string | undefined,
    more: Partial<Supplier> = {},
  ): Supplier => ({
    line: 2,
    anchor: 'Minera',
    supplier: name,
    comuna,
    category: 'Algo',
    sector: undefined,
    size,
    amount: 10,
    ...more,
  });
  const many = (n: number, prefix: string, comuna: number, size: string | undefined) =>
    Array.from({ length: n }, (_, at) => supplier(`${prefix}${at}`, comuna, size));

  test('uno o dos se reservan, y la menor de las otras para que no salgan por resta', () => {
    const rows = [
      ...many(5, 'a', 0, 'micro'),
      ...many(4, 'b', 0, 'pequeña'),
      ...many(1, 'c', 0, 'grande'),
      ...many(6, 'd', 1, 'grande'),
    ];
    const { suppliers } = reportOf(
      inputsOf(ROWS, [...rows, supplier('a0', 0, 'micro', { category: 'Otra cosa' })]),
    );
    const [row] = suppliers?.anchors ?? [];
    expect([row?.suppliers, row?.local, row?.outside].map(value)).toEqual([16, 10, 6]);
    expect(Object.entries(row?.bySize ?? {}).map(([size, one]) => [size, value(one)])).toEqual([
      ['micro', 5],
      ['pequeña', 'reservado'],
      ['mediana', 0],
      ['grande', 'reservado'],
      ['sin-decir', 0],
    ]);
    expect(value(row?.share)).toBe(62.5);
  });

  test('una figura reservada no dice sus líneas', () => {
    const inputs = inputsOf(ROWS, [
      ...many(5, 'a', 0, 'micro'),
      ...many(2, 'b', 0, 'grande'),
      ...many(6, 'd', 1, 'micro'),
    ]);
    const kept = explainRegister(inputs, CALAMA, { what: 'suppliers', anchor: 'Minera', part: 'grande' });
    expect(value(kept?.result)).toBe('reservado');
    expect(kept?.terms.map(({ origin }) => origin)).toEqual([undefined]);
  });

  test('un proveedor de dos tractoras se cuenta una vez en el total', () => {
    const other = many(4, 'a', 0, 'micro').map((one) => ({ ...one, anchor: 'Salar' }));
    const { suppliers } = reportOf(
      inputsOf(ROWS, [...many(4, 'a', 0, 'micro'), ...many(3, 'd', 1, 'micro'), ...other]),
    );
    expect([suppliers?.all.suppliers, suppliers?.all.local].map(value)).toEqual([7, 4]);
  });

  test('en el papel, lo que la fila de una tractora reserva no lo dice el total de todas', () => {
    const { suppliers } = heldReport(
      reportOf(inputsOf(ROWS, [...many(6, 'a', 0, 'micro'), ...many(24, 'd', 1, 'micro')])),
      10,
    );
    const [row] = suppliers?.anchors ?? [];
    expect([row?.suppliers, row?.local, row?.outside].map(value)).toEqual([30, 'reservado', 'reservado']);
    expect([suppliers?.all.suppliers, suppliers?.all.local].map(value)).toEqual([30, 'reservado']);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 12 }),
        (sold, k) => {
          const rows = sold.flatMap(([here, away], at) =>
            [...many(here, `a${at}-`, 0, 'micro'), ...many(away, `d${at}-`, 1, 'micro')].map((one) => ({
              ...one,
              anchor: `Minera ${at}`,
            })),
          );
          if (rows.length === 0) return;
          const found = heldReport(reportOf(inputsOf(ROWS, rows)), k).suppliers;
          const isKept = found?.anchors.some(({ local, outside }) => !isKnown(local) || !isKnown(outside));
          const all = found?.all;
          if (isKept) expect(all && value(all.local)).toBe('reservado');
          for (const one of [all?.local, all?.suppliers])
            if (one && isKnown(one)) expect(isSmall(one.value, k)).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('sin la tabla no hay proveedores: no son cero', () => {
    expect(reportOf(inputsOf(ROWS)).suppliers).toBeUndefined();
  });
});

const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const anyRow: fc.Arbitrary<Partial<Business>> = fc.record({
  section: fc.constantFrom('A', 'G', 'I', 'SI').map(code),
  comuna: fc.constantFrom(0, 0, 0, 1),
  formal: maybe(fc.boolean()),
  size: maybe(fc.constantFrom(...SIZES)),
  leader: maybe(fc.constantFrom('mujer' as const, 'hombre' as const, 'otro' as const)),
  workers: maybe(fc.nat(50)),
  localWorkers: maybe(fc.nat(30)),
  commuters: maybe(fc.nat(30)),
  taxes: maybe(fc.nat(1_000_000)),
  start: maybe(fc.constantFrom('1969-12-31', '1999-06-01', '2024-02-29')),
});
const placedRow: fc.Arbitrary<Partial<Business>> = fc
  .tuple(anyRow, maybe(fc.nat(5)))
  .map(([row, place]) =>
    place === undefined
      ? row
      : { ...row, placing: 'coordenadas', longitude: -68.93 + 0.02 * place, latitude: -22.45 },
  );
const rowsOf = (min: number, max: number) => fc.array(anyRow, { minLength: min, maxLength: max });
const cases = (measure: Measure) => (isKnown(measure) ? measure.value : 0);

/** Every count by formality that is printed, and every way one is the sum of others. */
function systemOf(report: RegisterReport) {
  const cells: (Measure | undefined)[] = [];
  const sums: Sum[] = [];
  const add = ({ businesses, formal, informal, untold }: RegisterReport['total']): number => {
    const at = cells.push(businesses, formal, informal, untold) - 4;
    sums.push({ total: at, parts: [at + 1, at + 2, at + 3] });
    return at;
  };
  const down = (whole: number, lines: readonly number[]) => {
    for (let column = 0; column < 4; column += 1)
      sums.push({ total: whole + column, parts: lines.map((line) => line + column) });
  };
  const total = add(report.total);
  let places: readonly number[] = [];
  for (const table of tables(report)) {
    places = table.map(add);
    down(total, places);
  }
  const { pieces, placings } = report;
  if (pieces) {
    const lines = pieces.rows.map(add);
    const isEmpty = isKnown(pieces.beyond) && pieces.beyond.value === 0;
    const rest = isEmpty ? pieces.beyond : undefined;
    lines.push(cells.push(pieces.beyond, rest, rest, rest) - 4);
    const of = places[placings.findIndex(({ id }) => id === 'coordenadas')];
    if (of === undefined) throw new Error('sin fila de puntos');
    down(of, lines);
    const placed = cells.push(pieces.placed) - 1;
    sums.push({ total: of, parts: [placed] });
  }
  return { cells, sums };
}

/** The tables of a report that part its businesses. */
const tables = ({ sectors, sizes, leaders, placings }: RegisterReport) => [sectors, sizes, leaders, placings];

describe('leyes de la página', () => {
  test('las partes y lo que no se dice suman el total, en cada tabla y en cada fila', () => {
    fc.assert(
      fc.property(rowsOf(1, 60), (rows) => {
        const report = registerReport(inputsOf(rows), CALAMA, undefined);
        const here = rows.filter(({ comuna }) => comuna === 0);
        expect(report === undefined).toBe(here.length === 0);
        if (here.length === 0) return;
        if (!report) throw new Error('sin informe');
        for (const table of tables(report)) {
          expect(table.reduce((sum, row) => sum + cases(row.businesses), 0)).toBe(here.length);
          for (const row of table)
            expect(cases(row.formal) + cases(row.informal) + cases(row.untold)).toBe(cases(row.businesses));
        }
        const { low, high } = report.total.share;
        if (isKnown(report.total.share) && low !== undefined && high !== undefined) {
          expect(low).toBeLessThanOrEqual(report.total.share.value);
          expect(high).toBeGreaterThanOrEqual(report.total.share.value);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('el orden de las filas no cambia nada', () => {
    fc.assert(
      fc.property(rowsOf(1, 40), fc.nat(), (rows, turn) => {
        const by = turn % rows.length;
        const turned = [...rows.slice(by), ...rows.slice(0, by)].reverse();
        expect(registerReport(inputsOf(turned), CALAMA, undefined)).toEqual(
          registerReport(inputsOf(rows), CALAMA, undefined),
        );
      }),
      { numRuns: 40 },
    );
  });

  test('lo reservado no sale por resta de ninguna tabla, ni de las zonas, ni de una a otra', () => {
    fc.assert(
      fc.property(
        fc.array(placedRow, { minLength: 5, maxLength: 120 }),
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        (rows, k, isOut) => {
          const inputs = inputsOf(rows);
          const { businesses } = inputs.catastro ?? {};
          if (!businesses) throw new Error('sin catastro');
          const parted = part(businesses, businesses.rowsIn([0]), 8);
          const whole = piecesReport(businesses, parted, 8);
          const [first, ...others] = whole.rows;
          // As in named zones, where some points lie in none.
          const pieces = isOut && first ? { ...whole, rows: others, beyond: first.businesses } : whole;
          const report = registerReport(inputs, CALAMA, parted.rows.length > 0 ? pieces : undefined);
          if (!report) return;
          const before = systemOf(report);
          const { cells } = systemOf(heldReport(report, k));
          for (const cell of cells) if (cell && isKnown(cell)) expect(isSmall(cell.value, k)).toBe(false);
          const hidden = new Set(
            cells.flatMap((cell, at) => (cell && !isKnown(cell) && cell.missing === 'reservado' ? [at] : [])),
          );
          const counts = before.cells.map((cell) => cell && cases(cell));
          expect(exposedOf(counts, before.sums, hidden)).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('en el papel ninguna cuenta de 1 a k queda a la vista, ni sale por resta en su fila', () => {
    fc.assert(
      fc.property(rowsOf(20, 120), fc.integer({ min: 1, max: 12 }), (rows, k) => {
        const report = registerReport(inputsOf(rows), CALAMA, undefined);
        if (!report) return;
        const held = heldReport(report, k);
        for (const [at, table] of tables(held).entries())
          for (const [line, row] of table.entries()) {
            const cells = [row.businesses, row.formal, row.informal, row.untold];
            for (const one of cells) if (isKnown(one)) expect(one.value === 0 || one.value > k).toBe(true);
            const before = tables(report)[at]?.[line];
            const hidden = cells.filter(
              (one, column) =>
                !isKnown(one) &&
                isKnown(
                  [before?.businesses, before?.formal, before?.informal, before?.untold][column] as Measure,
                ),
            );
            // Alone with a zero beside it, a hidden part is the row itself: then that is hidden too.
            expect(hidden.length).not.toBe(1);
          }
        expect(heldReport(report, 0)).toBe(report);
      }),
      { numRuns: 60 },
    );
  });
});

test('en el papel, la parte local de pocos negocios se reserva aunque sean muchos los trabajadores', () => {
  const mine = { workers: 1000, localWorkers: 300, commuters: 700 };
  const wrong = { workers: 1, localWorkers: 2, commuters: 2 };
  const report = reportOf(inputsOf([mine, wrong, ...Array.from({ length: 40 }, () => ({ workers: 5 }))]));
  expect(value(report.employment.localShare)).toBe(30);
  const { employment } = heldReport(report, 10);
  const { localShare, commutingShare, agreeing, disagreeing, total } = employment;
  expect([localShare, commutingShare, agreeing, disagreeing].map(value)).toEqual(Array(4).fill('reservado'));
  expect(value(total)).toBe(1201);
});

test('en el papel no se resta: 300 con punto, 270 en las zonas que se ven y 25 en ninguna', () => {
  const at = (longitude: number): Partial<Business> => ({
    placing: 'coordenadas',
    longitude,
    latitude: -22.45,
    formal: true,
  });
  const rows = [...Array(270).fill(at(-68.93)), ...Array(5).fill(at(-68.85)), ...Array(25).fill(at(-68.75))];
  const inputs = inputsOf([...rows, ...Array(40).fill({ formal: true })]);
  const { businesses } = inputs.catastro ?? {};
  if (!businesses) throw new Error('sin catastro');
  const whole = piecesReport(businesses, part(businesses, businesses.rowsIn([0]), 8), 8);
  const [most, out, few] = whole.rows;
  if (!most || !out || !few) throw new Error('faltan zonas');
  const report = registerReport(inputs, CALAMA, { ...whole, rows: [most, few], beyond: out.businesses });
  const { pieces } = heldReport(report ?? reportOf(inputs), 10);
  expect([pieces?.placed, ...(pieces?.rows ?? []).map((row) => row.businesses)].map(value)).toEqual([
    300,
    270,
    'reservado',
  ]);
  expect(value(pieces?.beyond)).toBe('reservado');
});

test('dónde están: cada negocio con punto en un hexágono, y los que no lo tienen en ninguno', () => {
  const at = (longitude: number, latitude: number): Partial<Business> => ({
    placing: 'coordenadas',
    longitude,
    latitude,
    formal: true,
  });
  const inputs = inputsOf([at(-68.93, -22.45), at(-68.93, -22.45), at(-68.85, -22.5), { formal: false }]);
  const { businesses } = inputs.catastro ?? {};
  if (!businesses) throw new Error('sin catastro');
  const pieces = piecesReport(businesses, part(businesses, businesses.rowsIn([0]), 8), 8);
  expect(value(pieces.placed)).toBe(3);
  expect(pieces.rows.map((row) => [value(row.businesses), value(row.formal), value(row.part)])).toEqual([
    [2, 2, 66.6667],
    [1, 1, 33.3333],
  ]);
  expect(pieces.rows[1]?.name).toMatch(/^\d+,\d km al sur y \d+,\d km al este$/);
});
