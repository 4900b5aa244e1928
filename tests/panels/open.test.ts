import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cut } from '../../src/domain/ids.ts';
import type { Choices, ExaminedFile, FileChoice, Progress } from '../../src/load/open/contract.ts';
import {
  allChoices,
  lackingColumns,
  stillUnknown,
  toldColumn,
  withChoice,
  worthRemembering,
} from '../../src/panels/open/decided.ts';
import { chosenFiles, droppedFiles, MOST_FILES, withMore } from '../../src/panels/open/gather.ts';
import {
  countWords,
  dialectWords,
  fileNameFrom,
  foundWords,
  fromWords,
  milestone,
  progressWords,
  sizeWords,
} from '../../src/panels/open/words.ts';

const reading: Progress = { doing: 'leer', file: 'registro.csv', done: 43, total: 100, rows: 640_000 };

describe('cuánto va la lectura, en palabras', () => {
  test('dice archivo, filas y parte leída; lo que no se sabe no se dice', () => {
    expect(progressWords(reading)).toBe('Leyendo registro.csv: 640.000 filas, 43%');
    expect(progressWords({ ...reading, total: 0, rows: 1 })).toBe('Leyendo registro.csv: 1 fila');
    expect(progressWords({ ...reading, doing: 'descomprimir', total: 0, rows: 0 })).toBe(
      'Descomprimiendo registro.csv',
    );
  });

  test('nunca dice 100% antes de terminar, ni más de 100%', () => {
    expect(progressWords({ ...reading, done: 999, total: 1000 })).toContain('99%');
    expect(progressWords({ ...reading, done: 120 })).toContain('100%');
  });

  test('se anuncia cada cuarto del camino y al cambiar de tarea, no a cada paso', () => {
    const told = new Set<string>();
    for (let done = 0; done <= 100; done += 1) told.add(milestone({ ...reading, done }));
    expect(told.size).toBe(5);
    expect(milestone({ ...reading, doing: 'ubicar' })).not.toBe(milestone(reading));
  });
});

describe('qué se leyó de un archivo, en palabras', () => {
  test('las filas usadas y las que quedan fuera, en singular y en plural', () => {
    expect(countWords({ rows: 3012, used: 2990, rejected: 22 })).toBe(
      '3.012 filas: 2.990 se usan, 22 quedan fuera',
    );
    expect(countWords({ rows: 2, used: 1, rejected: 1 })).toBe('2 filas: 1 se usa, 1 queda fuera');
    expect(countWords({ rows: 5, used: 5, rejected: 0 })).toBe('5 filas: todas se usan');
    expect(countWords({ rows: 1, used: 1, rejected: 0 })).toBe('1 fila: se usa');
    expect(countWords({ rows: 7, used: 0, rejected: 7 })).toBe('7 filas: todas quedan fuera');
    expect(countWords({ rows: 0, used: 0, rejected: 0 })).toBe('Ninguna fila');
  });

  test('cómo está escrito, sin nombrar lo que no tiene', () => {
    expect(dialectWords({ encoding: 'Latin-1', separator: ';', decimals: 'coma', headerLine: 3 })).toEqual([
      ['Codificación', 'Latin-1'],
      ['Separador', 'punto y coma'],
      ['Decimales', 'con coma'],
      ['Encabezado', 'línea 3'],
    ]);
    expect(dialectWords({ encoding: '', separator: '', decimals: undefined, headerLine: 1 })).toEqual([
      ['Encabezado', 'línea 1'],
    ]);
  });

  test('quién dijo de qué columna se lee, y cuál falta', () => {
    const column = { ours: 'id', required: true, help: '', theirs: 'Nº', from: 'parecido' } as const;
    const none = { ...column, theirs: undefined, from: undefined };
    expect(fromWords(column, false)).toBe('adivinado: se parece');
    expect(fromWords(none, true)).toBe('falta: elige una columna');
    expect(fromWords(none, false)).toBe('');
    expect(fromWords({ ...none, from: 'mano' }, false)).toBe('elegido por ti');
  });

  test('lo encontrado se resume en una frase', () => {
    const used = examined({ table: 'catastro' });
    const unused = examined({ table: 'ninguna' });
    const all = { files: [used, unused], title: '', over: undefined, problem: undefined };
    expect(foundWords(all)).toBe('2 tablas o archivos revisados, 1 se puede usar.');
    expect(foundWords({ ...all, problem: 'Falta la columna «id».' })).toBe(
      '2 tablas o archivos revisados. Falta la columna «id».',
    );
  });

  test('el tamaño, con la unidad que se lee', () => {
    expect([1, 999, 412_000, 1_340_000, 2_000_000_000].map(sizeWords)).toEqual([
      '1 byte',
      '999 bytes',
      '412 KB',
      '1,3 MB',
      '2,0 GB',
    ]);
  });

  test('el nombre de lo que se descarga no lleva carpetas ni signos', () => {
    expect(fileNameFrom('datos/Año 2024/registro <b>.csv', 'filas-fuera')).toBe('registro-b-filas-fuera.csv');
    expect(fileNameFrom('=cmd|x.csv', 'filas-fuera')).toBe('cmd-x-filas-fuera.csv');
    expect(fileNameFrom('???', 'filas-fuera')).toBe('archivo-filas-fuera.csv');
  });
});

describe('lo que decide quien lee', () => {
  const calama = '02201' as Cut;

  test('una decisión se suma a las anteriores del mismo archivo', () => {
    const first = withChoice(undefined, { mapping: { id: 'Nº' } });
    const second = withChoice(first, { mapping: { comuna: 'Lugar' }, comunas: { Calma: calama } });
    expect(second).toEqual({ mapping: { id: 'Nº', comuna: 'Lugar' }, comunas: { Calma: calama } });
    expect(withChoice(second, { comunas: { Calma: '' } }).comunas).toEqual({ Calma: '' });
  });

  test('otra tabla empieza con las columnas adivinadas, y no pierde las comunas', () => {
    const before: FileChoice = { table: 'catastro', mapping: { id: 'Nº' }, comunas: { Calma: calama } };
    const after = withChoice(before, { table: 'empresas' });
    expect(after.mapping).toBeUndefined();
    expect(after.comunas).toEqual({ Calma: calama });
    expect(withChoice(before, { table: 'catastro' }).mapping).toEqual({ id: 'Nº' });
  });

  test('lo elegido ahora va sobre lo recordado', () => {
    const recalled: Choices = {
      a: { mapping: { id: 'viejo', comuna: 'c' }, remembered: true },
      b: { table: 'metas' },
    };
    const all = allChoices(recalled, { a: { mapping: { id: 'nuevo' } }, d: { period: '2024' } });
    expect(all).toEqual({
      a: { mapping: { id: 'nuevo', comuna: 'c' }, remembered: true },
      b: { table: 'metas' },
      d: { period: '2024' },
    });
  });

  test('un nombre venido de un archivo puede ser cualquiera, también __proto__', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.oneof(fc.string(), fc.constant('__proto__')), fc.string()), { maxLength: 6 }),
        (pairs) => {
          let choice: FileChoice | undefined;
          for (const [name, value] of pairs)
            choice = withChoice(choice, { mapping: Object.fromEntries([[name, value]]) });
          const last = new Map(pairs);
          expect(new Map(Object.entries(choice?.mapping ?? {}))).toEqual(last);
          expect(Object.getPrototypeOf(choice?.mapping ?? {})).toBe(Object.prototype);
        },
      ),
    );
  });

  test('una columna decidida y no tocada ahora se dice recordada', () => {
    const column = { ours: 'id', required: true, help: '', theirs: 'Nº', from: 'mano' } as const;
    expect(toldColumn(column, undefined).from).toBe('recordada');
    expect(toldColumn(column, { mapping: { comuna: 'x' } }).from).toBe('recordada');
    expect(toldColumn({ ...column, from: 'recordada' }, { mapping: { id: 'Nº' } }).from).toBe('mano');
    expect(toldColumn({ ...column, from: 'nombre' }, undefined).from).toBe('nombre');
  });

  test('solo lo obligatorio que nadie lee hace falta', () => {
    const columns = [
      { ours: 'id', required: true, help: '', theirs: undefined, from: undefined },
      { ours: 'comuna', required: false, help: '', theirs: undefined, from: undefined },
      { ours: 'sector', required: true, help: '', theirs: 'Rubro', from: 'parecido' },
    ] as const;
    expect(lackingColumns({ columns, problem: 'Falta una columna.' })).toEqual(['id']);
    expect(lackingColumns({ columns, problem: undefined })).toEqual([]);
  });

  test('no se recuerda que un archivo no se usó, ni su periodo', () => {
    expect(worthRemembering({ table: 'ninguna', period: '2024' })).toBeUndefined();
    expect(worthRemembering({ table: 'catastro', period: '2024', remembered: true })).toEqual({
      table: 'catastro',
    });
    expect(worthRemembering({ mapping: { id: 'Nº' } })).toEqual({ mapping: { id: 'Nº' } });
  });

  test('una comuna ya elegida sigue a la vista, en su lugar, para poder cambiarla', () => {
    const one = (text: string, rows = 1) => ({ text, rows, suggestions: [] });
    const before = [one('Calma', 12), one('Tokopiya'), one('Otra')];
    const after = stillUnknown(before, [one('Tokopiya', 4), one('Nueva')], { Calma: calama });
    expect(after.map(({ text, rows }) => [text, rows])).toEqual([
      ['Calma', 12],
      ['Tokopiya', 4],
      ['Nueva', 1],
    ]);
  });
});

describe('lo que se trae', () => {
  const file = (name: string) => new File(['x'], name);

  test('un archivo con el nombre de otro toma su lugar; los demás se suman', () => {
    const [a, b, mended] = [file('a.csv'), file('b.csv'), file('a.csv')];
    const before = [
      { path: 'a.csv', blob: a },
      { path: 'b.csv', blob: b },
    ];
    expect(withMore(before, [{ path: 'a.csv', blob: mended }])).toEqual([
      { path: 'b.csv', blob: b },
      { path: 'a.csv', blob: mended },
    ]);
  });

  test('lo que el sistema deja en una carpeta no se trae, y demasiados archivos no se traen', () => {
    expect(
      chosenFiles([file('a.csv'), file('.DS_Store'), file('Thumbs.db')]).files.map(({ path }) => path),
    ).toEqual(['a.csv']);
    const many = Array.from({ length: MOST_FILES + 1 }, (_, at) => file(`${at}.csv`));
    expect(chosenFiles(many)).toEqual({ files: [], tooMany: true });
    expect(chosenFiles(many.slice(1)).files).toHaveLength(MOST_FILES);
  });

  test('una carpeta soltada se recorre entera, aunque se cuente por partes', async () => {
    const fileEntry = (path: string) => ({
      isFile: true,
      isDirectory: false,
      fullPath: path,
      file: (resolve: (found: File) => void) => resolve(file(path)),
    });
    const folderEntry = (parts: readonly (readonly object[])[]) => ({
      isFile: false,
      isDirectory: true,
      createReader: () => {
        const left = [...parts];
        return { readEntries: (resolve: (found: readonly object[]) => void) => resolve(left.shift() ?? []) };
      },
    });
    const folder = folderEntry([
      [fileEntry('/datos/a.csv'), folderEntry([[fileEntry('/datos/dentro/b.csv')]])],
      [fileEntry('/datos/c.csv')],
    ]);
    const item = { kind: 'file', webkitGetAsEntry: () => folder, getAsFile: () => null };
    const loose = { kind: 'file', webkitGetAsEntry: () => null, getAsFile: () => file('suelto.csv') };
    const words = { kind: 'string', webkitGetAsEntry: () => null, getAsFile: () => null };
    const data = { items: [item, loose, words], files: [] } as unknown as DataTransfer;
    const { files } = await droppedFiles(data);
    expect(files.map(({ path }) => path)).toEqual([
      'datos/a.csv',
      'datos/dentro/b.csv',
      'datos/c.csv',
      'suelto.csv',
    ]);
  });
});

/** A file that was examined and has nothing to say. */
function examined(of: Partial<ExaminedFile>): ExaminedFile {
  return {
    id: 'a.csv',
    path: 'a.csv',
    bytes: 10,
    takenFor: 'Catastro',
    layout: undefined,
    table: 'catastro',
    candidates: [],
    dialect: undefined,
    columns: [],
    header: [],
    signature: '',
    period: undefined,
    sample: undefined,
    partial: false,
    rows: 1,
    used: 1,
    rejected: 0,
    issues: [],
    unknownComunas: [],
    note: undefined,
    problem: undefined,
    ...of,
  };
}
