import { known } from '../measure.ts';
import { computed, countedColumn, cubeTerm, present } from '../provenance.ts';
import { densities, densityParts, nearestPresent } from '../relatedness.ts';
import { indicator, TAX_ADDRESS } from './indicator.ts';

/** How many of the sectors that are here and go with this one are told beside the figure. */
export const NEAREST = 3;

export const parentesco = indicator({
  id: 'parentesco',
  method: '1.8',
  name: 'Sectores afines presentes',
  unit: 'índice 0 a 1',
  kind: 'razon',
  scope: 'zona-sector',
  formula: 'd = Σ φ · M ÷ Σ φ, con φ = min(P(i | j), P(j | i))',
  reading: 'De 0 a 1: cuánto de lo que suele ir junto con este sector ya es fuerte en la zona.',
  caveats: [
    'Ir juntos no es causarse: dos sectores pueden compartir solo el tamaño de la ciudad.',
    'Con sectores muy anchos dice poco: una sección junta oficios que no se parecen.',
    TAX_ADDRESS,
  ],
  needs: 'empresas o catastro, con cien zonas o más en la referencia',
  compute: densities,
  explain: (context, row, column) => {
    const parts = densityParts(context, row, column);
    if (!parts) return [];
    const { present: here, perhaps, all } = parts;
    const nameOf = (at: number) => {
      const code = context.sectors[at];
      return (code && context.inputs.sectors.get(code)?.short) ?? code ?? '';
    };
    return present(
      computed(
        'Σ φ · M',
        'Afinidad con los sectores fuertes aquí (el cociente, con todo su intervalo, pasa de 1)',
        known(
          here + perhaps / 2,
          'sectores efectivos',
          perhaps > 0 ? { low: here, high: here + perhaps } : {},
        ),
      ),
      computed('Σ φ', 'Afinidad con todos los demás sectores', known(all, 'sectores efectivos')),
      ...nearestPresent(context, row, column, NEAREST).flatMap(({ column: at, phi, quotient }) => [
        computed(`φ ${context.sectors[at]}`, `Cuánto va con ${nameOf(at)}`, known(phi, 'índice 0 a 1')),
        computed(`LQ ${context.sectors[at]}`, `Cociente de ${nameOf(at)} en la zona`, quotient),
        cubeTerm(
          context,
          row,
          at,
          context.counts,
          `n ${context.sectors[at]}`,
          `${countedColumn(context) === 'trabajadores' ? 'Trabajadores' : 'Empresas'} de ${nameOf(at)}`,
          countedColumn(context),
        ),
      ]),
    );
  },
});
