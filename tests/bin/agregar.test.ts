import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { readOutlines } from '../../bin/lib/agregar/limites.ts';
import { sqlOf, writeSql } from '../../bin/lib/agregar/sql.ts';
import { differences, readGroups, rowsIn } from '../../bin/lib/motores/comparar.ts';
import { duckdb } from '../../bin/lib/motores/duckdb.ts';
import { answerOfCore } from '../../bin/lib/motores/nucleo.ts';
import { writeRegister } from '../../bin/lib/motores/registro.ts';
import { main } from '../../bin/mapa.ts';
import { descriptorOf, OUTLINE, THREE } from '../fixtures/package.ts';

async function run(...args: string[]) {
  let out = '';
  let err = '';
  const code = await main(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += `${text}\n`;
    },
  });
  return { code, out, err };
}

const temporary = () => mkdtempSync(join(tmpdir(), 'agregar-prueba-'));
const folder = temporary();
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const LIMITS = file('comunas.geojson', JSON.stringify(THREE));
const HEADER = 'id,sector,comuna,longitud,latitud,tamano,trabajadores,ventas_uf';
// Squares of a degree: Iquique at −71, Alto Hospicio at −70; see the fixture.
const ROWS = [
  'a,47,Iquique,,,micro,2,10.5',
  'b,471100,Iquique,,,micro,,20',
  'c,G,Alto Hospicio,,,pequeña,3,*',
  'd,99x,Iquique,,,,,',
  'a,47,Iquique,,,micro,2,10',
  'e,47,Ninguna,,,micro,2,10',
  'f,56,Alto Hospicio,,,grande,4,8',
];
const REGISTER = file('registro.csv', `${[HEADER, ...ROWS].join('\n')}\n`);
let made = 0;
const fresh = () => {
  made += 1;
  return join(folder, `paquete-${made}`);
};
const add = (salida: string, ...args: string[]) =>
  run('agregar', ...args, '--salida', salida, '--limites', LIMITS, '--periodo', '2025', '--ficticio');
const table = (at: string, name: string) =>
  Papa.parse<Record<string, string>>(readFileSync(join(at, name), 'utf8').trim(), { header: true }).data;

describe('agregar: de un registro a las tablas de un paquete', () => {
  test('cuenta por comuna y sección, con ceros donde la comuna está y nada donde no', async () => {
    const at = fresh();
    const { code, out, err } = await add(at, REGISTER);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('registro.csv: 7 filas = 5 usadas + 2 rechazadas');
    expect(out).toContain('rechazadas por id-repetido: 1');
    expect(out).toContain('rechazadas por sin-lugar: 1');
    const rows = table(at, 'empresas.csv');
    const cell = (cut: string, sector: string) =>
      rows.find((row) => row['cut'] === cut && row['sector'] === sector);
    expect(cell('01101', 'G')).toEqual({
      periodo: '2025',
      cut: '01101',
      sector: 'G',
      empresas: '2',
      trabajadores: '2',
      ventas_uf: '30.5',
      trabajadores_dicen: '1',
      ventas_uf_dicen: '2',
      // Of the one that states both.
      trabajadores_de_ambas: '2',
      ventas_uf_de_ambas: '10.5',
    });
    expect(cell('01107', 'G')).toMatchObject({ empresas: '1', trabajadores: '3', ventas_uf: '*' });
    expect(cell('01101', 'SI')).toMatchObject({ empresas: '1', trabajadores: '', ventas_uf: '' });
    expect(cell('01101', 'A')).toMatchObject({ empresas: '0', trabajadores: '0', ventas_uf: '0' });
    expect(rows.some((row) => row['cut'] === '01401')).toBe(false);
    expect(
      table(at, 'empresas_division.csv').find(({ cut, sector }) => cut === '01107' && sector === 'SI'),
    ).toMatchObject({
      empresas: '1',
    });
    expect(table(at, 'empresas_tamano.csv')).toContainEqual({
      periodo: '2025',
      cut: '01101',
      sector: 'G',
      tamano: 'micro',
      empresas: '2',
    });
    expect(table(at, 'rechazadas.csv')).toEqual([
      { motivo: 'id-repetido', filas: '1' },
      { motivo: 'sin-lugar', filas: '1' },
    ]);
  });

  test('lo hecho se valida y da las cifras del registro abierto tal cual', async () => {
    const at = fresh();
    await add(at, REGISTER);
    const checked = await run('validar', at);
    expect(checked.code).toBe(0);
    expect(checked.out).toContain('Sin problemas.');
    const opened = temporary();
    const catastro = {
      name: 'empresas',
      path: 'registro.csv',
      sources: [{ title: 'registro', anio: '2025' }],
      mapa: { tabla: 'catastro' },
    };
    writeFileSync(join(opened, 'datapackage.json'), JSON.stringify(descriptorOf([OUTLINE, catastro])));
    writeFileSync(join(opened, 'comunas.geojson'), readFileSync(LIMITS));
    writeFileSync(join(opened, 'registro.csv'), readFileSync(REGISTER));
    const figures = async (from: string, named: string) => {
      const { out } = await run('analizar', from, '--json', '--sorteos', '0', '--tabla', named);
      const all = JSON.parse(out) as Record<string, unknown>[];
      return all
        .filter(({ indicador }) => !OF_ROWS.has(String(indicador)))
        .map(({ tabla: _, ...figure }) => figure);
    };
    for (const [mine, theirs] of [
      ['empresas:2025', 'empresas:rubro'],
      ['empresas_division:2025', 'empresas:division'],
    ] as const) {
      const found = await figures(at, mine);
      expect(found.length).toBeGreaterThan(50);
      expect(found).toEqual(await figures(opened, theirs));
    }
  });

  test('gzip, Parquet y varias partes dan lo mismo que el CSV entero', async () => {
    const whole = fresh();
    await add(whole, REGISTER);
    const first = file('parte-1.csv', `${[HEADER, ...ROWS.slice(0, 3)].join('\n')}`);
    const second = file('parte-2.csv.gz', gzipSync(`${[HEADER, ...ROWS.slice(3)].join('\n')}\n`));
    const cells = ROWS.map((row) => row.split(','));
    const column = (at: number) => cells.map((row) => row[at] ?? '');
    const numbers = (at: number) => column(at).map((cell) => (cell === '' ? null : Number(cell)));
    const parquet = file(
      'registro.parquet',
      new Uint8Array(
        parquetWriteBuffer({
          columnData: [
            ...['id', 'sector', 'comuna'].map((name, at) => ({
              name,
              data: column(at),
              type: 'STRING' as const,
            })),
            { name: 'longitud', data: numbers(3), type: 'DOUBLE' as const },
            { name: 'latitud', data: numbers(4), type: 'DOUBLE' as const },
            { name: 'tamano', data: column(5), type: 'STRING' as const },
            { name: 'trabajadores', data: numbers(6), type: 'DOUBLE' as const },
            { name: 'ventas_uf', data: column(7), type: 'STRING' as const },
          ],
          rowGroupSize: 3,
        }),
      ),
    );
    for (const files of [[first, second], [parquet]]) {
      const at = fresh();
      const { code, out } = await add(at, ...files);
      expect(code).toBe(0);
      expect(out).toContain('7 filas = 5 usadas + 2 rechazadas');
      for (const name of ['empresas.csv', 'empresas_division.csv', 'empresas_tamano.csv', 'rechazadas.csv'])
        expect(readFileSync(join(at, name), 'utf8')).toBe(readFileSync(join(whole, name), 'utf8'));
    }
  });

  test('columnas con otro nombre y el año de cada fila', async () => {
    const other = file(
      'otro.csv',
      'Folio;Giro;Lugar;Año\n1;47;Iquique;2023\n2;47;Iquique;2024\n3;56;Iquique;2024\n',
    );
    const at = fresh();
    const mapped = ['id=Folio', 'sector=Giro', 'comuna=Lugar', 'periodo=Año'].flatMap((one) => [
      '--mapear',
      one,
    ]);
    expect((await add(at, other, ...mapped)).code).toBe(0);
    const firms = table(at, 'empresas.csv').filter(({ sector }) => sector === 'G');
    expect(firms.map(({ periodo, empresas }) => [periodo, empresas])).toEqual([
      ['2023', '1'],
      ['2024', '1'],
    ]);
  });

  test('lo que no se puede hacer se dice, y no se escribe nada', async () => {
    const lacking = await run('agregar', '--salida', fresh());
    expect(lacking.code).toBe(2);
    expect(lacking.err).toContain('Falta decir qué archivos se suman.');
    expect((await run('agregar', REGISTER)).err).toContain('Falta --salida');
    expect((await add(fresh(), REGISTER, '--mapear', 'rut=RUT')).err).toContain('no existe la columna «rut»');
    expect((await add(fresh(), REGISTER, '--mapear', 'id')).code).toBe(2);
    expect((await run('agregar', REGISTER, '--salida', fresh(), '--periodo', '20')).code).toBe(2);
    expect((await run('agregar', '--sql', fresh(), REGISTER)).code).toBe(2);
    const absent = await add(fresh(), join(folder, 'no-esta.csv'));
    expect([absent.code, absent.err]).toEqual([1, expect.stringContaining('No se puede leer')]);
    const occupied = await add(folder, REGISTER);
    expect([occupied.code, occupied.err]).toEqual([1, expect.stringContaining('ya tiene archivos')]);
    const other = file('distinto.csv', 'id,comuna\n1,Iquique\n');
    expect((await add(fresh(), REGISTER, other)).err).toContain('no tiene el mismo encabezado');
    expect((await add(fresh(), file('malo.parquet', 'nada'))).err).toContain('no es un archivo Parquet');
    expect((await add(fresh(), file('malo.csv.gz', gzipSync(REGISTER).subarray(0, 20)))).err).toContain(
      'no es un gzip',
    );
    const useless = fresh();
    const { code, err, out } = await add(useless, file('sin-id.csv', 'comuna\nIquique\n'));
    expect([code, err]).toEqual([1, expect.stringContaining('ninguna fila que se pueda usar')]);
    expect(out).toContain('falta-columna');
    expect(existsSync(useless)).toBe(false);
  });
});

/** Figures that only the rows of a register have. */
const OF_ROWS = new Set([
  'catastro',
  'celda',
  'tipo_de_empresa',
  'tipo_sin_clasificar',
  'etapa',
  'etapa_sin_clasificar',
]);

describe('agregar --sql: las mismas cifras en otro motor', () => {
  test('deja las tablas y un solo texto', async () => {
    const at = fresh();
    const { code } = await run('agregar', '--sql', at, '--limites', LIMITS);
    expect(code).toBe(0);
    expect(readdirSync(at).sort()).toEqual([
      'agregar.sql',
      'celdas_enteras.csv',
      'celdas_mixtas.csv',
      'lados.csv',
      'nombres.csv',
      'secciones.csv',
      'tamanos.csv',
      'zonas.csv',
    ]);
    expect(table(at, 'secciones.csv')).toContainEqual({ actividad: '1', seccion: 'A', division: '01' });
    expect(table(at, 'nombres.csv')).toContainEqual({ comuna: 'ALTO HOSPICIO', zona_nombre: '1107' });
    expect(table(at, 'tamanos.csv')).toContainEqual({ tamano: 'Pequeños', tamano_leido: 'pequeña' });
    const text = readFileSync(join(at, 'agregar.sql'), 'utf8');
    expect(text).not.toMatch(/\bst_|over \(|::/i);
    const query = text.split('\n').filter((line) => !line.startsWith('--'));
    expect(query.join('\n')).not.toContain(';');
  });

  test.each([
    ['exactos', false],
    ['aproximados', true],
  ])('DuckDB responde lo que el núcleo con contornos %s', async (_, referential) => {
    const at = temporary();
    const { value } = await readOutlines(LIMITS);
    if (!value) throw new Error('no outlines');
    const outlines = { ...value, referential };
    const sql = sqlOf(outlines);
    await writeSql(at, sql);
    // Points on a shared side, on a vertex, inside, outside and exchanged, beside those of the example.
    const points = ['-70,-20.5', '-70,-20', '-70.5,-20.25', '-69.5,-20.75', '-75,-30', '-20.5,-70.5', ',-20'];
    const csv = join(at, 'registro.csv');
    const more = points.map((point, row) => `p${row},56,Iquique,${point},MICRO,1,1.25`);
    writeFileSync(csv, `${[HEADER, ...ROWS, ...more].join('\n')}\n`);
    const register = join(at, 'registro.tsv');
    expect(await writeRegister(csv, register)).toBe(0);
    const result = join(at, 'resultado.csv');
    await duckdb.run(
      { folder: at, tables: sql.tables, fileOf: (name) => join(at, `${name}.csv`), text: sql.text, register },
      result,
    );
    const core = await answerOfCore(csv, outlines);
    const groups = readGroups(readFileSync(result, 'utf8'));
    expect(rowsIn(core)).toBe(ROWS.length + points.length);
    expect(differences(core, groups)).toEqual([]);
    // The point of «p0» is in Alto Hospicio or on its side, and it declares Iquique.
    if (referential) return;

    const direct = fresh();
    const partial = fresh();
    await add(direct, csv);
    // As two machines would give it: the groups are the same ones, parted.
    const [header, ...lines] = readFileSync(result, 'utf8').trim().split('\n');
    const halves = [lines.filter((_, row) => row % 2 === 0), lines.filter((_, row) => row % 2 === 1)].map(
      (half, part) => file(`parcial-${part}.csv`, [header, ...half].join('\n')),
    );
    const { code, out } = await add(partial, ...halves, '--parciales');
    expect(code).toBe(0);
    expect(out).toContain('14 filas = 12 usadas + 2 rechazadas');
    for (const name of ['empresas.csv', 'empresas_division.csv'])
      expect(readFileSync(join(partial, name), 'utf8')).toBe(readFileSync(join(direct, name), 'utf8'));
  });

  test('un resultado que no es tal no se usa', async () => {
    const { code, err } = await add(fresh(), REGISTER, '--parciales');
    expect([code, err]).toEqual([1, expect.stringContaining('no es un resultado de agregar.sql')]);
  });
});
