/**
 * `npm run bench -- registro`: a register of a million and a half businesses, from its bytes to zone × section × size, against
 * an engine of columns, against what most applications do, and against reading the file and nothing else.
 */
import { createWriteStream, existsSync, openAsBlob, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import Papa from 'papaparse';
import type { Area } from '../../bin/lib/agregar/limites.ts';
import { sqlOf } from '../../bin/lib/agregar/sql.ts';
import { registerLines } from '../../bin/lib/registro-sintetico.ts';
import type { Ratio } from './bench.ts';
import { compare, type Way } from './measure.ts';

type Subject = typeof import('./subject.ts');

const OUTLINES = 'data/chile/comunas.topojson';
const REAL_OUTLINES = '../shared/data/geo/comunas_345.geojson';
const SEED = 20_261_121;
const LONG = 1_500_000;
const PART = 4 * 2 ** 20;

/** A register without faults, so that every way counts the same rows; made once. */
async function registerOf(rows: number): Promise<string> {
  const path = resolve(`.cache/bench/registro-${rows}.csv`);
  if (existsSync(path)) return path;
  const batches = function* () {
    let batch: string[] = [];
    for (const line of registerLines(readFileSync(OUTLINES), rows, SEED, 0))
      if (batch.push(line) === 4000) {
        yield batch.join('');
        batch = [];
      }
    yield batch.join('');
  };
  await finished(Readable.from(batches()).pipe(createWriteStream(path)));
  return path;
}

/** What the ways must agree on: groups, businesses, and the workers that they state. */
interface Answer {
  readonly groups: number;
  readonly firms: number;
  readonly workers: number;
}
/** Turf reads outlines beyond the centimetre: of a point on a border it may say the neighbour. */
const BORDER_GROUPS = 10;
const same = (a: Answer, b: Answer) =>
  Math.abs(a.groups - b.groups) <= BORDER_GROUPS && a.firms === b.firms && a.workers === b.workers;

export async function registerRatios(subject: Subject): Promise<readonly Ratio[]> {
  const { aggregateRegister, blobSource, buildCellIndex, buildLocator, buildTerritory, readBoundaries } =
    subject;
  const boundaries = readBoundaries(readFileSync(OUTLINES), OUTLINES).value;
  const territory = buildTerritory(boundaries.map(({ comuna }) => comuna));
  const geometryOf = new Map(boundaries.map(({ comuna, geometry }) => [comuna.cut, geometry]));
  const areas = territory.comunas.map(({ cut }) => geometryOf.get(cut) ?? null);
  const index = buildCellIndex(areas);
  const options = {
    territory,
    locate: index.locate,
    locateFixed: index.locateFixed,
    period: '2024',
    repeats: true,
  };

  const ours = async (path: string): Promise<Answer> => {
    const source = blobSource(await openAsBlob(path), path);
    const made = await aggregateRegister(source, { ...options, file: path });
    if (made.exam.total !== made.exam.used) throw new Error('el registro limpio tiene filas rechazadas');
    const groups = new Set<string>();
    let firms = 0;
    let workers = 0;
    for (const cell of made.cells()) {
      groups.add(`${cell.comuna}|${cell.section}|${cell.size}`);
      firms += cell.firms;
      workers += cell.workers;
    }
    return { groups: groups.size, firms, workers };
  };
  const slices = async (path: string) => {
    const blob = await openAsBlob(path);
    let sum = 0;
    for (let from = 0; from < blob.size; from += PART)
      sum += new Uint8Array(await blob.slice(from, from + PART).arrayBuffer())[0] ?? 0;
    return sum;
  };

  const usual = (path: string): Promise<Answer> => {
    const locate = buildLocator(areas);
    const groups = new Map<string, { firms: number; workers: number }>();
    return new Promise((done, fail) => {
      Papa.parse<Record<string, string | number | null>>(Readable.from([readFileSync(path)]), {
        header: true,
        dynamicTyping: true,
        skipEmptyLines: true,
        chunk: ({ data }) => {
          for (const row of data) {
            const zone = locate(Number(row.longitud), Number(row.latitud));
            const section = subject.parseActivity(String(row.sector).padStart(6, '0'))?.section;
            const key = `${zone}|${section}|${row.tamano}`;
            const group = groups.get(key) ?? { firms: 0, workers: 0 };
            group.firms += 1;
            group.workers += Number(row.trabajadores ?? 0);
            groups.set(key, group);
          }
        },
        complete: () => {
          const all = [...groups.values()];
          done({
            groups: all.length,
            firms: all.reduce((sum, { firms }) => sum + firms, 0),
            workers: all.reduce((sum, { workers }) => sum + workers, 0),
          });
        },
        error: fail,
      });
    });
  };

  const long = await registerOf(LONG);
  const duckdb = await duckdbWay(territory, areas, long);
  const expected = await ours(long);
  for (const [name, answer] of [
    ['DuckDB-WASM', duckdb.answer()],
    ['Papa', await usual(long)],
  ] as const)
    if (!same(answer, expected))
      throw new Error(`${name} no coincide: ${JSON.stringify(answer)} y ${JSON.stringify(expected)}`);

  const ways: readonly Way[] = [
    { name: 'lo nuestro', run: async () => (await ours(long)).firms },
    { name: 'DuckDB-WASM, el mismo trabajo en SQL', run: () => duckdb.answer().firms },
    { name: 'leer los trozos', run: () => slices(long) },
    { name: 'Papa con objetos, Flatbush y Turf, Map de textos', run: async () => (await usual(long)).firms },
  ];
  const [own, duck, read, most] = await compare(ways, { runs: 5, warmUp: 1 });
  const lengths = await Promise.all(
    [10_000, 100_000, LONG].map(async (rows) => [rows, await registerOf(rows)] as const),
  );
  const [few, many, all] = await compare(
    lengths.map(([rows, path]) => ({
      name: `${rows.toLocaleString('es-CL')} filas`,
      units: rows,
      run: async () => (await ours(path)).firms,
    })),
    { runs: 5, warmUp: 2, atLeast: 300 },
  );
  if (!own || !duck || !read || !most || !few || !many || !all) throw new Error('sin medición');
  const what = '1,5 millones de filas a zona × sección × tamaño';
  return [
    { what, subject: own, other: duck },
    { what, subject: own, other: most },
    { what, subject: own, other: read },
    { what: 'Costo por fila, 1.500.000 contra 100.000', subject: all, other: many },
    { what: 'Costo por fila, 100.000 contra 10.000', subject: many, other: few },
    await placingRatio(subject, long),
  ];
}

/**
 * The same rules on the same file in DuckDB: the tables and the text of `agregar --sql`, that looks for repeated ids, places
 * each business by its point, code or name, and adds up. Its tables are there before, as our index is.
 */
async function duckdbWay(
  territory: ReturnType<Subject['buildTerritory']>,
  areas: readonly Area[],
  path: string,
): Promise<{ answer(): Answer }> {
  const require = createRequire(import.meta.url);
  const duckdb = require('@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs');
  const bundle = (kind: string) => ({
    mainModule: require.resolve(`@duckdb/duckdb-wasm/dist/duckdb-${kind}.wasm`),
    mainWorker: '',
  });
  const database = await duckdb.createDuckDB(
    { mvp: bundle('mvp'), eh: bundle('eh') },
    new duckdb.VoidLogger(),
    duckdb.NODE_RUNTIME,
  );
  await database.instantiate(() => undefined);
  const connection = database.connect();
  database.registerFileURL('registro.csv', path, duckdb.DuckDBDataProtocol.NODE_FS, false);
  const { tables, text } = sqlOf({ territory, areas, referential: false });
  for (const { name, columns, lines } of tables) {
    database.registerFileText(
      `${name}.csv`,
      [columns.map(([column]) => column).join(','), ...lines(), ''].join('\n'),
    );
    connection.query(`create table ${name} (${columns.map((column) => column.join(' ')).join(', ')})`);
    connection.query(`copy ${name} from '${name}.csv' (header, delimiter ',', quote '')`);
  }
  connection.query(`create view registro as
    select row_number() over () as fila, id, sector, cast(null as varchar) as division, cut, comuna, longitud,
      latitud, tamano, trabajadores, ventas_uf, 0 as ventas_reservadas
    from read_csv('registro.csv', header=true, columns={id: 'varchar', nombre: 'varchar', sector: 'varchar',
      cut: 'varchar', comuna: 'varchar', longitud: 'double', latitud: 'double', tamano: 'varchar', formal: 'varchar',
      trabajadores: 'bigint', ventas_uf: 'double', vitrina: 'varchar'})`);
  const summed = `
    select count(*) as grupos, sum(e) as empresas, sum(t) as trabajadores from (
      select cut, seccion, tamano, sum(empresas) as e, sum(trabajadores) as t
      from (${text}) as todo where motivo = '' group by cut, seccion, tamano
    ) as grupos`;
  return {
    answer: () => {
      const [row] = connection.query(summed).toArray();
      return {
        groups: Number(row.grupos),
        firms: Number(row.empresas),
        workers: Number(row.trabajadores),
      };
    },
  };
}

/** The businesses of a register in their comuna ÷ Flatbush and Turf on the same points, on real outlines where they are. */
async function placingRatio(subject: Subject, path: string): Promise<Ratio> {
  const hasReal = existsSync(REAL_OUTLINES);
  const areas: readonly (Polygon | MultiPolygon)[] = hasReal
    ? (
        JSON.parse(readFileSync(REAL_OUTLINES, 'utf8')) as FeatureCollection<Polygon | MultiPolygon>
      ).features.map(({ geometry }) => geometry)
    : subject
        .readBoundaries(readFileSync(OUTLINES), OUTLINES)
        .value.flatMap(({ geometry }) => geometry ?? []);
  const head = new TextDecoder().decode(await (await openAsBlob(path)).slice(0, 40 * 2 ** 20).arrayBuffer());
  const points = Papa.parse<string[]>(head)
    .data.slice(1, -1)
    .map((cells) => [Number(cells[5]), Number(cells[6])] as const);
  const slow = subject.buildLocator(areas);
  const quick = subject.buildCellIndex(areas).locate;
  const wrong = points.filter(
    ([longitude, latitude]) => slow(longitude, latitude) !== quick(longitude, latitude),
  );
  if (wrong.length > 0) throw new Error(`el índice de celdas y Turf difieren en ${wrong.length} puntos`);
  const inside = (where: (longitude: number, latitude: number) => number) => () => {
    let sum = 0;
    for (const [longitude, latitude] of points) if (where(longitude, latitude) >= 0) sum += 1;
    return sum;
  };
  const [ours, theirs] = await compare(
    [
      { name: 'buildCellIndex', units: points.length, run: inside(quick) },
      { name: 'Flatbush y Turf', units: points.length, run: inside(slow) },
    ],
    { runs: 5, warmUp: 2 },
  );
  if (!ours || !theirs) throw new Error('sin medición');
  return {
    what: `Ubicar ${points.length.toLocaleString('es-CL')} puntos en ${hasReal ? 'comunas reales' : 'las comunas del paquete'} (por punto)`,
    subject: ours,
    other: theirs,
  };
}
