/**
 * What the groups of a commission say of a plan, as a set of facts: joining the files of several groups is the union of
 * their sets, so nothing is lost, what is alike is one, and the order in which they are joined does not matter.
 */

/** What a group may think of a line. */
export const PERTINENCES = ['pertinente', 'con-cambios', 'no-pertinente', 'sin-acuerdo'] as const;
export type Pertinence = (typeof PERTINENCES)[number];

/** `grupo`: the group exists, though it has said nothing yet. */
export const FACT_KINDS = ['grupo', 'pertinencia', 'observacion', 'propuesta'] as const;
type FactKind = (typeof FACT_KINDS)[number];

export interface Fact {
  readonly group: string;
  readonly kind: FactKind;
  /** Code of the line or of the cross observation that it is of; empty for `grupo`. */
  readonly place: string;
  /** A pertinence, or the words of the group; empty for `grupo`. */
  readonly text: string;
}
export type Review = readonly Fact[];

export const LONGEST_GROUP = 60;
export const LONGEST_TEXT = 2000;
export const LONGEST_PLACE = 100;

/** A text of the reader's on one line, without signs that cannot be written in a file; cut where it is too long. */
export function tidy(typed: string, longest: number): string {
  const line = typed.replace(/[\p{Cc}\p{Cs}\uFEFF\s]+/gu, ' ').trim();
  return [...line].slice(0, longest).join('').trim();
}

const keyOf = ({ group, kind, place, text }: Fact) => JSON.stringify([group, kind, place, text]);

/** All that is in one or the other, each once: what was there first, then what is new, in its order. */
export function merged(one: Review, other: Review): Review {
  return [...new Map([...one, ...other].map((fact) => [keyOf(fact), fact])).values()];
}

/**
 * A change taken back: what it took out is there again and what it added is not. What was done since, here or in another tab,
 * stays.
 */
export function undone(now: Review, before: Review, after: Review): Review {
  const changed = new Set(after.map(keyOf));
  const present = new Set(now.map(keyOf));
  return merged(
    before.filter((fact) => !changed.has(keyOf(fact)) || present.has(keyOf(fact))),
    now.filter((fact) => !changed.has(keyOf(fact))),
  );
}

/** Whether both say the same, in whatever order. */
export function isAlike(one: Review, other: Review): boolean {
  const all = merged(one, other).length;
  return merged(one, []).length === all && merged(other, []).length === all;
}

/** Places of which something is said and that are not among these: lines that left the plan. */
export function strayPlaces(review: Review, places: readonly string[]): readonly string[] {
  const known = new Set(places);
  const said = review.flatMap(({ kind, place }) => (kind === 'grupo' || known.has(place) ? [] : place));
  return [...new Set(said)];
}

/** In the order in which they were added. */
export function groupsOf(review: Review): readonly string[] {
  return [...new Set(review.map(({ group }) => group))];
}

export function withGroup(review: Review, group: string): Review {
  return merged(review, [{ group, kind: 'grupo', place: '', text: '' }]);
}

export function withoutGroup(review: Review, group: string): Review {
  return review.filter((fact) => fact.group !== group);
}

export function withFact(review: Review, fact: Fact): Review {
  return merged(withGroup(review, fact.group), [fact]);
}

/** The group stays, though it was all that it said. */
export function withoutFact(review: Review, fact: Fact): Review {
  return withGroup(review, fact.group).filter((one) => keyOf(one) !== keyOf(fact));
}

/** The group thinks this of the place, and nothing else; undefined: it has not said. */
export function withPertinence(
  review: Review,
  group: string,
  place: string,
  pertinence: Pertinence | undefined,
): Review {
  const rest = withGroup(review, group).filter(
    (fact) => fact.group !== group || fact.place !== place || fact.kind !== 'pertinencia',
  );
  return pertinence === undefined
    ? rest
    : withFact(rest, { group, kind: 'pertinencia', place, text: pertinence });
}

/** The same facts with a group under another name, which may be that of another: then they are one. */
export function renamed(review: Review, from: string, to: string): Review {
  return merged(
    [],
    review.map((fact) => (fact.group === from ? { ...fact, group: to } : fact)),
  );
}

/** A name that none of the groups has: «Grupo 1 (2)». */
export function freeName(wanted: string, taken: readonly string[]): string {
  for (let number = 2; ; number += 1) {
    const ending = ` (${number})`;
    const name = `${tidy(wanted, LONGEST_GROUP - ending.length)}${ending}`;
    if (!taken.includes(name)) return name;
  }
}

/** What a group thinks of a place: several where files that were joined do not agree, none where it has not said. */
export function pertinencesOf(review: Review, group: string, place: string): readonly Pertinence[] {
  return PERTINENCES.filter((pertinence) =>
    review.some(
      (fact) =>
        fact.group === group &&
        fact.place === place &&
        fact.kind === 'pertinencia' &&
        fact.text === pertinence,
    ),
  );
}

/** The words of one kind of a group on a place, in the order in which they were written. */
export function wordsOf(
  review: Review,
  group: string,
  place: string,
  kind: 'observacion' | 'propuesta',
): Review {
  return review.filter((fact) => fact.group === group && fact.place === place && fact.kind === kind);
}

/** How many groups think what of a place. A group that has not said is no «no»; one that says two things is in none. */
export interface Agreement {
  readonly groups: number;
  readonly byPertinence: Readonly<Record<Pertinence, readonly string[]>>;
  readonly silent: readonly string[];
  readonly inConflict: readonly string[];
}

export function agreementOn(review: Review, place: string): Agreement {
  const byPertinence: Record<Pertinence, string[]> = {
    pertinente: [],
    'con-cambios': [],
    'no-pertinente': [],
    'sin-acuerdo': [],
  };
  const silent: string[] = [];
  const inConflict: string[] = [];
  const groups = groupsOf(review);
  for (const group of groups) {
    const [first, second] = pertinencesOf(review, group, place);
    if (first === undefined) silent.push(group);
    else if (second !== undefined) inConflict.push(group);
    else byPertinence[first].push(group);
  }
  return { groups: groups.length, byPertinence, silent, inConflict };
}
