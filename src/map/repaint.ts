import type { Map as MapLibre } from 'maplibre-gl';
import type { Layers } from './layers/ids.ts';

/** Gives layers the paint that they have in another theme. Only what differs is sent. */
export function repaint(map: MapLibre, before: Layers, next: Layers): void {
  next.forEach((layer, at) => {
    const old = before[at]?.paint as Record<string, unknown> | undefined;
    for (const [name, value] of Object.entries(layer.paint ?? {}))
      if (JSON.stringify(old?.[name]) !== JSON.stringify(value))
        map.setPaintProperty(layer.id, name as 'fill-color', value);
  });
}
