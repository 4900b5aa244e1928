import { buildContext } from './context.ts';
import { cell } from './grid.ts';
import type { SectorCode, ZoneId } from './ids.ts';
import { levelOf } from './ids.ts';
import { quotient } from './indicators/cociente.ts';
import type { Inputs } from './inputs.ts';
import { isKnown, type Measure } from './measure.ts';
import { type RegisterProfile, registerProfile } from './register.ts';
import { type Settings, settle, type ZoneLevel } from './settings.ts';
import { type Period, periodLabel } from './source.ts';

/** Firms of a zone × sector in one table, to see how it went from year to year. */
export interface YearFigure {
  readonly cube: string;
  readonly period: Period;
  readonly label: string;
  readonly firms: Measure;
  readonly file: string;
  readonly line: number;
}

/** A finer sector inside the one chosen. */
export interface FinerFigure {
  readonly sector: SectorCode;
  readonly name: string;
  readonly firms: Measure;
  readonly workers: Measure | undefined;
  readonly quotient: Measure;
}

export interface FinerTable {
  readonly title: string;
  readonly cube: string;
  readonly reference: Settings['reference'];
  readonly rows: readonly FinerFigure[];
}

export interface ZoneDetail {
  readonly years: readonly YearFigure[];
  readonly finer: FinerTable | undefined;
  readonly register: RegisterProfile | undefined;
}

/** The level of the table in which a zone is a row: any, for a territory of the reader's; none for the country. */
function tableLevel(zone: ZoneId): ZoneLevel | undefined {
  const level = levelOf(zone);
  return level === 'territorio' ? 'comuna' : level === 'pais' ? undefined : level;
}

/** The deeper figures of a zone × sector, from whatever finer tables cover it. */
export function zoneDetail(inputs: Inputs, zoneId: ZoneId, sector: SectorCode): ZoneDetail | undefined {
  const zone = inputs.territory.zones.get(zoneId);
  const level = tableLevel(zoneId);
  if (!zone || !level) return undefined;
  const section = inputs.sectors.get(sector)?.section ?? sector;
  const covers = (covered: Uint8Array) => zone.comunas.every((comuna) => covered[comuna]);

  const years = inputs.cubes.flatMap((cube): YearFigure[] => {
    const at = cube.sectors.indexOf(sector);
    if (cube.fromCatastro || at === -1 || !covers(cube.covered)) return [];
    const context = buildContext(inputs, settle(inputs, { cube: cube.id, level }));
    const row = context?.zones.findIndex(({ id }) => id === zoneId) ?? -1;
    const column = context?.sectors.indexOf(sector) ?? -1;
    if (!context || row === -1 || column === -1) return [];
    const [only] = zone.comunas;
    return [
      {
        cube: cube.id,
        period: cube.period,
        label: periodLabel(cube.period),
        firms: cell(context.firms, row, column),
        file: cube.source.file,
        line:
          zone.comunas.length === 1 && only !== undefined
            ? (cube.lines[only * cube.sectors.length + at] ?? 0)
            : 0,
      },
    ];
  });
  years.sort((a, b) => a.period.to - b.period.to || a.period.from - b.period.from);

  return {
    years,
    finer: finerTable(inputs, zoneId, section, covers),
    register: registerProfile(inputs, zone, sector),
  };
}

function finerTable(
  inputs: Inputs,
  zoneId: ZoneId,
  section: SectorCode,
  covers: (covered: Uint8Array) => boolean,
): FinerTable | undefined {
  const level = tableLevel(zoneId);
  if (!level) return undefined;
  const cube = inputs.cubes.find((one) => one.sectorLevel !== 'rubro' && covers(one.covered));
  const context = cube && buildContext(inputs, settle(inputs, { cube: cube.id, level }));
  if (!cube || !context) return undefined;
  const row = context.zones.findIndex(({ id }) => id === zoneId);
  const rows = context.sectors.flatMap((code, column): FinerFigure[] => {
    const known = inputs.sectors.get(code);
    if (known?.section !== section) return [];
    const firms = cell(context.firms, row, column);
    if (isKnown(firms) && firms.value === 0) return [];
    return [
      {
        sector: code,
        name: known.name,
        firms,
        workers: context.workers && cell(context.workers, row, column),
        quotient: quotient(context, row, column),
      },
    ];
  });
  const count = (measure: Measure) => (isKnown(measure) ? measure.value : -1);
  rows.sort((a, b) => count(b.firms) - count(a.firms) || a.name.localeCompare(b.name, 'es-CL'));
  return rows.length === 0
    ? undefined
    : { title: cube.title, cube: cube.id, reference: context.settings.reference, rows };
}
