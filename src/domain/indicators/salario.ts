import { standsAlone } from '../context.ts';
import { emptyGrid, fillGrid } from '../grid.ts';
import { missing, ratio } from '../measure.ts';
import { payOf, payYear, referencePay } from '../people/pay.ts';
import { computed, present, referencePhrase, variableTerm } from '../provenance.ts';
import { indicator } from './indicator.ts';

export const salario = indicator({
  id: 'salario',
  method: '2.7',
  name: 'Salario relativo',
  unit: 'veces',
  kind: 'divergente',
  scope: 'zona',
  formula: 'S = (R ÷ T) ÷ (R_ref ÷ T_ref)',
  reading: 'Remuneración por trabajador dependiente de toda la zona, en veces la de la referencia.',
  caveats: [
    'Cuenta donde la empresa tiene su domicilio, no donde vive ni trabaja la persona.',
    'Es por persona informada en el año: quien trabajó pocos meses baja el promedio.',
  ],
  needs: 'renta_uf y trabajadores por año en comunas_datos',
  year: payYear,
  compute: (context) => {
    const year = payYear(context);
    // Totals of another territory bring no pay: there is nothing to compare with.
    if (!year || context.totals) return emptyGrid(context.zones.length, 1, 'veces');
    const references = context.groups.map((group) => referencePay(context, group, year));
    return fillGrid(context.zones.length, 1, 'veces', (row) => {
      if (standsAlone(context, row)) return missing('no-aplica', 'veces');
      const base = references[context.groupAt[row] ?? -1] ?? missing('sin-dato', 'UF por trabajador');
      return ratio(payOf(context, row, year), base, 'veces');
    });
  },
  explain: (context, row) => {
    const year = payYear(context);
    if (!year) return [];
    const group = context.groups[context.groupAt[row] ?? -1];
    return present(
      variableTerm(context, row, `renta_uf_${year}`, 'R'),
      variableTerm(context, row, `trabajadores_${year}`, 'T'),
      computed('R ÷ T', 'Remuneración por trabajador al año', payOf(context, row, year)),
      computed(
        'R_ref ÷ T_ref',
        `Remuneración por trabajador al año en ${referencePhrase(context, group)}, ${year}`,
        referencePay(context, group, year),
      ),
    );
  },
});
