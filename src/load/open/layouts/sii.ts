import { type Cut, type SectorCode, UNKNOWN_SECTOR } from '../../../domain/ids.ts';
import { CIIU, SECTION_CODES } from '../../../domain/sectors.ts';
import type { Territory } from '../../../domain/territory.ts';
import { quoted } from '../../checked.ts';
import { columnKey, type RawRow } from '../../csv.ts';
import type { LaidOut, Layout, LayoutContext, Sheet } from '../layout.ts';
import { type SectorRead, sectorReader } from '../sector_reader.ts';
import {
  cellOf,
  type Figure,
  figureReader,
  findHeader,
  type Header,
  Intake,
  type Roles,
  Sum,
  spanOf,
  yearOf,
} from './common.ts';

type Role =
  | 'year'
  | 'cut'
  | 'comuna'
  | 'section'
  | 'rubro'
  | 'subrubro'
  | 'activity'
  | 'sales5'
  | 'salesBand'
  | 'workersBand'
  | 'sex'
  | 'firms'
  | 'sales'
  | 'workers'
  | 'women'
  | 'men'
  | 'pay';

/** Headers of «Estadísticas de Empresas», those of older releases, and their short forms. An accent may come damaged. */
const ROLES: Roles<Role> = {
  year: /^(ano|anio|agno|a_o)(_comercial)?$/,
  cut: /^(cut|cod(igo)?(_de)?_comuna)$/,
  comuna: /^(comuna(_sii)?|nombre_comuna|comuna_de(l)?_(la_)?(domicilio|casa).*)$/,
  section: /^seccion(_ciiu)?$/,
  rubro: /^rubro(_econ.*)?$/,
  subrubro: /^sub_?rubro(_econ.*)?$/,
  activity: /^(codigo_)?actividad(_econ.*)?$/,
  sales5: /^tramo_seg.*_ventas_5_tramos$/,
  salesBand: /^tramo_(seg.*_)?(de_)?ventas.*$/,
  workersBand: /^tramo_(seg.*_)?(de_)?trabajadores.*$/,
  sex: /^(genero|g_nero|sexo)(_asociado_al_rut|_rut|_del_rut)?$/,
  firms: /^(empresas|(numero|n_mero|n|nro|num|cantidad)_(de_)?empresas)$/,
  sales: /^ventas_(anuales_)?(en_)?uf$/,
  workers:
    /^(trabajadores|trab_dependientes|((numero|n_mero|n|nro)_(de_)?)?trabajadores_dependientes(_informados)?)$/,
  women: /^(trab_dep_mujeres|(numero|n_mero)_de_trabajadores_dependientes_de_g.?nero_femenino.*)$/,
  men: /^(trab_dep_hombres|(numero|n_mero)_de_trabajadores_dependientes_de_g.?nero_masculino.*)$/,
  pay: /^(renta_dependientes_uf|renta_neta_informada_en_uf)$/,
};

/** What only tables of SII have in their header: any other table of firms by comuna is read by its columns. */
const OF_SII =
  /domicilio_o_casa_matriz|^comuna_sii$|^seccion_ciiu$|^genero_rut$|^(ano|a_o)_comercial$|^rubro_econ|ventas_anuales_en_uf/;

function headerOf(sheet: Sheet): Header<Role> | undefined {
  const found = findHeader(
    sheet,
    ROLES,
    (at) => at.year >= 0 && at.firms >= 0 && (at.cut >= 0 || at.comuna >= 0),
  );
  return found?.names.some((name) => OF_SII.test(columnKey(name))) ? found : undefined;
}

const SOURCE = {
  title: 'Servicio de Impuestos Internos (SII), Estadísticas de Empresas',
  path: 'https://www.sii.cl/sobre_el_sii/estadisticas_de_empresas.html',
};
const HEAD_OFFICE = 'La empresa se cuenta en la comuna de su domicilio o casa matriz, no donde trabaja.';

const MEASURES = ['firms', 'sales', 'workers', 'women', 'men', 'pay'] as const satisfies readonly Role[];
type MeasureRole = (typeof MEASURES)[number];
const COUNTS: ReadonlySet<Role> = new Set(['firms', 'workers', 'women', 'men']);

/** A row of theirs that stands: when, where, and its figures. */
interface Standing {
  readonly row: RawRow;
  readonly year: string;
  readonly cut: Cut;
  figure(role: MeasureRole): Figure;
}

/** Rows that say a year and a comuna, and do not repeat another. `detail`: what else tells rows of one place apart. */
function standing(
  sheet: Sheet,
  header: Header<Role>,
  intake: Intake,
  choice: LayoutContext['choice'],
  detail: readonly Role[],
): Standing[] {
  const { at, body, names } = header;
  const column = (role: Role) => names[at[role]] ?? '';
  const figures = figureReader(
    body,
    MEASURES.flatMap((role) => (at[role] < 0 ? [] : [{ at: at[role], count: COUNTS.has(role) }])),
    sheet.dialect,
  );
  const placeColumn = column(at.comuna < 0 ? 'cut' : 'comuna');
  const seen = new Map<string, number>();
  const kept: Standing[] = [];
  for (const row of body) {
    const [code, name] = [cellOf(row, at.cut), cellOf(row, at.comuna)];
    const cut = intake.comuna(row, code, name, placeColumn);
    if (cut === undefined) continue;
    const year = yearOf(cellOf(row, at.year)) ?? yearOf(choice?.period ?? '');
    if (year === undefined) {
      intake.reject(
        row.line,
        column('year'),
        'celda-obligatoria',
        `${column('year')}: ${quoted(cellOf(row, at.year))} no es un año. La fila se deja fuera.`,
      );
      continue;
    }
    // A text that the reader said is of a comuna is a part of it, not the same row again.
    const place = intake.byHand(name || code) ? name || code : cut;
    const key = [year, place, ...detail.map((role) => cellOf(row, at[role]))].join('|');
    const before = seen.get(key);
    if (before !== undefined) {
      intake.reject(row.line, placeColumn, 'fila-repetida', `Repite la línea ${before}. Se deja fuera.`);
      continue;
    }
    seen.set(key, row.line);
    kept.push({
      row,
      year,
      cut,
      figure: (role) => intake.figure(row, figures(row, at[role]), column(role)),
    });
  }
  return kept;
}

/** Whether every comuna of a set of rows is of one region, which is then the territory of the table. */
function territoryOf(cuts: Iterable<string>): string {
  const regions = new Set([...cuts].map((cut) => cut.slice(0, 2)));
  const [only] = regions;
  return regions.size === 1 && only !== undefined ? only : 'CL';
}

/** Sections that a table of the whole has at least; with fewer, somebody took a part of it. */
const MANY_SECTIONS = 15;

/**
 * SII publishes the number of firms of every cell that has one (it keeps amounts of money to itself, never the firms). A
 * cell that is not there is a zero where the table is whole: every comuna of its territory in every year, and most sections.
 */
function isWhole(
  cells: Iterable<{ year: string; cut: string; section: string }>,
  place: string,
  territory: Territory,
): boolean {
  const years = new Map<string, Set<string>>();
  const sections = new Set<string>();
  for (const { year, cut, section } of cells) {
    const cuts = years.get(year) ?? new Set();
    years.set(year, cuts.add(cut));
    if (SECTION_CODES.includes(section as SectorCode)) sections.add(section);
  }
  // Antártica has hardly any firm and may be in no row.
  const wanted = territory.comunas.filter(
    ({ cut }) => cut !== '12202' && (place === 'CL' || cut.startsWith(place)),
  );
  return (
    sections.size >= MANY_SECTIONS &&
    [...years.values()].every((cuts) => wanted.every(({ cut }) => cuts.has(cut)))
  );
}

function readFirms(sheet: Sheet, header: Header<Role>, context: LayoutContext): LaidOut {
  const intake = new Intake(sheet, context);
  const { at, names } = header;
  const rows = standing(sheet, header, intake, context.choice, ['section', 'rubro', 'subrubro', 'activity']);
  const readSector = sectorReader(CIIU).read;
  const fine = at.activity >= 0 ? at.activity : at.subrubro;
  const coarse = at.section >= 0 && at.rubro < 0 ? at.section : at.rubro;
  const finest = (row: RawRow): SectorRead | undefined => {
    const read = fine < 0 ? undefined : readSector(cellOf(row, fine));
    return read?.kind === 'sector' ? read : undefined;
  };
  // Names of sub-rubros come without a code in some tables: those are added up in their rubro.
  const byDivision =
    fine >= 0 &&
    rows.every(({ row }) => {
      const read = finest(row);
      return read?.kind === 'sector' && (read.level === 'division' || read.sector === UNKNOWN_SECTOR);
    });
  const column = names[byDivision ? fine : coarse] ?? '';
  const cells = new Map<
    string,
    {
      lines: number[];
      year: string;
      cut: string;
      sector: string;
      section: string;
      sums: Record<MeasureRole, Sum>;
    }
  >();
  for (const { row, year, cut, figure } of rows) {
    const letter = at.section >= 0 ? readSector(cellOf(row, at.section)) : undefined;
    const text = cellOf(row, byDivision ? fine : coarse) || cellOf(row, at.section);
    const read = byDivision ? readSector(text) : letter?.kind === 'sector' ? letter : readSector(text);
    if (read.kind === 'ninguno' && read.why === 'total') {
      intake.reject(
        row.line,
        column,
        'fila-de-total',
        `${quoted(text)} suma otras filas: se deja fuera para no contar dos veces.`,
        'aviso',
      );
      continue;
    }
    if (read.kind === 'desconocido') {
      intake.reject(
        row.line,
        column,
        'sector-desconocido',
        `${quoted(text)} no es un rubro conocido. La fila se deja fuera.`,
      );
      continue;
    }
    const firms = figure('firms');
    if (firms === 'sin-dato') {
      intake.reject(
        row.line,
        names[at.firms] ?? '',
        'celda-obligatoria',
        'No dice cuántas empresas hay. La fila se deja fuera.',
      );
      continue;
    }
    if (read.kind === 'sector' && read.notice)
      intake.tellOnce(read.notice.code, read.notice.message, row.line, column);
    const sector = read.kind === 'ninguno' ? UNKNOWN_SECTOR : byDivision ? read.sector : read.section;
    const section = read.kind === 'ninguno' ? UNKNOWN_SECTOR : read.section;
    const key = `${year}|${cut}|${sector}`;
    const cell = cells.get(key) ?? {
      lines: [],
      year,
      cut,
      sector,
      section,
      sums: newSums(),
    };
    cells.set(key, cell);
    cell.lines.push(row.line);
    cell.sums.firms.add(firms);
    cell.sums.workers.add(figure('workers'));
    cell.sums.sales.add(figure('sales'));
  }
  tellHidden(intake, [...cells.values()]);
  if (fine >= 0 && !byDivision)
    intake.tell(
      'subrubros-sumados',
      `${quoted(names[fine] ?? '')} viene sin código: las filas se suman en su rubro.`,
      header.line,
      names[fine],
    );
  const made = withFirms(intake, names[at.firms] ?? '', cells.values(), ({ sums }) => sums.firms).sort(
    (a, b) => order(a.year, b.year) || order(a.cut, b.cut) || order(a.sector, b.sector),
  );
  const place = territoryOf(made.map(({ cut }) => cut));
  const whole = made.length > 0 && isWhole(made, place, context.territory);
  if (whole)
    intake.tell(
      'ausente-es-cero',
      'La tabla trae todas sus comunas y rubros, y el SII no reserva el número de empresas: lo que no trae es cero.',
    );
  const optional = (['workers', 'sales'] as const).filter((role) => at[role] >= 0);
  const ours = { workers: 'trabajadores', sales: 'ventas_uf' } as const;
  return intake.laidOut(header.body.length, {
    table: 'empresas',
    columns: ['periodo', 'cut', 'sector', 'empresas', ...optional.map((role) => ours[role])],
    rows: made.map(({ lines, year, cut, sector, sums }) => ({
      line: lines[0] ?? 0,
      cells: [year, cut, sector, sums.firms.text, ...optional.map((role) => sums[role].text)],
    })),
    resource: {
      title: byDivision ? 'Empresas por comuna y división' : 'Empresas por comuna y rubro',
      sources: [{ ...SOURCE, anio: spanOf(made.map(({ year }) => year)) }],
      mapa: {
        titulo: 'SII',
        aviso: HEAD_OFFICE,
        territorio: place,
        nivel_sector: byDivision ? 'division' : 'rubro',
        ausente: whole ? 'cero' : 'sin-dato',
      },
    },
  });
}

/** Cells whose number of firms is told. The rows of the others are left out: no firm of them can be counted. */
function withFirms<C extends { readonly lines: readonly number[] }>(
  intake: Intake,
  column: string,
  cells: Iterable<C>,
  firmsOf: (cell: C) => Sum,
): C[] {
  return [...cells].filter((cell) => {
    if (firmsOf(cell).text !== '') return true;
    for (const line of cell.lines)
      intake.reject(
        line,
        column,
        'suma-con-reserva',
        'Se suma con otra fila cuyo número de empresas está reservado o vacío: el total no se conoce.',
      );
    return false;
  });
}

function newSums(): Record<MeasureRole, Sum> {
  return Object.fromEntries(MEASURES.map((role) => [role, new Sum()])) as Record<MeasureRole, Sum>;
}

function tellHidden(
  intake: Intake,
  cells: readonly { readonly sums: Readonly<Record<MeasureRole, Sum>> }[],
): void {
  const hidden = cells.filter(({ sums }) => MEASURES.some((role) => sums[role].hidden)).length;
  if (hidden > 0)
    intake.tell(
      'suma-con-reserva',
      `En ${hidden === 1 ? 'una suma' : `${hidden} sumas`} hay una parte que el SII reserva («*»): esa cifra queda sin dato.`,
    );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Sizes of Ley 20.416 and how SII writes them; its thirteen bands are numbered from 1, «sin ventas». */
function sizeOf(text: string): string | undefined {
  const words = columnKey(text);
  if (/sin_(ventas|info)/.test(words)) return undefined;
  const number = Number(/^(\d{1,2})(?:[.,]0+)?$/.exec(text)?.[1] ?? Number.NaN);
  if (words.includes('micro') || (number >= 2 && number <= 4)) return 'micro';
  if (words.includes('peque') || (number >= 5 && number <= 7)) return 'pequeña';
  if (words.includes('median') || (number >= 8 && number <= 9)) return 'mediana';
  if (words.includes('gran') || (number >= 10 && number <= 13)) return 'grande';
  return undefined;
}

function readSizes(sheet: Sheet, header: Header<Role>, context: LayoutContext): LaidOut {
  const intake = new Intake(sheet, context);
  const { at, names } = header;
  const band = at.sales5 >= 0 ? at.sales5 : at.salesBand;
  const rows = standing(sheet, header, intake, context.choice, [
    'section',
    'rubro',
    'sales5',
    'salesBand',
    'sex',
    'workersBand',
  ]);
  const readSector = sectorReader(CIIU).read;
  const coarse = at.section >= 0 ? at.section : at.rubro;
  const cells = new Map<string, { lines: number[]; keys: readonly string[]; sum: Sum }>();
  for (const { row, year, cut, figure } of rows) {
    const size = sizeOf(cellOf(row, band));
    if (size === undefined) {
      intake.reject(
        row.line,
        names[band] ?? '',
        'tramo-sin-tamano',
        `${quoted(cellOf(row, band) || 'vacío')} no dice el tamaño: la fila no tiene lugar entre los cuatro de la Ley 20.416.`,
        'aviso',
      );
      continue;
    }
    const read = coarse < 0 ? undefined : readSector(cellOf(row, coarse));
    if (read?.kind === 'desconocido' || (read?.kind === 'ninguno' && read.why === 'total')) {
      intake.reject(
        row.line,
        names[coarse] ?? '',
        'sector-desconocido',
        `${quoted(cellOf(row, coarse))} no es un rubro conocido. La fila se deja fuera.`,
      );
      continue;
    }
    const keys = [year, cut, read?.kind === 'sector' ? read.section : UNKNOWN_SECTOR, size];
    const key = keys.join('|');
    const cell = cells.get(key) ?? { lines: [], keys, sum: new Sum() };
    cells.set(key, cell);
    cell.lines.push(row.line);
    cell.sum.add(figure('firms'));
  }
  if (coarse < 0)
    intake.tell(
      'tamano-sin-rubro',
      'La tabla no dice el rubro: las empresas se cuentan por tamaño, sin actividad.',
      header.line,
    );
  const made = withFirms(intake, names[at.firms] ?? '', cells.values(), ({ sum }) => sum);
  const place = territoryOf(made.map(({ keys }) => keys[1] ?? ''));
  return intake.laidOut(header.body.length, {
    table: 'empresas_tamano',
    columns: ['periodo', 'cut', 'sector', 'tamano', 'empresas'],
    rows: made.map(({ lines, keys, sum }) => ({ line: lines[0] ?? 0, cells: [...keys, sum.text] })),
    resource: {
      title: 'Empresas por comuna y tamaño',
      sources: [{ ...SOURCE, anio: spanOf(made.map(({ keys }) => keys[0] ?? '')) }],
      mapa: { titulo: 'SII', aviso: HEAD_OFFICE, territorio: place, ausente: 'sin-dato' },
    },
  });
}

/** One row per comuna, with a column per figure and year. */
function laidByComuna(
  intake: Intake,
  header: Header<Role>,
  found: ReadonlyMap<string, { readonly line: number; readonly cells: ReadonlyMap<string, Sum> }>,
  columns: readonly string[],
  years: Iterable<string>,
  title: string,
): LaidOut {
  return intake.laidOut(header.body.length, {
    table: 'comunas_datos',
    columns: ['cut', ...columns],
    rows: [...found]
      .sort(([a], [b]) => order(a, b))
      .map(([cut, { line, cells }]) => ({
        line,
        cells: [cut, ...columns.map((column) => cells.get(column)?.text ?? '')],
      })),
    resource: {
      title,
      sources: [{ ...SOURCE, anio: spanOf(years) }],
      mapa: { aviso: HEAD_OFFICE },
    },
  });
}

const BY_COMUNA: readonly (readonly [role: MeasureRole, ours: string])[] = [
  ['firms', 'empresas'],
  ['sales', 'ventas_uf'],
  ['workers', 'trabajadores'],
  ['women', 'trabajadores_mujeres'],
  ['men', 'trabajadores_hombres'],
  ['pay', 'renta_uf'],
];

/** Totals of each comuna. Rows by band of workers are added up. */
function readTotals(sheet: Sheet, header: Header<Role>, context: LayoutContext): LaidOut {
  const intake = new Intake(sheet, context);
  const rows = standing(sheet, header, intake, context.choice, ['workersBand']);
  const roles = BY_COMUNA.filter(([role]) => header.at[role] >= 0);
  const years = new Set<string>();
  const found = new Map<string, { line: number; cells: Map<string, Sum> }>();
  for (const { row, year, cut, figure } of rows) {
    years.add(year);
    const comuna = found.get(cut) ?? { line: row.line, cells: new Map() };
    found.set(cut, comuna);
    for (const [role, ours] of roles) {
      const sum = comuna.cells.get(`${ours}_${year}`) ?? new Sum();
      comuna.cells.set(`${ours}_${year}`, sum);
      sum.add(figure(role));
    }
  }
  const columns = [...years].sort().flatMap((year) => roles.map(([, ours]) => `${ours}_${year}`));
  return laidByComuna(intake, header, found, columns, years, 'Empresas, ventas y trabajadores por comuna');
}

/** Firms by sex of the owner's RUT. The three groups together are the comuna's total. */
function readBySex(sheet: Sheet, header: Header<Role>, context: LayoutContext): LaidOut {
  const intake = new Intake(sheet, context);
  const { at, names } = header;
  const rows = standing(sheet, header, intake, context.choice, ['sex']);
  const years = new Set<string>();
  const groups = new Map<string, Set<string>>();
  const found = new Map<string, { line: number; cells: Map<string, Sum> }>();
  for (const { row, year, cut, figure } of rows) {
    const text = cellOf(row, at.sex);
    const words = columnKey(text);
    const ours = /^(femenin|mujer)/.test(words)
      ? 'empresas_mujeres'
      : /^(masculin|hombre)/.test(words)
        ? 'empresas_hombres'
        : /juridica|sin_info|otros|no_aplica/.test(words)
          ? undefined
          : 'desconocido';
    if (ours === 'desconocido') {
      intake.reject(
        row.line,
        names[at.sex] ?? '',
        'sexo-desconocido',
        `${quoted(text)} no es un grupo conocido (Femenino, Masculino, Persona Jurídica y otros).`,
      );
      continue;
    }
    years.add(year);
    const comuna = found.get(cut) ?? { line: row.line, cells: new Map() };
    found.set(cut, comuna);
    const firms = figure('firms');
    for (const column of [...(ours ? [ours] : []), 'empresas']) {
      const sum = comuna.cells.get(`${column}_${year}`) ?? new Sum();
      comuna.cells.set(`${column}_${year}`, sum);
      sum.add(firms);
    }
    const key = `${cut}|${year}`;
    groups.set(key, (groups.get(key) ?? new Set()).add(ours ?? words));
  }
  // Without one of the three groups the others are not the total.
  for (const [key, present] of groups)
    if (present.size < 3) {
      const [cut = '', year = ''] = key.split('|');
      found.get(cut)?.cells.delete(`empresas_${year}`);
    }
  const columns = [...years]
    .sort()
    .flatMap((year) => ['empresas', 'empresas_mujeres', 'empresas_hombres'].map((id) => `${id}_${year}`));
  return laidByComuna(intake, header, found, columns, years, 'Empresas por comuna y sexo del RUT');
}

function layout(
  id: string,
  title: string,
  fits: (at: Header<Role>['at']) => boolean,
  read: (sheet: Sheet, header: Header<Role>, context: LayoutContext) => LaidOut,
): Layout {
  const header = (sheet: Sheet) => {
    const found = headerOf(sheet);
    return found && fits(found.at) ? found : undefined;
  };
  return {
    id,
    title,
    recognise(sheet) {
      const found = header(sheet);
      return found && { headerLine: found.line };
    },
    read(sheet, context) {
      const found = header(sheet);
      if (!found) throw new Error(`${sheet.path} no tiene el formato ${id}`);
      return read(sheet, found, context);
    },
  };
}

const hasSector = (at: Header<Role>['at']) => at.rubro >= 0 || at.section >= 0;
const isFine = (at: Header<Role>['at']) => at.subrubro >= 0 || at.activity >= 0;
const hasBand = (at: Header<Role>['at']) => at.sales5 >= 0 || at.salesBand >= 0;

export const SII_LAYOUTS: readonly Layout[] = [
  layout('sii_tamano', 'SII: empresas por comuna y tamaño', hasBand, readSizes),
  layout('sii_subrubro', 'SII: empresas por comuna y subrubro', isFine, readFirms),
  layout(
    'sii_rubro',
    'SII: empresas por comuna y rubro',
    (at) => hasSector(at) && at.sex < 0 && at.workersBand < 0,
    readFirms,
  ),
  layout('sii_genero', 'SII: empresas por comuna y sexo', (at) => at.sex >= 0 && !hasSector(at), readBySex),
  layout('sii_comuna', 'SII: empresas por comuna', (at) => !hasSector(at) && at.sex < 0, readTotals),
];
