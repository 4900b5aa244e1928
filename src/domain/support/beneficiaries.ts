import type { SectorCode, ZoneId } from '../ids.ts';
import type { Measure } from '../measure.ts';
import type { SourceRef } from '../source.ts';

/** How many an instrument reached in one year, in one place. They are grants given, not firms: one firm may have two. */
export interface Grant {
  readonly line: number;
  /** Position in `Beneficiaries.sources`. */
  readonly source: number;
  readonly year: number;
  /** Id in the catalogue. */
  readonly instrument: string;
  /** What the publisher called it. */
  readonly published: string;
  /** A comuna; or the province, region or country of which the publisher names no comuna. */
  readonly place: ZoneId;
  /** Undefined: the row is of every sector together. */
  readonly sector: SectorCode | undefined;
  readonly total: Measure;
  readonly women: Measure;
  readonly men: Measure;
  /** Sex not told, or neither. */
  readonly otherSex: Measure;
  /** Of the total, to natural persons and to companies; the rest are others. */
  readonly people: Measure;
  readonly firms: Measure;
  /** Pesos. */
  readonly amount: Measure;
}

/** What a complete list says of what it does not name: an instrument that it holds gave nothing in the rest of its zones. */
export interface Completeness {
  readonly year: number;
  readonly instrument: string;
  /** The zone of which the list is complete. */
  readonly territory: ZoneId;
}

export interface Beneficiaries {
  /** Of every sector together: nothing is counted twice. */
  readonly grants: readonly Grant[];
  /** By sector, from tables that have it; part of the above, never added to it. */
  readonly bySector: readonly Grant[];
  readonly years: readonly number[];
  /** Of `grants` alone. An instrument without a row is in none: nobody knows whether its list was asked for. */
  readonly complete: readonly Completeness[];
  readonly sources: readonly SourceRef[];
}
