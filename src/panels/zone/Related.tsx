import { median } from 'd3';
import type { ReactNode } from 'react';
import { cell } from '../../domain/grid.ts';
import { isKnown } from '../../domain/measure.ts';
import type { Zone } from '../../domain/territory.ts';
import { zonePhrase } from '../../domain/territory.ts';
import { Take } from '../../reports/Take.tsx';
import type { Shown } from '../../state/select.ts';
import { ask, go, settingsOf } from '../../state/store.ts';
import { useAnswer } from '../../state/useAnswer.ts';
import { Figure, Value } from '../../ui/Figure.tsx';
import { formatInterval, formatValue } from '../../ui/format.ts';
import { SOURCE_COLUMN, TableHead } from '../../ui/TableHead.tsx';
import { Pick } from '../report/on_paper.tsx';
import { WhyFigure } from '../why/Why.tsx';
import { inSentence, LEVEL_ONE } from '../words.ts';
import { figureOf } from './facts.ts';

/** Which sectors that usually go with this one are already here (method 1.8). */
export default function Related({ shown, zone }: { readonly shown: Shown; readonly zone: Zone }): ReactNode {
  const { analysis, sector, summary, view } = shown;
  const settings = settingsOf(view);
  const key = JSON.stringify([summary.id, settings, view.territories, zone.id, sector]);
  const kin = useAnswer(key, () => ask().kin(settings, view.territories, zone.id, sector));
  const density = figureOf(shown, 'parentesco', zone, sector);
  const line = inSentence(summary.sectors.get(sector)?.short ?? sector);
  const place = zonePhrase(zone);
  if (!isKnown(density) && density.missing === 'no-aplica')
    return (
      <section aria-labelledby="related-title">
        <h3 id="related-title">Sectores que suelen ir juntos</h3>
        <p className="prose">
          Con pocas zonas no se puede decir qué sectores van con {line}: hacen falta cien o más en la
          referencia. Elige una tabla de todo Chile, por comunas y comparada con Chile.
        </p>
      </section>
    );
  if (!isKnown(density)) return null;
  const { parentesco } = analysis.grids;
  const middle = median(
    analysis.zones.flatMap((_, row) => {
      const measure = shown.guests.includes(row) ? undefined : cell(parentesco, row, shown.column);
      return measure && isKnown(measure) ? [measure.value] : [];
    }),
  );
  return (
    <section aria-labelledby="related-title">
      <h3 id="related-title">Sectores que suelen ir juntos</h3>
      <p className="prose">
        {kin && kin.length === 0
          ? `Ninguno de los sectores que suelen ir con ${line} es fuerte en ${place}.`
          : `De lo que suele ir con ${line}, en ${place} ya es fuerte el ${formatValue(100 * density.value, 'porcentaje')}.`}
        {middle !== undefined &&
          ` En la ${LEVEL_ONE[analysis.settings.level]} del medio es el ${formatValue(100 * middle, 'porcentaje')}.`}
      </p>
      <dl className="figures">
        <Figure label="Sectores afines presentes" measure={density} detail="de 0, ninguno, a 1, todos">
          <WhyFigure figure="parentesco" of="Sectores afines presentes" zone={zone.id} sector={sector} />
        </Figure>
      </dl>
      <Take />
      {kin && kin.length > 0 && (
        <>
          <div className="table-wrap">
            <table>
              <caption>
                Los sectores fuertes en {place} que más van con {line}. «Van juntos» es de 0 a 1: de las zonas
                donde uno es fuerte, en cuántas también lo es el otro (el menor de los dos sentidos).
              </caption>
              <TableHead
                columns={[
                  { label: 'Sector' },
                  { label: 'Van juntos', numeric: true },
                  { label: 'Cociente aquí', numeric: true },
                  SOURCE_COLUMN,
                ]}
              />
              <tbody>
                {kin.map(({ sector: code, phi, quotient }) => {
                  const name = summary.sectors.get(code)?.short ?? code;
                  return (
                    <tr key={code} data-sector={code}>
                      <th scope="row">
                        <Pick onPick={() => go({ sector: code })}>{name}</Pick>
                      </th>
                      <td className="num">
                        <Value measure={phi} />
                      </td>
                      <td className="num">
                        <Value measure={quotient} />{' '}
                        <span className="small soft hide-narrow">{formatInterval(quotient)}</span>
                      </td>
                      <td>
                        <WhyFigure
                          short
                          figure="cociente"
                          of={`Cociente de ${name}`}
                          zone={zone.id}
                          sector={code}
                        />
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
          <Take />
        </>
      )}
    </section>
  );
}
