import { FIRM_TYPES, type FirmType } from '../support/vocabulary.ts';
import {
  MICRO_TYPES,
  type MicroType,
  type Pull,
  TRAIT_IDS,
  type TraitId,
  type TraitValues,
  traitOf,
} from './traits.ts';

/** A microenterprise of seed 002 has fewer workers than this. */
export const MICRO_WORKERS_UNDER = 10;
/** A microenterprise of Ley 20.416 (art. 2) sells this or less in a year, in UF. */
export const MICRO_SALES_UP_TO = 2400;
/** With fewer traits that vote, the type is not told: half of the nine, rounded up. An assumption of the project. */
export const FEWEST_VOTES = 5;

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** The two criteria of size, each on its own: they are never mixed. Undefined: not known, or the range has both. */
export interface SizeVerdict {
  /** Seed 002: fewer than ten workers. */
  readonly byWorkers: 'micro' | 'mayor' | undefined;
  /** Ley 20.416: up to 2.400 UF of yearly sales. */
  readonly bySales: 'micro' | 'mayor' | undefined;
  readonly disagree: boolean;
}

export function sizeOf(workers: Range | undefined, sales: Range | undefined): SizeVerdict {
  const byWorkers = workers && sideOf(workers, (count) => count < MICRO_WORKERS_UNDER);
  const bySales = sales && sideOf(sales, (uf) => uf <= MICRO_SALES_UP_TO);
  return {
    byWorkers,
    bySales,
    disagree: byWorkers !== undefined && bySales !== undefined && byWorkers !== bySales,
  };
}

function sideOf({ low, high }: Range, isMicro: (value: number) => boolean): 'micro' | 'mayor' | undefined {
  return isMicro(high) ? 'micro' : isMicro(low) ? undefined : 'mayor';
}

/** One trait: what was said of it, and which way it pulled. */
export interface TraitOutcome {
  readonly trait: TraitId;
  /** Undefined: not known. */
  readonly value: string | undefined;
  readonly pull: Pull | undefined;
}

/**
 * Why the type is what it is:
 * - `tamano`: it is not a microenterprise.
 * - `rasgos`: the trait in the middle says it.
 * - `reparto`: the middle falls between two types.
 * - `faltan-rasgos`: too few traits vote.
 */
export type TypeReason = 'tamano' | 'rasgos' | 'reparto' | 'faltan-rasgos';
export type Group = 'subsistencia' | 'dinamica';

export interface TypeResult {
  /** Undefined: it cannot be told. */
  readonly type: FirmType | undefined;
  /** Those it may be; just one when it is told. */
  readonly possible: readonly FirmType[];
  /** The large group of the seed; undefined when the types that are possible are of both. */
  readonly group: Group | undefined;
  readonly reason: TypeReason;
  readonly size: SizeVerdict;
  /** In the order of TRAITS. */
  readonly traits: readonly TraitOutcome[];
  /** Votes for each type: a trait that names two gives half to each. */
  readonly votes: Readonly<Record<MicroType, number>>;
  /** How many traits voted. */
  readonly voted: number;
  /** Another type has more votes than the one in the middle: the traits are far apart. */
  readonly scattered: boolean;
  /** Traits of which nothing is known. */
  readonly lacking: readonly TraitId[];
}

/**
 * The type of a firm by the traits of seed 002. Each trait that says something votes once. Votes are put in the order of the
 * types (subsistencia, acumulación simple, acumulación ampliada) and the one in the middle is the type: half of the votes lie
 * on it or below, and half on it or above. It is the weighted median, because a vote more for a type further up can then never
 * bring the firm down. With fewer than `FEWEST_VOTES`, or with the middle between two types, it is not told.
 */
export function typeOf(
  values: TraitValues,
  workers: Range | undefined,
  sales: Range | undefined,
): TypeResult {
  const size = sizeOf(workers, sales);
  const traits = TRAIT_IDS.map((trait): TraitOutcome => {
    const value = values[trait];
    return { trait, value, pull: value === undefined ? undefined : traitOf(trait).values[value] };
  });
  const votes: Record<MicroType, number> = {
    subsistencia: 0,
    'acumulacion-simple': 0,
    'acumulacion-ampliada': 0,
  };
  let voted = 0;
  for (const { pull } of traits) {
    if (!pull || pull.to.length === 0) continue;
    voted += 1;
    for (const type of pull.to) votes[type] += 1 / pull.to.length;
  }
  const lacking = traits.flatMap(({ trait, value }) => (value === undefined ? [trait] : []));
  const common = { size, traits, votes, voted, lacking };
  const answer = (possible: readonly FirmType[], reason: TypeReason, scattered = false): TypeResult => ({
    type: possible.length === 1 ? possible[0] : undefined,
    possible,
    group: groupOf(possible),
    reason,
    scattered,
    ...common,
  });
  if (size.byWorkers === 'mayor' || size.bySales === 'mayor') return answer(['pyme'], 'tamano');
  if (voted < FEWEST_VOTES) {
    // With neither criterion known, nothing says that it is a microenterprise.
    const isMicro = size.byWorkers !== undefined || size.bySales !== undefined;
    return answer(isMicro ? MICRO_TYPES : FIRM_TYPES, 'faltan-rasgos');
  }
  const middle = medianTypes(votes, voted);
  const [only] = middle;
  const most = Math.max(...MICRO_TYPES.map((type) => votes[type]));
  return middle.length === 1 && only
    ? answer(middle, 'rasgos', votes[only] < most)
    : answer(middle, 'reparto');
}

/** Types on which half of the votes lie or below, and half or above: one, or those that the middle falls between. */
function medianTypes(votes: Readonly<Record<MicroType, number>>, voted: number): readonly MicroType[] {
  let below = 0;
  let from = -1;
  let to = -1;
  for (const [at, type] of MICRO_TYPES.entries()) {
    below += votes[type];
    // Votes come in halves, which are exact.
    if (from === -1 && below >= voted / 2) from = at;
    if (to === -1 && below > voted / 2) to = at;
  }
  return MICRO_TYPES.slice(from, (to === -1 ? MICRO_TYPES.length - 1 : to) + 1);
}

function groupOf(possible: readonly FirmType[]): Group | undefined {
  const groups = new Set(
    possible.map((type): Group => (type === 'subsistencia' ? 'subsistencia' : 'dinamica')),
  );
  const [only] = groups;
  return groups.size === 1 ? only : undefined;
}
