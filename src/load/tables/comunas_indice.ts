import type { ZoneId } from '../../domain/ids.ts';
import type { Places } from '../../domain/inputs.ts';
import { buildTerritory, type Comuna, type Territory } from '../../domain/territory.ts';
import type { Checked, Issue } from '../checked.ts';
import { cellValue, cut, latitude, longitude, optional, required, text } from '../columns.ts';
import type { Row } from '../table.ts';

export const comunasIndiceColumns = {
  cut: required(cut, 'Código de la comuna.'),
  comuna: required(text, 'Nombre de la comuna.'),
  provincia: required(text, 'Nombre de su provincia.'),
  region: required(text, 'Nombre de su región.'),
  longitud: optional(longitude, 'Centro de la mayor parte del contorno; vacía si no tiene contorno.'),
  latitud: optional(latitude, 'Centro de la mayor parte del contorno; vacía si no tiene contorno.'),
};

/** What is known of the comunas without their outlines. */
export interface ComunaIndex {
  readonly territory: Territory;
  /** Of the comunas in the order of the territory; `NaN` for one that is not drawn. */
  readonly places: Places;
}

/** The comunas by their index. A row that repeats a comuna is left out and told; undefined where no row is left. */
export function buildComunaIndex(
  rows: readonly Row<typeof comunasIndiceColumns>[],
  file: string,
): Checked<ComunaIndex | undefined> {
  const issues: Issue[] = [];
  const found = new Map<string, { comuna: Comuna; line: number; x: number; y: number }>();
  for (const { line, cells } of rows) {
    const code = cellValue(cells.cut);
    if (code === undefined) continue;
    const before = found.get(code);
    if (before) {
      issues.push({
        severity: 'error',
        file,
        line,
        column: 'cut',
        code: 'fila-repetida',
        message: `Repite la comuna de la línea ${before.line}.`,
      });
      continue;
    }
    const [x, y] = [cellValue(cells.longitud) ?? NaN, cellValue(cells.latitud) ?? NaN];
    found.set(code, {
      line,
      x,
      y,
      comuna: {
        cut: code,
        name: cellValue(cells.comuna) ?? code,
        province: code.slice(0, 3) as ZoneId,
        provinceName: cellValue(cells.provincia) ?? code.slice(0, 3),
        region: code.slice(0, 2) as ZoneId,
        regionName: cellValue(cells.region) ?? code.slice(0, 2),
        drawn: !Number.isNaN(x + y),
      },
    });
  }
  if (found.size === 0) return { value: undefined, issues };
  const territory = buildTerritory([...found.values()].map(({ comuna }) => comuna));
  const of = (axis: 'x' | 'y') =>
    Float64Array.from(territory.comunas, (one) => found.get(one.cut)?.[axis] ?? NaN);
  return { value: { territory, places: { longitude: of('x'), latitude: of('y') } }, issues };
}
