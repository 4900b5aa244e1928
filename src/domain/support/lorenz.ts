/** One zone: what reached it, and what it is set against. */
export interface Share {
  readonly id: string;
  readonly reached: number;
  readonly base: number;
}

export interface LorenzPoint {
  /** The zone that this step adds; empty at the start. */
  readonly id: string;
  /** Cumulative shares, 0 to 1. */
  readonly base: number;
  readonly reached: number;
}

export interface Lorenz {
  /** From (0, 0) to (1, 1), the least reached first. */
  readonly points: readonly LorenzPoint[];
  readonly gini: number;
  /** How much of the base lies where nothing was given, 0 to 1. */
  readonly withoutAny: number;
  /** Share of what was given that went to the least reached zones that hold half of the base, 0 to 0.5. */
  readonly lowerHalf: number;
}

/**
 * Lorenz curve of what was given over its base, zones in order of coverage, and its Gini coefficient: one less the sum of
 * (xᵢ − xᵢ₋₁)·(yᵢ + yᵢ₋₁), the trapezes of Gastwirth (1972), *Review of Economics and Statistics* 54. 0 when every zone is
 * reached alike. Zones without base are passed over. Undefined with fewer than two zones, or where nothing was given.
 */
export function lorenzOf(shares: readonly Share[]): Lorenz | undefined {
  const usable = shares.filter(({ base }) => base > 0);
  const base = usable.reduce((sum, one) => sum + one.base, 0);
  const reached = usable.reduce((sum, one) => sum + one.reached, 0);
  if (usable.length < 2 || reached <= 0) return undefined;
  const ordered = [...usable].sort(
    (a, b) => a.reached / a.base - b.reached / b.base || (a.id < b.id ? -1 : 1),
  );
  const points: LorenzPoint[] = [{ id: '', base: 0, reached: 0 }];
  let x = 0;
  let y = 0;
  let twiceUnder = 0;
  for (const one of ordered) {
    const nextX = x + one.base / base;
    const nextY = y + one.reached / reached;
    twiceUnder += (nextX - x) * (nextY + y);
    points.push({ id: one.id, base: nextX, reached: nextY });
    x = nextX;
    y = nextY;
  }
  const none = ordered.filter((one) => one.reached === 0).reduce((sum, one) => sum + one.base, 0);
  return {
    points,
    // Zones reached alike leave a rest of the last digits, below zero at times.
    gini: Math.max(0, 1 - twiceUnder),
    withoutAny: none / base,
    lowerHalf: heightAt(points, 0.5),
  };
}

/** Height of the curve at a share of the base, on the line between its two neighbours. */
function heightAt(points: readonly LorenzPoint[], share: number): number {
  for (const [at, right] of points.entries()) {
    const left = points[at - 1];
    if (!left || right.base < share) continue;
    return left.reached + ((right.reached - left.reached) * (share - left.base)) / (right.base - left.base);
  }
  return 1;
}
