import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Fetched, fetchElsewhere, Unreachable } from '../../load/elsewhere.ts';
import { placeOf } from '../../state/elsewhere.ts';
import { go } from '../../state/store.ts';
import { DEFAULT_VIEW } from '../../state/view.ts';
import { sizeWords } from './words.ts';

/**
 * A link that asks for data of some address: which, and whether the reader wants it. Nothing is asked of anybody before they
 * say so.
 */
export default function Elsewhere(props: {
  /** What the link names (`?datos=…`). */
  readonly datos: string;
  readonly onFetched: (fetched: Fetched) => void;
}): ReactNode {
  const place = placeOf(props.datos);
  const [bytes, setBytes] = useState<number>();
  const [wrong, setWrong] = useState<string>();
  const stop = useRef<AbortController>(undefined);
  // Who leaves, or brings files of their own instead, does not wait for these.
  useEffect(() => () => stop.current?.abort(), []);
  if (!place) return null;
  const { url, ours } = place;

  const fetchIt = async () => {
    const controller = new AbortController();
    stop.current = controller;
    setWrong(undefined);
    setBytes(0);
    try {
      props.onFetched(await fetchElsewhere(url, setBytes, controller.signal));
    } catch (error) {
      if (error instanceof Unreachable) setWrong(error.message);
      else if (!controller.signal.aborted) throw error;
    } finally {
      setBytes(undefined);
    }
  };
  return (
    <section className="elsewhere" aria-labelledby="elsewhere-title">
      <h2 id="elsewhere-title">Este enlace pide datos de {ours ? 'este mismo sitio' : url.host}</h2>
      <p className="prose">
        Son los de <code>{url.href}</code>. Todavía no se ha pedido nada.
      </p>
      <p className="prose">
        {ours
          ? 'Están publicados junto a esta página.'
          : `Si los abres, ${url.host} sabrá que alguien los pidió desde tu conexión. No los revisó nadie de este sitio: mira quién los publica antes de creerles.`}
      </p>
      {wrong && (
        <p className="panel-bad" role="alert">
          {wrong}
        </p>
      )}
      <p className="button-row">
        {bytes === undefined ? (
          <button type="button" className="button is-main" onClick={() => void fetchIt()}>
            Pedir los datos a {url.host}
          </button>
        ) : (
          <button type="button" className="button" onClick={() => stop.current?.abort()}>
            Cancelar
          </button>
        )}
        <button type="button" className="button" onClick={() => go({ ...DEFAULT_VIEW })}>
          Ver los datos oficiales
        </button>
      </p>
      <p role="status">{bytes === undefined ? '' : `Leyendo de ${url.host}: ${sizeWords(bytes)}.`}</p>
    </section>
  );
}
