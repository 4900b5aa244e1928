import { mkdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import Papa from 'papaparse';
import { SIZES } from '../../../src/domain/business.ts';
import { buildCellLocator } from '../../../src/domain/cell_index.ts';
import { parseSectorCode, UNKNOWN_SECTOR } from '../../../src/domain/ids.ts';
import {
  type AggregateCell,
  type AggregateOptions,
  aggregateRegister,
} from '../../../src/load/bulk/aggregate.ts';
import type { RegisterExam } from '../../../src/load/bulk/read.ts';
import { issueLine } from '../mapa/paquete.ts';
import { printAll, type Streams } from '../mapa/salida.ts';
import { registerSource, Unreadable } from './fuentes.ts';
import { type Outlines, readOutlines } from './limites.ts';
import { type Added, checkFree, Occupied, type PackageOptions, writePackage } from './paquete.ts';
import { findRepeats } from './repetidos.ts';
import { GROUP_KEYS, GROUP_SUMS, SQL_FILE, sqlOf, writeSql } from './sql.ts';

export interface AddingOrder extends PackageOptions {
  readonly files: readonly string[];
  readonly outlines: string;
  readonly period: string;
  /** Ours → theirs. */
  readonly names: Readonly<Record<string, string>>;
  /** The files are results of the SQL text, not registers. */
  readonly partial: boolean;
}

/** Makes a package from registers of any length. 1 when they cannot be read or nothing in them can be used. */
export async function addUp(order: AddingOrder, streams: Streams): Promise<number> {
  return told(streams, async () => {
    const outlines = await outlinesOf(order.outlines, streams);
    if (!outlines) return 1;
    await checkFree(order.folder);
    const added = order.partial
      ? await addPartials(order, outlines, streams)
      : await addRegister(order, outlines, streams);
    if (!added) return 1;
    const written = await writePackage(added, outlines, order);
    await printAll(
      [
        `\nPaquete en ${order.folder}:\n`,
        ...[...written].map(([file, rows]) => `  ${file}  ${figures(rows)} filas\n`),
      ],
      streams,
    );
    return 0;
  });
}

/** Writes the tables and the SQL text for an engine that has the register. */
export async function writeSqlFolder(folder: string, path: string, streams: Streams): Promise<number> {
  return told(streams, async () => {
    const outlines = await outlinesOf(path, streams);
    if (!outlines) return 1;
    await checkFree(folder);
    await mkdir(folder, { recursive: true });
    const sql = sqlOf(outlines);
    await writeSql(folder, sql);
    const files = [...sql.tables.map(({ name }) => `${name}.csv`), SQL_FILE];
    await streams.out(
      `${folder}: ${files.join(', ')}\nQué tabla leer y con qué columnas, al comienzo de ${SQL_FILE}.\n`,
    );
    return 0;
  });
}

/** What is wrong with what was asked for is said, not thrown. */
async function told(streams: Streams, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Unreadable) && !(error instanceof Occupied)) throw error;
    streams.err(error.message);
    return 1;
  }
}

async function outlinesOf(path: string, streams: Streams): Promise<Outlines | undefined> {
  const { value, issues } = await readOutlines(path);
  if (!value) for (const issue of issues) streams.err(issueLine(issue));
  return value;
}

async function addRegister(
  { files, names, period }: AddingOrder,
  { territory, areas, referential }: Outlines,
  streams: Streams,
): Promise<Added | undefined> {
  const { periodo, ...columns } = names;
  const options: Omit<AggregateOptions, 'repeats'> = {
    file: files.map((file) => basename(file)).join(', '),
    names: columns,
    territory,
    locate: buildCellLocator(areas),
    referential,
    period,
    ...(periodo === undefined ? {} : { periodColumn: periodo }),
  };
  const repeats = findRepeats();
  try {
    await aggregateRegister(await registerSource(files), { ...options, repeats: repeats.record });
    const made = await aggregateRegister(await registerSource(files), { ...options, repeats: repeats.known });
    const leftOut = reasonsOf(made.exam);
    await printAll(reportOf(made.exam, options.file, leftOut), streams);
    if (made.exam.used > 0) return { cells: [...made.cells()], files, leftOut };
    streams.err('No hay ninguna fila que se pueda usar.');
    return undefined;
  } finally {
    repeats.close();
  }
}

function reasonsOf({ rejected }: RegisterExam): ReadonlyMap<string, number> {
  const reasons = new Map<string, number>();
  for (let at = 0; at < rejected.length; at += 1) {
    const reason = rejected.reason(at) ?? '';
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return reasons;
}

function* reportOf(
  { total, used, rejected, counts, issues, placing, encoding, separator, ignored }: RegisterExam,
  file: string,
  leftOut: ReadonlyMap<string, number>,
): Generator<string> {
  yield `${file}: ${figures(total)} filas = ${figures(used)} usadas + ${figures(rejected.length)} rechazadas\n`;
  yield `  ${encoding}, separador ${separator === '\t' ? 'tabulador' : `«${separator}»`}${ignored.length > 0 ? `; columnas no usadas: ${ignored.join(', ')}` : ''}\n`;
  for (const [reason, rows] of leftOut) yield `  rechazadas por ${reason}: ${figures(rows)}\n`;
  const { coordenadas, codigo, nombre } = placing.byPlacing;
  yield `  ubicadas por coordenadas ${figures(coordenadas)}, por código ${figures(codigo)}, por nombre ${figures(nombre)}\n`;
  for (const { code, severity, count } of counts) {
    yield `  ${severity} ${code}: ${figures(count)}\n`;
    const first = issues.find((issue) => issue.code === code);
    if (first) yield `    ${issueLine(first)}\n`;
  }
}

const figures = (count: number) => count.toLocaleString('es-CL');

/** Results of the text on parts of a register: the same groups, added up. */
async function addPartials(
  { files, period }: AddingOrder,
  { territory }: Outlines,
  streams: Streams,
): Promise<Added | undefined> {
  const rowOf = new Map<string, number>(territory.comunas.map(({ cut }, at) => [cut, at]));
  const groups = new Map<string, number[]>();
  const leftOut = new Map<string, number>();
  let total = 0;
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined) throw new Unreadable(`No se puede leer «${file}».`);
    const { data } = Papa.parse<string[]>(text.trim());
    const [header = [], ...rows] = data;
    const placeOf = (name: string) => header.findIndex((cell) => cell.trim().toLowerCase() === name);
    const keyAt = GROUP_KEYS.map(placeOf);
    const sumAt = GROUP_SUMS.map(placeOf);
    const lacking = [...GROUP_KEYS, ...GROUP_SUMS].filter((name) => placeOf(name) === -1);
    if (lacking.length > 0)
      throw new Unreadable(
        `«${basename(file)}» no es un resultado de ${SQL_FILE}: le falta ${lacking.join(', ')}.`,
      );
    for (const [at, cells] of rows.entries()) {
      const keys = keyAt.map((place) => cells[place]?.trim() ?? '');
      const sums = sumAt.map((place) => Number(cells[place]));
      const [cut = '', section = '', division = '', size = '', reason = ''] = keys;
      const isKnown =
        rowOf.has(cut) &&
        parseSectorCode(section) &&
        (division === '' || parseSectorCode(division)) &&
        (size === '' || SIZES.some((one) => one === size));
      if (sums.some((sum) => !Number.isSafeInteger(sum) || sum < 0) || (reason === '' && !isKnown))
        throw new Unreadable(
          `${basename(file)}:${at + 2}: el grupo no se puede leer («${cells.join(',')}»).`,
        );
      total += sums[0] ?? 0;
      if (reason !== '') leftOut.set(reason, (leftOut.get(reason) ?? 0) + (sums[0] ?? 0));
      else {
        const key = keys.join('|');
        const before = groups.get(key);
        groups.set(key, before ? before.map((sum, place) => sum + (sums[place] ?? 0)) : sums);
      }
    }
  }
  const cells = [...groups].map(([key, sums]): AggregateCell => {
    const [cut = '', section = '', division = '', size = ''] = key.split('|');
    const sumOf = (name: (typeof GROUP_SUMS)[number]) => sums[GROUP_SUMS.indexOf(name)] ?? 0;
    return {
      period,
      comuna: rowOf.get(cut) ?? 0,
      section: parseSectorCode(section) ?? UNKNOWN_SECTOR,
      division: parseSectorCode(division),
      size: SIZES.find((one) => one === size),
      firms: sumOf('empresas'),
      workers: sumOf('trabajadores'),
      workersStated: sumOf('trabajadores_dicen'),
      sales: sumOf('ventas_x10000') / 1e4,
      salesStated: sumOf('ventas_dicen'),
      salesReserved: sumOf('ventas_reservadas'),
      workersOfBoth: sumOf('trabajadores_de_ambas'),
      salesOfBoth: sumOf('ventas_de_ambas_x10000') / 1e4,
      bothStated: sumOf('ambas_dicen'),
      bothReserved: sumOf('ambas_reservadas'),
    };
  });
  const out = [...leftOut.values()].reduce((sum, rows) => sum + rows, 0);
  await streams.out(
    `${files.length} resultados: ${figures(total)} filas = ${figures(total - out)} usadas + ${figures(out)} rechazadas\n`,
  );
  if (cells.length > 0) return { cells, files, leftOut };
  streams.err('No hay ninguna fila que se pueda usar.');
  return undefined;
}
