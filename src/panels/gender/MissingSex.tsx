import type { ReactNode } from 'react';
import { isKnown } from '../../domain/measure.ts';
import type { GenderReport } from '../../domain/support/gender.ts';
import type { GenderCell } from '../../domain/support/gender_why.ts';
import { SUPPORT_KIND_NAMES } from '../../domain/support/vocabulary.ts';
import { Take } from '../../reports/Take.tsx';
import { Value } from '../../ui/Figure.tsx';
import { formatMeasure, formatNumber } from '../../ui/format.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import { WhyGender } from './SexTable.tsx';
import { countedAs } from './words.ts';

/** Where nobody knows the sex: in rows that do not tell it, and in instruments of which there is no table at all. */
export function MissingSex(props: { readonly report: GenderReport; readonly asked: GenderCell }): ReactNode {
  const { report, asked } = props;
  const { many } = countedAs(report.kind);
  const few = report.zones.filter(
    ({ figures }) => !isKnown(figures.share) && isKnown(figures.total) && figures.total.value > 0,
  );
  const none = report.zones.filter(({ figures }) => isKnown(figures.total) && figures.total.value === 0);
  const withoutTable = report.withoutTable.reduce((acc, { names }) => acc + names.length, 0);
  return (
    <section className="report-long" aria-labelledby="gender-missing">
      <h3 id="gender-missing">Dónde falta el dato por sexo</h3>
      {report.withoutSex.length === 0 ? (
        <p>Todas las filas de {report.phrase} dicen si la persona es mujer u hombre.</p>
      ) : (
        <>
          <div className="table-wrap keep-whole">
            <table>
              <caption>
                Instrumentos de toda clase con casos de otro sexo o sin decir, {report.zoneName},{' '}
                {report.year}
              </caption>
              <TableHead
                columns={[
                  { label: 'Instrumento' },
                  { label: 'Clase', wide: true },
                  { label: 'Otro o sin decir', numeric: true },
                  { label: 'Parte de los suyos', numeric: true },
                ]}
              />
              <tbody>
                {report.withoutSex.map(({ id, name, kind, rest, untold, never }) => (
                  <tr key={id}>
                    <th scope="row">{name}</th>
                    <td className="hide-narrow">{SUPPORT_KIND_NAMES[kind]}</td>
                    <td className="num">
                      <Value measure={rest} />{' '}
                      <WhyGender
                        cell={{ ...asked, instrument: id }}
                        figure="rest"
                        of={`Otro o sin decir, ${name}`}
                        short
                      />
                    </td>
                    <td className="num">
                      {never ? <span className="missing">nunca lo dice</span> : <Value measure={untold} />}{' '}
                      <WhyGender
                        cell={{ ...asked, instrument: id }}
                        figure="untold"
                        of={`Parte sin decir, ${name}`}
                        short
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Take />
        </>
      )}
      {few.length + none.length > 0 && (
        <ul className="notes">
          {few.length > 0 && (
            <li>
              Con pocos datos (menos de 20 {many} de sexo conocido):{' '}
              {few.map(({ name, figures }) => `${name} (${formatMeasure(figures.total)})`).join(', ')}.
            </li>
          )}
          {none.length > 0 && (
            <li>
              Sin {many}: {none.map(({ name }) => name).join(', ')}.
            </li>
          )}
        </ul>
      )}
      {report.withoutTable.length > 0 && (
        <div>
          <p>
            {withoutTable === 1
              ? 'De un instrumento del catálogo'
              : `De ${formatNumber(withoutTable)} instrumentos del catálogo`}{' '}
            no hay tabla de beneficiarios de {report.year}:
          </p>
          <ul className="notes small">
            {report.withoutTable.map(({ institution, names }) => (
              <li key={institution}>
                {institution}: {names.join(', ')}.
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
