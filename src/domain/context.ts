import { aggregate } from './aggregate.ts';
import { type Before, beforeOf } from './before.ts';
import { cell, centralAt, type Grid, sumCells } from './grid.ts';
import { COUNTRY, type SectorCode, UNKNOWN_SECTOR, type ZoneId } from './ids.ts';
import type { FirmCube, Inputs, ReferenceTotals, ZoneVariable } from './inputs.ts';
import { boundsOf, marginsOf, type ReferenceGroup } from './margins.ts';
import { central, type Measure, missing, sum, type Unit } from './measure.ts';
import { groupOf, type Settings } from './settings.ts';
import type { Zone } from './territory.ts';

export type { ReferenceGroup } from './margins.ts';

/**
 * One table of firms brought to the level of the analysis, with the margins a quotient needs. «Sin información»
 * has its own place (`unknown`) and enters no margin: it is not a sector.
 */
export interface Context {
  readonly inputs: Inputs;
  readonly settings: Settings;
  readonly cube: FirmCube;
  /** The zones of the level, then the territories of the reader (`guests`). */
  readonly zones: readonly Zone[];
  /** Rows of the reader's own territories: compared with the reference, never part of it. */
  readonly guests: readonly number[];
  readonly sectors: readonly SectorCode[];
  /** What is counted (firms or workers), zones × sectors. */
  readonly counts: Grid;
  readonly firms: Grid;
  readonly workers: Grid | undefined;
  readonly sales: Grid | undefined;
  /** See `FirmCube.paired`. */
  readonly paired: { readonly sales: Grid; readonly workers: Grid } | undefined;
  readonly firmYears: Grid | undefined;
  readonly closures: Grid | undefined;
  /** Group of each zone in the reference; −1 where the reference says nothing of it. */
  readonly groupAt: Int32Array;
  readonly groups: readonly ReferenceGroup[];
  /** Σ over sectors of each zone, in the unit counted. */
  readonly zoneTotals: readonly Measure[];
  /** The totals set used when the reference is `totales`. */
  readonly totals: ReferenceTotals | undefined;
  readonly expectations: Expectations;
  /** 1 where the zone has nothing else to be compared with (see `standsAlone`). */
  readonly alone: Uint8Array;
  /** The same table some years before, built when first asked for; undefined when the package has none. */
  readonly before: Before | undefined;
}

/** E of every zone × sector and its bounds (see `expected`), in the order of `counts`. */
interface Expectations {
  readonly e: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export function buildContext(inputs: Inputs, settings: Settings): Context | undefined {
  const cube = inputs.cubes.find(({ id }) => id === settings.cube);
  if (!cube) return undefined;
  const { territory } = inputs;
  const official = territory.byLevel[settings.level];
  const zones = [...official, ...territory.byLevel.territorio];
  const guests = zones.flatMap((_, row) => (row < official.length ? [] : [row]));
  const keep = cube.sectors.flatMap((code, at) => (code === UNKNOWN_SECTOR ? [] : [at]));
  const sectors = keep.map((at) => cube.sectors[at] as SectorCode);
  const toLevel = (grid: Grid | undefined) => grid && aggregate(grid, zones, keep);
  const firms = aggregate(cube.firms, zones, keep);
  const workers = toLevel(cube.workers);
  const counts = settings.counted === 'trabajadores' && workers ? workers : firms;
  const zoneTotals = zones.map((_, row) => sumCells(counts, [row], 0, sectors.length));

  const totals = settings.reference === 'totales' ? totalsFor(inputs, cube, sectors) : undefined;
  const groups: ReferenceGroup[] = [];
  const groupAt = new Int32Array(zones.length).fill(-1);
  if (settings.reference === 'totales') {
    if (totals) {
      const table = settings.counted === 'trabajadores' ? totals.workers : totals.firms;
      const bySector = sectors.map((code) => table.get(code) ?? missing('sin-dato', counts.unit));
      const stated = bySector.filter((measure) => Number.isFinite(central(measure)));
      const rows = official.flatMap((_, row) => ('value' in (zoneTotals[row] as Measure) ? [row] : []));
      groups.push({ id: totals.territory, bySector, total: sum(stated, counts.unit), rows });
      groupAt.fill(0);
    }
  } else {
    const members = new Map<ZoneId, number[]>();
    official.forEach((zone, row) => {
      const id = groupOf(territory, zone.id, settings.reference);
      if (id === undefined) return;
      const rows = members.get(id);
      if (rows) rows.push(row);
      else members.set(id, [row]);
    });
    for (const [id, all] of members) {
      const rows = all.filter((row) => zones[row]?.comunas.every((comuna) => cube.covered[comuna]));
      for (const row of all) groupAt[row] = groups.length;
      groups.push(marginsOf(id, rows, counts));
    }
    for (const row of guests) {
      const id = groupOf(territory, zones[row]?.id ?? COUNTRY, settings.reference);
      groupAt[row] = groups.findIndex((group) => group.id === id);
    }
  }
  let before: { readonly found: Before | undefined } | undefined;
  return {
    inputs,
    settings,
    cube,
    zones,
    guests,
    sectors,
    counts,
    firms,
    workers,
    sales: toLevel(cube.sales),
    paired: cube.paired && {
      sales: aggregate(cube.paired.sales, zones, keep),
      workers: aggregate(cube.paired.workers, zones, keep),
    },
    firmYears: toLevel(cube.firmYears),
    closures: toLevel(cube.closures),
    groupAt,
    groups,
    zoneTotals,
    totals,
    expectations: expectationsOf(zoneTotals, groupAt, groups, sectors.length),
    alone: aloneOf(zones, guests, groupAt, totals ? [] : groups),
    // Most questions never look back: the earlier table is brought to the level by the first that does.
    get before() {
      const { counted } = settings;
      const againstTotals = settings.reference === 'totales';
      before ??= {
        found: beforeOf({ inputs, cube, zones, sectors, counts, counted, groups, againstTotals }),
      };
      return before.found;
    },
  };
}

/** The totals that share sectors with a table; of several years the nearest to the table's, then the latest. */
function totalsFor(
  inputs: Inputs,
  cube: FirmCube,
  sectors: readonly SectorCode[],
): ReferenceTotals | undefined {
  const far = ({ period }: ReferenceTotals) => Math.abs(period.to - cube.period.to);
  return inputs.totals
    .filter(({ firms: byCode }) => sectors.some((code) => byCode.has(code)))
    .sort((a, b) => far(a) - far(b) || b.period.to - a.period.to || (a.id < b.id ? -1 : 1))[0];
}

/** A variable of `comunas_datos` for a zone: the comuna's own, or the sum of its comunas when it adds up. */
export function zoneVariable(inputs: Inputs, zone: Zone, id: string, unit: Unit): Measure {
  const variable = inputs.zoneData?.variables.get(id);
  if (!variable) return missing('sin-dato', unit);
  return variableOf(variable, zone);
}

export function variableOf(variable: ZoneVariable, zone: Zone): Measure {
  const [only] = zone.comunas;
  if (zone.comunas.length === 1 && only !== undefined) return cell(variable.grid, only, 0);
  if (variable.aggregate === 'none') return missing('no-aplica', variable.grid.unit);
  return sum(
    zone.comunas.map((comuna) => cell(variable.grid, comuna, 0)),
    variable.grid.unit,
  );
}

/**
 * True when nothing of its reference lies outside of it (it would be compared with itself, which says nothing), or when a
 * territory of the reader's lies in several groups of the reference and so in none.
 */
export function standsAlone(context: Context, row: number): boolean {
  return context.alone[row] === 1;
}

function aloneOf(
  zones: readonly Zone[],
  guests: readonly number[],
  groupAt: Int32Array,
  groups: readonly ReferenceGroup[],
): Uint8Array {
  const alone = new Uint8Array(zones.length);
  for (const { rows } of groups) {
    const [only] = rows;
    if (rows.length === 1 && only !== undefined) alone[only] = 1;
  }
  for (const row of guests) {
    const group = groups[groupAt[row] ?? -1];
    const own = new Set(zones[row]?.comunas);
    const isInside = (other: number) => zones[other]?.comunas.every((comuna) => own.has(comuna));
    // With comunas of several regions it has no region of its own to be compared with.
    if (groups.length > 0 && !group) alone[row] = 1;
    else if (group && group.rows.length > 0 && group.rows.every(isInside)) alone[row] = 1;
  }
  return alone;
}

/**
 * E = n_r · N_i / N and its bounds, from the margins of the zone's group (method 1.1). NaN where the reference or the
 * zone's total is missing, or the reference holds nothing.
 */
export function expected(
  context: Context,
  row: number,
  column: number,
): { e: number; low: number; high: number } {
  const at = row * context.sectors.length + column;
  const { e, low, high } = context.expectations;
  return { e: e[at] ?? NaN, low: low[at] ?? NaN, high: high[at] ?? NaN };
}

function expectationsOf(
  zoneTotals: readonly Measure[],
  groupAt: Int32Array,
  groups: readonly ReferenceGroup[],
  columns: number,
): Expectations {
  const size = zoneTotals.length * columns;
  const nothing = () => new Float64Array(size).fill(NaN);
  const made = { e: nothing(), low: nothing(), high: nothing() };
  const margins = groups.map(({ bySector, total }) => ({
    total: boundsOf(total),
    bySector: bySector.map(boundsOf),
  }));
  zoneTotals.forEach((zoneTotal, row) => {
    const group = margins[groupAt[row] ?? -1];
    if (!group || !(group.total.mid > 0)) return;
    const n = boundsOf(zoneTotal);
    group.bySector.forEach((sector, column) => {
      const at = row * columns + column;
      made.e[at] = (n.mid * sector.mid) / group.total.mid;
      made.low[at] = (n.low * sector.low) / group.total.high;
      made.high[at] = (n.high * sector.high) / group.total.low;
    });
  });
  return made;
}

/** Central count of each zone of a group in a sector; NaN where nothing is known. */
export function centralCounts(context: Context, group: ReferenceGroup, column: number): Float64Array {
  return Float64Array.from(group.rows, (row) =>
    centralAt(context.counts, row * context.counts.columns + column),
  );
}
