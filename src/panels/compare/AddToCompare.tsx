import type { ReactNode } from 'react';
import type { Zone } from '../../domain/territory.ts';
import type { Shown } from '../../state/select.ts';
import { go } from '../../state/store.ts';
import { withZone } from './zones.ts';

/** Sets a zone beside those being compared, and goes there. */
export function AddToCompare({ shown, zone }: { readonly shown: Shown; readonly zone: Zone }): ReactNode {
  const compare = withZone(shown.view.compare, zone.id);
  return (
    <button type="button" className="button" onClick={() => go({ compare, pane: 'comparar' })}>
      {compare.includes(zone.id) ? 'Comparar con otras zonas' : 'Ver la comparación (ya son cuatro)'}
    </button>
  );
}
