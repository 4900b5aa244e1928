import type { Context } from './context.ts';
import { cell, centralAt, emptyGrid, type Grid, STATE, setKnown, setMissing } from './grid.ts';
import { imbalanceOf } from './mean.ts';
import { central, isKnown, known, type Measure, missing } from './measure.ts';
import { FEWEST_ZONES, percentileGrid } from './rank.ts';
import { type Mean, TERMS, type TermId, type Weights } from './settings.ts';

/** For a term in which less is better (closures) the percentile counts from the other end. */
export const LESS_IS_BETTER: ReadonlySet<TermId> = new Set(['cierres']);

/**
 * Percentiles of a term within each group of the reference. A censored value keeps its reason and
 * gets the ranks of the ends of its interval: the score takes the middle of those ranks (not the rank of the middle,
 * which puts a comuna with «0 to 2,45 firms» and hardly any other firm on top of the country) and says how far they go.
 */
export function termPercentiles(context: Context, id: TermId, values: Grid): Grid {
  // A territory of the reader's is ranked among the zones of its reference, without moving them.
  const rankings = context.groups.map((group, at) => ({
    among: group.rows,
    rows: [...group.rows, ...context.guests.filter((row) => context.groupAt[row] === at)],
  }));
  const grid = percentileGrid(values, rankings, FEWEST_ZONES, LESS_IS_BETTER.has(id));
  for (const row of context.guests)
    if (context.groupAt[row] === -1)
      for (let at = row * values.columns; at < (row + 1) * values.columns; at += 1)
        setMissing(grid, at, values.state[at] || STATE['no-aplica']);
  return grid;
}

/** What one term adds to a score: its percentile, its share of the weight in use, and their product. */
export interface Contribution {
  readonly term: TermId;
  /** Undefined where the term is missing: its weight is shared among the rest. */
  readonly percentile: number | undefined;
  readonly missing: Measure | undefined;
  /** Share of the weight of the terms present, 0 to 1. */
  readonly share: number;
  readonly points: number;
  /** The percentile rests on a reserved or below-threshold count. */
  readonly censored: boolean;
}

export interface Score {
  readonly measure: Measure;
  readonly contributions: readonly Contribution[];
  /** What the geometric mean takes off for terms unlike one another, 0 or less; 0 for the arithmetic mean. */
  readonly imbalance: number;
  /** Share of the reader's weight whose terms are present, 0 to 1. */
  readonly present: number;
  /** Share of the weight in use that rests on censored counts, 0 to 1. */
  readonly censored: number;
}

/**
 * Score of one zone × sector: weighted mean of the percentiles that exist, 0–100, arithmetic or geometric.
 * Contributions and imbalance add up to it exactly. A zone of the reference is never at percentile 0 (it counts half of
 * itself, see `midrank`); a geometric mean is 0 only for a territory of the reader's below all of them, and at the low
 * end of a censored term. Where a term rests on a censored count the score has an interval: what it would be at the
 * ends. No term present: missing, with the first term's reason. All weights zero: `no-aplica`.
 */
export function scoreOf(
  percentiles: Readonly<Record<TermId, Grid>>,
  weights: Weights,
  row: number,
  column: number,
  mean: Mean = 'aritmetica',
): Score {
  const terms = TERMS.map((term) => {
    const measure = cell(percentiles[term], row, column);
    const middle = central(measure);
    const percentile = Number.isNaN(middle) ? undefined : middle;
    return { term, measure, percentile, weight: Math.max(0, weights[term]) };
  });
  const all = terms.reduce((acc, { weight }) => acc + weight, 0);
  const used = terms.reduce(
    (acc, { weight, percentile }) => acc + (percentile === undefined ? 0 : weight),
    0,
  );
  const contributions = terms.map(({ term, measure, percentile, weight }): Contribution => {
    const share = percentile === undefined || used === 0 ? 0 : weight / used;
    return {
      term,
      percentile,
      missing: percentile === undefined ? measure : undefined,
      share,
      points: share * (percentile ?? 0),
      censored: percentile !== undefined && !isKnown(measure),
    };
  });
  const shares = contributions.map(({ share }) => share);
  const lowered = (values: readonly number[]) => (mean === 'geometrica' ? imbalanceOf(shares, values) : 0);
  const imbalance = lowered(contributions.map(({ percentile }) => percentile ?? 0));
  const total = contributions.reduce((acc, { points }) => acc + points, 0) + imbalance;
  const censored = contributions.reduce((acc, { censored: is, share }) => acc + (is ? share : 0), 0);
  const end = (which: 'low' | 'high') => {
    const values = terms.map(({ measure: of }) => (isKnown(of) ? of.value : (of[which] ?? 0)));
    return values.reduce((acc, value, at) => acc + (shares[at] ?? 0) * value, 0) + lowered(values);
  };
  const first = terms.find(({ percentile }) => percentile === undefined)?.measure;
  const measure: Measure =
    all === 0
      ? missing('no-aplica', 'puntos')
      : used === 0
        ? missing(first && !isKnown(first) ? first.missing : 'sin-dato', 'puntos')
        : known(total, 'puntos', censored > 0 ? { low: end('low'), high: end('high') } : {});
  return { measure, contributions, imbalance, present: all === 0 ? 0 : used / all, censored };
}

/** The score of every zone × sector: what `scoreOf` answers for each, without its account of the terms. */
export function scoreGrid(
  percentiles: Readonly<Record<TermId, Grid>>,
  weights: Weights,
  mean: Mean = 'aritmetica',
): Grid {
  const terms = TERMS.map((term) => ({ grid: percentiles[term], weight: Math.max(0, weights[term]) }));
  const { rows, columns } = percentiles[TERMS[0]];
  const made = emptyGrid(rows, columns, 'puntos');
  const all = terms.reduce((acc, { weight }) => acc + weight, 0);
  const own = new Float64Array(terms.length);
  const low = new Float64Array(terms.length);
  const high = new Float64Array(terms.length);
  const shares = new Float64Array(terms.length);
  for (let at = 0; at < rows * columns; at += 1) {
    let used = 0;
    let firstMissing: number = STATE['sin-dato'];
    for (let term = terms.length - 1; term >= 0; term -= 1) {
      const { grid } = terms[term] as (typeof terms)[number];
      const state = grid.state[at] ?? STATE['sin-dato'];
      own[term] = centralAt(grid, at);
      low[term] = (state === 0 ? grid.value[at] : grid.low[at]) ?? NaN;
      high[term] = (state === 0 ? grid.value[at] : grid.high[at]) ?? NaN;
      if (Number.isNaN(own[term])) firstMissing = state;
    }
    for (let term = 0; term < terms.length; term += 1)
      if (!Number.isNaN(own[term])) used += terms[term]?.weight ?? 0;
    if (all === 0) setMissing(made, at, STATE['no-aplica']);
    else if (used === 0) setMissing(made, at, firstMissing);
    else {
      let total = 0;
      let least = 0;
      let most = 0;
      let censored = false;
      for (let term = 0; term < terms.length; term += 1) {
        const percentile = own[term] ?? NaN;
        const share = Number.isNaN(percentile) ? 0 : (terms[term]?.weight ?? 0) / used;
        shares[term] = share;
        if (share === 0) continue;
        total += share * percentile;
        least += share * (low[term] ?? NaN);
        most += share * (high[term] ?? NaN);
        censored ||= terms[term]?.grid.state[at] !== 0;
      }
      if (mean === 'geometrica') {
        total += imbalanceOf(shares, own);
        least += imbalanceOf(shares, low);
        most += imbalanceOf(shares, high);
      }
      if (censored) setKnown(made, at, total, least, most);
      else setKnown(made, at, total);
    }
  }
  return made;
}

export const GRADES = ['A', 'B', 'C', 'D'] as const;
export type Grade = (typeof GRADES)[number];

export interface Graded {
  readonly grade: Grade;
  /** Why it is not an A, in sentences; empty for an A. */
  readonly reasons: readonly string[];
}

/** What the grade looks at besides the score itself. */
export interface DataAge {
  /** Years from the end of the figures' period to the date of the package. */
  readonly years: number;
  /** Length of the period in years; 1 for a single year. */
  readonly span: number;
}

/**
 * Data grade of a score: one step down for weight missing (two under half), for weight resting on reserved or
 * below-threshold counts (two over half), for figures over three years old (two over six), and for an average of
 * more than five years. No steps A, one B, two C, more D.
 */
export function gradeOf(score: Pick<Score, 'present' | 'censored'>, age: DataAge): Graded {
  const reasons: string[] = [];
  let steps = 0;
  const lower = (by: number, reason: string) => {
    steps += by;
    reasons.push(reason);
  };
  const percent = (share: number) => `${Math.round(100 * share)}%`;
  if (score.present < 1)
    lower(score.present < 0.5 ? 2 : 1, `Solo está el ${percent(score.present)} del peso de los términos.`);
  if (score.censored > 0)
    lower(
      score.censored > 0.5 ? 2 : 1,
      `El ${percent(score.censored)} del puntaje usa el centro de un intervalo, porque la fuente no publica la cifra.`,
    );
  if (age.years > 3)
    lower(age.years > 6 ? 2 : 1, `Las cifras terminan ${age.years} años antes de la fecha del paquete.`);
  if (age.span > 5) lower(1, `Es un promedio de ${age.span} años, no una foto reciente.`);
  return { grade: GRADES[Math.min(3, steps)] ?? 'D', reasons };
}

/**
 * Points as shown with one decimal, so that the parts shown add up to the total shown (largest remainder, Hamilton 1792).
 * The total is added before it is rounded, as the screen does with the score: 48.65 reads 48,7 (`toFixed` would say 48.6).
 */
export function roundedContributions(points: readonly number[]): readonly number[] {
  const tenths = points.map((value) => value * 10);
  const target = Math.round(points.reduce((acc, value) => acc + value, 0) * 10);
  const floors = tenths.map(Math.floor);
  let left = target - floors.reduce((acc, value) => acc + value, 0);
  const order = tenths
    .map((value, at) => ({ at, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at);
  for (const { at } of order) {
    if (left <= 0) break;
    floors[at] = (floors[at] ?? 0) + 1;
    left -= 1;
  }
  return floors.map((value) => value / 10);
}
