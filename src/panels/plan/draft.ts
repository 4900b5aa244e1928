import * as v from 'valibot';
import type { Plan } from '../../domain/plan/plan.ts';
import {
  FACT_KINDS,
  LONGEST_GROUP,
  LONGEST_PLACE,
  LONGEST_TEXT,
  type Review,
} from '../../domain/plan/review.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { formatNumber } from '../../ui/format.ts';

/** Things said by the groups of a commission: more are another thing, and are not kept. */
const MOST_FACTS = 20_000;
/** Letters of a plan kept on the device. */
export const MOST_LETTERS = 2_000_000;

const Fact = v.object({
  group: v.pipe(v.string(), v.maxLength(2 * LONGEST_GROUP)),
  kind: v.picklist(FACT_KINDS),
  place: v.pipe(v.string(), v.maxLength(2 * LONGEST_PLACE)),
  text: v.pipe(v.string(), v.maxLength(2 * LONGEST_TEXT)),
});

/** What the groups say of a plan, as it is kept on the device. */
export const ReviewDraft = v.pipe(
  v.array(Fact),
  v.maxLength(MOST_FACTS),
  v.transform((facts): Review => facts),
);

/** Why what the groups say cannot be kept whole, in words; undefined where it can. */
export function notKept(review: Review): string | undefined {
  if (v.is(ReviewDraft, review)) return undefined;
  return review.length > MOST_FACTS
    ? `Son más de ${formatNumber(MOST_FACTS)} anotaciones y no caben. Lo que había sigue igual.`
    : 'Hay un texto que no cabe. Lo que había sigue igual.';
}

/**
 * By comuna and plan, and apart where the package is fictitious. What a group says is of a plan, not of a set of data: it is
 * still there when the municipality opens its own register over the official figures.
 */
export function reviewName({ fictitious }: PackageSummary, plan: Plan): string {
  return `pladeco:${worldOf(fictitious)}:${plan.comuna}:${plan.name}`;
}

function worldOf(fictitious: boolean): string {
  return fictitious ? 'ficticio' : 'real';
}

/** A plan of the reader's own, as the text of its file. */
export const OwnPlan = v.object({
  name: v.pipe(v.string(), v.maxLength(300)),
  text: v.pipe(v.string(), v.maxLength(MOST_LETTERS)),
});
export type OwnPlan = v.InferOutput<typeof OwnPlan>;

export function ownPlanName({ fictitious }: PackageSummary, comuna: string): string {
  return `pladeco-plan:${worldOf(fictitious)}:${comuna}`;
}

/** How a link names a plan: one of the reader's own by its place, for what they called it stays on the device. */
export function planLink(plans: readonly Plan[], plan: Plan, isOwn: boolean): string {
  return isOwn ? String(plans.indexOf(plan) + 1) : plan.name;
}
