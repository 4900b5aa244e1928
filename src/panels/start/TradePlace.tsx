import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react';
import type { Level, SectorCode } from '../../domain/ids.ts';
import { CIIU, SECTION_CODES } from '../../domain/sectors.ts';
import type { Zone } from '../../domain/territory.ts';
import { fold } from '../../domain/text.ts';
import {
  searchTrades,
  type Trade,
  type TradeMatch,
  tradeNamed,
  unlistedTrade,
} from '../../domain/trades/trades.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { SelectField } from '../../ui/Field.tsx';
import { Combo } from './Combo.tsx';
import { PlaceField, placesNamed } from './PlaceField.tsx';

const PLACES: readonly Level[] = ['comuna', 'provincia', 'region', 'territorio'];
const findTrades = (typed: string) => searchTrades(typed);

/** What keeps the fields from being answered: nothing there, several that it may be, or none of that name. */
type Trouble =
  | { readonly what: 'falta'; readonly words: string }
  | { readonly what: 'varios'; readonly typed: string; readonly choices: readonly Trade[] }
  | { readonly what: 'ninguno'; readonly typed: string };

/** «Negocio» and «lugar»: what the reader wants to open and where. Nothing is guessed: what may be several is asked. */
export function TradePlace(props: {
  readonly summary: PackageSummary | undefined;
  readonly button: string;
  readonly trade: Trade | undefined;
  readonly zone: Zone | undefined;
  readonly onDone: (trade: Trade, zone: Zone) => void;
  /** The reader began to write: what is in the fields is theirs. */
  readonly onTouch?: () => void;
}): ReactNode {
  const { summary, onDone } = props;
  const [trade, setTrade] = useState(props.trade);
  const [zone, setZone] = useState(props.zone);
  const [trouble, setTrouble] = useState<Trouble>();
  const [waiting, setWaiting] = useState(false);
  const typed = useRef({ trade: props.trade?.name ?? '', zone: props.zone?.name ?? '' });

  const answer = (business: Trade | undefined) => {
    const place = zone ?? onlyPlace(summary, typed.current.zone);
    if (!business) {
      const text = typed.current.trade.trim();
      const choices = searchTrades(text).map((match) => match.trade);
      if (text === '') setTrouble({ what: 'falta', words: 'Escribe qué negocio es.' });
      else if (choices.length === 0) setTrouble({ what: 'ninguno', typed: text });
      else setTrouble({ what: 'varios', typed: text, choices });
      return;
    }
    if (!place) {
      setTrade(business);
      const text = typed.current.zone.trim();
      // On a slow network the places come after the question: it is answered when they do.
      setWaiting(text !== '' && !summary);
      setTrouble({
        what: 'falta',
        words:
          text === ''
            ? 'Escribe en qué lugar.'
            : summary
              ? `No hay un lugar que se llame «${text}», o hay varios. Elige uno de la lista.`
              : 'Leyendo los lugares… Se abre apenas estén.',
      });
      return;
    }
    setTrouble(undefined);
    onDone(business, place);
  };
  const latest = useRef(answer);
  latest.current = answer;
  useEffect(() => {
    if (!waiting || !summary) return;
    setWaiting(false);
    latest.current(trade);
  }, [waiting, summary, trade]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    answer(trade ?? onlyTrade(typed.current.trade));
  };
  return (
    <form className="start-fields" onSubmit={submit} onInput={props.onTouch}>
      <Combo<TradeMatch>
        label="Negocio"
        example="panadería"
        chosen={trade && { trade, by: trade.name }}
        find={findTrades}
        nameOf={(match) => match.trade.name}
        keyOf={(match) => match.trade.name}
        detailOf={({ trade: one, by }) =>
          [by === one.name ? '' : by, CIIU.get(one.division)?.name].filter(Boolean).join(' · ')
        }
        none="No conocemos un negocio con ese nombre."
        onChoose={(match) => {
          setTrade(match?.trade);
          setTrouble(undefined);
        }}
        onType={(text) => {
          typed.current.trade = text;
        }}
      />
      <PlaceField
        summary={summary}
        label="Lugar"
        example="Calama"
        chosen={zone}
        levels={PLACES}
        onChoose={(chosen) => {
          setZone(chosen);
          setTrouble(undefined);
        }}
        onType={(text) => {
          typed.current.zone = text;
        }}
      />
      <button type="submit" className="button start-main">
        {props.button}
      </button>
      <div className="start-trouble" role="status">
        {trouble && <TroubleWords trouble={trouble} onTrade={answer} />}
      </div>
    </form>
  );
}

function TroubleWords(props: {
  readonly trouble: Trouble;
  readonly onTrade: (trade: Trade) => void;
}): ReactNode {
  const { trouble, onTrade } = props;
  if (trouble.what === 'falta') return <p>{trouble.words}</p>;
  if (trouble.what === 'varios')
    return (
      <>
        <p>«{trouble.typed}» puede ser más de un negocio. Elige cuál:</p>
        <ul className="start-choices">
          {trouble.choices.map((one) => (
            <li key={one.name}>
              <button type="button" className="button" onClick={() => onTrade(one)}>
                {one.name}
              </button>
            </li>
          ))}
        </ul>
      </>
    );
  return (
    <>
      <p>No conocemos «{trouble.typed}». Prueba con otra palabra, o elige el sector al que se parece.</p>
      <SelectField<string>
        label="Sector"
        value=""
        options={[
          { value: '', label: 'Elige un sector' },
          ...SECTION_CODES.map((code) => ({ value: code as string, label: CIIU.get(code)?.short ?? code })),
        ]}
        onChange={(code) => {
          if (code) onTrade(unlistedTrade(trouble.typed, code as SectorCode));
        }}
      />
    </>
  );
}

/** The business of that very name, or the only one it can be. */
function onlyTrade(typed: string): Trade | undefined {
  const found = searchTrades(typed);
  return tradeNamed(typed) ?? (found.length === 1 ? found[0]?.trade : undefined);
}

/** The place of that very name, or the only one it can be. */
function onlyPlace(summary: PackageSummary | undefined, typed: string): Zone | undefined {
  const found = placesNamed(summary, typed, PLACES);
  const exact = found.find(({ zone }) => fold(zone.name) === fold(typed));
  return (exact ?? (found.length === 1 ? found[0] : undefined))?.zone;
}
