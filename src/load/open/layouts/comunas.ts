import { fold } from '../../../domain/text.ts';
import { quoted } from '../../checked.ts';
import { columnKey, type RawRow } from '../../csv.ts';
import type { LaidOut, Layout, LayoutContext, Sheet } from '../layout.ts';
import {
  cellOf,
  type Figure,
  figureReader,
  findHeader,
  type Header,
  Intake,
  type Roles,
  Sum,
  yearOf,
} from './common.ts';

/** What a comuna is described by in tables of the INE, the MDSF (CASEN), SUBDERE and the PNDR. */
const FIGURES = {
  poblacion:
    /^(poblacion(_censada|_total|_comunal)?|total_(de_)?(poblacion|personas)|personas(_censadas)?|poblacion_residente(_\d{4})?)$/,
  poblacion_mujeres: /^(mujeres|mujer|poblacion_(de_)?mujeres|total_(de_)?mujeres)$/,
  poblacion_hombres: /^(hombres|hombre|poblacion_(de_)?hombres|total_(de_)?hombres)$/,
  poblacion_0_14: /^(poblacion_)?(de_)?0_(a_)?14(_anos)?$/,
  poblacion_15_29: /^(poblacion_)?(de_)?15_(a_)?29(_anos)?$/,
  poblacion_30_44: /^(poblacion_)?(de_)?30_(a_)?44(_anos)?$/,
  poblacion_45_64: /^(poblacion_)?(de_)?45_(a_)?64(_anos)?$/,
  poblacion_65_mas: /^(poblacion_)?(de_)?65_(anos_)?((y|o)_)?mas(_anos)?$/,
  ruralidad_pct: /^(ruralidad_pct|porcentaje_(de_)?poblacion_rural|poblacion_rural_pct|porcentaje_rural)$/,
  area_km2: /^(area_km2|superficie(_en)?(_km2?)?(_2)?|area_km2_poligono)$/,
  ingreso_mediano_clp: /^(ingreso_mediano_clp|mediana_(del_)?ingreso_total.*|ingreso_total_mediano.*)$/,
  ingreso_trabajo_mediano_clp:
    /^(ingreso_trabajo_mediano_clp|mediana_(del_)?ingreso_(del_)?trabajo.*|ingreso_(del_)?trabajo_mediano.*)$/,
  escolaridad_anios:
    /^(escolaridad_anios|escolaridad_(media|promedio)(_an.*)?|(promedio_(de_)?)?(anos|anios)_(de_)?escolaridad(_promedio|_media)?)$/,
} as const;
type FigureRole = keyof typeof FIGURES;
const FIGURE_ROLES = Object.keys(FIGURES) as FigureRole[];

type Role = FigureRole | 'code' | 'name' | 'year' | 'age' | 'sex' | 'clase_territorial';

const ROLES: Roles<Role> = {
  ...FIGURES,
  code: /^(cut|cod(igo)?(_de)?(_la)?_comuna|cod_com|codigo|cut_com(una)?|id_comuna|comuna_cod(igo)?)$/,
  name: /^(comuna|nombre(_de)?(_la)?_comuna|nom_com(una)?|municipio)$/,
  year: /^(ano|anio)(_censal|_del_censo)?$/,
  age: /^(grupos?_(de_)?edad(es)?|tramos?_(de_)?edad|edad(_quinquenal)?|rango_etario)$/,
  sex: /^(sexo|genero|sexo_1_hombre_2_mujer)$/,
  clase_territorial: /^(clase_territorial|pndr(_\d{4})?|clasificacion_pndr)$/,
};

/** Population projected by the INE: a column for each year. */
const OF_YEAR = /^poblacion_((19|20)\d{2})$/;
/** The year that projections are read for where the reader chose none: that of the census and of the newest figures. */
const PROJECTED_FOR = '2024';

/** What only a list of businesses or of people has: its surface is that of a shop, not of a comuna. */
const OF_A_LIST = /^(lat(itud)?|lon(gitud|g)?|rut|razon_social|direccion|telefono|correo|email|rbd)$/;

/** Columns that only these publishers' tables have; one that already has our names is read as ours. */
function isPublished(header: Header<Role>): boolean {
  if (header.names.some((name) => OF_A_LIST.test(columnKey(name)))) return false;
  const found = [...FIGURE_ROLES, 'clase_territorial' as const].filter((role) => header.at[role] >= 0);
  const theirs = found.filter((role) => columnKey(header.names[header.at[role]] ?? '') !== role);
  if (theirs.length === 0) return false;
  // Women and men alone may be those of anything: of beneficiaries, of students. So may a surface.
  const loose: readonly string[] = ['poblacion_mujeres', 'poblacion_hombres', 'area_km2'];
  return header.at.poblacion >= 0 ? found.length > 1 : theirs.some((role) => !loose.includes(role));
}

function headerOf(sheet: Sheet): Header<Role> | undefined {
  return findHeader(
    sheet,
    ROLES,
    (at) =>
      (at.code >= 0 || at.name >= 0) &&
      (at.age >= 0 || at.clase_territorial >= 0 || FIGURE_ROLES.some((role) => at[role] >= 0)),
  );
}

/** Ages of a band in words: «0 a 4», «10-14», «85 o más», «7». Undefined for anything else. */
export function agesOf(text: string): readonly [from: number, to: number] | undefined {
  const words = fold(text);
  const match =
    /^(?:de )?(\d{1,3})(?: anos?)?(?: (?:a|hasta) | )?(\d{1,3})?(?: anos?)?( (?:y|o) mas| mas)?(?: anos?)?$/.exec(
      words,
    );
  if (!match) return undefined;
  const from = Number(match[1]);
  const to = match[3] !== undefined || /\+\s*$/.test(text) ? Infinity : Number(match[2] ?? from);
  return from <= to ? [from, to] : undefined;
}

const BANDS: readonly (readonly [role: FigureRole, from: number, to: number])[] = [
  ['poblacion_0_14', 0, 14],
  ['poblacion_15_29', 15, 29],
  ['poblacion_30_44', 30, 44],
  ['poblacion_45_64', 45, 64],
  ['poblacion_65_mas', 65, Infinity],
];

const isTotal = (text: string) => /^(total|ambos|suma|todos|todas)/.test(fold(text));

interface Comuna {
  readonly line: number;
  readonly sums: Map<string, Sum>;
  territorial: string;
}

function add(comuna: Comuna, column: string, figure: Figure): void {
  const sum = comuna.sums.get(column) ?? new Sum();
  comuna.sums.set(column, sum);
  sum.add(figure);
}

function laid(
  intake: Intake,
  found: Header<Role>,
  comunas: ReadonlyMap<string, Comuna>,
  columns: readonly FigureRole[],
  title: string,
  year: string,
): LaidOut {
  const territorial = [...comunas.values()].some((comuna) => comuna.territorial !== '');
  return intake.laidOut(found.body.length, {
    table: 'comunas_datos',
    columns: ['cut', ...columns, ...(territorial ? ['clase_territorial'] : [])],
    rows: [...comunas]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([cut, { line, sums, territorial: kind }]) => ({
        line,
        cells: [
          cut,
          ...columns.map((column) => sums.get(column)?.text ?? ''),
          ...(territorial ? [kind] : []),
        ],
      })),
    resource: { title, sources: [{ title, ...(year ? { anio: year } : {}) }], mapa: {} },
  });
}

/** Rows by comuna and age, by comuna and sex, or both: added up in the population of each comuna. */
function readPeople(sheet: Sheet, found: Header<Role>, context: LayoutContext): LaidOut {
  const intake = new Intake(sheet, context);
  const { names, body } = found;
  const projected = projectionColumn(found, context);
  const at = projected ? { ...found.at, poblacion: projected.at } : found.at;
  const column = (role: Role) => names[at[role]] ?? '';
  const figures = figureReader(
    body,
    PEOPLE.flatMap((role) => (at[role] < 0 ? [] : [{ at: at[role], count: true }])),
    sheet.dialect,
  );
  const comunas = new Map<string, Comuna>();
  let strange = '';
  for (const row of body) {
    const cut = intake.comuna(
      row,
      cellOf(row, at.code),
      cellOf(row, at.name),
      column(at.name < 0 ? 'code' : 'name'),
    );
    if (cut === undefined) continue;
    const age = cellOf(row, at.age);
    const sex = cellOf(row, at.sex);
    if ((at.age >= 0 && isTotal(age)) || (at.sex >= 0 && isTotal(sex))) {
      intake.reject(
        row.line,
        column(at.age >= 0 ? 'age' : 'sex'),
        'fila-de-total',
        'Suma otras filas de la comuna: se deja fuera para no contar dos veces.',
        'aviso',
      );
      continue;
    }
    const whose = sexOf(sex);
    const comuna = comunas.get(cut) ?? { line: row.line, sums: new Map(), territorial: '' };
    const figure = (role: FigureRole) => intake.figure(row, figures(row, at[role]), column(role));
    const women = at.poblacion_mujeres >= 0 ? figure('poblacion_mujeres') : undefined;
    const men = at.poblacion_hombres >= 0 ? figure('poblacion_hombres') : undefined;
    const people =
      at.poblacion >= 0
        ? figure('poblacion')
        : typeof women === 'number' && typeof men === 'number'
          ? women + men
          : 'sin-dato';
    if (people === 'sin-dato') {
      intake.reject(
        row.line,
        column('poblacion'),
        'celda-obligatoria',
        'No dice cuántas personas son. La fila se deja fuera.',
      );
      continue;
    }
    comunas.set(cut, comuna);
    add(comuna, 'poblacion', people);
    if (women !== undefined) add(comuna, 'poblacion_mujeres', women);
    else if (whose === 'mujer') add(comuna, 'poblacion_mujeres', people);
    if (men !== undefined) add(comuna, 'poblacion_hombres', men);
    else if (whose === 'hombre') add(comuna, 'poblacion_hombres', people);
    if (at.age < 0) continue;
    const ages = agesOf(age);
    const band = ages && BANDS.find(([, from, to]) => ages[0] >= from && ages[1] <= to);
    if (band) add(comuna, band[0], people);
    else strange ||= age;
  }
  if (strange !== '')
    intake.tell(
      'edad-de-otro-tramo',
      `${quoted(strange)} no cabe en un solo tramo de edad (0–14, 15–29, 30–44, 45–64, 65 y más): se lee la población, no sus tramos.`,
      found.line,
      column('age'),
    );
  const bands = at.age >= 0 && strange === '' ? BANDS.map(([role]) => role) : [];
  const bySex = [...comunas.values()].some(({ sums }) => sums.has('poblacion_mujeres'));
  return laid(
    intake,
    found,
    comunas,
    ['poblacion', ...(bySex ? (['poblacion_mujeres', 'poblacion_hombres'] as const) : []), ...bands],
    projected
      ? `INE, Estimaciones y proyecciones de población por comuna, ${projected.year}`
      : 'INE, Censo de Población y Vivienda, por comuna',
    projected?.year ?? context.choice?.period ?? '',
  );
}

const PEOPLE = ['poblacion', 'poblacion_mujeres', 'poblacion_hombres'] as const;

function sexOf(text: string): 'mujer' | 'hombre' | undefined {
  const words = fold(text);
  if (/^(mujer|femenin|f$|2$)/.test(words)) return 'mujer';
  return /^(hombre|masculin|m$|h$|1$)/.test(words) ? 'hombre' : undefined;
}

function projectionColumn(
  { names }: Header<Role>,
  { choice }: LayoutContext,
): { at: number; year: string } | undefined {
  const years = names.flatMap((name, at) => {
    const year = OF_YEAR.exec(columnKey(name))?.[1];
    return year === undefined ? [] : [{ at, year }];
  });
  return (
    years.find(({ year }) => year === choice?.period) ??
    years.find(({ year }) => year === PROJECTED_FOR) ??
    years.at(-1)
  );
}

/** One row per comuna. */
function readFigures(sheet: Sheet, found: Header<Role>, context: LayoutContext): LaidOut {
  const intake = new Intake(sheet, context);
  const { at, names, body } = found;
  const roles = FIGURE_ROLES.filter((role) => at[role] >= 0);
  const column = (role: Role) => names[at[role]] ?? '';
  const figures = figureReader(
    body,
    roles.map((role) => ({ at: at[role], count: role.startsWith('poblacion') })),
    sheet.dialect,
  );
  const latest = latestYear(body, at.year);
  const comunas = new Map<string, Comuna>();
  for (const row of body) {
    const cut = intake.comuna(
      row,
      cellOf(row, at.code),
      cellOf(row, at.name),
      column(at.name < 0 ? 'code' : 'name'),
    );
    if (cut === undefined) continue;
    const before = comunas.get(cut);
    if (latest !== '' && yearOf(cellOf(row, at.year)) !== latest)
      intake.reject(row.line, column('year'), 'otro-anio', `Es de otro año: se usa ${latest}.`, 'aviso');
    else if (before)
      intake.reject(
        row.line,
        column('name'),
        'fila-repetida',
        `Repite la comuna de la línea ${before.line}. Se deja fuera.`,
      );
    else {
      const comuna: Comuna = {
        line: row.line,
        sums: new Map(),
        territorial: cellOf(row, at.clase_territorial),
      };
      for (const role of roles) add(comuna, role, intake.figure(row, figures(row, at[role]), column(role)));
      comunas.set(cut, comuna);
    }
  }
  const income = roles.some((role) => role.startsWith('ingreso') || role.startsWith('escolaridad'));
  const people = roles.some((role) => role.startsWith('poblacion'));
  return laid(
    intake,
    found,
    comunas,
    roles,
    people
      ? 'INE, Censo de Población y Vivienda, por comuna'
      : income
        ? 'MDSF, CASEN, ingresos y escolaridad por comuna'
        : 'Datos por comuna',
    latest || context.choice?.period || '',
  );
}

function latestYear(body: readonly RawRow[], at: number): string {
  if (at < 0) return '';
  return body.reduce((latest, row) => {
    const year = yearOf(cellOf(row, at)) ?? '';
    return year > latest ? year : latest;
  }, '');
}

function isLong(found: Header<Role>): boolean {
  const { at, names } = found;
  const people =
    at.poblacion >= 0 ||
    (at.poblacion_mujeres >= 0 && at.poblacion_hombres >= 0) ||
    names.some((name) => OF_YEAR.test(columnKey(name)));
  return people && (at.age >= 0 || at.sex >= 0);
}

function layout(
  id: string,
  title: string,
  fits: (found: Header<Role>) => boolean,
  read: (sheet: Sheet, found: Header<Role>, context: LayoutContext) => LaidOut,
): Layout {
  const of = (sheet: Sheet) => {
    const found = headerOf(sheet);
    return found && fits(found) ? found : undefined;
  };
  return {
    id,
    title,
    recognise(sheet) {
      const found = of(sheet);
      return found && { headerLine: found.line };
    },
    read(sheet, context) {
      const found = of(sheet);
      if (!found) throw new Error(`${sheet.path} no tiene el formato ${id}`);
      return read(sheet, found, context);
    },
  };
}

export const COMUNA_LAYOUTS: readonly Layout[] = [
  layout('ine_edad_sexo', 'INE: población por comuna, edad y sexo', isLong, readPeople),
  layout(
    'datos_comunales',
    'Censo o CASEN: datos por comuna',
    (found) => !isLong(found) && isPublished(found),
    readFigures,
  ),
];
