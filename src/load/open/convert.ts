import { parseActivity, type SectorTree } from '../../domain/sectors.ts';
import type { Territory, Zone } from '../../domain/territory.ts';
import { fold } from '../../domain/text.ts';
import { type Issue, quoted } from '../checked.ts';
import { type Column, text as textCodec } from '../columns.ts';
import type { RawRow } from '../csv.ts';
import { unguarded } from '../guarded.ts';
import type { TableId } from '../package.ts';
import type { Columns } from '../table.ts';
import { type ComunaReader, comunaReader } from './comuna_reader.ts';
import type { FileChoice, Watch } from './contract.ts';
import type { LaidOut } from './layout.ts';
import type { Header, Positions } from './mapping.ts';
import { type SectorReader, sectorReader } from './sector_reader.ts';

interface ConvertContext {
  readonly territory: Territory;
  readonly sectors: SectorTree;
  readonly choice: FileChoice;
  /** Year or period of every row, where no column tells it. */
  readonly period: string | undefined;
  /** The file as messages name it. */
  readonly file: string;
  readonly watch: Watch;
}

/** What is in a file below its header, before anything of it is read. */
interface Below {
  readonly rows: readonly RawRow[];
  readonly header: Header;
  /** Line of a quote that opens and never closes. */
  readonly openQuote: number | undefined;
}

type Level = LaidOut['resource']['mapa']['nivel_sector'];
type Cell = (cell: string, line: number, row: RawRow) => string | Issue;

/** Rows between two chances to stop. */
const PACE = 20_000;
/** A guessed identifier that repeats or lacks in more rows than this is none. */
const MOST_BAD_IDS = 0.02;
const RUT = /^\d{1,2}\.?\d{3}\.?\d{3}-?[\dkK]$/;

/**
 * The rows of a sheet in the columns of a table, by the columns that stand for them. Codes and names of comunas, names of
 * activities, dates where a year is meant and words for a size or a sex are written as the table wants them; the rest goes
 * as it is, and the reader of the table judges it. A row is left out here only where it cannot be written in those columns.
 */
export async function convert(
  { rows, header, openQuote }: Below,
  table: TableId,
  columns: Columns,
  positions: Positions,
  context: ConvertContext,
): Promise<LaidOut> {
  const { territory, choice, file, watch } = context;
  const issues: Issue[] = [];
  const rejected: { line: number; issue: Issue }[] = [];
  const unknown = new Map<string, number[]>();
  const tell = (
    severity: Issue['severity'],
    code: string,
    message: string,
    line?: number,
    column?: string,
  ) => {
    const issue: Issue = {
      severity,
      file,
      code,
      message,
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    };
    return issue;
  };
  const theirs = (ours: string) => {
    const found = positions.get(ours);
    return (found && header.names[found.at]) ?? ours;
  };

  const places = comunaReader(territory, choice.comunas);
  const activities = sectorReader(context.sectors);
  const levels = { rubro: 0, division: 0, subrubro: 0 };
  const below = rows.slice(header.at + 1);
  const noId = table === 'catastro' ? idTrouble(below, positions, header.names) : undefined;
  const lineAsId = noId !== undefined;
  if (lineAsId) issues.push(tell('aviso', 'id-de-la-linea', `${noId} Cada fila se identifica por su línea.`));

  const names = Object.keys(columns).filter((name) => positions.has(name) && !(name === 'id' && lineAsId));
  const yearName = ['periodo', 'anio'].find((name) => columns[name]?.required && !positions.has(name));
  const constant =
    yearName !== undefined && context.period ? { name: yearName, value: context.period } : undefined;

  const has = (name: string) => positions.has(name);
  const cellOf = (name: string, row: RawRow) =>
    unguarded((row.cells[positions.get(name)?.at ?? -1] ?? '').trim());
  const cells: readonly { readonly name: string; readonly read: Cell }[] = names.map((name) => ({
    name,
    read: cellReader(name, columns[name] as Column<unknown>),
  }));

  function unknownComuna(said: string, line: number) {
    const lines = unknown.get(said);
    if (lines) lines.push(line);
    else unknown.set(said, [line]);
  }

  function cellReader(name: string, column: Column<unknown>): Cell {
    const notice = (one: { code: string; message: string } | undefined, line: number) => {
      if (one) issues.push(tell('aviso', one.code, one.message, line, theirs(name)));
    };
    if (column.codec.type === 'CUT')
      return (cell, line) => requiredComuna(places, cell, line, theirs(name), tell, unknownComuna, notice);
    if (column.codec.type === 'zona') {
      const zones = zoneNamer(territory, places);
      return (cell) => zones(cell);
    }
    if (column.codec.type === 'periodo') return (cell) => yearIn(cell);
    if (table === 'catastro' && name === 'cut')
      return (cell, line) => {
        const found = places.read(cell);
        if (found.kind !== 'comuna') return cell;
        notice(found.notice, line);
        return found.cut;
      };
    if (table === 'catastro' && name === 'comuna')
      return (cell, line, row) => {
        const found = places.read(cell);
        if (found.kind === 'comuna') {
          notice(found.notice, line);
          return territory.zones.get(found.cut)?.name ?? cell;
        }
        if (found.kind === 'ninguna') return found.why === 'mano' ? '' : cell;
        const placed = has('cut') && places.read(cellOf('cut', row)).kind === 'comuna';
        const drawn = has('longitud') && has('latitud') && cellOf('longitud', row) && cellOf('latitud', row);
        if (!placed && !drawn) unknownComuna(cell, line);
        return cell;
      };
    if (column.codec.type === 'sector')
      return (cell, line) => {
        const found = activities.read(cell);
        if (found.kind === 'ninguno' && found.why === 'total')
          return tell(
            'error',
            'fila-de-total',
            `${quoted(cell)} suma otras filas. Se deja fuera.`,
            line,
            theirs(name),
          );
        if (found.kind !== 'sector') return cell;
        notice(found.notice, line);
        if (found.sector !== 'SI') levels[found.level] += 1;
        return found.sector;
      };
    if (table === 'catastro' && (name === 'sector' || name === 'division'))
      return (cell) => activityIn(cell, activities);
    if (name === 'lidera') return (cell) => SEXES.get(fold(cell)) ?? cell;
    if (name === 'tamano') return (cell) => sizeIn(cell);
    return (cell) => cell;
  }

  const out: RawRow[] = [];
  let done = 0;
  for (const row of below) {
    done += 1;
    if (done % PACE === 0) {
      await new Promise((resolve) => setTimeout(resolve));
      watch.signal.throwIfAborted();
      watch.tell({ doing: 'examinar', file, done, total: below.length, rows: done });
    }
    const { line } = row;
    if (line === openQuote) {
      rejected.push({
        line,
        issue: tell(
          'error',
          'comilla-abierta',
          'Una comilla se abre y no se cierra: de esta línea al final del archivo no se puede leer nada.',
          line,
        ),
      });
      continue;
    }
    if (row.cells.slice(header.names.length).some((cell) => cell.trim() !== '')) {
      rejected.push({
        line,
        issue: tell(
          'error',
          'celdas-de-mas',
          `La fila tiene ${row.cells.length} celdas y el encabezado ${header.names.length}. Se deja fuera.`,
          line,
        ),
      });
      continue;
    }
    const written: string[] = [];
    let fault: Issue | undefined;
    for (const { name, read } of cells) {
      const value = read(cellOf(name, row), line, row);
      if (typeof value === 'string') written.push(value);
      else fault ??= value;
    }
    if (fault) {
      rejected.push({ line, issue: fault });
      continue;
    }
    if (constant) written.push(constant.value);
    if (lineAsId) written.push(String(line));
    out.push({ line, cells: written });
  }
  return {
    table,
    columns: [...names, ...(constant ? [constant.name] : []), ...(lineAsId ? ['id'] : [])],
    rows: out,
    total: below.length,
    rejected,
    issues,
    unknownComunas: unknown,
    resource: {
      title: '',
      sources: [],
      mapa: names.includes('sector') && table !== 'catastro' ? { nivel_sector: mostOf(levels) } : {},
    },
  };
}

type Tell = (
  severity: Issue['severity'],
  code: string,
  message: string,
  line?: number,
  column?: string,
) => Issue;

/** Why the column taken for the id does not tell the rows of a register apart; undefined where it does. */
export function idTrouble(
  rows: readonly RawRow[],
  positions: Positions,
  names: readonly string[],
): string | undefined {
  const found = positions.get('id');
  if (!found) return 'El archivo no trae un identificador.';
  const name = names[found.at] ?? 'id';
  const column = quoted(name);
  const said = rows.map(({ cells }) => (cells[found.at] ?? '').trim());
  const ruts = said.filter((one) => RUT.test(one) && /[-.]/.test(one)).length;
  if (ruts * 2 > said.length) return `La columna ${column} trae números de RUT, que aquí no se leen.`;
  if (found.from === 'mano' || found.from === 'recordada' || name === 'id') return undefined;
  const seen = new Set<string>();
  let bad = 0;
  for (const one of said) {
    if (seen.has(one) || 'missing' in textCodec.read(one, 'punto')) bad += 1;
    seen.add(one);
  }
  return bad > said.length * MOST_BAD_IDS
    ? `La columna ${column} se repite o está vacía en ${bad} de ${said.length} filas.`
    : undefined;
}

function requiredComuna(
  places: ComunaReader,
  cell: string,
  line: number,
  column: string,
  tell: Tell,
  unknownComuna: (text: string, line: number) => void,
  notice: (one: { code: string; message: string } | undefined, line: number) => void,
): string | Issue {
  const found = places.read(cell);
  if (found.kind === 'comuna') {
    notice(found.notice, line);
    return found.cut;
  }
  if (found.kind === 'desconocida') {
    unknownComuna(cell, line);
    return tell(
      'error',
      'comuna-desconocida',
      `No se reconoce la comuna ${quoted(cell)}. La fila se deja fuera.`,
      line,
      column,
    );
  }
  // The reader of the table tells of an empty one in its own words.
  if (found.why === 'vacia') return '';
  return found.why === 'total'
    ? tell('error', 'fila-de-total', `${quoted(cell)} suma otras filas. Se deja fuera.`, line, column)
    : tell(
        'error',
        'fila-sin-comuna',
        `${quoted(cell)} no es una comuna. La fila se deja fuera.`,
        line,
        column,
      );
}

/** Codes of zones from what offices write: «CL», «Chile», «1», «Región de Tarapacá», «Calama». Others go as they are. */
function zoneNamer(territory: Territory, places: ComunaReader): (cell: string) => string {
  const plain = (name: string) =>
    fold(name).replace(/^(region|provincia|comuna) (de la |de los |del |de )?/, '');
  const byName = new Map<string, Zone>();
  for (const level of ['provincia', 'region'] as const)
    for (const zone of territory.byLevel[level]) byName.set(plain(zone.name), zone);
  return (cell) => {
    const words = plain(cell);
    if (/^(cl|chile|pais|nacional|todo el pais|total pais)$/.test(words)) return 'CL';
    if (/^\d{1,2}$/.test(words)) return words.padStart(2, '0');
    const region = byName.get(words);
    // «Santiago» alone is the comuna; said to be a province or a region it is that.
    const found = /^(region|provincia) /.test(fold(cell)) ? undefined : places.read(cell);
    if (found?.kind === 'comuna') return found.cut;
    return region?.id ?? cell;
  };
}

/** The year of a date, or the years of «2005 a 2024»; the text itself where it says none. */
function yearIn(cell: string): string {
  const range = /^((?:19|20)\d{2})\s*(?:[-–/]|a|al)\s*((?:19|20)\d{2})$/i.exec(cell);
  if (range) return `${range[1]}-${range[2]}`;
  const date =
    /^((?:19|20)\d{2})[-/.]\d{1,2}(?:[-/.]\d{1,2})?/.exec(cell) ??
    /^\d{1,2}[-/.](?:\d{1,2}[-/.])?((?:19|20)\d{2})$/.exec(cell);
  const worded = /^(?:a[nñ]o(?: (?:comercial|tributario))? )?((?:19|20)\d{2})(?:[.,]0+)?$/i.exec(cell);
  return date?.[1] ?? worded?.[1] ?? cell;
}

/** The activity of one business: codes as they are, names by their code. */
function activityIn(cell: string, activities: SectorReader): string {
  if (cell === '' || parseActivity(cell)) return cell;
  const found = activities.read(cell);
  if (found.kind !== 'sector' || found.sector === 'SI') return cell;
  // «561000 - Restaurantes»: the six digits say more than the division.
  return /^\d{6}(?=\D)/.exec(cell)?.[0] ?? found.sector;
}

const SEXES: ReadonlyMap<string, string> = new Map(
  ['f mujer', 'femenino mujer', 'femenina mujer', 'm hombre', 'masculino hombre', 'varon hombre'].map(
    (pair) => {
      const [word = '', meant = ''] = pair.split(' ');
      return [word, meant] as const;
    },
  ),
);

function sizeIn(cell: string): string {
  const word = /^(micro|pequen|median|grande)/.exec(fold(cell))?.[1];
  return word === 'micro'
    ? 'micro'
    : word === 'pequen'
      ? 'pequeña'
      : word === 'median'
        ? 'mediana'
        : (word ?? cell);
}

function mostOf(levels: Readonly<Record<NonNullable<Level>, number>>): NonNullable<Level> {
  const { rubro, division, subrubro } = levels;
  if (subrubro > rubro && subrubro > division) return 'subrubro';
  return division > rubro ? 'division' : 'rubro';
}
