import type { Measure } from '../../../src/domain/measure.ts';
import {
  type CoverageReport,
  coverageReport,
  type ZoneCoverage,
} from '../../../src/domain/support/coverage.ts';
import { coverageDetail } from '../../../src/domain/support/coverage_detail.ts';
import type { Support } from '../../../src/domain/support/support.ts';
import type { Zone } from '../../../src/domain/territory.ts';
import type { Asked } from './pedido.ts';
import { finite, type Printed } from './registro.ts';

/**
 * What was given in each zone and year, over what, by kind and by instrument; who could have asked, where it is known; and
 * how unevenly it is shared out. Kinds are never added up. It is of every sector, so once for a package.
 */
export function* coverageOf(asked: Asked, support: Support): Generator<Printed> {
  const { inputs, cube } = asked.context;
  if (asked.sector || inputs.cubes[0]?.id !== cube.id) return;
  for (const year of support.beneficiaries?.years ?? []) yield* yearOf(asked, support, year);
}

function* yearOf(asked: Asked, support: Support, year: number): Generator<Printed> {
  const { inputs, settings } = asked.context;
  const { zones, byLevel } = inputs.territory;
  const { level } = settings;
  const first = coverageReport(inputs, support, { level, year });
  if (!first) return;
  const printer = printerOf(asked, first);
  for (const { kind } of first.kinds) {
    const report = coverageReport(inputs, support, { level, year, kind });
    if (!report) continue;
    for (const one of [...report.own, ...report.zones])
      yield* zoneRecords(printer, report, one, zones.get(one.zone));
    const whole = zones.get(report.whole.zone);
    if (asked.zone || !whole) continue;
    if (whole.level !== level) yield* zoneRecords(printer, report, report.whole, whole);
    for (const { place, grants } of report.unplaced) {
      const wide = zones.get(place);
      if (wide) yield* printer(wide, 'adjudicaciones_sin_lugar', kind, grants);
    }
    if (report.lorenz)
      yield* printer(
        whole,
        'gini_cobertura',
        `${kind} por ${level}, sobre ${report.base}`,
        { value: report.lorenz.gini, unit: 'índice 0 a 1', n: report.lorenz.points.length - 1 },
        report.leftOut > 0 ? `zonas fuera de la curva: ${report.leftOut}` : undefined,
      );
  }
  for (const zone of asked.zone ? [zones.get(asked.zone)] : byLevel[level]) {
    const detail = zone && coverageDetail(inputs, support, { level, year }, zone.id);
    if (!detail) continue;
    for (const { id, grants, eligible, coverage, gap } of detail.instruments) {
      yield* printer(zone, 'adjudicaciones', id, grants);
      if (!eligible) continue;
      yield* printer(zone, 'elegibles', id, eligible.eligible, `a lo más; de ${eligible.from}`);
      if (coverage) yield* printer(zone, 'cobertura', id, coverage, 'piso');
      if (gap) yield* printer(zone, 'elegibles_sin_llegar', id, gap, 'al menos');
    }
  }
}

type Printer = (
  zone: Zone,
  indicador: string,
  detalle: string,
  measure: Measure,
  lectura?: string,
) => Generator<Printed>;

/** Prints a figure of a zone; none of a zone that was not asked for. */
function printerOf(asked: Asked, { year }: CoverageReport): Printer {
  return function* (zone, indicador, detalle, measure, lectura) {
    if (asked.zone && zone.id !== asked.zone) return;
    yield {
      zona: zone.id,
      nombre: zone.name,
      nivel: zone.level,
      tabla: 'beneficiarios',
      referencia: 'ninguna',
      sector: null,
      indicador,
      detalle,
      anio: String(year),
      ...finite(measure),
      ...(lectura === undefined ? {} : { lectura }),
    };
  };
}

function* zoneRecords(
  printer: Printer,
  { base, floor, kind }: CoverageReport,
  one: ZoneCoverage,
  zone: Zone | undefined,
): Generator<Printed> {
  if (!zone) return;
  yield* printer(zone, 'adjudicaciones', kind, one.grants);
  const name = base === 'elegibles' ? 'cobertura' : 'adjudicaciones_por_mil';
  yield* printer(zone, name, `${kind} sobre ${base}`, one.rate, floor ? 'piso' : undefined);
}
