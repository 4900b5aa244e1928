import type { Catastro } from '../domain/businesses.ts';
import { type Classification, classifyRegister, type RegisterRow } from '../domain/evaluation/register.ts';
import { TRAIT_COLUMNS, TRAIT_IDS } from '../domain/evaluation/traits.ts';
import { type SectorCode, UNKNOWN_SECTOR } from '../domain/ids.ts';
import { parseActivity } from '../domain/sectors.ts';
import { comunaNamer, type Territory } from '../domain/territory.ts';
import { type Issue, quoted } from './checked.ts';
import { cellValue } from './columns.ts';
import { readTable } from './table.ts';
import { catastroColumns } from './tables/catastro.ts';
import { traitColumns, traitsIn } from './tables/rasgos.ts';

/** A register classified, with what was read of it. */
export interface ClassifiedRegister {
  readonly classification: Classification;
  readonly file: string;
  /** Rows of the file; those classified or not, plus those left out. */
  readonly rowsInFile: number;
  readonly rejected: number;
  /** Columns of traits that the file does not have at all, by the name they go by. */
  readonly absentColumns: readonly string[];
  /** Columns of the file that are not of a catastro, and were not read. */
  readonly ignored: readonly string[];
  readonly issues: readonly Issue[];
}

const { id, nombre, sector, division, cut, comuna, tamano, trabajadores, ventas_uf, inicio, vitrina } =
  catastroColumns;
/** What the classification reads of a catastro: no coordinates, no taxes, nobody's sex. */
const registerColumns = {
  id,
  nombre,
  sector,
  division,
  cut,
  comuna,
  tamano,
  trabajadores,
  ventas_uf,
  inicio,
  vitrina,
  ...traitColumns,
};

/**
 * Classifies a catastro that the reader brings. Nothing of it is kept. A row is left out and told where its id is missing or
 * repeated; one whose place or line is not known is classified all the same.
 */
export function classifyOwnRegister(
  bytes: Uint8Array,
  file: string,
  territory: Territory,
  today: string,
): ClassifiedRegister {
  const read = readTable(bytes, registerColumns, { file });
  const issues: Issue[] = [...read.issues];
  const named = comunaNamer(territory);
  const byCode = new Map<string, string>(territory.comunas.map(({ cut, name }) => [cut, name]));
  const lines = new Map<string, number>();
  const rows: RegisterRow[] = [];
  for (const { line, cells } of read.rows) {
    const own = cellValue(cells.id) ?? '';
    const before = lines.get(own);
    if (before !== undefined) {
      issues.push({
        severity: 'error',
        file,
        line,
        column: 'id',
        code: 'id-repetido',
        message: `Repite el id ${quoted(own)} de la línea ${before}. Se deja fuera.`,
      });
      continue;
    }
    lines.set(own, line);
    const code = cellValue(cells.cut);
    const name = cellValue(cells.comuna);
    const sales = cells.ventas_uf;
    rows.push({
      line,
      id: own,
      name: cellValue(cells.vitrina) === true ? cellValue(cells.nombre) : undefined,
      sector: sectionIn(cellValue(cells.sector), cellValue(cells.division)),
      comuna: byCode.get(code ?? '') ?? byCode.get((name === undefined ? undefined : named(name)) ?? ''),
      workers: cellValue(cells.trabajadores),
      sales: 'value' in sales ? sales.value : sales.missing === 'reservado' ? 'reservado' : undefined,
      size: cellValue(cells.tamano),
      start: cellValue(cells.inicio),
      traits: traitsIn(cells),
    });
  }
  return {
    classification: classifyRegister(rows, today),
    file,
    rowsInFile: read.total,
    rejected: read.total - rows.length,
    absentColumns: TRAIT_IDS.flatMap((trait) =>
      read.present.has(TRAIT_COLUMNS[trait]) ? [] : [TRAIT_COLUMNS[trait]],
    ),
    ignored: read.ignored,
    issues,
  };
}

function sectionIn(stated: string | undefined, finer: string | undefined): SectorCode {
  const activity =
    (stated === undefined ? undefined : parseActivity(stated)) ??
    (finer === undefined ? undefined : parseActivity(finer));
  return activity?.section ?? UNKNOWN_SECTOR;
}

/** The catastro of the open package, to the day on which its source was checked, or the end of its year, where it says one. */
export function classifyCatastro({ businesses, source }: Catastro, territory: Territory): ClassifiedRegister {
  const stated = new Set<string>(businesses.flatMap(({ traits }) => Object.keys(traits)));
  return {
    classification: classifyRegister(
      businesses.map((one) => ({
        line: one.line,
        id: one.id,
        name: one.showcase ? one.name : undefined,
        sector: one.section,
        comuna: territory.comunas[one.comuna]?.name,
        workers: one.workers,
        sales: one.sales,
        size: one.size,
        start: one.start,
        traits: one.traits,
      })),
      dayOf(source),
    ),
    file: source.file,
    rowsInFile: businesses.length,
    rejected: 0,
    absentColumns: TRAIT_IDS.flatMap((trait) => (stated.has(trait) ? [] : [TRAIT_COLUMNS[trait]])),
    ignored: [],
    issues: [],
  };
}

function dayOf({ checked, year }: Catastro['source']): string | undefined {
  const last = /(\d{4})$/.exec(year)?.[1];
  return checked || (last && `${last}-12-31`);
}
