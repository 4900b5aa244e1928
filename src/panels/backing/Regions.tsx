import type { ReactNode } from 'react';
import { ScaleAxis, ScaleRow } from '../../charts/ScaleRow.tsx';
import { isKnown, known, missing } from '../../domain/measure.ts';
import type { Settings } from '../../domain/settings.ts';
import type { BackingAsked, BackingReport } from '../../domain/support/backing.ts';
import { QUADRANT_WORDS, QUADRANTS } from '../../domain/support/backing_kinds.ts';
import { Take } from '../../reports/Take.tsx';
import { useStore } from '../../state/store.ts';
import { Value } from '../../ui/Figure.tsx';
import { formatNumber } from '../../ui/format.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import { countedAs } from '../gender/words.ts';
import { PlainLink } from '../header/Header.tsx';
import { WhyBacking } from './RegionView.tsx';
import { capital } from './words.ts';

/** From −1, through none, to 1. */
const SCALE = { at: (value: number) => (value + 1) / 2, ticks: [-1, 0, 1], mark: 0 };

/** Every region side by side: does support go where the potential is, and with how many sectors that is told. */
export function Regions(props: {
  readonly report: BackingReport;
  readonly asked: BackingAsked;
  readonly settings: Partial<Settings>;
}): ReactNode {
  const { report } = props;
  const view = useStore((state) => state.view);
  const { regions } = report;
  const { many } = countedAs(report.kind);
  const together = regions.filter(({ correlation }) => correlation && correlation.low > 0);
  const apart = regions.filter(({ correlation }) => correlation && correlation.high < 0);
  const untold = regions.filter(({ correlation }) => !correlation);
  const signs = regions.flatMap(({ correlation }) => (correlation ? [Math.sign(correlation.rho)] : []));
  const unsure = regions.length - together.length - apart.length - untold.length;
  const names = (some: typeof regions) => some.map(({ name }) => name).join(', ');
  return (
    <section className="report-long" aria-labelledby="backing-regions">
      <h3 id="backing-regions">Región por región</h3>
      <p className="lead" aria-live="polite">
        {unsure > 0 &&
          `En ${unsure} de ${regions.length} regiones no se distingue una relación entre potencial y apoyo: cabe en el azar. `}
        {together.length > 0 && `Los de más potencial tienden a recibir más apoyo en ${names(together)}. `}
        {apart.length > 0 && `Los de más potencial tienden a recibir menos apoyo en ${names(apart)}. `}
        {untold.length > 0 && `No hay datos para decirlo en ${names(untold)}. `}
        {signs.length > 1 &&
          `La correlación es negativa en ${signs.filter((one) => one < 0).length} y positiva en ${signs.filter((one) => one > 0).length}. `}
        Elige una región para ver sus sectores.
      </p>
      <div className="table-wrap">
        <table>
          <caption>
            Correlación de puestos entre potencial y apoyo por región, y cuántos sectores hay en cada
            cuadrante
          </caption>
          <TableHead
            columns={[
              { label: 'Región' },
              { label: `${capital(many)} con sector`, numeric: true },
              {
                label: 'Correlación',
                below: <ScaleAxis scale={SCALE} format={(value) => formatNumber(value)} />,
              },
              { label: 'Sectores', numeric: true },
              ...QUADRANTS.map((one) => ({ label: capital(QUADRANT_WORDS[one]), numeric: true, wide: true })),
            ]}
          />
          <tbody>
            {regions.map((region) => {
              const { zone, name, told, total, correlation } = region;
              const measure = correlation
                ? known(correlation.rho, 'coeficiente', { low: correlation.low, high: correlation.high })
                : missing('pocos-datos', 'coeficiente');
              return (
                <tr key={zone} data-zone={zone}>
                  <th scope="row">
                    <PlainLink view={{ ...view, only: zone }}>{name}</PlainLink>
                  </th>
                  <td className="num">
                    <Value measure={told} />
                    {isKnown(told) && isKnown(total) && (
                      <span className="small soft"> de {formatNumber(total.value)}</span>
                    )}{' '}
                    <WhyBacking {...props} region={region} figure="told" of={`Con sector, ${name}`} short />
                  </td>
                  <td className="chart-cell">
                    <ScaleRow measure={measure} scale={SCALE} />
                    {correlation ? (
                      <>
                        {formatNumber(correlation.rho, 2)}{' '}
                        <span className="small soft">
                          entre {formatNumber(correlation.low, 2)} y {formatNumber(correlation.high, 2)}
                        </span>{' '}
                        <WhyBacking
                          {...props}
                          region={region}
                          figure="correlation"
                          of={`Correlación, ${name}`}
                          short
                        />
                      </>
                    ) : (
                      <Value measure={measure} />
                    )}
                  </td>
                  <td className="num">{correlation ? correlation.n : '–'}</td>
                  {QUADRANTS.map((quadrant) => (
                    <td key={quadrant} className="num hide-narrow">
                      {region.sectors.filter((one) => one.quadrant === quadrant).length}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <Take />
    </section>
  );
}
