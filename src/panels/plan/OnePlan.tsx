import { type ReactNode, useEffect, useRef, useState } from 'react';
import { linesOf, type Plan, WHOLE_PLAN } from '../../domain/plan/plan.ts';
import { groupsOf, type Review, undone } from '../../domain/plan/review.ts';
import type { Zone } from '../../domain/territory.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { useDraft } from '../../state/drafts.ts';
import { useChoice, useSupport } from '../../state/support.ts';
import { Commission } from './Commission.tsx';
import { notKept, ReviewDraft, reviewName } from './draft.ts';
import type { Work } from './GroupWork.tsx';
import { CrossView, LineView } from './LineView.tsx';
import { Outline } from './Outline.tsx';
import { StrayPlaces } from './StrayPlaces.tsx';
import { counted } from './words.ts';

const NOTHING: Review = [];

/** A plan with its lines, and what the groups of a commission say of each. */
export function OnePlan(props: {
  readonly summary: PackageSummary;
  readonly zone: Zone;
  readonly plan: Plan;
}): ReactNode {
  const { summary, zone, plan } = props;
  const draft = useDraft(reviewName(summary, plan), ReviewDraft);
  const evidence = useSupport('planEvidence', zone.id);
  const wanted = useChoice('linea');
  const [group, chooseGroup] = useState<string>();
  const [said, setSaid] = useState('');
  const [last, setLast] = useState<{ readonly before: Review; readonly after: Review }>();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const undo = useRef<HTMLButtonElement>(null);
  const status = useRef<HTMLParagraphElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const lines = linesOf(plan);
  const line = lines.find(({ code }) => code === wanted);
  const programme = plan.programmes.find((one) => line && one.lines.includes(line));
  const open = line?.code ?? WHOLE_PLAN;
  const review = draft.value ?? NOTHING;

  // The reader goes from one line to another: what was opened is read next.
  const shown = useRef(open);
  useEffect(() => {
    if (shown.current !== open) title.current?.focus();
    shown.current = open;
  }, [open]);
  // What was deleted had the focus: the way back is next to it.
  useEffect(() => {
    if (last) undo.current?.focus();
  }, [last]);

  const save = (change: (now: Review) => Review) =>
    draft.save((now) => {
      const next = change(now ?? NOTHING);
      return next.length === 0 ? undefined : next;
    });
  const work: Work = {
    review,
    group,
    choose: chooseGroup,
    keep: (change, message, canUndo = false) => {
      const after = change(review);
      const wrong = notKept(after);
      if (wrong !== undefined) {
        setSaid(wrong);
        return;
      }
      save(change);
      setLast(canUndo ? { before: review, after } : undefined);
      setSaid(message);
    },
    typed: (speaker, place) => typed[JSON.stringify([speaker, place])] ?? '',
    type: (speaker, place, text) => setTyped((now) => ({ ...now, [JSON.stringify([speaker, place])]: text })),
  };
  return (
    <>
      {draft.loaded && <Commission plan={plan} work={work} />}
      <p className="plan-said no-print">
        <span ref={status} role="status" tabIndex={-1}>
          {said}
        </span>{' '}
        {last && (
          <button
            ref={undo}
            type="button"
            className="button"
            onClick={() => {
              save((now) => undone(now, last.before, last.after));
              setLast(undefined);
              setSaid('Volvió lo que había antes.');
              status.current?.focus();
            }}
          >
            Deshacer
          </button>
        )}
      </p>
      {draft.failed && (
        <p className="panel-bad no-print" role="alert">
          No se pudo guardar en este equipo: guarda un archivo.
        </p>
      )}
      <section aria-labelledby="plan-lines" className="plan-body">
        <h3 id="plan-lines" className="visually-hidden">
          Programas y líneas
        </h3>
        <Outline plan={plan} open={open} review={review} />
        {line && programme ? (
          <LineView
            plan={plan}
            programme={programme}
            line={line}
            evidence={evidence}
            work={work}
            title={title}
          />
        ) : (
          <CrossView plan={plan} evidence={evidence} work={work} title={title} />
        )}
      </section>
      <StrayPlaces plan={plan} review={review} work={work} />
      {groupsOf(review).length > 0 && (
        <p className="only-print small">
          La comisión anotó lo que dicen {counted(groupsOf(review).length, 'grupo', 'grupos')}.
        </p>
      )}
    </>
  );
}
