/**
 * Chance that repeats itself: the same seed gives the same sequence on every machine. `Math.random` cannot
 * be seeded.
 */
export interface Chance {
  /** Uniform in [0, 1). */
  next(): number;
  /** Integer from `from` to `to`, both included. */
  integer(from: number, to: number): number;
  /** Uniform on a logarithmic scale: as likely between 10 and 100 as between 100 and 1,000. */
  logarithmic(from: number, to: number): number;
  /** Standard normal, by Box–Muller. */
  normal(): number;
  /** True with probability `share`. */
  happens(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of the list, as often as its weight says. */
  weighted<T>(list: readonly T[], weight: (one: T) => number): T;
}

/**
 * Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, enough for a few tens of thousands of draws.
 */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('No hay de dónde elegir');
    return list[integer(0, list.length - 1)] as T;
  };
  return {
    next,
    integer,
    pick,
    logarithmic: (from, to) => Math.exp(Math.log(from) + next() * (Math.log(to) - Math.log(from))),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    happens: (share) => next() < share,
    weighted(list, weight) {
      let left = next() * list.reduce((sum, one) => sum + weight(one), 0);
      for (const one of list) {
        left -= weight(one);
        if (left < 0) return one;
      }
      return pick(list);
    },
  };
}
