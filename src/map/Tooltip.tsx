import type { ReactNode } from 'react';
import type { Shown } from '../state/select.ts';
import { formatInterval, formatMeasure } from '../ui/format.ts';
import type { Pointer } from './interaction.ts';
import { paintsOf } from './paints.ts';

/** Name and figure of what is pointed at, beside the cursor and never under it. */
export function Tooltip(props: {
  readonly shown: Shown;
  readonly pointer: Pointer;
  readonly frame: HTMLElement | null;
}): ReactNode {
  const { shown, pointer, frame } = props;
  const zone = pointer.zone && shown.summary.territory.zones.get(pointer.zone);
  const measure = pointer.zone && paintsOf(shown).get(pointer.zone)?.measure;
  const left = pointer.x > (frame?.clientWidth ?? 0) / 2;
  const up = pointer.y > (frame?.clientHeight ?? 0) / 2;
  return (
    <div
      className="map-tooltip"
      aria-hidden="true"
      style={{
        left: pointer.x,
        top: pointer.y,
        translate: `${left ? 'calc(-100% - 12px)' : '14px'} ${up ? 'calc(-100% - 10px)' : '14px'}`,
      }}
    >
      {pointer.business !== undefined && (
        <p>
          {pointer.business}
          {shown.summary.fictitious && ' (ficticio)'}
        </p>
      )}
      {zone && <strong>{zone.name}</strong>}
      {measure && (
        <p>
          {shown.layer.name}: <b>{formatMeasure(measure)}</b>
        </p>
      )}
      {measure && formatInterval(measure) && <p className="soft">{formatInterval(measure)}</p>}
    </div>
  );
}
