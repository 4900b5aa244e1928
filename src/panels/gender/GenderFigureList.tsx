import type { ReactNode } from 'react';
import { ShareSample } from '../../charts/ShareRow.tsx';
import { isKnown } from '../../domain/measure.ts';
import type { GenderReport } from '../../domain/support/gender.ts';
import type { GenderCell } from '../../domain/support/gender_why.ts';
import { Take } from '../../reports/Take.tsx';
import { Figure, Value } from '../../ui/Figure.tsx';
import { MARK_KINDS, WhyGender } from './SexTable.tsx';
import { BASE_WORDS, countedAs, signed, signedInterval } from './words.ts';

/** The zone in a few figures: how many, whose, and beside which bases. */
export function GenderFigureList(props: {
  readonly report: GenderReport;
  readonly asked: GenderCell;
}): ReactNode {
  const { report, asked } = props;
  const { total, share, gaps, ratios } = report.byFocus.todos;
  const { many } = countedAs(report.kind);
  return (
    <section aria-labelledby="gender-figures">
      <h3 id="gender-figures">En cifras</h3>
      <dl className="figures">
        <Figure label={`${many.charAt(0).toUpperCase()}${many.slice(1)}`} measure={total}>
          <WhyGender cell={asked} figure="total" of={many} />
        </Figure>
        <Figure label="Parte de las mujeres" measure={share} detail="de las que dicen el sexo">
          <WhyGender cell={asked} figure="share" of="Parte de las mujeres" />
        </Figure>
        {report.bases.map(({ id }) => {
          const gap = gaps[id];
          return (
            gap && (
              <div key={id} className="figure">
                <dt>{BASE_WORDS[id].head}</dt>
                <dd>
                  {isKnown(gap) ? (
                    <>
                      <span className="value">{signed(gap)} puntos</span>
                      <span className="small soft">{signedInterval(gap)}</span>
                    </>
                  ) : (
                    <span className="value is-missing">
                      <Value measure={gap} />
                    </span>
                  )}
                  <WhyGender cell={asked} figure={`gap-${id}`} of={BASE_WORDS[id].head} />
                </dd>
              </div>
            )
          );
        })}
        {report.bases.map(({ id }) => {
          const ratio = ratios[id];
          return (
            ratio && (
              <Figure
                key={id}
                label="Cobertura de mujeres sobre la de hombres"
                measure={ratio}
                detail={`veces, según ${BASE_WORDS[id].inSentence}`}
              >
                <WhyGender
                  cell={asked}
                  figure={`ratio-${id}`}
                  of={`Cobertura de mujeres sobre la de hombres, según ${BASE_WORDS[id].inSentence}`}
                />
              </Figure>
            )
          );
        })}
        {report.rest && (
          <div className="figure">
            <dt>Frente al resto de las zonas</dt>
            <dd>
              {isKnown(report.rest.difference) ? (
                <>
                  <span className="value">{signed(report.rest.difference)} puntos</span>
                  <span className="small soft">{signedInterval(report.rest.difference)}</span>
                </>
              ) : (
                <span className="value is-missing">
                  <Value measure={report.rest.difference} />
                </span>
              )}
              <span className="small soft">
                en el resto, <Value measure={report.rest.share} />
              </span>
              <WhyGender cell={asked} figure="difference" of="Frente al resto de las zonas" />
            </dd>
          </div>
        )}
        {report.amounts && (
          <Figure
            label="Parte de las mujeres en los montos"
            measure={report.amounts.share}
            detail="solo se reparten las filas de un sexo"
          >
            <WhyGender cell={asked} figure="amounts" of="Parte de las mujeres en los montos" />
          </Figure>
        )}
      </dl>
      <Take />
      {!report.amounts && (
        <p className="small soft prose">
          La tabla no trae montos. Con la columna <code>monto_clp</code> y una fila por sexo, el informe daría
          también la parte de las mujeres en el dinero.
        </p>
      )}
      <ul className="legend-line small">
        {report.bases.map(({ id, share: ofBase, year }) => (
          <li key={id}>
            <ShareSample kind={MARK_KINDS[id]} /> Base: <Value measure={ofBase} /> de mujeres en{' '}
            {BASE_WORDS[id].isWhat} ({year}){' '}
            <WhyGender
              cell={asked}
              figure={`base-${id}`}
              of={`Parte de las mujeres en ${BASE_WORDS[id].inSentence}`}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
