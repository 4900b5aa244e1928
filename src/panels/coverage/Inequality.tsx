import type { ReactNode } from 'react';
import { Lorenz } from '../../charts/Lorenz.tsx';
import type { ZoneId } from '../../domain/ids.ts';
import { known } from '../../domain/measure.ts';
import type { CoverageAsked, CoverageReport } from '../../domain/support/coverage.ts';
import { zonePhrase } from '../../domain/territory.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { Take } from '../../reports/Take.tsx';
import { askSupport } from '../../state/support.ts';
import { Figure } from '../../ui/Figure.tsx';
import { formatNumber } from '../../ui/format.ts';
import { ReadLink } from '../reading/ReadLink.tsx';
import { Why } from '../why/Why.tsx';
import { LEVEL_WORDS } from '../words.ts';
import { BASE_PLURAL, shareWords } from './words.ts';

/** How unevenly what was given is shared out among the zones: the Lorenz curve and its Gini, with what they say in words. */
export function Inequality(props: {
  readonly report: CoverageReport;
  readonly summary: PackageSummary;
  readonly asked: CoverageAsked;
  readonly marked: ZoneId | undefined;
}): ReactNode {
  const { report, summary, asked, marked } = props;
  const { lorenz } = report;
  const zones = LEVEL_WORDS[asked.level].toLowerCase();
  const zone = marked ? summary.territory.zones.get(marked) : undefined;
  const whole = summary.territory.zones.get(report.whole.zone);
  if (!lorenz)
    return (
      <section>
        <h3>¿Está parejo el reparto?</h3>
        <p>No se puede decir: hacen falta dos {zones} con cuenta y base, y alguna adjudicación.</p>
      </section>
    );
  const base = BASE_PLURAL[report.base];
  const half = `Las ${zones} menos cubiertas, que juntan la mitad de las ${base}, recibieron ${shareWords(lorenz.lowerHalf)} de las adjudicaciones.`;
  const none =
    lorenz.withoutAny > 0
      ? ` Donde no hubo ninguna está ${shareWords(lorenz.withoutAny)} de las ${base}.`
      : '';
  return (
    <section>
      <h3>¿Está parejo el reparto?</h3>
      <p className="lead">
        {half}
        {none}
      </p>
      <div className="coverage-lorenz">
        <div>
          <Lorenz
            points={lorenz.points}
            across={base}
            up="adjudicaciones"
            text={`Curva de Lorenz de ${formatNumber(lorenz.points.length - 1)} ${zones}. ${half}${none} Gini: ${formatNumber(lorenz.gini, 2)}.`}
            marked={zone && { id: zone.id, name: zone.name }}
          />
          <Take />
          <ReadLink chart="lorenz" />
        </div>
        <div className="coverage-gini">
          <dl className="figures">
            <Figure
              label="Gini"
              measure={known(lorenz.gini, 'índice 0 a 1')}
              detail="0: parejo. Cerca de 1: todo en muy pocas."
            >
              <Why
                of={`Gini de ${whole ? zonePhrase(whole) : 'el paquete'}`}
                explain={() => askSupport('explainCoverage', asked, 'gini', report.whole.zone)}
              />
            </Figure>
          </dl>
          <Take />
          <p className="small soft">
            Cada tramo de la curva es una zona, de la menos a la más cubierta. Mientras más se aleja de la
            diagonal, más desigual es el reparto. Con cuentas chicas, parte de eso es azar.
            {report.leftOut > 0 &&
              ` ${report.leftOut === 1 ? 'Queda fuera una zona' : `Quedan fuera ${formatNumber(report.leftOut)} zonas`}: sin cuenta, sin base o sin municipio propio.`}
          </p>
        </div>
      </div>
    </section>
  );
}
