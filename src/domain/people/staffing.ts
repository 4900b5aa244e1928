import { cell } from '../grid.ts';
import { COUNTRY, type SectorCode } from '../ids.ts';
import type { Inputs, ReferenceTotals } from '../inputs.ts';
import { isKnown, type Measure, missing, ratio, sum } from '../measure.ts';
import { origin, type Term } from '../provenance.ts';
import { periodLabel } from '../source.ts';

/** How many people a firm of a sector has, on average, and where that is written. */
export interface Staffing {
  /** Workers per firm; missing where nothing says. */
  readonly perFirm: Measure;
  /** The workers and the firms divided. */
  readonly terms: readonly Term[];
}

const NOTHING: Staffing = { perFirm: missing('sin-dato', 'trabajadores'), terms: [] };

/**
 * Workers per firm of a sector: from the totals of the country (else of another territory) of the latest year that has
 * both; else over the comunas of a table that has both. A finer sector that the totals do not have takes its section's.
 */
export function staffingOf(inputs: Inputs, sector: SectorCode): Staffing {
  const bySector = staffings.get(inputs) ?? new Map<SectorCode, Staffing>();
  staffings.set(inputs, bySector);
  const found = bySector.get(sector) ?? lookFor(inputs, sector);
  bySector.set(sector, found);
  return found;
}

/** Asked for every sector of every analysis, and the same for all of them. */
const staffings = new WeakMap<Inputs, Map<SectorCode, Staffing>>();

function lookFor(inputs: Inputs, sector: SectorCode): Staffing {
  const section = inputs.sectors.get(sector)?.section ?? sector;
  for (const code of new Set([sector, section])) {
    const found = fromTotals(inputs, code) ?? fromTable(inputs, code);
    if (found) return found;
  }
  return NOTHING;
}

function fromTotals(inputs: Inputs, code: SectorCode): Staffing | undefined {
  const both = inputs.totals.filter(
    ({ firms, workers }) => isPositive(firms.get(code)) && isPositive(workers.get(code)),
  );
  const home = (one: ReferenceTotals) => (one.territory === COUNTRY ? 0 : 1);
  const set = both.sort((a, b) => home(a) - home(b) || b.period.to - a.period.to)[0];
  const workers = set?.workers.get(code);
  const firms = set?.firms.get(code);
  if (!set || !workers || !firms) return undefined;
  const where = set.territory === COUNTRY ? 'el país' : `la región ${set.territory}`;
  const from = (column: string) =>
    origin(set.source, column, [set.lines.get(code) ?? 0], String(set.period.to));
  return {
    perFirm: ratio(workers, firms, 'trabajadores'),
    terms: [
      {
        symbol: 'T_i',
        label: `Trabajadores del sector en ${where}`,
        measure: workers,
        origin: from('trabajadores'),
      },
      { symbol: 'N_i', label: `Empresas del sector en ${where}`, measure: firms, origin: from('empresas') },
    ],
  };
}

function isPositive(measure: Measure | undefined): boolean {
  return measure !== undefined && isKnown(measure) && measure.value > 0;
}

function fromTable(inputs: Inputs, code: SectorCode): Staffing | undefined {
  for (const cube of inputs.cubes) {
    const column = cube.sectors.indexOf(code);
    const { workers, firms } = cube;
    if (!workers || column === -1) continue;
    const rows = inputs.territory.comunas.flatMap((_, row) =>
      isKnown(cell(workers, row, column)) && isPositive(cell(firms, row, column)) ? [row] : [],
    );
    if (rows.length === 0) continue;
    const add = (grid: typeof firms) =>
      sum(
        rows.map((row) => cell(grid, row, column)),
        grid.unit,
      );
    const lines = rows.map((row) => cube.lines[row * cube.sectors.length + column] ?? 0);
    const from = (name: string) => origin(cube.source, name, lines, periodLabel(cube.period));
    return {
      perFirm: ratio(add(workers), add(firms), 'trabajadores'),
      terms: [
        {
          symbol: 'T_i',
          label: 'Trabajadores del sector en la tabla',
          measure: add(workers),
          origin: from('trabajadores'),
        },
        {
          symbol: 'N_i',
          label: 'Empresas del sector en la tabla',
          measure: add(firms),
          origin: from('empresas'),
        },
      ],
    };
  }
  return undefined;
}
