import type { Context } from '../context.ts';
import { cell } from '../grid.ts';
import { boundsOf } from '../margins.ts';
import { central, isKnown, known, type Measure, missing } from '../measure.ts';
import { computed, type Explanation } from '../provenance.ts';
import { coefficientsIn } from './demand.ts';
import { coefficientsNote, type Group, SPECIALISED } from './groups.ts';
import { workSource } from './workers.ts';

/** With fewer firms at the start one more or less is a rate of growth (as in method 1.5). */
const FEWEST_AT_START = 10;

/**
 * How the specialised posts of a zone changed each year between two tables of one resource (method 2.3), in percent: the
 * sectors change by their counts, and the workers per firm and the coefficients stay as they are today, so it tells how the
 * mix of sectors moved, not how each of them modernised. n is the count at the start. Undefined without an earlier table
 * or without coefficients.
 */
export function specialisedChange(context: Context, row: number): Explanation | undefined {
  const { before, inputs, counts } = context;
  const table = inputs.occupations;
  const zone = context.zones[row];
  if (!before || !table || !zone) return undefined;
  const { staffing } = workSource(context);
  const coefficients = coefficientsIn(context);
  const isWorkers = counts.unit === 'trabajadores';
  const postsOf = (grid: typeof counts): { posts: number; all: number; n: number } => {
    let posts = 0;
    let all = 0;
    let n = 0;
    context.sectors.forEach((_, column) => {
      const count = central(cell(grid, row, column));
      if (count === 0) return;
      const perFirm = isWorkers ? 1 : boundsOf(staffing[column]?.perFirm ?? NONE).mid;
      const list = coefficients[column];
      const part = list
        ? list.reduce((acc, one, at) => acc + (SPECIALISED.has((at + 1) as Group) ? one.value : 0), 0)
        : NaN;
      n += count;
      all += count * perFirm;
      posts += count * perFirm * part;
    });
    return { posts, all, n };
  };
  const start = postsOf(before.counts);
  const end = postsOf(counts);
  const rate = (from: number, to: number): Measure => {
    if (!Number.isFinite(from) || !Number.isFinite(to)) return missing('sin-dato', 'porcentaje');
    if (start.n < FEWEST_AT_START) return missing('pocos-datos', 'porcentaje');
    if (from === 0) return missing('denominador-cero', 'porcentaje');
    return known(100 * ((to / from) ** (1 / before.years) - 1), 'porcentaje', { n: start.n });
  };
  const posts = (value: number): Measure =>
    Number.isFinite(value) ? known(value, 'trabajadores') : missing('sin-dato', 'trabajadores');
  const all = rate(start.all, end.all);
  return {
    indicator: 'Cambio de la demanda especializada, por año',
    zone: zone.name,
    sector: undefined,
    result: rate(start.posts, end.posts),
    formula: 'c = 100 · ((D_1 ÷ D_0)^(1 ÷ t) − 1), con D = Σ_i n_i · (T_i ÷ N_i) · a_i',
    terms: [
      computed('D_0', `Puestos especializados, ${before.period.to}`, posts(start.posts)),
      computed('D_1', `Puestos especializados, ${context.cube.period.to}`, posts(end.posts)),
      computed('t', 'Años', known(before.years, 'años')),
      computed('todos', 'Cambio por año de todos los puestos', all),
    ],
    notes: [
      coefficientsNote(table),
      'Los trabajadores por empresa y los coeficientes son los mismos en los dos años: solo cambia cuánto hay de cada sector.',
      isKnown(all) ? 'Compáralo con el cambio de todos los puestos, en la tabla.' : '',
    ].filter((note) => note !== ''),
  };
}

const NONE = missing('sin-dato', 'trabajadores');
