import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { columnKey, readCsv } from '../../src/load/csv.ts';
import { bytes, latin1 } from '../fixtures/package.ts';

const read = (text: string, required: readonly string[] = []) => readCsv(bytes(text), required);

describe('the separator', () => {
  test.each([
    [',', 'cut,nombre,empresas\n02201,Calama,5\n'],
    [';', 'cut;nombre;empresas\n02201;Calama, El Loa;5\n'],
    ['\t', 'cut\tnombre\tempresas\n02201\tCalama\t5\n'],
  ])('«%s» is found by itself', (separator, text) => {
    const table = read(text);
    expect(table?.separator).toBe(separator);
    expect(table?.header.cells).toEqual(['cut', 'nombre', 'empresas']);
    expect(table?.rows[0]?.cells).toHaveLength(3);
  });

  test('separators inside quotes do not count', () => {
    expect(read('a;b\n"1,2,3,4,5";x\n')?.separator).toBe(';');
  });

  test('the one that the package declares wins', () => {
    expect(readCsv(bytes('a,b;c\n1,2;3\n'), [], ';')?.header.cells).toEqual(['a,b', 'c']);
  });
});

describe('the line of each row, as an editor counts', () => {
  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('with %s, after a quoted cell of three lines', (_, end) => {
    const table = read(['id,nota', `1,"uno${end}dos${end}tres"`, '2,x', '', '3,y'].join(end));
    expect(table?.rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [2, '1'],
      [5, '2'],
      [7, '3'],
    ]);
  });

  test('with all three kinds of line end in one file', () => {
    const table = read('id,nota\r\n1,a\n2,b\r3,"c\r\nd"\n4,e');
    expect(table?.rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [2, '1'],
      [3, '2'],
      [4, '3'],
      [6, '4'],
    ]);
  });

  test('blank rows are passed over and counted', () => {
    expect(read('\n\nid,nota\n\n1,a\n,\n2,b\n')?.rows.map(({ line }) => line)).toEqual([5, 7]);
  });

  test('quotes inside quotes are one quote', () => {
    expect(read('id,nota\n1,"el ""Bajo"" Molle"\n')?.rows[0]?.cells[1]).toBe('el "Bajo" Molle');
  });
});

describe('the header', () => {
  test('is the first row with every required column: titles and merged cells above it are skipped', () => {
    const table = read('Catastro económico 2026,,\nMunicipalidad,,\nid,sector,comuna\n1,G,Calama\n', [
      'id',
      'sector',
    ]);
    expect(table?.header.line).toBe(3);
    expect(table?.above).toBe(2);
    expect(table?.rows).toHaveLength(1);
  });

  test('when no row has them all, it is the first that is not blank, so that the message can say what was read', () => {
    const table = read('\ncodigo,rubro\n1,G\n', ['id', 'sector']);
    expect(table?.header).toEqual({ line: 2, cells: ['codigo', 'rubro'] });
    expect(table?.above).toBe(0);
  });

  test('names meet without case, accents, spaces nor signs', () => {
    expect(columnKey(' Año de Inicio ')).toBe('ano_de_inicio');
    expect(columnKey('VENTAS (UF)')).toBe('ventas_uf');
    expect(columnKey('ventas_uf')).toBe('ventas_uf');
    expect(columnKey('Tamaño')).toBe(columnKey('tamano'));
  });

  test('a text with no rows is no table', () => {
    expect(read('')).toBeUndefined();
    expect(read('\n \n,,\n')).toBeUndefined();
  });
});

describe('quotes gone wrong', () => {
  test('one that opens and never closes is told with its line', () => {
    const table = read('id,nota\n1,a\n2,"b\n3,c\n4,d\n');
    expect(table?.openQuote).toBe(3);
  });

  test('text stuck to a closing quote is told with its line', () => {
    const table = read('id,nota\n1,a\n2,"b"c,"x"\n3,d\n');
    expect(table?.badQuotes).toContain(3);
    expect(table?.openQuote).toBeUndefined();
  });

  test('a quote in the middle of a plain cell is a sign like others', () => {
    const table = read('id,nota\n1,local 5" norte\n2,b\n');
    expect(table?.rows.map(({ cells }) => cells[1])).toEqual(['local 5" norte', 'b']);
    expect(table?.badQuotes).toEqual([]);
  });
});

test('UTF-8, its mark and Latin-1 give the same cells', () => {
  const text = 'id;comuna\n1;Ñuñoa\n';
  for (const [encoded, encoding] of [
    [bytes(text), 'UTF-8'],
    [bytes(`\uFEFF${text}`), 'UTF-8 con BOM'],
    [latin1(text), 'Latin-1'],
  ] as const) {
    const table = readCsv(encoded, ['id', 'comuna']);
    expect(table?.encoding).toBe(encoding);
    expect(table?.header.cells).toEqual(['id', 'comuna']);
    expect(table?.rows[0]?.cells).toEqual(['1', 'Ñuñoa']);
  }
});

test('what Papa writes is read back cell by cell, whatever the separator and the line end', () => {
  const cell = fc.string({ unit: fc.constantFrom(...'aÑ1,;"\n \t'.split('')), maxLength: 8 });
  const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(
      rows,
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n', '\r'),
      (cells, delimiter, newline) => {
        const text = Papa.unparse([['x', 'y', 'z'], ...cells], { delimiter, newline });
        const table = readCsv(bytes(text), ['x', 'y', 'z'], delimiter);
        const written = cells.filter((row) => row.some((one) => one.trim() !== ''));
        expect(table?.rows.map((row) => row.cells)).toEqual(written);
        const lines = text.replace(/\r\n?/g, '\n').split('\n');
        for (const { line, cells: own } of table?.rows ?? []) {
          const start = lines[line - 1] ?? '';
          expect(start.replaceAll('"', '').trim().slice(0, 1)).toBe(
            (own.join(delimiter).replaceAll('"', '').split('\n')[0] ?? '').trim().slice(0, 1),
          );
        }
      },
    ),
  );
});

test('any bytes at all are read without fault', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (raw) => {
      const table = readCsv(raw, ['id']);
      for (const { line } of table?.rows ?? []) expect(line).toBeGreaterThan(0);
    }),
  );
});
