import { NOWHERE } from '../domain/degrees.ts';
import { FIGURES, type FigureInfo } from '../domain/figures.ts';
import type { SectorCode } from '../domain/ids.ts';
import type { ReferenceTotals, ZoneData } from '../domain/inputs.ts';
import type { SectorLevel, SectorTree } from '../domain/sectors.ts';
import { availableReferences, type Reference, ZONE_LEVELS, type ZoneLevel } from '../domain/settings.ts';
import type { Period, SourceRef } from '../domain/source.ts';
import type { Territory } from '../domain/territory.ts';
import type { Issue } from './checked.ts';
import type { Loaded } from './load.ts';
import type { Descriptor, TableId } from './package.ts';
import type { TableReport } from './reading.ts';
import type { PlacingSummary } from './tables/catastro_rules.ts';

/** One table of firms as the page offers it. */
export interface CubeSummary {
  readonly id: string;
  readonly title: string;
  readonly period: Period;
  readonly sectorLevel: SectorLevel;
  readonly sectors: readonly SectorCode[];
  readonly hasWorkers: boolean;
  readonly fromCatastro: boolean;
  /** Comunas it covers. */
  readonly comunas: number;
  readonly references: Readonly<Record<ZoneLevel, readonly Reference[]>>;
  readonly source: SourceRef;
}

/** What the page needs of an open package; the rest stays with the analyst. */
export interface PackageSummary {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly version: string;
  readonly created: string;
  readonly fictitious: boolean;
  readonly start: Descriptor['mapa']['inicio'];
  readonly territory: Territory;
  readonly sectors: SectorTree;
  /** What is computed, in words: the page describes figures without carrying the code that makes them. */
  readonly figures: readonly FigureInfo[];
  readonly cubes: readonly CubeSummary[];
  readonly zoneData: ZoneData | undefined;
  /** Totals by sector of other territories, for comparison. */
  readonly totals: readonly ReferenceTotals[];
  readonly boundaryNotice: string;
  readonly reports: readonly TableReport[];
  /** Tables that the package names, also those that are read only when asked for. */
  readonly tables: readonly TableId[];
  readonly placing: PlacingSummary | undefined;
  readonly hasPoints: boolean;
  /** Titles of its layers of zones below the comuna, in order (see `LayerId`). */
  readonly layers: readonly string[];
}

/** The answer to opening a package: the summary is undefined when an issue is fatal. */
export interface Opened {
  readonly summary: PackageSummary | undefined;
  readonly issues: readonly Issue[];
}

export function summarise({ descriptor, inputs, boundaryNotice, reports, placing }: Loaded): PackageSummary {
  return {
    id: descriptor.name,
    title: descriptor.title,
    description: descriptor.description,
    version: descriptor.version,
    created: descriptor.created,
    fictitious: descriptor.mapa.ficticio,
    start: descriptor.mapa.inicio,
    territory: inputs.territory,
    sectors: inputs.sectors,
    figures: FIGURES,
    cubes: inputs.cubes.map((cube) => ({
      id: cube.id,
      title: cube.title,
      period: cube.period,
      sectorLevel: cube.sectorLevel,
      sectors: cube.sectors,
      hasWorkers: cube.workers !== undefined,
      fromCatastro: cube.fromCatastro,
      comunas: cube.covered.reduce((acc, one) => acc + one, 0),
      references: Object.fromEntries(
        ZONE_LEVELS.map((level) => [level, availableReferences(inputs, cube, level)]),
      ) as Record<ZoneLevel, readonly Reference[]>,
      source: cube.source,
    })),
    zoneData: inputs.zoneData,
    totals: inputs.totals,
    boundaryNotice,
    reports,
    tables: descriptor.resources.map(({ mapa }) => mapa.tabla),
    placing,
    hasPoints: inputs.catastro?.businesses.columns.longitude.some((one) => one !== NOWHERE) ?? false,
    layers: descriptor.resources.flatMap(({ mapa, title, name }) =>
      mapa.tabla === 'zonas' ? [mapa.titulo ?? (title || name)] : [],
    ),
  };
}
