import type { Catastro } from './businesses.ts';
import type { Grid } from './grid.ts';
import type { SectorCode, ZoneId } from './ids.ts';
import type { Measure } from './measure.ts';
import type { SectorLevel, SectorTree } from './sectors.ts';
import type { Period, SourceRef } from './source.ts';
import type { Territory } from './territory.ts';

/** One table of firms: comunas (in the order of the territory) × sectors, in one period. */
export interface FirmCube {
  /** Stable id, used in the link: `<resource>:<period>`. */
  readonly id: string;
  readonly title: string;
  readonly period: Period;
  readonly sectorLevel: SectorLevel;
  readonly sectors: readonly SectorCode[];
  readonly firms: Grid;
  readonly workers: Grid | undefined;
  /** Sales in UF per year. */
  readonly sales: Grid | undefined;
  /**
   * Sales and workers to be divided by one another: of a register, only of the businesses that state both; else the two
   * grids above. Undefined where the table lacks one.
   */
  readonly paired: { readonly sales: Grid; readonly workers: Grid } | undefined;
  /** Firm-years behind the yearly mean; equals firms when the period is one year. */
  readonly firmYears: Grid | undefined;
  /** Closures (términos de giro) added up over the period. */
  readonly closures: Grid | undefined;
  /** Line of each cell in the file, 0 when the cell has none. */
  readonly lines: Int32Array;
  /** 1 where the table covers the comuna. */
  readonly covered: Uint8Array;
  /** True when the cells are counts of rows of a catastro. */
  readonly fromCatastro: boolean;
  readonly source: SourceRef;
}

/** Totals by sector of a territory to compare with, when no table by comuna covers it. */
export interface ReferenceTotals {
  readonly id: string;
  readonly territory: ZoneId;
  readonly period: Period;
  readonly firms: ReadonlyMap<SectorCode, Measure>;
  readonly workers: ReadonlyMap<SectorCode, Measure>;
  readonly sales: ReadonlyMap<SectorCode, Measure>;
  readonly lines: ReadonlyMap<SectorCode, number>;
  readonly source: SourceRef;
}

/** What a variable of a comuna is: its unit, and the year when it comes in years. */
export interface ZoneVariable {
  readonly id: string;
  readonly name: string;
  readonly year: string;
  /** How a province's or region's figure is made from its comunas' (`none`: it is not). */
  readonly aggregate: 'sum' | 'none';
  /** One measure per comuna, in the order of the territory. */
  readonly grid: Grid;
  readonly column: string;
  /** What the package's schema says of the column; empty when it says nothing. */
  readonly note: string;
}

export interface ZoneData {
  readonly variables: ReadonlyMap<string, ZoneVariable>;
  /** Class of each comuna (urbana, mixta, rural), in the order of the territory. */
  readonly rurality: readonly (string | undefined)[];
  readonly lines: Int32Array;
  readonly source: SourceRef;
}

export interface Supplier {
  readonly line: number;
  readonly anchor: string;
  readonly supplier: string;
  /** Position of the comuna in the territory, −1 when outside of it or unknown. */
  readonly comuna: number;
  readonly category: string;
  readonly sector: SectorCode | undefined;
  readonly size: string | undefined;
  /** Pesos bought in the year; undefined when not given. */
  readonly amount: number | undefined;
}

export interface Suppliers {
  readonly rows: readonly Supplier[];
  readonly source: SourceRef;
}

/** Share of a sector's workers that are of one occupation group, 0 to 1, with the range its author gives it. */
export interface Coefficient {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** 0 where the file has no row for the group: the rest add up to 1. */
  readonly line: number;
}

/** Which people each sector occupies: sector × major group of CIUO-08.CL. */
export interface Occupations {
  /** Nine coefficients, of groups 1 to 9 in order. They add up to 1, less the armed forces (group 0). */
  readonly bySector: ReadonlyMap<SectorCode, readonly Coefficient[]>;
  /** An assumption of the project, not the figures of a publisher. */
  readonly assumed: boolean;
  /** Brought by the reader, in place of the package's. */
  readonly own: boolean;
  readonly source: SourceRef;
}

export const STUDY_LEVELS = ['tecnico', 'profesional', 'postgrado', 'postitulo'] as const;
export type StudyLevel = (typeof STUDY_LEVELS)[number];

/** Who studies one field at one level in the campuses of a comuna. */
export interface Study {
  readonly line: number;
  /** Position of the comuna in the territory. */
  readonly comuna: number;
  readonly area: string;
  readonly level: StudyLevel;
  readonly enrolled: Measure;
  readonly women: Measure;
  readonly graduates: Measure;
}

export interface Training {
  /** Of the latest year that the table has. */
  readonly rows: readonly Study[];
  readonly year: string;
  /** The register holds every campus: a comuna that is not in it has none, which is a zero. */
  readonly complete: boolean;
  /** 1 where the table covers the comuna. */
  readonly covered: Uint8Array;
  readonly source: SourceRef;
}

/** Where each comuna is, in the order of the territory: the centre of its largest part, in degrees; NaN without an outline. */
export interface Places {
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
}

/** All validated tables of one package, joined and frozen. */
export interface Inputs {
  readonly territory: Territory;
  readonly places: Places;
  readonly sectors: SectorTree;
  readonly cubes: readonly FirmCube[];
  readonly totals: readonly ReferenceTotals[];
  readonly zoneData: ZoneData | undefined;
  readonly catastro: Catastro | undefined;
  readonly suppliers: Suppliers | undefined;
  readonly occupations: Occupations | undefined;
  readonly training: Training | undefined;
  /** Year against which the age of a figure is told: that of the package, not of the reader's clock. */
  readonly year: number;
}
