import { fold } from '../text.ts';
import { type Fact, freeName, groupsOf, isAlike, merged, type Review, renamed } from './review.ts';

/** A group of a file that was opened whose name is that of one that is already there. */
export interface SameGroup {
  /** As the file names it, and as it is named here. */
  readonly theirs: string;
  readonly ours: string;
  /** What the file says of it that is not here, and how much of it is. */
  readonly news: number;
  readonly alike: number;
}

/**
 * Groups that may be the same, told by their names (case, accents and signs aside). Two groups may well say the same words, or
 * nothing yet, so they are asked about all the same: none only where the file is the whole work that is here, of several groups.
 */
export function sameGroups(here: Review, brought: Review): readonly SameGroup[] {
  const ours = groupsOf(here);
  if (ours.length > 1 && isAlike(here, brought)) return [];
  return groupsOf(brought).flatMap((theirs) => {
    const same = ours.find((one) => one === theirs) ?? ours.find((one) => fold(one) === fold(theirs));
    if (same === undefined) return [];
    const of = renamed(
      brought.filter(({ group }) => group === theirs),
      theirs,
      same,
    ).filter(({ kind }) => kind !== 'grupo');
    const before = here.filter(({ kind }) => kind !== 'grupo');
    const news = merged(before, of).length - before.length;
    return [{ theirs, ours: same, news, alike: of.length - news }];
  });
}

/** What was decided of a group that is in both: it is the same, or another one. */
export type Decided = Readonly<Record<string, 'mismo' | 'otro'>>;

/**
 * Joins what a file brings to what is here. Groups that have the same name are joined, unless it was decided that they are
 * another: then they are added under a name of their own. Nothing of either side is left out.
 */
export function joined(here: Review, brought: Review, decided: Decided): Review {
  const asked = sameGroups(here, brought);
  const taken = new Set([...groupsOf(here), ...groupsOf(brought)]);
  const nameOf = new Map<string, string>();
  for (const theirs of groupsOf(brought)) {
    const same = asked.find((one) => one.theirs === theirs);
    if (same && decided[theirs] === 'otro') {
      const name = freeName(theirs, [...taken]);
      taken.add(name);
      nameOf.set(theirs, name);
    } else nameOf.set(theirs, same?.ours ?? theirs);
  }
  return merged(
    here,
    brought.map((fact): Fact => ({ ...fact, group: nameOf.get(fact.group) ?? fact.group })),
  );
}
