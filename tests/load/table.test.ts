import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amount, count, cut, optional, required, text } from '../../src/load/columns.ts';
import { readTable, type TableOptions } from '../../src/load/table.ts';
import { bytes, latin1, ofCode } from '../fixtures/package.ts';

const columns = {
  cut: required(cut, 'Comuna.'),
  firms: required(amount, 'Empresas.', 'empresas'),
  staff: optional(count, 'Trabajadores.', 'trabajadores'),
  note: optional(text, 'Nota.'),
};
const read = (content: string | Uint8Array, options: Partial<TableOptions> = {}) =>
  readTable(typeof content === 'string' ? bytes(content) : content, columns, {
    file: 'empresas.csv',
    ...options,
  });

describe('rows and cells', () => {
  test('declared columns are read, in any order; the others are named and not used', () => {
    const table = read('Note,CUT,otra,firms\nbien,02201,x,12\n');
    expect(table.rows).toEqual([
      {
        line: 2,
        cells: {
          cut: { value: '02201' },
          firms: { value: 12 },
          staff: { missing: 'sin-dato' },
          note: { value: 'bien' },
        },
      },
    ]);
    expect([...table.present].sort()).toEqual(['cut', 'firms', 'note']);
    expect(table.ignored).toEqual(['otra']);
    expect(table).toMatchObject({ total: 1, rejected: 0, encoding: 'UTF-8', separator: ',', issues: [] });
  });

  test('a file with other headers is read with a mapping', () => {
    const table = read('COD_COMUNA;N° empresas\n02201;12\n', {
      names: { cut: 'cod_comuna', firms: 'N° Empresas' },
    });
    expect(table.rows[0]?.cells.firms).toEqual({ value: 12 });
    expect(table.ignored).toEqual([]);
  });

  test('a row shorter than the header lacks its last cells', () => {
    expect(read('cut,firms,staff\n02201,12\n').rows[0]?.cells.staff).toEqual({ missing: 'sin-dato' });
  });

  test('«*» is reserved and empty is no data, also in what is required to be there', () => {
    const table = read('cut,firms,staff\n02201,*,\n02202,,5\n');
    expect(table.rows.map(({ cells }) => cells.firms)).toEqual([{ missing: 'reservado' }]);
    expect(table.issues[0]).toMatchObject({ line: 3, column: 'firms', code: 'celda-obligatoria' });
    expect(table.issues[0]?.message).toContain('está vacía y es obligatoria');
  });
});

describe('decimals are decided for the whole column', () => {
  test('`1.234` in a column that elsewhere says `1.234,5` is one thousand two hundred and thirty-four', () => {
    const table = read('cut;firms\n02201;1.234\n02202;1.234,5\n');
    expect(table.rows.map(({ cells }) => cells.firms)).toEqual([{ value: 1234 }, { value: 1234.5 }]);
  });

  test('and in one that elsewhere says `0.5` it is one and a bit', () => {
    const table = read('cut;firms\n02201;1.234\n02202;0.5\n');
    expect(table.rows.map(({ cells }) => cells.firms)).toEqual([{ value: 1.234 }, { value: 0.5 }]);
  });

  test('each column by itself', () => {
    const table = read('cut;firms;staff\n02201;0.5;1.234\n02202;0.7;2.000\n');
    expect(table.rows.map(({ cells }) => [cells.firms, cells.staff])).toEqual([
      [{ value: 0.5 }, { value: 1234 }],
      [{ value: 0.7 }, { value: 2000 }],
    ]);
  });

  test('a cell in the style of the few is a fault, never another number', () => {
    const table = read('cut,firms\n02201,1.5\n02202,2.5\n05101,"3,5"\n');
    expect(table.rows).toHaveLength(2);
    expect(table.issues[0]?.message).toBe('firms: «3,5» no es un número. La fila se deja fuera.');
  });
});

describe('faults are told with file, line and column, in Spanish', () => {
  test('a required cell that cannot be read leaves the row out', () => {
    const table = read('cut,firms\n1101,5\n02201,muchas\n02202,7\n');
    expect(table.rows.map(({ line }) => line)).toEqual([4]);
    expect(table.issues).toEqual([
      {
        severity: 'error',
        file: 'empresas.csv',
        line: 2,
        column: 'cut',
        code: 'celda-obligatoria',
        message:
          'cut: el código «1101» tiene cuatro dígitos: ¿se perdió el cero inicial (01101)?. La fila se deja fuera.',
      },
      {
        severity: 'error',
        file: 'empresas.csv',
        line: 3,
        column: 'firms',
        code: 'celda-obligatoria',
        message: 'firms: «muchas» no es un número. La fila se deja fuera.',
      },
    ]);
  });

  test('an optional cell that cannot be read is no data, and the row stays', () => {
    const table = read('cut,firms,staff\n02201,5,2.5\n');
    expect(table.rows[0]?.cells.staff).toEqual({ missing: 'sin-dato' });
    expect(table.issues[0]).toMatchObject({
      line: 2,
      column: 'staff',
      code: 'celda-ilegible',
      severity: 'error',
    });
    expect(table.issues[0]?.message).toContain('La celda se lee como sin dato.');
  });

  test('the column is named as the file writes it', () => {
    const table = read('cod;n\n02201;x\n', { names: { cut: 'cod', firms: 'n' } });
    expect(table.issues[0]).toMatchObject({ column: 'n', message: expect.stringMatching(/^n: /) });
  });

  test('a required column that is not there is fatal, says which, and what was read instead', () => {
    const table = read('codigo,firms\n02201,5\n02202,6\n');
    expect(table.issues).toMatchObject([
      { severity: 'fatal', line: 1, column: 'cut', code: 'falta-columna' },
    ]);
    expect(table.issues[0]?.message).toBe('Falta la columna «cut». El encabezado leído es: «codigo, firms».');
    expect(table).toMatchObject({ rows: [], total: 2, rejected: 2 });
  });

  test('a file with nothing in it is fatal', () => {
    expect(read('').issues).toMatchObject([{ severity: 'fatal', code: 'archivo-vacio' }]);
    expect(read('\n\n').issues).toMatchObject([{ severity: 'fatal', code: 'archivo-vacio' }]);
  });

  test('a header alone is a table with no rows', () => {
    expect(read('cut,firms\n')).toMatchObject({ rows: [], total: 0, rejected: 0, issues: [] });
  });

  test('more cells than the header leave the row out; empty ones at the end do not', () => {
    const table = read('cut,firms\n02201,5,,\n02202,6,sobra\n');
    expect(table.rows.map(({ line }) => line)).toEqual([2]);
    expect(table.issues).toMatchObject([{ line: 3, code: 'celdas-de-mas' }]);
  });

  test('titles above the header are skipped and told', () => {
    const table = read('Catastro 2026,\n\ncut,firms\n02201,5\n');
    expect(table.rows).toHaveLength(1);
    expect(table.issues).toMatchObject([{ severity: 'aviso', line: 3, code: 'lineas-sobre-el-encabezado' }]);
  });

  test('a quote never closed: the row it swallows is left out, and the line told', () => {
    const table = read('cut,firms,note\n02201,5,a\n02202,6,"b\n05101,7,c\n');
    expect(table.rows.map(({ line }) => line)).toEqual([2]);
    expect(table).toMatchObject({ total: 2, rejected: 1 });
    expect(ofCode(table.issues, 'comilla-abierta')).toMatchObject([{ severity: 'error', line: 3 }]);
  });

  test('text stuck to a closing quote is told', () => {
    const table = read('cut,firms,note\n02201,5,"a"b\n02202,6,"c"\n');
    expect(ofCode(table.issues, 'comilla-mal-cerrada')).toMatchObject([{ severity: 'aviso', line: 2 }]);
  });

  test('Latin-1 from a spreadsheet is read as such', () => {
    const table = read(latin1('cut;firms;note\n13120;5,5;Ñuñoa\n'));
    expect(table.encoding).toBe('Latin-1');
    expect(table.rows[0]?.cells).toMatchObject({ firms: { value: 5.5 }, note: { value: 'Ñuñoa' } });
  });
});

const dirty = fc.constantFrom(
  '02201',
  '1101',
  '*',
  '',
  '12',
  '1.234,5',
  '-3',
  'x',
  '"',
  '"a\n b"',
  'Ñ',
  '12,5',
  '0',
);
const dirtyText = fc
  .array(
    fc.array(dirty, { maxLength: 6 }).map((cells) => cells.join(',')),
    { maxLength: 12 },
  )
  .map((lines) => `cut,firms,staff,note\n${lines.join('\n')}`);

describe('properties', () => {
  test('every row is used or rejected, and each one rejected has an issue with its line', () => {
    fc.assert(
      fc.property(dirtyText, (content) => {
        const table = read(content);
        expect(table.rows.length + table.rejected).toBe(table.total);
        const told = new Set(
          table.issues.filter(({ severity }) => severity !== 'aviso').map(({ line }) => line),
        );
        if (table.rejected > 0) expect(told.size).toBeGreaterThan(0);
        expect(table.rejected).toBeLessThanOrEqual(told.size);
        for (const { message, file } of table.issues) {
          expect(file).toBe('empresas.csv');
          expect(message).toMatch(/[.»]$/);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('any bytes at all: no exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (tail) => {
        const head = bytes('cut,firms,staff,note\n02201,1,2,3\n');
        const table = read(Uint8Array.from([...head, ...tail]));
        expect(table.rows.length + table.rejected).toBe(table.total);
      }),
      { numRuns: 300 },
    );
  });

  test('the order of the rows and of the columns changes only the lines', () => {
    const rows = ['02201,5,1,a', '02202,6,,b', '05101,x,3,c', '1101,7,4,d'];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(rows, { minLength: 4 }),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        (shuffled, order) => {
          const arranged = ['cut,firms,staff,note', ...shuffled].map((line) => {
            const cells = line.split(',');
            return order.map((at) => cells[at]).join(',');
          });
          const plain = (table: ReturnType<typeof read>) =>
            table.rows.map(({ cells }) => JSON.stringify(cells)).sort();
          const straight = read(['cut,firms,staff,note', ...rows].join('\n'));
          const made = read(arranged.join('\n'));
          expect(plain(made)).toEqual(plain(straight));
          expect(made.issues.map(({ message }) => message).sort()).toEqual(
            straight.issues.map(({ message }) => message).sort(),
          );
        },
      ),
    );
  });
});
