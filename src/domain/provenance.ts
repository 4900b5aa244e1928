import { type Context, type ReferenceGroup, variableOf } from './context.ts';
import { cell, type Grid } from './grid.ts';
import { COUNTRY } from './ids.ts';
import type { ZoneVariable } from './inputs.ts';
import type { Measure } from './measure.ts';
import { periodLabel, type SourceRef } from './source.ts';
import { type Zone, zonePhrase } from './territory.ts';

/** Where a term of a figure is written: file, column, and the lines that made it. */
export interface Origin {
  readonly source: SourceRef;
  readonly column: string;
  /** First lines of the file behind the term, at most twelve. */
  readonly lines: readonly number[];
  /** How many lines stand behind it in all. */
  readonly lineCount: number;
  readonly year: string;
}

/** One term of a formula, as the reader is shown it. */
export interface Term {
  readonly symbol: string;
  readonly label: string;
  readonly measure: Measure;
  readonly origin: Origin | undefined;
}

/** «¿De dónde sale?»: all that stands behind one figure. */
export interface Explanation {
  readonly indicator: string;
  readonly zone: string;
  readonly sector: string | undefined;
  readonly result: Measure;
  readonly formula: string;
  readonly terms: readonly Term[];
  readonly notes: readonly string[];
}

const MOST_LINES = 12;

/** Where a term is written; lines that are 0 are not in the file. */
export function origin(source: SourceRef, column: string, lines: readonly number[], year: string): Origin {
  const written = lines.filter((line) => line > 0);
  return { source, column, lines: written.slice(0, MOST_LINES), lineCount: written.length, year };
}

/** Lines of the cube behind a zone × sector cell: its own, those of its comunas, or those of its businesses. */
function cellLines(context: Context, zone: Zone, column: number): number[] {
  const { cube, inputs } = context;
  const code = context.sectors[column];
  if (cube.fromCatastro && inputs.catastro && code) {
    const { businesses } = inputs.catastro;
    const { sectors, section, division, line } = businesses.columns;
    const codes = cube.sectorLevel === 'division' ? division : section;
    const lines: number[] = [];
    for (const row of businesses.rowsIn(zone.comunas))
      if (sectors[codes[row] ?? -1] === code) lines.push(line[row] ?? 0);
    return lines;
  }
  const at = code === undefined ? -1 : cube.sectors.indexOf(code);
  if (at === -1) return [];
  return zone.comunas.map((comuna) => cube.lines[comuna * cube.sectors.length + at] ?? 0);
}

/** A term read from the table of firms, for one zone and sector. */
export function cubeTerm(
  context: Context,
  row: number,
  column: number,
  grid: Grid,
  symbol: string,
  label: string,
  columnName: string,
): Term {
  const zone = context.zones[row];
  return {
    symbol,
    label,
    measure: cell(grid, row, column),
    origin:
      zone &&
      origin(
        context.cube.source,
        context.cube.fromCatastro ? 'una fila por negocio' : columnName,
        cellLines(context, zone, column),
        periodLabel(context.cube.period),
      ),
  };
}

/** Name of the column counted, as the file writes it. */
export function countedColumn(context: Context): string {
  return context.settings.counted === 'trabajadores' ? 'trabajadores' : 'empresas';
}

/** The total of a zone over the sectors of the table. */
export function zoneTotalTerm(context: Context, row: number): Term {
  const zone = context.zones[row];
  const lines = context.sectors.flatMap((_, column) => (zone ? cellLines(context, zone, column) : []));
  return {
    symbol: 'n_r',
    label: `Total de ${zone ? zonePhrase(zone) : 'la zona'}, todos los sectores`,
    measure: context.zoneTotals[row] ?? { missing: 'sin-dato', unit: context.counts.unit },
    origin: origin(context.cube.source, countedColumn(context), lines, periodLabel(context.cube.period)),
  };
}

/** «Chile», «la Región de Tarapacá»… as the reference stands in a sentence, with its year when it is another. */
export function referencePhrase(context: Context, group: ReferenceGroup | undefined): string {
  if (!group) return 'la referencia';
  if (context.totals) {
    const name = context.totals.territory === COUNTRY ? 'Chile' : `la región ${context.totals.territory}`;
    return `${name} (totales de ${context.totals.period.to})`;
  }
  const zone = context.inputs.territory.zones.get(group.id);
  return zone ? zonePhrase(zone) : String(group.id);
}

/** The total of the reference in a sector (`column`), or over all of them (`undefined`). */
export function referenceTerm(context: Context, row: number, column: number | undefined): Term {
  const group = context.groups[context.groupAt[row] ?? -1];
  const where = referencePhrase(context, group);
  const unit = context.counts.unit;
  const measure = (column === undefined ? group?.total : group?.bySector[column]) ?? {
    missing: 'sin-dato' as const,
    unit,
  };
  const code = column === undefined ? undefined : context.sectors[column];
  const { totals } = context;
  const lines = totals
    ? [...totals.lines].flatMap(([one, line]) => (code === undefined || one === code ? [line] : []))
    : (group?.rows ?? []).flatMap((at) => {
        const zone = context.zones[at];
        const columns = column === undefined ? context.sectors.map((_, c) => c) : [column];
        return zone ? columns.flatMap((c) => cellLines(context, zone, c)) : [];
      });
  return {
    symbol: column === undefined ? 'N' : 'N_i',
    label: column === undefined ? `Total de ${where}, todos los sectores` : `Total del sector en ${where}`,
    measure,
    origin: origin(
      totals?.source ?? context.cube.source,
      countedColumn(context),
      lines,
      totals ? String(totals.period.to) : periodLabel(context.cube.period),
    ),
  };
}

/** A term read from `comunas_datos`. */
export function variableTerm(context: Context, row: number, id: string, symbol: string): Term | undefined {
  const variable: ZoneVariable | undefined = context.inputs.zoneData?.variables.get(id);
  const zone = context.zones[row];
  const data = context.inputs.zoneData;
  if (!variable || !zone || !data) return undefined;
  return {
    symbol,
    label: variable.name,
    measure: variableOf(variable, zone),
    origin: origin(
      data.source,
      variable.column,
      zone.comunas.map((comuna) => data.lines[comuna] ?? 0),
      variable.year,
    ),
  };
}

/** «¿De dónde sale?» of a figure that is read, not computed: its own lines are all there is to tell. */
export function readExplanation(figure: {
  readonly name: string;
  readonly zone: string;
  readonly sector: string | undefined;
  readonly measure: Measure;
  readonly source: SourceRef;
  readonly column: string;
  readonly lines: readonly number[];
  readonly year: string;
  readonly note: string;
}): Explanation {
  const { name, zone, sector, measure, source, column, lines, year, note } = figure;
  const from = origin(source, column, lines, year);
  return {
    indicator: name,
    zone,
    sector,
    result: measure,
    formula:
      from.lineCount > 1
        ? `Suma de ${from.lineCount} líneas, columna ${column}`
        : `Se lee de la columna ${column}`,
    terms: [{ symbol: '', label: name, measure, origin: from }],
    notes: note ? [note] : [],
  };
}

/** Terms without the absent ones. */
export function present(...terms: readonly (Term | undefined)[]): readonly Term[] {
  return terms.filter((term): term is Term => term !== undefined);
}

/** A term that is computed, with no line of its own. */
export function computed(symbol: string, label: string, measure: Measure): Term {
  return { symbol, label, measure, origin: undefined };
}
