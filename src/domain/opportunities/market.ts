import type { Context } from '../context.ts';
import { centralAt } from '../grid.ts';
import type { Inputs } from '../inputs.ts';
import type { ZoneLevel } from '../settings.ts';
import type { Zone } from '../territory.ts';
import { kmToZone } from './distances.ts';

/**
 * How fast the people of another comuna stop counting, in km: at 20 km a neighbour counts as 0,37 and at 60 km as 0,05.
 * Of 10, 20 and 40 km it is the one with which the model says most of the package `chile` (see docs/decisions).
 */
export const REACH_KM = 20;

/** Who buys in each zone of a context, by row. NaN: nobody tells. */
export interface Market {
  /** P: people of the zone. */
  readonly population: Float64Array;
  /** P* = Σ P_s · exp(−d_rs / δ): the zone's own people whole, and those of other comunas by how near they are. */
  readonly around: Float64Array;
  /** Share of the people who live in the country, 0 to 1. */
  readonly rural: Float64Array;
  /** Logarithm of the median income, in pesos; of several comunas, the mean of their logarithms by population. */
  readonly income: Float64Array;
  /** What the model reads of them (see model.ts). */
  readonly covariates: Readonly<Record<Covariate, Float64Array>>;
}

/** log P*, log (P ÷ P*), rurality from 0 to 1, and log income. */
export const COVARIATES = ['around', 'own', 'rural', 'income'] as const;
export type Covariate = (typeof COVARIATES)[number];

/** It depends on the zones alone: the same for every table, reference and count of a package. */
const markets = new WeakMap<Inputs, Map<ZoneLevel, Market>>();

export function marketOf(context: Context): Market {
  const { inputs, zones } = context;
  const { level } = context.settings;
  const byLevel = markets.get(inputs) ?? new Map<ZoneLevel, Market>();
  markets.set(inputs, byLevel);
  const found = byLevel.get(level);
  if (found) return found;
  const people = ofComunas(inputs, 'poblacion');
  const rural = ofComunas(inputs, 'ruralidad_pct').map((percent) => percent / 100);
  const income = ofComunas(inputs, 'ingreso_mediano_clp').map((pesos) => (pesos > 0 ? Math.log(pesos) : NaN));
  const own = {
    population: Float64Array.from(zones, (zone) => peopleOf(zone, people)),
    around: Float64Array.from(zones, (zone) => peopleAround(inputs, zone, people)),
    rural: Float64Array.from(zones, (zone) => byPopulation(zone, people, rural)),
    income: Float64Array.from(zones, (zone) => byPopulation(zone, people, income)),
  };
  const made: Market = {
    ...own,
    covariates: {
      around: own.around.map(Math.log),
      own: own.population.map((count, row) => Math.log(count / (own.around[row] ?? NaN))),
      rural: own.rural,
      income: own.income,
    },
  };
  byLevel.set(level, made);
  return made;
}

function ofComunas({ zoneData, territory }: Inputs, id: string): Float64Array {
  const grid = zoneData?.variables.get(id)?.grid;
  return Float64Array.from(territory.comunas, (_, at) => (grid ? centralAt(grid, at) : NaN));
}

function peopleOf({ comunas }: Zone, people: Float64Array): number {
  return comunas.reduce((acc, comuna) => acc + (people[comuna] ?? NaN), 0);
}

/**
 * The zone's own people, and those of each comuna outside of it by the distance to the nearest of its comunas. A comuna
 * with no outline counts only for itself; an island far out does so by its distance.
 */
function peopleAround(inputs: Inputs, zone: Zone, people: Float64Array): number {
  let sum = peopleOf(zone, people);
  const own = new Set(zone.comunas);
  people.forEach((count, comuna) => {
    if (own.has(comuna) || !(count > 0)) return;
    const far = kmToZone(inputs, comuna, zone);
    if (!Number.isNaN(far)) sum += count * Math.exp(-far / REACH_KM);
  });
  return sum;
}

/** Mean by population over the comunas that state the figure; NaN when they hold less than half of the people. */
function byPopulation({ comunas }: Zone, people: Float64Array, figure: Float64Array): number {
  let all = 0;
  let stated = 0;
  let sum = 0;
  for (const comuna of comunas) {
    const count = people[comuna] ?? NaN;
    const value = figure[comuna] ?? NaN;
    all += count;
    if (Number.isNaN(value)) continue;
    stated += count;
    sum += count * value;
  }
  return stated > 0 && stated >= all / 2 ? sum / stated : NaN;
}
