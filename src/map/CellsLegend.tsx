import type { ReactNode } from 'react';
import type { ZoneCells } from '../domain/cells.ts';
import { classOf } from '../domain/classes.ts';
import { isKnown } from '../domain/measure.ts';
import { zonePhrase } from '../domain/territory.ts';
import { useCells } from '../state/cells.ts';
import type { Shown } from '../state/select.ts';
import { pieceWords } from '../ui/cell_words.ts';
import { PATTERNS, type Pattern, ramp, zeroColour } from '../ui/colour.ts';
import { formatNumber, formatValue, MISSING_WORDS } from '../ui/format.ts';
import { paintCells } from './cells.ts';

/** What the pieces inside the zone mean, and how many are of each colour and pattern. Nothing where there are none. */
export default function CellsLegend({ shown }: { readonly shown: Shown }): ReactNode {
  const found = useCells(shown);
  if (!found || !shown.zone || found.cells.length === 0) return null;
  return <CellsKey shown={shown} found={found} place={zonePhrase(shown.zone)} />;
}

function CellsKey(props: {
  readonly shown: Shown;
  readonly found: ZoneCells;
  readonly place: string;
}): ReactNode {
  const { classes, cells } = paintCells(props.found, props.shown.view);
  const counts = new Map<number | Pattern, number>();
  for (const { cell, paint } of cells) {
    const key =
      paint.pattern ?? (classes && isKnown(cell.quotient) ? classOf(classes, cell.quotient.value) : -1);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const words = pieceWords(props.found.pieces);
  // The one reason for a quotient with no meaning, where the sector is somewhere in the zone.
  const areEmpty =
    props.found.ofSector > 0 &&
    cells.every(({ cell, paint }) => paint.pattern !== 'no-aplica' || cell.all === 0);
  const clear = cells.filter(({ cell }) => cell.reading && cell.reading !== 'no-se-distingue').length;
  const limit = (value: number) => formatValue(value, 'veces');
  return (
    <div className="legend-cells">
      <h2>
        {props.found.layerTitle ?? 'Celdas'} dentro de {props.place}
        <span className="soft">, {props.shown.summary.sectors.get(props.shown.sector)?.short}</span>
      </h2>
      {classes && (
        <ul className="legend-ramp">
          {ramp(classes).map((colour, at) => {
            const from = classes.breaks[at - 1];
            const to = classes.breaks[at];
            return (
              <li key={colour}>
                <span className="legend-band" style={{ background: colour }} />
                <span>
                  {from === undefined
                    ? `bajo ${limit(to ?? 1)}`
                    : to === undefined
                      ? `${limit(from)} o más`
                      : `${limit(from)} a ${limit(to)}`}
                </span>
                <Count of={counts.get(at) ?? 0} />
              </li>
            );
          })}
        </ul>
      )}
      <ul className="legend-others">
        {classes?.zero && (
          <li>
            <span className="swatch" style={{ background: zeroColour(classes) }} /> cero{' '}
            <Count of={counts.get(-1) ?? 0} />
          </li>
        )}
        {PATTERNS.filter((pattern) => counts.has(pattern)).map((pattern) => (
          <li key={pattern}>
            <span className={`swatch hatch-${pattern}`} />{' '}
            {areEmpty && pattern === 'no-aplica' ? 'ningún negocio' : MISSING_WORDS[pattern]}{' '}
            <Count of={counts.get(pattern) ?? 0} />
          </li>
        ))}
        {clear > 0 && (
          <li>
            <span className="swatch legend-clear" /> borde grueso: se distingue de lo esperado{' '}
            <Count of={clear} />
          </li>
        )}
      </ul>
      <p className="small soft">
        1 = la parte que el sector tiene en {props.place}. Entre paréntesis, cuántas {words.many}.
      </p>
    </div>
  );
}

function Count({ of }: { readonly of: number }): ReactNode {
  return <span className="soft legend-count">({formatNumber(of)})</span>;
}
