/** No longitude or latitude is written so: it would be 214 degrees. */
export const NOWHERE = 2 ** 31 - 1;
/** A column keeps degrees × 10⁷, as an integer: a centimetre, and up to seven decimals nothing is lost. */
export const DEGREE = 1e7;

/** Degrees from what a column keeps of them; undefined for NOWHERE. */
export function fromFixedDegrees(fixed: number): number | undefined {
  return fixed === NOWHERE ? undefined : fixed / DEGREE;
}
