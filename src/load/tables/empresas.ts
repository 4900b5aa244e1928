import { emptyGrid, type Grid, setCell } from '../../domain/grid.ts';
import { type SectorCode, UNKNOWN_SECTOR } from '../../domain/ids.ts';
import type { FirmCube } from '../../domain/inputs.ts';
import { isKnown, known, type Measure, missing, type Unit } from '../../domain/measure.ts';
import { compareSectors, type SectorTree } from '../../domain/sectors.ts';
import { type Period, periodLabel, type SourceRef } from '../../domain/source.ts';
import type { Territory } from '../../domain/territory.ts';
import { type Checked, type Issue, quoted } from '../checked.ts';
import {
  amount,
  type Cell,
  cellValue,
  count,
  cut,
  measureOf,
  optional,
  period,
  required,
  sector,
} from '../columns.ts';
import type { AbsentRule, Resource } from '../package.ts';
import type { Row } from '../table.ts';

export const empresasColumns = {
  periodo: required(period, 'Año, o rango de años cuando las cifras son un promedio anual.'),
  cut: required(cut, 'Comuna del domicilio o casa matriz.'),
  sector: required(sector, 'Sector de la actividad principal.'),
  empresas: required(amount, 'Empresas; promedio anual si el periodo es un rango.', 'empresas'),
  empresa_anios: optional(count, 'Empresas activas sumadas sobre los años del periodo.', 'empresa-años'),
  terminos_de_giro: optional(count, 'Términos de giro sumados sobre el periodo.', 'términos de giro'),
  trabajadores: optional(amount, 'Personas que trabajan en las empresas.', 'trabajadores'),
  ventas_uf: optional(amount, 'Ventas anuales.', 'UF'),
  trabajadores_dicen: optional(count, 'De cuántas empresas son los trabajadores.', 'empresas'),
  ventas_uf_dicen: optional(count, 'De cuántas empresas son las ventas.', 'empresas'),
  trabajadores_de_ambas: optional(amount, 'De las que dicen trabajadores y ventas.', 'trabajadores'),
  ventas_uf_de_ambas: optional(amount, 'De las que dicen trabajadores y ventas.', 'UF'),
};
type EmpresasRow = Row<typeof empresasColumns>;

/**
 * The cubes of an `empresas` resource, one per period. Cells the file does not carry take the state that the
 * resource declares: zero, `sin-dato`, or `bajo-umbral` with its interval.
 */
export function buildFirmCubes(
  rows: readonly EmpresasRow[],
  resource: Resource,
  territory: Territory,
  sectors: SectorTree,
  source: SourceRef,
): Checked<readonly FirmCube[]> {
  const issues: Issue[] = [];
  const rowOf = new Map<string, number>(territory.comunas.map((comuna, at) => [comuna.cut, at]));
  const { territorio, nivel_sector } = resource.mapa;
  const inside = (place: string) => territorio === 'CL' || place.startsWith(territorio);
  const usable: { row: EmpresasRow; comuna: number; period: Period; sector: SectorCode }[] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const { cut: place, sector: activity, periodo } = row.cells;
    if (!('value' in place && 'value' in activity && 'value' in periodo)) continue;
    const tell = (column: string, code: string, message: string) =>
      issues.push({ severity: 'error', file: source.file, line: row.line, column, code, message });
    const comuna = rowOf.get(place.value);
    const key = `${periodo.value.from}-${periodo.value.to}|${place.value}|${activity.value}`;
    const before = seen.get(key);
    const sector = sectors.get(activity.value);
    if (comuna === undefined)
      tell('cut', 'comuna-sin-limite', `La comuna ${place.value} no está en el archivo de límites.`);
    else if (!inside(place.value))
      tell(
        'cut',
        'fuera-del-territorio',
        `La comuna ${place.value} no es del territorio que la tabla declara (${territorio}).`,
      );
    else if (!sector)
      tell('sector', 'sector-desconocido', `El sector ${quoted(activity.value)} no está en «sectores».`);
    else if (sector.level !== nivel_sector && activity.value !== UNKNOWN_SECTOR)
      // A section and its own divisions in one table would count the same firms twice.
      tell(
        'sector',
        'sector-de-otro-nivel',
        `El sector ${quoted(activity.value)} es de nivel ${sector.level} y la tabla declara ${nivel_sector}.`,
      );
    else if (before !== undefined)
      tell('cut', 'fila-repetida', `Repite la comuna, el sector y el periodo de la línea ${before}.`);
    else {
      seen.set(key, row.line);
      usable.push({ row, comuna, period: periodo.value, sector: activity.value });
    }
  }

  const periods = new Map<string, Period>();
  for (const { period: p } of usable) periods.set(periodId(p), p);
  const published = resource.mapa.sectores_publicados as SectorCode[] | undefined;
  const cubes = [...periods].map(([id, p]): FirmCube => {
    const mine = usable.filter((one) => periodId(one.period) === id);
    const codes = [...new Set([...(published ?? []), ...mine.map((one) => one.sector)])]
      .filter((code) => sectors.has(code))
      .sort(compareSectors);
    const columnOf = new Map(codes.map((code, at) => [code, at]));
    const present = new Set(mine.map(({ comuna }) => comuna));
    const everywhere = resource.mapa.ausente !== 'fuera';
    const covered = Uint8Array.from(territory.comunas, ({ cut: place }, at) =>
      inside(place) && (everywhere || present.has(at)) ? 1 : 0,
    );
    const size = [territory.comunas.length, codes.length] as const;
    const lines = new Int32Array(size[0] * size[1]);
    const grid = (unit: Unit, name: keyof EmpresasRow['cells'] | undefined, absent: Measure): Grid => {
      const made = emptyGrid(...size, unit);
      for (let r = 0; r < size[0]; r += 1)
        if (covered[r])
          for (let c = 0; c < size[1]; c += 1)
            setCell(made, r, c, codes[c] === UNKNOWN_SECTOR ? known(0, unit) : absent);
      for (const { row, comuna, sector: code } of mine) {
        const c = columnOf.get(code) ?? 0;
        lines[comuna * codes.length + c] = row.line;
        if (!name) continue;
        const measure = measureOf(row.cells[name] as Cell<number>, unit);
        const told =
          `${name}_dicen` in row.cells ? row.cells[`${name}_dicen` as 'ventas_uf_dicen'] : undefined;
        const n = told && cellValue(told);
        setCell(made, comuna, c, n && isKnown(measure) ? { ...measure, n } : measure);
      }
      return made;
    };
    const has = (name: keyof EmpresasRow['cells']) => mine.some(({ row }) => 'value' in row.cells[name]);
    const absent = absentMeasures(resource.mapa.ausente);
    const workers = has('trabajadores')
      ? grid('trabajadores', 'trabajadores', absent.other('trabajadores'))
      : undefined;
    const sales = has('ventas_uf') ? grid('UF', 'ventas_uf', absent.other('UF')) : undefined;
    return {
      id: `${resource.name}:${id}`,
      title: `${resource.mapa.titulo ?? resource.title}, ${periodLabel(p)}`,
      period: p,
      sectorLevel: resource.mapa.nivel_sector,
      sectors: codes,
      firms: grid('empresas', 'empresas', absent.firms),
      workers,
      sales,
      paired: has('ventas_uf_de_ambas')
        ? {
            sales: grid('UF', 'ventas_uf_de_ambas', absent.other('UF')),
            workers: grid('trabajadores', 'trabajadores_de_ambas', absent.other('trabajadores')),
          }
        : sales && workers && { sales, workers },
      firmYears: has('empresa_anios') ? grid('empresa-años', 'empresa_anios', absent.firmYears) : undefined,
      closures: has('terminos_de_giro')
        ? grid('términos de giro', 'terminos_de_giro', absent.other('términos de giro'))
        : undefined,
      lines,
      covered,
      fromCatastro: false,
      source: { ...source, year: id },
    };
  });
  cubes.sort(
    (a, b) => b.period.to - b.period.from - (a.period.to - a.period.from) || b.period.to - a.period.to,
  );
  return { value: cubes, issues };
}

function periodId(p: Period): string {
  return p.from === p.to ? String(p.from) : `${p.from}-${p.to}`;
}

function absentMeasures(rule: AbsentRule) {
  if (rule === 'cero')
    return {
      firms: known(0, 'empresas'),
      firmYears: known(0, 'empresa-años'),
      other: (unit: Unit) => known(0, unit),
    };
  if (rule === 'sin-dato' || rule === 'fuera')
    return {
      firms: missing('sin-dato', 'empresas'),
      firmYears: missing('sin-dato', 'empresa-años'),
      other: (unit: Unit) => missing('sin-dato', unit),
    };
  const { umbral, anios } = rule['bajo-umbral'];
  // Strictly below the threshold in whole firm-years: 49 at most where the threshold is 50.
  const high = umbral - 1;
  return {
    firms: missing('bajo-umbral', 'empresas', { low: 0, high: high / anios }),
    firmYears: missing('bajo-umbral', 'empresa-años', { low: 0, high }),
    // How many closures or workers a left-out cell has cannot be told from its threshold.
    other: (unit: Unit) => missing('bajo-umbral', unit),
  };
}
