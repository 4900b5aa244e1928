import { type ReactNode, useEffect, useRef, useState } from 'react';
import { periodLabel } from '../../domain/source.ts';
import { type Zone, zonePhrase } from '../../domain/territory.ts';
import { measureAt, rowOf, type Shown } from '../../state/select.ts';
import { go } from '../../state/store.ts';
import { Value } from '../../ui/Figure.tsx';
import { formatInterval } from '../../ui/format.ts';
import { figureOf, referenceName } from '../zone/facts.ts';
import { strengthSentence } from '../zone/sentence.ts';
import { useDrag } from './drag.ts';

/** How much of the summary is seen: its name and figure, or all of it. */
type Height = 'asomada' | 'abierta';

/**
 * The zone chosen on the map of a phone: it rises from the bottom, is dragged or pressed up and down, and never takes the map
 * or the keyboard away. Escape, a drag down or its button put it away.
 */
export function ZoneDrawer(props: {
  readonly shown: Shown;
  readonly zone: Zone;
  readonly work: boolean;
}): ReactNode {
  const { shown, zone, work } = props;
  const [height, setHeight] = useState<Height>('asomada');
  const box = useRef<HTMLElement>(null);
  const close = () => {
    const inside = box.current?.contains(document.activeElement);
    go({ zone: undefined });
    // Focus would be lost with what had it: it goes back to the map.
    if (inside) document.querySelector<HTMLElement>('.map-column canvas, .map-column button')?.focus();
  };
  const drag = useDrag({
    up: () => setHeight('abierta'),
    down: () => (height === 'abierta' ? setHeight('asomada') : close()),
    press: () => setHeight(height === 'abierta' ? 'asomada' : 'abierta'),
  });
  useEscape(close);
  const isOpen = height === 'abierta';
  const measure = measureAt(shown, rowOf(shown, zone.id));
  const { sector, summary, layer } = shown;
  const sectorName = summary.sectors.get(sector)?.short ?? sector;
  return (
    <section
      ref={box}
      className={`zone-drawer is-${height}`}
      style={drag.offset === 0 ? undefined : { transform: `translateY(${drag.offset}px)` }}
      aria-labelledby="drawer-title"
    >
      <button
        type="button"
        className="drawer-handle"
        aria-expanded={isOpen}
        aria-controls="drawer-more"
        {...drag.handle}
      >
        <span className="visually-hidden">
          {isOpen ? 'Ver menos' : 'Ver más'} de {zone.name}
        </span>
      </button>
      <div className="drawer-head">
        <div>
          <h2 id="drawer-title">{zone.name}</h2>
          <p className="drawer-figure">
            {layer.name}
            {layer.scope !== 'zona' && `, ${sectorName}`}:{' '}
            <strong>
              <Value measure={measure} />
            </strong>{' '}
            <span className="small soft">{formatInterval(measure)}</span>
          </p>
        </div>
        <button type="button" className="button" onClick={close}>
          Cerrar
        </button>
      </div>
      <div id="drawer-more" hidden={!isOpen}>
        {!work && <p>{sentenceOf(shown, zone, sectorName)}</p>}
        <p className="drawer-actions">
          <button type="button" className="button" onClick={() => go({ screen: 'explorar', pane: 'ficha' })}>
            Abrir la ficha de {zone.name}
          </button>
        </p>
      </div>
    </section>
  );
}

function sentenceOf(shown: Shown, zone: Zone, sectorName: string): string {
  const { analysis, sector } = shown;
  const { period, settings } = analysis;
  const isMean = period.from !== period.to;
  return strengthSentence({
    place: zonePhrase(zone),
    sector: sectorName,
    counted: settings.counted,
    count: figureOf(shown, settings.counted, zone, sector),
    quotient: figureOf(shown, 'cociente', zone, sector),
    period: isMean ? `${period.from}–${period.to}` : periodLabel(period),
    isMean,
    referenceName: referenceName(shown, zone),
  });
}

/** Escape anywhere on the page, but where it already means something: a field, a dialog. */
function useEscape(close: () => void): void {
  const last = useRef(close);
  last.current = close;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      if (event.target instanceof Element && event.target.matches('input, select, textarea')) return;
      last.current();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
