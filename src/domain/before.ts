import { aggregate } from './aggregate.ts';
import type { Grid } from './grid.ts';
import { type SectorCode, UNKNOWN_SECTOR } from './ids.ts';
import type { FirmCube, Inputs } from './inputs.ts';
import { marginsOf, type ReferenceGroup } from './margins.ts';
import type { Counted } from './settings.ts';
import type { Period } from './source.ts';
import type { Zone } from './territory.ts';

/** The first year of the same resource, at the level of the analysis: what a growth starts from (method 1.5). */
export interface Before {
  readonly cube: FirmCube;
  readonly period: Period;
  /** Whole years from the start to the table analysed. */
  readonly years: number;
  /** What is counted, in the zones and sectors of the context. */
  readonly counts: Grid;
  /**
   * Margins of each group of the reference in both years, over the zones that both tables cover, so that a zone that
   * enters or leaves a table is not growth. Empty when the reference is totals of another territory.
   */
  readonly groups: readonly { readonly start: ReferenceGroup; readonly end: ReferenceGroup }[];
}

/**
 * The earliest table of one year of the resource of `cube`, before it and with the same sectors; undefined when there is
 * none, or `cube` is itself no single year. Never across resources: another publication counts otherwise.
 */
export function earlierCube(cubes: readonly FirmCube[], cube: FirmCube): FirmCube | undefined {
  const resource = ({ id }: FirmCube) => id.slice(0, id.lastIndexOf(':'));
  const codes = ({ sectors }: FirmCube) => sectors.filter((code) => code !== UNKNOWN_SECTOR).join();
  const isYear = ({ period }: FirmCube) => period.from === period.to;
  if (!isYear(cube) || cube.fromCatastro) return undefined;
  return cubes
    .filter(
      (one) =>
        isYear(one) &&
        one.period.to < cube.period.to &&
        resource(one) === resource(cube) &&
        one.sectorLevel === cube.sectorLevel &&
        codes(one) === codes(cube),
    )
    .sort((a, b) => a.period.to - b.period.to)[0];
}

/** See `Before`; undefined where there is no earlier table, or it lacks what is counted. */
export function beforeOf(of: {
  readonly inputs: Inputs;
  readonly cube: FirmCube;
  readonly zones: readonly Zone[];
  readonly sectors: readonly SectorCode[];
  readonly counts: Grid;
  readonly counted: Counted;
  readonly groups: readonly ReferenceGroup[];
  readonly againstTotals: boolean;
}): Before | undefined {
  const { cube, zones, sectors, counts, groups } = of;
  const earlier = earlierCube(of.inputs.cubes, cube);
  const table = of.counted === 'trabajadores' ? earlier?.workers : earlier?.firms;
  if (!earlier || !table) return undefined;
  const started = aggregate(
    table,
    zones,
    sectors.map((code) => earlier.sectors.indexOf(code)),
  );
  const inBoth = (row: number) => zones[row]?.comunas.every((comuna) => earlier.covered[comuna]) ?? false;
  return {
    cube: earlier,
    period: earlier.period,
    years: cube.period.to - earlier.period.to,
    counts: started,
    groups: of.againstTotals
      ? []
      : groups.map((group) => {
          const rows = group.rows.filter(inBoth);
          const end = rows.length === group.rows.length ? group : marginsOf(group.id, rows, counts);
          return { start: marginsOf(group.id, rows, started), end };
        }),
  };
}
