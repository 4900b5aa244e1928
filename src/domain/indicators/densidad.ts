import { zoneVariable } from '../context.ts';
import { emptyGrid, type Grid, highAt, lowAt, STATE, setKnown, setMissing } from '../grid.ts';
import { isKnown } from '../measure.ts';
import { byarHigh, byarLow } from '../poisson.ts';
import { present, variableTerm } from '../provenance.ts';
import { countTerm } from './conteo.ts';
import { indicator, TAX_ADDRESS } from './indicator.ts';

/** 1,000·n/P with Byar's limits of n, widened where n itself is an interval. Population is taken as exact. */
function setRate(grid: Grid, counts: Grid, at: number, people: number): void {
  const state = counts.state[at] ?? STATE['sin-dato'];
  const per = (count: number) => (1000 * count) / people;
  const low = lowAt(counts, at);
  const high = highAt(counts, at);
  if (state !== 0) setMissing(grid, at, state, per(low), per(high));
  else {
    const n = counts.value[at] ?? NaN;
    setKnown(grid, at, per(n), per(byarLow(low)), per(byarHigh(high)), n);
  }
}

export const densidad = indicator({
  id: 'densidad',
  method: '1.4',
  name: 'Densidad',
  unit: 'por mil habitantes',
  kind: 'razon',
  scope: 'zona-sector',
  formula: 'D = 1.000 · n ÷ P',
  reading: 'Cuántas empresas (o trabajadores) del sector hay por cada mil habitantes.',
  caveats: [
    TAX_ADDRESS,
    'Casas matrices y visitantes la inflan en centros de negocio y lugares turísticos.',
    'La población es de un año y las empresas pueden ser de otro: mira los años de cada término.',
  ],
  needs: 'la población en comunas_datos',
  compute: (context) => {
    const { counts } = context;
    const { columns } = counts;
    const grid = emptyGrid(context.zones.length, columns, 'por mil habitantes');
    context.zones.forEach((zone, row) => {
      const people = zoneVariable(context.inputs, zone, 'poblacion', 'personas');
      const known = isKnown(people) && people.value > 0;
      const reason = isKnown(people) ? 'denominador-cero' : people.missing;
      for (let at = row * columns; at < (row + 1) * columns; at += 1)
        if (known) setRate(grid, counts, at, people.value);
        else setMissing(grid, at, STATE[reason]);
    });
    return grid;
  },
  explain: (context, row, column) =>
    present(countTerm(context, row, column), variableTerm(context, row, 'poblacion', 'P')),
});
