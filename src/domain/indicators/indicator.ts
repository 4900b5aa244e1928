import type { Context } from '../context.ts';
import type { Grid } from '../grid.ts';
import type { Kind } from '../kind.ts';
import type { Unit } from '../measure.ts';
import type { Term } from '../provenance.ts';

/** A definition that turns a zone (× sector) of the inputs into a measure. */
export interface Indicator<Id extends string = string> {
  readonly id: Id;
  /** Row of the method: `1.1`. */
  readonly method: string;
  readonly name: string;
  readonly unit: Unit;
  readonly kind: Kind;
  /** `zona`: one figure per zone, the same whatever the sector. */
  readonly scope: 'zona' | 'zona-sector';
  readonly formula: string;
  /** How to read the figure, in a sentence a neighbour understands. */
  readonly reading: string;
  /** Where it misleads; shown beside the figure. */
  readonly caveats: readonly string[];
  /** Tables or columns without which it is `sin-dato`. */
  readonly needs: string;
  /** Year of the figure when it is not that of the table of firms. */
  year?(context: Context): string | undefined;
  /** Zones × sectors, or zones × 1 when the scope is the zone. */
  compute(context: Context): Grid;
  explain(context: Context, row: number, column: number): readonly Term[];
}

/** Keeps the id's literal type, so that lists of ids are inferred and never written twice. */
export function indicator<const Id extends string>(definition: Indicator<Id>): Indicator<Id> {
  return definition;
}

/** Caveat of every figure made with SII's places. */
export const TAX_ADDRESS =
  'Las empresas figuran en su domicilio tributario, no donde trabajan: pesa en minería, cadenas y puertos.';
