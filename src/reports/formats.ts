import { guarded, PLAIN, SPREADSHEET, writeCsv } from '../domain/csv.ts';
import { isKnown, type Measure, type MissingReason } from '../domain/measure.ts';
import { MISSING_WORDS } from '../ui/format.ts';
import { type About, type Cell, type Row, type Sheet, slug, versionWords } from './sheet.ts';

/** One column of a file, made of a column of the sheet. */
interface Written {
  readonly name: string;
  readonly of: (cell: Cell) => string;
  readonly at: number;
}

type Writer = (value: number) => string;

/** Said in every file of a package that is made up. */
export const FICTITIOUS = 'FICTICIO: cifras inventadas';

/** Said in every file that the rule of small cells was applied to. */
export function ruleWords(k: number): string {
  return `No se publican celdas de 1 a ${k} casos, ni las que permitirían sacarlas por resta: dicen «reservado»`;
}

/** What every row of a CSV ends with, so that a row copied elsewhere still says where it comes from. */
function constants(
  title: string,
  about: About,
  k: number,
): readonly (readonly [name: string, value: string])[] {
  return [
    ['tabla', title],
    ['fuente', about.source],
    ['paquete', [about.packageTitle, versionWords(about), about.created].filter(Boolean).join(', ')],
    ...(k > 0 ? [['regla', ruleWords(k)] as const] : []),
    ...(about.fictitious ? [['aviso', FICTITIOUS] as const] : []),
  ];
}

/**
 * A sheet for a spreadsheet of Chile: `;`, decimal comma, mark of UTF-8. Why a figure is missing stands in words in its place;
 * codes keep their zeros because their kind is written before them.
 */
export function spreadsheetCsv(sheet: Sheet, about: About, k: number): string {
  const decimal: Writer = (value) => plainNumber(Number(value.toPrecision(12))).replace('.', ',');
  return csvOf(sheet, about, k, {
    dialect: SPREADSHEET,
    name: (text) => text,
    suffix: (name, part) => `${name}, ${part}`,
    number: decimal,
    code: (code, of) => (/^\d/.test(code) ? `${of} ${code}` : code),
    text: (text) => guarded(unambiguous(text)),
    missing: (reason) => MISSING_WORDS[reason],
    reasonApart: false,
  });
}

/** A sheet for programs: `,`, decimal point, no mark. A missing figure is an empty cell, with its reason in a column of its own. */
export function plainCsv(sheet: Sheet, about: About, k: number): string {
  return csvOf(sheet, about, k, {
    dialect: PLAIN,
    name: (text) => slug(text, '_'),
    suffix: (name, part) => `${name}_${part}`,
    number: plainNumber,
    code: (code) => code,
    text: guarded,
    missing: () => '',
    reasonApart: true,
  });
}

interface Manner {
  readonly dialect: typeof PLAIN;
  readonly name: (text: string) => string;
  readonly suffix: (name: string, part: string) => string;
  readonly number: Writer;
  readonly code: (code: string, of: string) => string;
  readonly text: (text: string) => string;
  readonly missing: (reason: MissingReason) => string;
  readonly reasonApart: boolean;
}

function csvOf(sheet: Sheet, about: About, k: number, manner: Manner): string {
  const { number, text } = manner;
  const words = (cell: Cell): string => {
    if ('text' in cell) return text(cell.text);
    if ('code' in cell) return text(manner.code(cell.code, cell.of));
    if ('number' in cell)
      return cell.number === undefined ? manner.missing('reservado') : number(cell.number);
    return isKnown(cell.measure) ? number(cell.measure.value) : manner.missing(cell.measure.missing);
  };
  const end = (of: (measure: Measure) => number | undefined) => (cell: Cell) => {
    const value = 'measure' in cell ? of(cell.measure) : undefined;
    return value === undefined || !Number.isFinite(value) ? '' : number(value);
  };
  const written = sheet.columns.flatMap((column, at): Written[] => {
    if (column.kind !== 'cifra') return [{ name: manner.name(column.name), of: words, at }];
    const measures = measuresOf(sheet.rows, at);
    const units = new Set(measures.map(({ unit }) => unit));
    const [unit] = units;
    const said = unit && units.size === 1 && slug(column.name) !== slug(unit);
    const name = manner.name(said ? `${column.name} (${unit})` : column.name);
    const part = (label: string, of: (cell: Cell) => string): Written => ({
      name: manner.suffix(name, label),
      of,
      at,
    });
    const some = (has: (measure: Measure) => boolean, ...columns: Written[]) =>
      measures.some(has) ? columns : [];
    return [
      { name, of: words, at },
      ...(units.size > 1 ? [part('unidad', (cell) => ('measure' in cell ? cell.measure.unit : ''))] : []),
      ...some(
        ({ low }) => low !== undefined,
        part(
          'desde',
          end(({ low }) => low),
        ),
        part(
          'hasta',
          end(({ high }) => high),
        ),
      ),
      ...some(
        (measure) => isKnown(measure) && measure.n !== undefined,
        part(
          'n',
          end((measure) => (isKnown(measure) ? measure.n : undefined)),
        ),
      ),
      ...(manner.reasonApart
        ? [part('falta', (cell) => reasonOf(cell) ?? '')].filter(() =>
            sheet.rows.some(({ cells }) => cells[at] && reasonOf(cells[at])),
          )
        : []),
    ];
  });
  const fixed = constants(sheet.title, about, k);
  return writeCsv(
    [...distinct(written.map(({ name }) => name)), ...fixed.map(([name]) => name)].map(guarded),
    sheet.rows.map(({ cells }) => [
      ...written.map(({ of, at }) => {
        const cell = cells[at];
        return cell ? of(cell) : '';
      }),
      ...fixed.map(([, value]) => text(value)),
    ]),
    manner.dialect,
  );
}

/** Why a cell has no figure; undefined where it has one, or is of words. */
function reasonOf(cell: Cell): MissingReason | undefined {
  if ('number' in cell) return cell.number === undefined ? 'reservado' : undefined;
  return 'measure' in cell && !isKnown(cell.measure) ? cell.measure.missing : undefined;
}

/** A sheet with its types: numbers whole, null with its reason, unit, interval and n; texts and codes as they are. */
export function jsonText(sheet: Sheet, about: About, k: number): string {
  const ids = distinct(sheet.columns.map(({ name }) => slug(name, '_')));
  const meta = {
    titulo: sheet.title,
    detalle: sheet.detail,
    ...aboutJson(about, k),
    columnas: sheet.columns.map(({ name, kind }, at) => ({ id: ids[at], nombre: name, tipo: kind })),
    filas: sheet.rows.map(({ cells }) =>
      Object.fromEntries(cells.map((cell, at) => [ids[at], jsonCell(cell)])),
    ),
  };
  return `${JSON.stringify(meta, undefined, 1)}\n`;
}

/** What a file says of itself, for a format that has where to say it. */
export function aboutJson(about: About, k: number) {
  return {
    fuente: about.source,
    paquete: { titulo: about.packageTitle, version: about.version, creado: about.created },
    ficticio: about.fictitious,
    ...(about.fictitious ? { aviso: FICTITIOUS } : {}),
    regla: k > 0 ? ruleWords(k) : null,
  };
}

function jsonCell(cell: Cell): unknown {
  if ('text' in cell) return cell.text;
  if ('code' in cell) return cell.code;
  if ('number' in cell) return cell.number ?? { valor: null, falta: 'reservado' };
  return measureJson(cell.measure);
}

/** A figure as JSON; an end that is not finite, or not known, is left out. */
export function measureJson(measure: Measure) {
  const ends = Object.fromEntries(
    [
      ['desde', measure.low],
      ['hasta', measure.high],
      ['n', isKnown(measure) ? measure.n : undefined],
    ].filter(([, value]) => Number.isFinite(value)),
  ) as { desde?: number; hasta?: number; n?: number };
  return isKnown(measure)
    ? { valor: measure.value, unidad: measure.unit, ...ends }
    : { valor: null, falta: measure.missing, unidad: measure.unit, ...ends };
}

function measuresOf(rows: readonly Row[], at: number): readonly Measure[] {
  return rows.flatMap(({ cells }) => {
    const cell = cells[at];
    return cell && 'measure' in cell ? [cell.measure] : [];
  });
}

/** Names that are all different: the second «Total» is «Total 2». */
function distinct(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name}${name.includes(' ') ? ' ' : '_'}${times}`;
  });
}

/** A number with no exponent and a decimal point. */
function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(Math.abs(value) < 1 ? 12 : 0).replace(/\.?0+$/, '') : text;
}

/** Ranges such as «1-9», that a spreadsheet takes for a day of a month, with the dash that ranges are written with. */
function unambiguous(text: string): string {
  return text.replace(/^(\d{1,4})\s*[-/]\s*(\d{1,4})$/, '$1–$2');
}
