import { parseZoneId } from '../../../src/domain/ids.ts';
import type { Measure } from '../../../src/domain/measure.ts';
import { type GenderFigures, genderReport } from '../../../src/domain/support/gender.ts';
import { BASES } from '../../../src/domain/support/gender_kinds.ts';
import type { Support } from '../../../src/domain/support/support.ts';
import { SUPPORT_KINDS } from '../../../src/domain/support/vocabulary.ts';
import { type Asked, identityOf, shownRows } from './pedido.ts';
import { finite, type Printed } from './registro.ts';

/** What women and men got, by kind of support and instrument, and how far from parity (method 3.5). */
export function* genderOf(asked: Asked, support: Support): Generator<Printed> {
  const { context } = asked;
  const { inputs } = context;
  const desk = { inputs, support };
  // Once for the package, whatever tables of firms it has: none of them is used here.
  if (asked.sector || inputs.cubes[0]?.id !== context.cube.id || !support.beneficiaries) return;
  for (const row of shownRows(asked)) {
    const zone = parseZoneId(context.zones[row]?.id ?? '');
    if (!zone) continue;
    for (const year of support.beneficiaries.years)
      for (const kind of SUPPORT_KINDS) {
        const report = genderReport(desk, { zone, year, kind });
        if (!report || report.kind !== kind || report.year !== year) continue;
        const printed = (indicador: string, detalle: string, measure: Measure): Printed => ({
          ...identityOf(asked, row),
          tabla: 'beneficiarios',
          referencia: 'ninguna',
          sector: null,
          indicador,
          detalle,
          anio: String(year),
          ...finite(measure),
        });
        const figures = function* (of: string, from: GenderFigures): Generator<Printed> {
          yield printed('adjudicaciones_a_mujeres', of, from.women);
          yield printed('adjudicaciones_a_hombres', of, from.men);
          yield printed('adjudicaciones_sin_sexo', of, from.rest);
          yield printed('mujeres_en_adjudicaciones', of, from.share);
          for (const id of BASES) {
            const gap = from.gaps[id];
            const ratio = from.ratios[id];
            if (gap) yield printed('brecha_de_paridad', `${of}, base ${id}`, gap);
            if (ratio) yield printed('cobertura_mujeres_sobre_hombres', `${of}, base ${id}`, ratio);
          }
        };
        yield* figures(kind, report.byFocus.todos);
        if (report.instruments.some(({ womenFocus }) => womenFocus))
          yield* figures(`${kind}, sin enfoque en mujeres`, report.byFocus['sin-enfoque']);
        for (const one of report.instruments) yield* figures(one.id, one.figures);
      }
  }
}
