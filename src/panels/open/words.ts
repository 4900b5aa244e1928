import type { Dialect, Examination, ExaminedFile, MappedColumn, Progress } from '../../load/open/contract.ts';
import type { TableId } from '../../load/package.ts';
import { RESOURCES } from '../../load/resources.ts';
import { formatNumber } from '../../ui/format.ts';

const DOING: Readonly<Record<Progress['doing'], string>> = {
  descomprimir: 'Descomprimiendo',
  examinar: 'Examinando',
  leer: 'Leyendo',
  ubicar: 'Ubicando en su comuna',
  calcular: 'Calculando con',
};

/** Part of the work that is done, 0 to 1; undefined where nobody can tell. */
export function partDone({ done, total }: Progress): number | undefined {
  return total > 0 ? Math.min(1, done / total) : undefined;
}

/** «Leyendo registro.csv: 640.000 filas, 43%». */
export function progressWords(progress: Progress): string {
  const part = partDone(progress);
  const facts = [
    progress.rows > 0 && counted(progress.rows, 'fila', 'filas'),
    part !== undefined && `${Math.floor(part * 100)}%`,
  ].filter((fact) => fact !== false);
  const head = `${DOING[progress.doing]} ${progress.file}`.trim();
  return facts.length > 0 ? `${head}: ${facts.join(', ')}` : head;
}

/** Changes when there is something to say aloud: another file, another task, or another quarter of the way. */
export function milestone(progress: Progress): string {
  return [progress.doing, progress.file, Math.floor((partDone(progress) ?? 0) * 4)].join('|');
}

export function counted(n: number, one: string, many: string): string {
  return `${formatNumber(n)} ${n === 1 ? one : many}`;
}

/** «3.012 filas: 2.990 se usan, 22 quedan fuera». */
export function countWords({
  rows,
  used,
  rejected,
}: Pick<ExaminedFile, 'rows' | 'used' | 'rejected'>): string {
  if (rows === 0) return 'Ninguna fila';
  const all = counted(rows, 'fila', 'filas');
  if (rejected === 0) return rows === 1 ? `${all}: se usa` : `${all}: todas se usan`;
  if (used === 0) return rows === 1 ? `${all}: queda fuera` : `${all}: todas quedan fuera`;
  return `${all}: ${counted(used, 'se usa', 'se usan')}, ${counted(rejected, 'queda fuera', 'quedan fuera')}`;
}

const SEPARATORS: Readonly<Record<string, string>> = {
  ';': 'punto y coma',
  ',': 'coma',
  '\t': 'tabulación',
  '|': 'barra vertical',
};

/** How a file is written, as pairs of a name and its words. */
export function dialectWords(dialect: Dialect): readonly (readonly [string, string])[] {
  const { encoding, separator, decimals, headerLine } = dialect;
  const pairs: (readonly [string, string] | false)[] = [
    encoding !== '' && (['Codificación', encoding] as const),
    separator !== '' && (['Separador', SEPARATORS[separator] ?? `«${separator}»`] as const),
    // In a spreadsheet a number is a number, however it is shown.
    (separator !== '' || decimals !== undefined) &&
      (['Decimales', decimals === undefined ? 'no hay números con decimales' : `con ${decimals}`] as const),
    headerLine > 0 && (['Encabezado', `línea ${formatNumber(headerLine)}`] as const),
  ];
  return pairs.filter((pair) => pair !== false);
}

export function tableTitle(table: TableId | 'ninguna'): string {
  return table === 'ninguna'
    ? 'No usar este archivo'
    : (RESOURCES.find(({ id }) => id === table)?.title ?? table);
}

const FROM: Readonly<Record<NonNullable<MappedColumn['from']>, string>> = {
  nombre: 'adivinado por el nombre',
  parecido: 'adivinado: se parece',
  recordada: 'recordado de la última vez',
  mano: 'elegido por ti',
};

/** Who said which column is read, or that one is lacking. */
export function fromWords({ theirs, from }: MappedColumn, lacks: boolean): string {
  if (theirs === undefined && from !== 'mano') return lacks ? 'falta: elige una columna' : '';
  return from ? FROM[from] : '';
}

/** «412 KB», «1,3 MB». */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte', 'bytes');
  if (bytes < 1_000_000) return `${formatNumber(bytes / 1000)} KB`;
  return bytes < 1_000_000_000
    ? `${formatNumber(bytes / 1_000_000, 1)} MB`
    : `${formatNumber(bytes / 1_000_000_000, 1)} GB`;
}

/** What was found, in one sentence, for who listens. */
export function foundWords({ files, problem }: Examination): string {
  const used = files.filter(({ table, problem }) => table !== 'ninguna' && problem === undefined).length;
  const all = counted(files.length, 'tabla o archivo revisado', 'tablas o archivos revisados');
  return problem === undefined
    ? `${all}, ${counted(used, 'se puede usar', 'se pueden usar')}.`
    : `${all}. ${problem}`;
}

/** The name of a file without its folder or ending, for what is made from it. */
function stemOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

/** A name that any system takes for a file made from one of the reader's. */
export function fileNameFrom(path: string, what: string): string {
  const stem = stemOf(path)
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${stem || 'archivo'}-${what}.csv`;
}
