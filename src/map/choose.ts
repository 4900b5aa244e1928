import type { ZoneId } from '../domain/ids.ts';
import { go, useStore } from '../state/store.ts';
import { isNarrow } from '../ui/narrow.ts';

/**
 * A zone chosen on the map: its sheet opens beside. Who works with the table beside the map keeps it, with the row of the zone
 * in sight; a phone keeps the map, and a summary rises over it.
 */
export function chooseOnMap(zone: ZoneId): void {
  const { pane } = useStore.getState().view;
  go({ zone, pane: pane === 'lista' || (pane === 'mapa' && isNarrow()) ? pane : 'ficha' });
}
