import { type FirmFacts, footingOf, judge, type RuleOutcome, type Verdict } from '../support/eligible.ts';
import type { Instrument, Rule } from '../support/instrument.ts';
import { AREAS, type Area, type FirmType, STAGES, type Stage } from '../support/vocabulary.ts';

/**
 * - `puede`: it meets every rule known, and one of them at least is confirmed.
 * - `confirmar`: nothing is against it, and something is not known: of the firm, or of the rules.
 * - `todavia-no`: it does not meet a confirmed rule, and could come to meet all those that it does not.
 * - `quizas-no`: only rules that are general knowledge are against it, or it is not for one firm by itself.
 * - `no-es`: it does not meet a confirmed rule that is not in its hands (place, line, profile, or having outgrown it).
 */
const ROUTE_GROUPS = ['puede', 'confirmar', 'todavia-no', 'quizas-no', 'no-es'] as const;
export type RouteGroup = (typeof ROUTE_GROUPS)[number];

/** Why an instrument whose rules say nothing against the firm still has to be asked about. */
export type Doubt = 'sin-reglas' | 'reglas-sin-confirmar' | 'la-pide-una-organizacion' | 'solo-en-emergencia';

export interface RouteStep {
  readonly instrument: Instrument;
  readonly group: RouteGroup;
  /** Rules not met, in the order of RULES; `canChange`: the firm could come to meet it. */
  readonly failed: readonly (RuleOutcome & { readonly canChange: boolean })[];
  /** Rules that ask what is not known of the firm. */
  readonly unknown: readonly Rule[];
  readonly doubts: readonly Doubt[];
}

/** Instruments that give the same to the same: capital and training complement each other, two of one area do not. */
export interface SharedArea {
  readonly area: Area;
  readonly instruments: readonly Instrument[];
}

export interface PersonalRoute {
  /** In the order in which they are entered. */
  readonly steps: readonly RouteStep[];
  /** Main areas with two or more of those it may ask for, in the order of AREAS. */
  readonly shared: readonly SharedArea[];
}

/** The doors to the network of support that seed 002 (d) names, in its order. */
const DOORS = ['SENCE', 'FOSIS', 'SERCOTEC'];

/**
 * Instruments for a firm, in order of entry: the doors first (SENCE, FOSIS, SERCOTEC), then by the first stage that each
 * serves, then as the catalogue has them. `possible` are the types that the firm may be: where they do not agree, the type is
 * one more thing that is not known, never a reason to leave it out.
 */
export function personalRoute(
  instruments: readonly Instrument[],
  firm: FirmFacts,
  possible: readonly FirmType[],
): PersonalRoute {
  const steps = instruments
    .map((instrument, at) => ({ step: stepOf(instrument, firm, possible), at }))
    .sort((a, b) => entry(a.step.instrument) - entry(b.step.instrument) || a.at - b.at)
    .map(({ step }) => step);
  const may = steps.filter(({ group }) => group === 'puede').map(({ instrument }) => instrument);
  return {
    steps,
    shared: AREAS.flatMap((area) => {
      const same = may.filter(({ areas }) => areas[0] === area);
      return same.length > 1 ? [{ area, instruments: same }] : [];
    }),
  };
}

/** Place in the order of entry: a door that the seed names, another door, then by stage. */
function entry({ door, institution, stages }: Instrument): number {
  const named = DOORS.indexOf(institution);
  if (door) return named === -1 ? DOORS.length : named;
  const first = stages ? Math.min(...stages.map((stage) => STAGES.indexOf(stage))) : 0;
  return DOORS.length + 1 + first;
}

function stepOf(instrument: Instrument, firm: FirmFacts, possible: readonly FirmType[]): RouteStep {
  const { rules } = verdictOf(instrument, firm, possible);
  const footing = footingOf(instrument);
  const failed = rules
    .filter(({ met }) => met === 'no')
    .map((outcome) => ({ ...outcome, canChange: canChange(outcome.rule, instrument, firm) }));
  const unknown = rules.flatMap(({ rule, met }) => (met === 'no-se-sabe' ? [rule] : []));
  const sure = failed.filter(({ confirmed }) => confirmed);
  const doubts: Doubt[] = [
    ...(footing === 'sin-reglas' ? ([footing] as const) : []),
    ...(footing === 'por-confirmar' ? (['reglas-sin-confirmar'] as const) : []),
    ...(instrument.kind === 'gremio' ? (['la-pide-una-organizacion'] as const) : []),
    ...(instrument.kind === 'emergencia' ? (['solo-en-emergencia'] as const) : []),
  ];
  const notForOne = instrument.kind === 'gremio' || instrument.kind === 'emergencia';
  const group: RouteGroup = sure.some((one) => !one.canChange)
    ? 'no-es'
    : sure.length > 0
      ? 'todavia-no'
      : failed.length > 0 || notForOne
        ? 'quizas-no'
        : unknown.length + doubts.length > 0
          ? 'confirmar'
          : 'puede';
  return { instrument, group, failed, unknown, doubts };
}

/** The verdict whatever type the firm turns out to be: the rule of types is told only where all of them agree. */
function verdictOf(instrument: Instrument, firm: FirmFacts, possible: readonly FirmType[]): Verdict {
  const verdicts = possible.map((type) => judge(instrument, { ...firm, type }));
  const metOf = (verdict: Verdict) => verdict.rules.find(({ rule }) => rule === 'tipos')?.met;
  const [first] = verdicts;
  if (first && verdicts.every((one) => metOf(one) === metOf(first))) return first;
  return judge(instrument, { ...firm, type: undefined });
}

/** Whether a firm could come to meet a rule that it does not meet. */
function canChange(rule: Rule, instrument: Instrument, firm: FirmFacts): boolean {
  switch (rule) {
    case 'ventas':
      return firm.sales !== undefined && firm.sales.high < (instrument.salesFrom ?? 0);
    case 'inicio_actividades':
      return instrument.startRule === 'si';
    case 'etapas':
      return isAhead(instrument.stages, firm.stage);
    case 'tipos':
      return firm.type === undefined || grows(instrument.types ?? [], firm.type);
    case 'perfil':
      return instrument.profiles.includes('exportador');
    default:
      return false;
  }
}

/** The stages it serves come after the one the firm is in. */
function isAhead(stages: readonly Stage[] | undefined, stage: Stage | undefined): boolean {
  return stage !== undefined && (stages ?? []).some((one) => STAGES.indexOf(one) > STAGES.indexOf(stage));
}

const BY_SIZE: readonly FirmType[] = ['subsistencia', 'acumulacion-simple', 'acumulacion-ampliada', 'pyme'];
function grows(types: readonly FirmType[], type: FirmType): boolean {
  return types.some((one) => BY_SIZE.indexOf(one) > BY_SIZE.indexOf(type));
}
