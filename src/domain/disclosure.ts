/**
 * Small cells (method 7): counts of k cases or fewer are held back from what is taken out, and with them as many others as
 * it takes so that no total of the same file gives them back by subtraction. Zero is no case and tells of nobody: it is
 * never held back.
 */

/** One cell is the sum of others; both as positions in the list of counts. */
export interface Sum {
  readonly total: number;
  readonly parts: readonly number[];
}

/** Rounding of yearly means and of what a file writes. */
const NEGLIGIBLE = 1e-6;

/** Whether a count is held back for itself. With k of 0 none is. */
export function isSmall(count: number, k: number): boolean {
  return count > 0 && count <= k;
}

/**
 * Positions of the counts to hold back: the small ones, and those that protect them. `undefined` is a count that nobody
 * knows. A sum with no small count in it loses nothing.
 */
export function heldBack(
  counts: readonly (number | undefined)[],
  sums: readonly Sum[],
  k: number,
): ReadonlySet<number> {
  const held = new Set(counts.flatMap((count, at) => (count !== undefined && isSmall(count, k) ? [at] : [])));
  if (held.size === 0) return held;
  for (;;) {
    const shields = exposedOf(counts, sums, held)
      .flatMap((at) => {
        const around = sums.filter(({ total, parts }) => total === at || parts.includes(at));
        const shield = shieldOf(counts, around, held);
        return shield ? [{ ...shield, around }] : [];
      })
      .sort((a, b) => a.rank - b.rank);
    const [least] = shields;
    if (!least) return held;
    // One exposed cell may expose others: a sum that has just got its shield is looked at again before it gets another,
    // and totals are held back only where no part is left to hold.
    const shielded = new Set<Sum>();
    for (const { at, rank, around } of shields) {
      if (around.some((sum) => shielded.has(sum)) || (rank === Infinity && rank !== least.rank)) continue;
      held.add(at);
      for (const sum of around) shielded.add(sum);
    }
  }
}

/** Held counts that the sums give back, to the unit. */
export function exposedOf(
  counts: readonly (number | undefined)[],
  sums: readonly Sum[],
  held: ReadonlySet<number>,
): readonly number[] {
  const isHidden = (at: number) => held.has(at) || counts[at] === undefined;
  const exposed = new Set<number>();
  const unknowns = [...new Set(sums.flatMap(({ total, parts }) => [total, ...parts]))].filter(isHidden);
  for (const at of determined(sums, unknowns)) if (held.has(at)) exposed.add(at);
  for (const { total, parts } of sums) {
    const hidden = parts.filter(isHidden);
    if (isHidden(total) || hidden.length === 0 || hidden.some((at) => !held.has(at))) continue;
    // Nobody holds back a zero: hidden parts that add up to as many cases as there are parts are one each.
    const rest = parts.reduce(
      (left, at) => left - (isHidden(at) ? 0 : (counts[at] ?? 0)),
      counts[total] ?? 0,
    );
    if (rest <= hidden.length + NEGLIGIBLE) for (const at of hidden) exposed.add(at);
  }
  return [...exposed];
}

/** The least count in sight in the sums of an exposed one, a part before a total; undefined where all are hidden or zero. */
function shieldOf(
  counts: readonly (number | undefined)[],
  around: readonly Sum[],
  held: ReadonlySet<number>,
): { readonly at: number; readonly rank: number } | undefined {
  let shield: { readonly at: number; readonly rank: number } | undefined;
  for (const { total, parts } of around) {
    for (const at of [...parts, total]) {
      const count = counts[at] ?? 0;
      if (count <= 0 || held.has(at)) continue;
      const rank = at === total ? Infinity : count;
      if (!shield || rank < shield.rank) shield = { at, rank };
    }
  }
  return shield;
}

/** Unknowns that a system of sums fixes: those alone in a line of its reduced form. */
function determined(sums: readonly Sum[], unknowns: readonly number[]): readonly number[] {
  const place = new Map(unknowns.map((at, column) => [at, column]));
  const lines: Float64Array[] = sums.map(({ total, parts }) => {
    const line = new Float64Array(unknowns.length);
    const add = (at: number, sign: number) => {
      const column = place.get(at);
      if (column !== undefined) line[column] = (line[column] ?? 0) + sign;
    };
    for (const part of parts) add(part, 1);
    add(total, -1);
    return line;
  });
  let rank = 0;
  for (let column = 0; column < unknowns.length && rank < lines.length; column += 1) {
    const from = lines.findIndex((line, at) => at >= rank && Math.abs(line[column] ?? 0) > NEGLIGIBLE);
    const pivot = lines[from];
    if (!pivot) continue;
    lines[from] = lines[rank] as Float64Array;
    lines[rank] = pivot;
    const lead = pivot[column] as number;
    for (let at = 0; at < pivot.length; at += 1) pivot[at] = (pivot[at] as number) / lead;
    lines.forEach((line, at) => {
      const times = line[column] as number;
      if (at === rank || Math.abs(times) <= NEGLIGIBLE) return;
      for (let one = 0; one < line.length; one += 1)
        line[one] = (line[one] as number) - times * (pivot[one] as number);
    });
    rank += 1;
  }
  return lines.slice(0, rank).flatMap((line) => {
    const used = unknowns.filter((_, column) => Math.abs(line[column] ?? 0) > NEGLIGIBLE);
    return used.length === 1 ? used : [];
  });
}
