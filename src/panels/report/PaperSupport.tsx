import type { ReactNode } from 'react';
import type { SectorCode } from '../../domain/ids.ts';
import { deadlineOf, todayIso } from '../../domain/support/deadlines.ts';
import { footingOf } from '../../domain/support/eligible.ts';
import type { Instrument } from '../../domain/support/instrument.ts';
import { SUPPORT_KIND_NAMES, SUPPORT_LEVELS } from '../../domain/support/vocabulary.ts';
import { type Zone, zonePhrase } from '../../domain/territory.ts';
import type { Shown } from '../../state/select.ts';
import { useSupport } from '../../state/support.ts';
import { formatDate } from '../../ui/format.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import '../route/route.css';
import { ALL_UNSURE, gapSentence, isAllUnsure, matrixSentence } from '../route/words.ts';
import { countInstruments, FOOTING_WORDS } from '../support/words.ts';
import { Cells, Given } from '../support/ZoneSupport.tsx';

/** The public support that reaches a zone (and a sector, when one is asked for), with every instrument and its dates. */
export function PaperSupport(props: {
  readonly shown: Shown;
  readonly zone: Zone;
  readonly sector: SectorCode | undefined;
}): ReactNode {
  const has = props.shown.summary.tables.includes('instrumentos');
  return (
    <section aria-labelledby="paper-support">
      <h3 id="paper-support">Qué apoyo público llega aquí</h3>
      {has ? (
        <Reached {...props} />
      ) : (
        <p className="panel-info">
          Este paquete no trae instrumentos. El archivo que llena esta parte es la tabla{' '}
          <code>instrumentos</code>.
        </p>
      )}
    </section>
  );
}

function Reached(props: {
  readonly shown: Shown;
  readonly zone: Zone;
  readonly sector: SectorCode | undefined;
}): ReactNode {
  const { shown, zone, sector } = props;
  const answer = useSupport('zoneSupport', zone.id, sector);
  if (!answer) return <div className="skeleton" />;
  const { matrix } = answer;
  const place = zonePhrase(zone);
  const whom =
    sector === undefined ? 'un negocio' : `un negocio de ${shown.summary.sectors.get(sector)?.short}`;
  const levels = SUPPORT_LEVELS.map((level) => {
    const count = matrix.reaching.filter((one) => one.level === level).length;
    return `${count} ${count === 1 ? level : `${level}es`}`;
  });
  return (
    <>
      <p className="lead">
        A {whom} en {place} le {matrix.reaching.length === 1 ? 'llega' : 'llegan'}{' '}
        {countInstruments(matrix.reaching.length)}: {levels.join(', ')}. {gapSentence(matrix)}
      </p>
      <p className="small soft">
        {isAllUnsure(matrix) && `${ALL_UNSURE} `}
        {matrixSentence(matrix)} Llegar no es tener cupo: son las reglas del catálogo, no convocatorias
        abiertas.
      </p>
      <Cells support={answer} />
      <Instruments instruments={matrix.reaching} />
      <Given support={answer} place={place} />
    </>
  );
}

function Instruments({ instruments }: { readonly instruments: readonly Instrument[] }): ReactNode {
  const today = todayIso();
  if (instruments.length === 0) return null;
  return (
    <>
      <h4>Los instrumentos y sus fechas</h4>
      <div className="table-wrap">
        <table>
          <caption>
            Todos los que llegan, al {formatDate(today)}. Las fechas son de la última convocatoria conocida.
          </caption>
          <TableHead
            columns={[
              { label: 'Instrumento' },
              { label: 'Institución' },
              { label: 'Qué entrega', wide: true },
              { label: 'Fecha' },
            ]}
          />
          <tbody>
            {instruments.map((one) => {
              const footing = FOOTING_WORDS[footingOf(one)];
              return (
                <tr key={one.id}>
                  <th scope="row">
                    {one.name}
                    {footing && <span className="small soft below">{footing}</span>}
                  </th>
                  <td>
                    {one.institution}
                    <span className="small soft below">{one.level}</span>
                  </td>
                  <td className="hide-narrow">{SUPPORT_KIND_NAMES[one.kind]}</td>
                  <td>{deadlineOf(one, today).words}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
