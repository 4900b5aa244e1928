import type { ReactNode } from 'react';
import type { PlanItem, PlanProgramme, PlanText } from '../../domain/plan/plan.ts';
import { groupsWords, tidyEnd, whereWords } from './words.ts';

const KIND_WORDS: Readonly<Partial<Record<PlanText['kind'], string>>> = {
  propuesta: 'Propuesta',
  actor: 'Actor propuesto',
};

/** What the workshop said of a line, in the order and with the words of the document. */
export function PlanTexts({ items }: { readonly items: readonly PlanItem[] }): ReactNode {
  return (
    <ol className="plan-texts">
      {items.map((item) => (
        <li key={item.fileLine}>
          <Said text={item} />
          {item.parts.length > 0 && (
            <ul>
              {item.parts.map((part) => (
                <li key={part.fileLine}>
                  <Said text={{ ...part, text: tidyEnd(part.text) }} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

function Said({ text }: { readonly text: PlanText }): ReactNode {
  return (
    <>
      {text.text} <Tag kind={text.kind} />
      {text.groups !== undefined && <GroupCount text={text} />}
      <Besides text={text} />
    </>
  );
}

/** The other name that the document gives a text, and how it was read. */
export function Besides({ text: { variant, note } }: { readonly text: PlanText }): ReactNode {
  return (
    <>
      {variant && (
        <span className="small soft plan-below">El mismo documento escribe también «{variant}».</span>
      )}
      {note && <span className="small soft plan-below">{note}</span>}
    </>
  );
}

/** What the document says besides, outside of its lists. */
export function Notes({ notes }: { readonly notes: readonly PlanText[] }): ReactNode {
  return notes.map((one) => (
    <p key={one.fileLine} className="panel-info">
      «{one.text}» <Besides text={one} />
    </p>
  ));
}

/** A programme as the document has it: its other name, whether the workshop reviewed it, and its notes. */
export function ProgrammeTexts({ programme }: { readonly programme: PlanProgramme }): ReactNode {
  const { head, notes } = programme;
  return (
    <>
      {head.reviewed === false && <p className="small soft">El taller no lo revisó.</p>}
      {(head.variant || head.note) && (
        <p>
          <Besides text={head} />
        </p>
      )}
      <Notes notes={notes} />
      <Where texts={[head, ...notes]} />
    </>
  );
}

function Tag({ kind }: { readonly kind: PlanText['kind'] }): ReactNode {
  const word = KIND_WORDS[kind];
  return word ? <span className="plan-tag">{word}</span> : null;
}

/** In how many groups something was said: a mark for each, and the words. */
export function GroupCount({ text }: { readonly text: PlanText }): ReactNode {
  const { groups, ofGroups } = text;
  return (
    <span className="plan-count small">
      {groups !== undefined && ofGroups !== undefined && ofGroups <= 12 && (
        <span className="plan-marks" aria-hidden="true">
          {Array.from({ length: ofGroups }, (_, at) => at + 1).map((number) => (
            <span key={number} className={number <= groups ? 'plan-mark is-on' : 'plan-mark'} />
          ))}
        </span>
      )}{' '}
      {groupsWords(text)}
    </span>
  );
}

/** Where some texts are in the document. */
export function Where({ texts }: { readonly texts: readonly PlanText[] }): ReactNode {
  const words = whereWords(texts);
  return words ? <p className="small soft">{words}</p> : null;
}
