import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SIZES, type Size } from '../../../src/domain/business.ts';
import { buildCellIndex } from '../../../src/domain/cell_index.ts';
import { CIIU } from '../../../src/domain/sectors.ts';
import { COMUNA_ALIASES, type Territory } from '../../../src/domain/territory.ts';
import { oneOf } from '../../../src/load/columns.ts';
import type { Outlines } from './limites.ts';

/** A table that the SQL joins to the register: its columns are all whole numbers or plain words, none of them empty. */
export interface SqlTable {
  readonly name: string;
  readonly columns: readonly (readonly [name: string, type: 'bigint' | 'varchar'])[];
  /** Lines of a CSV without its header; no value needs quotes. */
  lines(): Iterable<string>;
}

/** 180 and 90 degrees, in the unit of the index. */
const HALF_TURN = 1_800_000_000;
const QUARTER_TURN = 900_000_000;
/** The columns of the register that the text reads; `fila` is a number that no two rows share. */
export const REGISTER_COLUMNS = [
  ['fila', 'bigint'],
  ['id', 'varchar'],
  ['sector', 'varchar'],
  ['division', 'varchar'],
  ['cut', 'varchar'],
  ['comuna', 'varchar'],
  ['longitud', 'double'],
  ['latitud', 'double'],
  ['tamano', 'varchar'],
  ['trabajadores', 'bigint'],
  ['ventas_uf', 'double'],
  ['ventas_reservadas', 'bigint'],
] as const;

/** What stands where there is no division, so that no engine takes it for a missing value. */
const NONE = '-';
/** Of the candidates of a cell, one that covers it whole: it has no sides. */
const WHOLE = -999_999_999;

export interface Sql {
  readonly tables: readonly SqlTable[];
  readonly text: string;
}

/** The cell index, the sections and the names, as tables, and the text that joins them to a register. */
export function sqlOf({
  territory,
  areas,
  referential,
}: Pick<Outlines, 'territory' | 'areas' | 'referential'>): Sql {
  const index = buildCellIndex(areas);
  // Coordinates are written so far to the east and to the north that none is negative: remainders agree everywhere.
  const east = Math.ceil(HALF_TURN / index.cell) * index.cell;
  const north = Math.ceil(QUARTER_TURN / index.cell) * index.cell;
  const zoneOf = (area: number) => Number(territory.comunas[area]?.cut);
  const groupOf = (strip: number, south: number) => strip - south / index.height;
  const tables: SqlTable[] = [
    {
      name: 'celdas_enteras',
      columns: [
        ['cx', 'bigint'],
        ['cy', 'bigint'],
        ['zona_entera', 'bigint'],
      ],
      *lines() {
        for (const cell of index.cells())
          if ('area' in cell) yield `${cell.west + east},${cell.south + north},${zoneOf(cell.area)}`;
      },
    },
    {
      name: 'celdas_mixtas',
      columns: [
        ['cx', 'bigint'],
        ['cy', 'bigint'],
        ['orden', 'bigint'],
        ['zona', 'bigint'],
        ['grupo', 'bigint'],
      ],
      *lines() {
        for (const cell of index.cells()) {
          if ('area' in cell) continue;
          for (const [order, { area, strip }] of cell.candidates.entries())
            yield [
              cell.west + east,
              cell.south + north,
              order,
              zoneOf(area),
              strip === undefined ? WHOLE : groupOf(strip, cell.south),
            ].join(',');
        }
      },
    },
    {
      name: 'lados',
      columns: [
        ['grupo', 'bigint'],
        ['sy', 'bigint'],
        ['x1', 'bigint'],
        ['y1', 'bigint'],
        ['x2', 'bigint'],
        ['y2', 'bigint'],
      ],
      *lines() {
        for (const { strip, south, x1, y1, x2, y2 } of index.sides())
          yield `${groupOf(strip, south)},${south + north},${x1 + east},${y1 + north},${x2 + east},${y2 + north}`;
      },
    },
    {
      name: 'zonas',
      columns: [
        ['zona', 'bigint'],
        ['cut', 'varchar'],
      ],
      *lines() {
        for (const { cut } of territory.comunas) yield `${Number(cut)},${cut}`;
      },
    },
    {
      name: 'nombres',
      columns: [
        ['comuna', 'varchar'],
        ['zona_nombre', 'bigint'],
      ],
      *lines() {
        for (const [name, cut] of writingsOf(territory)) yield `${name},${Number(cut)}`;
      },
    },
    {
      name: 'secciones',
      columns: [
        ['actividad', 'varchar'],
        ['seccion', 'varchar'],
        ['division', 'varchar'],
      ],
      *lines() {
        for (const { code, level, section } of CIIU.values()) {
          if (level === 'division') {
            yield `${code},${section},${code}`;
            // An office's spreadsheet drops the leading zero.
            if (code.startsWith('0')) yield `${code.slice(1)},${section},${code}`;
          } else if (code === section && /^[A-U]$/.test(code)) {
            yield `${code},${code},${NONE}`;
            yield `${code.toLowerCase()},${code},${NONE}`;
          }
        }
      },
    },
    {
      name: 'tamanos',
      columns: [
        ['tamano', 'varchar'],
        ['tamano_leido', 'varchar'],
      ],
      *lines() {
        for (const [word, size] of sizeWords()) yield `${word},${size}`;
      },
    },
  ];
  return { tables, text: sqlText(index.cell, index.height, east, north, referential) };
}

/** Writes the tables and the text into a folder that exists. */
export async function writeSql(folder: string, { tables, text }: Sql): Promise<void> {
  for (const { name, columns, lines } of tables)
    await pipeline(
      Readable.from(inBatches(columns.map(([column]) => column).join(','), lines())),
      createWriteStream(join(folder, `${name}.csv`)),
    );
  await writeFile(join(folder, SQL_FILE), text);
}

export const SQL_FILE = 'agregar.sql';

function* inBatches(header: string, lines: Iterable<string>): Generator<string> {
  let batch = [header];
  for (const line of lines) {
    if (batch.push(line) < 4000) continue;
    yield `${batch.join('\n')}\n`;
    batch = [];
  }
  yield batch.length > 0 ? `${batch.join('\n')}\n` : '';
}

/** Ways in which names of comunas are written, each with its code; the page recognises these and others. */
function writingsOf(territory: Territory): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (name: string, cut: string) => {
    for (const one of [name, plain(name)])
      for (const written of [one, one.toUpperCase(), one.toLowerCase(), titled(one)])
        if (!found.has(written)) found.set(written, cut);
  };
  for (const { name, cut } of territory.comunas) add(name, cut);
  const cuts = new Set<string>(territory.comunas.map(({ cut }) => cut));
  for (const [alias, cut] of Object.entries(COMUNA_ALIASES)) if (cuts.has(cut)) add(alias, cut);
  return found;
}

const plain = (text: string) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
const titled = (text: string) =>
  text
    .toLowerCase()
    .replace(/(^|[ '’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());

function sizeWords(): ReadonlyMap<string, Size> {
  const found = new Map<string, Size>();
  const { read } = oneOf(SIZES);
  for (const size of SIZES)
    for (const ending of ['', 's'])
      for (const gender of [size, size.replace(/a$/, 'o'), size.replace(/o$/, 'a')])
        for (const one of [gender + ending, plain(gender + ending)])
          for (const written of [one, one.toUpperCase(), titled(one)]) {
            const cell = read(written, 'punto');
            if ('value' in cell && cell.value === size) found.set(written, size);
          }
  return found;
}

const digits = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)
    .map((at) => `substr(@, ${at}, 1) between '0' and '9'`)
    .join(' and ');
/** The first two digits of a code of six (or of five, its zero lost); anything else as it is written. */
const activityKey = (column: string, name: string): readonly string[] =>
  [
    'case',
    '  when length(@) = 6',
    `    and ${digits(3, 6)}`,
    '  then substr(@, 1, 2)',
    '  when length(@) = 5',
    `    and ${digits(2, 5)}`,
    `  then concat('0', substr(@, 1, 1))`,
    `  else coalesce(@, '')`,
    `end as ${name},`,
  ].map((line) => line.replaceAll('@', column));

/** A coordinate as a whole number; of a row without a usable point, one that no cell has. */
const fixedOf = (column: string, offset: number, end: string): readonly string[] => [
  'cast(floor(case',
  '  when longitud >= -110 and longitud <= -66 and latitud >= -57 and latitud <= -17',
  `  then ${column} else 0`,
  `end * 10000000 + 0.5) as bigint) + ${offset} as ${end}`,
];

/** A select, and the columns that it gives. */
interface Select {
  readonly lines: readonly string[];
  readonly columns: readonly string[];
}

const shifted = (lines: readonly string[]) => lines.map((line) => `  ${line}`);

/** `select a, b, c`, in lines that fit a page. */
function listOf(columns: readonly string[], end = ''): readonly string[] {
  const lines = ['select'];
  for (const [at, column] of columns.entries()) {
    const word = ` ${column}${at < columns.length - 1 ? ',' : end}`;
    const last = lines.length - 1;
    if ((lines[last] ?? '').length + word.length <= WIDTH) lines[last] += word;
    else lines.push(` ${word}`);
  }
  return lines;
}

const WIDTH = 70;

/** One join in each select: engines of some years ago take no more. */
function joined(
  kind: 'inner' | 'left',
  from: Select,
  name: string,
  to: { table: string; columns: readonly string[]; lines?: readonly string[] },
  key: readonly string[],
): Select {
  const columns = [...from.columns, ...to.columns];
  const right = to.lines
    ? [`${kind} join (`, ...shifted(to.lines), `) as ${to.table} using (${key.join(', ')})`]
    : [`${kind} join ${to.table} using (${key.join(', ')})`];
  return {
    columns,
    lines: [...listOf(columns), 'from (', ...shifted(from.lines), `) as ${name}`, ...right],
  };
}

function sqlText(cell: number, height: number, east: number, north: number, referential: boolean): string {
  const point = [...fixedOf('longitud', east, 'x,'), ...fixedOf('latitud', north, 'y')];
  const points: Select = {
    columns: ['fila', 'x', 'y', 'cx', 'cy', 'sy'],
    lines: [
      `select fila, x, y, x - x % ${cell} as cx, y - y % ${cell} as cy, y - y % ${height} as sy`,
      'from (',
      '  select',
      '    fila,',
      ...shifted(shifted(point)),
      '  from registro',
      ') as puntos',
    ],
  };
  const candidates = joined(
    'inner',
    points,
    'en_celda',
    { table: 'celdas_mixtas', columns: ['orden', 'zona', 'grupo'] },
    ['cx', 'cy'],
  );
  const tested = joined(
    'left',
    candidates,
    'candidatas',
    { table: 'lados', columns: ['x1', 'y1', 'x2', 'y2'] },
    ['grupo', 'sy'],
  );
  const chosen: readonly string[] = [
    'select fila, min(orden * 100000 + zona) as elegida',
    'from (',
    '  select fila, orden, zona',
    '  from (',
    '    select',
    '      fila, orden, zona,',
    `      case when grupo = ${WHOLE} then 1 else 0 end as cubre,`,
    '      case',
    '        when y >= y1 and y <= y2 and (x >= x1 or x >= x2) and (x <= x1 or x <= x2)',
    '          and (x2 - x1) * (y - y1) = (x - x1) * (y2 - y1) then 1',
    '        else 0',
    '      end as toca,',
    '      case',
    '        when y >= y1 and y < y2 and (x2 - x1) * (y - y1) < (x - x1) * (y2 - y1) then 1',
    '        else 0',
    '      end as cruza',
    '    from (',
    ...tested.lines.map((line) => `      ${line}`),
    '    ) as medidas',
    '  ) as pruebas',
    '  group by fila, orden, zona',
    '  having max(cubre) = 1 or max(toca) = 1 or sum(cruza) % 2 = 1',
    ') as dentro',
    'group by fila',
  ];
  const facts = ['fila', 'clave', 'tamano_escrito', 'trabajadores', 'ventas_uf', 'reserva'];
  const keys = ['cut_declarado', 'comuna_declarada', 'actividad1', 'actividad2'];
  let rows: Select = {
    columns: [...facts, ...keys, 'cx', 'cy'],
    lines: [
      ...listOf([...facts, ...keys], ','),
      `  x - x % ${cell} as cx, y - y % ${cell} as cy`,
      'from (',
      '  select',
      `    fila, coalesce(id, '') as clave, coalesce(tamano, '') as tamano_escrito,`,
      '    trabajadores, ventas_uf, coalesce(ventas_reservadas, 0) as reserva,',
      `    coalesce(cut, '') as cut_declarado, coalesce(comuna, '') as comuna_declarada,`,
      ...shifted(shifted(activityKey('sector', 'actividad1'))),
      ...shifted(shifted(activityKey('division', 'actividad2'))),
      ...shifted(shifted(point)),
      '  from registro',
      ') as escritas',
    ],
  };
  const first = [
    'select clave, min(fila) as primera',
    `from (select coalesce(id, '') as clave, fila from registro) as claves`,
    'group by clave',
  ];
  const byName = ['select comuna as comuna_declarada, zona_nombre from nombres'];
  const bySize = ['select tamano as tamano_escrito, tamano_leido from tamanos'];
  const codes = ['select zona, cut as codigo from zonas'];
  const activity = (at: number) => [
    `select actividad as actividad${at}, seccion as seccion${at}, division as division${at} from secciones`,
  ];
  const byCode = ['select cut as cut_declarado, zona as zona_codigo from zonas'];
  rows = joined('left', rows, 'r1', { table: 'elegidas', columns: ['elegida'], lines: chosen }, ['fila']);
  rows = joined('left', rows, 'r2', { table: 'celdas_enteras', columns: ['zona_entera'] }, ['cx', 'cy']);
  rows = joined('left', rows, 'r3', { table: 'por_codigo', columns: ['zona_codigo'], lines: byCode }, [
    'cut_declarado',
  ]);
  rows = joined('left', rows, 'r4', { table: 'por_nombre', columns: ['zona_nombre'], lines: byName }, [
    'comuna_declarada',
  ]);
  rows = joined('left', rows, 'r5', { table: 'primeras', columns: ['primera'], lines: first }, ['clave']);
  for (const at of [1, 2])
    rows = joined(
      'left',
      rows,
      `r${5 + at}`,
      { table: `por_actividad${at}`, columns: [`seccion${at}`, `division${at}`], lines: activity(at) },
      [`actividad${at}`],
    );
  rows = joined('left', rows, 'r8', { table: 'por_tamano', columns: ['tamano_leido'], lines: bySize }, [
    'tamano_escrito',
  ]);
  const located = [
    '    when elegida is not null then elegida % 100000',
    '    when zona_entera is not null then zona_entera',
  ];
  const declared = [
    '    when zona_codigo is not null then zona_codigo',
    '    when zona_nombre is not null then zona_nombre',
  ];
  const kept = [...facts, 'primera', 'seccion1', 'division1', 'seccion2', 'division2', 'tamano_leido'];
  const placed: Select = {
    columns: [...kept, 'zona'],
    lines: [
      ...listOf(kept, ','),
      '  case',
      ...(referential ? [...declared, ...located] : [...located, ...declared]),
      '  end as zona',
      'from (',
      ...shifted(rows.lines),
      ') as leidas',
    ],
  };
  const named = joined('left', placed, 'ubicadas', { table: 'codigos', columns: ['codigo'], lines: codes }, [
    'zona',
  ]);
  return [
    ...HEAD,
    `select ${GROUP_KEYS.join(', ')},`,
    '  count(*) as empresas,',
    '  sum(personal) as trabajadores,',
    '  sum(dice_personal) as trabajadores_dicen,',
    '  sum(ventas) as ventas_x10000,',
    '  sum(dice_ventas) as ventas_dicen,',
    '  sum(reserva_ventas) as ventas_reservadas,',
    '  sum(case when dice_ventas + reserva_ventas > 0 then personal else 0 end) as trabajadores_de_ambas,',
    '  sum(case when dice_personal = 1 then ventas else 0 end) as ventas_de_ambas_x10000,',
    '  sum(case when dice_personal = 1 then dice_ventas else 0 end) as ambas_dicen,',
    '  sum(case when dice_personal = 1 then reserva_ventas else 0 end) as ambas_reservadas',
    'from (',
    '  select',
    `    coalesce(codigo, '') as cut,`,
    `    case when seccion1 is not null then seccion1 when seccion2 is not null then seccion2 else 'SI' end as seccion,`,
    '    case',
    `      when seccion1 is not null and division1 <> '${NONE}' then division1`,
    `      when division2 <> '${NONE}' and (seccion1 is null or seccion1 = seccion2) then division2`,
    `      else ''`,
    '    end as division,',
    `    coalesce(tamano_leido, '') as tamano,`,
    '    case',
    `      when clave = '' then 'celda-obligatoria'`,
    `      when fila <> primera then 'id-repetido'`,
    `      when zona is null then 'sin-lugar'`,
    `      else ''`,
    '    end as motivo,',
    '    case when trabajadores >= 0 then trabajadores else 0 end as personal,',
    '    case when trabajadores >= 0 then 1 else 0 end as dice_personal,',
    '    case',
    '      when reserva = 1 then 0',
    '      when ventas_uf >= 0 then cast(floor(coalesce(ventas_uf, 0) * 10000 + 0.5) as bigint)',
    '      else 0',
    '    end as ventas,',
    '    case when reserva = 1 then 0 when ventas_uf >= 0 then 1 else 0 end as dice_ventas,',
    '    case when reserva = 1 then 1 else 0 end as reserva_ventas',
    '  from (',
    ...named.lines.map((line) => `    ${line}`),
    '  ) as casos',
    ') as contadas',
    `group by ${GROUP_KEYS.join(', ')}`,
    '',
  ].join('\n');
}

/** What a group of the result is of. `motivo`: empty for rows that count, else why they are left out. */
export const GROUP_KEYS = ['cut', 'seccion', 'division', 'tamano', 'motivo'] as const;
/** What is counted and summed of each group: partial results of several machines are added up. */
export const GROUP_SUMS = [
  'empresas',
  'trabajadores',
  'trabajadores_dicen',
  'ventas_x10000',
  'ventas_dicen',
  'ventas_reservadas',
  'trabajadores_de_ambas',
  'ventas_de_ambas_x10000',
  'ambas_dicen',
  'ambas_reservadas',
] as const;

const HEAD =
  `-- Suma un registro de negocios por comuna, sección, división y tamaño, con las mismas reglas que la página.
-- Solo usa igualdades, floor, %, case, cast y group by: da lo mismo en cualquier motor, hasta la última unidad.
--
-- 1. Carga las tablas que vienen con este texto, cada una de su CSV: celdas_enteras, celdas_mixtas, lados, zonas, nombres,
--    secciones, tamanos. Los números son bigint y lo demás texto (los códigos de comuna también: 01101).
-- 2. Deja tu registro a la vista con el nombre «registro» y estas columnas; lo que no tengas va nulo:
--      fila                bigint   un número distinto en cada fila; de un id repetido vale la fila menor
--      id                  texto    identificador del negocio
--      sector, division    texto    sección (A…U), división (01…99) o código SII de seis dígitos, sin espacios
--      cut, comuna         texto    comuna declarada, por código y por nombre. Con contornos aproximados vale antes que el punto
--      longitud, latitud   double   grados WGS84 (o decimal de hasta siete decimales)
--      tamano              texto    micro, pequeña, mediana o grande
--      trabajadores        bigint   nulo si no los dice
--      ventas_uf           double   UF al año; nulo si no las dice
--      ventas_reservadas   bigint   1 si quien publica se las reserva
--    Una comuna escrita de otra manera que en «nombres» no se reconoce: agrega ahí una fila con lo que está escrito.
-- 3. Corre la consulta y guarda el resultado como CSV con encabezado. «motivo» vacío: filas que cuentan. Las otras quedan
--    fuera por lo que ahí dice. La suma de «empresas» sobre todos los grupos es el número de filas del registro.
--
-- Unidades: ventas_x10000 son diezmilésimos de UF, enteros, para que sumarlas en otro orden dé lo mismo. «_dicen»: de cuántas
-- filas es la suma. «_de_ambas»: de las filas que dicen trabajadores y dicen o reservan ventas.
--
-- Varias máquinas: corre el texto en cada parte y suma los grupos iguales columna a columna (todas son cuentas y sumas), o
-- entrega los resultados a «mapa agregar RESULTADOS… --parciales --salida DIR». Las filas de un mismo id deben estar en la
-- misma parte, por ejemplo repartiendo por el id: solo así se ve que se repite.
--
-- El punto se lee al séptimo decimal de grado (un centímetro) y se compara con los lados en enteros. Cada producto es a lo más
-- 3.600.000.000 × 1.800.000.000 = 6,48 × 10^18, menor que 2^63: no hay redondeo ni desborde.
--
-- Probado en DuckDB, PostgreSQL 15 y ClickHouse 18.16. ClickHouse: set join_use_nulls = 1 (y en versiones de antes de 2020,
-- join_default_strictness = 'ALL'). Spark y Trino admiten todo lo que aquí se usa; en ellos no se corrió.`.split(
    '\n',
  );
