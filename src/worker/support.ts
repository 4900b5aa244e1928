import type { analyse } from '../domain/analysis.ts';
import type { SectorCode, ZoneId } from '../domain/ids.ts';
import type { Inputs } from '../domain/inputs.ts';
import type { Plan } from '../domain/plan/plan.ts';
import { registerComunas } from '../domain/register_report/report.ts';
import type { PageFigure } from '../domain/register_report/why.ts';
import { backingReport } from '../domain/support/backing.ts';
import { explainBacking } from '../domain/support/backing_why.ts';
import { type CoverageAsked, coverageReport } from '../domain/support/coverage.ts';
import { coverageDetail } from '../domain/support/coverage_detail.ts';
import { type CoverageFigure, explainCoverage } from '../domain/support/coverage_why.ts';
import type { Decision } from '../domain/support/decision.ts';
import { genderReport } from '../domain/support/gender.ts';
import { explainGender } from '../domain/support/gender_why.ts';
import { newFirmSupport } from '../domain/support/new_firm.ts';
import { programmeReport } from '../domain/support/programme_report.ts';
import type { Support } from '../domain/support/support.ts';
import { overlapOf } from '../domain/support/targeting.ts';
import { targetingReport } from '../domain/support/targeting_report.ts';
import {
  explainTargeting,
  type TargetingFigure,
  type TargetingMore,
} from '../domain/support/targeting_why.ts';
import { zoneSupport } from '../domain/support/zone_support.ts';
import { tradeTable } from '../domain/trades/finest.ts';
import type { Trade } from '../domain/trades/trades.ts';
import type { Checked } from '../load/checked.ts';
import type { Loaded } from '../load/load.ts';
import { type LoadedSupport, loadSupport } from '../load/load_support.ts';
import { classifyCatastro, classifyOwnRegister } from '../load/own_register.ts';
import { readDecisions, writeDecision } from '../load/tables/focalizacion.ts';
import { readProgrammeFile, writeProgramme } from '../load/tables/metas.ts';
import { readPlanFile } from '../load/tables/pladeco.ts';
import { readReview } from '../load/tables/pladeco_review.ts';
import { readOwnRoute } from '../load/tables/ruta.ts';
import { zonesOf } from './zones.ts';

/** What an answer is made from. */
export interface SupportDesk {
  readonly inputs: Inputs;
  readonly support: Support;
  readonly analyse: typeof analyse;
  /** The package as it was read: its files, and the words of a long register. */
  readonly loaded: Loaded;
}

/**
 * Questions on public support, each answered by a pure function. The page asks by name (`useSupport` in state/support.ts),
 * so that its types are these.
 */
const QUESTIONS = {
  coverage: ({ inputs, support }: SupportDesk, asked: CoverageAsked) =>
    coverageReport(inputs, support, asked),
  coverageDetail: (
    { inputs, support }: SupportDesk,
    asked: CoverageAsked,
    zone: ZoneId,
    sector?: SectorCode,
  ) => coverageDetail(inputs, support, asked, zone, sector),
  explainCoverage: (
    { inputs, support }: SupportDesk,
    asked: CoverageAsked,
    figure: CoverageFigure,
    zone: ZoneId,
  ) => explainCoverage(inputs, support, asked, figure, zone),
  catalogue: ({ support }: SupportDesk) => support.catalogue,
  routeEdits: ({ support }: SupportDesk) => support.routeEdits,
  readRoute: ({ support }: SupportDesk, bytes: Uint8Array, file: string) =>
    readOwnRoute(bytes, file, support.catalogue),
  zoneSupport: ({ inputs, support }: SupportDesk, zone: ZoneId, sector: SectorCode | undefined) =>
    zoneSupport(inputs, support, zone, sector),
  newFirmSupport: ({ inputs, support }: SupportDesk, zone: ZoneId, sectors: readonly SectorCode[]) =>
    newFirmSupport(inputs, support, zone, sectors),
  programme: ({ support }: SupportDesk) => support.programme && programmeReport(support.programme),
  programmeFile: (_desk: SupportDesk, content: string, file: string) => programmeFile(content, file),
  programmeCsv: ({ support }: SupportDesk) => support.programme && writeProgramme(support.programme),
  decisions: ({ support }: SupportDesk) => support.decisions,
  targeting: ({ inputs, support }: SupportDesk, decision: Decision, base: string | undefined) =>
    targetingReport(inputs, support, decision, base),
  targetingOverlap: ({ inputs }: SupportDesk, one: Decision, other: Decision, base: string | undefined) =>
    overlapOf(inputs, one, other, base),
  explainTargeting: (
    { inputs, support }: SupportDesk,
    decision: Decision,
    base: string | undefined,
    figure: TargetingFigure,
    more: TargetingMore,
  ) => explainTargeting(inputs, support, decision, base, figure, more),
  readDecisions: ({ inputs, support }: SupportDesk, bytes: Uint8Array, file: string) =>
    readDecisions(bytes, file, inputs, support.catalogue),
  writeDecision: (_desk: SupportDesk, decision: Decision) => writeDecision(decision),
  registerClasses: ({ inputs }: SupportDesk) =>
    inputs.catastro && classifyCatastro(inputs.catastro, inputs.territory),
  ownRegisterClasses: ({ inputs }: SupportDesk, bytes: Uint8Array, file: string, today: string) =>
    classifyOwnRegister(bytes, file, inputs.territory, today),
  tradeTable: ({ inputs }: SupportDesk, zone: ZoneId, trade: Pick<Trade, 'group' | 'division' | 'section'>) =>
    tradeTable(inputs, zone, trade),
  plans: ({ support }: SupportDesk) => support.plan,
  readPlan: ({ inputs }: SupportDesk, content: string, file: string) =>
    readPlanFile(content, file, inputs.territory),
  readReview: (_desk: SupportDesk, bytes: Uint8Array, file: string, plan: Plan) =>
    readReview(bytes, file, plan),
  planEvidence: async ({ inputs, support, analyse }: SupportDesk, zone: ZoneId, k?: number) =>
    (await import('../domain/plan/evidence.ts')).planEvidence({ inputs, support, analyse }, zone, k),
  gender: genderReport,
  explainGender,
  registerComunas: ({ inputs }: SupportDesk) => registerComunas(inputs),
  registerReport: async ({ inputs, loaded }: SupportDesk, zone: ZoneId) =>
    (await import('./register.ts')).registerPage(loaded, inputs, zone),
  explainRegister: async ({ inputs, loaded }: SupportDesk, zone: ZoneId, figure: PageFigure) =>
    (await import('./register.ts')).explainPage(loaded, inputs, zone, figure),
  showcase: async ({ inputs, loaded }: SupportDesk, zone: ZoneId, sector: SectorCode | undefined) =>
    (await import('./register.ts')).showcase(loaded, inputs, zone, sector),
  backing: backingReport,
  explainBacking,
} as const;

export type SupportQuestion = keyof typeof QUESTIONS | 'reports' | 'quality';
export type SupportArgs<Q extends SupportQuestion> = Q extends keyof typeof QUESTIONS
  ? Parameters<(typeof QUESTIONS)[Q]> extends [unknown, ...infer Rest]
    ? Rest
    : []
  : [];
export type SupportAnswer<Q extends SupportQuestion> = Q extends keyof typeof QUESTIONS
  ? Awaited<ReturnType<(typeof QUESTIONS)[Q]>>
  : SupportQuality;

/** What was read of the outlines, of the tables of support and of the zones below the comuna after opening, and what is wrong with them. */
export type SupportQuality = Pick<LoadedSupport, 'reports'> & { readonly issues: Checked<unknown>['issues'] };

/** The tables of each package open, read once. */
const read = new WeakMap<Loaded['files'], Promise<Checked<LoadedSupport>>>();

export async function answerSupport(
  loaded: Loaded,
  inputs: Inputs,
  question: SupportQuestion,
  args: readonly unknown[],
  analysis: typeof analyse,
): Promise<unknown> {
  const { files, descriptor } = loaded;
  const reading = read.get(files) ?? loadSupport(files, descriptor, loaded.inputs);
  read.set(files, reading);
  const { value, issues } = await reading;
  // What was read of the tables of support alone: the outlines are large, and few ask for what was read of them.
  if (question === 'reports') return { reports: value.reports, issues };
  if (question === 'quality') {
    const [outlines, zones] = [await loaded.boundaries(), await zonesOf(loaded)];
    return {
      reports: [...outlines.value.reports, ...zones.value.reports, ...value.reports],
      issues: [...outlines.issues, ...zones.issues, ...issues],
    };
  }
  const answer = QUESTIONS[question] as (desk: SupportDesk, ...rest: readonly unknown[]) => unknown;
  return answer({ inputs, support: value.support, analyse: analysis, loaded }, ...args);
}

/** A programme of the reader's own, read and reported like that of the package. */
function programmeFile(content: string, file: string) {
  const { value, issues } = readProgrammeFile(content, file);
  return { report: value && programmeReport(value), issues };
}
