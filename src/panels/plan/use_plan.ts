import { type Plan, plansOf } from '../../domain/plan/plan.ts';
import type { SourceRef } from '../../domain/source.ts';
import type { Zone } from '../../domain/territory.ts';
import type { Issue } from '../../load/checked.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { useDraft } from '../../state/drafts.ts';
import { useStore } from '../../state/store.ts';
import { useChoice, useSupport } from '../../state/support.ts';
import { OwnPlan, ownPlanName, planLink } from './draft.ts';

/** The comuna of the screen: that of the link, else the one with which the package opens. */
export function useComuna({ territory, start }: PackageSummary): Zone | undefined {
  const wanted = useStore((state) => state.view.zone) ?? start.zona;
  return territory.byLevel.comuna.find(({ id }) => id === wanted);
}

export interface PlanInUse {
  /** False until what is kept on the device and in the package has been looked for. */
  readonly loaded: boolean;
  /** The plan chosen, and all there are of the comuna. */
  readonly plan: Plan | undefined;
  readonly plans: readonly Plan[];
  /** How the link names the plan chosen, and each of them. */
  readonly chosen: string;
  readonly linkOf: (plan: Plan) => string;
  readonly source: SourceRef | undefined;
  /** The reader's own, in place of the package's. */
  readonly own: OwnPlan | undefined;
  /** What could not be read of the reader's own. */
  readonly issues: readonly Issue[];
  readonly save: (own: OwnPlan) => void;
  readonly discard: () => void;
  /** Whether the reader's own could not be kept on the device. */
  readonly failed: boolean;
}

/** The plan of a comuna: the reader's own, where there is one on the device, else that of the package. */
export function usePlan(summary: PackageSummary, zone: Zone): PlanInUse {
  const draft = useDraft(ownPlanName(summary, zone.id), OwnPlan);
  const brought = useSupport('plans');
  const read = useSupport('readPlan', draft.value?.text ?? '', draft.value?.name ?? '');
  const wanted = useChoice('programa');
  const own = draft.value;
  const table = own ? read?.value : brought;
  const plans = plansOf(table, zone.id);
  const linkOf = (one: Plan) => planLink(plans, one, own !== undefined);
  const plan = plans.find((one) => linkOf(one) === wanted) ?? plans[0];
  const isAwaited = own ? read === undefined : summary.tables.includes('pladeco') && brought === undefined;
  return {
    loaded: draft.loaded && !isAwaited,
    plan,
    plans,
    chosen: plan ? linkOf(plan) : '',
    linkOf,
    source: table?.source,
    own,
    issues: own ? (read?.issues ?? []) : [],
    save: draft.save,
    discard: draft.discard,
    failed: draft.failed,
  };
}
