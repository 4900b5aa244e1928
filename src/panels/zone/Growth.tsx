import type { ReactNode } from 'react';
import { SignedRow } from '../../charts/SignedRow.tsx';
import type { FigureId } from '../../domain/analysis.ts';
import { isKnown, type Known } from '../../domain/measure.ts';
import { roundedContributions } from '../../domain/potential.ts';
import type { Zone } from '../../domain/territory.ts';
import { zonePhrase } from '../../domain/territory.ts';
import { Take } from '../../reports/Take.tsx';
import type { Shown } from '../../state/select.ts';
import { ask, settingsOf } from '../../state/store.ts';
import { useAnswer } from '../../state/useAnswer.ts';
import { Figure } from '../../ui/Figure.tsx';
import { formatInterval, formatMeasure } from '../../ui/format.ts';
import { SOURCE_COLUMN, TableHead } from '../../ui/TableHead.tsx';
import { WhyFigure } from '../why/Why.tsx';
import { inSentence } from '../words.ts';
import { digitsOf, growthSentence, signed } from './change.ts';
import { figureOf, referenceName } from './facts.ts';

/** How the sector grew here, and why: the three parts of shift-share (method 1.5). Nothing where there is one year only. */
export default function Growth({ shown, zone }: { readonly shown: Shown; readonly zone: Zone }): ReactNode {
  const { sector, summary, view } = shown;
  const settings = settingsOf(view);
  const key = JSON.stringify([summary.id, settings, view.territories, zone.id, sector]);
  const trend = useAnswer(key, () => ask().trend(settings, view.territories, zone.id, sector));
  if (!trend) return null;
  const rate = figureOf(shown, 'crecimiento', zone, sector);
  const local = figureOf(shown, 'efecto_local', zone, sector);
  const name = summary.sectors.get(sector)?.short ?? sector;
  const place = zonePhrase(zone);
  const where = referenceName(shown, zone);
  return (
    <section aria-labelledby="growth-title">
      <h3 id="growth-title">Cómo creció, y por qué</h3>
      <p className="prose">
        {growthSentence({ trend, rate, local, place, sector: name, referenceName: where })}
      </p>
      {isKnown(rate) && (
        <>
          <dl className="figures">
            <Figure
              label="Crecimiento por año"
              measure={rate}
              detail={`${trend.from} a ${trend.to}, desde ${formatMeasure(trend.start)} ${trend.start.unit}`}
            >
              <WhyFigure figure="crecimiento" of="Crecimiento por año" zone={zone.id} sector={sector} />
            </Figure>
          </dl>
          <Take />
        </>
      )}
      <Parts shown={shown} zone={zone} line={inSentence(name)} where={where} />
    </section>
  );
}

/** The three parts, that add up to the change as they are shown; nothing where the change is not taken apart. */
function Parts(props: {
  readonly shown: Shown;
  readonly zone: Zone;
  readonly line: string;
  readonly where: string;
}): ReactNode {
  const { shown, zone, line, where } = props;
  const named: readonly { readonly id: FigureId; readonly name: string; readonly help: string }[] = [
    { id: 'efecto_nacional', name: 'La referencia', help: `lo que creció todo en ${where}` },
    { id: 'efecto_sector', name: 'El sector', help: `lo que ${line} creció distinto allí` },
    { id: 'efecto_local', name: 'La zona', help: `lo que ${line} creció distinto aquí` },
  ];
  const parts = named.flatMap((one): readonly (typeof one & { readonly measure: Known })[] => {
    const measure = figureOf(shown, one.id, zone, shown.sector);
    return isKnown(measure) ? [{ ...one, measure }] : [];
  });
  if (parts.length < named.length) return null;
  const unit = parts[0]?.measure.unit ?? 'empresas';
  const values = parts.map(({ measure }) => measure.value);
  const digits = digitsOf(values);
  // The rounding is of tenths: whole counts are rounded as tenths of their tenth.
  const scale = digits === 0 ? 10 : 1;
  const told = roundedContributions(values.map((value) => value / scale)).map((value) => value * scale);
  const ends = parts.flatMap(({ measure }) => [
    measure.value,
    measure.low ?? measure.value,
    measure.high ?? measure.value,
  ]);
  const domain = [Math.min(0, ...ends), Math.max(0, ...ends)] as const;
  return (
    <>
      <div className="table-wrap">
        <table>
          <caption>De qué se compone el cambio, en {unit}. Las tres partes suman el cambio.</caption>
          <TableHead
            columns={[
              { label: 'Parte' },
              { label: 'Bajo o sobre cero', wide: true },
              { label: 'Aporta', numeric: true },
              SOURCE_COLUMN,
            ]}
          />
          <tbody>
            {parts.map(({ id, name, help, measure }, at) => (
              <tr key={id}>
                <th scope="row">
                  {name}
                  <br />
                  <span className="small soft">{help}</span>
                </th>
                <td className="chart-cell hide-narrow">
                  <SignedRow value={measure.value} low={measure.low} high={measure.high} domain={domain} />
                </td>
                <td className="num">
                  {signed(told[at] ?? NaN, digits)}
                  <br />
                  <span className="small soft">{formatInterval(measure)}</span>
                </td>
                <td>
                  <WhyFigure
                    short
                    figure={id}
                    of={`Aporte de ${name.toLowerCase()}`}
                    zone={zone.id}
                    sector={shown.sector}
                  />
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row">Cambio</th>
              <td className="hide-narrow" />
              <td className="num">
                <strong>
                  {signed(
                    told.reduce((acc, value) => acc + value, 0),
                    digits,
                  )}
                </strong>
              </td>
              <td />
            </tr>
          </tbody>
        </table>
      </div>
      <Take />
    </>
  );
}
