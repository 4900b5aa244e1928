import type { SectorCode, ZoneId } from '../ids.ts';
import type { SourceRef } from '../source.ts';
import { fold } from '../text.ts';

export const CRITERION_KINDS = ['territorial', 'sectorial', 'perfil'] as const;
export type CriterionKind = (typeof CRITERION_KINDS)[number];
export const SCOPES = ['requisito', 'prioridad'] as const;
export type Scope = (typeof SCOPES)[number];

/** One criterion of a decision: any of its values serves. Several criteria of one kind and scope are alternatives. */
export interface Criterion {
  readonly line: number;
  readonly kind: CriterionKind;
  readonly scope: Scope;
  readonly zones: readonly ZoneId[];
  readonly sectors: readonly SectorCode[];
  /** Open list: a word of PROFILES, or another as written. */
  readonly profiles: readonly string[];
  /** As the decision words it. */
  readonly wording: string;
  /** What had to be assumed to apply it; empty when nothing. */
  readonly note: string;
}

/** A focalización: to whom some instruments are kept for in a year. */
export interface Decision {
  readonly id: string;
  readonly name: string;
  readonly year: number;
  readonly region: ZoneId;
  /** Ids in the catalogue. */
  readonly instruments: readonly string[];
  readonly criteria: readonly Criterion[];
  readonly sourceTitle: string;
}

export interface Decisions {
  readonly decisions: readonly Decision[];
  readonly source: SourceRef;
}

/** Words as they may stand in the table of decisions: one line, without the sign that parts a list. */
export function plainWords(typed: string): string {
  return typed
    .replace(/[|\p{Cc}\p{Cs}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The id of a decision from its name and year: `turismo-del-tamarugal-2026`. */
export function decisionId(name: string, year: number): string {
  return [...fold(name).split(' '), String(year)].filter((word) => word !== '').join('-');
}
