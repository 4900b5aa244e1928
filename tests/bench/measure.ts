/** One way of doing a piece of work. What it returns goes to the sink, so that nothing of it can be left undone. */
export interface Way {
  readonly name: string;
  /** How many units of work one run does, when ways do not do as many; 1 when not given. */
  readonly units?: number;
  run(): unknown | Promise<unknown>;
}

export interface Timing {
  readonly name: string;
  /** Milliseconds for one unit of work: the median of the runs, the fastest and the slowest. */
  readonly median: number;
  readonly fastest: number;
  readonly slowest: number;
}

let sunk = 0;
/** Uses a result in a way that a compiler cannot foresee. */
function sink(result: unknown): void {
  sunk += typeof result === 'number' ? result : JSON.stringify(result ?? 0).length;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/**
 * Times of several ways of doing the same, interleaved: each round runs all of them, so that a slow moment of the machine
 * falls on all alike. Rounds before `runs` warm up and are thrown away. A way shorter than `atLeast` milliseconds is
 * repeated within its turn until it is not, because the clock is coarse.
 */
export async function compare(
  ways: readonly Way[],
  { runs = 7, warmUp = 3, atLeast = 20 }: { runs?: number; warmUp?: number; atLeast?: number } = {},
): Promise<readonly Timing[]> {
  const times = ways.map((): number[] => []);
  for (let round = 0; round < warmUp + runs; round += 1)
    for (const [at, way] of ways.entries()) {
      let repeats = 0;
      const start = performance.now();
      let spent = 0;
      while (spent < atLeast || repeats === 0) {
        sink(await way.run());
        repeats += 1;
        spent = performance.now() - start;
      }
      if (round >= warmUp) times[at]?.push(spent / repeats / (way.units ?? 1));
    }
  if (!Number.isFinite(sunk)) throw new Error('sin resultado');
  return ways.map(({ name }, at) => {
    const own = times[at] ?? [];
    return { name, median: median(own), fastest: Math.min(...own), slowest: Math.max(...own) };
  });
}
