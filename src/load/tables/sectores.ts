import type { SectorCode } from '../../domain/ids.ts';
import { CIIU, SECTION_CODES, type Sector, type SectorTree } from '../../domain/sectors.ts';
import { type Checked, type Issue, quoted } from '../checked.ts';
import { cellValue, oneOf, required, sector, text } from '../columns.ts';
import type { Row } from '../table.ts';

export const sectoresColumns = {
  sector: required(sector, 'Código propio del paquete, por ejemplo G-03.'),
  nombre: required(text, 'Nombre del sector.'),
  nivel: required(oneOf(['subrubro']), 'Qué tan fino es.'),
  padre: required(sector, 'Sección (A…U) a la que pertenece.'),
};

/** The CIIU tree with a package's own sub-rubros added. */
export function buildSectorTree(
  rows: readonly Row<typeof sectoresColumns>[],
  file: string,
): Checked<SectorTree> {
  const issues: Issue[] = [];
  const tree = new Map<SectorCode, Sector>(CIIU);
  for (const { line, cells } of rows) {
    const code = cellValue(cells.sector);
    const parent = cellValue(cells.padre);
    const name = cellValue(cells.nombre);
    if (!code || !parent || !name) continue;
    if (tree.has(code) || !SECTION_CODES.includes(parent))
      issues.push({
        severity: 'error',
        file,
        line,
        column: tree.has(code) ? 'sector' : 'padre',
        code: tree.has(code) ? 'sector-repetido' : 'sector-desconocido',
        message: tree.has(code)
          ? `El código ${quoted(code)} ya existe.`
          : `${quoted(parent)} no es una sección (A…U).`,
      });
    else tree.set(code, { code, level: 'subrubro', name, short: name, section: parent });
  }
  return { value: tree, issues };
}
