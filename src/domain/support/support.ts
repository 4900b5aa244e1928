import type { Plans } from '../plan/plan.ts';
import type { Beneficiaries } from './beneficiaries.ts';
import type { Decisions } from './decision.ts';
import type { Catalogue } from './instrument.ts';
import type { Programme } from './programme.ts';
import type { RouteEdits } from './route_edits.ts';
import type { SizeCounts } from './sizes.ts';

/** The tables of public support of a package. They are read when first asked for, apart from the rest. */
export interface Support {
  readonly catalogue: Catalogue | undefined;
  readonly beneficiaries: Beneficiaries | undefined;
  readonly sizes: SizeCounts | undefined;
  readonly decisions: Decisions | undefined;
  readonly programme: Programme | undefined;
  readonly routeEdits: RouteEdits | undefined;
  readonly plan: Plans | undefined;
}
