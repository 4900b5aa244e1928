import { heldBack, isSmall } from '../disclosure.ts';
import { UNKNOWN_SECTOR } from '../ids.ts';
import { isKnown, type Measure, missing } from '../measure.ts';
import { heldGroups } from './held_groups.ts';
import { heldShare, isReserved } from './held_share.ts';
import type { LocalSuppliers, SuppliersReport } from './local_suppliers.ts';
import type { Employment, GroupRow, RegisterReport, SectorRow } from './report.ts';
import { UNTOLD } from './sieve.ts';

/**
 * The report as it may be printed: counts of k cases or fewer are `reservado`, and with them what would give them back, in
 * their table or in another (method 7, as in what is taken out of the screen). With k of 0, the same report.
 */
export function heldReport(report: RegisterReport, k: number): RegisterReport {
  if (k <= 0) return report;
  const { sectors, sizes, leaders, placings, starts, pieces, suppliers, official } = report;
  const placed = placings.find(({ id }) => id === 'coordenadas');
  const groups = heldGroups<GroupRow>(
    {
      total: report.total,
      tables: [sectors, sizes, leaders, placings],
      pieces: pieces && placed && { of: placed, rows: pieces.rows, beyond: pieces.beyond },
    },
    k,
  );
  const { total } = groups;
  const table = <Row extends GroupRow>(rows: readonly Row[], among: number) =>
    withParts(rows, (groups.tables[among] ?? []) as readonly Row[], [], k);
  const placingRows = table(placings, 3);
  const placedNow = placingRows.find(({ id }) => id === 'coordenadas')?.businesses;
  const told = heldList(
    starts.years.map(({ businesses }) => businesses),
    starts.told,
    k,
  );
  return {
    ...report,
    total,
    sectors: withWorkers(table(sectors, 0), k),
    sizes: table(sizes, 1),
    leaders: table(leaders, 2),
    placings: placingRows,
    employment: heldEmployment(report.employment, k),
    taxes: heldSum(report.taxes, k),
    starts: {
      told: told.total,
      years: starts.years.map((one, at) => ({ ...one, businesses: told.parts[at] ?? one.businesses })),
    },
    pieces: pieces && {
      ...pieces,
      placed: placedNow ?? pieces.placed,
      beyond: groups.beyond ?? pieces.beyond,
      rows: withParts(pieces.rows, groups.pieces as typeof pieces.rows, placedNow ? [placedNow] : [], k),
    },
    suppliers: suppliers && heldSuppliers(suppliers, k),
    official: official && { ...official, coverage: heldShare(official.coverage, [total.formal], k) },
  };
}

/** What each row is of those that say it: held back with the row, and with those that do not say, which it would give back. */
function withParts<Row extends GroupRow>(
  rows: readonly Row[],
  held: readonly Row[],
  behind: readonly Measure[],
  k: number,
): readonly Row[] {
  const untold = held.filter(({ id }) => id === UNTOLD || id === (UNKNOWN_SECTOR as string));
  const all = [...behind, ...untold.map(({ businesses }) => businesses)];
  return held.map((row, at) => ({
    ...row,
    part: heldShare(rows[at]?.part ?? row.part, [row.businesses, ...all], k),
  }));
}

/** Shares of the work are of those that give the three figures: few of those, and all of it is theirs. */
function heldEmployment(employment: Employment, k: number): Employment {
  const agreeing = heldSum(employment.agreeing, k);
  const local = heldShare(employment.localShare, [agreeing], k);
  const commuting = heldShare(employment.commutingShare, [agreeing, local], k);
  return {
    total: heldSum(employment.total, k),
    local: heldSum(employment.local, k),
    commuting: heldSum(employment.commuting, k),
    localShare: heldShare(local, [commuting], k),
    commutingShare: commuting,
    agreeing,
    disagreeing: heldSum(employment.disagreeing, k),
  };
}

/** Counts that add up to a total. */
function heldList(
  parts: readonly Measure[],
  total: Measure,
  k: number,
): { readonly parts: readonly Measure[]; readonly total: Measure } {
  const counts = [...parts, total].map(casesOf);
  const held = heldBack(counts, [{ total: parts.length, parts: parts.map((_, at) => at) }], k);
  const cut = (one: Measure, at: number) => (held.has(at) ? missing('reservado', one.unit) : one);
  return { parts: parts.map(cut), total: cut(total, parts.length) };
}

/** Workers of a sector are told by few businesses, or stand alone beside a total: they are held back. */
function withWorkers(rows: readonly SectorRow[], k: number): readonly SectorRow[] {
  const isOut = (row: SectorRow) =>
    isKnown(row.workers) && (!isKnown(row.businesses) || isSmall(row.workers.n ?? 0, k));
  const out = new Set(rows.filter(isOut));
  if (out.size === 1) {
    const others = rows.filter((row) => !out.has(row) && isKnown(row.workers));
    const [next] = others
      .filter(({ workers }) => (casesOf(workers) ?? 0) > 0)
      .sort((a, b) => (casesOf(a.workers) ?? 0) - (casesOf(b.workers) ?? 0));
    // Beside zeros alone, the total is its own: then nobody's is told.
    for (const row of next ? [next] : others) out.add(row);
  }
  return rows.map((row) => (out.has(row) ? { ...row, workers: missing('reservado', 'trabajadores') } : row));
}

/** Suppliers by the same rule. What an anchor's row keeps, the count over all of them does not give back. */
export function heldSuppliers(suppliers: SuppliersReport, k: number): SuppliersReport {
  if (k <= 0) return suppliers;
  const anchors = suppliers.anchors.map((one) => heldAnchor(one, k));
  const { all } = suppliers;
  const few = [all.local, outsideOf(all)].some((cases) => isReserved(heldSum(cases, k)));
  const isLocalKept = anchors.some((one) => [one.suppliers, one.local, one.outside].some(isReserved));
  const isAllKept = anchors.some((one) => isReserved(one.suppliers)) || isReserved(heldSum(all.suppliers, k));
  return {
    ...suppliers,
    anchors,
    all: {
      suppliers: isAllKept ? missing('reservado', 'empresas') : all.suppliers,
      local: isAllKept || isLocalKept || few ? missing('reservado', 'empresas') : all.local,
    },
  };
}

/** Those of all the suppliers that are of elsewhere: who reads both counts has this one too. */
function outsideOf({ suppliers, local }: SuppliersReport['all']): Measure {
  if (!isKnown(suppliers) || !isKnown(local)) return missing('reservado', 'empresas');
  const value = suppliers.value - local.value;
  return { value, n: value, unit: 'empresas' };
}

function heldAnchor(one: LocalSuppliers, k: number): LocalSuppliers {
  const sizes = Object.entries(one.bySize) as [keyof LocalSuppliers['bySize'], Measure][];
  const counts = [one.suppliers, one.local, one.outside, ...sizes.map(([, measure]) => measure)];
  const held = heldBack(
    counts.map(casesOf),
    [
      { total: 0, parts: [1, 2] },
      { total: 1, parts: sizes.map((_, at) => at + 3) },
    ],
    k,
  );
  const cut = (measure: Measure, at: number): Measure =>
    held.has(at) ? missing('reservado', 'empresas') : measure;
  const suppliers = cut(one.suppliers, 0);
  const local = cut(one.local, 1);
  const outside = cut(one.outside, 2);
  return {
    ...one,
    suppliers,
    local,
    outside,
    share: heldShare(one.share, [suppliers, local, outside], k),
    spending: heldShare(one.spending, [suppliers, local], k),
    bySize: Object.fromEntries(
      sizes.map(([size, measure], at) => [size, cut(measure, at + 3)]),
    ) as unknown as LocalSuppliers['bySize'],
  };
}

/** A sum that few businesses state, or a count of few. */
export function heldSum(measure: Measure, k: number): Measure {
  return isKnown(measure) && isSmall(measure.n ?? 0, k) ? missing('reservado', measure.unit) : measure;
}

function casesOf(measure: Measure): number | undefined {
  return isKnown(measure) ? measure.value : undefined;
}
