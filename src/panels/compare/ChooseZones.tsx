import '../../ui/chips.css';
import { type ReactNode, useRef } from 'react';
import type { ZoneId } from '../../domain/ids.ts';
import { searchZones, type Zone } from '../../domain/territory.ts';
import type { Shown } from '../../state/select.ts';
import { go } from '../../state/store.ts';
import { MOST_COMPARED } from '../../state/view.ts';
import { ZonePicker } from '../territories/ZonePicker.tsx';
import { LEVEL_WORDS } from '../words.ts';
import { comparedIds, splitZones, withZone } from './zones.ts';

const MOST_FOUND = 8;

/** The zones side by side: each can be taken away, and others are added by name until there are four. */
export function ChooseZones({ shown }: { readonly shown: Shown }): ReactNode {
  const { view, summary, analysis } = shown;
  const ids = comparedIds(shown);
  const { zones, strangers } = splitZones(shown, ids);
  const level = LEVEL_WORDS[view.level].toLowerCase();
  const box = useRef<HTMLElement>(null);
  const remove = (id: ZoneId) => {
    go({ compare: ids.filter((one) => one !== id) });
    // The button that was pressed goes with its zone: the place to add another is what stands nearest.
    requestAnimationFrame(() => box.current?.querySelector('input')?.focus());
  };
  const find = (typed: string) =>
    searchZones(summary.territory, typed, summary.territory.zones.size)
      .filter(({ zone }) => analysis.zones.includes(zone.id) && !ids.includes(zone.id))
      .slice(0, MOST_FOUND);
  return (
    <section ref={box} className="compare-choose no-print" aria-label="Zonas que se comparan">
      {ids.length > 0 && (
        <ul className="chips">
          {zones.map((zone) => (
            <Chip key={zone.id} name={zone.name} onRemove={() => remove(zone.id)} />
          ))}
          {strangers.map(({ id, name }) => (
            <Chip key={id} name={`${name} (no está entre las ${level})`} onRemove={() => remove(id)} />
          ))}
        </ul>
      )}
      {ids.length < MOST_COMPARED ? (
        <ZonePicker
          label={`Agrega una zona (${level} o un territorio tuyo)`}
          find={find}
          onPick={(zone: Zone) => go({ compare: withZone(ids, zone.id) })}
        />
      ) : (
        <p className="small soft">Caben cuatro. Quita una para agregar otra.</p>
      )}
    </section>
  );
}

function Chip(props: { readonly name: string; readonly onRemove: () => void }): ReactNode {
  return (
    <li className="chip">
      {props.name}
      <button type="button" aria-label={`Quitar ${props.name}`} onClick={props.onRemove}>
        ×
      </button>
    </li>
  );
}
