import type { Zone } from '../../../domain/territory.ts';
import type { Trade } from '../../../domain/trades/trades.ts';
import type { PackageSummary } from '../../../load/summary.ts';

/** What an answer is given: the package, the place asked about and, where the question has one, the business. */
export interface Asked {
  readonly summary: PackageSummary;
  readonly zone: Zone;
  readonly trade: Trade | undefined;
}
