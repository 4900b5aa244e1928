import type { Stage } from '../support/vocabulary.ts';
import type { Range } from './firm_type.ts';
import type { TraitValue } from './traits.ts';

/** Months of selling from which a firm is no longer starting. An assumption of the project: the seed gives no thresholds. */
const GROWING_FROM_MONTHS = 12;
/** Months from which a firm that sells regularly is established: three years and a half. Assumption of the project too. */
const SETTLED_FROM_MONTHS = 42;

export interface StageFacts {
  /** Has begun to sell. */
  readonly sells: boolean | undefined;
  /** Months since it began. */
  readonly months: Range | undefined;
  readonly regularity: TraitValue<'permanencia'> | undefined;
}

export type StageNeed = 'momento' | 'tiempo' | 'permanencia';

export interface StageResult {
  /** Undefined: it cannot be told. */
  readonly stage: Stage | undefined;
  /** The rule that told it, in words. */
  readonly rule: string;
  /** What is not known and would tell. */
  readonly lacking: readonly StageNeed[];
}

/** The rules, in words, as they are shown beside the result. */
export const STAGE_RULES: Readonly<Record<Stage, string>> = {
  concepcion: 'Todavía no vende: es una idea o se está preparando.',
  iniciacion: `Vende hace menos de ${GROWING_FROM_MONTHS} meses, o vende solo de vez en cuando.`,
  crecimiento: `Vende hace ${GROWING_FROM_MONTHS} a ${SETTLED_FROM_MONTHS - 1} meses, todo el año o en su temporada.`,
  consolidacion: `Vende hace ${SETTLED_FROM_MONTHS} meses o más, todo el año o en su temporada.`,
};

/**
 * The stage of a firm. Seed 002 names the four (concepción, iniciación, crecimiento, consolidación) and gives no threshold:
 * the months are an assumption of the project. Not told when what decides is not known, or a range has months of two stages.
 */
export function stageOf({ sells, months, regularity }: StageFacts): StageResult {
  const told = (stage: Stage): StageResult => ({ stage, rule: STAGE_RULES[stage], lacking: [] });
  const lacking = (...needs: StageNeed[]): StageResult => ({ stage: undefined, rule: '', lacking: needs });
  if (sells === undefined) return lacking('momento');
  if (!sells) return told('concepcion');
  if (regularity === 'ocasional') return told('iniciacion');
  if (!months)
    return lacking(
      ...(regularity === undefined ? (['tiempo', 'permanencia'] as const) : (['tiempo'] as const)),
    );
  if (months.high < GROWING_FROM_MONTHS) return told('iniciacion');
  if (months.low < GROWING_FROM_MONTHS) return lacking('tiempo');
  if (regularity === undefined) return lacking('permanencia');
  if (months.high < SETTLED_FROM_MONTHS) return told('crecimiento');
  return months.low >= SETTLED_FROM_MONTHS ? told('consolidacion') : lacking('tiempo');
}
