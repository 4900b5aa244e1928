import { type ReactNode, useId } from 'react';
import { known } from '../../domain/measure.ts';
import { type Explanation, origin } from '../../domain/provenance.ts';
import { deadlineOf } from '../../domain/support/deadlines.ts';
import { type Catalogue, type Instrument, RULES } from '../../domain/support/instrument.ts';
import { AREA_NAMES, FIRM_TYPE_NAMES, SUPPORT_KIND_NAMES } from '../../domain/support/vocabulary.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { Take } from '../../reports/Take.tsx';
import { useStore } from '../../state/store.ts';
import { formatDate, formatNumber } from '../../ui/format.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import { PlainLink } from '../header/Header.tsx';
import { Why } from '../why/Why.tsx';
import { DeadlineMark } from './DeadlineMark.tsx';
import { amountWords, INSTITUTION_NAMES, LEVEL_NAMES, RULE_NAMES, ruleWords, silenceWords } from './words.ts';

/** All that the catalogue says of one instrument, and what it does not say. */
export function InstrumentCard(props: {
  readonly instrument: Instrument;
  readonly catalogue: Catalogue;
  readonly summary: PackageSummary;
  readonly today: string;
}): ReactNode {
  const { instrument, catalogue, summary, today } = props;
  const view = useStore((state) => state.view);
  const { instrumento: _, ...support } = view.support;
  const deadline = deadlineOf(instrument, today);
  const amount = amountWords(instrument);
  const [main, ...others] = instrument.areas;
  return (
    <>
      <section>
        <p className="crumbs no-print">
          <PlainLink view={{ ...view, support }}>Volver a los instrumentos</PlainLink>
        </p>
        <h2 tabIndex={-1}>{instrument.name}</h2>
        <p className="lead">
          {SUPPORT_KIND_NAMES[instrument.kind]} de {deadline.ask}
          {main && `, para ${AREA_NAMES[main].toLowerCase()}`}. {deadline.words}
        </p>
        <dl className="figures">
          <div className="figure">
            <dt>Cuánto entrega</dt>
            <dd>
              <span className={amount ? 'value amount' : 'value is-missing'}>{amount ?? 'no se conoce'}</span>
              {instrument.amountNote && <span className="small soft">{instrument.amountNote}</span>}
              {amount && (
                <Why
                  of={`el monto de ${instrument.name}`}
                  explain={async () => amountExplained(instrument, catalogue)}
                />
              )}
            </dd>
          </div>
          <div className="figure">
            <dt>Cuánto pones tú</dt>
            <dd>
              {instrument.copayment === undefined ? (
                <span className="value is-missing">no se conoce</span>
              ) : (
                <>
                  <span className="value">{formatNumber(instrument.copayment * 100)}%</span>
                  <span className="small soft">del proyecto, como mínimo</span>
                </>
              )}
            </dd>
          </div>
          <div className="figure">
            <dt>Convocatoria</dt>
            <dd>
              <span className="value amount">
                <DeadlineMark deadline={deadline} bare />
              </span>
              <span className="small soft">
                Abre: {instrument.opens ? formatDate(instrument.opens) : 'no se conoce'}. Cierra:{' '}
                {instrument.closes ? formatDate(instrument.closes) : 'no se conoce'}.
              </span>
            </dd>
          </div>
        </dl>
        <Take />
      </section>
      <Rules instrument={instrument} summary={summary} />
      <section>
        <h3>Qué más conviene saber</h3>
        <ul className="facts">
          {INSTITUTION_NAMES[instrument.institution] && (
            <li>
              <strong>{instrument.institution}:</strong> {INSTITUTION_NAMES[instrument.institution]}.
            </li>
          )}
          <li>
            <strong>Nivel:</strong> {LEVEL_NAMES[instrument.level].toLowerCase()}.{' '}
            {deadline.ask === 'tu municipio' &&
              'Cambia en cada comuna: pide a tu municipio que cargue el suyo.'}
          </li>
          {others.length > 0 && (
            <li>
              <strong>También sirve para:</strong> {others.map((area) => AREA_NAMES[area]).join(' · ')}.
            </li>
          )}
          {instrument.door && (
            <li>
              <strong>Es una puerta de entrada</strong> a la red de fomento: por aquí se puede empezar.
            </li>
          )}
          {instrument.womenFocus && (
            <li>
              <strong>Enfoque de mujeres:</strong>{' '}
              {instrument.profiles.includes('mujer')
                ? 'es solo para mujeres.'
                : 'les da puntaje o un monto mayor.'}
            </li>
          )}
          {instrument.transferable && (
            <li>
              <strong>Lo puede focalizar el gobierno regional.</strong> La Ley 21.074 y sus decretos le dejan
              decidir en qué territorios, sectores y personas se concentra.{' '}
              <PlainLink view={{ ...view, screen: 'focalizacion', pane: undefined }}>
                Ver la focalización
              </PlainLink>
            </li>
          )}
        </ul>
        <p className="no-print">
          <PlainLink view={{ ...view, screen: 'evaluar', pane: undefined }}>
            ¿Es para mí? Evalúa tu negocio
          </PlainLink>{' '}
          · <PlainLink view={{ ...view, screen: 'ruta', pane: undefined }}>Ver su lugar en la ruta</PlainLink>
        </p>
      </section>
      <section>
        <h3>Quién lo dice</h3>
        <p className="prose">
          {instrument.sourceTitle}. Revisado el {formatDate(instrument.checked)}. Está en la línea{' '}
          {formatNumber(instrument.line)} de <code>{catalogue.source.file}</code>.
        </p>
        {instrument.sourceUrl ? (
          <p>
            <SourceLink url={instrument.sourceUrl} />
          </p>
        ) : (
          <p className="soft">No tenemos la dirección de la fuente.</p>
        )}
        <p className="soft prose">
          Las reglas cambian de un año a otro. Antes de postular, lee las bases del año en {deadline.ask}.
        </p>
      </section>
    </>
  );
}

/** Only a web address becomes a link: a package may be anybody's. */
function SourceLink({ url }: { readonly url: string }): ReactNode {
  if (!/^https?:\/\//.test(url)) return <span className="address">{url}</span>;
  return (
    <>
      <a className="address" href={url} target="_blank" rel="noopener noreferrer">
        {url}
      </a>{' '}
      <span className="soft small">(otro sitio, en otra pestaña)</span>
    </>
  );
}

function Rules(props: { readonly instrument: Instrument; readonly summary: PackageSummary }): ReactNode {
  const { instrument, summary } = props;
  const titleId = useId();
  const rows = RULES.map((rule) => ({
    rule,
    words: ruleWords(instrument, rule, summary.territory, summary.sectors),
    confirmed: !instrument.unconfirmed.has(rule),
  }));
  const stated = rows.filter(({ words }) => words !== undefined);
  const silent = rows.filter(({ words }) => words === undefined);
  const hearsay = stated.filter(({ confirmed }) => !confirmed);
  return (
    <section aria-labelledby={titleId}>
      <h3 id={titleId}>Quién puede pedirlo</h3>
      {instrument.requirements && <p className="prose">{instrument.requirements}</p>}
      {stated.length === 0 ? (
        <p className="panel-info">
          El catálogo no tiene reglas de este instrumento. No podemos decirte si te sirve: pregunta.
        </p>
      ) : (
        <>
          <div className="table-wrap">
            <table className="rules">
              <caption>Las reglas que se conocen</caption>
              <TableHead columns={[{ label: 'Regla' }, { label: 'Qué pide' }, { label: '¿Cómo se sabe?' }]} />
              <tbody>
                {stated.map(({ rule, words, confirmed }) => (
                  <tr key={rule}>
                    <th scope="row">{RULE_NAMES[rule]}</th>
                    <td>{words}</td>
                    <td>
                      <span className={confirmed ? 'mark is-sure' : 'mark is-unsure'}>
                        {confirmed ? 'Lo dice la fuente' : 'Por confirmar'}
                      </span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Take />
          <p className="small prose">
            {hearsay.length < stated.length && 'Si no cumples lo que dice la fuente, no puedes pedirlo. '}
            {hearsay.length > 0 &&
              'Lo que está por confirmar no te descarta: es conocimiento general, y hay que preguntarlo.'}
            {(instrument.startRule === 'no' || instrument.startRule === 'si') &&
              ' Inicio de actividades es el aviso con que un negocio parte ante el Servicio de Impuestos Internos.'}
            {(instrument.salesTo ?? instrument.salesFrom ?? 0) > 0 &&
              ' UF es la unidad de fomento, que sigue a los precios.'}
          </p>
        </>
      )}
      {silent.length > 0 && stated.length > 0 && (
        <p className="small soft prose">{silenceWords(silent.map(({ rule }) => rule))}</p>
      )}
      {instrument.types?.some((type) => type !== 'pyme') && (
        <p className="small soft prose">{typeHelp(instrument)}</p>
      )}
    </section>
  );
}

/** What the types it serves mean, in the traits of seed 002. */
function typeHelp({ types = [] }: Instrument): string {
  const means = {
    subsistencia: 'el ingreso se gasta en vivir y no alcanza para ahorrar',
    'acumulacion-simple': 'el ingreso cubre los costos, con poco ahorro',
    'acumulacion-ampliada': 'queda excedente para ahorrar e invertir',
    pyme: 'empresas que ya dejaron de ser microempresas',
  } as const;
  return `${types.map((type) => `${FIRM_TYPE_NAMES[type]}: ${means[type]}`).join('. ')}.`;
}

function amountExplained(instrument: Instrument, { source }: Catalogue): Explanation {
  const terms = (
    [
      ['desde', 'Monto mínimo', 'monto_desde_clp', instrument.amountFrom],
      ['hasta', 'Monto máximo', 'monto_hasta_clp', instrument.amountTo],
    ] as const
  ).flatMap(([symbol, label, column, value]) =>
    value === undefined
      ? []
      : [
          {
            symbol,
            label,
            measure: known(value, 'pesos'),
            origin: origin(source, column, [instrument.line], source.year),
          },
        ],
  );
  return {
    indicator: `Monto de ${instrument.name}`,
    zone: instrument.institution,
    sector: undefined,
    result: known(instrument.amountTo ?? instrument.amountFrom ?? 0, 'pesos'),
    formula: 'Monto que dice la fuente, sin ajustar por inflación',
    terms,
    notes: [
      `${instrument.sourceTitle}, revisado el ${formatDate(instrument.checked)}.`,
      ...(instrument.amountNote ? [instrument.amountNote] : []),
    ],
  };
}
