/**
 * The analysis from the command line, with the same code as the page: `npm run --silent mapa -- validar DIR`,
 * `… analizar DIR` and `… agregar FILES`. Exit codes: 0 done, 1 the package or its tables cannot answer, 2 the command is not understood.
 */
import { parseArgs } from 'node:util';
import { DEFAULT_DRAWS, DEFAULT_SEED } from '../src/domain/bands.ts';
import { parseCut } from '../src/domain/ids.ts';
import { freeId, MOST_OWN, type OwnTerritory } from '../src/domain/own.ts';
import { COUNTED, REFERENCES, ZONE_LEVELS } from '../src/domain/settings.ts';
import { catastroColumns } from '../src/load/tables/catastro.ts';
import { addUp, writeSqlFolder } from './lib/agregar/agregar.ts';
import { SHIPPED_OUTLINES } from './lib/agregar/limites.ts';
import { analysePackage } from './lib/mapa/analizar.ts';
import { Closed, type Streams, standardStreams } from './lib/mapa/salida.ts';
import { validate } from './lib/mapa/validar.ts';

const USAGE = `Uso:
  npm run --silent mapa -- validar DIR [--json]
      Dice qué está mal en un paquete de datos. Sale con 1 si algo impide abrirlo.

  npm run --silent mapa -- analizar DIR [opciones]
      Imprime todas las cifras de un paquete, con su intervalo o la razón por la que faltan.
      --nivel       ${ZONE_LEVELS.join(' | ')}            (por defecto comuna, o el de --zona)
      --referencia  ${REFERENCES.join(' | ')}    (por defecto la de cada tabla)
      --cuenta      ${COUNTED.join(' | ')}                   (por defecto empresas)
      --tabla       una tabla del paquete, por ejemplo empresas:2005-2024   (por defecto todas)
      --zona        código de una zona: 02201, 022 o 02; T1 para el primer --territorio
      --sector      código de un sector: G, 47…
      --territorio  'Nombre:02201,02202'  un conjunto de comunas como una zona más; se puede repetir
      --semilla     un entero: los sorteos de las bandas se repiten iguales   (por defecto ${DEFAULT_SEED})
      --sorteos     cuántos sorteos hay detrás de cada banda; 0, ninguna banda   (por defecto ${DEFAULT_DRAWS})
      --json        una lista de registros      --csv   lo mismo en CSV

  npm run --silent mapa -- agregar ARCHIVOS… --salida DIR [opciones]
      Suma un registro de cualquier largo (CSV, .csv.gz o Parquet; varios archivos son uno) y deja un paquete en DIR.
      --mapear      columna_nuestra=columna_del_archivo, por ejemplo ventas_uf='Ventas UF'; se puede repetir
      --periodo     año de las cifras   (por defecto el actual; --mapear periodo=… lo lee de una columna)
      --limites     archivo de contornos   (por defecto ${SHIPPED_OUTLINES})
      --titulo      título del paquete
      --ficticio    las cifras son inventadas
      --parciales   los archivos son resultados de agregar.sql, de una o varias máquinas

  npm run --silent mapa -- agregar --sql DIR [--limites ARCHIVO]
      Deja en DIR las tablas y el texto SQL con que otro motor suma su registro y da las mismas cifras.

  El formato de estas salidas está en docs/data.md.`;

/** The command was not understood; the message says why. */
class Misused extends Error {}

export async function main(args: readonly string[], streams: Streams = standardStreams()): Promise<number> {
  const [command, ...rest] = args;
  try {
    if (command === 'validar') return await runValidate(rest, streams);
    if (command === 'analizar') return await runAnalyse(rest, streams);
    if (command === 'agregar') return await runAdd(rest, streams);
    if (command === '--help' || command === '-h' || command === 'ayuda') {
      await streams.out(`${USAGE}\n`);
      return 0;
    }
    throw new Misused(command === undefined ? 'Falta decir qué hacer.' : `No existe la orden «${command}».`);
  } catch (error) {
    if (error instanceof Closed) return 0;
    if (!(error instanceof Misused)) throw error;
    streams.err(`${error.message}\n\n${USAGE}`);
    return 2;
  }
}

function runValidate(args: readonly string[], streams: Streams): Promise<number> {
  const { values, positionals } = understood(args, { json: { type: 'boolean' } });
  return validate(folderOf(positionals), values.json === true, streams);
}

function runAnalyse(args: readonly string[], streams: Streams): Promise<number> {
  const { values, positionals } = understood(args, {
    nivel: { type: 'string' },
    referencia: { type: 'string' },
    cuenta: { type: 'string' },
    tabla: { type: 'string' },
    zona: { type: 'string' },
    sector: { type: 'string' },
    semilla: { type: 'string' },
    sorteos: { type: 'string' },
    territorio: { type: 'string', multiple: true },
    json: { type: 'boolean' },
    csv: { type: 'boolean' },
  });
  if (values.json && values.csv) throw new Misused('Elige --json o --csv, no los dos.');
  return analysePackage(
    {
      folder: folderOf(positionals),
      format: values.json ? 'json' : values.csv ? 'csv' : 'texto',
      level: oneOf('nivel', values.nivel, ZONE_LEVELS),
      reference: oneOf('referencia', values.referencia, REFERENCES),
      counted: oneOf('cuenta', values.cuenta, COUNTED),
      table: textOf(values.tabla),
      zone: textOf(values.zona),
      sector: textOf(values.sector),
      seed: wholeOf('semilla', values.semilla, DEFAULT_SEED, MOST_SEED),
      draws: wholeOf('sorteos', values.sorteos, DEFAULT_DRAWS, MOST_DRAWS),
      own: ownOf(values.territorio),
    },
    streams,
  );
}

function runAdd(args: readonly string[], streams: Streams): Promise<number> {
  const { values, positionals: files } = understood(args, {
    salida: { type: 'string' },
    sql: { type: 'string' },
    mapear: { type: 'string', multiple: true },
    periodo: { type: 'string' },
    limites: { type: 'string' },
    titulo: { type: 'string' },
    ficticio: { type: 'boolean' },
    parciales: { type: 'boolean' },
  });
  const outlines = textOf(values.limites) ?? SHIPPED_OUTLINES;
  const sql = textOf(values.sql);
  if (sql !== undefined) {
    const more = [...files, ...Object.keys(values).filter((name) => !['sql', 'limites'].includes(name))];
    if (more.length > 0) throw new Misused(`Con --sql sobra «${more.join(' ')}»: no se lee ningún registro.`);
    return writeSqlFolder(sql, outlines, streams);
  }
  const folder = textOf(values.salida);
  if (files.length === 0) throw new Misused('Falta decir qué archivos se suman.');
  if (folder === undefined) throw new Misused('Falta --salida, la carpeta del paquete.');
  const created = new Date().toISOString().slice(0, 10);
  const period = textOf(values.periodo) ?? created.slice(0, 4);
  if (!/^(19|20)\d{2}$/.test(period)) throw new Misused(`--periodo «${period}» no es un año.`);
  const names = mappedOf(values.mapear);
  return addUp(
    {
      files,
      folder,
      outlines,
      period,
      names,
      created,
      title: textOf(values.titulo),
      fictitious: values.ficticio === true,
      partial: values.parciales === true,
    },
    streams,
  );
}

/** `ours=theirs`, of the columns of a register. */
function mappedOf(value: Value): Readonly<Record<string, string>> {
  const known = ['periodo', ...Object.keys(catastroColumns)];
  return Object.fromEntries(
    (Array.isArray(value) ? value : []).map((written: string) => {
      const at = written.indexOf('=');
      const ours = written.slice(0, at).trim();
      const theirs = written.slice(at + 1).trim();
      if (at < 1 || theirs === '')
        throw new Misused(`--mapear «${written}» debe ser columna_nuestra=columna_del_archivo.`);
      if (!known.includes(ours))
        throw new Misused(`--mapear: no existe la columna «${ours}». Puede ser: ${known.join(', ')}.`);
      return [ours, theirs];
    }),
  );
}

type Value = string | boolean | readonly string[] | undefined;
type Options = Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly multiple?: boolean }>>;
type Values = Readonly<Record<string, Value>>;

/** Node's parser, with its complaints in Spanish. */
function understood(args: readonly string[], options: Options): { values: Values; positionals: string[] } {
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    return { values: parsed.values as Values, positionals: parsed.positionals };
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    const option = /'(--?[\w-]+)/.exec(message ?? '')?.[1] ?? '';
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new Misused(`No existe la opción ${option}.`);
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
      throw new Misused(
        options[option.replace(/^-+/, '')]?.type === 'boolean'
          ? `La opción ${option} no lleva valor.`
          : `A la opción ${option} le falta su valor.`,
      );
    throw error;
  }
}

function folderOf(positionals: readonly string[]): string {
  const [folder, ...more] = positionals;
  if (folder === undefined) throw new Misused('Falta la carpeta del paquete.');
  if (more.length > 0) throw new Misused(`Sobra «${more.join(' ')}»: se abre una sola carpeta.`);
  return folder;
}

function textOf(value: Value): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

const MOST_SEED = 2 ** 32 - 1;
const MOST_DRAWS = 100_000;

function wholeOf(option: string, value: Value, otherwise: number, most: number): number {
  const text = textOf(value);
  if (text === undefined) return otherwise;
  const whole = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (!(whole <= most)) throw new Misused(`--${option} «${text}» no es un entero de 0 a ${most}.`);
  return whole;
}

/** `Nombre:02201,02202`, the first as T1, the second as T2… */
function ownOf(value: Value): readonly OwnTerritory[] {
  const own: OwnTerritory[] = [];
  for (const written of Array.isArray(value) ? value : []) {
    const text = String(written);
    const at = text.lastIndexOf(':');
    const name = text.slice(0, at).trim();
    const cuts = text
      .slice(at + 1)
      .split(',')
      .map((cut) => parseCut(cut.trim()));
    const id = freeId(own);
    const known = cuts.flatMap((cut) => cut ?? []);
    if (at < 1 || name === '' || known.length !== cuts.length)
      throw new Misused(
        `--territorio «${text}» debe ser un nombre y códigos de comuna: 'El Loa:02201,02202'.`,
      );
    if (!id) throw new Misused(`Son demasiados territorios: caben ${MOST_OWN}.`);
    own.push({ id, name, cuts: known });
  }
  return own;
}

function oneOf<T extends string>(option: string, value: Value, words: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  const found = words.find((word) => word === value);
  if (found === undefined)
    throw new Misused(`--${option} «${value}» no existe. Puede ser: ${words.join(', ')}.`);
  return found;
}
