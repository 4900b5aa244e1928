import type { ReactNode } from 'react';
import { type DrawnZone, ZoneMap } from '../../charts/ZoneMap.tsx';
import { isKnown } from '../../domain/measure.ts';
import type { RegisterReport } from '../../domain/register_report/report.ts';
import { useOutlines } from '../../state/outlines.ts';
import { useStore } from '../../state/store.ts';
import { formatMeasure, formatNumber } from '../../ui/format.ts';
import { spanWords } from './words.ts';

const CLASSES = 4;

/**
 * How many businesses lie in each zone or hexagon, shaded. Never a business alone: what is held back, or has few, is hatched.
 */
export function RegisterMap({ report }: { readonly report: RegisterReport }): ReactNode {
  const outlines = useOutlines('comuna');
  const undrawn = useStore((state) => state.undrawn);
  const { pieces, phrase, zone } = report;
  if (!pieces) return null;
  const most = Math.max(
    0,
    ...pieces.rows.map(({ businesses }) => (isKnown(businesses) ? businesses.value : 0)),
  );
  if (most === 0) return null;
  const step = niceStep(most);
  const classOf = (value: number) => Math.min(CLASSES, Math.ceil(value / step));
  const zones = pieces.rows.map(
    ({ id, name, outline, businesses }): DrawnZone => ({
      id,
      name,
      geometry: outline,
      fill: isKnown(businesses) ? shade(classOf(businesses.value)) : 'var(--map-land)',
      ...(isKnown(businesses) ? {} : { hatch: 'reservado' as const }),
      title: `${name}: ${formatMeasure(businesses)}`,
    }),
  );
  const around = (outlines?.features ?? []).flatMap(({ geometry, properties: { id, name } }): DrawnZone[] =>
    id === zone ? [{ id, name, geometry, fill: 'var(--map-land)' }] : [],
  );
  const isHeld = pieces.rows.some(({ businesses }) => !isKnown(businesses));
  return (
    // Without the outline of the comuna the paper is not whole.
    <figure className="register-map" aria-busy={!outlines && !undrawn}>
      <ZoneMap
        zones={[...around, ...zones]}
        focus={new Set(zones.map(({ id }) => id))}
        label={`Mapa: negocios con punto de ${phrase}, por ${pieces.layer ? 'zona' : 'hexágono'}. La tabla tiene las mismas cifras.`}
        width={460}
        height={330}
      />
      <figcaption className="small">
        <strong>Negocios con punto, por {pieces.layer ? 'zona' : 'hexágono de cerca de 0,7 km²'}.</strong>{' '}
        <ul className="legend-line">
          {Array.from({ length: CLASSES }, (_, at) => at + 1).map((one) => (
            <li key={one}>
              <span className="swatch" style={{ background: shade(one) }} />
              {one === CLASSES
                ? `más de ${formatNumber((one - 1) * step)}`
                : spanWords((one - 1) * step + 1, one * step)}
            </li>
          ))}
          {isHeld && (
            <li>
              <span className="swatch hatch-reservado" />
              reservado
            </li>
          )}
        </ul>
        Ningún negocio se dibuja por separado.
      </figcaption>
    </figure>
  );
}

function shade(level: number): string {
  return level === 0
    ? 'var(--map-land)'
    : `color-mix(in oklab, var(--accent) ${15 + 25 * (level - 1)}%, #fff)`;
}

/** A round number of businesses, so that three steps and more reach the most. */
function niceStep(most: number): number {
  const rough = most / CLASSES;
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  return Math.max(1, Math.ceil((Math.ceil((2 * rough) / unit) * unit) / 2));
}
