import type { ReactNode } from 'react';
import type { ZoneDetail } from '../../domain/detail.ts';
import { isKnown } from '../../domain/measure.ts';
import type { Zone } from '../../domain/territory.ts';
import { zonePhrase } from '../../domain/territory.ts';
import { Take } from '../../reports/Take.tsx';
import type { Shown } from '../../state/select.ts';
import { Figure, Value } from '../../ui/Figure.tsx';
import { formatInterval, formatNumber } from '../../ui/format.ts';
import { SOURCE_COLUMN, TableHead } from '../../ui/TableHead.tsx';
import { Why, WhyFigure } from '../why/Why.tsx';
import { referenceInSentence } from '../words.ts';

/** What finer tables add: the same sector by year, its parts, and what a register says of its businesses. */
export function Deeper(props: {
  readonly shown: Shown;
  readonly zone: Zone;
  readonly detail: ZoneDetail;
}): ReactNode {
  const { shown, zone, detail } = props;
  const { years, finer, register } = detail;
  // A table of one zone, or with no totals of its kind of sectors, has nothing to be compared with.
  const isCompared =
    finer?.rows.some(({ quotient }) => !('missing' in quotient) || quotient.missing !== 'no-aplica') ?? false;
  const unsaid = unsaidCount(shown, detail);
  const hasWorkers = finer?.rows.some(({ workers }) => workers) ?? false;
  const name = shown.summary.sectors.get(shown.sector)?.short ?? shown.sector;
  return (
    <>
      {register && (
        <section aria-labelledby="register-title">
          <h3 id="register-title">Lo que dice el catastro</h3>
          <dl className="figures">
            {register.shares.map(({ id, of, explanation }) => (
              <Figure
                key={id}
                label={explanation.indicator}
                measure={explanation.result}
                detail={
                  isKnown(explanation.result)
                    ? `de ${formatNumber(explanation.result.n ?? 0)} ${of}`
                    : undefined
                }
              >
                <Why of={explanation.indicator} explain={async () => explanation} />
              </Figure>
            ))}
          </dl>
          <Take />
          <p>
            Por tamaño:{' '}
            {register.bySize.map(({ size, count }) => `${size} ${formatNumber(count)}`).join(' · ')}
            {register.sizeUnknown > 0 && ` · sin dato ${formatNumber(register.sizeUnknown)}`}.
          </p>
        </section>
      )}
      {years.length > 1 && (
        <section aria-labelledby="years-title">
          <h3 id="years-title">{name}, tabla por tabla</h3>
          <div className="table-wrap">
            <table>
              <caption>
                Empresas del sector en {zonePhrase(zone)}. Un promedio y un año no se restan entre sí.
              </caption>
              <TableHead
                columns={[
                  { label: 'Periodo' },
                  { label: 'Empresas', numeric: true },
                  { label: 'Archivo' },
                  SOURCE_COLUMN,
                ]}
              />
              <tbody>
                {years.map((year) => (
                  <tr key={year.cube}>
                    <th scope="row">{year.label}</th>
                    <td className="num">
                      <Value measure={year.firms} />
                    </td>
                    <td className="small soft">
                      {year.file}
                      {year.line > 0 && `, línea ${year.line}`}
                    </td>
                    <td>
                      <WhyFigure
                        short
                        figure="empresas"
                        of={`Empresas ${year.label}`}
                        zone={zone.id}
                        sector={shown.sector}
                        cube={year.cube}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Take />
        </section>
      )}
      {finer && (
        <section aria-labelledby="finer-title">
          <h3 id="finer-title">Por dentro del sector</h3>
          <div className="table-wrap">
            <table>
              <caption>
                {finer.title}.
                {isCompared && ` Cociente comparado con ${referenceInSentence(finer.reference)}.`}
              </caption>
              <TableHead
                columns={[
                  { label: 'Parte del sector' },
                  { label: 'Empresas', numeric: true },
                  hasWorkers && { label: 'Trabajadores', numeric: true },
                  isCompared && { label: 'Cociente', numeric: true },
                  SOURCE_COLUMN,
                ]}
              />
              <tbody>
                {finer.rows.map((row) => (
                  <tr key={row.sector} data-sector={row.sector}>
                    <th scope="row">{row.name}</th>
                    <td className="num">
                      <Value measure={row.firms} />
                    </td>
                    {hasWorkers && (
                      <td className="num">
                        <Value measure={row.workers ?? { missing: 'sin-dato', unit: 'trabajadores' }} />
                      </td>
                    )}
                    {isCompared && (
                      <td className="num">
                        <Value
                          measure={
                            isKnown(row.quotient)
                              ? row.quotient
                              : { missing: row.quotient.missing, unit: 'veces' }
                          }
                        />{' '}
                        <span className="small soft hide-narrow">{formatInterval(row.quotient)}</span>
                      </td>
                    )}
                    <td>
                      <WhyFigure
                        short
                        figure={isCompared ? 'cociente' : 'empresas'}
                        of={row.name}
                        zone={zone.id}
                        sector={row.sector}
                        cube={finer.cube}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Take />
          {unsaid > 0 && (
            <p className="small soft">
              Otros {formatNumber(unsaid)} negocios del sector no dicen cuál de estas partes es la suya.
            </p>
          )}
        </section>
      )}
    </>
  );
}

/** Businesses of the section that do not say which of its parts is theirs; 0 where the parts are not the register's. */
function unsaidCount({ summary, sector }: Shown, { finer, register }: ZoneDetail): number {
  const cube = summary.cubes.find(({ id }) => id === finer?.cube);
  if (!finer || !register || !cube?.fromCatastro || summary.sectors.get(sector)?.level !== 'rubro') return 0;
  return (
    register.businesses - finer.rows.reduce((acc, { firms }) => acc + (isKnown(firms) ? firms.value : 0), 0)
  );
}
