import { type ReactNode, useMemo } from 'react';
import type { ZoneId } from '../../domain/ids.ts';
import { isKnown } from '../../domain/measure.ts';
import type { CoverageAsked, CoverageReport } from '../../domain/support/coverage.ts';
import type { CoverageFigure } from '../../domain/support/coverage_why.ts';
import { SUPPORT_KIND_NAMES } from '../../domain/support/vocabulary.ts';
import { zonePhrase } from '../../domain/territory.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { Take } from '../../reports/Take.tsx';
import type { Overlay } from '../../state/overlay.ts';
import { useSummary } from '../../state/select.ts';
import { useStore } from '../../state/store.ts';
import { askSupport, useOverlay, useSupport } from '../../state/support.ts';
import { Figure } from '../../ui/Figure.tsx';
import { formatDate, formatMeasure, formatNumber } from '../../ui/format.ts';
import { FileIssues } from '../support/FileIssues.tsx';
import { Why } from '../why/Why.tsx';
import { LEVEL_ONE, LEVEL_WORDS } from '../words.ts';
import { coverageAsked } from './asked.ts';
import { CoverageChoices } from './CoverageChoices.tsx';
import { CoverageTable } from './CoverageTable.tsx';
import { Inequality } from './Inequality.tsx';
import { besideWords, floorWords, givenWords, rateWords } from './words.ts';
import { ZoneDetail } from './ZoneDetail.tsx';
import './coverage.css';
import { ofInstitutions } from '../support/words.ts';

/** Screen «Cobertura»: to how many support came, where it came to none, and how unevenly. */
export default function Coverage(props: { readonly summary: PackageSummary }): ReactNode {
  const summary = useSummary() ?? props.summary;
  const view = useStore((state) => state.view);
  const { level, only, support } = view;
  // The same question while nothing that it asks changes: the rows of the table are drawn again only then.
  const asked = useMemo(() => coverageAsked({ level, only, support }), [level, only, support]);
  const report = useSupport('coverage', asked);
  const quality = useSupport('reports');
  useOverlay(useMemo(() => report && overlayOf(report), [report]));
  const issues = quality?.issues.filter(({ file }) => file.startsWith('beneficiarios')) ?? [];
  if (!report)
    return (
      <section aria-busy={!quality}>
        <h2>¿A cuántos llega el apoyo?</h2>
        {quality && !summary.tables.includes('beneficiarios') ? (
          <p className="panel-info prose">
            No se sabe: este paquete no trae la tabla <code>beneficiarios</code>. Es una lista de cuántas
            adjudicaciones hubo por año, instrumento y comuna.
          </p>
        ) : quality ? (
          <FileIssues issues={issues} lead="La lista de beneficiarios no se pudo leer." />
        ) : (
          <div className="skeleton" />
        )}
      </section>
    );
  const zone = view.zone ? summary.territory.zones.get(view.zone) : undefined;
  const row = zone && [...report.zones, ...report.own].find((one) => one.zone === zone.id);
  return (
    <>
      <section>
        <h2>¿A cuántos llega el apoyo?</h2>
        <Lead {...{ report, summary }} {...(row ? { row: row.zone } : {})} />
        <CoverageChoices report={report} summary={summary} />
        <Unheard report={report} wanted={view.support.instrumento} />
        <FileIssues
          issues={issues.filter(({ severity }) => severity !== 'aviso')}
          lead="Hay filas de la lista que no se usaron."
        />
        <Tiles {...{ report, summary, asked }} zone={row?.zone ?? report.whole.zone} />
        <Aside report={report} summary={summary} level={asked.level} />
      </section>
      {zone && <ZoneDetail {...{ summary, zone, asked, report }} sector={view.sector} />}
      <Inequality {...{ report, summary, asked }} marked={row?.zone} />
      <CoverageTable {...{ report, summary, asked }} chosen={row?.zone} />
      <Sources report={report} />
    </>
  );
}

/** The figures as the map draws them. */
function overlayOf(report: CoverageReport): Overlay {
  const name =
    report.base === 'personas'
      ? 'Adjudicaciones por mil personas de 15 años y más'
      : report.base === 'empresas'
        ? 'Adjudicaciones por mil empresas registradas'
        : 'Cobertura de las empresas que pueden pedirlo';
  return {
    info: {
      name: `${name}: ${nameOf(report)}, ${report.year}`,
      unit: report.whole.rate.unit,
      kind: 'razon',
      formula:
        report.base === 'elegibles' ? '100 · adjudicaciones ÷ elegibles' : '1.000 · adjudicaciones ÷ base',
      reading: 'Cuántas adjudicaciones hubo en el año por cada mil que a lo más podrían haberlas pedido.',
      caveats: ['Son adjudicaciones, no empresas: una misma empresa puede tener dos.'],
      needs: 'beneficiarios, instrumentos y comunas_datos',
    },
    values: new Map([...report.zones, ...report.own].map(({ zone, rate }) => [zone, rate])),
    source: report.sources.map(({ publisher, year }) => `${publisher}, ${year}`).join(' · '),
  };
}

function nameOf({ instrument, kind, given }: CoverageReport): string {
  return given.find(({ id }) => id === instrument)?.name ?? SUPPORT_KIND_NAMES[kind].toLowerCase();
}

function Lead(props: {
  readonly report: CoverageReport;
  readonly summary: PackageSummary;
  readonly row?: ZoneId;
}): ReactNode {
  const { report, summary } = props;
  const { whole, year, kind } = report;
  const { zones } = summary.territory;
  const instrument = report.given.find(({ id }) => id === report.instrument)?.name;
  const place = zones.get(whole.zone);
  const mine = [...report.zones, ...report.own].find(({ zone }) => zone === props.row);
  const zone = mine && zones.get(mine.zone);
  const beside = mine && besideWords(mine.rate, whole.rate, place ? zonePhrase(place) : 'el conjunto');
  return (
    <p className="lead" aria-live="polite">
      En {year} hubo {givenWords(whole.grants, kind, instrument)}
      {ofInstitutions(report.institutions)} en {place ? zonePhrase(place) : 'el paquete'}
      {isKnown(whole.rate) ? `: ${rateWords(whole.rate, report.base)}.` : '.'}
      {mine && zone && (
        <>
          {' '}
          {isKnown(mine.grants) && mine.grants.value === 0
            ? `En ${zonePhrase(zone)} no hubo.`
            : `En ${zonePhrase(zone)} fueron ${formatMeasure(mine.grants)}: ${floorWords(mine.rate, report.base)}${beside && `, ${beside}`}.`}
        </>
      )}
    </p>
  );
}

/** Says it when the link names an instrument of which the list has nothing, instead of changing the subject in silence. */
function Unheard(props: { readonly report: CoverageReport; readonly wanted: string | undefined }): ReactNode {
  const { report, wanted } = props;
  if (!wanted || report.instrument) return null;
  return (
    <p className="panel-info">
      La lista de {report.year} no trae beneficiarios del instrumento «{wanted}». No es cero: no se sabe.
      Abajo están los de su clase o los de la primera que hay.
    </p>
  );
}

function Tiles(props: {
  readonly report: CoverageReport;
  readonly summary: PackageSummary;
  readonly asked: CoverageAsked;
  readonly zone: ZoneId;
}): ReactNode {
  const { report, summary, asked, zone } = props;
  const found = [report.whole, ...report.zones, ...report.own].find((one) => one.zone === zone);
  const place = summary.territory.zones.get(zone);
  if (!found || !place) return null;
  const none = report.zones.filter(({ grants }) => isKnown(grants) && grants.value === 0);
  const why = (figure: CoverageFigure, of: string) => (
    <Why of={`${of} de ${place.name}`} explain={() => askSupport('explainCoverage', asked, figure, zone)} />
  );
  return (
    <>
      <h3>
        {place.name}, {report.year}
      </h3>
      <dl className="figures">
        <Figure label="Adjudicaciones" measure={found.grants}>
          {why('adjudicaciones', 'Adjudicaciones')}
        </Figure>
        <Figure
          label={report.floor ? 'Piso de la cobertura' : 'Tasa'}
          measure={found.rate}
          detail={report.base === 'personas' ? 'personas de 15 años y más' : undefined}
        >
          {why('tasa', 'Tasa')}
        </Figure>
        <Figure label="De ellas, a mujeres" measure={found.womenShare}>
          {why('mujeres', 'Parte de las mujeres')}
        </Figure>
        {place.level !== asked.level && report.zones.length > 1 && (
          <div className="figure">
            <dt>{LEVEL_WORDS[asked.level]} sin ninguna</dt>
            <dd>
              <span className="value">{formatNumber(none.length)}</span>
              <span className="small soft">de {formatNumber(report.zones.length)}</span>
            </dd>
          </div>
        )}
      </dl>
      <Take />
      <p className="small soft prose">
        {report.base === 'elegibles'
          ? 'Es un piso: sobre todas las empresas que ninguna regla confirmada deja fuera. '
          : report.floor
            ? 'Es un piso: la base es todo quien a lo más podría pedirlo, así que la cobertura real es igual o mayor. '
            : 'No es cobertura: algunos de estos apoyos se dan a quien no tiene empresa registrada. '}
        Son adjudicaciones, no empresas: una misma empresa puede tener dos.
      </p>
    </>
  );
}

/** What is not in the figures above: the other kinds, which are not added up, and what names no place. */
function Aside(props: {
  readonly report: CoverageReport;
  readonly summary: PackageSummary;
  readonly level: CoverageAsked['level'];
}): ReactNode {
  const { report, summary } = props;
  const others = report.kinds.filter(({ kind }) => kind !== report.kind);
  const placeless = report.unplaced.reduce(
    (sum, { grants }) => sum + (isKnown(grants) ? grants.value : 0),
    0,
  );
  return (
    <>
      {others.length > 0 && (
        <p className="small prose">
          Aparte, sin sumarse:{' '}
          {others.map(({ kind, total }) => givenWords(total, kind, undefined)).join(' · ')}.
        </p>
      )}
      {report.unplaced.length > 0 && (
        <details>
          <summary>
            {placeless === 1 ? 'Una no dice' : `${formatNumber(placeless)} no dicen`} en qué{' '}
            {LEVEL_ONE[props.level]} fue{placeless === 1 ? '' : 'ron'}
          </summary>
          <p className="small prose">
            Están en el total y en ninguna zona de la lista:{' '}
            {report.unplaced
              .map(({ place, grants }) => {
                const found = summary.territory.zones.get(place);
                return `${found ? zonePhrase(found) : place}, ${formatMeasure(grants)}`;
              })
              .join(' · ')}
            .
          </p>
        </details>
      )}
    </>
  );
}

function Sources({ report }: { readonly report: CoverageReport }): ReactNode {
  return (
    <section>
      <h3>De dónde vienen estas cifras</h3>
      <ul className="notes small">
        {report.sources.map((source) => (
          <li key={source.resource}>
            <strong>{source.title}.</strong> {source.publisher}. Año {source.year}.
            {source.checked && ` Revisado el ${formatDate(source.checked)}.`} Archivo {source.file}.
          </li>
        ))}
      </ul>
    </section>
  );
}
