import { SIZES } from '../../domain/business.ts';
import {
  BusinessesBuilder,
  type Catastro,
  CODE,
  codeOfDay,
  codeOfTrait,
  LEADERS,
  VALUE,
} from '../../domain/businesses.ts';
import { TRAIT_COLUMNS, TRAIT_IDS } from '../../domain/evaluation/traits.ts';
import type { SourceRef } from '../../domain/source.ts';
import type { Territory } from '../../domain/territory.ts';
import type { Checked, Issue } from '../checked.ts';
import {
  amount,
  type Cell,
  cellValue,
  count,
  date,
  latitude,
  longitude,
  oneOf,
  optional,
  required,
  text,
  yesNo,
} from '../columns.ts';
import type { Row } from '../table.ts';
import {
  ABSENT,
  activityCode,
  CatastroRules,
  emptyCatastroRow,
  type PlacingSummary,
  placesIn,
  RULE,
} from './catastro_rules.ts';
import { traitColumns } from './rasgos.ts';

export const catastroColumns = {
  id: required(text, 'Identificador de la fila, sin repetir. Nunca un RUT.'),
  nombre: optional(text, 'Nombre del negocio. Solo se muestra si pidió aparecer en la vitrina.'),
  actividad: optional(text, 'Actividad en palabras.'),
  sector: optional(text, 'Sección (A…U), división (01…99) o código SII de seis dígitos.'),
  division: optional(text, 'División (01…99) cuando la columna sector trae solo la sección.'),
  cut: optional(text, 'Comuna declarada, por código.'),
  comuna: optional(text, 'Comuna declarada, por nombre.'),
  longitud: optional(longitude, 'Longitud WGS84 en grados.'),
  latitud: optional(latitude, 'Latitud WGS84 en grados.'),
  tamano: optional(oneOf(SIZES), 'Tamaño.'),
  formal: optional(yesNo, 'Si tiene inicio de actividades.'),
  trabajadores: optional(count, 'Personas que trabajan en el negocio.', 'trabajadores'),
  trabajadores_locales: optional(count, 'De ellas, las que viven en la comuna.', 'trabajadores'),
  trabajadores_conmutantes: optional(count, 'De ellas, las que viven fuera.', 'trabajadores'),
  ventas_uf: optional(amount, 'Ventas anuales.', 'UF'),
  impuestos_clp: optional(amount, 'Impuestos pagados en el año.', 'pesos'),
  lidera: optional(oneOf(LEADERS), 'Quién lidera el negocio.'),
  inicio: optional(date, 'Fecha de inicio.'),
  vitrina: optional(yesNo, 'Si el negocio pidió aparecer por su nombre.'),
  ...traitColumns,
};
type CatastroRow = Row<typeof catastroColumns>;

/**
 * The businesses of a register, from rows already read. Rows in = businesses + rows that an `error` of these issues leaves
 * out. `rules` says what is done with each.
 */
export function buildCatastro(
  rows: readonly CatastroRow[],
  territory: Territory,
  locate: (longitude: number, latitude: number) => number,
  source: SourceRef,
  territoryCode = 'CL',
  told: Readonly<Record<string, string>> = {},
  referential = false,
): Checked<{ catastro: Catastro; placing: PlacingSummary }> {
  const issues: Issue[] = [];
  const places = placesIn(territory, told);
  const texts: { id: string[]; name: (string | undefined)[]; activity: (string | undefined)[] } = {
    id: [],
    name: [],
    activity: [],
  };
  const businesses = new BusinessesBuilder(rows.length, {
    id: (row) => texts.id[row] ?? '',
    name: (row) => texts.name[row],
    activity: (row) => texts.activity[row],
  });
  const row = emptyCatastroRow();
  let line = 0;
  let cells: CatastroRow['cells'] | undefined;
  const rules = new CatastroRules(
    { territory, locate, territoryCode, referential },
    (column) => (cells && cellValue(cells[column])) ?? '',
    (severity, column, code, message) =>
      issues.push({ severity, file: source.file, line, column, code, message: message() }),
  );
  const ids = new Map<string, number>();
  const code = <T>(cell: Cell<T>, of: (value: T) => number) => {
    const value = cellValue(cell);
    return value === undefined ? ABSENT : of(value);
  };
  const yes = (value: boolean) => Number(value);
  const money = (cell: Cell<number>) =>
    'value' in cell ? cell.value : cell.missing === 'reservado' ? Infinity : NaN;

  for (const one of rows) {
    line = one.line;
    cells = one.cells;
    const id = cellValue(cells.id) ?? '';
    const before = ids.get(id);
    if (before !== undefined) {
      rules.tellRepeated(before);
      continue;
    }
    ids.set(id, line);
    const { values, codes } = row;
    values[VALUE.longitude] = cellValue(cells.longitud) ?? NaN;
    values[VALUE.latitude] = cellValue(cells.latitud) ?? NaN;
    values[VALUE.workers] = cellValue(cells.trabajadores) ?? NaN;
    values[VALUE.localWorkers] = cellValue(cells.trabajadores_locales) ?? NaN;
    values[VALUE.commuters] = cellValue(cells.trabajadores_conmutantes) ?? NaN;
    values[VALUE.sales] = money(cells.ventas_uf);
    values[VALUE.taxes] = money(cells.impuestos_clp);
    codes[CODE.size] = code(cells.tamano, (size) => SIZES.indexOf(size));
    codes[CODE.formal] = code(cells.formal, yes);
    codes[CODE.leader] = code(cells.lidera, (leader) => LEADERS.indexOf(leader));
    codes[CODE.start] = code(cells.inicio, codeOfDay);
    codes[CODE.showcase] = code(cells.vitrina, yes);
    for (const [at, trait] of TRAIT_IDS.entries())
      codes[CODE.traits + at] = code(cells[TRAIT_COLUMNS[trait]], (word) => codeOfTrait(trait, word));
    codes[RULE.cut] = code(cells.cut, places.byCode);
    codes[RULE.comuna] = code(cells.comuna, places.byName);
    codes[RULE.sector] = code(cells.sector, activityCode);
    codes[RULE.division] = code(cells.division, activityCode);
    if (!rules.take(row)) continue;
    texts.id.push(id);
    texts.name.push(cellValue(cells.nombre));
    texts.activity.push(cellValue(cells.actividad));
    rules.add(line, row, businesses);
  }
  return {
    value: { catastro: { businesses: businesses.build(), source }, placing: rules.summary() },
    issues,
  };
}
