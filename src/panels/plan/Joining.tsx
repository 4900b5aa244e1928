import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Decided, SameGroup } from '../../domain/plan/joining.ts';
import { counted } from './words.ts';

/** Asks whether the groups of a file are those of the same name that are here, or others. */
export function Joining(props: {
  readonly file: string;
  readonly same: readonly SameGroup[];
  readonly onJoin: (decided: Decided) => void;
  readonly onCancel: () => void;
}): ReactNode {
  const { file, same, onJoin, onCancel } = props;
  const [decided, setDecided] = useState<Decided>({});
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const whole = same.every(({ theirs }) => decided[theirs] !== undefined);
  return (
    <div className="panel-info plan-joining">
      <h4 ref={title} tabIndex={-1}>
        {file} trae {counted(same.length, 'grupo que ya está', 'grupos que ya están')}
      </h4>
      {same.map(({ theirs, ours, news, alike }) => (
        <fieldset key={theirs}>
          <legend>
            {theirs === ours ? theirs : `${theirs} (aquí, ${ours})`}:{' '}
            {counted(news, 'anotación nueva', 'anotaciones nuevas')}
            {alike > 0 && ` y ${alike} que ya ${alike === 1 ? 'estaba' : 'estaban'}`}. ¿Es el mismo grupo?
          </legend>
          <div className="plan-radios">
            <label>
              <input
                type="radio"
                name={`same ${theirs}`}
                checked={decided[theirs] === 'mismo'}
                onChange={() => setDecided({ ...decided, [theirs]: 'mismo' })}
              />
              Es el mismo: juntar lo que dice
            </label>
            <label>
              <input
                type="radio"
                name={`same ${theirs}`}
                checked={decided[theirs] === 'otro'}
                onChange={() => setDecided({ ...decided, [theirs]: 'otro' })}
              />
              Es otro: dejarlo aparte, con otro nombre
            </label>
          </div>
        </fieldset>
      ))}
      <p className="plan-actions">
        <button type="button" className="button" disabled={!whole} onClick={() => onJoin(decided)}>
          Juntar
        </button>
        <button type="button" className="button" onClick={onCancel}>
          Dejarlo sin juntar
        </button>
      </p>
    </div>
  );
}
