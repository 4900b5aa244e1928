import type { ReactNode, Ref } from 'react';
import type { EvidenceOf } from '../../domain/plan/evidence_kinds.ts';
import {
  crossCode,
  type EvidenceId,
  evidenceOf,
  type Plan,
  type PlanLine,
  type PlanProgramme,
  type PlanText,
  WHOLE_PLAN,
} from '../../domain/plan/plan.ts';
import { withPertinence } from '../../domain/plan/review.ts';
import { Agreement } from './Agreement.tsx';
import { EvidenceTable } from './EvidenceTable.tsx';
import { GroupWork, type Work } from './GroupWork.tsx';
import { Besides, GroupCount, Notes, PlanTexts, ProgrammeTexts, Where } from './PlanTexts.tsx';
import { PERTINENCE_WORDS, textsOfLine } from './words.ts';

/** One line of a plan: what the workshop said, the evidence there is, and what the groups say. */
export function LineView(props: {
  readonly plan: Plan;
  readonly programme: PlanProgramme;
  readonly line: PlanLine;
  readonly evidence: EvidenceOf | undefined;
  readonly work: Work;
  readonly title: Ref<HTMLHeadingElement>;
}): ReactNode {
  const { plan, programme, line, evidence, work, title } = props;
  const { head, items, notes, code } = line;
  return (
    <article className="plan-line" aria-labelledby="plan-open">
      <p className="crumbs">
        Programa {programme.code}, línea {code}
      </p>
      <h3 id="plan-open" ref={title} tabIndex={-1}>
        {head.text}
      </h3>
      {(head.variant || head.note) && (
        <p>
          <Besides text={head} />
        </p>
      )}
      <h4>Lo que dijo el taller</h4>
      {items.length > 0 ? <PlanTexts items={items} /> : <p className="soft">Todavía no hay observaciones.</p>}
      <Notes notes={notes} />
      <Where texts={textsOfLine(line)} />
      <details className="small">
        <summary>Qué dice el documento del programa {programme.code}</summary>
        <p>{programme.head.text}</p>
        <ProgrammeTexts programme={programme} />
      </details>
      <h4>La evidencia que hay</h4>
      <EvidenceIn evidence={evidence} ids={evidenceOf(line)} plan={plan} of={`«${head.text}»`} />
      <h4>Lo que dicen los grupos</h4>
      <Groups work={work} place={code} of={head.text} named="la línea" />
    </article>
  );
}

/** The cross observations, each with its groups, and what is said of the plan as a whole. */
export function CrossView(props: {
  readonly plan: Plan;
  readonly evidence: EvidenceOf | undefined;
  readonly work: Work;
  readonly title: Ref<HTMLHeadingElement>;
}): ReactNode {
  const { plan, evidence, work, title } = props;
  return (
    <article className="plan-line" aria-labelledby="plan-open">
      <p className="crumbs">Todo el plan</p>
      <h3 id="plan-open" ref={title} tabIndex={-1}>
        Observaciones transversales
      </h3>
      {plan.cross.length === 0 && <p className="soft">El documento no trae observaciones transversales.</p>}
      {plan.cross.map((text) => (
        <CrossText key={text.fileLine} plan={plan} text={text} evidence={evidence} work={work} />
      ))}
      <Where texts={plan.cross} />
      <h4>Otras observaciones de los grupos</h4>
      <Agreement review={work.review} place={WHOLE_PLAN} of="todo el plan" withPertinence={false} />
      <GroupWork work={work} place={WHOLE_PLAN} of="todo el plan" pertinence={false} />
    </article>
  );
}

function CrossText(props: {
  readonly plan: Plan;
  readonly text: PlanText;
  readonly evidence: EvidenceOf | undefined;
  readonly work: Work;
}): ReactNode {
  const { plan, text, evidence, work } = props;
  return (
    <section className="plan-cross">
      <h4>{text.text}</h4>
      <p>
        <GroupCount text={text} />
        <Besides text={text} />
      </p>
      {text.evidence.length > 0 && (
        <EvidenceIn evidence={evidence} ids={text.evidence} plan={plan} of="esta observación" />
      )}
      <Groups work={work} place={crossCode(text)} of={text.text} named="esta observación" folded />
    </section>
  );
}

function EvidenceIn(props: {
  readonly evidence: EvidenceOf | undefined;
  readonly ids: readonly EvidenceId[];
  readonly plan: Plan;
  readonly of: string;
}): ReactNode {
  const { evidence, ids, plan, of } = props;
  if (!evidence) return <div className="skeleton" />;
  return <EvidenceTable evidence={evidence} ids={ids} zone={plan.comuna} of={of} />;
}

function Groups(props: {
  readonly work: Work;
  readonly place: string;
  readonly of: string;
  readonly named: string;
  /** Writing waits to be asked for: there are several of them one under another. */
  readonly folded?: boolean;
}): ReactNode {
  const { work, place, of, named, folded = false } = props;
  const writing = <GroupWork key={place} work={work} place={place} of={named} pertinence />;
  return (
    <>
      <Agreement
        review={work.review}
        place={place}
        of={of}
        withPertinence
        onChoose={(group, pertinence) =>
          work.keep(
            (now) => withPertinence(now, group, place, pertinence),
            `${group}: vale ${PERTINENCE_WORDS[pertinence].toLowerCase()}.`,
            true,
          )
        }
      />
      {folded ? (
        <details className="no-print">
          <summary>Anotar lo que dicen los grupos de esta observación</summary>
          {writing}
        </details>
      ) : (
        writing
      )}
    </>
  );
}
