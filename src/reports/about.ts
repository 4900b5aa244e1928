import type { SourceRef } from '../domain/source.ts';
import type { TableId } from '../load/package.ts';
import type { PackageSummary } from '../load/summary.ts';
import { askSupport } from '../state/support.ts';
import type { Screen } from '../state/view.ts';
import { formatDate } from '../ui/format.ts';
import type { About } from './sheet.ts';

/** Tables behind the figures of each screen, where a panel does not say its own. */
const TABLES_OF: Readonly<Partial<Record<Screen, readonly TableId[]>>> = {
  instrumentos: ['instrumentos'],
  cobertura: ['beneficiarios', 'instrumentos', 'comunas_datos', 'empresas_tamano'],
  ruta: ['instrumentos', 'ruta'],
  evaluar: ['instrumentos', 'catastro'],
  focalizacion: ['focalizacion', 'beneficiarios', 'empresas'],
  genero: ['beneficiarios', 'comunas_datos'],
  sectores: ['beneficiarios', 'empresas'],
  metas: ['metas'],
  pladeco: ['pladeco'],
};

/** Tables that are read only when asked for: the summary of the package does not have their publishers. */
const OF_SUPPORT: ReadonlySet<TableId> = new Set<TableId>([
  'instrumentos',
  'beneficiarios',
  'empresas_tamano',
  'focalizacion',
  'metas',
  'ruta',
  'pladeco',
]);

/** Where the figures of a screen come from: the publishers of the tables told, else of the table of firms on screen. */
export async function aboutOf(
  summary: PackageSummary,
  screen: Screen,
  cube: string | undefined,
  tables: readonly TableId[] | undefined,
): Promise<About> {
  const wanted = tables ?? TABLES_OF[screen];
  const support = wanted?.some((table) => OF_SUPPORT.has(table)) ? await askSupport('reports') : undefined;
  const reports = [...summary.reports, ...(support?.reports ?? [])];
  const shown = summary.cubes.find(({ id }) => id === cube) ?? summary.cubes[0];
  const sources: readonly SourceRef[] = wanted
    ? reports.flatMap(({ table, used, source }) => (wanted.includes(table) && used > 0 ? [source] : []))
    : shown
      ? [shown.source]
      : [];
  return {
    source: [...new Set(sources.map(sourceWords))].join('; ') || summary.title,
    packageTitle: summary.title,
    version: summary.version,
    created: summary.created.slice(0, 10),
    fictitious: summary.fictitious,
  };
}

/** «Servicio de Impuestos Internos (SII), Estadísticas de Empresas, 2024 (revisado el 21-11-2026)». */
function sourceWords({ publisher, year, checked }: SourceRef): string {
  const what = [publisher, year].filter(Boolean).join(', ');
  return checked ? `${what} (revisado el ${formatDate(checked).replaceAll('\u2060', '')})` : what;
}
