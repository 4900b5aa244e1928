import { type ReactNode, useMemo, useState } from 'react';
import { type Cut, parseCut } from '../../domain/ids.ts';
import type { UnknownComuna } from '../../load/open/contract.ts';
import { useStore } from '../../state/store.ts';
import { ShowMore } from '../../ui/ShowMore.tsx';
import { decide } from './on_table.ts';
import { counted } from './words.ts';

/** Names shown at first, and added each time more are asked for. */
const BATCH = 12;
/** Values of the list that are no code. */
const UNDECIDED = '?';
const NONE = '-';

/** Names that are of no comuna, and which one the reader says each is. */
export function Comunas(props: {
  readonly id: string;
  readonly unknown: readonly UnknownComuna[];
  readonly decided: Readonly<Record<string, Cut | ''>>;
}): ReactNode {
  const { id, unknown, decided } = props;
  const [most, setMost] = useState(BATCH);
  const summary = useStore((state) => state.summary);
  const all = useMemo(
    () =>
      (summary?.territory.comunas ?? [])
        .map(({ cut, name }) => ({ cut, name }))
        .sort((a, b) => a.name.localeCompare(b.name, 'es')),
    [summary],
  );
  return (
    <div className="open-comunas">
      <h5>Comunas que no se reconocen</h5>
      <p className="small soft">Elige cuál es cada una. Sus filas quedan fuera mientras no se sepa.</p>
      <ul>
        {unknown.slice(0, most).map(({ text, rows, suggestions }) => {
          const chosen = Object.hasOwn(decided, text) ? decided[text] || NONE : UNDECIDED;
          const [likely] = suggestions;
          const say = (value: string) => {
            const cut = value === NONE ? '' : parseCut(value);
            if (cut !== undefined) void decide(id, { comunas: { [text]: cut } });
          };
          return (
            <li key={text}>
              <p>
                <strong>«{text}»</strong> <span className="small soft">{counted(rows, 'fila', 'filas')}</span>
              </p>
              {likely && (
                <button
                  type="button"
                  className="button"
                  aria-pressed={chosen === likely.cut}
                  aria-label={`«${text}» es ${likely.name}, ${likely.region}`}
                  onClick={() => say(likely.cut)}
                >
                  Es {likely.name}
                </button>
              )}
              <select
                aria-label={`Qué comuna es «${text}»`}
                value={chosen}
                onChange={(event) => say(event.target.value)}
              >
                {chosen === UNDECIDED && <option value={UNDECIDED}>Elige una comuna…</option>}
                <option value={NONE}>No es una comuna</option>
                {suggestions.length > 0 && (
                  <optgroup label="Se parecen">
                    {suggestions.map(({ cut, name, region }) => (
                      <option key={cut} value={cut}>
                        {name} ({region})
                      </option>
                    ))}
                  </optgroup>
                )}
                <optgroup label="Todas">
                  {all
                    .filter(({ cut }) => !suggestions.some((one) => one.cut === cut))
                    .map(({ cut, name }) => (
                      <option key={cut} value={cut}>
                        {name}
                      </option>
                    ))}
                </optgroup>
              </select>
            </li>
          );
        })}
      </ul>
      <ShowMore left={unknown.length - most} batch={BATCH} onMore={() => setMost(most + BATCH)}>
        Mostrar más ({counted(unknown.length - most, 'queda', 'quedan')})
      </ShowMore>
    </div>
  );
}
