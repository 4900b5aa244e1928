import './territories.css';
import type { ReactNode } from 'react';
import { MOST_OWN } from '../../domain/own.ts';
import type { Shown } from '../../state/select.ts';
import { go } from '../../state/store.ts';
import { TerritoryButton } from './TerritoryButton.tsx';

/** The sets of comunas that the reader named: each leads to its sheet and can be changed; up to nine are made. */
export default function Territories({ shown }: { readonly shown: Shown }): ReactNode {
  const { view, summary } = shown;
  const { zones, comunas } = summary.territory;
  return (
    <section className="own-territories no-print" aria-label="Tus territorios">
      {view.territories.length > 0 && (
        <ul>
          {view.territories.map((own) => {
            const zone = zones.get(own.id);
            const names = zone?.comunas.map((at) => comunas[at]?.name).join(', ');
            const lost = own.cuts.length - (zone?.comunas.length ?? 0);
            return (
              <li key={own.id}>
                {zone ? (
                  <button
                    type="button"
                    className="link-button"
                    onClick={() => go({ zone: own.id, pane: 'ficha' })}
                  >
                    {own.name}
                  </button>
                ) : (
                  own.name
                )}{' '}
                <span className="small soft">
                  {names}
                  {lost > 0 && ` (${lost} de sus comunas no ${lost === 1 ? 'está' : 'están'} en estos datos)`}
                </span>{' '}
                <TerritoryButton shown={shown} label="Cambiar" editing={own} />
              </li>
            );
          })}
        </ul>
      )}
      {view.territories.length < MOST_OWN ? (
        <TerritoryButton shown={shown} label="Armar un territorio" />
      ) : (
        <p className="small soft">Caben nueve territorios. Borra uno para armar otro.</p>
      )}
    </section>
  );
}
