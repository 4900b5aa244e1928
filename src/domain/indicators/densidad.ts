import { zoneVariable } from '../context.ts';
import { cell, fillGrid } from '../grid.ts';
import { isKnown, known, type Measure, missing } from '../measure.ts';
import { byarLimits } from '../poisson.ts';
import { present, variableTerm } from '../provenance.ts';
import { countTerm } from './conteo.ts';
import { indicator, TAX_ADDRESS } from './indicator.ts';

/** 1,000·n/P with Byar's limits of n, widened where n itself is an interval. Population is taken as exact. */
function rate(n: Measure, people: Measure): Measure {
  const unit = 'por mil habitantes';
  if (!isKnown(people)) return missing(people.missing, unit);
  if (people.value === 0) return missing('denominador-cero', unit);
  const per = (count: number) => (1000 * count) / people.value;
  if (isKnown(n))
    return known(per(n.value), unit, {
      low: per(byarLimits(n.low ?? n.value).low),
      high: per(byarLimits(n.high ?? n.value).high),
      n: n.value,
    });
  return n.low === undefined || n.high === undefined
    ? missing(n.missing, unit)
    : missing(n.missing, unit, { low: per(n.low), high: per(n.high) });
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
    const people = context.zones.map((zone) => zoneVariable(context.inputs, zone, 'poblacion', 'personas'));
    return fillGrid(context.zones.length, context.sectors.length, 'por mil habitantes', (row, column) =>
      rate(cell(context.counts, row, column), people[row] ?? missing('sin-dato', 'personas')),
    );
  },
  explain: (context, row, column) =>
    present(countTerm(context, row, column), variableTerm(context, row, 'poblacion', 'P')),
});
