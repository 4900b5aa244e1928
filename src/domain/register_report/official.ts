import { variableOf } from '../context.ts';
import { cell } from '../grid.ts';
import type { FirmCube, Inputs } from '../inputs.ts';
import { isKnown, type Measure, missing, ratio, sum } from '../measure.ts';
import { type Origin, origin } from '../provenance.ts';
import { periodLabel } from '../source.ts';
import type { Zone } from '../territory.ts';

/** The formal businesses of the register against the firms that the tax office counts in the zone. */
export interface Official {
  readonly firms: Measure;
  /** Formal businesses of the register for each hundred of those firms; over 100 it lists more than they count. */
  readonly coverage: Measure;
  readonly year: string;
  /** Where the firms are counted. */
  readonly origin: Origin;
  readonly note: string;
}

/** Undefined where no table of the package counts firms of the zone. */
export function officialFirms(
  inputs: Inputs,
  zone: Zone,
  formal: number,
  told: Measure,
): Official | undefined {
  const counted = fromVariables(inputs, zone) ?? fromCube(inputs, zone);
  if (!counted) return undefined;
  const coverage = isKnown(told)
    ? ratio({ value: 100 * formal, unit: 'porcentaje' }, counted.firms, 'porcentaje')
    : missing(told.missing, 'porcentaje');
  return { ...counted, coverage };
}

type Counted = Omit<Official, 'coverage'>;

/** The latest `empresas_<year>` of the table of comunas. */
function fromVariables({ zoneData }: Inputs, zone: Zone): Counted | undefined {
  const latest = [...(zoneData?.variables.keys() ?? [])]
    .filter((id) => /^empresas_\d{4}$/.test(id))
    .sort()
    .at(-1);
  const variable = latest === undefined ? undefined : zoneData?.variables.get(latest);
  if (!zoneData || !variable) return undefined;
  const firms = variableOf(variable, zone);
  if (!isKnown(firms)) return undefined;
  const lines = zone.comunas.map((comuna) => zoneData.lines[comuna] ?? 0);
  return {
    firms,
    year: variable.year,
    origin: origin(zoneData.source, variable.column, lines, variable.year),
    note: variable.note,
  };
}

/** The latest table of firms by sector, added up over its sectors. */
function fromCube({ cubes }: Inputs, zone: Zone): Counted | undefined {
  const covers = ({ covered, fromCatastro, sectorLevel }: FirmCube) =>
    !fromCatastro && sectorLevel === 'rubro' && zone.comunas.every((comuna) => covered[comuna]);
  const cube = cubes.filter(covers).sort((a, b) => b.period.to - a.period.to)[0];
  if (!cube) return undefined;
  const places = zone.comunas.flatMap((comuna) => cube.sectors.map((_, column) => [comuna, column] as const));
  const year = periodLabel(cube.period);
  const lines = places.map(([comuna, column]) => cube.lines[comuna * cube.sectors.length + column] ?? 0);
  return {
    firms: sum(
      places.map(([comuna, column]) => cell(cube.firms, comuna, column)),
      'empresas',
    ),
    year,
    origin: origin(cube.source, 'empresas', lines, year),
    note: '',
  };
}
