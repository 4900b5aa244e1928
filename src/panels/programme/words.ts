import { isKnown } from '../../domain/measure.ts';
import type { Progress } from '../../domain/support/programme_progress.ts';
import type { ProgrammeReport, UnitRow } from '../../domain/support/programme_report.ts';
import { formatMeasure, formatNumber } from '../../ui/format.ts';

/** `1 meta`, `3 metas`. */
export function many(count: number, one: string, more = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : more}`;
}

/** The first sentence of the screen: what the file commits to, what does not fit, and whether it can be followed. */
export function leadSentence({ outline, flags, units, whole, hasResults }: ProgrammeReport): string {
  const who = outline.institution || 'El archivo';
  const activities = units.reduce((all, unit) => all + unit.activities, 0);
  const where = units.length > 1 ? ` en ${many(units.length, 'unidad', 'unidades')}` : '';
  const commits = `${who} fija ${many(whole.targets, 'objetivo')}${activities > 0 ? ` con ${many(activities, 'actividad', 'actividades')}` : ''}${where}${outline.year === undefined ? '' : ` para ${outline.year}`}.`;
  const doubts = ` Las revisiones ${flags.length === 0 ? 'no dejan ningún aviso' : `dejan ${many(flags.length, 'aviso')}`}.`;
  return `${commits}${doubts}${hasResults ? '' : ' Sin resultados cargados.'}`;
}

/** What one of the units commits to. */
export function unitSentence({ objectives, activities, blocks, flags }: UnitRow): string {
  return `${many(objectives, 'objetivo')} y ${many(activities, 'actividad', 'actividades')} en ${many(blocks.length, 'bloque')}, con ${flags === 0 ? 'ningún aviso' : many(flags, 'aviso')}.`;
}

/** «62 %, con el 40 % del peso medido», or that there is nothing to measure yet. */
export function progressWords({ progress, covered, targets, measured, left }: Progress): string {
  if (targets === 0) return 'Sin metas.';
  if (!isKnown(progress))
    return left['sin-numero'] === targets ? 'Sin metas con número.' : 'Sin resultados cargados.';
  const share = isKnown(covered) ? `, con el ${formatMeasure(covered)} del peso medido` : '';
  return `${formatMeasure(progress)}${share}: ${formatNumber(measured)} de ${many(targets, 'objetivo')}.`;
}

/** Regions of the country that a programme by regions says nothing of. */
export function lackingRegions(
  units: readonly { readonly id: string }[],
  regions: readonly { readonly id: string; readonly name: string }[],
): readonly string[] {
  const has = new Set(units.map(({ id }) => id));
  const covered = regions.filter(({ id }) => has.has(id));
  // A file of one region lacks nothing.
  return covered.length < 2 ? [] : regions.filter(({ id }) => !has.has(id)).map(({ name }) => name);
}

/** The region of Ñuble was made in September of 2018 (Ley 21.033); until then it was part of Biobío. */
export const NUBLE_SINCE = 2018;
