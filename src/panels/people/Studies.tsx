import { type ReactNode, useState } from 'react';
import { isKnown } from '../../domain/measure.ts';
import { LEVEL_NAMES } from '../../domain/people/groups.ts';
import type { PeopleReport } from '../../domain/people/report.ts';
import { Take } from '../../reports/Take.tsx';
import { Figure, Value } from '../../ui/Figure.tsx';
import { formatNumber } from '../../ui/format.ts';
import { SOURCE_COLUMN, TableHead } from '../../ui/TableHead.tsx';
import { useOnPaper } from '../report/on_paper.tsx';
import { Why } from '../why/Why.tsx';

/** Fields shown before the rest is asked for, and comunas named for each. */
const FIRST_FIELDS = 8;
const MOST_PLACES = 3;

/** Who studies what within reach, women's share and where (method 2.4). */
export function Studies({
  report,
  reach,
}: {
  readonly report: PeopleReport;
  readonly reach: string;
}): ReactNode {
  const onPaper = useOnPaper();
  const [all, setAll] = useState(onPaper);
  const { supply, enrolled, women } = report;
  if (!supply || !enrolled)
    return (
      <p className="panel-info">
        Este paquete no trae la tabla <code>formacion</code>: con ella se ve quién estudia cerca y en qué.
      </p>
    );
  const fields = all ? supply.fields : supply.fields.slice(0, FIRST_FIELDS);
  const hasGraduates = supply.fields.some(({ graduates }) => isKnown(graduates));
  return (
    <>
      <dl className="figures">
        <Figure label={`Estudian ${reach}`} measure={enrolled.result} detail={`matrícula ${supply.year}`}>
          <Why of="Personas que estudian cerca" explain={async () => enrolled} />
        </Figure>
        {/* Where nobody studies there is no share to tell. */}
        {!(isKnown(enrolled.result) && enrolled.result.value === 0) && (
          <Figure
            label="Mujeres entre quienes estudian"
            measure={supply.women}
            detail={isKnown(supply.women) ? `de ${formatNumber(supply.women.n ?? 0)} personas` : undefined}
          >
            {women && <Why of="Mujeres entre quienes estudian" explain={async () => women} />}
          </Figure>
        )}
      </dl>
      <Take tables={['formacion']} />
      {supply.campuses.length > 1 && (
        <p className="prose">
          Con sedes en{' '}
          {supply.campuses
            .slice(0, 6)
            .map(
              ({ near, enrolled: there }) =>
                `${near.name} (${near.km > 0 ? `${formatNumber(near.km)} km, ` : ''}${isKnown(there) ? formatNumber(there.value) : 'sin dato'})`,
            )
            .join(', ')}
          {supply.campuses.length > 6 && ` y otras ${supply.campuses.length - 6} comunas`}.
        </p>
      )}
      {fields.length > 0 && (
        <>
          <div className="table-wrap">
            <table>
              <caption>
                Áreas de estudio {reach}, por matrícula {supply.year}. Sin carreras a distancia.
              </caption>
              <TableHead
                columns={[
                  { label: 'Área' },
                  { label: 'Nivel' },
                  { label: 'Matrícula', numeric: true },
                  { label: 'Mujeres', numeric: true },
                  hasGraduates && { label: 'Tituladas', numeric: true },
                  { label: 'Dónde', wide: true },
                  SOURCE_COLUMN,
                ]}
              />
              <tbody>
                {fields.map((field) => (
                  <tr key={`${field.level}${field.area}`}>
                    <th scope="row">{field.area}</th>
                    <td className="small">{LEVEL_NAMES[field.level]}</td>
                    <td className="num">
                      <Value measure={field.enrolled} />
                    </td>
                    <td className="num">
                      <Value measure={field.women} />
                    </td>
                    {hasGraduates && (
                      <td className="num">
                        <Value measure={field.graduates} />
                      </td>
                    )}
                    <td className="small soft hide-narrow">
                      {field.places
                        .slice(0, MOST_PLACES)
                        .map(({ name }) => name)
                        .join(', ')}
                      {field.places.length > MOST_PLACES && ` y ${field.places.length - MOST_PLACES} más`}
                    </td>
                    <td>
                      <Why
                        short
                        of={`Matrícula de ${field.area}, ${LEVEL_NAMES[field.level]}`}
                        explain={async () => field.explanation}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Take tables={['formacion']} />
        </>
      )}
      {supply.fields.length > FIRST_FIELDS && !onPaper && (
        <p className="no-print">
          <button type="button" className="button" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Mostrar menos áreas' : `Mostrar las ${supply.fields.length} áreas`}
          </button>
        </p>
      )}
      <p className="small soft prose">
        La sede no es el hogar: quien estudia aquí puede vivir en otra comuna, y al revés. La distancia es en
        línea recta entre los centros de los territorios comunales, no entre ciudades: dos vecinas quedan
        lejos si sus comunas son grandes.
        {supply.partial && ' La tabla puede no traer todas las sedes.'}
      </p>
    </>
  );
}
