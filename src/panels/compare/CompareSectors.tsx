import type { ReactNode } from 'react';
import { commonScale } from '../../charts/common_scale.ts';
import { ScaleAxis, ScaleTracks, SIGNS, SignMark } from '../../charts/ScaleRow.tsx';
import type { SectorCode } from '../../domain/ids.ts';
import { isKnown, type Measure } from '../../domain/measure.ts';
import type { Zone } from '../../domain/territory.ts';
import { Take } from '../../reports/Take.tsx';
import type { Shown } from '../../state/select.ts';
import { go } from '../../state/store.ts';
import { Value } from '../../ui/Figure.tsx';
import { formatInterval } from '../../ui/format.ts';
import { Pick, useOnPaper } from '../report/on_paper.tsx';
import { WhyFigure } from '../why/Why.tsx';
import { figureOf } from '../zone/facts.ts';

interface Line {
  readonly code: SectorCode;
  readonly name: string;
  readonly measures: readonly Measure[];
}

/** How concentrated each sector is in each zone, on one axis; where they differ the most comes first. */
export function CompareSectors(props: { readonly shown: Shown; readonly zones: readonly Zone[] }): ReactNode {
  const { shown, zones } = props;
  const onPaper = useOnPaper();
  const lines = shown.analysis.sectors
    .map(
      (code): Line => ({
        code,
        name: shown.summary.sectors.get(code)?.short ?? code,
        measures: zones.map((zone) => figureOf(shown, 'cociente', zone, code)),
      }),
    )
    .sort((a, b) => spread(b) - spread(a) || (a.code < b.code ? -1 : 1));
  const scale = commonScale(
    lines.flatMap(({ measures }) => measures),
    'divergente',
  );
  if (!scale) return null;
  return (
    <section aria-labelledby="compare-sectors">
      <h3 id="compare-sectors">Sector por sector</h3>
      <p className="small soft prose">
        Cociente de localización: 1 es lo esperado. Arriba, los sectores en que más se separan.
        {!onPaper && ' Elige uno para verlo en las demás cifras.'}
      </p>
      <div className="table-wrap">
        <table className="compare-table">
          <caption>Cociente de cada sector. Cada signo es una zona.</caption>
          <thead>
            <tr>
              <th scope="col">Sector</th>
              <th scope="col" className="chart-cell">
                <span className="visually-hidden">Gráfico</span>
                <ScaleAxis
                  scale={scale}
                  format={(tick) => (tick < 1 ? `1/${Math.round(1 / tick)}` : String(tick))}
                />
              </th>
              {zones.map((zone, at) => (
                <th key={zone.id} scope="col" className="num">
                  <SignMark sign={SIGNS[at] ?? 'circulo'} />
                  {zone.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ code, name, measures }) => (
              <tr key={code} data-sector={code} className={code === shown.sector ? 'is-chosen' : ''}>
                <th scope="row">
                  <Pick onPick={() => go({ sector: code })}>{name}</Pick>
                </th>
                <td className="chart-cell">
                  <ScaleTracks measures={measures} scale={scale} />
                </td>
                {zones.map((zone, at) => {
                  const measure = measures[at] ?? { missing: 'sin-dato' as const, unit: 'veces' as const };
                  return (
                    <td key={zone.id} className="num" title={formatInterval(measure)}>
                      <Value
                        measure={isKnown(measure) ? measure : { missing: measure.missing, unit: 'veces' }}
                      />
                      <span className="visually-hidden"> {formatInterval(measure)}</span>{' '}
                      <WhyFigure
                        short
                        figure="cociente"
                        of={`Cociente de ${name} en ${zone.name}`}
                        zone={zone.id}
                        sector={code}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Take />
      <p className="small soft">
        La raya es el intervalo del 95%. Se prueban muchas celdas a la vez: algunas se separan solo por azar.
      </p>
    </section>
  );
}

/** How many times the greatest quotient is the least, among those known; −1 with fewer than two. */
function spread({ measures }: Line): number {
  const values = measures.flatMap((measure) =>
    isKnown(measure) && measure.value > 0 ? [measure.value] : [],
  );
  return values.length < 2 ? -1 : Math.max(...values) / Math.min(...values);
}
