import { emptyGrid } from '../grid.ts';
import { demandOf, expectedAt } from '../opportunities/demand.ts';
import { writeGap } from '../opportunities/gap.ts';
import { computed, cubeTerm, present } from '../provenance.ts';
import { demandTerms } from './esperadas.ts';
import { indicator, TAX_ADDRESS } from './indicator.ts';

export const brecha = indicator({
  id: 'brecha',
  method: '4.2',
  name: 'Empresas que faltan',
  unit: 'empresas',
  kind: 'cantidad',
  scope: 'zona-sector',
  formula: 'B = Ĕ − n si n está bajo el 10 % del rango esperado; si no, 0',
  reading:
    'Cuántas empresas menos hay que donde vive una población parecida. Cero: no se distingue de lo esperado.',
  caveats: [
    'Informa, no aconseja: también puede ser pobreza, informalidad, oferta en la comuna vecina o casas matrices.',
    'Por construcción, cerca de 1 de cada 10 zonas queda bajo el 10 % del rango solo por azar.',
    TAX_ADDRESS,
  ],
  needs: 'lo mismo que las empresas esperadas',
  compute: (context) => {
    const grid = emptyGrid(context.zones.length, context.sectors.length, 'empresas');
    for (let column = 0; column < grid.columns; column += 1) {
      const demand = demandOf(context, column);
      for (let row = 0; row < grid.rows; row += 1) {
        const at = row * grid.columns + column;
        writeGap(grid, at, context.firms, at, demand, row);
      }
    }
    return grid;
  },
  explain: (context, row, column) =>
    present(
      cubeTerm(context, row, column, context.firms, 'n', 'Empresas del sector en la zona', 'empresas'),
      computed('Ĕ', 'Empresas esperadas, con su rango', expectedAt(context, row, column)),
      ...demandTerms(context, row, column),
    ),
});
