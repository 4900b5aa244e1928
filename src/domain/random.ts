/**
 * Chance that repeats itself and can be asked for by name: `at(key, draw)` puts the sequence where that draw of that key
 * begins, so that what a zone draws does not depend on which others are drawn, nor in what order.
 */
export interface Chance {
  at(key: number, draw: number): void;
  /** Uniform in (0, 1), both ends out. */
  uniform(): number;
  /** Standard normal (Box & Muller 1958). */
  normal(): number;
  /**
   * Gamma of a shape, with rate 1 (Marsaglia & Tsang 2000, *ACM TOMS* 26(3)); under 1, by their boost: one of shape + 1
   * times a uniform to the power of 1 ÷ shape. 0 for a shape of 0; NaN for what is no shape.
   */
  gamma(shape: number): number;
}

/** Rounds that PractRand gives sfc32 after seeding it. */
const WARM_UP = 12;

/**
 * sfc32 (Doty-Humphrey, PractRand 0.95): 128 bits of state, of which key and draw are 64. All in integers of 32 bits, so
 * the same on every machine.
 */
export function createChance(): Chance {
  let a = 0;
  let b = 0;
  let c = 0;
  let counter = 1;
  const next = (): number => {
    const out = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + out) | 0;
    return out;
  };
  const uniform = (): number => ((next() >>> 0) + 0.5) / 4_294_967_296;
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const gamma = (shape: number): number => {
    if (shape === 0) return 0;
    if (!(shape > 0 && shape < Infinity)) return NaN;
    if (shape < 1) return gamma(shape + 1) * uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    const spread = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const root = 1 + spread * x;
      if (root <= 0) continue;
      const v = root * root * root;
      const u = uniform();
      if (u < 1 - 0.0331 * x * x * x * x) return d * v;
      if (Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v;
    }
  };
  return {
    at(key, draw) {
      a = 0;
      b = key | 0;
      c = draw | 0;
      counter = 1;
      for (let round = 0; round < WARM_UP; round += 1) next();
    },
    uniform,
    normal,
    gamma,
  };
}

/** A number of 32 bits for a seed and a name: FNV-1a with the last mix of MurmurHash3. */
export function keyOf(seed: number, ...names: readonly string[]): number {
  let hash = 0x811c9dc5 ^ (seed | 0);
  for (const letter of names.join(' ')) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
