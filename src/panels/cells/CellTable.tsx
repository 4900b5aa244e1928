import { type ReactNode, useState } from 'react';
import { IntervalAxis, IntervalRow } from '../../charts/IntervalRow.tsx';
import type { CellFigure, ZoneCells } from '../../domain/cells.ts';
import { classify } from '../../domain/classes.ts';
import { isKnown, known } from '../../domain/measure.ts';
import { type Zone, zonePhrase } from '../../domain/territory.ts';
import { Take } from '../../reports/Take.tsx';
import { cameraOn } from '../../state/cell_camera.ts';
import { pointCell, usePointedCell } from '../../state/cells.ts';
import type { Shown } from '../../state/select.ts';
import { ask, go } from '../../state/store.ts';
import { cellName, pieceWords, readingWords } from '../../ui/cell_words.ts';
import { paint } from '../../ui/colour.ts';
import { Value } from '../../ui/Figure.tsx';
import { formatInterval, formatNumber } from '../../ui/format.ts';
import { useNarrow } from '../../ui/narrow.ts';
import { SOURCE_COLUMN, TableHead } from '../../ui/TableHead.tsx';
import { Why } from '../why/Why.tsx';

const FIRST = 10;

export type Order = 'evidencia' | 'faltan' | 'sector' | 'cerca';
export const ORDERS: readonly { readonly value: Order; readonly label: string }[] = [
  { value: 'evidencia', label: 'Las más claras primero' },
  { value: 'faltan', label: 'Donde más faltan primero' },
  { value: 'sector', label: 'Las de más negocios del sector' },
  { value: 'cerca', label: 'Las más cercanas al centro' },
];

const gapOf = ({ gap }: CellFigure) => (isKnown(gap) ? gap.value : -Infinity);
/** The first order is that of the answer. */
const COMPARE: Readonly<Record<Order, (a: CellFigure, b: CellFigure) => number>> = {
  evidencia: () => 0,
  faltan: (a, b) => (gapOf(a) === gapOf(b) ? 0 : gapOf(b) - gapOf(a)),
  sector: (a, b) => b.n - a.n,
  cerca: (a, b) => a.distanceKm - b.distanceKm,
};

/** The cells of the map, one per row: the same figures, in words, with the way to each on the map. */
export function CellTable(props: {
  readonly shown: Shown;
  readonly zone: Zone;
  readonly found: ZoneCells;
  readonly order: Order;
}): ReactNode {
  const { shown, zone, found, order } = props;
  const [all, setAll] = useState(false);
  const pointed = usePointedCell();
  const narrow = useNarrow();
  const { view, sector, summary } = shown;
  const { pieces, layerTitle } = found;
  const words = pieceWords(pieces);
  const rows = [...found.cells].sort(COMPARE[order]);
  const visible = all ? rows : rows.slice(0, FIRST);
  const values = rows.flatMap(({ quotient }) => (isKnown(quotient) ? [quotient.value] : []));
  const classes = classify(values, 'divergente', view.classing, view.classes);
  const short = summary.sectors.get(sector)?.short ?? sector;
  return (
    <>
      <div className="table-wrap">
        <table>
          <caption>
            {layerTitle === undefined
              ? `Celdas de ${zonePhrase(zone)} con algún negocio, por su distancia al centro de los negocios.`
              : `${layerTitle}: zonas de ${zonePhrase(zone)}, con su distancia al centro de los negocios.`}{' '}
            El punto es el cociente y la raya su intervalo del 95%.
          </caption>
          <TableHead
            columns={[
              { label: words.one === 'zona' ? 'Zona' : 'Celda' },
              { label: 'Negocios', numeric: true },
              { label: short, numeric: true },
              { label: 'Gráfico del cociente', silent: true, wide: true, below: <IntervalAxis /> },
              { label: 'Cociente', numeric: true },
              { label: 'Por km²', numeric: true, wide: true },
              { label: 'Qué dice' },
              { label: 'Mapa' },
              SOURCE_COLUMN,
            ]}
          />
          <tbody onPointerLeave={() => pointCell(undefined)}>
            {visible.map((cell) => {
              const { fill, pattern } = paint(classes, cell.quotient);
              const name = cellName(cell);
              return (
                <tr
                  key={cell.id}
                  className={cell.id === pointed ? 'is-hovered' : ''}
                  onPointerEnter={() => pointCell(cell.id)}
                >
                  <th scope="row" className={cell.name === undefined ? 'cell-name' : 'area-name'}>
                    {name}
                    {cell.name !== undefined && <span className="small soft below">{cell.place}</span>}
                  </th>
                  <td className="num">
                    <Value measure={known(cell.all, 'empresas')} />
                  </td>
                  <td className="num">
                    <Value measure={known(cell.n, 'empresas')} />
                    <span className="small soft below">se esperan {formatNumber(cell.expected, 1)}</span>
                  </td>
                  <td className="hide-narrow chart-cell">
                    <IntervalRow measure={cell.quotient} />
                  </td>
                  <td className="num">
                    <span
                      aria-hidden="true"
                      className={`swatch ${pattern ? `hatch-${pattern}` : ''}`}
                      style={fill ? { background: fill } : {}}
                    />
                    <Value
                      measure={
                        isKnown(cell.quotient)
                          ? cell.quotient
                          : { missing: cell.quotient.missing, unit: 'veces' }
                      }
                    />
                    {isKnown(cell.quotient) && (
                      <>
                        <span className="small soft below">{formatInterval(cell.quotient)}</span>
                        <span className="small soft below">
                          ajustado <Value measure={cell.shrunk} />
                        </span>
                      </>
                    )}
                  </td>
                  <td className="num hide-narrow">
                    {isKnown(cell.perKm2) && formatNumber(cell.perKm2.value, 1)}
                  </td>
                  <td className="cell-reading">{cell.reading ? readingWords(cell) : ''}</td>
                  <td>
                    <button
                      type="button"
                      className="link-button"
                      aria-label={`Ver en el mapa: ${name}`}
                      onFocus={() => pointCell(cell.id)}
                      onClick={() => {
                        pointCell(cell.id);
                        go({ camera: cameraOn(cell), ...(narrow ? { pane: 'mapa' as const } : {}) });
                      }}
                    >
                      Ver
                    </button>
                  </td>
                  <td>
                    <Why
                      short
                      of={cell.name ?? `Celda ${cell.place}`}
                      explain={() => ask().explainCell(view.territories, zone.id, sector, pieces, cell.id)}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <Take tables={['catastro']} unfold={() => setAll(true)} />
      {rows.length > FIRST && (
        <p className="no-print">
          <button type="button" className="button" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Mostrar menos' : `Mostrar las ${formatNumber(rows.length)} ${words.many}`}
          </button>
        </p>
      )}
    </>
  );
}
