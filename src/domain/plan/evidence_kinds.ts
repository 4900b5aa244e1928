import type { Analysis, FigureId } from '../analysis.ts';
import type { SectorCode } from '../ids.ts';
import type { Inputs } from '../inputs.ts';
import { isKnown, known, type Measure, missing } from '../measure.ts';
import type { Explanation } from '../provenance.ts';
import type { Settings } from '../settings.ts';
import type { Support } from '../support/support.ts';
import type { Zone } from '../territory.ts';
import type { EvidenceId } from './plan.ts';

/** The same figure in two published years. */
export interface Change {
  readonly from: string;
  readonly to: string;
  readonly start: Measure;
  readonly end: Measure;
  /** In percent of the first; in points where the figure is itself a percentage. */
  readonly change: Measure;
}

/** Who explains a figure: it brings its own account, or it is one of the analysis. */
type EvidenceWhy =
  | { readonly explanation: Explanation }
  | { readonly figure: FigureId; readonly sector: SectorCode; readonly cube: string };

/** One figure that is evidence for a line, with what a minute must say of it. */
export interface EvidenceFigure {
  readonly label: string;
  readonly measure: Measure;
  readonly year: string;
  readonly publisher: string;
  /** Undefined where only one year was published. */
  readonly change: Change | undefined;
  /** What else helps to read it; empty: nothing. */
  readonly detail: string;
  readonly why: EvidenceWhy;
}

/** What the open package says on a matter, or which file would. */
export interface Evidence {
  readonly id: EvidenceId;
  readonly figures: readonly EvidenceFigure[];
  /** What file would give it, in words, where no figure of it is known; else empty. */
  readonly lacking: string;
  /** What misleads, and what is told only in part. */
  readonly notes: readonly string[];
}
export type EvidenceOf = Readonly<Record<EvidenceId, Evidence>>;

export interface EvidenceDesk {
  readonly inputs: Inputs;
  readonly support: Support;
  readonly analyse: (inputs: Inputs, wanted: Partial<Settings>) => Analysis | undefined;
}

/** A part of the evidence: figures and what is lacking, by matter. Matters that it says nothing of are not there. */
export type SomeEvidence = Readonly<Partial<Record<EvidenceId, Partial<Omit<Evidence, 'id'>>>>>;

/** What changed between two years: missing where either is. */
export function changeOf(from: string, to: string, start: Measure, end: Measure): Change {
  const ofPoints = end.unit === 'porcentaje';
  const unit = ofPoints ? 'puntos porcentuales' : 'porcentaje';
  const change: Measure =
    !isKnown(start) || !isKnown(end)
      ? missing(
          isKnown(start) && !isKnown(end) ? end.missing : isKnown(start) ? 'sin-dato' : start.missing,
          unit,
        )
      : ofPoints
        ? known(end.value - start.value, unit)
        : start.value === 0
          ? missing('denominador-cero', unit)
          : known((100 * (end.value - start.value)) / start.value, unit);
  return { from, to, start, end, change };
}

/** Whether a table covers a whole zone. */
export function covers(covered: Uint8Array, zone: Zone): boolean {
  return zone.comunas.every((comuna) => covered[comuna]);
}
