import type { ReactNode } from 'react';
import type { SectorCode } from '../../domain/ids.ts';
import { deadlineOf, todayIso } from '../../domain/support/deadlines.ts';
import { footingOf } from '../../domain/support/eligible.ts';
import type { NewFirmChoice, NewFirmSupport } from '../../domain/support/new_firm.ts';
import { PROFILE_NAMES } from '../../domain/support/vocabulary.ts';
import type { Zone } from '../../domain/territory.ts';
import { useStore } from '../../state/store.ts';
import { askSupport } from '../../state/support.ts';
import { useAnswer } from '../../state/useAnswer.ts';
import { WhenSeen } from '../../ui/WhenSeen.tsx';
import { PlainLink } from '../header/Header.tsx';
import { useOnPaper } from '../report/on_paper.tsx';
import { InstrumentLink } from '../route/CellView.tsx';
import '../route/route.css';
import { areaInSentence } from '../route/words.ts';
import { Why } from '../why/Why.tsx';
import { countInstruments, FOOTING_SENTENCES, listed, unsureCount, unsureMore } from './words.ts';

interface Props {
  readonly zone: Zone;
  readonly sector: SectorCode;
  readonly name: string;
  /** Of every card of the zone: they are asked for together. */
  readonly sectors: readonly SectorCode[];
}

/** The instruments that would serve a new firm of a line in a zone: where the market's gap meets public support. */
export default function CardSupport(props: Props): ReactNode {
  const hasTable = useStore((state) => state.summary?.tables.includes('instrumentos') ?? false);
  const onPaper = useOnPaper();
  if (!hasTable) return null;
  // A paper is printed whole: nothing of it waits to be seen.
  if (onPaper) return <ForNewFirms {...props} />;
  return (
    <WhenSeen>
      <ForNewFirms {...props} />
    </WhenSeen>
  );
}

type Answer = Promise<readonly NewFirmSupport[] | undefined>;
/** The question last put, so that the cards of one sheet share one answer. */
let last: { readonly key: string; readonly answer: Answer } | undefined;

function askOnce(key: string, zone: Zone, sectors: readonly SectorCode[]): Answer {
  if (last?.key === key) return last.answer;
  const answer = askSupport('newFirmSupport', zone.id, sectors);
  last = { key, answer };
  answer.catch(() => {
    last = undefined;
  });
  return answer;
}

function ForNewFirms({ zone, sector, name, sectors }: Props): ReactNode {
  const datos = useStore((state) => state.summary?.id);
  const territories = useStore((state) => state.view.territories);
  const key = JSON.stringify([datos, territories, zone.id, sectors]);
  const answer = useAnswer(key, () => askOnce(key, zone, sectors));
  const found = answer?.find((one) => one.sector === sector);
  if (!found) return <div className="skeleton" />;
  return <Found zone={zone} name={name} found={found} />;
}

function Found(props: {
  readonly zone: Zone;
  readonly name: string;
  readonly found: NewFirmSupport;
}): ReactNode {
  const { zone, name, found } = props;
  const { first, total, without, perhaps, sector } = found;
  const view = useStore((state) => state.view);
  const onPaper = useOnPaper();
  const today = todayIso();
  const count = total.terms.reduce((acc, { measure }) => acc + ('value' in measure ? measure.value : 0), 0);
  return (
    <div className="card-support">
      <p>
        <strong>Para empezar aquí</strong>{' '}
        {count === 0 ? (
          <>
            ningún instrumento del catálogo llega{perhaps.length > 0 && ' con seguridad'} a una empresa nueva
            de este rubro. {perhaps.length > 0 ? unsureCount(perhaps.length) : 'Es un vacío.'}
          </>
        ) : (
          <>
            hay {countInstruments(count)}
            {count > first.length && ', entre ellos'}:
          </>
        )}{' '}
        <Why short of={`Instrumentos para empezar: ${name}`} explain={() => Promise.resolve(total)} />
      </p>
      {first.length > 0 && (
        <ul className="notes small">
          {first.map((choice) => (
            <Choice key={choice.instrument.id} choice={choice} today={today} />
          ))}
        </ul>
      )}
      {without.length > 0 && count > 0 && (
        <p className="small">
          Ninguno de los {count} es de {listed(without.map(areaInSentence), 'ni')}.
        </p>
      )}
      <p className="small">
        {!onPaper && (
          <PlainLink
            view={{
              ...view,
              screen: 'ruta',
              pane: undefined,
              zone: zone.id,
              sector,
              support: { ...view.support, etapa: 'concepcion' },
            }}
          >
            Ver la ruta para {name}
          </PlainLink>
        )}
        {perhaps.length > 0 && count > 0 && (
          <span className="soft">
            {!onPaper && ' · '}
            {unsureMore(perhaps.length)}
          </span>
        )}
      </p>
    </div>
  );
}

function Choice({ choice, today }: { readonly choice: NewFirmChoice; readonly today: string }): ReactNode {
  const { instrument } = choice;
  const { profiles } = instrument;
  const footing = FOOTING_SENTENCES[footingOf(instrument)];
  return (
    <li>
      <InstrumentLink instrument={instrument} /> ({instrument.institution})
      {profiles.length > 0 && <>, para {listed(profiles.map((one) => PROFILE_NAMES[one]))}</>}.{' '}
      <span className="soft">
        {deadlineOf(instrument, today).words}
        {footing && ` ${footing}`}
      </span>
    </li>
  );
}
