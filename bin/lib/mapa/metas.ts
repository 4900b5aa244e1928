import type { SectorCode, ZoneId } from '../../../src/domain/ids.ts';
import { known, type Measure, missing } from '../../../src/domain/measure.ts';
import type { Progress } from '../../../src/domain/support/programme_progress.ts';
import { programmeReport } from '../../../src/domain/support/programme_report.ts';
import type { Support } from '../../../src/domain/support/support.ts';
import { finite, type Printed } from './registro.ts';

/**
 * The targets of a programme by unit and block: progress (method 3.7), weight of each block, and what does not fit. A unit
 * that is no region is of the country. Asked for a zone, only the unit of that code; a programme says nothing by sector.
 */
export function* programmeOf(
  { programme }: Support,
  zone: ZoneId | undefined,
  sector: SectorCode | undefined,
): Generator<Printed> {
  if (!programme || sector) return;
  const { outline, units, flags, whole, source } = programmeReport(programme);
  const common = {
    sector: null,
    anio: outline.year === undefined ? source.year : String(outline.year),
    tabla: source.resource,
    referencia: 'ninguna',
  } as const;
  const place = (id: string, name: string) =>
    /^\d{2}$/.test(id)
      ? ({ ...common, zona: id, nombre: name, nivel: 'region' } as const)
      : ({ ...common, zona: 'CL', nombre: name, nivel: 'pais' } as const);
  const figure = (
    where: ReturnType<typeof place>,
    indicador: string,
    detalle: string | null,
    measure: Measure,
    lectura?: string,
  ): Printed => ({
    ...where,
    indicador,
    detalle,
    ...finite(measure),
    ...(lectura ? { lectura } : {}),
  });
  for (const { id, name, blocks, progress } of units) {
    const where = place(id, name);
    if (zone && where.zona !== zone) continue;
    yield figure(where, 'avance_de_metas', null, progress.progress, coverageWords(progress));
    for (const block of blocks) {
      yield figure(
        where,
        'avance_de_metas',
        block.id,
        block.progress.progress,
        coverageWords(block.progress),
      );
      yield figure(
        where,
        'ponderacion_del_bloque',
        block.id,
        block.weight === undefined ? missing('sin-dato', 'porcentaje') : known(block.weight, 'porcentaje'),
        block.weights === undefined
          ? 'Sus actividades no traen peso.'
          : `Sus actividades suman ${String(block.weights).replace('.', ',')}.`,
      );
      const own = flags.filter((flag) => flag.unit === id && flag.block === block.id);
      yield figure(
        where,
        'avisos_de_metas',
        block.id,
        known(own.length, 'coeficiente'),
        own.map(({ code, words }) => `${code}: ${words}`).join(' '),
      );
    }
  }
  if (!zone && units.length > 1)
    yield figure(
      place('', 'Todo el programa'),
      'avance_de_metas',
      'todo',
      whole.progress,
      coverageWords(whole),
    );
}

/** How many targets stand behind a progress, and why the others do not. */
function coverageWords({ measured, targets, left }: Progress): string {
  return `Se miden ${measured} de ${targets} objetivos; sin resultado ${left['sin-resultado']}, sin meta con número ${left['sin-numero']}, sin peso ${left['sin-peso']}.`;
}
