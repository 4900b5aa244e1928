import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { loadPackage } from '../../../src/load/load.ts';
import { examine, makePackage, rejectedRows, startDesk } from '../../../src/load/open/desk.ts';
import { expand } from '../../../src/load/open/expand.ts';
import { ownSource } from '../../../src/load/own_files.ts';
import { latin1 } from '../../fixtures/package.ts';
import { BASE, bring, brought, only, watching } from './brought.ts';

const CSV = 'nombre;comuna\nUno;Calama\n';
const MEGA = 1024 * 1024;

async function expanded(
  path: string,
  content: string | Uint8Array | Blob,
  limits?: { perFile: number; inAll: number },
) {
  const found = await expand([brought(path, content)], watching(), limits);
  return found.map(({ path: name, kind }) => [name, typeof kind === 'object' ? kind.problem : kind]);
}

/** A zip whose directory can be written over. */
function tampered(
  zip: Uint8Array,
  change: (view: DataView, entry: number, local: number) => void,
): Uint8Array {
  const copy = zip.slice();
  const view = new DataView(copy.buffer);
  let entry = copy.length - 22;
  entry = view.getUint32(entry + 16, true);
  change(view, entry, view.getUint32(entry + 42, true));
  return copy;
}

describe('carpetas y comprimidos', () => {
  test('un zip se abre con sus carpetas, sin lo que dejan los sistemas', async () => {
    const zip = zipSync({
      'carpeta/a.csv': strToU8(CSV),
      '__MACOSX/carpeta/._a.csv': strToU8('x'),
      'carpeta/.DS_Store': strToU8('x'),
      'carpeta/~$a.xlsx': strToU8('x'),
    });
    expect(await expanded('todo.zip', zip)).toEqual([['todo.zip/carpeta/a.csv', 'texto']]);
  });

  test('un CSV en gzip, y uno de varios pedazos, se leen enteros', async () => {
    const parts = new Blob([
      new Uint8Array(gzipSync(strToU8(CSV))),
      new Uint8Array(gzipSync(strToU8('Dos;Calama\n'))),
    ]);
    const [file] = await expand([brought('a.csv.gz', parts)], watching());
    expect(file?.path).toBe('a.csv');
    expect(await file?.blob.text()).toBe(`${CSV}Dos;Calama\n`);
  });

  test('un zip dentro de un zip se abre una vez; el que está dentro de ese, no', async () => {
    const one = zipSync({ 'a.csv': strToU8(CSV) });
    const two = zipSync({ 'dentro.zip': one });
    const three = zipSync({ 'más.zip': zipSync({ 'dentro.zip': one }) });
    expect(await expanded('z.zip', two)).toEqual([['z.zip/dentro.zip/a.csv', 'texto']]);
    expect((await expanded('z.zip', three))[0]?.[1]).toMatch(/zip dentro de un zip/);
  });

  test('nombres de Windows sin UTF-8 y con barras invertidas', async () => {
    const zip = zipSync({ 'AAAA.csv': strToU8(CSV) });
    const name = latin1('d\\ñ.csv  ').slice(0, 8);
    const renamed = tampered(zip, (view, entry, local) =>
      name.forEach((byte, at) => {
        view.setUint8(entry + 46 + at, byte);
        view.setUint8(local + 30 + at, byte);
      }),
    );
    expect((await expanded('z.zip', renamed))[0]?.[0]).toBe('z.zip/d/ñ.csv ');
  });

  test('cientos de archivos se abren; miles, no', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 2100 }, (_, at) => [`${at}.csv`, new Uint8Array(0)]),
    );
    expect(await expanded('z.zip', zipSync(many))).toEqual([
      ['z.zip', 'El zip trae 2.100 archivos; se abren hasta 2.000.'],
    ]);
  });
});

describe('lo que está hecho para dañar', () => {
  const bomb = zipSync({ 'a.csv': new Uint8Array(20 * MEGA) }, { level: 9 });

  test('una bomba se detiene cuando crece sin medida', async () => {
    expect((await expanded('bomba.zip', bomb))[0]?.[1]).toMatch(/crece sin medida/);
    expect(
      (await expanded('bomba.csv.gz', gzipSync(new Uint8Array(20 * MEGA), { level: 9 })))[0]?.[1],
    ).toMatch(/crece sin medida/);
  });

  test('también si miente sobre su tamaño', async () => {
    const liar = tampered(bomb, (view, entry) => view.setUint32(entry + 24, 10, true));
    expect((await expanded('bomba.zip', liar))[0]?.[1]).toMatch(/crece sin medida/);
  });

  test('lo que pasa del límite declarado, o del de todo junto, no se abre', async () => {
    const zip = zipSync({ 'a.csv': strToU8('x'.repeat(3000)), 'b.csv': strToU8('y'.repeat(3000)) });
    const problems = await expanded('z.zip', zip, { perFile: 2 * MEGA, inAll: 5000 });
    expect(problems[0]?.[1]).toBe('texto');
    expect(problems[1]?.[1]).toMatch(/de una vez/);
    expect((await expanded('z.zip', zip, { perFile: 1000, inAll: 5000 }))[0]?.[1]).toMatch(
      /Descomprimido pasa/,
    );
  });

  test('nombres que salen de la carpeta no se abren', async () => {
    for (const name of ['../../etc/a.csv', '/a.csv', 'C:/a.csv', 'x\\..\\..\\a.csv']) {
      const found = await expanded('z.zip', zipSync({ [name]: strToU8(CSV) }));
      expect(found, name).toEqual([
        ['z.zip/a.csv', 'Su nombre apunta fuera de la carpeta del zip. No se abre.'],
      ]);
    }
  });

  test('con contraseña, en otro método, cortado o cambiado: cada uno lo dice', async () => {
    const zip = zipSync({ 'a.csv': strToU8(CSV.repeat(50)) });
    const said = async (content: Uint8Array) => (await expanded('z.zip', content))[0]?.[1];
    expect(await said(tampered(zip, (view, entry) => view.setUint16(entry + 8, 1, true)))).toMatch(
      /contraseña/,
    );
    expect(await said(tampered(zip, (view, entry) => view.setUint16(entry + 10, 12, true)))).toMatch(
      /otro modo|un modo/,
    );
    expect(await said(zip.slice(0, -30))).toMatch(/cortado o dañado/);
    expect(await said(tampered(zip, (view, entry) => view.setUint32(entry + 16, 7, true)))).toMatch(/dañado/);
    expect((await expanded('a.csv.gz', gzipSync(strToU8(CSV)).slice(0, -6)))[0]?.[1]).toMatch(
      /cortado o dañado/,
    );
    const gz = gzipSync(strToU8(CSV));
    gz[gz.length - 6] = (gz[gz.length - 6] ?? 0) ^ 0xff;
    expect((await expanded('a.csv.gz', gz))[0]?.[1]).toMatch(/cortado o dañado/);
  });

  test('archivos que se superponen no se abren', async () => {
    const zip = zipSync({
      'a.csv': [strToU8('x'.repeat(4000)), { level: 0 }],
      'b.csv': [strToU8('y'), { level: 0 }],
    });
    const doubled = tampered(zip, (view, entry) => {
      const second = entry + 46 + view.getUint16(entry + 28, true) + view.getUint16(entry + 30, true);
      view.setUint32(second + 20, 4000, true);
      view.setUint32(second + 24, 4000, true);
    });
    expect((await expanded('z.zip', doubled))[0]?.[1]).toMatch(/se superponen/);
  });
});

describe('se mira el contenido, no el nombre', () => {
  test.each([
    ['a.csv', '%PDF-1.7 ', /PDF/],
    ['a.csv', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10), /imagen/],
    ['a.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), /antigua/],
    ['a.xls', '<html><table><tr><td>x</td></tr></table>', /página web/],
    ['a.csv', 'PAR1xxxx', /Parquet/],
    ['a.rar', 'Rar!\u001a\u0007', /\.rar/],
    ['a.csv', new Uint8Array([97, 44, 98, 10, 0, 1, 2]), /No es texto/],
    ['a.csv', '', /vacío/],
    ['a.xlsb', zipSync({ 'xl/workbook.bin': strToU8('x') }), /\.xlsb/],
    ['a.ods', zipSync({ mimetype: strToU8('x'), 'content.xml': strToU8('x') }), /\.ods/],
    ['a.docx', zipSync({ 'word/document.xml': strToU8('x') }), /documento/],
  ])('%s: %s', async (path, content, expected) => {
    expect((await expanded(path, content))[0]?.[1]).toMatch(expected);
  });

  test('un texto en UTF-16, como lo guarda una planilla, se lee igual', async () => {
    const text = '\uFEFFnombre\tcomuna\nÑandú\tCalama\n';
    const wide = new Uint8Array(new Uint16Array([...text].map((sign) => sign.charCodeAt(0))).buffer);
    const file = only(await examine(await bring(brought('a.txt', wide)), {}, watching()));
    expect(file).toMatchObject({ table: 'catastro', used: 1, dialect: { separator: '\t' } });
    expect(file.sample?.rows[0]?.cells).toContain('Ñandú');
  });

  test('un millón de columnas o una celda de 50 MB terminan en un mensaje, antes de leer el resto', async () => {
    const wide = `${Array.from({ length: 300_000 }, (_, at) => `c${at}`).join(';')}\n1;2\n`;
    const long = `nombre;comuna\n"${'x'.repeat(1_100_000)}";Calama\n`;
    const line = 'x'.repeat(6 * MEGA);
    const said = async (text: string) =>
      only(await examine(await bring(brought('a.csv', text)), {}, watching())).problem;
    expect(await said(wide)).toMatch(/más de 1\.000 columnas/);
    expect(await said(long)).toMatch(/celda de más de un millón/);
    expect(await said(line)).toMatch(/primera línea pasa de 4 MB/);
  });

  test('un archivo que ya no está donde estaba lo dice', async () => {
    const gone = {
      size: 10,
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error('NotFoundError')) }),
    };
    const desk = await startDesk([{ path: 'a.csv', blob: gone as unknown as Blob }], '', watching(), BASE);
    expect(only(await examine(desk, {}, watching())).problem).toMatch(/ya no está donde estaba/);
  });
});

test('un catastro largo se mira por su comienzo y va entero al paquete', async () => {
  const row = (at: number) =>
    `${at};${at % 10_000 === 9999 ? '=1+1' : `Negocio inventado número ${at}`};${at % 10_000 === 9999 ? 'Kalama;47;;' : 'Calama;47;-68,92;-22,46'};${at % 9}\n`;
  const text = `id;nombre;comuna;sector;longitud;latitud;trabajadores\n${Array.from({ length: 150_000 }, (_, at) => row(at)).join('')}`;
  const desk = await bring(brought('largo.csv', text));
  const file = only(await examine(desk, {}, watching()));
  expect(file).toMatchObject({ table: 'catastro', partial: true, problem: undefined, unknownComunas: [] });
  expect(file.rows).toBeLessThan(150_000);
  expect(file.used + file.rejected).toBe(file.rows);
  expect(file.note).toMatch(/^Es largo: aquí se muestra su comienzo/);
  // All of it is read when it is opened, and for the rows left out.
  const rejected = await rejectedRows(desk, 'largo.csv', {}, watching());
  expect(rejected.trimEnd().split('\n')).toHaveLength(16);
  expect(rejected).toMatch(/^\uFEFFid;nombre;/);
  expect(rejected).toContain("\r\n9999;'=1+1;Kalama;47;");
  const files = await makePackage(desk, {}, 'Largo', watching());
  expect(await files.get('propios/catastro.csv')?.text()).toBe(text);
  const { value } = await loadPackage(ownSource(files));
  expect(value?.reports.find(({ table }) => table === 'catastro')).toMatchObject({
    file: 'largo.csv',
    rows: 150_000,
    used: 149_985,
    rejected: 15,
  });
}, 60_000);

test('un catastro largo cuya primera fila no termina nunca dice dónde está', async () => {
  const text = `id,nombre,sector,comuna\n1,${'x'.repeat(9 * 1024 * 1024)},G,Calama\n`;
  const file = only(await examine(await bring(brought('largo.csv', text)), {}, watching()));
  expect(file.problem).toBe('Tras la línea 1 hay una fila de más de 2 MB. Bórrala y vuelve a traerlo.');
});
