import type { Size } from '../business.ts';
import type { SectorCode } from '../ids.ts';
import type { Measure } from '../measure.ts';
import type { SourceRef } from '../source.ts';

/** Firms of one size and sector in a comuna, as an office publishes them. */
export interface SizeCount {
  readonly line: number;
  /** Position of the comuna in the territory. */
  readonly comuna: number;
  readonly sector: SectorCode;
  readonly size: Size;
  readonly firms: Measure;
}

export interface SizeCounts {
  /** Of the latest year that the table has. */
  readonly rows: readonly SizeCount[];
  readonly year: string;
  /** 1 where the table has some row of the comuna. */
  readonly covered: Uint8Array;
  readonly source: SourceRef;
}

/** A hundredth of a UF: the least by which sales pass a limit. */
const NEXT = 0.01;

/** Yearly sales in UF that each size has (Ley 20.416, article 2): up to 2,400, 25,000 and 100,000, the end included. */
export const SALES_OF_SIZE: Readonly<Record<Size, { readonly low: number; readonly high: number }>> = {
  micro: { low: 0, high: 2400 },
  pequeña: { low: 2400 + NEXT, high: 25_000 },
  mediana: { low: 25_000 + NEXT, high: 100_000 },
  grande: { low: 100_000 + NEXT, high: Infinity },
};
