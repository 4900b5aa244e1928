import type { SourceRef } from '../source.ts';

export const ROW_KINDS = ['actividad', 'bloque', 'anexo', 'nota'] as const;
/**
 * What a row of the file is: an activity of an objective; the head of a block; the weight that an annex gives to a block;
 * or a note of the document.
 */
export type RowKind = (typeof ROW_KINDS)[number];

/** A row of a programme, word for word; an empty text is a cell that says nothing. */
export interface ProgrammeRow {
  readonly line: number;
  readonly kind: RowKind;
  readonly programme: string;
  readonly year: number | undefined;
  readonly institution: string;
  /** Region code, `nivel-central`, or whatever the file calls its units; empty where it has none. */
  readonly unit: string;
  readonly unitName: string;
  readonly unitHeading: string;
  readonly perspective: string;
  readonly general: string;
  readonly block: string;
  readonly blockTitle: string;
  readonly heading: string;
  /** Weight of the block in the programme, 0 to 100, and as the document prints it. */
  readonly blockWeight: number | undefined;
  readonly blockWeightPrinted: string;
  readonly instance: string;
  readonly problem: string;
  readonly territories: string;
  readonly institutions: string;
  readonly product: string;
  readonly objective: string;
  readonly indicator: string;
  readonly target: string;
  readonly targetValue: number | undefined;
  readonly targetUnit: string;
  readonly result: number | undefined;
  readonly activity: string;
  readonly means: string;
  /** Weight of the activity in its block, 0 to 100. */
  readonly weight: number | undefined;
  readonly responsible: string;
  readonly note: string;
}

/** A programme of work, or a Cuadro de Mando Integral, as its file tells it. */
export interface Programme {
  readonly source: SourceRef;
  readonly rows: readonly ProgrammeRow[];
}
