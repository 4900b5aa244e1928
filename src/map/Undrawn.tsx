import type { ReactNode } from 'react';
import { askOutlines } from '../state/outlines.ts';
import { go, useStore } from '../state/store.ts';

/** In the place of the map when its outlines cannot be read: nothing else depends on them. */
export default function Undrawn(): ReactNode {
  const level = useStore((state) => state.view.level);
  return (
    <div className="map-undrawn" role="alert">
      <p>
        <strong>El mapa no llegó.</strong> No se pudieron leer los contornos de las comunas. La tabla y las
        fichas tienen todas las cifras.
      </p>
      <p>
        <button type="button" className="button" onClick={() => void askOutlines(level)}>
          Volver a intentar
        </button>{' '}
        <button type="button" className="link-button" onClick={() => go({ screen: 'calidad' })}>
          Ver qué pasó
        </button>
      </p>
    </div>
  );
}
