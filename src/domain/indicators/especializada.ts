import { emptyGrid, fillGrid } from '../grid.ts';
import { coefficientsIn, isSpecialised, partsOf, specialisedOf } from '../people/demand.ts';
import { specialisedTerms } from '../people/terms.ts';
import { workersOf, workSource } from '../people/workers.ts';
import { indicator } from './indicator.ts';

export const especializada = indicator({
  id: 'especializada',
  method: '2.2',
  name: 'Demanda especializada',
  unit: 'porcentaje',
  kind: 'razon',
  scope: 'zona',
  formula: 'E = 100 · Σ_o∈{1,2,3,7,8} D_o ÷ Σ_o D_o, con D_o = Σ_i W_i · a_io',
  reading:
    'De los puestos que ocupan las empresas de la zona, cuántos de cada cien son de directivos, profesionales, técnicos, oficios u operadores.',
  caveats: [
    'Los coeficientes por sector de los paquetes que trae la aplicación son un supuesto del proyecto, con rangos anchos.',
    'Donde la tabla no trae trabajadores se estiman desde las empresas. Son puestos ocupados, no vacantes.',
  ],
  needs: 'ocupaciones, y trabajadores por sector o empresas_totales para estimarlos',
  compute: (context) => {
    if (!context.inputs.occupations) return emptyGrid(context.zones.length, 1, 'porcentaje');
    const source = workSource(context);
    const coefficients = coefficientsIn(context);
    const parts = partsOf(coefficients, isSpecialised);
    const columns = context.sectors.map((_, column) => column);
    return fillGrid(context.zones.length, 1, 'porcentaje', (row) =>
      specialisedOf(coefficients, parts, workersOf(source, row), columns),
    );
  },
  explain: (context, row) => specialisedTerms(context, row),
});
