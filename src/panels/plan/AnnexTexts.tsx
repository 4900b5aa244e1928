import type { ReactNode } from 'react';
import type { EvidenceOf } from '../../domain/plan/evidence_kinds.ts';
import {
  crossCode,
  evidenceOf,
  type Plan,
  type PlanLine,
  type PlanProgramme,
  type PlanText,
  WHOLE_PLAN,
} from '../../domain/plan/plan.ts';
import { groupsOf, type Review } from '../../domain/plan/review.ts';
import { Agreement } from './Agreement.tsx';
import { EvidenceTable } from './EvidenceTable.tsx';
import { Besides, GroupCount, Notes, PlanTexts, ProgrammeTexts, Where } from './PlanTexts.tsx';
import { StrayPlaces } from './StrayPlaces.tsx';
import { textsOfLine } from './words.ts';

interface OnPaper {
  readonly plan: Plan;
  readonly evidence: EvidenceOf;
  readonly review: Review;
}

/** Every text of a plan on paper, with the evidence there is and what the groups say. */
export function AnnexTexts({ plan, evidence, review }: OnPaper): ReactNode {
  return (
    <>
      {plan.notes.length > 0 && (
        <section>
          <h3>Qué dice el documento del taller</h3>
          <Notes notes={plan.notes} />
          <Where texts={plan.notes} />
        </section>
      )}
      <section>
        <h3>Observaciones transversales</h3>
        {plan.cross.map((text) => (
          <CrossOnPaper key={text.fileLine} plan={plan} text={text} evidence={evidence} review={review} />
        ))}
        <Where texts={plan.cross} />
        <Agreement review={review} place={WHOLE_PLAN} of="todo el plan" withPertinence={false} onPaper />
      </section>
      {plan.programmes.flatMap((programme) => [
        <section key={programme.code}>
          <h3>
            Programa {programme.code}. {programme.head.text}
          </h3>
          <ProgrammeTexts programme={programme} />
        </section>,
        ...programme.lines.map((line) => (
          <LineOnPaper
            key={`${programme.code} ${line.code}`}
            plan={plan}
            programme={programme}
            line={line}
            evidence={evidence}
            review={review}
          />
        )),
      ])}
      <StrayPlaces plan={plan} review={review} />
    </>
  );
}

function CrossOnPaper({ plan, text, evidence, review }: OnPaper & { readonly text: PlanText }): ReactNode {
  return (
    <div className="plan-paper-text">
      <p>
        {text.text} <GroupCount text={text} />
        <Besides text={text} />
      </p>
      <Agreement review={review} place={crossCode(text)} of={text.text} withPertinence onPaper />
      {text.evidence.length > 0 && (
        <EvidenceTable
          evidence={evidence}
          ids={text.evidence}
          zone={plan.comuna}
          of="esta observación"
          onPaper
        />
      )}
    </div>
  );
}

function LineOnPaper({
  plan,
  programme,
  line,
  evidence,
  review,
}: OnPaper & { readonly programme: PlanProgramme; readonly line: PlanLine }): ReactNode {
  const { head, code, items, notes } = line;
  return (
    <section className="plan-paper-line">
      <h3>
        Línea {code}. {head.text}
      </h3>
      <p className="small soft">
        Programa {programme.code}, {programme.head.text}
      </p>
      {(head.variant || head.note) && (
        <p>
          <Besides text={head} />
        </p>
      )}
      <h4>Acuerdo de los grupos</h4>
      {groupsOf(review).length > 0 ? (
        <Agreement review={review} place={code} of={head.text} withPertinence onPaper />
      ) : (
        <p className="soft">Ningún grupo ha anotado lo que dice.</p>
      )}
      <h4>Lo que dijo el taller</h4>
      {items.length > 0 ? (
        <PlanTexts items={items} />
      ) : (
        <p className="soft">El plan no trae observaciones.</p>
      )}
      <Notes notes={notes} />
      <Where texts={textsOfLine(line)} />
      <h4>Evidencia</h4>
      <EvidenceTable
        evidence={evidence}
        ids={evidenceOf(line)}
        zone={plan.comuna}
        of={`«${head.text}»`}
        onPaper
      />
    </section>
  );
}
