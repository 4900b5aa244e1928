import { type Bands, DEFAULT_DRAWS } from '../domain/bands.ts';
import { buildContext, type Context } from '../domain/context.ts';
import type { Draws } from '../domain/draws.ts';
import type { Grid } from '../domain/grid.ts';
import type { SectorCode } from '../domain/ids.ts';
import type { Inputs } from '../domain/inputs.ts';
import { bandsOf } from '../domain/ranking.ts';
import { type Settings, settle, type TermId } from '../domain/settings.ts';
import { drawPercentiles, sectorPercentiles, termGrids } from '../domain/uncertainty.ts';

interface Tables {
  readonly inputs: Inputs;
  readonly key: string;
  readonly context: Context;
  readonly grids: Readonly<Record<TermId, Grid>>;
}

/** The last table and the last sector asked for: while weights move, nothing is drawn again. */
let tables: Tables | undefined;
let drawn: { readonly tables: Tables; readonly key: string; readonly draws: Draws } | undefined;

/** `bands` of the domain, keeping what does not depend on weights nor on how they are averaged. */
export function bandsFor(
  inputs: Inputs,
  wanted: Partial<Settings>,
  sector: SectorCode,
  seed: number,
): Bands | undefined {
  const { weights, mean, ...question } = settle(inputs, wanted);
  const key = JSON.stringify(question);
  if (tables?.inputs !== inputs || tables.key !== key) {
    const context = buildContext(inputs, { ...question, weights, mean });
    tables = context && { inputs, key, context, grids: termGrids(context) };
  }
  const column = tables?.context.sectors.indexOf(sector) ?? -1;
  if (!tables || column === -1) return undefined;
  const place = `${sector} ${seed}`;
  if (drawn?.tables !== tables || drawn.key !== place) {
    const { context, grids } = tables;
    const draws = drawPercentiles(
      { context, column, seed, draws: DEFAULT_DRAWS },
      sectorPercentiles(context, grids, column),
    );
    drawn = { tables, key: place, draws };
  }
  return bandsOf(drawn.draws, weights, mean);
}
