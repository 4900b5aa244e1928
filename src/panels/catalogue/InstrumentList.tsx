import { type ReactNode, useId, useRef } from 'react';
import { known } from '../../domain/measure.ts';
import { origin } from '../../domain/provenance.ts';
import { calendarOf, deadlineOf } from '../../domain/support/deadlines.ts';
import { footingOf } from '../../domain/support/eligible.ts';
import type { Catalogue, Instrument } from '../../domain/support/instrument.ts';
import { searchInstruments } from '../../domain/support/search.ts';
import { AREA_NAMES, SUPPORT_KIND_NAMES } from '../../domain/support/vocabulary.ts';
import { zonePhrase } from '../../domain/territory.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { Take } from '../../reports/Take.tsx';
import { useStore } from '../../state/store.ts';
import { choose } from '../../state/support.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import { PlainLink } from '../header/Header.tsx';
import { countInstruments, FOOTING_WORDS } from '../support/words.ts';
import { Why } from '../why/Why.tsx';
import { DeadlineMark } from './DeadlineMark.tsx';
import { Deadlines } from './Deadlines.tsx';
import { FilterFields } from './FilterFields.tsx';
import { filtersOf, firmHere, narrows } from './filters.ts';
import { amountWords } from './words.ts';

/** The catalogue: what there is, what to narrow it by, one row per instrument, and the calendar of those rows. */
export function InstrumentList(props: {
  readonly catalogue: Catalogue;
  readonly summary: PackageSummary;
  readonly today: string;
  /** What is wrong with the file. */
  readonly warnings: ReactNode;
}): ReactNode {
  const { catalogue, summary, today, warnings } = props;
  const view = useStore((state) => state.view);
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const filters = filtersOf(view.support);
  const firm = firmHere(summary.territory, summary.sectors, view.zone, view.sector);
  const { here, ...search } = filters;
  const { found, unstated } = searchInstruments(catalogue.instruments, {
    ...search,
    reaching: here ? firm : undefined,
  });
  const place = [
    view.zone && summary.territory.zones.get(view.zone),
    view.sector && summary.sectors.get(view.sector),
  ]
    .flatMap((one) => (one ? ['short' in one ? one.short : zonePhrase(one)] : []))
    .join(' · ');
  const narrowed = narrows({ ...filters, here: here && firm !== undefined });
  return (
    <>
      <section>
        <h2 tabIndex={-1}>Instrumentos</h2>
        <Lead catalogue={catalogue} place={summary.title} today={today} />
        <p className="no-print">
          <PlainLink view={{ ...view, screen: 'evaluar', pane: undefined }}>
            ¿Cuál es para mí? Evalúa tu negocio
          </PlainLink>{' '}
          · <PlainLink view={{ ...view, screen: 'ruta', pane: undefined }}>Ver la ruta de apoyo</PlainLink>
        </p>
        {warnings}
        <div className="panel-info prose">
          <p>
            Las reglas, los montos y las fechas envejecen. Cada ficha dice de qué año son y cuándo se
            revisaron. «Por confirmar» es lo que se sabe en general, sin documento a la vista: pregunta antes
            de descartarte.
          </p>
        </div>
      </section>
      <section aria-labelledby={titleId}>
        <h3 id={titleId} ref={title} tabIndex={-1}>
          Busca un instrumento
        </h3>
        <FilterFields catalogue={catalogue} filters={filters} place={firm ? place : undefined} />
        <p role="status" className="found">
          <strong>
            {narrowed
              ? `${countInstruments(found.length)} de ${catalogue.instruments.length}`
              : `Todos: ${countInstruments(found.length)}`}
          </strong>
          {unstated > 0 &&
            `. ${unstated === 1 ? 'Uno no dice' : `${unstated} no dicen`} a qué tipo o etapa atiende${unstated === 1 ? '' : 'n'}, y por eso no se descarta${unstated === 1 ? '' : 'n'}`}
          {here && firm && '. Sin los que una regla confirmada cierra a esa zona o sector'}.
        </p>
        {narrowed && (
          <p className="no-print">
            <button
              type="button"
              className="button"
              onClick={() => {
                choose({
                  buscar: undefined,
                  institucion: undefined,
                  clase: undefined,
                  tipo: undefined,
                  etapa: undefined,
                  area: undefined,
                });
                // The button goes with the filters.
                title.current?.focus();
              }}
            >
              Quitar los filtros
            </button>
          </p>
        )}
        {found.length === 0 ? (
          <p className="lead">
            Ninguno calza con todo lo que pides. Quita un filtro, o busca con menos palabras.
          </p>
        ) : (
          <Rows instruments={found} today={today} />
        )}
      </section>
      {found.length > 0 && <Deadlines calendar={calendarOf(found, today)} today={today} />}
    </>
  );
}

function Lead(props: {
  readonly catalogue: Catalogue;
  readonly place: string;
  readonly today: string;
}): ReactNode {
  const { instruments, source } = props.catalogue;
  const institutions = new Set(instruments.map(({ institution }) => institution));
  const dated = instruments.filter(({ opens, closes }) => opens ?? closes);
  const open = dated.filter((one) => deadlineOf(one, props.today).state === 'abierto');
  const count = (
    symbol: string,
    label: string,
    column: string,
    rows: readonly Instrument[],
    value: number,
  ) => ({
    symbol,
    label,
    measure: known(value, 'instrumentos'),
    origin: origin(
      source,
      column,
      rows.map(({ line }) => line),
      source.year,
    ),
  });
  return (
    <div>
      <p className="lead">
        {countInstruments(instruments.length)} de apoyo público, de {institutions.size} instituciones.{' '}
        {dated.length === 0
          ? 'De ninguno se conoce la fecha de convocatoria: pregunta antes de preparar tu postulación.'
          : `De ${dated.length} se conoce alguna fecha, y ${open.length === 0 ? 'ninguno está abierto' : open.length === 1 ? 'uno está abierto' : `${open.length} están abiertos`} hoy.`}
      </p>
      <Why
        of="cuántos instrumentos hay"
        explain={async () => ({
          indicator: 'Instrumentos del catálogo',
          zone: props.place,
          sector: undefined,
          result: known(instruments.length, 'instrumentos'),
          formula: 'Filas del catálogo que se pudieron usar, una por instrumento',
          terms: [
            count('n', 'instrumentos', 'id', instruments, instruments.length),
            count('f', 'con alguna fecha conocida', 'abre, cierra', dated, dated.length),
          ],
          notes: [
            `Instituciones distintas: ${[...institutions].join(', ')}. Cada municipio es otro: el catálogo los cuenta como uno.`,
            'Una fecha vacía no es un cierre: es que no se conoce.',
          ].filter((_, at) => at > 0 || institutions.size > 0),
        })}
      />
    </div>
  );
}

function Rows(props: { readonly instruments: readonly Instrument[]; readonly today: string }): ReactNode {
  const view = useStore((state) => state.view);
  return (
    <>
      <div className="table-wrap">
        <table className="instrument-rows">
          <caption>
            Elige uno para ver su ficha: quién puede pedirlo, cuánto entrega, hasta cuándo y según quién.
          </caption>
          <TableHead
            columns={[
              { label: 'Instrumento' },
              { label: 'Qué entrega', wide: true },
              { label: 'Monto' },
              { label: 'Convocatoria' },
            ]}
          />
          <tbody>
            {props.instruments.map((one) => {
              const amount = amountWords(one);
              const main = one.areas[0];
              const footing = footingOf(one);
              const isUnsure = footing === 'sin-reglas' || footing === 'por-confirmar';
              return (
                <tr key={one.id} data-instrument={one.id}>
                  <th scope="row">
                    <PlainLink view={{ ...view, support: { ...view.support, instrumento: one.id } }}>
                      {one.name}
                    </PlainLink>
                    <span className="small soft">
                      {one.institution}
                      {one.profiles.includes('mujer')
                        ? ' · para mujeres'
                        : one.womenFocus && ' · favorece a las mujeres'}
                      {one.transferable && ' · lo puede focalizar el gobierno regional'}
                      {isUnsure && ` · ${FOOTING_WORDS[footing]}`}
                    </span>
                  </th>
                  <td className="small hide-narrow">
                    {SUPPORT_KIND_NAMES[one.kind]}
                    {main && <span className="soft">{AREA_NAMES[main]}</span>}
                  </td>
                  <td className="small">{amount ?? <span className="missing">no se conoce</span>}</td>
                  <td className="small">
                    <DeadlineMark deadline={deadlineOf(one, props.today)} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <Take />
    </>
  );
}
