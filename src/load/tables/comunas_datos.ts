import { emptyGrid, setCell } from '../../domain/grid.ts';
import type { ZoneData, ZoneVariable } from '../../domain/inputs.ts';
import type { Unit } from '../../domain/measure.ts';
import type { SourceRef } from '../../domain/source.ts';
import type { Territory } from '../../domain/territory.ts';
import type { Checked, Issue } from '../checked.ts';
import {
  amount,
  type Cell,
  type Column,
  cellValue,
  cut,
  measureOf,
  oneOf,
  optional,
  required,
} from '../columns.ts';
import { decodeText } from '../decode.ts';
import type { Row } from '../table.ts';

interface VariableSpec {
  readonly id: string;
  readonly name: string;
  readonly unit: Unit;
  readonly aggregate: 'sum' | 'none';
  /** Comes once per year, in columns `<id>_<year>`. */
  readonly yearly: boolean;
}

/** What a comuna may be described by. */
export const ZONE_VARIABLES: readonly VariableSpec[] = [
  { id: 'poblacion', name: 'Población', unit: 'personas', aggregate: 'sum', yearly: false },
  { id: 'poblacion_mujeres', name: 'Mujeres', unit: 'personas', aggregate: 'sum', yearly: false },
  { id: 'poblacion_hombres', name: 'Hombres', unit: 'personas', aggregate: 'sum', yearly: false },
  {
    id: 'poblacion_0_14',
    name: 'Población de 0 a 14 años',
    unit: 'personas',
    aggregate: 'sum',
    yearly: false,
  },
  {
    id: 'poblacion_15_29',
    name: 'Población de 15 a 29 años',
    unit: 'personas',
    aggregate: 'sum',
    yearly: false,
  },
  {
    id: 'poblacion_30_44',
    name: 'Población de 30 a 44 años',
    unit: 'personas',
    aggregate: 'sum',
    yearly: false,
  },
  {
    id: 'poblacion_45_64',
    name: 'Población de 45 a 64 años',
    unit: 'personas',
    aggregate: 'sum',
    yearly: false,
  },
  {
    id: 'poblacion_65_mas',
    name: 'Población de 65 años y más',
    unit: 'personas',
    aggregate: 'sum',
    yearly: false,
  },
  { id: 'ruralidad_pct', name: 'Población rural', unit: 'porcentaje', aggregate: 'none', yearly: false },
  { id: 'area_km2', name: 'Superficie', unit: 'km²', aggregate: 'sum', yearly: false },
  {
    id: 'ingreso_mediano_clp',
    name: 'Ingreso mediano total por persona',
    unit: 'pesos',
    aggregate: 'none',
    yearly: false,
  },
  {
    id: 'ingreso_trabajo_mediano_clp',
    name: 'Ingreso mediano del trabajo',
    unit: 'pesos',
    aggregate: 'none',
    yearly: false,
  },
  { id: 'escolaridad_anios', name: 'Escolaridad media', unit: 'años', aggregate: 'none', yearly: false },
  { id: 'empresas', name: 'Empresas (todos los sectores)', unit: 'empresas', aggregate: 'sum', yearly: true },
  { id: 'ventas_uf', name: 'Ventas anuales', unit: 'UF', aggregate: 'sum', yearly: true },
  {
    id: 'trabajadores',
    name: 'Trabajadores dependientes',
    unit: 'trabajadores',
    aggregate: 'sum',
    yearly: true,
  },
  {
    id: 'trabajadores_mujeres',
    name: 'Trabajadoras dependientes',
    unit: 'trabajadores',
    aggregate: 'sum',
    yearly: true,
  },
  {
    id: 'trabajadores_hombres',
    name: 'Trabajadores dependientes hombres',
    unit: 'trabajadores',
    aggregate: 'sum',
    yearly: true,
  },
  { id: 'renta_uf', name: 'Remuneraciones de dependientes', unit: 'UF', aggregate: 'sum', yearly: true },
  {
    id: 'empresas_mujeres',
    name: 'Empresas de una mujer',
    unit: 'empresas',
    aggregate: 'sum',
    yearly: true,
  },
  {
    id: 'empresas_hombres',
    name: 'Empresas de un hombre',
    unit: 'empresas',
    aggregate: 'sum',
    yearly: true,
  },
];

const fixedColumns = {
  cut: required(cut, 'Comuna.'),
  clase_territorial: optional(
    oneOf(['Urbana', 'Mixta', 'Rural']),
    'Clase de la Política Nacional de Desarrollo Rural (PNDR).',
  ),
};

/** Columns that a file's header asks for: the fixed ones and, for each year it names, the yearly ones. */
export function comunasDatosColumns(years: readonly string[]) {
  const numeric: Record<string, Column<number>> = {};
  for (const { id, name, unit, yearly } of ZONE_VARIABLES)
    if (yearly)
      for (const year of years) numeric[`${id}_${year}`] = optional(amount, `${name}, ${year}.`, unit);
    else numeric[id] = optional(amount, `${name}.`, unit);
  return { ...fixedColumns, ...numeric } as typeof fixedColumns & Record<string, Column<number>>;
}

/** Years named in the opening of the file: `empresas_2024` → `2024`. */
export function yearsInHeader(bytes: Uint8Array): readonly string[] {
  const opening = decodeText(bytes.slice(0, 10_000)).text;
  return [...new Set([...opening.matchAll(/_(20\d{2}|19\d{2})\b/g)].map((match) => match[1] ?? ''))].sort();
}

/** One measure per comuna and variable; comunas with no row are `sin-dato`. */
export function buildZoneData(
  rows: readonly Row<ReturnType<typeof comunasDatosColumns>>[],
  present: ReadonlySet<string>,
  years: readonly string[],
  territory: Territory,
  source: SourceRef,
  fieldOf: (column: string) => { readonly year: string; readonly note: string },
): Checked<ZoneData> {
  const issues: Issue[] = [];
  const at = new Map<string, number>(territory.comunas.map((comuna, index) => [comuna.cut, index]));
  const lines = new Int32Array(territory.comunas.length);
  const rurality: (string | undefined)[] = territory.comunas.map(() => undefined);
  const columns = ZONE_VARIABLES.flatMap((spec) =>
    spec.yearly
      ? years.map((year) => ({ spec, column: `${spec.id}_${year}`, year }))
      : [{ spec, column: spec.id, year: '' }],
  ).filter(({ column }) => present.has(column));
  const variables = new Map<string, ZoneVariable>(
    columns.map(({ spec, column, year }) => [
      column,
      {
        id: column,
        name: spec.name,
        year: year || fieldOf(column).year,
        note: fieldOf(column).note,
        aggregate: spec.aggregate,
        column,
        grid: emptyGrid(territory.comunas.length, 1, spec.unit),
      },
    ]),
  );
  for (const { line, cells } of rows) {
    const code = cellValue(cells.cut);
    const index = code === undefined ? undefined : at.get(code);
    const problem =
      index === undefined
        ? `La comuna ${code} no está en el archivo de límites.`
        : lines[index]
          ? `Repite la comuna de la línea ${lines[index]}.`
          : undefined;
    if (index === undefined || problem) {
      issues.push({
        severity: 'error',
        file: source.file,
        line,
        column: 'cut',
        code: index === undefined ? 'comuna-sin-limite' : 'fila-repetida',
        message: problem ?? '',
      });
      continue;
    }
    lines[index] = line;
    rurality[index] = cellValue(cells.clase_territorial);
    for (const variable of variables.values()) {
      const one = cells[variable.column] as Cell<number> | undefined;
      if (!one) continue;
      setCell(variable.grid, index, 0, measureOf(one, variable.grid.unit));
    }
  }
  return { value: { variables, rurality, lines, source }, issues };
}
