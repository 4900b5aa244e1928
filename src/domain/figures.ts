import type { FigureId } from './analysis.ts';
import { INDICATORS } from './indicators/index.ts';
import type { Indicator } from './indicators/indicator.ts';

/** What a figure is, in words: an indicator without its code, so that it crosses to the page as data. */
export type FigureInfo = Pick<
  Indicator<FigureId>,
  'id' | 'name' | 'unit' | 'kind' | 'scope' | 'formula' | 'reading' | 'caveats' | 'needs'
>;

/** The potential score, then the indicators in the order of the method. */
export const FIGURES: readonly FigureInfo[] = [
  {
    id: 'potencial',
    name: 'Potencial',
    kind: 'razon',
    unit: 'puntos',
    scope: 'zona-sector',
    formula: 'Puntaje = Σ parte del peso × percentil en la referencia, de 0 a 100',
    reading:
      'De 0 a 100: en qué lugar queda la zona entre las demás al juntar concentración, densidad, productividad, cierres, crecimiento y sectores afines.',
    caveats: ['Informa, no aconseja. Mueve los pesos y mira cuánto cambia.'],
    needs: 'empresas o catastro, con tres zonas o más',
  },
  ...INDICATORS.map(({ id, name, unit, kind, scope, formula, reading, caveats, needs }) => ({
    id,
    name,
    unit,
    kind,
    scope,
    formula,
    reading,
    caveats,
    needs,
  })),
];
