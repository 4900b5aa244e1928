import { PLACINGS, type Placing, SIZES, type Size } from '../business.ts';
import { LEADERS, NOT_TOLD } from '../businesses.ts';
import { type SectorCode, UNKNOWN_SECTOR, type ZoneId } from '../ids.ts';
import type { Inputs } from '../inputs.ts';
import { known, type Measure, missing } from '../measure.ts';
import type { SourceRef } from '../source.ts';
import { zonePhrase } from '../territory.ts';
import {
  allOf,
  countOf,
  type FormalityFigures,
  formalityOf,
  NOBODY,
  saidOf,
  shareOf,
  sumOf,
} from './figures.ts';
import { type LocalSuppliers, type SuppliersReport, suppliersReport } from './local_suppliers.ts';
import { type Official, officialFirms } from './official.ts';
import type { RegisterPieces } from './pieces.ts';
import { UNTOLD } from './sieve.ts';
import { type Formality, type Tally, tally } from './tally.ts';
import { facetOf, YES } from './told.ts';

export type { LocalSuppliers, RegisterPieces, SuppliersReport };

/** Some businesses of the register that share something, and their part of those that say it, in percent. */
export interface GroupRow<Id extends string = string> extends FormalityFigures {
  readonly id: Id;
  readonly part: Measure;
}

export interface SectorRow extends GroupRow<SectorCode> {
  readonly name: string;
  readonly short: string;
  /** Workers of those that state theirs. */
  readonly workers: Measure;
}

/** What the register says of the employment of the zone. */
export interface Employment {
  readonly total: Measure;
  readonly local: Measure;
  readonly commuting: Measure;
  /** In percent of the workers of the rows that give the three figures, where those agree (method 2.6). */
  readonly localShare: Measure;
  readonly commutingShare: Measure;
  /** Businesses that give the three figures, and those of them whose parts add up to more than the whole. */
  readonly agreeing: Measure;
  readonly disagreeing: Measure;
}

/** The register of a zone as one page: what a commission asked a register to say (seed 001). */
export interface RegisterReport {
  readonly zone: ZoneId;
  readonly zoneName: string;
  readonly phrase: string;
  readonly source: SourceRef;
  readonly total: FormalityFigures;
  /** The most businesses first; those of no known activity last. */
  readonly sectors: readonly SectorRow[];
  readonly sizes: readonly GroupRow<Size | typeof UNTOLD>[];
  readonly leaders: readonly GroupRow<(typeof LEADERS)[number] | typeof UNTOLD>[];
  readonly placings: readonly GroupRow<Placing>[];
  readonly employment: Employment;
  /** Pesos in the year, over those that state them. */
  readonly taxes: Measure;
  /** Of those that say when they began. */
  readonly starts: {
    readonly told: Measure;
    readonly years: readonly { readonly year: number; readonly businesses: Measure }[];
  };
  readonly pieces: RegisterPieces | undefined;
  readonly suppliers: SuppliersReport | undefined;
  readonly official: Official | undefined;
}

/** A comuna in which the register has businesses. */
export interface RegisterComuna {
  readonly id: ZoneId;
  readonly name: string;
  readonly businesses: number;
  /** The formal of those that say, in percent. */
  readonly formalShare: Measure;
}

/** The comunas of the register, the most businesses first; none where the package has no register. */
export function registerComunas({ catastro, territory }: Inputs): readonly RegisterComuna[] {
  if (!catastro) return [];
  const { comuna } = catastro.businesses.columns;
  const formal = facetOf(catastro.businesses, 'formal');
  const all = new Float64Array(territory.comunas.length);
  const told = new Float64Array(all.length);
  const yes = new Float64Array(all.length);
  const count = (counts: Float64Array, at: number) => {
    counts[at] = (counts[at] ?? 0) + 1;
  };
  comuna.forEach((at, row) => {
    count(all, at);
    const said = formal(row);
    if (said !== NOT_TOLD) count(told, at);
    if (said === YES) count(yes, at);
  });
  return territory.comunas
    .map(({ cut, name }, at): RegisterComuna => {
      const businesses = all[at] ?? 0;
      const formalShare = shareOf(yes[at] ?? 0, told[at] ?? 0, businesses);
      return { id: cut, name, businesses, formalShare };
    })
    .filter(({ businesses }) => businesses > 0)
    .sort((a, b) => b.businesses - a.businesses || (a.id < b.id ? -1 : 1));
}

/** Undefined without a register, or where it has no business of the zone. `pieces`: where they are, made apart. */
export function registerReport(
  inputs: Inputs,
  zoneId: ZoneId,
  pieces: RegisterPieces | undefined,
): RegisterReport | undefined {
  const { catastro, territory } = inputs;
  const zone = territory.zones.get(zoneId);
  if (!catastro || !zone) return undefined;
  const { businesses, source } = catastro;
  const rows = businesses.rowsIn(zone.comunas);
  if (rows.length === 0) return undefined;
  const counted = tally(businesses, rows);
  const { all, amounts } = counted;
  const began = [...counted.byYear].sort(([a], [b]) => a - b);
  const total = formalityOf(counted.formality);
  return {
    zone: zone.id,
    zoneName: zone.name,
    phrase: zonePhrase(zone),
    source,
    total,
    sectors: sectorRows(inputs, counted),
    sizes: groupRows([...SIZES, UNTOLD], counted.bySize, all),
    leaders: groupRows([...LEADERS, UNTOLD], counted.byLeader, all),
    placings: PLACINGS.map((id, code) => {
      const group = counted.byPlacing.get(code) ?? NOBODY;
      return { id, ...formalityOf(group), part: shareOf(allOf(group), all, all) };
    }),
    employment: employmentOf(counted),
    taxes: sumOf(amounts.taxes, all, 'pesos'),
    starts: {
      told: countOf(began.reduce((sum, [, n]) => sum + n, 0)),
      years: began.map(([year, n]) => ({ year, businesses: countOf(n) })),
    },
    pieces,
    suppliers: suppliersReport(inputs, zone),
    official: officialFirms(inputs, zone, counted.formality.formal, total.formal),
  };
}

/** One row for each value, in order, the last of them for those that do not say. */
function groupRows<Id extends string>(
  ids: readonly Id[],
  groups: ReadonlyMap<number, Formality>,
  all: number,
): readonly GroupRow<Id>[] {
  const told = all - allOf(groups.get(NOT_TOLD) ?? NOBODY);
  return ids.map((id, code): GroupRow<Id> => {
    const isUntold = id === UNTOLD;
    const group = groups.get(isUntold ? NOT_TOLD : code) ?? NOBODY;
    const cases = allOf(group);
    return {
      id,
      ...formalityOf(group),
      // A register that never tells sizes does not say that there is no small one.
      businesses: isUntold ? countOf(cases) : saidOf(cases, told, all),
      part: isUntold ? missing('no-aplica', 'porcentaje') : shareOf(cases, told, all),
    };
  });
}

function sectorRows(inputs: Inputs, { bySection, workersBySection, all }: Tally): readonly SectorRow[] {
  const codes = inputs.catastro?.businesses.columns.sectors ?? [];
  const codeOf = (at: number) => codes[at] ?? UNKNOWN_SECTOR;
  const unknown = [...bySection].reduce(
    (sum, [at, group]) => sum + (codeOf(at) === UNKNOWN_SECTOR ? allOf(group) : 0),
    0,
  );
  return [...bySection]
    .map(([at, group]): SectorRow & { readonly n: number } => {
      const id = codeOf(at);
      const sector = inputs.sectors.get(id);
      const n = allOf(group);
      const isUnknown = id === UNKNOWN_SECTOR;
      return {
        id,
        name: isUnknown ? 'No dice su actividad' : (sector?.name ?? id),
        short: isUnknown ? 'No dice su actividad' : (sector?.short ?? id),
        ...formalityOf(group),
        part: isUnknown ? missing('no-aplica', 'porcentaje') : shareOf(n, all - unknown, all),
        workers: sumOf(workersBySection.get(at) ?? { sum: 0, n: 0 }, n, 'trabajadores'),
        n,
      };
    })
    .sort(
      (a, b) =>
        Number(a.id === UNKNOWN_SECTOR) - Number(b.id === UNKNOWN_SECTOR) ||
        b.n - a.n ||
        (a.id < b.id ? -1 : 1),
    )
    .map(({ n: _, ...row }) => row);
}

function employmentOf({ amounts, staffed, disagree, all }: Tally): Employment {
  const share = (part: number): Measure =>
    staffed.n === 0
      ? missing('sin-dato', 'porcentaje')
      : staffed.workers === 0
        ? missing('denominador-cero', 'porcentaje')
        : known((100 * part) / staffed.workers, 'porcentaje', { n: staffed.workers });
  return {
    total: sumOf(amounts.workers, all, 'trabajadores'),
    local: sumOf(amounts.localWorkers, all, 'trabajadores'),
    commuting: sumOf(amounts.commuters, all, 'trabajadores'),
    localShare: share(staffed.localWorkers),
    commutingShare: share(staffed.commuters),
    agreeing: countOf(staffed.n),
    disagreeing: countOf(disagree),
  };
}
