import { type Catastro, NOT_TOLD } from './businesses.ts';
import { emptyGrid, type Grid, setCell } from './grid.ts';
import { type SectorCode, UNKNOWN_SECTOR } from './ids.ts';
import type { FirmCube } from './inputs.ts';
import { known, type Measure, missing, type Unit } from './measure.ts';
import { SECTION_CODES, type SectorLevel } from './sectors.ts';
import type { Period } from './source.ts';

/**
 * Counts of a register by comuna × sector. Every business counts once. Workers and sales are sums over the
 * rows that state them; a cell in which no row states them is `sin-dato`, one with a reserved row is
 * `reservado`. A comuna with no business at all is outside of the register: `sin-dato`, not zero.
 */
export function catastroCube(
  catastro: Catastro,
  comunas: number,
  level: SectorLevel,
  period: Period,
  title: string,
): FirmCube {
  const { columns, length } = catastro.businesses;
  // The column of codes at this level: a business whose division is not told is of an unknown one.
  const codes = level === 'division' ? columns.division : columns.section;
  const codeOf = (code: number): SectorCode => columns.sectors[code] ?? UNKNOWN_SECTOR;
  const met = new Uint8Array(NOT_TOLD + 1);
  for (const code of codes) met[code] = 1;
  const seen = new Set([...met.keys()].flatMap((code) => (met[code] ? [codeOf(code)] : [])));
  const sectors: SectorCode[] =
    level === 'rubro' ? [...SECTION_CODES] : [...seen].filter((code) => code !== UNKNOWN_SECTOR).sort();
  if (seen.has(UNKNOWN_SECTOR)) sectors.push(UNKNOWN_SECTOR);
  const position = new Map(sectors.map((code, at) => [code, at]));
  const columnOf = Uint16Array.from(met.keys(), (code) => position.get(codeOf(code)) ?? 0);
  const size = comunas * sectors.length;

  const count = new Float64Array(size);
  const workers = partialSums(size);
  const sales = partialSums(size);
  const salesOfBoth = partialSums(size);
  const workersOfBoth = partialSums(size);
  const covered = new Uint8Array(comunas);
  const lines = new Int32Array(size);
  for (let row = 0; row < length; row += 1) {
    const comuna = columns.comuna[row] ?? 0;
    const at = comuna * sectors.length + (columnOf[codes[row] ?? NOT_TOLD] ?? 0);
    covered[comuna] = 1;
    count[at] = (count[at] ?? 0) + 1;
    if (lines[at] === 0) lines[at] = columns.line[row] ?? 0;
    const staff = columns.workers[row] ?? NaN;
    const sold = columns.sales[row] ?? NaN;
    addPart(workers, at, staff);
    addPart(sales, at, sold);
    if (!Number.isNaN(staff) && !Number.isNaN(sold)) {
      addPart(salesOfBoth, at, sold);
      addPart(workersOfBoth, at, staff);
    }
  }
  const counts = emptyGrid(comunas, sectors.length, 'empresas');
  for (let at = 0; at < size; at += 1) {
    const row = Math.floor(at / sectors.length);
    if (covered[row]) setCell(counts, row, at % sectors.length, known(count[at] ?? 0, 'empresas'));
  }
  return {
    id: `${catastro.source.resource}:${level}`,
    title,
    period,
    sectorLevel: level,
    sectors,
    firms: counts,
    workers: sumsGrid(workers, count, comunas, sectors.length, 'trabajadores', covered),
    sales: sumsGrid(sales, count, comunas, sectors.length, 'UF', covered),
    paired: {
      sales: sumsGrid(salesOfBoth, count, comunas, sectors.length, 'UF', covered),
      workers: sumsGrid(workersOfBoth, count, comunas, sectors.length, 'trabajadores', covered),
    },
    firmYears: undefined,
    closures: undefined,
    lines,
    covered,
    fromCatastro: true,
    source: catastro.source,
  };
}

interface PartialSums {
  readonly sum: Float64Array;
  readonly stated: Float64Array;
  readonly reserved: Uint8Array;
}

function partialSums(size: number): PartialSums {
  return { sum: new Float64Array(size), stated: new Float64Array(size), reserved: new Uint8Array(size) };
}

/** Adds what a row states: NaN is nothing, Infinity a figure kept to itself by who publishes it. */
function addPart(sums: PartialSums, at: number, part: number): void {
  if (Number.isNaN(part)) return;
  if (part === Infinity) {
    sums.reserved[at] = 1;
    return;
  }
  sums.sum[at] = (sums.sum[at] ?? 0) + part;
  sums.stated[at] = (sums.stated[at] ?? 0) + 1;
}

function sumsGrid(
  sums: PartialSums,
  count: Float64Array,
  rows: number,
  columns: number,
  unit: Unit,
  covered: Uint8Array,
): Grid {
  const grid = emptyGrid(rows, columns, unit);
  for (let at = 0; at < rows * columns; at += 1) {
    const row = Math.floor(at / columns);
    if (!covered[row]) continue;
    const stated = sums.stated[at] ?? 0;
    const measure: Measure =
      count[at] === 0
        ? known(0, unit)
        : sums.reserved[at]
          ? missing('reservado', unit)
          : stated === 0
            ? missing('sin-dato', unit)
            : known(sums.sum[at] ?? 0, unit, { n: stated });
    setCell(grid, row, at % columns, measure);
  }
  return grid;
}
