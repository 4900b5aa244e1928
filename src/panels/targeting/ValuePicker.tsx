import { type ReactNode, useId, useState } from 'react';
import '../../ui/chips.css';

export interface PickGroup {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Several values of a long list: one is chosen and added; those chosen are chips that can be taken out. */
export function ValuePicker(props: {
  readonly label: string;
  readonly chosen: readonly string[];
  readonly nameOf: (value: string) => string;
  readonly groups: readonly PickGroup[];
  /** What it means that nothing is chosen. */
  readonly empty: string;
  readonly onChange: (chosen: readonly string[]) => void;
}): ReactNode {
  const { label, chosen, nameOf, groups, empty, onChange } = props;
  const id = useId();
  const [candidate, setCandidate] = useState('');
  const add = () => {
    if (candidate !== '' && !chosen.includes(candidate)) onChange([...chosen, candidate]);
    setCandidate('');
  };
  return (
    <div className="pick">
      <div className="pick-row">
        <div className="field">
          <label htmlFor={id}>{label}</label>
          <select id={id} value={candidate} onChange={(event) => setCandidate(event.target.value)}>
            <option value="">Elige…</option>
            {groups.map((group) => (
              <optgroup key={group.label} label={group.label}>
                {group.options
                  .filter(({ value }) => !chosen.includes(value))
                  .map((option) => (
                    <option key={option.value} value={option.value}>
                      {option.label}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </div>
        <button type="button" className="button" onClick={add} aria-label={`Agregar: ${label}`}>
          Agregar
        </button>
      </div>
      {chosen.length === 0 ? (
        <p className="small soft">{empty}</p>
      ) : (
        <ul className="chips" aria-label={label}>
          {chosen.map((value) => (
            <li key={value} className="chip">
              {nameOf(value)}
              <button
                type="button"
                aria-label={`Quitar ${nameOf(value)}`}
                onClick={() => {
                  onChange(chosen.filter((one) => one !== value));
                  // The button pressed goes away: whoever uses the keyboard goes on from the list.
                  document.getElementById(id)?.focus();
                }}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
