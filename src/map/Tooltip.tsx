import type { ReactNode } from 'react';
import { placeOf } from '../domain/bands.ts';
import { isKnown, type Measure } from '../domain/measure.ts';
import type { Zone } from '../domain/territory.ts';
import { measureAt, rowOf, type Shown } from '../state/select.ts';
import { useBands } from '../state/useBands.ts';
import { cellName, readingWords } from '../ui/cell_words.ts';
import { formatInterval, formatMeasure, formatNumber } from '../ui/format.ts';
import type { PaintedCells } from './cells.ts';
import type { Pointer } from './interaction.ts';
import { paintsOf } from './paints.ts';

/** Name and figure of what is pointed at, beside the cursor and never under it. */
export function Tooltip(props: {
  readonly shown: Shown;
  readonly pointer: Pointer;
  readonly cells: PaintedCells | undefined;
  readonly frame: HTMLElement | null;
}): ReactNode {
  const { shown, pointer, cells, frame } = props;
  const cell = cells?.cells.find(({ cell: one }) => one.id === pointer.cell)?.cell;
  const zone = pointer.zone && shown.summary.territory.zones.get(pointer.zone);
  // Over a cell its own figures are told, not those of the zone it lies in.
  const measure = !cell && pointer.zone && paintsOf(shown).get(pointer.zone)?.measure;
  const isScore = shown.layer.id === 'potencial' && !shown.overlay;
  const { bands } = useBands(shown, isScore);
  const place = isScore && measure && bands && zone && placeOf(bands, zone.id);
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
      {cell && (
        <>
          <p>{cellName(cell)}</p>
          <p>
            <b>{formatNumber(cell.n)}</b> de {formatNumber(cell.all)} negocios; se esperan{' '}
            {formatNumber(cell.expected, 1)}
          </p>
          <p className="soft">{readingWords(cell)}</p>
        </>
      )}
      {measure && (
        <p>
          {shown.layer.name}: <b>{categoryName(shown, measure) ?? formatMeasure(measure)}</b>
        </p>
      )}
      {measure && formatInterval(measure) && <p className="soft">{formatInterval(measure)}</p>}
      {place && (
        <p className="soft">
          Puesto {formatNumber(place.median)} de {formatNumber(place.among)}, entre {formatNumber(place.low)}{' '}
          y {formatNumber(place.high)}
        </p>
      )}
      {zone &&
        territoriesWith(shown, zone).map(({ id, name }) => (
          <p key={id} className="soft">
            Parte de tu territorio {name}: {formatMeasure(measureAt(shown, rowOf(shown, id)))}
          </p>
        ))}
    </div>
  );
}

/** What a panel calls a state that the map draws; undefined for a figure. */
function categoryName({ overlay }: Shown, measure: Measure): string | undefined {
  return isKnown(measure) ? overlay?.categories?.[measure.value] : undefined;
}

/** The reader's own territories that hold a zone whole. */
function territoriesWith({ summary, guests, analysis }: Shown, zone: Zone): readonly Zone[] {
  return guests.flatMap((row) => {
    const own = summary.territory.zones.get(analysis.zones[row] ?? zone.id);
    return own && zone.comunas.every((comuna) => own.comunas.includes(comuna)) ? [own] : [];
  });
}
