/**
 * Proves that `agregar --sql` gives in engines that already exist the figures of the page: the same register, read by the core
 * and by DuckDB, PostgreSQL and ClickHouse, group by group. Installs (as root) and starts what it needs, and takes it away.
 */
import { once } from 'node:events';
import { createWriteStream, rmSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { readOutlines, SHIPPED_OUTLINES } from './lib/agregar/limites.ts';
import { sqlOf, writeSql } from './lib/agregar/sql.ts';
import { clickhouse } from './lib/motores/clickhouse.ts';
import { differences, type Groups, leftOut, readGroups, rowsIn } from './lib/motores/comparar.ts';
import { duckdb } from './lib/motores/duckdb.ts';
import { answerOfCore } from './lib/motores/nucleo.ts';
import { postgresql } from './lib/motores/postgresql.ts';
import { writeRegister } from './lib/motores/registro.ts';
import type { Job } from './lib/motores/trabajo.ts';
import { registerLines } from './lib/registro-sintetico.ts';

const ENGINES = { duckdb, postgresql, clickhouse };
type EngineId = keyof typeof ENGINES;
const isEngine = (name: string): name is EngineId => name in ENGINES;

const USAGE = `Uso: npm run test:motores -- [--filas N] [--motores ${Object.keys(ENGINES).join(',')}] [--semilla S]
     [--informe ARCHIVO]

Por defecto, un millón y medio de filas (o MOTORES_FILAS) y los tres motores. Sale con 1 si un grupo difiere o falta un motor.`;

export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      filas: { type: 'string', default: process.env['MOTORES_FILAS'] ?? '1500000' },
      motores: { type: 'string', default: Object.keys(ENGINES).join(',') },
      semilla: { type: 'string', default: '20261121' },
      informe: { type: 'string' },
    },
  });
  const rows = Number(values.filas);
  const seed = Number(values.semilla);
  const asked = values.motores.split(',');
  const names = asked.filter(isEngine);
  if (!Number.isSafeInteger(rows) || rows < 1 || !Number.isSafeInteger(seed) || names.length < asked.length) {
    console.log(USAGE);
    return 2;
  }
  const folder = await mkdtemp(join(tmpdir(), 'motores-'));
  // The engines run as somebody else.
  await chmod(folder, 0o755);
  const clear = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', clear);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  let passed = 0;
  try {
    const { job, core } = await prepare(folder, rows, seed);
    for (const name of names) {
      const engine = ENGINES[name];
      const start = performance.now();
      const problem = await compare(engine.run, job, join(folder, `${name}.csv`), core).catch(
        (error: unknown) => (error as Error).message,
      );
      const seconds = Math.round((performance.now() - start) / 1000);
      if (problem === undefined) passed += 1;
      console.log(
        `${problem === undefined ? '✓' : '✗'} ${engine.name}, ${seconds} s: ${problem ?? 'ningún grupo difiere'}`,
      );
    }
  } finally {
    clear();
  }
  const failed = names.length - passed;
  if (values.informe) {
    await mkdir(dirname(values.informe), { recursive: true });
    await writeFile(values.informe, JSON.stringify({ numPassedTests: passed, numFailedTests: failed }));
  }
  console.log(`motores: ${passed} pasan, ${failed} fallan`);
  return failed === 0 ? 0 : 1;
}

/** Rows with more cells than columns: no table of an engine can hold them. */
const RAGGED = leftOut('celdas-de-mas');

/** The register, the tables and the answer of the core. */
async function prepare(folder: string, rows: number, seed: number): Promise<{ job: Job; core: Groups }> {
  const { value: outlines } = await readOutlines(SHIPPED_OUTLINES);
  if (!outlines) throw new Error(`No se puede leer ${SHIPPED_OUTLINES}.`);
  const csv = join(folder, 'registro.csv');
  const out = createWriteStream(csv);
  await pipeline(Readable.from(inBatches(registerLines(outlines.bytes, rows, seed))), out);
  if (!out.closed) await once(out, 'close');
  const start = performance.now();
  const core = new Map(await answerOfCore(csv, outlines));
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(`Núcleo, ${seconds} s: ${core.size} grupos de ${rowsIn(core)} filas`);
  if (rowsIn(core) !== rows)
    throw new Error(`El núcleo cuenta ${rowsIn(core)} filas y el archivo trae ${rows}.`);
  const sql = sqlOf(outlines);
  await writeSql(folder, sql);
  const register = join(folder, 'registro.tsv');
  const ragged = await writeRegister(csv, register);
  const apart = core.get(RAGGED)?.[0] ?? 0;
  if (ragged !== apart) throw new Error(`Hay ${ragged} filas con celdas de más y el núcleo cuenta ${apart}.`);
  core.delete(RAGGED);
  const job = {
    folder,
    tables: sql.tables,
    fileOf: (table: string) => join(folder, `${table}.csv`),
    text: sql.text,
    register,
  };
  return { job, core };
}

function* inBatches(lines: Iterable<string>): Generator<string> {
  let batch: string[] = [];
  for (const line of lines) {
    if (batch.push(line) < 4000) continue;
    yield batch.join('');
    batch = [];
  }
  yield batch.join('');
}

/** What is wrong with the answer of an engine; undefined when nothing is. */
async function compare(
  run: (job: Job, result: string) => Promise<void>,
  job: Job,
  result: string,
  core: Groups,
): Promise<string | undefined> {
  await run(job, result);
  const groups = readGroups(await readFile(result, 'utf8'));
  const wrong = differences(core, groups);
  if (wrong.length > 0)
    return `${wrong.length} grupos difieren de ${core.size}:\n  ${wrong.slice(0, 5).join('\n  ')}`;
  return undefined;
}
