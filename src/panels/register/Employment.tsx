import type { ReactNode } from 'react';
import { ShareAxis, ShareRow } from '../../charts/ShareRow.tsx';
import { isKnown, type Measure } from '../../domain/measure.ts';
import type { RegisterReport } from '../../domain/register_report/report.ts';
import type { Amount } from '../../domain/register_report/told.ts';
import { Take } from '../../reports/Take.tsx';
import { Value } from '../../ui/Figure.tsx';
import { formatNumber } from '../../ui/format.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import { WhyRegister } from './WhyRegister.tsx';
import { noTaxesSentence, toldWords } from './words.ts';

/** Total, local and commuting employment, and the taxes paid. */
export function EmploymentSection({ report }: { readonly report: RegisterReport }): ReactNode {
  const { employment } = report;
  const all = report.total.businesses;
  const rows: readonly EmploymentRow[] = [
    { name: 'Total', amount: 'workers', sum: employment.total, share: undefined },
    {
      name: 'Local: vive en la comuna',
      amount: 'localWorkers',
      sum: employment.local,
      share: employment.localShare,
    },
    {
      name: 'Conmutante: vive fuera',
      amount: 'commuters',
      sum: employment.commuting,
      share: employment.commutingShare,
    },
  ];
  return (
    <section aria-labelledby="register-employment">
      <h3 id="register-employment">Empleo total, local y conmutante</h3>
      <div className="table-wrap">
        <table className="register-table">
          <caption>Personas que trabajan en los negocios de {report.phrase}</caption>
          <TableHead
            columns={[
              { label: 'Empleo' },
              { label: 'Personas', numeric: true },
              { label: 'Negocios que lo dicen', numeric: true, wide: true },
              { label: 'Parte del total', below: <ShareAxis /> },
            ]}
          />
          <tbody>
            {rows.map((row) => (
              <Row key={row.amount} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <Take tables={['catastro']} />
      <p className="small soft prose">
        La parte se saca de los {casesWords(employment.agreeing)} que dan las tres cifras y cuyas partes no
        pasan del total.
        {isKnown(employment.disagreeing) &&
          employment.disagreeing.value > 0 &&
          ` En ${employment.disagreeing.value === 1 ? 'otro' : `otros ${formatNumber(employment.disagreeing.value)}`} las partes suman más que el total: alguna está mal.`}
      </p>
      <h4>Impuestos pagados</h4>
      {isKnown(report.taxes) ? (
        <p className="prose">
          Suman{' '}
          <strong>
            <Value measure={report.taxes} />
          </strong>{' '}
          en el año: {toldWords(report.taxes.n, all)}. Los demás no suman cero: no se sabe.{' '}
          <WhyRegister figure={{ what: 'sum', amount: 'taxes', sieve: {} }} of="Impuestos pagados" short />
        </p>
      ) : (
        <p className="prose">
          <Value measure={report.taxes} />. {noTaxesSentence(report.taxes)}
        </p>
      )}
    </section>
  );
}

interface EmploymentRow {
  readonly name: string;
  readonly amount: Exclude<Amount, 'taxes'>;
  readonly sum: Measure;
  readonly share: Measure | undefined;
}

function Row({ row }: { readonly row: EmploymentRow }): ReactNode {
  const { name, amount, sum, share } = row;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="num">
        <Value measure={sum} />{' '}
        <WhyRegister figure={{ what: 'sum', amount, sieve: {} }} of={`Empleo, ${name}`} short />
      </td>
      <td className="num hide-narrow">{isKnown(sum) ? formatNumber(sum.n ?? 0) : '–'}</td>
      <td className="register-chart">
        {share && (
          <>
            <ShareRow measure={share} marks={[]} />
            <Value measure={share} />{' '}
            {amount !== 'workers' && (
              <WhyRegister figure={{ what: 'staff-share', amount }} of={`Parte, ${name}`} short />
            )}
          </>
        )}
      </td>
    </tr>
  );
}

function casesWords(cases: Measure): string {
  return isKnown(cases) ? `${formatNumber(cases.value)} negocios` : 'negocios';
}
