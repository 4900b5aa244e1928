import type { ReactNode } from 'react';
import type { EvidenceOf } from '../../domain/plan/evidence_kinds.ts';
import { evidenceOf, type Plan } from '../../domain/plan/plan.ts';
import { groupsOf, type Review } from '../../domain/plan/review.ts';
import type { Zone } from '../../domain/territory.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { ruleWords } from '../../reports/formats.ts';
import { isUnpublished, keptK } from '../../reports/small_cells.ts';
import { useDraft } from '../../state/drafts.ts';
import { useSupport } from '../../state/support.ts';
import { NoPaper } from '../report/NoPaper.tsx';
import { Paper, type PaperSource } from '../report/Paper.tsx';
import { AnnexTexts } from './AnnexTexts.tsx';
import { ReviewDraft, reviewName } from './draft.ts';
import './plan.css';
import { type PlanInUse, useComuna, usePlan } from './use_plan.ts';
import { counted, leadSentence } from './words.ts';

/** The annex of a plan for the minutes, on paper. */
export default function PlanPaper({ summary }: { readonly summary: PackageSummary }): ReactNode {
  const zone = useComuna(summary);
  if (!zone)
    return (
      <NoPaper back={{ screen: 'pladeco' }} link="Elegir una comuna">
        Falta la comuna del plan.
      </NoPaper>
    );
  return <OfComuna key={`${summary.id} ${zone.id}`} summary={summary} zone={zone} />;
}

function OfComuna(props: { readonly summary: PackageSummary; readonly zone: Zone }): ReactNode {
  const { summary, zone } = props;
  const found = usePlan(summary, zone);
  if (!found.loaded) return <div className="skeleton" />;
  if (!found.plan)
    return (
      <NoPaper back={{ screen: 'pladeco', zone: zone.id }} link="Abrir un plan">
        No hay un plan de {zone.name} en estos datos.
      </NoPaper>
    );
  return <Annex summary={summary} zone={zone} plan={found.plan} found={found} />;
}

const NOTHING: Review = [];

function Annex(props: {
  readonly summary: PackageSummary;
  readonly zone: Zone;
  readonly plan: Plan;
  readonly found: PlanInUse;
}): ReactNode {
  const { summary, zone, plan, found } = props;
  const draft = useDraft(reviewName(summary, plan), ReviewDraft);
  // Figures that nobody published go to the council by the rule of small cells.
  const k = isUnpublished(summary) ? keptK(true) : 0;
  const evidence = useSupport('planEvidence', zone.id, k);
  if (!evidence || !draft.loaded) return <div className="skeleton" />;
  const review = draft.value ?? NOTHING;
  const groups = groupsOf(review);
  return (
    <Paper
      kicker="Anexo al acta"
      title={plan.name}
      lead={
        groups.length > 0
          ? `La comisión anotó lo que dicen ${counted(groups.length, 'grupo', 'grupos')}. ${leadSentence(plan)}`
          : leadSentence(plan)
      }
      summary={summary}
      back={{ screen: 'pladeco', zone: zone.id }}
      sources={sourcesOf(found, evidence, plan)}
      staysHere="Lo que dicen los grupos está solo en este equipo y en sus archivos: no va en el enlace."
    >
      {k > 0 && <p className="small">{ruleWords(k)}. Lo reservado no es cero.</p>}
      <AnnexTexts plan={plan} evidence={evidence} review={review} />
      <section className="plan-signatures">
        <h3>Firmas</h3>
        <p className="small soft">Se firma a mano. Esta página no pide ni guarda nombres.</p>
        <ul>
          {[...groups, 'Por la comisión', 'Secretaría municipal'].map((who) => (
            <li key={who}>{who}</li>
          ))}
        </ul>
      </section>
    </Paper>
  );
}

/** The document of the plan, and who publishes the figures that are evidence for it. */
function sourcesOf({ source }: PlanInUse, evidence: EvidenceOf, plan: Plan): readonly PaperSource[] {
  const asked = new Set([
    ...plan.cross.flatMap((text) => text.evidence),
    ...plan.programmes.flatMap(({ lines }) => lines.flatMap(evidenceOf)),
  ]);
  const figures = Object.values(evidence).flatMap((one) => (asked.has(one.id) ? one.figures : []));
  const named = new Map<string, PaperSource>();
  for (const { publisher, year } of figures)
    named.set(`${publisher} ${year}`, { publisher, title: '', year, checked: '' });
  return [...(source ? [source] : []), ...named.values()];
}
