import type { ReactNode } from 'react';
import { commonScale } from '../../charts/common_scale.ts';
import { ScaleAxis, ScaleRow } from '../../charts/ScaleRow.tsx';
import type { FigureInfo } from '../../domain/figures.ts';
import { isKnown, type Measure } from '../../domain/measure.ts';
import type { Zone } from '../../domain/territory.ts';
import { Take } from '../../reports/Take.tsx';
import { layersOf, rowOf, type Shown, scoreAt } from '../../state/select.ts';
import { Value } from '../../ui/Figure.tsx';
import { formatInterval, formatNumber, MISSING_WORDS } from '../../ui/format.ts';
import { WhyFigure } from '../why/Why.tsx';
import { figureOf } from '../zone/facts.ts';

interface Row {
  readonly layer: FigureInfo;
  readonly measures: readonly Measure[];
}

/** Every figure of the zones, each on an axis of its own that all of them share; the one on the map comes first. */
export function CompareFigures(props: { readonly shown: Shown; readonly zones: readonly Zone[] }): ReactNode {
  const { shown, zones } = props;
  const rows = [shown.layer, ...layersOf(shown.summary).filter(({ id }) => id !== shown.layer.id)].map(
    (layer): Row => ({
      layer,
      measures: zones.map((zone) => figureOf(shown, layer.id, zone, shown.sector)),
    }),
  );
  // A row of the same reason over and over says less than one sentence.
  const isTold = ({ measures }: Row) =>
    measures.some((measure) => isKnown(measure) || measure.low !== undefined);
  const told = rows.filter(isTold);
  const untold = rows.filter((row) => !isTold(row));
  return (
    <section className="compare-long" aria-labelledby="compare-figures">
      <h3 id="compare-figures">Cifra por cifra</h3>
      <p className="small soft prose">
        El punto es la cifra y la raya su intervalo, con el mismo eje para todas. Donde la fuente no publica,
        la raya va cortada y sin punto. La línea vertical es lo esperado, o ningún cambio.
      </p>
      <div className="table-wrap">
        <table className="compare-table">
          <caption className="visually-hidden">
            Cifras de {zones.map(({ name }) => name).join(', ')}, una junto a otra
          </caption>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">Zona</th>
              <th scope="col">Gráfico</th>
              <th scope="col">Cifra</th>
              <th scope="col">Fuente</th>
            </tr>
          </thead>
          {told.map((row) => (
            <FigureRows key={row.layer.id} shown={shown} zones={zones} row={row} />
          ))}
        </table>
      </div>
      <Take />
      {untold.length > 0 && (
        <p className="small soft">
          Ninguna tiene{' '}
          {untold
            .map(({ layer, measures }) => `${layer.name.toLowerCase()} (${reasonsOf(measures)})`)
            .join('; ')}
          .
        </p>
      )}
    </section>
  );
}

function FigureRows(props: {
  readonly shown: Shown;
  readonly zones: readonly Zone[];
  readonly row: Row;
}): ReactNode {
  const { shown, zones, row } = props;
  const { layer, measures } = row;
  const scale = commonScale(measures, layer.kind);
  const unit = measures[0]?.unit ?? layer.unit;
  return (
    <tbody>
      <tr className="figure-head">
        <th scope="rowgroup">{layer.name}</th>
        <td className="chart-cell">
          {scale && <ScaleAxis scale={scale} format={(value) => axisText(value, scale.ticks, unit)} />}
        </td>
        <td />
        <td />
      </tr>
      {zones.map((zone, at) => {
        const measure = measures[at] ?? { missing: 'sin-dato' as const, unit };
        const graded =
          layer.id === 'potencial' && isKnown(measure) && scoreAt(shown, rowOf(shown, zone.id))?.graded;
        return (
          <tr key={zone.id} data-zone={zone.id}>
            <th scope="row">{zone.name}</th>
            <td className="chart-cell">{scale && <ScaleRow measure={measure} scale={scale} />}</td>
            <td className="num">
              <Value measure={measure} />
              {formatInterval(measure) && <span className="small soft below">{formatInterval(measure)}</span>}
              {graded && <span className="small soft below">calidad {graded.grade}</span>}
            </td>
            <td>
              <WhyFigure
                short
                figure={layer.id}
                of={`${layer.name} de ${zone.name}`}
                zone={zone.id}
                sector={shown.sector}
              />
            </td>
          </tr>
        );
      })}
    </tbody>
  );
}

function reasonsOf(measures: readonly Measure[]): string {
  const reasons = new Set(measures.flatMap((one) => (isKnown(one) ? [] : [MISSING_WORDS[one.missing]])));
  return [...reasons].join(' o ');
}

/** A tick without the words of its unit, which the figures already carry, and with the decimals that its step needs. */
function axisText(value: number, ticks: readonly number[], unit: Measure['unit']): string {
  if (unit === 'veces') return value < 1 ? `1/${Math.round(1 / value)}` : String(value);
  const step = Math.abs((ticks[1] ?? 0) - (ticks[0] ?? 0));
  const text = formatNumber(value, step > 0 && step < 1 ? Math.ceil(-Math.log10(step)) : 0);
  return unit === 'porcentaje' ? `${text}%` : text;
}
