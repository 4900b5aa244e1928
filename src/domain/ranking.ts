import type { Bands } from './bands.ts';
import type { Draws } from './draws.ts';
import { createChance, keyOf } from './random.ts';
import { type Mean, TERMS, type Weights } from './settings.ts';

/**
 * How much the weights are in doubt: of each term that has one, a Gamma with this shape times its share of an equal one.
 * With equal weights each share moves by about a quarter of itself (standard deviation), which is our own choice: nobody
 * has measured how sure a reader is.
 */
export const CONCENTRATION = 12;

/**
 * Places of the zones of a sector over the draws, for some weights: in each draw the weights come from a Dirichlet around
 * the reader's (a weight of 0 stays 0), the percentiles of that draw are averaged as the score is, and the scores are
 * ranked. OECD/JRC 2008, *Handbook on Constructing Composite Indicators*, step 7; Mogstad, Romano, Shaikh & Wilhelm 2024
 * (*Review of Economic Studies* 91(1)) on why places are told with a band.
 */
export function bandsOf(source: Draws, weights: Weights, mean: Mean): Bands {
  const { zones, groupAt, guest, members, seed, draws } = source;
  const rows = zones.length;
  const positive = TERMS.filter((term) => weights[term] > 0);
  const total = positive.reduce((acc, term) => acc + weights[term], 0);
  const terms = source.terms
    .filter(({ term }) => positive.includes(term))
    .map(({ term, percentiles, present }) => ({
      percentiles,
      present,
      shape: (CONCENTRATION * positive.length * weights[term]) / total,
      key: keyOf(seed, 'peso', term),
    }));
  const scored = (row: number) => terms.some(({ present }) => present[row] === 1);
  const ranked = members.map((group) => Int32Array.from(group.filter(scored)));
  const guests = members.map((_, place) =>
    Int32Array.from(
      zones.flatMap((_, row) => (guest[row] === 1 && groupAt[row] === place && scored(row) ? [row] : [])),
    ),
  );
  const nobody = new Int32Array(0);
  // How often each row had each place: `most` + 1 of them, for a guest may come after all.
  const most = Math.max(0, ...ranked.map(({ length }) => length)) + 1;
  const times = new Uint32Array(rows * most);
  const chance = createChance();
  const sum = new Float64Array(rows);
  const weight = new Float64Array(rows);
  // Two zones alike in every term are alike in 32 bits, whatever the last digits of the sums; and the bits of a number
  // that is not negative, read as an integer, keep its order, so that a score is sorted with its row in one number.
  const score = new Float32Array(rows);
  const bits = new Int32Array(score.buffer);
  const orders = ranked.map(({ length }) => new Float64Array(length));
  const geometric = mean === 'geometrica';
  for (let draw = 0; draw < draws; draw += 1) {
    sum.fill(0);
    weight.fill(0);
    for (const { percentiles, present, shape, key } of terms) {
      chance.at(key, draw);
      const share = chance.gamma(shape);
      const from = draw * rows;
      for (let row = 0; row < rows; row += 1) {
        if (present[row] === 0) continue;
        const percentile = percentiles[from + row] ?? NaN;
        sum[row] = (sum[row] ?? 0) + share * (geometric ? Math.log(percentile) : percentile);
        weight[row] = (weight[row] ?? 0) + share;
      }
    }
    for (let row = 0; row < rows; row += 1) {
      const average = (sum[row] ?? 0) / (weight[row] ?? NaN);
      score[row] = geometric ? Math.exp(average) : average;
    }
    for (let place = 0; place < ranked.length; place += 1) {
      const group = ranked[place] ?? nobody;
      const order = orders[place] ?? new Float64Array(0);
      for (let at = 0; at < group.length; at += 1)
        order[at] = (bits[group[at] ?? 0] ?? 0) * group.length + at;
      order.sort();
      let before = NaN;
      let above = 0;
      for (let at = group.length - 1; at >= 0; at -= 1) {
        const key = order[at] ?? 0;
        const own = Math.floor(key / group.length);
        if (own !== before) above = group.length - 1 - at;
        before = own;
        const cell = (group[key - own * group.length] ?? 0) * most + above;
        times[cell] = (times[cell] ?? 0) + 1;
      }
      for (const row of guests[place] ?? []) {
        const own = bits[row] ?? 0;
        const cell = row * most + group.reduce((acc, other) => acc + ((bits[other] ?? 0) > own ? 1 : 0), 0);
        times[cell] = (times[cell] ?? 0) + 1;
      }
    }
  }
  const quantile = (share: number) =>
    Float64Array.from({ length: rows }, (_, row) => placeAt(times, row * most, most, share * draws));
  return {
    zones,
    median: quantile(0.5),
    low: quantile(0.05),
    high: quantile(0.95),
    groupAt,
    guest,
    ranked: Int32Array.from(ranked, ({ length }) => length),
    seed,
    draws,
  };
}

/** The first place by which a zone has been ranked `needed` times; NaN when it never was. */
function placeAt(times: Uint32Array, from: number, most: number, needed: number): number {
  let seen = 0;
  for (let place = 0; place < most; place += 1) {
    seen += times[from + place] ?? 0;
    if (seen > 0 && seen >= needed) return place + 1;
  }
  return NaN;
}
