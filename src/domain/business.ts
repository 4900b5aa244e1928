import type { TraitValues } from './evaluation/traits.ts';
import { type SectorCode, UNKNOWN_SECTOR } from './ids.ts';
import type { SectorLevel } from './sectors.ts';

export const SIZES = ['micro', 'pequeña', 'mediana', 'grande'] as const;
export type Size = (typeof SIZES)[number];

export const PLACINGS = ['coordenadas', 'codigo', 'nombre'] as const;
/** What placed a business in its comuna. */
export type Placing = (typeof PLACINGS)[number];

/** One business of a register, already read and placed. Undefined: the file does not say. */
export interface Business {
  readonly line: number;
  readonly id: string;
  readonly name: string | undefined;
  readonly activity: string | undefined;
  /** Section; `SI` when the file gives no usable activity. */
  readonly section: SectorCode;
  readonly division: SectorCode | undefined;
  /** Position of its comuna in the territory. */
  readonly comuna: number;
  readonly placing: Placing;
  readonly longitude: number | undefined;
  readonly latitude: number | undefined;
  readonly size: Size | undefined;
  readonly formal: boolean | undefined;
  readonly workers: number | undefined;
  readonly localWorkers: number | undefined;
  readonly commuters: number | undefined;
  /** UF per year; `reservado` when the file says `*`. */
  readonly sales: number | 'reservado' | undefined;
  /** Pesos per year; `reservado` when the file says `*`. */
  readonly taxes: number | 'reservado' | undefined;
  readonly leader: 'mujer' | 'hombre' | 'otro' | undefined;
  /** ISO date. */
  readonly start: string | undefined;
  /** True only when the business asked to appear by name. */
  readonly showcase: boolean;
  /** By which its type is told (method 5). */
  readonly traits: TraitValues;
}

/** The sector of a business at a level; `SI` when it is not known that finely. */
export function sectorOf(business: Business, level: SectorLevel): SectorCode {
  return level === 'division' ? (business.division ?? UNKNOWN_SECTOR) : business.section;
}
