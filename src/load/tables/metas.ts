import { writeCsv } from '../../domain/csv.ts';
import type { SourceRef } from '../../domain/source.ts';
import { type Programme, type ProgrammeRow, ROW_KINDS } from '../../domain/support/programme.ts';
import { programmeFlags } from '../../domain/support/programme_flags.ts';
import type { Checked, Issue } from '../checked.ts';
import {
  amount,
  type Cell,
  type Codec,
  cellValue,
  oneOf,
  optional,
  period,
  required,
  text,
} from '../columns.ts';
import { guarded, unguarded } from '../guarded.ts';
import { type Row, readTable } from '../table.ts';

/** A column that must be there and whose cells may be empty: a template has yet to be filled. */
const blankable: Codec<string> = {
  ...text,
  read(cell, style) {
    const read = text.read(cell, style);
    return 'missing' in read ? { value: '' } : read;
  },
};

export const metasColumns = {
  fila: optional(
    oneOf(ROW_KINDS),
    'Qué es la fila. Vacía: `actividad`. `bloque` es el encabezado de un bloque; `anexo`, el peso que le da un anexo; `nota`, un texto suelto del documento.',
  ),
  programa: optional(text, 'Nombre del programa o del cuadro de mando.'),
  anio: optional(period, 'Año del programa.'),
  institucion: optional(text, 'Institución que se compromete.'),
  unidad: optional(
    text,
    'Código de región, `nivel-central` u otra unidad. Vacía: el archivo es de una sola.',
  ),
  unidad_nombre: optional(text, 'Nombre de la unidad.'),
  unidad_impresa: optional(text, 'Título de la unidad, como lo imprime el documento.'),
  perspectiva: optional(text, 'Perspectiva del cuadro de mando; hace de bloque donde no hay bloque.'),
  objetivo_general: optional(text, 'Objetivo que agrupa a los bloques, como se imprime.'),
  bloque: optional(text, 'Código del bloque.'),
  bloque_titulo: optional(text, 'Título del bloque, como se imprime.'),
  encabezado: optional(text, 'De quién dice ser el bloque, como se imprime, aunque esté errado.'),
  ponderacion_programa: optional(amount, 'Peso del bloque en el programa, de 0 a 100.', 'porcentaje'),
  ponderacion_impresa: optional(text, 'Ese peso, como se imprime.'),
  instancia: optional(text, 'Instancia de complementariedad.'),
  problema: optional(text, 'Principal problema por resolver.'),
  territorios: optional(text, 'Territorios en que opera.'),
  instituciones: optional(text, 'Instituciones que participan.'),
  producto: optional(text, 'Producto o subproducto. Se repite en cada fila.'),
  objetivo: required(blankable, 'Objetivo específico. Se repite en cada fila; la celda puede ir vacía.'),
  indicador: optional(text, 'Cómo se mide.'),
  meta: required(blankable, 'Meta, en palabras o en número; la celda puede ir vacía.'),
  meta_valor: optional(
    amount,
    'Número que pide la meta. Vacío: el número con que empieza `meta`, si empieza por uno.',
  ),
  meta_unidad: optional(text, 'Qué cuenta ese número.'),
  resultado: optional(amount, 'Resultado logrado, en la unidad de la meta. Vacío: no se sabe; no es cero.'),
  actividad: optional(text, 'Actividad comprometida.'),
  medio_verificacion: optional(text, 'Medio de verificación.'),
  ponderacion: optional(amount, 'Peso de la actividad en su bloque, de 0 a 100.', 'porcentaje'),
  responsable: optional(text, 'Unidad responsable.'),
  nota: optional(text, 'Nota o texto suelto del documento.'),
};

const words = (cell: Cell<string>) => unguarded(cellValue(cell) ?? '');

/** A programme with nothing mended, and what does not fit in it told line by line. */
export function buildProgramme(
  rows: readonly Row<typeof metasColumns>[],
  source: SourceRef,
): Checked<Programme> {
  const programme: Programme = {
    source,
    rows: rows.map(({ line, cells }) => ({
      line,
      kind: cellValue(cells.fila) ?? 'actividad',
      programme: words(cells.programa),
      year: cellValue(cells.anio)?.from,
      institution: words(cells.institucion),
      unit: words(cells.unidad),
      unitName: words(cells.unidad_nombre),
      unitHeading: words(cells.unidad_impresa),
      perspective: words(cells.perspectiva),
      general: words(cells.objetivo_general),
      block: words(cells.bloque),
      blockTitle: words(cells.bloque_titulo),
      heading: words(cells.encabezado),
      blockWeight: cellValue(cells.ponderacion_programa),
      blockWeightPrinted: words(cells.ponderacion_impresa),
      instance: words(cells.instancia),
      problem: words(cells.problema),
      territories: words(cells.territorios),
      institutions: words(cells.instituciones),
      product: words(cells.producto),
      objective: words(cells.objetivo),
      indicator: words(cells.indicador),
      target: words(cells.meta),
      targetValue: cellValue(cells.meta_valor),
      targetUnit: words(cells.meta_unidad),
      result: cellValue(cells.resultado),
      activity: words(cells.actividad),
      means: words(cells.medio_verificacion),
      weight: cellValue(cells.ponderacion),
      responsible: words(cells.responsable),
      note: words(cells.nota),
    })),
  };
  const issues = programmeFlags(programme).map(
    ({ code, lines: [line], column, words }): Issue => ({
      severity: 'aviso',
      file: source.file,
      ...(line === undefined ? {} : { line }),
      column,
      code,
      message: words,
    }),
  );
  return { value: programme, issues };
}

/** A file of the reader's: a programme, or a Cuadro de Mando Integral, with what is wrong in it. */
export function readProgrammeFile(content: string, file: string): Checked<Programme | undefined> {
  const read = readTable(new TextEncoder().encode(content), metasColumns, { file });
  const built = buildProgramme(read.rows, {
    resource: file,
    file,
    title: file,
    publisher: 'Archivo de quien mira, abierto en este equipo',
    year: '',
    checked: '',
  });
  const stopped = read.issues.some(({ severity }) => severity === 'fatal');
  return { value: stopped ? undefined : built.value, issues: read.issues };
}

/** A decimal comma, as spreadsheets in Chile read it. */
const decimal = (value: number | undefined) => (value === undefined ? '' : String(value).replace('.', ','));

/** Each column of the file from a row, in the order of `metasColumns`: what `buildProgramme` reads back. */
const WRITERS: Readonly<Record<keyof typeof metasColumns, (row: ProgrammeRow) => string>> = {
  fila: ({ kind }) => kind,
  programa: ({ programme }) => programme,
  anio: ({ year }) => (year === undefined ? '' : String(year)),
  institucion: ({ institution }) => institution,
  unidad: ({ unit }) => unit,
  unidad_nombre: ({ unitName }) => unitName,
  unidad_impresa: ({ unitHeading }) => unitHeading,
  perspectiva: ({ perspective }) => perspective,
  objetivo_general: ({ general }) => general,
  bloque: ({ block }) => block,
  bloque_titulo: ({ blockTitle }) => blockTitle,
  encabezado: ({ heading }) => heading,
  ponderacion_programa: ({ blockWeight }) => decimal(blockWeight),
  ponderacion_impresa: ({ blockWeightPrinted }) => blockWeightPrinted,
  instancia: ({ instance }) => instance,
  problema: ({ problem }) => problem,
  territorios: ({ territories }) => territories,
  instituciones: ({ institutions }) => institutions,
  producto: ({ product }) => product,
  objetivo: ({ objective }) => objective,
  indicador: ({ indicator }) => indicator,
  meta: ({ target }) => target,
  meta_valor: ({ targetValue }) => decimal(targetValue),
  meta_unidad: ({ targetUnit }) => targetUnit,
  resultado: ({ result }) => decimal(result),
  actividad: ({ activity }) => activity,
  medio_verificacion: ({ means }) => means,
  ponderacion: ({ weight }) => decimal(weight),
  responsable: ({ responsible }) => responsible,
  nota: ({ note }) => note,
};

/** A programme as a CSV that a spreadsheet in Chile opens, to fill its results in: `;`, decimal comma, UTF-8 with BOM. */
export function writeProgramme({ rows }: Programme): string {
  const columns = Object.entries(WRITERS);
  const data = rows.map((row) => columns.map(([, write]) => guarded(write(row))));
  return writeCsv(
    columns.map(([name]) => name),
    data,
  );
}
