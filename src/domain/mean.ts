/**
 * How far the geometric mean of some parts falls below their arithmetic mean, 0 or less: exp(Σ share · ln value) −
 * Σ share · value (OECD/JRC 2008, *Handbook on Constructing Composite Indicators*, step 6). Shares add up to 1; a
 * part with no share is passed over, so a value of NaN there does no harm. A value of 0 makes the geometric mean 0.
 */
export function imbalanceOf(shares: ArrayLike<number>, values: ArrayLike<number>): number {
  let sum = 0;
  let logarithms = 0;
  for (let at = 0; at < shares.length; at += 1) {
    const share = shares[at] ?? 0;
    if (share === 0) continue;
    const value = values[at] ?? NaN;
    sum += share * value;
    logarithms += share * Math.log(value);
  }
  // Equal parts differ in their last digits only; a geometric mean is never above the arithmetic one.
  return Math.min(0, Math.exp(logarithms) - sum);
}
