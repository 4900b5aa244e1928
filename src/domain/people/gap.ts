import { boundsOf } from '../margins.ts';
import { central, isKnown, type Measure } from '../measure.ts';
import { CROSSWALK_DOUBT, destination, FED } from './crosswalk.ts';
import type { Demand } from './demand.ts';
import { GROUPS, type Group } from './groups.ts';
import type { Supply } from './supply.ts';

/** Fewer students or posts than this, and the comparison says nothing. */
export const FEWEST = 50;

/**
 * How demand and supply of a group compare (method 2.5); only the order is told, never the quotient.
 * - `falta`: the group weighs more in the posts than among who studies, at both ends of the ranges.
 * - `sobra`: it weighs less, at both ends.
 * - `parejo`: the ranges do not tell them apart.
 * - `pocos-datos`: too few students or posts. `sin-oferta`: nobody studies within reach. `no-aplica`: higher education does
 *   not feed the group. `sin-dato`: demand or supply is not known.
 */
export const READINGS = [
  'falta',
  'parejo',
  'sobra',
  'pocos-datos',
  'sin-oferta',
  'no-aplica',
  'sin-dato',
] as const;
export type Reading = (typeof READINGS)[number];

export interface GroupGap {
  readonly group: Group;
  readonly reading: Reading;
  /** Students within reach that lead to the group, technical and professional. */
  readonly students: number;
  /** Part of the posts, and of the students, among the groups that higher education feeds; percent, NaN when unknown. */
  readonly demandShare: number;
  readonly supplyShare: number;
}

export interface Gap {
  readonly groups: readonly GroupGap[];
  /** Technical and professional students within reach in fields that the crosswalk does not know. */
  readonly unplaced: number;
}

/** Students within reach by group, and those of fields unknown to the crosswalk. */
export function studentsByGroup(supply: Supply): { readonly byGroup: readonly number[]; unplaced: number } {
  const byGroup = GROUPS.map(() => 0);
  let unplaced = 0;
  for (const { area, level, enrolled } of supply.fields) {
    if (level !== 'tecnico' && level !== 'profesional') continue;
    const count = central(enrolled);
    if (Number.isNaN(count)) continue;
    const split = destination(area, level);
    if (!split) unplaced += count;
    else
      for (const group of GROUPS)
        byGroup[group - 1] = (byGroup[group - 1] ?? 0) + count * (split[group] ?? 0);
  }
  return { byGroup, unplaced };
}

export function gapOf(demand: Demand, supply: Supply | undefined): Gap {
  const { byGroup, unplaced } = supply ? studentsByGroup(supply) : { byGroup: [], unplaced: 0 };
  const posts = FED.map((group) => demand.posts[group - 1] as Measure);
  const studying = FED.map((group) => byGroup[group - 1] ?? 0);
  const isKnownAll = supply !== undefined && isKnown(supply.enrolled) && posts.every(isKnown);
  const allStudents = studying.reduce((acc, one) => acc + one, 0);
  const allPosts = posts.reduce((acc, one) => acc + central(one), 0);
  const groups = GROUPS.map((group): GroupGap => {
    const at = FED.indexOf(group);
    const own = posts[at];
    const students = byGroup[group - 1] ?? 0;
    const nothing = { group, students, demandShare: NaN, supplyShare: NaN };
    if (own === undefined) return { ...nothing, reading: 'no-aplica' };
    if (!isKnownAll) return { ...nothing, reading: 'sin-dato' };
    const few = allPosts < FEWEST || (central(own) < FEWEST && students < FEWEST);
    const shares = {
      demandShare: (100 * central(own)) / allPosts,
      supplyShare: allStudents === 0 ? NaN : (100 * students) / allStudents,
    };
    const reading: Reading =
      allStudents === 0
        ? 'sin-oferta'
        : few || allStudents < FEWEST
          ? 'pocos-datos'
          : compared(posts, studying, at);
    return { ...nothing, ...shares, reading };
  });
  return { groups, unplaced };
}

/** Shares of one group with it at one end of its range and the rest at the other. */
function compared(posts: readonly Measure[], studying: readonly number[], at: number): Reading {
  const ends = (lows: readonly number[], highs: readonly number[]) => {
    const rest = (list: readonly number[]) =>
      list.reduce((acc, one, other) => acc + (other === at ? 0 : one), 0);
    const share = (own: number, others: number) => (own === 0 ? 0 : own / (own + others));
    return { low: share(lows[at] ?? 0, rest(highs)), high: share(highs[at] ?? 0, rest(lows)) };
  };
  const bounds = posts.map(boundsOf);
  const demand = ends(
    bounds.map(({ low }) => low),
    bounds.map(({ high }) => high),
  );
  const supply = ends(
    studying.map((one) => one * (1 - CROSSWALK_DOUBT)),
    studying.map((one) => one * (1 + CROSSWALK_DOUBT)),
  );
  if (demand.low > supply.high) return 'falta';
  return demand.high < supply.low ? 'sobra' : 'parejo';
}
