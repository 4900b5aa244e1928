import './start.css';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { Zone } from '../../domain/territory.ts';
import type { Trade } from '../../domain/trades/trades.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { useSummary } from '../../state/select.ts';
import { go, useStore } from '../../state/store.ts';
import { askSupport, useChoice } from '../../state/support.ts';
import { DEFAULT_VIEW, type Screen } from '../../state/view.ts';
import { PlainLink } from '../header/Header.tsx';
import { Ask } from './Ask.tsx';
import { DOORS, type Door, EXAMPLE, parsePerfil, type Question, textOf } from './doors.ts';
import { HowItWorks } from './HowItWorks.tsx';
import { comunaOf, keepComuna, startView } from './place.ts';
import { TradePlace } from './TradePlace.tsx';

/** Where a link that says nothing leads: four doors, each with its questions, and «negocio + lugar». */
export default function Start(): ReactNode {
  const { door, question } = parsePerfil(useChoice('perfil'));
  const negocio = useChoice('negocio');
  const summary = useSummary();
  const heading = useHeading(`${door?.id} ${question?.id}`);
  const comuna = useComuna(summary);
  return (
    <div className="page">
      <div className="sheet start">
        {!door ? (
          <>
            <section>
              <h2 ref={heading} tabIndex={-1}>
                ¿Qué quieres saber de un lugar?
              </h2>
              <ul className="start-doors">
                {DOORS.map((one) => (
                  <li key={one.id}>
                    <DoorLink door={one} />
                  </li>
                ))}
              </ul>
            </section>
            <Fields summary={summary} comuna={comuna} />
            <HowItWorks summary={summary} />
            <Elsewhere />
          </>
        ) : question ? (
          <>
            <section>
              <Crumbs door={door} />
              <h2 ref={heading} tabIndex={-1}>
                {textOf(question, comuna?.name, negocio)}
              </h2>
              <Ask key={question.id} question={question} summary={summary} />
            </section>
            <Questions door={door} but={question.id} comuna={comuna} />
          </>
        ) : (
          <>
            <section>
              <Crumbs door={undefined} />
              <h2 ref={heading} tabIndex={-1}>
                {door.name}
              </h2>
              <p className="soft">{door.who}</p>
            </section>
            <Questions door={door} but={undefined} comuna={comuna} />
          </>
        )}
      </div>
    </div>
  );
}

/** The comuna that the next question will be of, if one is known. */
function useComuna(summary: PackageSummary | undefined): Zone | undefined {
  const view = useStore((state) => state.view);
  return summary && comunaOf(view, summary.territory, summary.start.zona);
}

/** The heading takes the focus when the reader goes through a door: the link that was followed is no longer there. */
function useHeading(where: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(where);
  useEffect(() => {
    if (before.current === where) return;
    before.current = where;
    heading.current?.focus();
  }, [where]);
  return heading;
}

function DoorLink({ door }: { readonly door: Door }): ReactNode {
  const view = useStore((state) => state.view);
  return (
    <PlainLink className="start-door" view={startView(view, door.id)}>
      <strong>{door.name}</strong>
      <span className="small">{door.who}</span>
    </PlainLink>
  );
}

function Crumbs({ door }: { readonly door: Door | undefined }): ReactNode {
  const view = useStore((state) => state.view);
  return (
    <nav aria-label="Dónde estás">
      <p className="crumbs">
        <PlainLink view={startView(view, undefined)}>Inicio</PlainLink>
        {door && (
          <>
            {' › '}
            <PlainLink view={startView(view, door.id)}>{door.name}</PlainLink>
          </>
        )}
      </p>
    </nav>
  );
}

/** The questions of a door, but the one that is being answered. */
function Questions(props: {
  readonly door: Door;
  readonly but: Question['id'] | undefined;
  readonly comuna: Zone | undefined;
}): ReactNode {
  const { door, but, comuna } = props;
  const view = useStore((state) => state.view);
  const shown = door.questions.filter(({ id }) => id !== but);
  return (
    <section aria-label={`Preguntas de ${door.name}`}>
      {but && <h3>Otras preguntas</h3>}
      <ul className="start-questions">
        {shown.map((question) => {
          const to = startView(view, `${door.id}:${question.id}`);
          const negocio = view.support.negocio ?? (question.id === 'abrir' ? EXAMPLE.trade : undefined);
          return (
            <li key={question.id}>
              <PlainLink
                view={
                  question.asks === 'negocio'
                    ? {
                        ...to,
                        ...(comuna || question.id !== 'abrir' ? {} : { zone: EXAMPLE.zone }),
                        support: { ...to.support, ...(negocio ? { negocio } : {}) },
                      }
                    : to
                }
              >
                {textOf(question, comuna?.name, view.support.negocio)}
              </PlainLink>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** «Negocio + lugar»: straight to the sheet. */
function Fields(props: {
  readonly summary: PackageSummary | undefined;
  readonly comuna: Zone | undefined;
}): ReactNode {
  const { summary, comuna } = props;
  // The place remembered is put in the field when it is known, unless the reader has begun to write.
  const touched = useRef(false);
  const kept = useRef('ninguna');
  if (!touched.current) kept.current = comuna?.id ?? 'ninguna';
  return (
    <section aria-labelledby="start-fields">
      <h3 id="start-fields">¿Qué negocio, y dónde?</h3>
      <TradePlace
        key={kept.current}
        onTouch={() => {
          touched.current = true;
        }}
        summary={summary}
        button="Abrir la ficha"
        trade={undefined}
        zone={comuna}
        onDone={(trade, zone) => void openSheet(trade, zone)}
      />
    </section>
  );
}

/** Opens the sheet of a business in a place, in the table that tells of it most closely. */
async function openSheet(trade: Trade, zone: Zone): Promise<void> {
  if (zone.level === 'comuna') keepComuna(zone.id);
  const { group, division, section } = trade;
  const table = await askSupport('tradeTable', zone.id, { group, division, section });
  const { datos, territories } = useStore.getState().view;
  go({
    ...DEFAULT_VIEW,
    datos,
    territories,
    screen: 'explorar',
    pane: 'ficha',
    level: zone.level === 'provincia' || zone.level === 'region' ? zone.level : 'comuna',
    zone: zone.id,
    sector: table?.sector ?? section,
    cube: table?.cube,
    support: { negocio: trade.name },
  });
}

const ELSEWHERE: readonly { readonly screen: Screen; readonly label: string }[] = [
  { screen: 'explorar', label: 'Explorar el mapa' },
  { screen: 'leer', label: 'Cómo se lee: gráficos, palabras y límites' },
  { screen: 'abrir', label: 'Abrir tus propios datos' },
];

function Elsewhere(): ReactNode {
  const view = useStore((state) => state.view);
  return (
    <ul className="start-onward">
      {ELSEWHERE.map(({ screen, label }) => (
        <li key={screen}>
          <PlainLink view={{ ...startView(view, undefined), screen }}>{label}</PlainLink>
        </li>
      ))}
    </ul>
  );
}
