import type { ReactNode } from 'react';
import type { SectorCode } from '../../domain/ids.ts';
import { isKnown } from '../../domain/measure.ts';
import type { CoverageAsked, CoverageReport } from '../../domain/support/coverage.ts';
import type { ZoneCoverageDetail, ZoneInstrument } from '../../domain/support/coverage_detail.ts';
import type { CoverageFigure } from '../../domain/support/coverage_why.ts';
import { SUPPORT_KIND_NAMES } from '../../domain/support/vocabulary.ts';
import { type Zone, zonePhrase } from '../../domain/territory.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { Take } from '../../reports/Take.tsx';
import { useStore } from '../../state/store.ts';
import { askSupport, useSupport } from '../../state/support.ts';
import { Value } from '../../ui/Figure.tsx';
import { formatMeasure } from '../../ui/format.ts';
import { SOURCE_COLUMN, TableHead } from '../../ui/TableHead.tsx';
import { PlainLink } from '../header/Header.tsx';
import { Meetings } from '../route/Meetings.tsx';
import { gapSentence, matrixSentence } from '../route/words.ts';
import '../route/route.css';
import { Why } from '../why/Why.tsx';
import { inSentence } from '../words.ts';
import { Between } from './CoverageTable.tsx';
import { givenWords } from './words.ts';

interface Props {
  readonly summary: PackageSummary;
  readonly zone: Zone;
  readonly sector: SectorCode | undefined;
  readonly asked: CoverageAsked;
  readonly report: CoverageReport;
}

/** One zone: instrument by instrument, who could have asked where that is known, by sector, and where offers meet. */
export function ZoneDetail(props: Props): ReactNode {
  return (
    <>
      <Reached {...props} />
      <Offers {...props} />
    </>
  );
}

function Reached(props: Props): ReactNode {
  const { zone, asked, report } = props;
  const detail = useSupport('coverageDetail', asked, zone.id);
  const place = zonePhrase(zone);
  return (
    <section aria-labelledby="coverage-zone">
      <h3 id="coverage-zone">Qué llegó a {place}</h3>
      {detail ? (
        <>
          <Instruments {...props} detail={detail} />
          {detail.unplaced.length > 0 && (
            <p className="small prose">
              Además, sin comuna, en un lugar más amplio que la contiene:{' '}
              {detail.unplaced.map(({ kind, grants }) => givenWords(grants, kind, undefined)).join(' · ')}. No
              se sabe cuántas son de aquí.
            </p>
          )}
          <Eligible {...props} detail={detail} />
          <Sectors {...props} detail={detail} kind={report.kind} />
        </>
      ) : (
        <div className="skeleton" />
      )}
    </section>
  );
}

function Instruments(props: Props & { readonly detail: ZoneCoverageDetail }): ReactNode {
  const { detail, zone, asked } = props;
  const given = detail.instruments.filter(({ grants }) => !isKnown(grants) || grants.value > 0);
  if (given.length === 0)
    return <p>La lista de {detail.year} no trae ninguna adjudicación ni atención aquí.</p>;
  return (
    <>
      <div className="table-wrap">
        <table>
          <caption>
            Adjudicaciones y atenciones de {detail.year}, de todos los sectores. Las clases no se suman entre
            sí.
          </caption>
          <TableHead
            columns={[
              { label: 'Instrumento' },
              { label: 'Clase', wide: true },
              { label: 'Adjudicaciones', numeric: true },
              { label: 'A mujeres', numeric: true },
              SOURCE_COLUMN,
            ]}
          />
          <tbody>
            {given.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  {one.name}
                  <span className="small soft below">{one.institution}</span>
                </th>
                <td className="hide-narrow small soft">{SUPPORT_KIND_NAMES[one.kind]}</td>
                <td className="num">
                  <Value measure={one.grants} />
                </td>
                <td className="num">
                  <Value measure={one.women} />
                </td>
                <td>
                  <WhyInstrument {...{ asked, zone, one }} figure="adjudicaciones" of="Adjudicaciones" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Take />
    </>
  );
}

function WhyInstrument(props: {
  readonly asked: CoverageAsked;
  readonly zone: Zone;
  readonly one: ZoneInstrument;
  readonly figure: CoverageFigure;
  readonly of: string;
}): ReactNode {
  const { asked, zone, one, figure, of } = props;
  return (
    <Why
      short
      of={`${of}: ${one.name}`}
      explain={() => askSupport('explainCoverage', { ...asked, instrument: one.id }, figure, zone.id)}
    />
  );
}

/** Who could have asked, by the rules of each instrument: the four parts are all the firms, so nobody is dropped. */
function Eligible(props: Props & { readonly detail: ZoneCoverageDetail }): ReactNode {
  const { detail, zone, asked } = props;
  const known = detail.instruments.flatMap((one) =>
    one.eligible ? [{ ...one, eligible: one.eligible }] : [],
  );
  const [first] = known;
  if (!first)
    return (
      <p className="panel-info prose">
        Quiénes pueden pedir cada instrumento no se sabe aquí. Lo dirían un catastro de negocios o la tabla{' '}
        <code>empresas_tamano</code> (empresas por sector y tamaño). Ninguna tabla oficial del paquete las
        trae.
      </p>
    );
  return (
    <>
      <h4>Quiénes podían pedirlo</h4>
      <p className="prose">
        {first.eligible.from === 'catastro'
          ? `Las ${formatMeasure(first.eligible.total)} filas del catastro, una por una y también las informales, según las reglas de cada instrumento.`
          : `Las ${formatMeasure(first.eligible.total)} empresas de las cuentas por tamaño y sector, todas con inicio de actividades.`}{' '}
        Nadie queda fuera por una regla sin confirmar ni por un dato que falta.
      </p>
      <div className="table-wrap">
        <table>
          <caption>
            Empresas. Las que cumplen, a las que falta un dato, por confirmar y que no califican suman siempre
            todas.
          </caption>
          <TableHead
            columns={[
              { label: 'Instrumento' },
              { label: 'Cumplen', numeric: true },
              { label: 'Falta un dato', numeric: true, wide: true },
              { label: 'Por confirmar', numeric: true, wide: true },
              { label: 'No califican', numeric: true, wide: true },
              { label: 'Cobertura, al menos', numeric: true },
              { label: 'Sin llegar, al menos', numeric: true, wide: true },
              SOURCE_COLUMN,
            ]}
          />
          <tbody>
            {known.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.name}</th>
                <td className="num">
                  <Value measure={one.eligible.yes} />
                </td>
                <td className="num hide-narrow">
                  <Value measure={one.eligible.unknown} />
                </td>
                <td className="num hide-narrow">
                  <Value measure={one.eligible.toConfirm} />
                </td>
                <td className="num hide-narrow">
                  <Value measure={one.eligible.no} />
                </td>
                <td className="num">{one.coverage && <Between measure={one.coverage} />}</td>
                <td className="num hide-narrow">{one.gap && <Between measure={one.gap} />}</td>
                <td>
                  <WhyInstrument
                    {...{ asked, zone, one }}
                    figure={isKnown(one.grants) ? 'cobertura' : 'elegibles'}
                    of="Cobertura"
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Take />
    </>
  );
}

/** By sector, of the zone or of its region; parts of the whole that is above, never added to it. */
function Sectors(
  props: Props & { readonly detail: ZoneCoverageDetail; readonly kind: CoverageReport['kind'] },
): ReactNode {
  const { detail, summary, zone } = props;
  const { sectors } = detail;
  if (!sectors) return null;
  const place = summary.territory.zones.get(sectors.zone);
  const own = sectors.zone === zone.id;
  return (
    <details>
      <summary>
        En qué sectores: {SUPPORT_KIND_NAMES[sectors.kind].toLowerCase()}
        {!own && place ? `, ${zonePhrase(place)}` : ''}
      </summary>
      {!own && <p className="small">De la comuna no hay cifras por sector; estas son de toda su región.</p>}
      <div className="table-wrap">
        <table>
          <caption>Son parte de las de arriba. «Sin información» no se reparte entre los demás.</caption>
          <TableHead
            columns={[
              { label: 'Sector' },
              { label: 'Adjudicaciones', numeric: true },
              { label: 'A mujeres', numeric: true },
            ]}
          />
          <tbody>
            {sectors.rows.map(({ sector, grants, women }) => (
              <tr key={sector} data-sector={sector}>
                <th scope="row">{summary.sectors.get(sector)?.short ?? sector}</th>
                <td className="num">
                  <Value measure={grants} />
                </td>
                <td className="num">
                  <Value measure={women} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Take />
    </details>
  );
}

/** Gaps and overlaps of the offer, by area, type and level (method 3.3), told in two sentences; the matrix is the route's. */
function Offers({ zone, sector, summary }: Props): ReactNode {
  const view = useStore((state) => state.view);
  const answer = useSupport('zoneSupport', zone.id, sector);
  if (!answer) return null;
  const line = sector && summary.sectors.get(sector)?.short;
  const meet = answer.matrix.cells.some(({ state }) => state === 'entre-niveles');
  return (
    <section aria-labelledby="coverage-offers">
      <h3 id="coverage-offers">Dónde se juntan y dónde faltan los instrumentos</h3>
      <p className="prose">
        {line ? `Para ${line} en ${zonePhrase(zone)}: ` : `En ${zonePhrase(zone)}: `}
        {inSentence(matrixSentence(answer.matrix))} {gapSentence(answer.matrix)}
      </p>
      <p className="small soft prose">
        Cada casilla es un área de acción y un tipo de empresa. Hay traslape si dos o más tienen ahí su área
        principal.{' '}
        <PlainLink view={{ ...view, screen: 'ruta', pane: undefined }}>Ver la ruta de apoyo</PlainLink>
      </p>
      {meet && (
        <details>
          <summary>Ver dónde se topan país, región y municipio</summary>
          <Meetings matrix={answer.matrix} />
        </details>
      )}
    </section>
  );
}
