import { type Context, zoneVariable } from '../context.ts';
import { centralAt, highAt, lowAt } from '../grid.ts';
import { boundsOf } from '../margins.ts';
import { central, isKnown, known, type Measure, missing } from '../measure.ts';
import { type Staffing, staffingOf } from './staffing.ts';

/** Workers of a zone by sector, in the order of the context, with their ends. NaN where nothing says. */
export interface Workers {
  readonly mid: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** 1 where the table brings no workers and they were estimated from its firms. */
  readonly estimated: Uint8Array;
  /** What all the estimates were scaled to: the dependent workers published for the zone. Undefined: not scaled. */
  readonly scaledTo: Measure | undefined;
}

/** What the workers of every zone of a context are made from; built once for all of them. */
export interface WorkSource {
  readonly context: Context;
  readonly staffing: readonly Staffing[];
  /** Variable of `comunas_datos` with the dependent workers of the latest year. */
  readonly published: string | undefined;
}

export function workSource(context: Context): WorkSource {
  const { inputs, sectors } = context;
  return {
    context,
    staffing: sectors.map((code) => staffingOf(inputs, code)),
    published: latestOf(inputs.zoneData?.variables.keys() ?? [], 'trabajadores'),
  };
}

/** The id of the latest year of a yearly variable: `trabajadores_2024`. */
export function latestOf(ids: Iterable<string>, name: string): string | undefined {
  const pattern = new RegExp(`^${name}_\\d{4}$`);
  return [...ids]
    .filter((id) => pattern.test(id))
    .sort()
    .at(-1);
}

/**
 * W_ir of a zone (method 2.1): the workers of the table where it brings them; else n_ir × workers per firm of the sector,
 * and, where the table brings no workers at all, scaled so that they add up to the dependent workers published for the
 * zone. Every unknown count of firms that is censored gives an interval: a sector is least when it has its fewest firms
 * and the others their most.
 */
export function workersOf(source: WorkSource, row: number): Workers {
  const { context, staffing } = source;
  const size = context.sectors.length;
  const made = {
    mid: new Float64Array(size),
    low: new Float64Array(size),
    high: new Float64Array(size),
    estimated: new Uint8Array(size),
  };
  for (let column = 0; column < size; column += 1) {
    const at = row * size + column;
    const isRead = context.workers !== undefined && !Number.isNaN(centralAt(context.workers, at));
    const from = isRead && context.workers ? context.workers : context.firms;
    // A sector with no firms has no workers, whatever nobody tells of how many each has.
    const none = highAt(context.firms, at) === 0;
    const times = isRead ? 1 : none ? 0 : central(staffing[column]?.perFirm ?? NOBODY);
    made.mid[column] = centralAt(from, at) * times;
    made.low[column] = lowAt(from, at) * times;
    made.high[column] = highAt(from, at) * times;
    made.estimated[column] = isRead ? 0 : 1;
  }
  const zone = context.zones[row];
  const published =
    zone && source.published && !context.workers
      ? zoneVariable(context.inputs, zone, source.published, 'trabajadores')
      : undefined;
  const scaledTo = published && isKnown(published) && total(made.mid) > 0 ? published : undefined;
  return { ...(scaledTo ? scaled(made, scaledTo) : made), scaledTo };
}

const NOBODY = missing('sin-dato', 'trabajadores');

type Bands = Pick<Workers, 'mid' | 'low' | 'high' | 'estimated'>;

function scaled(made: Bands, to: Measure): Bands {
  const { mid, low, high } = boundsOf(to);
  const all = { mid: total(made.mid), low: total(made.low), high: total(made.high) };
  const share = (own: number, rest: number) => (own === 0 ? 0 : own / (own + rest));
  return {
    estimated: made.estimated,
    mid: made.mid.map((own) => (mid * own) / all.mid),
    low: made.low.map((own, at) => low * share(own, all.high - (made.high[at] ?? NaN))),
    high: made.high.map((own, at) => high * share(own, all.low - (made.low[at] ?? NaN))),
  };
}

export function total(values: Float64Array): number {
  return values.reduce((acc, one) => acc + one, 0);
}

/** The workers of one sector as a figure; missing where nothing says. */
export function workersAt(workers: Workers, column: number): Measure {
  const mid = workers.mid[column] ?? NaN;
  if (Number.isNaN(mid)) return NOBODY;
  const low = workers.low[column] ?? mid;
  const high = workers.high[column] ?? mid;
  return known(mid, 'trabajadores', low < high ? { low, high } : {});
}
