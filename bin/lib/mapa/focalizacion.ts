import { known, type Measure } from '../../../src/domain/measure.ts';
import type { Support } from '../../../src/domain/support/support.ts';
import { targetingReport } from '../../../src/domain/support/targeting_report.ts';
import { type Asked, periodText } from './pedido.ts';
import { finite, type Printed } from './registro.ts';

/** Whom each decision of the package covers in its region, and what was granted there that year: method 3.6. */
export function* targetingOf(
  { context, reference, zone, sector }: Asked,
  support: Support,
): Generator<Printed> {
  const { inputs, cube } = context;
  if (sector) return;
  for (const decision of support.decisions?.decisions ?? []) {
    if (zone && zone !== decision.region && !zone.startsWith(decision.region)) continue;
    const report = targetingReport(inputs, support, decision, cube.id);
    // A decision is told with the table asked for, or not at all: another would be another question.
    if (report?.base.id !== cube.id) continue;
    const year = periodText(cube.period);
    const printed = (id: string, indicador: string, anio: string, measure: Measure): Printed => ({
      zona: id,
      nombre: inputs.territory.zones.get(id as typeof decision.region)?.name ?? id,
      nivel: id.length === 2 ? 'region' : 'comuna',
      tabla: cube.id,
      referencia: reference,
      sector: null,
      indicador,
      detalle: decision.id,
      anio,
      ...finite(measure),
    });
    const { region } = decision;
    const whole = !zone || zone === region;
    if (whole) {
      const { eligible, granted, women } = report;
      const comunas = (state: 'prioritaria' | 'fuera') =>
        known(report.comunas.filter((one) => one.state === state).length, 'comunas');
      yield printed(region, 'focalizacion_dentro', year, report.whole.inside);
      yield printed(region, 'focalizacion_fuera', year, report.whole.outside);
      yield printed(region, 'focalizacion_por_saber', year, report.whole.unknown);
      yield printed(region, 'comunas_fuera', String(decision.year), comunas('fuera'));
      yield printed(region, 'comunas_prioritarias', String(decision.year), comunas('prioritaria'));
      for (const { kind, share } of report.priorities)
        yield printed(region, `prioridad_${kind}`, year, share);
      yield printed(region, 'focalizacion_mujeres', women.year || year, women.share);
      if (eligible) yield printed(region, 'focalizacion_elegibles', year, eligible.inside.eligible);
      if (granted) {
        const when = String(granted.year);
        yield printed(region, 'adjudicado', when, granted.total.measure);
        yield printed(region, 'adjudicado_mujeres', when, granted.women.share);
        if (granted.priority) {
          yield printed(region, 'adjudicado_en_prioritarias', when, granted.priority.share);
          yield printed(region, 'empresas_en_prioritarias', granted.firmsYear, granted.priority.firmShare);
        }
        if (granted.sectors) yield printed(region, 'adjudicado_en_sectores', when, granted.sectors.share);
      }
    }
    if (context.settings.level !== 'comuna') continue;
    for (const { zone: comuna, portion } of report.comunas) {
      if (zone && zone !== region && zone !== comuna) continue;
      yield printed(comuna, 'focalizacion_dentro', year, portion.inside);
      const given = report.granted?.comunas.find((one) => one.zone === comuna);
      if (given) yield printed(comuna, 'adjudicado', String(decision.year), given.total.measure);
    }
  }
}
