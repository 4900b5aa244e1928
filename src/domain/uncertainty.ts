import { type Bands, DEFAULT_DRAWS, DEFAULT_SEED } from './bands.ts';
import { buildContext, type Context } from './context.ts';
import { type Drawing, type DrawnTerm, type Draws, drawTerms } from './draws.ts';
import { centralAt, copyCell, emptyGrid, type Grid } from './grid.ts';
import type { SectorCode } from './ids.ts';
import { INDICATORS } from './indicators/index.ts';
import type { Inputs } from './inputs.ts';
import { LESS_IS_BETTER, termPercentiles } from './potential.ts';
import { createChance, keyOf } from './random.ts';
import { midrank } from './rank.ts';
import { bandsOf } from './ranking.ts';
import { type Settings, settle, TERMS, type TermId } from './settings.ts';
import { isRanked } from './territory.ts';

/** Of the six terms, what one sector needs: its column as a grid of one. */
export function columnOf(grid: Grid, column: number): Grid {
  const made = emptyGrid(grid.rows, 1, grid.unit);
  for (let row = 0; row < grid.rows; row += 1) copyCell(grid, row * grid.columns + column, made, row);
  return made;
}

/**
 * Draws the terms of a sector and ranks each draw as `termPercentiles` ranks the figures. `percentiles` are the column's
 * own: they say which terms a zone has, and stand for those that cannot be drawn (a censored one, anywhere between
 * its ends).
 */
export function drawPercentiles(drawing: Drawing, percentiles: Readonly<Record<TermId, Grid>>): Draws {
  const { context, seed, draws } = drawing;
  const rows = context.zones.length;
  const drawn = drawTerms(drawing);
  const guest = new Uint8Array(rows);
  for (const row of context.guests) guest[row] = 1;
  return {
    zones: context.zones.map(({ id }) => id),
    groupAt: context.groupAt,
    guest,
    members: context.groups.map((group) =>
      group.rows.filter((row) => {
        const zone = context.zones[row];
        return zone && isRanked(zone);
      }),
    ),
    terms: TERMS.flatMap((term): DrawnTerm[] => {
      const grid = percentiles[term];
      const present = Uint8Array.from({ length: rows }, (_, row) =>
        Number.isNaN(centralAt(grid, row)) ? 0 : 1,
      );
      if (!present.includes(1)) return [];
      const made = new Float32Array(rows * draws);
      const values = drawn[term];
      const free = (row: number) => present[row] === 1 && !(values && !Number.isNaN(values[row] ?? NaN));
      for (let row = 0; row < rows; row += 1) if (free(row)) standStill(made, grid, row, term, drawing);
      if (values) rankDraws(made, values, present, term, context, draws);
      return [{ term, percentiles: made, present }];
    }),
    seed,
    draws,
  };
}

/** A term with no draw of its own keeps its percentile, or falls anywhere between the ends it has. */
function standStill(
  made: Float32Array,
  grid: Grid,
  row: number,
  term: TermId,
  { context, seed, draws }: Drawing,
): void {
  const key = keyOf(seed, context.zones[row]?.id ?? '', term);
  const chance = createChance();
  const from = grid.state[row] === 0 ? (grid.value[row] ?? NaN) : (grid.low[row] ?? NaN);
  const to = grid.state[row] === 0 ? from : (grid.high[row] ?? NaN);
  for (let draw = 0; draw < draws; draw += 1) {
    chance.at(key, draw);
    made[draw * grid.rows + row] = from < to ? from + chance.uniform() * (to - from) : from;
  }
}

/** Percentile of each drawn value among those of its group in the same draw. */
function rankDraws(
  made: Float32Array,
  values: Float64Array,
  present: Uint8Array,
  term: TermId,
  context: Context,
  draws: number,
): void {
  const rows = context.zones.length;
  const has = (row: number) => present[row] === 1 && !Number.isNaN(values[row] ?? NaN);
  const less = LESS_IS_BETTER.has(term);
  context.groups.forEach((group, place) => {
    const members = group.rows.filter(has);
    const ranked = [
      ...members,
      ...context.guests.filter((row) => context.groupAt[row] === place && has(row)),
    ];
    const sorted = new Float64Array(members.length);
    for (let draw = 0; draw < draws; draw += 1) {
      const from = draw * rows;
      for (let at = 0; at < members.length; at += 1) sorted[at] = values[from + (members[at] ?? 0)] ?? NaN;
      sorted.sort();
      for (const row of ranked) {
        const percentile = midrank(sorted, values[from + row] ?? NaN);
        made[from + row] = less ? 100 - percentile : percentile;
      }
    }
  });
}

/** The percentiles of every term in one sector. */
export function sectorPercentiles(
  context: Context,
  grids: Readonly<Record<TermId, Grid>>,
  column: number,
): Readonly<Record<TermId, Grid>> {
  return Object.fromEntries(
    TERMS.map((term) => [term, termPercentiles(context, term, columnOf(grids[term], column))]),
  ) as Record<TermId, Grid>;
}

/** The figures of the terms, zones × sectors. */
export function termGrids(context: Context): Readonly<Record<TermId, Grid>> {
  const entries = TERMS.flatMap((term) => {
    const found = INDICATORS.find(({ id }) => id === term);
    return found ? [[term, found.compute(context)] as const] : [];
  });
  return Object.fromEntries(entries) as Record<TermId, Grid>;
}

/** Places of every zone in a sector, with their bands. Undefined when the inputs lack the table or the sector. */
export function bands(
  inputs: Inputs,
  wanted: Partial<Settings>,
  sector: SectorCode,
  seed = DEFAULT_SEED,
  draws = DEFAULT_DRAWS,
): Bands | undefined {
  const settings = settle(inputs, wanted);
  const context = buildContext(inputs, settings);
  const column = context?.sectors.indexOf(sector) ?? -1;
  if (!context || column === -1) return undefined;
  const percentiles = sectorPercentiles(context, termGrids(context), column);
  return bandsOf(
    drawPercentiles({ context, column, seed, draws }, percentiles),
    settings.weights,
    settings.mean,
  );
}
