import type { ReactNode } from 'react';
import { groupOf } from '../../domain/settings.ts';
import type { Zone } from '../../domain/territory.ts';
import type { Shown } from '../../state/select.ts';
import { AddToCompare } from '../compare/AddToCompare.tsx';
import { TerritoryOfZone } from './TerritoryButton.tsx';
import './territories.css';

/** What can be done with the zone of a sheet: set it beside others, or make a territory with it. */
export function ZoneActions({ shown, zone }: { readonly shown: Shown; readonly zone: Zone }): ReactNode {
  const { reference } = shown.analysis.settings;
  const above = reference === 'region' ? 'regiones' : 'provincias';
  return (
    <>
      {groupOf(shown.summary.territory, zone.id, reference) === undefined && (
        <p className="panel-info">
          Este territorio tiene comunas de varias {above}: no hay una sola con que compararlo, y las cifras
          que comparan no aplican. Elige otra referencia en «Comparar con».
        </p>
      )}
      <div className="zone-actions no-print">
        <AddToCompare shown={shown} zone={zone} />
        <TerritoryOfZone shown={shown} zone={zone} />
      </div>
    </>
  );
}
