import { analyse } from '../../../src/domain/analysis.ts';
import type { Measure } from '../../../src/domain/measure.ts';
import { missing } from '../../../src/domain/measure.ts';
import { backingReport } from '../../../src/domain/support/backing.ts';
import { quadrantWords } from '../../../src/domain/support/backing_kinds.ts';
import type { Support } from '../../../src/domain/support/support.ts';
import { SUPPORT_KINDS } from '../../../src/domain/support/vocabulary.ts';
import { type Asked, identityOf, shownRows } from './pedido.ts';
import { finite, type Printed } from './registro.ts';

/** Support that each sector of a region got per thousand firms, beside its potential; only by region (seed 002). */
export function* backingOf(asked: Asked, support: Support): Generator<Printed> {
  const { context, sector: only } = asked;
  if (context.settings.level !== 'region' || context.cube.sectorLevel !== 'rubro' || !support.beneficiaries)
    return;
  const desk = { inputs: context.inputs, support, analyse };
  for (const row of shownRows(asked)) {
    const zone = context.zones[row]?.id;
    if (!zone) continue;
    for (const year of support.beneficiaries.years)
      for (const kind of SUPPORT_KINDS) {
        const report = backingReport(desk, { zone, year, kind }, context.settings);
        const [region] = report?.regions ?? [];
        // Of another table of firms it is that table's to print.
        if (!report || !region || report.kind !== kind || report.settings.cube !== context.cube.id) continue;
        const printed = (indicador: string, measure: Measure): Printed => ({
          ...identityOf(asked, row),
          sector: null,
          indicador,
          detalle: kind,
          anio: String(year),
          ...finite(measure),
        });
        yield printed('adjudicaciones_con_sector', region.told);
        if (!only)
          yield printed(
            'correlacion_potencial_apoyo',
            region.correlation
              ? {
                  value: region.correlation.rho,
                  low: region.correlation.low,
                  high: region.correlation.high,
                  n: region.correlation.n,
                  unit: 'coeficiente',
                }
              : missing('pocos-datos', 'coeficiente'),
          );
        for (const one of region.sectors)
          if (!only || one.sector === only)
            yield {
              ...printed('apoyo_por_mil_del_sector', one.rate),
              sector: one.sector,
              lectura: quadrantWords(one),
            };
      }
  }
}
