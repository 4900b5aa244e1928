import type { Context } from '../context.ts';
import { isKnown, known, type Measure, sum } from '../measure.ts';
import { computed, cubeTerm, origin, present, type Term, variableTerm } from '../provenance.ts';
import { coefficientsIn } from './demand.ts';
import { type Group, SPECIALISED } from './groups.ts';
import { product } from './product.ts';
import { type Workers, type WorkSource, workersAt, workersOf, workSource } from './workers.ts';

/** Sectors told one by one in an explanation of the whole zone; the rest are added up. */
const MOST_SECTORS = 12;

/** What the workers of one sector are made from: read, or the firms, the workers per firm and what they are scaled to. */
export function workerTerms(
  source: WorkSource,
  workers: Workers,
  row: number,
  column: number,
): readonly Term[] {
  const { context, staffing, published } = source;
  if (workers.estimated[column] !== 1 && context.workers)
    return [
      cubeTerm(
        context,
        row,
        column,
        context.workers,
        'W_ir',
        'Trabajadores del sector en la zona',
        'trabajadores',
      ),
    ];
  return present(
    cubeTerm(context, row, column, context.firms, 'n_ir', 'Empresas del sector en la zona', 'empresas'),
    ...(staffing[column]?.terms ?? []),
    workers.scaledTo && published ? variableTerm(context, row, published, 'T_r') : undefined,
    computed('W_ir', 'Trabajadores del sector en la zona, estimados', workersAt(workers, column)),
  );
}

/** One term for each sector of a zone: its workers by the part of them that is of the groups asked for. */
export function sectorTerms(
  context: Context,
  workers: Workers,
  is: (group: Group) => boolean,
  symbol: string,
): readonly Term[] {
  const { inputs } = context;
  const table = inputs.occupations;
  const coefficients = coefficientsIn(context);
  const all = context.sectors.flatMap((code, column) => {
    const list = coefficients[column];
    const own = workersAt(workers, column);
    if (!list || !table || (isKnown(own) && own.value === 0 && (own.high ?? 0) === 0)) return [];
    const mine = list.filter((_, at) => is((at + 1) as Group));
    const add = (end: 'value' | 'low' | 'high') =>
      Math.min(
        1,
        mine.reduce((acc, one) => acc + one[end], 0),
      );
    const part = known(add('value'), 'peso 0 a 1', { low: add('low'), high: add('high') });
    const name = inputs.sectors.get(code)?.short ?? code;
    const count = isKnown(own) ? Math.round(own.value).toLocaleString('es-CL') : 'sin dato';
    const share = part.value.toLocaleString('es-CL', { maximumFractionDigits: 3 });
    const term: Term = {
      symbol: `${symbol} ${code}`,
      label: `${name}: ${count} trabajadores × ${share}`,
      measure: product(own, part, 'trabajadores'),
      origin: origin(
        table.source,
        'coeficiente',
        mine.map(({ line }) => line),
        table.source.year || 'sin año',
      ),
    };
    return [term];
  });
  const size = (measure: Measure) => (isKnown(measure) ? measure.value : Infinity);
  all.sort((a, b) => size(b.measure) - size(a.measure));
  const rest = all.slice(MOST_SECTORS);
  if (rest.length === 0) return all;
  return [
    ...all.slice(0, MOST_SECTORS),
    computed(
      symbol,
      `Otros ${rest.length} sectores`,
      sum(
        rest.map(({ measure }) => measure),
        'trabajadores',
      ),
    ),
  ];
}

/** Terms of the specialised part of a zone's demand (method 2.2). */
export function specialisedTerms(context: Context, row: number): readonly Term[] {
  if (!context.inputs.occupations) return [];
  const source = workSource(context);
  const workers = workersOf(source, row);
  const { published } = source;
  return present(
    ...sectorTerms(context, workers, (group) => SPECIALISED.has(group), 'W·a'),
    workers.scaledTo && published ? variableTerm(context, row, published, 'T_r') : undefined,
  );
}
