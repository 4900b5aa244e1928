import type { Cut, ZoneId } from '../ids.ts';
import type { SourceRef } from '../source.ts';

/** What a row of a plan is. `nota`: a loose text of the document. */
export const PLAN_ROWS = [
  'programa',
  'linea',
  'transversal',
  'observacion',
  'propuesta',
  'actor',
  'nota',
] as const;
type PlanRowKind = (typeof PLAN_ROWS)[number];

/** What of this program may be evidence for a line of a plan (see evidence.ts). */
export const EVIDENCE_IDS = [
  'formalidad',
  'sectores',
  'tamano',
  'empleo',
  'conmutacion',
  'impuestos',
  'ubicacion',
  'proveedores',
  'empresas',
  'ventas',
  'diversidad',
  'afines',
  'estudios',
  'ocupaciones',
  'instrumentos',
  'apoyo',
  'mujeres',
  'jovenes',
  'vitrina',
] as const;
export type EvidenceId = (typeof EVIDENCE_IDS)[number];

/** One text of the document, as it is written there. */
export interface PlanText {
  readonly kind: PlanRowKind;
  /** Line of the file. */
  readonly fileLine: number;
  /** Its place among those of its line or kind, as text: `4`, `4a`. */
  readonly order: string;
  /** Order of the observation that it is a part of; empty: of none. */
  readonly partOf: string;
  readonly text: string;
  /** Another way in which the same document writes it; empty: none. */
  readonly variant: string;
  /** Whether the workshop reviewed it; undefined: not told. */
  readonly reviewed: boolean | undefined;
  /** In how many groups it was said, of how many; undefined where the document does not say: it is not zero. */
  readonly groups: number | undefined;
  readonly ofGroups: number | undefined;
  readonly evidence: readonly EvidenceId[];
  readonly document: string;
  /** ISO; empty when not told. */
  readonly date: string;
  readonly page: string;
  readonly slide: string;
  /** How it was read, where something had to be decided. */
  readonly note: string;
}

export interface PlanItem extends PlanText {
  readonly parts: readonly PlanText[];
}

export interface PlanLine {
  /** As text: `2.a`. */
  readonly code: string;
  readonly head: PlanText;
  /** Observations, proposals and actors, in the order of the document. */
  readonly items: readonly PlanItem[];
  readonly notes: readonly PlanText[];
}

export interface PlanProgramme {
  readonly code: string;
  readonly head: PlanText;
  readonly lines: readonly PlanLine[];
  readonly notes: readonly PlanText[];
}

/** The plan of one comuna, with what a workshop said of it. */
export interface Plan {
  readonly comuna: Cut;
  readonly name: string;
  /** In words of the document: «vigente al 2029»; empty when not told. */
  readonly period: string;
  readonly programmes: readonly PlanProgramme[];
  readonly cross: readonly PlanText[];
  /** Loose texts of no programme or line. */
  readonly notes: readonly PlanText[];
}

export interface Plans {
  readonly plans: readonly Plan[];
  readonly source: SourceRef;
}

export function plansOf(plans: Plans | undefined, zone: ZoneId | undefined): readonly Plan[] {
  return plans?.plans.filter(({ comuna }) => comuna === zone) ?? [];
}

export function linesOf(plan: Plan): readonly PlanLine[] {
  return plan.programmes.flatMap(({ lines }) => lines);
}

/** What the commission speaks of besides a line: each cross observation of the plan, and the plan as a whole. */
export const WHOLE_PLAN = 'transversal';
export function crossCode({ order }: PlanText): string {
  return `T${order}`;
}

/** Every place of a plan of which a group may say something. */
export function placesOf(plan: Plan): readonly string[] {
  return [...plan.cross.map(crossCode), WHOLE_PLAN, ...linesOf(plan).map(({ code }) => code)];
}

/** All the evidence that a line calls for: its own, then that of its observations. */
export function evidenceOf({ head, items }: PlanLine): readonly EvidenceId[] {
  const texts = [head, ...items.flatMap((item) => [item, ...item.parts])];
  return [...new Set(texts.flatMap(({ evidence }) => evidence))];
}

/** Rows of a plan in the order in which they are written to a file, with the programme and line of each. */
export function textsOf(
  plan: Plan,
): readonly { readonly programme: string; readonly line: string; readonly text: PlanText }[] {
  const of = (programme: string, line: string, texts: readonly PlanText[]) =>
    texts.map((text) => ({ programme, line, text }));
  return [
    ...of('', '', plan.notes),
    ...of('', '', plan.cross),
    ...plan.programmes.flatMap(({ code, head, notes, lines }) => [
      ...of(code, '', [head, ...notes]),
      ...lines.flatMap((line) =>
        of(code, line.code, [
          line.head,
          ...line.items.flatMap((item) => [item, ...item.parts]),
          ...line.notes,
        ]),
      ),
    ]),
  ];
}
