import { describe, expect, test } from 'vitest';
import { known, type Measure, missing } from '../../src/domain/measure.ts';
import type { Cell, Row, Sheet } from '../../src/reports/sheet.ts';
import { withhold } from '../../src/reports/withhold.ts';

const firms = (value: number): Cell => ({ measure: known(value, 'empresas') });
const times = (value: number, n?: number): Cell => ({
  measure: known(value, 'veces', n === undefined ? {} : { n }),
});
const HELD = 'reservado';

function sheetOf(rows: readonly Row[]): Sheet {
  const columns = (rows[0]?.cells ?? []).map((_, at) => ({ name: `c${at}`, kind: 'cifra' as const }));
  return { title: 'T', detail: '', columns, rows };
}

/** What each cell says: its number, its reason, or its words. */
function told(sheet: Sheet, k: number): readonly (readonly (string | number)[])[] {
  const said = (measure: Measure) => ('value' in measure ? measure.value : measure.missing);
  return withhold(sheet, k).sheet.rows.map(({ cells }) =>
    cells.map((cell) =>
      'measure' in cell
        ? said(cell.measure)
        : 'number' in cell
          ? (cell.number ?? HELD)
          : 'text' in cell
            ? cell.text
            : cell.code,
    ),
  );
}

const row = (name: string, ...cells: Cell[]): Row => ({ record: name, cells: [{ text: name }, ...cells] });

describe('regla de celdas chicas en una tabla', () => {
  test('lo chico se guarda con lo que lo delata en su fila; lo demás queda', () => {
    const sheet = sheetOf([
      row('Calama', firms(40), times(1.2, 40), { measure: known(180_000, 'personas') }),
      row('Ollagüe', firms(3), times(0.8, 3), { measure: known(321, 'personas') }),
    ]);
    expect(told(sheet, 10)).toEqual([
      ['Calama', 40, 1.2, 180_000],
      ['Ollagüe', HELD, HELD, 321],
    ]);
    expect(withhold(sheet, 10).held).toBe(2);
  });

  test('con k = 0 es la misma tabla', () => {
    const sheet = sheetOf([row('Ollagüe', firms(3), times(0.8, 3))]);
    expect(withhold(sheet, 0)).toEqual({ sheet, held: 0 });
  });

  test('con una fila de total, otra acompaña a la guardada', () => {
    const sheet = sheetOf([
      row('A', firms(4)),
      row('B', firms(25)),
      row('C', firms(35)),
      row('Total', firms(64)),
    ]);
    expect(told(sheet, 10)).toEqual([
      ['A', HELD],
      ['B', HELD],
      ['C', 35],
      ['Total', 64],
    ]);
  });

  test('un cruce con totales de fila y columna guarda cuatro', () => {
    const sheet = sheetOf([
      row('Comercio', firms(3), firms(20), firms(23)),
      row('Minería', firms(40), firms(50), firms(90)),
      row('Total', firms(43), firms(70), firms(113)),
    ]);
    expect(told(sheet, 10)).toEqual([
      ['Comercio', HELD, HELD, 23],
      ['Minería', HELD, HELD, 90],
      ['Total', 43, 70, 113],
    ]);
  });

  test('un territorio no delata a la comuna que lo forma', () => {
    const zone = (name: string, comunas: readonly number[], value: number): Row => ({
      ...row(name, firms(value)),
      comunas,
    });
    const sheet = sheetOf([
      zone('Mío', [0, 1], 44),
      zone('A', [0], 4),
      zone('B', [1], 40),
      zone('C', [2], 90),
    ]);
    expect(told(sheet, 10)).toEqual([
      ['Mío', 44],
      ['A', HELD],
      ['B', HELD],
      ['C', 90],
    ]);
  });

  test('una parte de pocos casos se guarda: 5% de 40 son dos', () => {
    const share = (value: number): Cell => ({ measure: known(value, 'porcentaje', { n: 40 }) });
    expect(
      told(sheetOf([row('A', share(5)), row('B', share(50)), row('C', share(95)), row('D', share(0))]), 10),
    ).toEqual([
      ['A', HELD],
      ['B', 50],
      ['C', HELD],
      ['D', 0],
    ]);
  });

  test('las cifras de una ficha hablan de lo mismo: el cociente delataría la cuenta', () => {
    const line = (name: string, cell: Cell): Row => ({ record: 'lista', cells: [{ text: name }, cell] });
    const sheet = sheetOf([
      line('Empresas', firms(6)),
      line('Cociente', times(1.3)),
      line('Esperadas', firms(21.4)),
    ]);
    expect(told(sheet, 10).map(([, value]) => value)).toEqual([HELD, HELD, HELD]);
  });

  test('lo que ya faltaba sigue faltando por su razón', () => {
    const sheet = sheetOf([row('A', { measure: missing('sin-dato', 'empresas') }), row('B', firms(50))]);
    expect(told(sheet, 10)).toEqual([
      ['A', 'sin-dato'],
      ['B', 50],
    ]);
  });

  test('lo que se dice con números de una fila guardada también delata; su nombre y lo que solo se dice, no', () => {
    const said = (text: string): Cell => ({ text, isSaid: true });
    const sheet = sheetOf([
      row('Tramo 1–9', firms(3), { number: 0.4 }, said('faltan unos 12')),
      row('Sur', firms(4), { number: 1.1 }, said('no se distingue')),
      row('Norte', firms(80), { number: 19.9 }, said('sobran unos 44')),
    ]);
    expect(told(sheet, 10)).toEqual([
      ['Tramo 1–9', HELD, HELD, HELD],
      ['Sur', HELD, HELD, 'no se distingue'],
      ['Norte', 80, 19.9, 'sobran unos 44'],
    ]);
  });

  test('una parte no delata a los pocos que deja fuera: 40 de 43', () => {
    const columns = ['Instrumento', 'Adjudicaciones', 'A mujeres'].map((name) => ({
      name,
      kind: 'cifra' as const,
    }));
    const rows = [
      row('Semilla', firms(43), firms(40)),
      row('Crece', firms(60), firms(30)),
      row('Mujer', firms(35), firms(35)),
      row('Innova', firms(50), firms(4)),
    ];
    expect(told({ ...sheetOf(rows), columns }, 10)).toEqual([
      ['Semilla', 43, HELD],
      ['Crece', 60, 30],
      ['Mujer', 35, 35],
      ['Innova', 50, HELD],
    ]);
  });

  test('con cocientes escritos enteros se despeja el total: nunca queda una sola cuenta guardada', () => {
    // 63, 128 and 8 of 112, 230 and 9: 0,992… and 0,981… give 199 of 351 back, and 199 less 63 and 128 is 8.
    const sheet = sheetOf([
      row('Tocopilla', firms(8), times(8 / 9 / (199 / 351), 8)),
      row('Antofagasta', firms(63), times(63 / 112 / (199 / 351), 63)),
      row('Calama', firms(128), times(128 / 230 / (199 / 351), 128)),
      row(
        'Taltal',
        { measure: missing('sin-dato', 'empresas') },
        {
          measure: missing('sin-dato', 'veces'),
        },
      ),
    ]);
    expect(told(sheet, 10)).toEqual([
      ['Tocopilla', HELD, HELD],
      ['Antofagasta', HELD, HELD],
      ['Calama', 128, 128 / 230 / (199 / 351)],
      ['Taltal', 'sin-dato', 'sin-dato'],
    ]);
  });
});
