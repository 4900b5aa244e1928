import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useSummary } from '../state/select.ts';
import { useStore } from '../state/store.ts';
import { saveBlob } from '../ui/files.ts';
import { formatNumber } from '../ui/format.ts';
import { aboutOf } from './about.ts';
import { isUnpublished, keepK, keptK, MOST_K, validK } from './small_cells.ts';
import { type Offer, type TakeProps, type Taking, takeScreen } from './taking.ts';
import './take.css';

/** The files that may be taken out of one place, and the rule of small cells that they are made with. */
export default function TakeMenu(
  props: TakeProps & { readonly subject: () => Element | null | undefined },
): ReactNode {
  const summary = useSummary();
  const unpublished = summary ? isUnpublished(summary) : true;
  const [k, setK] = useState(() => keptK(unpublished));
  const [taking, setTaking] = useState<Taking>();
  const [told, setTold] = useState('');
  const asked = useRef(props);
  asked.current = props;

  /** Reads the page as it is now: it may have changed since the menu was opened. */
  async function read(): Promise<Taking | undefined> {
    const { view, analysis } = useStore.getState();
    const { subject, tables, detail, unfold, taker } = asked.current;
    if (!summary) return undefined;
    const about = await aboutOf(summary, view.screen, analysis?.settings.cube, tables);
    if (taker) return (await taker())(about, summary);
    if (unfold) flushSync(unfold);
    const element = subject();
    return element ? takeScreen(element, about, summary, detail) : undefined;
  }
  const reading = useRef(read);
  reading.current = read;
  useEffect(() => {
    let wanted = true;
    void reading.current().then((found) => {
      if (wanted) setTaking(found);
    });
    return () => {
      wanted = false;
    };
  }, []);

  async function save(offer: Offer): Promise<void> {
    setTold('Preparando…');
    try {
      const now = await read();
      const same = [...(now?.data ?? []), ...(now?.pictures ?? [])].find(
        ({ label }) => label === offer.label,
      );
      const { name, file } = await (same ?? offer).make(k);
      saveBlob(name, file);
      setTold(`Se guardó ${name}.`);
    } catch (error) {
      setTold(`No se pudo guardar. ${error instanceof Error ? error.message : ''}`);
    }
  }

  if (!taking) return <div className="skeleton" />;
  return (
    <div className="take-menu">
      <Offers name="Datos" offers={taking.data} save={save} />
      <Offers name="Imagen" offers={taking.pictures} save={save} />
      {taking.held && (
        <Rule
          k={k}
          unpublished={unpublished}
          held={taking.held(k)}
          choose={(next) => {
            setK(next);
            keepK(unpublished, next);
          }}
        />
      )}
      {taking.caution && k > 0 && <p className="soft">{taking.caution}</p>}
      <p className="soft" role="status">
        {told}
      </p>
    </div>
  );
}

function Offers(props: {
  readonly name: string;
  readonly offers: readonly Offer[];
  readonly save: (offer: Offer) => Promise<void>;
}): ReactNode {
  if (props.offers.length === 0) return null;
  return (
    <ul aria-label={props.name}>
      {props.offers.map((offer) => (
        <li key={offer.label}>
          <button type="button" className="button" onClick={() => void props.save(offer)}>
            {offer.label}
          </button>{' '}
          <span className="soft">{offer.help}</span>
        </li>
      ))}
    </ul>
  );
}

/** The reader's own k, and what it costs here. */
function Rule(props: {
  readonly k: number;
  readonly unpublished: boolean;
  readonly held: number;
  readonly choose: (k: number) => void;
}): ReactNode {
  const { k, unpublished, held, choose } = props;
  const id = useId();
  const [typed, setTyped] = useState(String(k));
  const valid = validK(typed);
  return (
    <div className="take-rule">
      <label htmlFor={id}>No publicar celdas con este número de casos, o menos</label>
      <input
        id={id}
        inputMode="numeric"
        value={typed}
        aria-invalid={valid === undefined}
        aria-describedby={`${id}-help`}
        onChange={(event) => {
          setTyped(event.target.value);
          const next = validK(event.target.value);
          if (next !== undefined) choose(next);
        }}
      />
      <p id={`${id}-help`} className="soft">
        {valid === undefined
          ? `Escribe un número entero de 0 a ${MOST_K}. Sigue valiendo ${k}.`
          : k === 0
            ? unpublished
              ? 'Sin regla: el archivo puede dejar ver a un negocio o a una persona.'
              : 'Sin regla: son cifras que su fuente ya publicó.'
            : held === 0
              ? 'Aquí no hay ninguna celda que guardar. El archivo dice la regla.'
              : `Aquí se guardan ${formatNumber(held)} celdas: las chicas y las que permitirían sacarlas. El archivo dice la regla.`}
      </p>
    </div>
  );
}
