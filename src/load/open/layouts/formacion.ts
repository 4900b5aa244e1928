import { fold } from '../../../domain/text.ts';
import { quoted } from '../../checked.ts';
import type { LaidOut, Layout, LayoutContext, Sheet } from '../layout.ts';
import {
  cellOf,
  figureReader,
  findHeader,
  type Header,
  Intake,
  type Roles,
  Sum,
  spanOf,
  yearOf,
} from './common.ts';

type Role = 'year' | 'code' | 'name' | 'area' | 'level' | 'mode' | 'students' | 'women' | 'men';

const ROLES: Roles<Role> = {
  year: /^(ano|anio)(_matricula)?$/,
  code: /^(cut|cod(igo)?(_de)?_comuna(_de_la_sede)?)$/,
  name: /^(comuna(_texto|_de_la_sede|_sede|_donde_se_imparte.*)?)$/,
  area: /^area(_(del_)?conocimiento)?$/,
  level: /^nivel_carrera(_1)?$/,
  mode: /^modalidad$/,
  students: /^(matricula|total_matricula(dos)?|matricula_total)$/,
  women: /^(mujeres|(total_)?matricula_mujeres|total_matricula_mujeres|matricula_total_mujeres)$/,
  men: /^(hombres|(total_)?matricula_hombres|total_matricula_hombres|matricula_total_hombres)$/,
};

/** Levels of SIES (folded) and our four. */
const LEVELS: readonly (readonly [start: string, level: string])[] = [
  ['tecnico de nivel superior', 'tecnico'],
  ['profesional', 'profesional'],
  ['licenciatura', 'profesional'],
  ['bachillerato', 'profesional'],
  ['magister', 'postgrado'],
  ['doctorado', 'postgrado'],
  ['postitulo', 'postitulo'],
  ['diplomado', 'postitulo'],
  ['especialidad', 'postitulo'],
];

/** One person may be neither a woman nor a man; more than one, and the source says something else by leaving women empty. */
const OTHERS = 1;
const REGIONS = 16;

/** Enrolment by programme and campus, added up by comuna, field and level. Distance programmes have no place. */
function read(sheet: Sheet, header: Header<Role>, context: LayoutContext): LaidOut {
  const intake = new Intake(sheet, context);
  const { at, body, names } = header;
  const column = (role: Role) => names[at[role]] ?? '';
  const figures = figureReader(
    body,
    (['students', 'women', 'men'] as const).map((role) => ({ at: at[role], count: true })),
    sheet.dialect,
  );
  const cells = new Map<string, { line: number; keys: readonly string[]; all: Sum; women: Sum }>();
  const period = yearOf(context.choice?.period ?? '');
  for (const row of body) {
    const mode = fold(cellOf(row, at.mode));
    if (/no presencial|distancia|online/.test(mode)) {
      intake.reject(
        row.line,
        column('mode'),
        'programa-a-distancia',
        'Es a distancia: sus estudiantes viven en cualquier comuna. Se deja fuera.',
        'aviso',
      );
      continue;
    }
    const cut = intake.comuna(
      row,
      cellOf(row, at.code),
      cellOf(row, at.name),
      column(at.name < 0 ? 'code' : 'name'),
    );
    if (cut === undefined) continue;
    const words = fold(cellOf(row, at.level));
    const level = LEVELS.find(([start]) => words.startsWith(start))?.[1];
    const area = cellOf(row, at.area);
    const year = yearOf(cellOf(row, at.year).replace(/^\D+/, '')) ?? period ?? yearInTitle(sheet);
    const all = intake.figure(row, figures(row, at.students), column('students'));
    const problem =
      level === undefined
        ? `El nivel ${quoted(cellOf(row, at.level))} no es uno conocido.`
        : area === ''
          ? 'No dice el área.'
          : year === undefined
            ? 'No dice el año, y no lo has dicho tú.'
            : all === 'sin-dato'
              ? 'No dice cuántas personas son.'
              : undefined;
    if (problem !== undefined || level === undefined || year === undefined) {
      intake.reject(row.line, column('level'), 'celda-obligatoria', `${problem} La fila se deja fuera.`);
      continue;
    }
    const keys = [year, cut, area, level];
    const cell = cells.get(keys.join('|')) ?? { line: row.line, keys, all: new Sum(), women: new Sum() };
    cells.set(keys.join('|'), cell);
    cell.all.add(all);
    const women = intake.figure(row, figures(row, at.women), column('women'));
    const men = intake.figure(row, figures(row, at.men), column('men'));
    // SIES leaves women empty where there is none: everybody else is a man.
    const none =
      women === 'sin-dato' && typeof all === 'number' && typeof men === 'number' && all - men <= OTHERS;
    cell.women.add(none ? 0 : women);
  }
  const made = [...cells.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
  const regions = new Set(made.map(({ keys }) => keys[1]?.slice(0, 2)));
  const whole = regions.size === REGIONS;
  if (whole)
    intake.tell(
      'ausente-es-cero',
      'La lista es de las 16 regiones y de todas las sedes: donde no hay filas de un área, nadie la estudia.',
    );
  return intake.laidOut(body.length, {
    table: 'formacion',
    columns: ['anio', 'cut', 'area', 'nivel', 'matricula', 'matricula_mujeres'],
    rows: made.map(({ line, keys, all, women }) => ({ line, cells: [...keys, all.text, women.text] })),
    resource: {
      title: 'Matrícula de educación superior por comuna, área y nivel',
      sources: [
        {
          title: 'Servicio de Información de Educación Superior (SIES), MINEDUC, matrícula',
          path: 'https://www.mifuturo.cl/',
          anio: spanOf(made.map(({ keys }) => keys[0] ?? '')),
        },
      ],
      mapa: { ausente: whole ? 'cero' : 'sin-dato' },
    },
  });
}

/** The year in the name of the file, where no column tells it: «matricula_superior_2024». */
function yearInTitle({ path, name }: Sheet): string | undefined {
  return /(?:^|\D)((?:19|20)\d{2})(?:\D|$)/.exec(`${path.split('/').at(-1)} ${name}`)?.[1];
}

const headerOf = (sheet: Sheet) =>
  findHeader(
    sheet,
    ROLES,
    (at) => at.students >= 0 && at.area >= 0 && at.level >= 0 && (at.code >= 0 || at.name >= 0),
  );

export const FORMACION_LAYOUT: Layout = {
  id: 'sies_matricula',
  title: 'SIES: matrícula de educación superior por programa',
  recognise(sheet) {
    const found = headerOf(sheet);
    return found && { headerLine: found.line };
  },
  read(sheet, context) {
    const found = headerOf(sheet);
    if (!found) throw new Error(`${sheet.path} no tiene el formato sies_matricula`);
    return read(sheet, found, context);
  },
};
