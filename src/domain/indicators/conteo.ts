import { emptyGrid } from '../grid.ts';
import { countedColumn, cubeTerm } from '../provenance.ts';
import { indicator, TAX_ADDRESS } from './indicator.ts';

/** Firms as the table gives them. */
export const empresas = indicator({
  id: 'empresas',
  method: '1.0',
  name: 'Empresas',
  unit: 'empresas',
  kind: 'cantidad',
  scope: 'zona-sector',
  formula: 'n = empresas de la zona en el sector',
  reading: 'Cuántas empresas del sector tienen su domicilio en la zona.',
  caveats: [TAX_ADDRESS],
  needs: 'empresas o catastro',
  compute: (context) => context.firms,
  explain: (context, row, column) => [
    cubeTerm(context, row, column, context.firms, 'n', 'Empresas de la zona en el sector', 'empresas'),
  ],
});

/** Workers of those firms, where the table has them. */
export const trabajadores = indicator({
  id: 'trabajadores',
  method: '1.0',
  name: 'Trabajadores',
  unit: 'trabajadores',
  kind: 'cantidad',
  scope: 'zona-sector',
  formula: 't = trabajadores de las empresas de la zona en el sector',
  reading: 'Cuántas personas trabajan en las empresas del sector con domicilio en la zona.',
  caveats: [TAX_ADDRESS],
  needs: 'la columna trabajadores en empresas o catastro',
  compute: (context) =>
    context.workers ?? emptyGrid(context.zones.length, context.sectors.length, 'trabajadores'),
  explain: (context, row, column) =>
    context.workers
      ? [cubeTerm(context, row, column, context.workers, 't', 'Trabajadores', 'trabajadores')]
      : [],
});

/** The count on which quotients are made: firms or workers, as the reader chose. */
export function countTerm(context: Parameters<typeof cubeTerm>[0], row: number, column: number) {
  const what = countedColumn(context);
  return cubeTerm(
    context,
    row,
    column,
    context.counts,
    'n',
    what === 'trabajadores' ? 'Trabajadores de la zona en el sector' : 'Empresas de la zona en el sector',
    what,
  );
}
