import { type ReactNode, Suspense, useReducer } from 'react';
import { useMapOutlines } from '../state/outlines.ts';
import { useStore } from '../state/store.ts';
import { lazily } from '../ui/lazily.ts';
import { canDraw } from '../ui/webgl.ts';
import { Insets } from './Insets.tsx';
import { Legend } from './Legend.tsx';
import './map.css';

const PlainMap = lazily<{ readonly late?: boolean }>(() =>
  import('./PlainMap.tsx').then(({ PlainMap: view }) => ({ default: view })),
);
// The legend needs no map library and should not wait for it. Where that does not come, the plain map takes its place.
const MapView = lazily<{ readonly onFail: () => void }>(() =>
  import('./MapView.tsx')
    .then(({ MapView: view }) => ({ default: view }))
    .catch(() => ({ default: () => <PlainMap late /> })),
);
const Undrawn = lazily(() => import('./Undrawn.tsx'));

/** The map with its far islands and its legend; arrives after the first paint. */
export default function MapColumn(): ReactNode {
  const outlines = useMapOutlines();
  const undrawn = useStore((state) => state.undrawn);
  const [draws, giveUp] = useReducer(() => false, undefined, canDraw);
  return (
    <>
      <div className="map-frame">
        <Suspense fallback={null}>{draws ? <MapView onFail={giveUp} /> : <PlainMap />}</Suspense>
        <Insets />
        {!outlines && (
          <Suspense>
            {undrawn ? (
              <Undrawn />
            ) : (
              <p className="map-waiting" role="status">
                Trayendo el mapa…
              </p>
            )}
          </Suspense>
        )}
      </div>
      <Legend />
    </>
  );
}
