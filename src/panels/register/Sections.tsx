import type { ReactNode } from 'react';
import { ScaleAxis, ScaleRow } from '../../charts/ScaleRow.tsx';
import { isKnown } from '../../domain/measure.ts';
import type { RegisterReport } from '../../domain/register_report/report.ts';
import { Take } from '../../reports/Take.tsx';
import { Value } from '../../ui/Figure.tsx';
import { formatNumber } from '../../ui/format.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import { countScale } from './count_scale.ts';
import { EmploymentSection } from './Employment.tsx';
import { FormalitySection } from './Formality.tsx';
import { GroupTable } from './GroupTable.tsx';
import { KeyFigures } from './KeyFigures.tsx';
import { LocationSection } from './Location.tsx';
import './register.css';
import { SuppliersSection } from './Suppliers.tsx';
import { RegisterZone, WhyRegister } from './WhyRegister.tsx';
import { businessesWords, LEADER_WORDS, SIZE_WORDS, startSpans } from './words.ts';

interface Part {
  readonly report: RegisterReport;
}

/** The register of a comuna as one page: on screen, and on paper with its map. */
export function RegisterSections({ report, map }: Part & { readonly map?: ReactNode }): ReactNode {
  return (
    <RegisterZone value={report.zone}>
      <KeyFigures report={report} />
      <FormalitySection report={report} />
      <Sectors report={report} />
      <Sizes report={report} />
      <EmploymentSection report={report} />
      <LocationSection report={report}>{map}</LocationSection>
      <SuppliersSection report={report} />
      <Leaders report={report} />
      <Starts report={report} />
      <Reading />
    </RegisterZone>
  );
}

function Sectors({ report }: Part): ReactNode {
  return (
    <section className="report-long" aria-labelledby="register-sectors">
      <h3 id="register-sectors">Sectores productivos</h3>
      <GroupTable
        caption={`Negocios de ${report.phrase} por sector, de más a menos. La línea cortada es la parte formal de todos`}
        first="Sector"
        whole={report.total.share}
        more="Trabajan"
        lines={report.sectors.map((row) => ({
          ...row,
          name: row.short,
          sector: row.id,
          sieve: { sector: row.id },
          more: (
            <>
              <Value measure={row.workers} />{' '}
              <WhyRegister
                figure={{ what: 'sum', amount: 'workers', sieve: { sector: row.id } }}
                of={`Trabajadores, ${row.short}`}
                short
              />
            </>
          ),
        }))}
      />
    </section>
  );
}

function Sizes({ report }: Part): ReactNode {
  return (
    <section aria-labelledby="register-sizes">
      <h3 id="register-sizes">Tamaño de las empresas</h3>
      <GroupTable
        caption={`Negocios de ${report.phrase} por tamaño`}
        first="Tamaño"
        whole={report.total.share}
        more="Parte de los que lo dicen"
        lines={report.sizes.map((row) => ({
          ...row,
          name: SIZE_WORDS[row.id] ?? row.id,
          sieve: { size: row.id },
          more: <Value measure={row.part} />,
        }))}
      />
    </section>
  );
}

function Leaders({ report }: Part): ReactNode {
  return (
    <section aria-labelledby="register-leaders">
      <h3 id="register-leaders">Quién los lidera</h3>
      <GroupTable
        caption={`Negocios de ${report.phrase} según quién los lidera`}
        first="Lidera"
        whole={report.total.share}
        more="Parte de los que lo dicen"
        lines={report.leaders.map((row) => ({
          ...row,
          name: LEADER_WORDS[row.id] ?? row.id,
          sieve: { leader: row.id },
          more: <Value measure={row.part} />,
        }))}
      />
    </section>
  );
}

function Starts({ report }: Part): ReactNode {
  const { starts, total, phrase } = report;
  const spans = startSpans(starts);
  const scale = countScale(spans.map(({ businesses }) => businesses));
  return (
    <section aria-labelledby="register-starts">
      <h3 id="register-starts">Cuándo empezaron</h3>
      {spans.length === 0 ? (
        <p className="panel-info prose">
          Ningún negocio dice cuándo empezó. Lo diría la columna <code>inicio</code>, con una fecha.
        </p>
      ) : (
        <>
          <p className="prose">
            {isKnown(starts.told) && isKnown(total.businesses)
              ? `Lo dicen ${formatNumber(starts.told.value)} de ${businessesWords(total.businesses.value)}. `
              : ''}
            Son los que siguen: de los que cerraron el catastro no sabe, y los años viejos se ven más bajos.
          </p>
          <div className="table-wrap">
            <table className="register-table is-wide">
              <caption>Negocios de {phrase} por el año en que empezaron</caption>
              <TableHead
                columns={[
                  { label: 'Año' },
                  {
                    label: 'Negocios',
                    below: scale && <ScaleAxis scale={scale} format={(value) => formatNumber(value)} />,
                  },
                ]}
              />
              <tbody>
                {spans.map(({ from, to, businesses }) => {
                  const name = from === to ? String(from) : `${from} a ${to}`;
                  return (
                    <tr key={from}>
                      <th scope="row">{name}</th>
                      <td className="register-chart">
                        {scale && <ScaleRow measure={businesses} scale={scale} />}
                        <Value measure={businesses} />{' '}
                        <WhyRegister
                          figure={{ what: 'count', sieve: { years: [from, to] } }}
                          of={`Empezaron en ${name}`}
                          short
                        />
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
          <Take tables={['catastro']} />
        </>
      )}
    </section>
  );
}

function Reading(): ReactNode {
  return (
    <section aria-labelledby="register-reading">
      <h3 id="register-reading">Cómo se lee</h3>
      <ul className="notes small prose">
        <li>
          El catastro se cuenta entero: no es una muestra, y sus cifras no llevan intervalo de muestreo. Lo
          que no lista no está: puede faltar un barrio, o un rubro.
        </li>
        <li>
          Lo que una fila no dice se cuenta aparte y nunca es cero ni «no». Cuando faltan respuestas, el rango
          junto a una parte va de que todas fueran «no» a que todas fueran «sí».
        </li>
        <li>
          «Formal» es con inicio de actividades, como lo dice el catastro. Un punto es la cifra; la línea
          cortada, la de todos los negocios.
        </li>
        <li>Informa, no aconseja: un sector con muchos negocios informales no dice por qué lo son.</li>
      </ul>
    </section>
  );
}
