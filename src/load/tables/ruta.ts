import type { SourceRef } from '../../domain/source.ts';
import type { Catalogue } from '../../domain/support/instrument.ts';
import { type RouteEdit, type RouteEdits, sameSpot, tidyNote } from '../../domain/support/route_edits.ts';
import { AREAS, FIRM_TYPES, STAGES } from '../../domain/support/vocabulary.ts';
import type { Checked, Issue } from '../checked.ts';
import { quoted } from '../checked.ts';
import { cellValue, oneOf, optional, required, text } from '../columns.ts';
import { guarded, unguarded } from '../guarded.ts';
import { type Row, readTable } from '../table.ts';

export const rutaColumns = {
  accion: required(oneOf(['agrega', 'quita']), 'Si pone el instrumento en la casilla o lo saca de ella.'),
  tipo: required(oneOf(FIRM_TYPES), 'Tipo de empresa: columna de la matriz.'),
  area: required(oneOf(AREAS), 'Área de acción: fila de la matriz.'),
  etapa: optional(oneOf(STAGES), 'Etapa a la que se limita el cambio. Vacío: todas.'),
  instrumento: required(text, 'Id del instrumento en `instrumentos`.'),
  nota: optional(text, 'Por qué se cambió, en palabras de la oficina.'),
};

/**
 * The changes of an office to the route. One that names an instrument which is not in the catalogue is left out; one that
 * repeats another, or takes out what is not there, is told and kept.
 */
export function buildRouteEdits(
  rows: readonly Row<typeof rutaColumns>[],
  catalogue: Catalogue | undefined,
  source: SourceRef,
): Checked<RouteEdits> {
  const issues: Issue[] = [];
  const edits: RouteEdit[] = [];
  const known = new Map(catalogue?.instruments.map((one) => [one.id, one]));
  for (const { line, cells } of rows) {
    const tell = (severity: Issue['severity'], column: string, code: string, message: string) =>
      issues.push({ severity, file: source.file, line, column, code, message });
    const action = cellValue(cells.accion);
    const type = cellValue(cells.tipo);
    const area = cellValue(cells.area);
    const id = cellValue(cells.instrumento);
    if (!action || !type || !area || !id) continue;
    const instrument = known.get(id);
    if (!instrument) {
      tell(
        'error',
        'instrumento',
        'instrumento-desconocido',
        `El instrumento ${quoted(id)} no está en el catálogo. La fila se deja fuera.`,
      );
      continue;
    }
    const edit: RouteEdit = {
      line,
      action,
      type,
      area,
      stage: cellValue(cells.etapa),
      instrument: id,
      note: tidyNote(unguarded(cellValue(cells.nota) ?? '')),
    };
    const before = edits.find((one) => sameSpot(one, edit));
    if (before)
      tell(
        'aviso',
        'instrumento',
        'cambio-repetido',
        `Habla de la misma casilla que la línea ${before.line}: vale esta.`,
      );
    else if (action === 'quita' && !instrument.areas.includes(area))
      tell(
        'aviso',
        'area',
        'cambio-sin-efecto',
        `El catálogo no pone ${quoted(id)} en esa área: no hay qué quitar.`,
      );
    edits.push(edit);
  }
  return { value: { edits, source }, issues };
}

/** The route that a reader opens. Anything wrong in it and it is not used at all: `value` is undefined. */
export function readOwnRoute(
  bytes: Uint8Array,
  file: string,
  catalogue: Catalogue | undefined,
): Checked<readonly RouteEdit[] | undefined> {
  const read = readTable(bytes, rutaColumns, { file });
  const built = buildRouteEdits(read.rows, catalogue, {
    resource: 'ruta',
    file,
    title: 'Cambios de tu archivo',
    publisher: 'Tu archivo, abierto en este navegador',
    year: '',
    checked: '',
  });
  const issues = [...read.issues, ...built.issues];
  const isGood = issues.every(({ severity }) => severity === 'aviso');
  return { value: isGood ? built.value.edits : undefined, issues };
}

/**
 * The changes as a file that a spreadsheet of Chile opens well and that the reader above reads back the same: `;`, with
 * the mark of UTF-8.
 */
export function writeRoute(edits: readonly RouteEdit[]): string {
  const lines = edits.map(({ action, type, area, stage, instrument, note }) =>
    [action, type, area, stage ?? '', instrument, guarded(tidyNote(note))].map(csvCell).join(';'),
  );
  return `\uFEFF${[Object.keys(rutaColumns).join(';'), ...lines].join('\n')}\n`;
}

function csvCell(value: string): string {
  return /[";,\t]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
