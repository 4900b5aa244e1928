import { SIZES } from '../../domain/business.ts';
import type { Inputs } from '../../domain/inputs.ts';
import type { SizeCount, SizeCounts } from '../../domain/support/sizes.ts';
import { type Checked, type Issue, quoted } from '../checked.ts';
import { cellValue, count, cut, measureOf, oneOf, period, required, sector } from '../columns.ts';
import type { Resource } from '../package.ts';
import { sourceOf } from '../provenance.ts';
import type { Row } from '../table.ts';

export const empresasTamanoColumns = {
  periodo: required(period, 'Año; se usa el último del archivo.'),
  cut: required(cut, 'Comuna del domicilio o casa matriz.'),
  sector: required(sector, 'Sección o división de la actividad principal. Un solo nivel en todo el archivo.'),
  tamano: required(oneOf(SIZES), 'Tamaño por ventas anuales, según la Ley 20.416.'),
  empresas: required(count, 'Empresas con inicio de actividades de ese tamaño y sector.', 'empresas'),
};

/**
 * Counts of firms by size and sector, of the latest year of the file (rows of other years are read and kept out). Two rows
 * of one comuna, sector and size: the first stands. A section among divisions would count its firms twice: it is left out.
 */
export function buildSizeCounts(
  rows: readonly Row<typeof empresasTamanoColumns>[],
  inputs: Inputs,
  resource: Resource,
): Checked<SizeCounts> {
  const issues: Issue[] = [];
  const source = sourceOf(resource);
  const { territory, sectors } = inputs;
  const { nivel_sector } = resource.mapa;
  const rowOf = new Map<string, number>(territory.comunas.map((comuna, at) => [comuna.cut, at]));
  const latest = rows
    .flatMap(({ cells }) => cellValue(cells.periodo)?.to ?? [])
    .reduce((a, b) => Math.max(a, b), -Infinity);
  const seen = new Map<string, number>();
  const kept: SizeCount[] = [];
  for (const { line, cells } of rows) {
    const when = cellValue(cells.periodo);
    const place = cellValue(cells.cut);
    const code = cellValue(cells.sector);
    const size = cellValue(cells.tamano);
    if (!when || place === undefined || code === undefined || size === undefined) continue;
    const tell = (column: string, issue: string, message: string) =>
      issues.push({ severity: 'error', file: source.file, line, column, code: issue, message });
    const comuna = rowOf.get(place);
    const found = sectors.get(code);
    const key = [when.from, when.to, place, code, size].join('|');
    const before = seen.get(key);
    if (comuna === undefined)
      tell('cut', 'comuna-sin-limite', `La comuna ${place} no está en el archivo de límites.`);
    else if (!found) tell('sector', 'sector-desconocido', `El sector ${quoted(code)} no está en el paquete.`);
    else if (found.level !== nivel_sector && code !== 'SI')
      tell(
        'sector',
        'sector-de-otro-nivel',
        `El sector ${quoted(code)} es de nivel ${found.level} y la tabla declara ${nivel_sector}.`,
      );
    else if (before !== undefined)
      tell('cut', 'fila-repetida', `Repite la comuna, el sector y el tamaño de la línea ${before}.`);
    else {
      seen.set(key, line);
      if (when.to === latest)
        kept.push({ line, comuna, sector: code, size, firms: measureOf(cells.empresas, 'empresas') });
    }
  }
  const present = new Set(kept.map(({ comuna }) => comuna));
  return {
    value: {
      rows: kept,
      year: Number.isFinite(latest) ? String(latest) : source.year,
      covered: Uint8Array.from(territory.comunas, (_, at) => (present.has(at) ? 1 : 0)),
      source,
    },
    issues,
  };
}
