import { lazy, type ReactNode, Suspense } from 'react';
import { Insets } from './Insets.tsx';
import { Legend } from './Legend.tsx';
import './map.css';

// The legend needs no map library and should not wait for it.
const MapView = lazy(() => import('./MapView.tsx').then(({ MapView: view }) => ({ default: view })));

/** The map with its far islands and its legend; arrives after the first paint. */
export default function MapColumn(): ReactNode {
  return (
    <>
      <div className="map-frame">
        <Suspense fallback={null}>
          <MapView />
        </Suspense>
        <Insets />
      </div>
      <Legend />
    </>
  );
}
