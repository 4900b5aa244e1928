import type { ReactNode } from 'react';
import {
  agreementOn,
  type Fact,
  groupsOf,
  type Pertinence,
  pertinencesOf,
  type Review,
  wordsOf,
} from '../../domain/plan/review.ts';
import { Take } from '../../reports/Take.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { agreementSentence, PERTINENCE_WORDS } from './words.ts';

/** What each group says of a place of the plan, and how many agree. */
export function Agreement(props: {
  readonly review: Review;
  readonly place: string;
  readonly of: string;
  /** Of the plan as a whole nobody says whether it is pertinent. */
  readonly withPertinence: boolean;
  readonly onPaper?: boolean;
  /** Where files that were joined do not agree, the reader says which holds. */
  readonly onChoose?: (group: string, pertinence: Pertinence) => void;
}): ReactNode {
  const { review, place, of, withPertinence, onPaper = false, onChoose } = props;
  const groups = groupsOf(review);
  const hasWords = review.some((fact) => fact.place === place && fact.kind !== 'pertinencia');
  // A page of groups that said nothing says no more than the sentence.
  const hasRows = hasWords || (withPertinence && (!onPaper || review.some((fact) => fact.place === place)));
  if (groups.length === 0) return null;
  return (
    <>
      {withPertinence && (
        <p className="plan-agreement">{agreementSentence(agreementOn(review, place), onPaper)}</p>
      )}
      {hasRows && (
        <>
          <div className="table-wrap">
            <table className="plan-groups">
              <caption>Lo que dice cada grupo: {of}</caption>
              <TableHead
                columns={[
                  { label: 'Grupo' },
                  withPertinence && { label: 'Pertinencia' },
                  { label: 'Observaciones' },
                  { label: 'Propuestas' },
                ]}
              />
              <tbody>
                {groups.map((group) => (
                  <tr key={group}>
                    <th scope="row">{group}</th>
                    {withPertinence && (
                      <td>
                        <Thinks
                          group={group}
                          said={pertinencesOf(review, group, place)}
                          {...(onChoose ? { onChoose } : {})}
                        />
                      </td>
                    )}
                    <td>
                      <Words facts={wordsOf(review, group, place, 'observacion')} />
                    </td>
                    <td>
                      <Words facts={wordsOf(review, group, place, 'propuesta')} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {!onPaper && <Take />}
        </>
      )}
    </>
  );
}

function Thinks(props: {
  readonly group: string;
  readonly said: readonly Pertinence[];
  readonly onChoose?: (group: string, pertinence: Pertinence) => void;
}): ReactNode {
  const { group, said, onChoose } = props;
  if (said.length === 0) return <span className="missing">no ha opinado</span>;
  const [first, second] = said;
  if (first !== undefined && second === undefined) return PERTINENCE_WORDS[first];
  return (
    <span className="plan-conflict">
      <strong>Dice cosas distintas</strong>
      {said.map((one) =>
        onChoose ? (
          <button
            key={one}
            type="button"
            className="button"
            aria-label={`Vale «${PERTINENCE_WORDS[one]}» para ${group}`}
            onClick={() => onChoose(group, one)}
          >
            Vale «{PERTINENCE_WORDS[one]}»
          </button>
        ) : (
          <span key={one}>{PERTINENCE_WORDS[one]}</span>
        ),
      )}
    </span>
  );
}

function Words({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  if (facts.length === 0) return <span className="missing">nada anotado</span>;
  return (
    <ul className="plan-words">
      {facts.map(({ text }) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
