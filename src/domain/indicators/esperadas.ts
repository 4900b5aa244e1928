import type { Context } from '../context.ts';
import { emptyGrid } from '../grid.ts';
import { known, missing } from '../measure.ts';
import { demandOf, writeExpected } from '../opportunities/demand.ts';
import { type Covariate, marketOf, REACH_KM } from '../opportunities/market.ts';
import type { DemandModel } from '../opportunities/model.ts';
import { byPeers } from '../opportunities/peer_rates.ts';
import { computed, cubeTerm, present, type Term, variableTerm } from '../provenance.ts';
import { indicator, TAX_ADDRESS } from './indicator.ts';

const decimals = (value: number, digits = 3) =>
  value.toLocaleString('es-CL', { maximumFractionDigits: digits });

const LAWS: Readonly<Record<DemandModel['counts']['law'], string>> = {
  'binomial-negativa': 'Binomial negativa',
  'cuasi-poisson': 'Cuasi-Poisson',
  poisson: 'Poisson',
};

/** Who buys here, as terms: each with its slope where a model uses it. */
function marketTerms(
  context: Context,
  row: number,
  model: DemandModel | undefined,
): readonly (Term | undefined)[] {
  const market = marketOf(context);
  const slope = (which: Covariate) => {
    const found = model?.slopes.find(({ covariate }) => covariate === which);
    return found ? `; b = ${decimals(found.slope)}` : '';
  };
  const own = market.population[row] ?? NaN;
  const around = market.around[row] ?? NaN;
  const rural = variableTerm(context, row, 'ruralidad_pct', 'rural');
  const income = variableTerm(context, row, 'ingreso_mediano_clp', 'ingreso');
  const logIncome = market.income[row] ?? NaN;
  return [
    variableTerm(context, row, 'poblacion', 'P'),
    computed(
      'P*',
      `Población propia y de alrededor: la de otra comuna pesa exp(−km ÷ ${REACH_KM})${slope('around')}`,
      known(around, 'personas'),
    ),
    computed('P ÷ P*', `Parte propia de esa población${slope('own')}`, known(own / around, 'índice 0 a 1')),
    rural && {
      ...rural,
      label: `${rural.label}${slope('rural')}`,
      measure: known(100 * (market.rural[row] ?? NaN), 'porcentaje'),
    },
    income && {
      ...income,
      label: Number.isNaN(logIncome)
        ? `${income.label}: sin dato, se usa el modelo sin ingreso`
        : `${income.label}${slope('income')}`,
      measure: Number.isNaN(logIncome) ? missing('sin-dato', 'pesos') : known(Math.exp(logIncome), 'pesos'),
    },
  ];
}

function modelTerms({ counts, zones, censored, intercept, slopes }: DemandModel): readonly Term[] {
  const b0 = slopes.reduce((acc, { slope, mean }) => acc - slope * mean, intercept);
  return [
    computed(
      'zonas',
      `Zonas con que se ajusta (b0 = ${decimals(b0)}); ${censored} con el centro de una cuenta que no se publica`,
      known(zones, 'zonas'),
    ),
    counts.law === 'binomial-negativa'
      ? computed('θ', 'Binomial negativa: la varianza es Ĕ + Ĕ² ÷ θ', known(counts.theta, 'coeficiente'))
      : computed('φ', `${LAWS[counts.law]}: la varianza es φ · Ĕ`, known(counts.dispersion, 'coeficiente')),
  ];
}

/** What stands behind the expected firms of a cell, by the model or by peers. */
export function demandTerms(context: Context, row: number, column: number): readonly Term[] {
  const demand = demandOf(context, column);
  if (demand.state[row] !== 0) return [];
  const model = demand.modelAt(row);
  if (model) return present(...marketTerms(context, row, model), ...modelTerms(model));
  const peers = byPeers(context, row, column);
  return present(
    ...marketTerms(context, row, undefined),
    ...(typeof peers === 'string' ? [] : peers.rates).map(({ row: peer, rate }) => {
      const name = context.zones[peer]?.name ?? '';
      const label = `Empresas de ${name}: ${decimals(1000 * rate, 2)} por mil personas de alrededor`;
      return cubeTerm(context, peer, column, context.firms, `n ${name}`, label, 'empresas');
    }),
  );
}

export const esperadas = indicator({
  id: 'esperadas',
  method: '4.1',
  name: 'Empresas esperadas',
  unit: 'empresas',
  kind: 'cantidad',
  scope: 'zona-sector',
  formula: 'Ĕ = exp(b0 + b1 · log P* + b2 · log(P ÷ P*) + b3 · rural + b4 · log ingreso)',
  reading:
    'Cuántas empresas del sector suele haber donde vive una población parecida, con igual ruralidad e ingreso.',
  caveats: [
    'Solo para sectores que le venden a la gente de alrededor; la lista se puede cambiar en la ficha.',
    'El rango contiene 4 de cada 5 zonas parecidas. No incluye el error con que se estiman los coeficientes.',
    'Con menos de cuarenta zonas con cifra es la mediana de las ocho más parecidas, por persona de alrededor.',
    TAX_ADDRESS,
  ],
  needs: 'empresas o catastro en varias zonas, y comunas_datos con población y ruralidad',
  compute: (context) => {
    const grid = emptyGrid(context.zones.length, context.sectors.length, 'empresas');
    for (let column = 0; column < grid.columns; column += 1) {
      const demand = demandOf(context, column);
      for (let row = 0; row < grid.rows; row += 1)
        writeExpected(grid, row * grid.columns + column, demand, row);
    }
    return grid;
  },
  explain: demandTerms,
});
