import { COUNTRY } from '../../../domain/ids.ts';
import { fold } from '../../../domain/text.ts';
import { quoted } from '../../checked.ts';
import { comunaReader } from '../comuna_reader.ts';
import type { LaidOut, Layout, LayoutContext, Sheet } from '../layout.ts';
import {
  cellOf,
  figureReader,
  findHeader,
  type Header,
  Intake,
  type Roles,
  spanOf,
  yearOf,
} from './common.ts';
import { instrumentOf, officeOf } from './sercotec_names.ts';

type Role =
  | 'year'
  | 'office'
  | 'instrument'
  | 'programme'
  | 'type'
  | 'sex'
  | 'code'
  | 'name'
  | 'count'
  | CountRole;
type CountRole = 'women' | 'men' | 'binary' | 'untold' | 'people' | 'firms';

const ROLES: Roles<Role> = {
  year: /^(ano|anio)(_(de_)?(adjudicacion|beneficio|ejecucion|convocatoria))?$/,
  office: /^(direccion_regional|oficina_regional|dr|region_ejecutora)$/,
  instrument: /^(nombre_)?(del_)?(instrumento|linea)$/,
  programme: /^(nombre_)?(del_)?(programa|convocatoria)$/,
  type: /^tipo_(de_)?(beneficiari[oa]|persona|usuario)$/,
  sex: /^(sexo|genero)(_(del_)?(beneficiari[oa]|postulante|representante))?$/,
  code: /^(cut|cod(igo)?(_de)?_comuna)$/,
  name: /^(comuna(_.*)?|nombre_comuna)$/,
  count: /^(beneficiarios|(numero|n|cantidad)_(de_)?beneficiarios)$/,
  women: /^(mujeres|femenino)$/,
  men: /^(hombres|masculino)$/,
  binary: /^(no_binario|otro)$/,
  untold: /^(sexo_)?no_informado$/,
  people: /^personas(_naturales)?$/,
  firms: /^empresas(_juridicas)?$/,
};

const SOURCE = { title: 'Servicio de Cooperación Técnica (SERCOTEC), beneficiarios' };
const OUT = ['beneficiarios', 'mujeres', 'hombres', 'sexo_otro', 'personas', 'empresas'] as const;
type Counts = Record<(typeof OUT)[number], number>;

/** Of a whole list: grants of every regional office and of the central level. */
const ALL_OFFICES = 17;

interface Group {
  readonly line: number;
  readonly keys: readonly string[];
  readonly counts: Counts;
}

/** Where, what and when of a row; undefined where it is left out, which is told. */
function placing({ at, names }: Header<Role>, context: LayoutContext, intake: Intake) {
  const comunas = comunaReader(context.territory, context.choice?.comunas);
  return (row: Sheet['rows'][number]): readonly [string, string, string, string] | undefined => {
    const year = yearOf(cellOf(row, at.year)) ?? yearOf(context.choice?.period ?? '');
    if (year === undefined) {
      intake.reject(
        row.line,
        names[at.year] ?? 'año',
        'celda-obligatoria',
        'No dice el año, y no lo has dicho tú. La fila se deja fuera.',
      );
      return undefined;
    }
    const published = cellOf(row, at.instrument);
    const id = instrumentOf(published, cellOf(row, at.programme));
    if (id === undefined) {
      intake.reject(
        row.line,
        names[at.instrument] ?? '',
        'instrumento-desconocido',
        `El instrumento ${quoted(published)} no está en el catálogo («instrumentos»). Se deja fuera.`,
      );
      return undefined;
    }
    if (id === instrumentOf('Emprende', '') && at.programme < 0)
      intake.tellOnce(
        'instrumento-sin-programa',
        'La tabla no trae el programa: «Emprende» no se reparte entre Semilla y Abeja, va en «otras convocatorias».',
        row.line,
        names[at.instrument],
      );
    const [code, name] = [cellOf(row, at.code), cellOf(row, at.name)];
    const read = code && name ? comunas.readBoth(code, name) : comunas.read(code || name);
    if (read.kind === 'ninguna' && read.why !== 'total') {
      const office = officeOf(cellOf(row, at.office));
      if (office !== undefined) return [year, id, published, office];
    }
    const cut = intake.comuna(row, code, name, names[at.name < 0 ? at.code : at.name] ?? '');
    return cut === undefined ? undefined : [year, id, published, cut];
  };
}

function grouped(groups: Map<string, Group>, line: number, keys: readonly string[]): Counts {
  const key = keys.join('|');
  const found = groups.get(key) ?? {
    line,
    keys,
    counts: { beneficiarios: 0, mujeres: 0, hombres: 0, sexo_otro: 0, personas: 0, empresas: 0 },
  };
  groups.set(key, found);
  return found.counts;
}

function laid(
  intake: Intake,
  header: Header<Role>,
  groups: ReadonlyMap<string, Group>,
  has: readonly (typeof OUT)[number][],
  whole: boolean,
): LaidOut {
  const sorted = [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  const regions = new Set(sorted.map(({ keys }) => (keys[3] === COUNTRY ? COUNTRY : keys[3]?.slice(0, 2))));
  const [only] = regions;
  return intake.laidOut(header.body.length, {
    table: 'beneficiarios',
    columns: ['anio', 'instrumento', 'publicado', 'territorio', ...has],
    rows: sorted.map(({ line, keys, counts }) => ({
      line,
      cells: [...keys, ...has.map((column) => String(counts[column]))],
    })),
    resource: {
      title: 'Beneficiarios de SERCOTEC por instrumento y comuna',
      sources: [{ ...SOURCE, anio: spanOf(sorted.map(({ keys }) => keys[0] ?? '')) }],
      mapa: {
        territorio: regions.size === 1 && only !== undefined ? only : COUNTRY,
        ausente: whole ? 'cero' : 'sin-dato',
      },
    },
  });
}

/** One row per beneficiary. Who has no comuna is counted in the region of the office. */
function readList(sheet: Sheet, header: Header<Role>, context: LayoutContext): LaidOut {
  const intake = new Intake(sheet, context);
  const { at, body } = header;
  const place = placing(header, context, intake);
  const groups = new Map<string, Group>();
  const offices = new Set<string>();
  for (const row of body) {
    const keys = place(row);
    if (!keys) continue;
    offices.add(officeOf(cellOf(row, at.office)) ?? '');
    const counts = grouped(groups, row.line, keys);
    counts.beneficiarios += 1;
    const sex = fold(cellOf(row, at.sex));
    if (/^(femenin|mujer|f$)/.test(sex)) counts.mujeres += 1;
    else if (/^(masculin|hombre|m$)/.test(sex)) counts.hombres += 1;
    else counts.sexo_otro += 1;
    const type = fold(cellOf(row, at.type));
    if (/^persona natural/.test(type)) counts.personas += 1;
    else if (/juridica/.test(type)) counts.empresas += 1;
  }
  offices.delete('');
  const whole = offices.size >= ALL_OFFICES;
  if (whole)
    intake.tell(
      'ausente-es-cero',
      'La lista es de las 16 regiones y del nivel central: donde un instrumento no tiene filas, no llegó a nadie.',
    );
  return laid(
    intake,
    header,
    groups,
    [
      'beneficiarios',
      ...(at.sex >= 0 ? (['mujeres', 'hombres', 'sexo_otro'] as const) : []),
      ...(at.type >= 0 ? (['personas', 'empresas'] as const) : []),
    ],
    whole,
  );
}

/** Counted by comuna and instrument. */
function readCounts(sheet: Sheet, header: Header<Role>, context: LayoutContext): LaidOut {
  const intake = new Intake(sheet, context);
  const { at, body, names } = header;
  const place = placing(header, context, intake);
  const parts = [
    ['women', 'mujeres'],
    ['men', 'hombres'],
    ['binary', 'sexo_otro'],
    ['untold', 'sexo_otro'],
    ['people', 'personas'],
    ['firms', 'empresas'],
  ] as const satisfies readonly (readonly [CountRole, (typeof OUT)[number]])[];
  const present = parts.filter(([role]) => at[role] >= 0);
  const figures = figureReader(
    body,
    (['count', ...present.map(([role]) => role)] as const).map((role) => ({ at: at[role], count: true })),
    sheet.dialect,
  );
  const groups = new Map<string, Group>();
  const seen = new Map<string, number>();
  for (const row of body) {
    const keys = place(row);
    if (!keys) continue;
    const total = intake.figure(row, figures(row, at.count), names[at.count] ?? '');
    const key = [...keys, cellOf(row, at.programme)].join('|');
    const before = seen.get(key);
    if (before !== undefined)
      intake.reject(
        row.line,
        names[at.instrument] ?? '',
        'fila-repetida',
        `Repite la línea ${before}. Se deja fuera.`,
      );
    else if (typeof total !== 'number')
      intake.reject(
        row.line,
        names[at.count] ?? '',
        'celda-obligatoria',
        'No dice cuántos son. La fila se deja fuera.',
      );
    else {
      seen.set(key, row.line);
      const counts = grouped(groups, row.line, keys);
      counts.beneficiarios += total;
      for (const [role, ours] of present) {
        const part = intake.figure(row, figures(row, at[role]), names[at[role]] ?? '');
        if (typeof part === 'number') counts[ours] += part;
      }
    }
  }
  const columns = OUT.filter(
    (column) => column === 'beneficiarios' || present.some(([, ours]) => ours === column),
  );
  return laid(intake, header, groups, columns, false);
}

function layout(
  id: string,
  title: string,
  fits: (at: Header<Role>['at']) => boolean,
  read: (sheet: Sheet, header: Header<Role>, context: LayoutContext) => LaidOut,
): Layout {
  const headerOf = (sheet: Sheet) =>
    findHeader(sheet, ROLES, (at) => at.instrument >= 0 && (at.code >= 0 || at.name >= 0) && fits(at));
  return {
    id,
    title,
    recognise(sheet) {
      const found = headerOf(sheet);
      return found && { headerLine: found.line };
    },
    read(sheet, context) {
      const found = headerOf(sheet);
      if (!found) throw new Error(`${sheet.path} no tiene el formato ${id}`);
      return read(sheet, found, context);
    },
  };
}

export const SERCOTEC_LAYOUTS: readonly Layout[] = [
  layout(
    'sercotec_conteo',
    'SERCOTEC: beneficiarios por comuna e instrumento',
    // With a place for each (`territorio`) the table is already in our columns.
    (at) => at.count >= 0,
    readCounts,
  ),
  layout(
    'sercotec_lista',
    'SERCOTEC: un beneficiario por fila',
    (at) => at.office >= 0 && at.count < 0 && (at.type >= 0 || at.sex >= 0),
    readList,
  ),
];
