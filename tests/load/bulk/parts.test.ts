import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildLocator } from '../../../src/domain/containment.ts';
import { aggregateRegister } from '../../../src/load/bulk/aggregate.ts';
import { Ids } from '../../../src/load/bulk/ids.ts';
import { blobSource, examineRegister, readRegister, rejectedOf } from '../../../src/load/bulk/register.ts';
import { streamSource } from '../../../src/load/bulk/source.ts';
import { Tally } from '../../../src/load/bulk/tally.ts';
import { Utf8Check } from '../../../src/load/bulk/utf8.ts';
import { loadPackage } from '../../../src/load/load.ts';
import { SOURCE, territoryOf } from '../../fixtures/domain.ts';
import { collection, descriptorOf, memorySource, THREE } from '../../fixtures/package.ts';

const territory = territoryOf('01101', '01107', '01401');
const locate = buildLocator(THREE.features.map(({ geometry }) => geometry as never));
const options = { file: 'catastro.csv', territory, locate };
const blobOf = (text: string) => new Blob([text]);
const read = (text: string, more = {}) =>
  readRegister(blobSource(blobOf(text), 'catastro.csv'), SOURCE, { ...options, ...more });

describe('lo que un registro entero decide', () => {
  test('UTF-8 o no, como lo dice TextDecoder de todo el texto, llegue como llegue', () => {
    const sign = fc.constantFrom(
      [65],
      [0xc3, 0xb1],
      [0xe2, 0x82, 0xac],
      [0xf0, 0x9f, 0x98, 0x80],
      [0xed, 0xa0, 0x80],
    );
    const odd = fc.uint8Array({ maxLength: 3 }).map((bytes) => [...bytes]);
    const bytes = fc
      .array(fc.oneof({ weight: 30, arbitrary: sign }, { weight: 1, arbitrary: odd }), { maxLength: 90 })
      .map((parts) => Uint8Array.from(parts.flat()));
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 60 }), (whole, step) => {
        const check = new Utf8Check();
        for (let at = 0; at < whole.length; at += step) check.push(whole.subarray(at, at + step));
        let isValid = true;
        try {
          new TextDecoder('utf-8', { fatal: true }).decode(whole);
        } catch {
          isValid = false;
        }
        expect(check.end()).toBe(isValid);
      }),
      { numRuns: 500 },
    );
  });

  test('el signo decimal: lo que el comienzo deja en duda lo resuelve el final', async () => {
    const doubtful = Array.from({ length: 6000 }, (_, row) => `n${row};01101;1.234;G`);
    const { catastro, exam } = await read(
      ['id;cut;ventas_uf;sector', ...doubtful, 'u1;01101;0.5;G', 'u2;01101;0.25;G'].join('\n'),
    );
    expect(exam.decimals).toBe('punto');
    expect(catastro.businesses.at(0)?.sales).toBe(1.234);
  });
});

describe('los ids repetidos', () => {
  test('como en un Map, en orden o sin él', () => {
    const id = fc.oneof(
      fc.integer({ min: 0, max: 60 }).map((n) => `F${String(n).padStart(5, '0')}`),
      fc.string({ maxLength: 70 }),
    );
    fc.assert(
      fc.property(fc.array(id, { maxLength: 200 }), fc.boolean(), (list, inOrder) => {
        const ids = new Ids(list.length);
        const first = new Map<string, number>();
        const given = inOrder ? [...list].sort() : list;
        given.forEach((one, at) => {
          const bytes = new TextEncoder().encode(one);
          ids.hash(bytes, 0, bytes.length);
          expect(ids.seen(at + 2)).toBe(first.get(one) ?? 0);
          if (!first.has(one)) first.set(one, at + 2);
        });
      }),
      { numRuns: 200 },
    );
  });

  test('se dicen con la línea de la primera, aunque la tabla haya crecido', async () => {
    const rows = Array.from({ length: 5000 }, (_, row) => `x${(row * 7919) % 5000},01101,G`);
    const { exam } = await read(['id,cut,sector', ...rows, 'x0,01107,G'].join('\n'));
    expect(exam).toMatchObject({ total: 5001, used: 5000 });
    expect(exam.issues).toMatchObject([
      { code: 'id-repetido', line: 5002, message: 'Repite el id «x0» de la línea 2. Se deja fuera.' },
    ]);
  });
});

test('de cada falta se guardan doscientas y se dice cuántas más hay', () => {
  const tally = new Tally('r.csv');
  for (let line = 2; line < 12_547; line += 1)
    tally.tell('aviso', 'sin-sector', () => ({
      severity: 'aviso',
      file: 'r.csv',
      line,
      code: 'sin-sector',
      message: 'No dice su sector.',
    }));
  const issues = tally.issues();
  expect(issues).toHaveLength(201);
  expect(issues.at(-1)).toEqual({
    severity: 'aviso',
    file: 'r.csv',
    code: 'sin-sector',
    message: 'Y 12.345 filas más con lo mismo que la línea 2.',
    times: 12_345,
  });
  expect(tally.counts).toEqual([{ code: 'sin-sector', severity: 'aviso', count: 12_545 }]);
});

describe('filas que no se pueden leer', () => {
  const long = 'x'.repeat(5 * 2 ** 20);

  test('una de más de 4 MB se deja fuera, y las que siguen se leen', async () => {
    const { exam, catastro } = await read(
      `id,nombre,cut,sector\na1,Uno,01101,G\na2,"${long}\n",01101,G\na3,Tres,01107,G\n`,
    );
    expect(exam).toMatchObject({ total: 3, used: 2 });
    expect(exam.rejected.reason(0)).toBe('fila-enorme');
    expect(catastro.businesses.at(1)).toMatchObject({ line: 5, comuna: 1 });
  });

  test('una comilla que se abre y no se cierra se lleva el resto, y se dice', async () => {
    const { exam } = await read(`id,nombre,cut,sector\na1,Uno,01101,G\na2,"${long}\na3,Tres,01107,G\n`);
    expect(exam).toMatchObject({ total: 2, used: 1 });
    expect(exam.issues).toMatchObject([{ code: 'comilla-abierta', line: 3 }]);
  });

  test('las rechazadas se recortan del archivo, con su encabezado, y se vuelven a leer con las mismas faltas', async () => {
    const text = [
      'Título',
      'id;nombre;cut',
      'a1;"Uno; y más";01101',
      'a2;"Dos',
      'líneas";99999',
      ';Sin id;01101',
      'a1;Otra vez;01101',
      'a4;Bien;01107',
      'a5;Sin lugar;',
    ].join('\r\n');
    const blob = blobOf(text);
    const exam = await examineRegister(blobSource(blob, 'r.csv'), options);
    expect(exam).toMatchObject({ total: 6, used: 2, headerLine: 2 });
    const rejected = rejectedOf(blob, exam.rejected, exam.headerRange);
    expect(await rejected.text()).toBe(
      'id;nombre;cut\r\na2;"Dos\r\nlíneas";99999\r\n;Sin id;01101\r\na1;Otra vez;01101\r\na5;Sin lugar;',
    );
    const again = await examineRegister(blobSource(rejected, 'r.csv'), options);
    // The id that repeated is alone now: the rest is as wrong as it was.
    expect(again.counts).toEqual([
      { code: 'comuna-desconocida', severity: 'aviso', count: 1 },
      { code: 'sin-lugar', severity: 'error', count: 2 },
      { code: 'celda-obligatoria', severity: 'error', count: 1 },
      { code: 'sin-sector', severity: 'aviso', count: 1 },
    ]);
  });

  test('los nombres de comuna que no se reconocen se cuentan, y lo que el lector dijo de ellos vale', async () => {
    const rows = ['id,comuna', 'a1,Ikike', 'a2,Ikike', 'a3,Jospisio', 'a4,Iquique'].join('\n');
    const { exam } = await read(rows);
    expect(exam.unknownComunas).toEqual([
      { text: 'Ikike', rows: 2 },
      { text: 'Jospisio', rows: 1 },
    ]);
    const mended = await read(rows, { comunas: { Ikike: '01101', Jospisio: '' } });
    expect(mended.exam).toMatchObject({ used: 3, unknownComunas: [] });
  });
});

describe('de dónde vienen los bytes', () => {
  const rows = Array.from(
    { length: 3000 },
    (_, row) => `b${row},"Ñandú ${row}, e hijos",47,01101,-70.5,-20.5`,
  );
  const text = ['id,nombre,actividad,cut,longitud,latitud', ...rows].join('\n');

  test('un .gz se lee igual', async () => {
    const { exam } = await readRegister(
      blobSource(new Blob([gzipSync(text)]), 'catastro.csv.GZ'),
      SOURCE,
      options,
    );
    expect(exam).toMatchObject({ total: 3000, used: 3000, encoding: 'UTF-8' });
  });

  test('las palabras de un negocio se leen de su archivo cuando se piden', async () => {
    const { texts, catastro } = await read(text);
    expect(catastro.businesses.at(2500)).toMatchObject({ id: '2502', name: undefined });
    expect(await texts.text(2500)).toEqual({ id: 'b2500', name: 'Ñandú 2500, e hijos', activity: '47' });
    expect(await texts.text(3000)).toBeUndefined();
  });

  test('se deja de leer cuando se pide', async () => {
    const control = new AbortController();
    let told = 0;
    const source = streamSource(async function* () {
      for (let at = 0; at < 100; at += 1) {
        if (at === 8) control.abort();
        yield new TextEncoder().encode(`${at === 0 ? 'id,cut\n' : ''}${'a,01101\n'.repeat(20_000)}`);
      }
    });
    const reading = examineRegister(source, options, {
      signal: control.signal,
      tell: () => {
        told += 1;
      },
    });
    await expect(reading).rejects.toThrow(/abort/i);
    expect(told).toBeGreaterThan(0);
  });
});

test('sumado por zona, sector y tamaño dice lo mismo que fila por fila', async () => {
  const cell = (...words: string[]) => fc.constantFrom(...words);
  const row = fc.tuple(
    cell('01101', '01107', ''),
    cell('G', '47', '10', 'Z', ''),
    cell('micro', 'grande', ''),
    cell('1', '2', '5', ''),
    cell('10', '2.5', '*', ''),
    cell('2019', '2020', '2018-2020', ''),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 30 }), async (rows) => {
      const text = [
        'id,cut,sector,tamano,trabajadores,ventas_uf,periodo',
        ...rows.map((cells, at) => `id${at},${cells.join(',')}`),
      ].join('\n');
      const source = () => blobSource(blobOf(text), 'r.csv');
      const { catastro } = await readRegister(source(), SOURCE, options);
      const made = await aggregateRegister(source(), {
        ...options,
        period: '2024',
        periodColumn: 'periodo',
        repeats: true,
      });
      const cells = [...made.cells()];
      const keyOf = (one: { comuna: number; section: string; division?: string; size?: string }) =>
        [one.comuna, one.section, one.division ?? '', one.size ?? ''].join('|');
      const expected = new Map<string, number[]>();
      for (const one of catastro.businesses) {
        const sums = expected.get(keyOf(one as never)) ?? [0, 0, 0, 0, 0, 0];
        sums[0] = (sums[0] ?? 0) + 1;
        sums[1] = (sums[1] ?? 0) + (one.workers ?? 0);
        sums[2] = (sums[2] ?? 0) + Number(one.workers !== undefined);
        sums[3] = (sums[3] ?? 0) + (typeof one.sales === 'number' ? one.sales : 0);
        sums[4] = (sums[4] ?? 0) + Number(typeof one.sales === 'number');
        sums[5] = (sums[5] ?? 0) + Number(one.sales === 'reservado');
        expected.set(keyOf(one as never), sums);
      }
      const found = new Map<string, number[]>();
      for (const one of cells) {
        const sums = found.get(keyOf(one as never)) ?? [0, 0, 0, 0, 0, 0];
        const own = [
          one.firms,
          one.workers,
          one.workersStated,
          one.sales,
          one.salesStated,
          one.salesReserved,
        ];
        found.set(
          keyOf(one as never),
          sums.map((sum, at) => sum + (own[at] ?? 0)),
        );
      }
      expect(found).toEqual(expected);
      const placed = rows.filter(([cut]) => cut !== '');
      for (const period of ['2019', '2020', '2018-2020'])
        expect(cells.filter((one) => one.period === period).reduce((sum, { firms }) => sum + firms, 0)).toBe(
          placed.filter((cells) => cells[5] === period).length,
        );
    }),
    { numRuns: 60 },
  );
});

test('un catastro largo abre igual que uno corto, y sus palabras quedan en el archivo', async () => {
  const rows = Array.from({ length: 90_000 }, (_, row) => {
    const cut = ['01101', '01107', '01401'][row % 3];
    return `largo-${row},"Negocio Ficticio de Prueba, número ${row} de una lista larga",G,${row % 2 ? '47' : ''},${cut},,,${row % 7},${row}.5,si`;
  });
  const text = [
    'id,nombre,sector,division,cut,longitud,latitud,trabajadores,ventas_uf,vitrina',
    ...rows,
    'largo-5,Repetido,G,,01101,,,,,',
  ].join('\n');
  const files = {
    'datapackage.json': descriptorOf([
      { path: 'comunas.geojson', mapa: { tabla: 'comunas' } },
      { path: 'catastro.csv', mapa: { tabla: 'catastro' } },
    ]),
    'comunas.geojson': collection(...THREE.features),
    'catastro.csv': text,
  };
  const source = memorySource(files);
  const short = await loadPackage(source);
  const long = await loadPackage({
    ...source,
    blob: async (path) => (path === 'catastro.csv' ? blobOf(text) : undefined),
  });
  expect(text.length).toBeGreaterThan(8 * 2 ** 20);
  expect(long.value?.register).toBeDefined();
  expect(short.value?.register).toBeUndefined();
  expect(long.value?.reports).toEqual(short.value?.reports);
  expect(long.value?.inputs.cubes).toEqual(short.value?.inputs.cubes);
  expect(long.issues).toEqual(short.issues);
  expect(long.value?.inputs.catastro?.businesses.at(8)).toEqual({
    ...short.value?.inputs.catastro?.businesses.at(8),
    id: '10',
    name: undefined,
  });
});
