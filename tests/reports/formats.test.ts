import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { known, missing } from '../../src/domain/measure.ts';
import { jsonText, plainCsv, spreadsheetCsv } from '../../src/reports/formats.ts';
import type { About, Sheet } from '../../src/reports/sheet.ts';
import { slug } from '../../src/reports/sheet.ts';

const ABOUT: About = {
  source: 'Servicio inventado, 2024',
  packageTitle: 'Paquete de prueba',
  version: '1.0',
  created: '2026-11-21',
  fictitious: false,
};

/** Three comunas: a figure with its interval, a zero, and one that its source keeps back. */
const SHEET: Sheet = {
  title: 'Cociente · Comercio',
  detail: 'Tres comunas.',
  columns: [
    { name: 'Código', kind: 'codigo' },
    { name: 'Zona', kind: 'texto' },
    { name: 'Empresas', kind: 'cifra' },
    { name: 'Cociente', kind: 'cifra' },
  ],
  rows: [
    {
      record: '1',
      cells: [
        { code: '01101', of: 'CUT' },
        { text: 'Iquique' },
        { measure: known(1234, 'empresas') },
        { measure: known(1.25, 'veces', { low: 1.1, high: 1.5, n: 1234 }) },
      ],
    },
    {
      record: '2',
      cells: [
        { code: '01404', of: 'CUT' },
        { text: '=SUMA(A1:A9)' },
        { measure: known(0, 'empresas') },
        { measure: missing('no-aplica', 'veces') },
      ],
    },
    {
      record: '3',
      cells: [
        { code: '02201', of: 'CUT' },
        { text: 'dice "sí"; no, quizás' },
        { measure: missing('reservado', 'empresas', { low: 1, high: 10 }) },
        { measure: missing('reservado', 'veces') },
      ],
    },
  ],
};

describe('lo que se lleva', () => {
  test('para Excel en Chile: punto y coma, coma decimal, marca, códigos con su cero y razones en palabras', () => {
    const text = spreadsheetCsv(SHEET, ABOUT, 0);
    expect(text.startsWith('\uFEFF')).toBe(true);
    const [head, first, second, third] = text.slice(1).split('\r\n');
    expect(head).toBe(
      'Código;Zona;Empresas;Empresas, desde;Empresas, hasta;Cociente (veces);Cociente (veces), desde;Cociente (veces), hasta;Cociente (veces), n;tabla;fuente;paquete',
    );
    const end = 'Cociente · Comercio;Servicio inventado, 2024;Paquete de prueba, versión 1.0, 2026-11-21';
    expect(first).toBe(`CUT 01101;Iquique;1234;;;1,25;1,1;1,5;1234;${end}`);
    // Zero is a zero; a formula is a text.
    expect(second).toBe(`CUT 01404;'=SUMA(A1:A9);0;;;no aplica;;;;${end}`);
    expect(third).toBe(`CUT 02201;"dice ""sí""; no, quizás";reservado;1;10;reservado;;;;${end}`);
  });

  test('para programas: coma, punto decimal, sin marca, y la razón en su columna', () => {
    const { data } = Papa.parse<Record<string, string>>(plainCsv(SHEET, ABOUT, 0), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data.map(({ codigo }) => codigo)).toEqual(['01101', '01404', '02201']);
    expect(data[0]).toMatchObject({
      cociente_veces: '1.25',
      cociente_veces_desde: '1.1',
      cociente_veces_falta: '',
    });
    expect(data[1]).toMatchObject({ empresas: '0', cociente_veces: '', cociente_veces_falta: 'no-aplica' });
    expect(data[2]).toMatchObject({
      zona: 'dice "sí"; no, quizás',
      empresas: '',
      empresas_falta: 'reservado',
    });
  });

  test('JSON: números, nulo con su razón, unidad, intervalo y n', () => {
    const read = JSON.parse(jsonText(SHEET, { ...ABOUT, fictitious: true }, 10));
    expect(read.ficticio).toBe(true);
    expect(read.regla).toContain('1 a 10 casos');
    expect(read.filas[0].cociente).toEqual({ valor: 1.25, unidad: 'veces', desde: 1.1, hasta: 1.5, n: 1234 });
    expect(read.filas[0].codigo).toBe('01101');
    expect(read.filas[1].zona).toBe('=SUMA(A1:A9)');
    expect(read.filas[2].empresas).toEqual({
      valor: null,
      falta: 'reservado',
      unidad: 'empresas',
      desde: 1,
      hasta: 10,
    });
  });

  test('lo ficticio y la regla van en cada fila', () => {
    const rows = spreadsheetCsv(SHEET, { ...ABOUT, fictitious: true }, 5)
      .trim()
      .split('\r\n')
      .slice(1);
    for (const row of rows) expect(row).toMatch(/1 a 5 casos.*FICTICIO/);
  });

  test('un rango que parece fecha sigue siendo un rango', () => {
    const sheet: Sheet = {
      ...SHEET,
      columns: [{ name: 'Tamaño', kind: 'texto' }],
      rows: [{ record: '1', cells: [{ text: '1-9' }] }],
    };
    expect(spreadsheetCsv(sheet, ABOUT, 0)).toContain('1–9');
    expect(plainCsv(sheet, ABOUT, 0)).toContain('1-9');
  });

  test('dos columnas del mismo nombre no se pisan', () => {
    const sheet: Sheet = {
      ...SHEET,
      columns: [
        { name: 'Total', kind: 'texto' },
        { name: 'Total', kind: 'texto' },
      ],
      rows: [{ record: '1', cells: [{ text: 'a' }, { text: 'b' }] }],
    };
    expect(JSON.parse(jsonText(sheet, ABOUT, 0)).filas).toEqual([{ total: 'a', total_2: 'b' }]);
  });

  test('cualquier texto vuelve entero, y ninguna celda empieza una fórmula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const sheet: Sheet = {
          ...SHEET,
          columns: [{ name: 'Nombre', kind: 'texto' }],
          rows: [{ record: '1', cells: [{ text }] }],
        };
        const [row] = Papa.parse<{ nombre: string }>(plainCsv(sheet, ABOUT, 0), { header: true }).data;
        expect(row?.nombre).not.toMatch(/^[=+\-@\t\r]/);
        expect([text, `'${text}`]).toContain(row?.nombre);
        expect(JSON.parse(jsonText(sheet, ABOUT, 0)).filas[0].nombre).toBe(text);
      }),
    );
  });

  test('cualquier número vuelve igual, con coma y sin exponente', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }), (value) => {
        const sheet: Sheet = {
          ...SHEET,
          columns: [{ name: 'Cifra', kind: 'cifra' }],
          rows: [{ record: '1', cells: [{ number: value }] }],
        };
        const cell = spreadsheetCsv(sheet, ABOUT, 0).split('\r\n')[1]?.split(';')[0] ?? '';
        expect(cell).toMatch(/^-?\d+(,\d+)?$/);
        expect(Math.abs(Number(cell.replace(',', '.')) - value)).toBeLessThanOrEqual(
          1e-11 * Math.max(1, Math.abs(value)),
        );
      }),
    );
  });

  test('nombres de archivo que se leen', () => {
    expect(slug('Empresas por comuna, Comercio 2024')).toBe('empresas-por-comuna-comercio-2024');
    expect(slug('¿Está parejo? Ñuñoa')).toBe('esta-parejo-nunoa');
  });

  test('un número guardado dice «reservado» y no toma una unidad que no es suya', () => {
    const sheet: Sheet = {
      ...SHEET,
      columns: [{ name: 'Por km²', kind: 'cifra' }],
      rows: [{ record: '1', cells: [{ number: undefined }] }],
    };
    const about = { ...ABOUT, version: '', fictitious: true };
    const [excel] = Papa.parse<Record<string, string>>(spreadsheetCsv(sheet, about, 10).slice(1), {
      header: true,
      delimiter: ';',
    }).data;
    expect(excel).toMatchObject({
      'Por km²': 'reservado',
      paquete: 'Paquete de prueba, 2026-11-21',
      aviso: 'FICTICIO: cifras inventadas',
    });
    const [plain] = Papa.parse<Record<string, string>>(plainCsv(sheet, about, 10), { header: true }).data;
    expect(plain).toMatchObject({ por_km: '', por_km_falta: 'reservado' });
    expect(JSON.parse(jsonText(sheet, about, 10))).toMatchObject({
      ficticio: true,
      aviso: 'FICTICIO: cifras inventadas',
      filas: [{ por_km: { valor: null, falta: 'reservado' } }],
    });
  });
});
