import type { ReactNode } from 'react';
import { isKnown, type Measure } from '../../domain/measure.ts';
import type { RegisterReport } from '../../domain/register_report/report.ts';
import { Take } from '../../reports/Take.tsx';
import { Figure } from '../../ui/Figure.tsx';
import { formatNumber } from '../../ui/format.ts';
import { WhyRegister } from './WhyRegister.tsx';
import { businessesWords, toldWords } from './words.ts';

/** The register in eight figures, each with how many businesses say it. */
export function KeyFigures({ report }: { readonly report: RegisterReport }): ReactNode {
  const { total, employment, taxes, leaders, placings, suppliers } = report;
  const all = total.businesses;
  const told = (measure: Measure) => toldWords(isKnown(measure) ? measure.n : undefined, all);
  const women = leaders.find(({ id }) => id === 'mujer');
  const placed = placings.find(({ id }) => id === 'coordenadas');
  return (
    <section aria-labelledby="register-figures">
      <h3 id="register-figures">En cifras</h3>
      <dl className="figures register-figures">
        <Figure label="Negocios" measure={all}>
          <WhyRegister figure={{ what: 'count', sieve: {} }} of="Negocios" />
        </Figure>
        <Figure label="Formales" measure={total.share} detail={told(total.share)}>
          <WhyRegister figure={{ what: 'formal-share', sieve: {} }} of="Parte formal" />
        </Figure>
        <Figure
          label="Personas que trabajan en ellos"
          measure={employment.total}
          detail={told(employment.total)}
        >
          <WhyRegister figure={{ what: 'sum', amount: 'workers', sieve: {} }} of="Trabajadores" />
        </Figure>
        <Figure
          label="De ellas, viven en la comuna"
          measure={employment.localShare}
          detail={`de ${toldOf(employment.agreeing)} que dan las tres cifras`}
        >
          <WhyRegister figure={{ what: 'staff-share', amount: 'localWorkers' }} of="Trabajo local" />
        </Figure>
        <Figure label="Impuestos pagados en el año" measure={taxes} detail={told(taxes)}>
          <WhyRegister figure={{ what: 'sum', amount: 'taxes', sieve: {} }} of="Impuestos" />
        </Figure>
        {women && (
          <Figure label="Los lidera una mujer" measure={women.part} detail={told(women.part)}>
            <WhyRegister figure={{ what: 'women-share' }} of="Negocios que lidera una mujer" />
          </Figure>
        )}
        {placed && (
          <Figure label="Con punto en el mapa" measure={placed.businesses}>
            <WhyRegister
              figure={{ what: 'count', sieve: { placing: 'coordenadas' } }}
              of="Negocios con punto en el mapa"
            />
          </Figure>
        )}
        {suppliers && (
          <Figure
            label="Proveedores locales de tractoras"
            measure={suppliers.all.local}
            detail={
              isKnown(suppliers.all.suppliers)
                ? `de ${formatNumber(suppliers.all.suppliers.value)} proveedores directos`
                : ''
            }
          >
            <WhyRegister figure={{ what: 'all-suppliers' }} of="Proveedores locales de tractoras" />
          </Figure>
        )}
      </dl>
      <Take tables={['catastro', 'proveedores']} />
    </section>
  );
}

function toldOf(agreeing: Measure): string {
  return isKnown(agreeing) ? businessesWords(agreeing.value) : 'los negocios';
}
