import { type ReactNode, useEffect } from 'react';
import type { Shown } from '../../state/select.ts';
import { go } from '../../state/store.ts';
import type { Pane } from '../../state/view.ts';
import { ZoneDrawer } from './ZoneDrawer.tsx';
import './phone.css';

/**
 * What a phone has at the bottom of the screen, where the thumb is: the change between list and map, and over the map, the
 * zone chosen. `work`: the figures are those of a screen of work, not a list of zones.
 */
export default function PhoneDock(props: {
  readonly shown: Shown;
  readonly pane: Pane;
  readonly work: boolean;
}): ReactNode {
  const { shown, pane, work } = props;
  const onMap = pane === 'mapa';
  useEffect(() => {
    // The map stands under choices that fill half of a phone; who asked for it should see it.
    if (onMap) document.querySelector('.map-column')?.scrollIntoView({ block: 'start' });
  }, [onMap]);
  return (
    <div className="phone-dock no-print">
      <button
        type="button"
        className="button phone-switch"
        onClick={() => go({ pane: onMap ? (work ? undefined : 'lista') : 'mapa' })}
      >
        {onMap ? (work ? 'Ver las cifras' : 'Ver la lista') : 'Ver el mapa'}
      </button>
      <p className="visually-hidden" role="status">
        {onMap && shown.zone ? `Elegiste ${shown.zone.name}. Su resumen está después del mapa.` : ''}
      </p>
      {onMap && shown.zone && <ZoneDrawer shown={shown} zone={shown.zone} work={work} />}
    </div>
  );
}
