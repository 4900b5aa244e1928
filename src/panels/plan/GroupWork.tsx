import { type ReactNode, useId, useRef } from 'react';
import {
  type Fact,
  groupsOf,
  LONGEST_TEXT,
  PERTINENCES,
  type Pertinence,
  pertinencesOf,
  type Review,
  tidy,
  withFact,
  withoutFact,
  withPertinence,
  wordsOf,
} from '../../domain/plan/review.ts';
import { SelectField } from '../../ui/Field.tsx';
import { PERTINENCE_WORDS } from './words.ts';

/** What is kept of the work of a commission, and how it is changed: the message is read out. */
export interface Work {
  readonly review: Review;
  readonly keep: (change: (now: Review) => Review, message: string, canUndo?: boolean) => void;
  /** The group whose words are being written down. */
  readonly group: string | undefined;
  readonly choose: (group: string) => void;
  /** What is being written of a group on a place and has not been added yet. */
  readonly typed: (group: string, place: string) => string;
  readonly type: (group: string, place: string, text: string) => void;
}

/** Writes down what one group says of one place of the plan. */
export function GroupWork(props: {
  readonly work: Work;
  readonly place: string;
  /** «la línea Catastro Económico de Calama» */
  readonly of: string;
  readonly pertinence: boolean;
}): ReactNode {
  const { work, place, of } = props;
  const { review, keep } = work;
  const groups = groupsOf(review);
  const group = groups.find((one) => one === work.group) ?? groups[0];
  const name = useId();
  const textId = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  if (group === undefined)
    return (
      <p className="soft no-print">
        Para anotar lo que dice un grupo, agrégalo arriba, en «Trabajo de la comisión».
      </p>
    );
  const typed = work.typed(group, place);
  const said = pertinencesOf(review, group, place);
  const words = (['observacion', 'propuesta'] as const).flatMap((kind) =>
    wordsOf(review, group, place, kind),
  );
  const add = (kind: 'observacion' | 'propuesta') => {
    const text = tidy(typed, LONGEST_TEXT);
    area.current?.focus();
    if (text === '') return;
    const word = kind === 'observacion' ? 'la observación' : 'la propuesta';
    keep((now) => withFact(now, { group, kind, place, text }), `Se anotó ${word} de ${group}.`);
    work.type(group, place, '');
  };
  const mark = (pertinence: Pertinence | undefined) =>
    keep(
      (now) => withPertinence(now, group, place, pertinence),
      `${group}: ${pertinence ? PERTINENCE_WORDS[pertinence].toLowerCase() : 'no ha opinado'}.`,
    );
  const takeOut = (fact: Fact) => {
    keep((now) => withoutFact(now, fact), `Se quitó lo que decía ${group}.`, true);
  };
  return (
    <div className="plan-work no-print">
      <SelectField
        label="Grupo que habla"
        value={group}
        options={groups.map((one) => ({ value: one, label: one }))}
        onChange={work.choose}
      />
      {props.pertinence && (
        <fieldset>
          <legend>
            ¿Qué piensa {group} de {of}?
          </legend>
          <div className="plan-radios">
            {PERTINENCES.map((one) => (
              <label key={one}>
                <input
                  type="radio"
                  name={name}
                  checked={said.length === 1 && said[0] === one}
                  onChange={() => mark(one)}
                />
                {PERTINENCE_WORDS[one]}
              </label>
            ))}
            <label>
              <input type="radio" name={name} checked={said.length === 0} onChange={() => mark(undefined)} />
              No ha opinado
            </label>
          </div>
        </fieldset>
      )}
      <div className="field">
        <label htmlFor={textId}>Lo que dice {group}, sin nombres de personas</label>
        <textarea
          id={textId}
          ref={area}
          rows={3}
          maxLength={LONGEST_TEXT}
          value={typed}
          onChange={(event) => work.type(group, place, event.target.value)}
        />
      </div>
      <p className="plan-actions">
        <button type="button" className="button" onClick={() => add('observacion')}>
          Anotar observación
        </button>
        <button type="button" className="button" onClick={() => add('propuesta')}>
          Anotar propuesta
        </button>
      </p>
      {words.length > 0 && (
        <ul className="plan-own" aria-label={`Anotado de ${group}`}>
          {words.map((fact) => (
            <li key={`${fact.kind} ${fact.text}`}>
              <span>
                <span className="plan-tag">{fact.kind === 'propuesta' ? 'Propuesta' : 'Observación'}</span>{' '}
                {fact.text}
              </span>
              <button
                type="button"
                className="link-button"
                aria-label={`Quitar: ${fact.text}`}
                onClick={() => takeOut(fact)}
              >
                Quitar
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
