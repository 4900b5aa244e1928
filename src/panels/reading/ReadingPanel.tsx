import './reading.css';
import { type ReactNode, useEffect } from 'react';
import { MISSING_REASONS } from '../../domain/measure.ts';
import { useStore } from '../../state/store.ts';
import { MISSING_HELP, MISSING_WORDS } from '../../ui/format.ts';
import { Charts } from './Charts.tsx';
import { Glossary } from './Glossary.tsx';
import { Meanings, MORE, SUPPORT } from './Meanings.tsx';
import { Unknown } from './Unknown.tsx';
import { Versions } from './Versions.tsx';

const PARTS = [
  ['leer-graficos', 'Cada gráfico'],
  ['leer-palabras', 'Palabras'],
  ['leer-medidas', 'Cada medida'],
  ['leer-falta', 'Lo que falta'],
  ['leer-limites', 'Lo que no se sabe'],
  ['leer-versiones', 'Versiones'],
] as const;

/** How charts and figures are read, what missing means, the words, what is not known, and the versions. */
export default function ReadingPanel(): ReactNode {
  const summary = useStore((state) => state.summary);
  useHash();
  return (
    <div className="page">
      <article className="sheet reading">
        <section>
          <h2>Cómo se lee</h2>
          <p className="lead">
            El mapa informa, no aconseja abrir un negocio. Donde falta algo puede haber una oportunidad, o
            pobreza, informalidad o un proveedor en la comuna de al lado.
          </p>
          <nav aria-label="Partes de esta página">
            <ul className="reading-index">
              {PARTS.map(([id, name]) => (
                <li key={id}>
                  <a href={`#${id}`}>{name}</a>
                </li>
              ))}
            </ul>
          </nav>
        </section>
        <Charts />
        <Glossary />
        <section aria-labelledby="leer-medidas">
          <h3 id="leer-medidas">Cada medida</h3>
          <dl className="reading-words">
            {summary?.figures.map(({ id, name, reading, formula, caveats }) => (
              <div key={id}>
                <dt>{name}</dt>
                <dd>
                  {reading}
                  <p className="small soft">{formula}</p>
                  <ul className="notes small soft">
                    {caveats.map((caveat) => (
                      <li key={caveat}>{caveat}</li>
                    ))}
                  </ul>
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-labelledby="leer-el-puntaje">
          <h3 id="leer-el-puntaje">El potencial y su calidad de dato</h3>
          <p className="prose">
            Cada término se vuelve un percentil entre las zonas comparadas: 100 es la más alta. El puntaje es
            su promedio con los pesos que tú pones. Un término sin dato no cuenta como cero: su peso pasa a
            los demás y la calidad baja. A es completo y reciente; D se apoya en poco, en intervalos o en
            cifras viejas.
          </p>
        </section>
        <section aria-labelledby="leer-mas">
          <h3 id="leer-mas">Puestos, cambios, brechas y celdas</h3>
          <Meanings of={MORE} />
        </section>
        <section aria-labelledby="leer-apoyo">
          <h3 id="leer-apoyo">El apoyo público</h3>
          <Meanings of={SUPPORT} />
        </section>
        <section aria-labelledby="leer-falta">
          <h3 id="leer-falta">Lo que falta nunca es cero</h3>
          <Meanings of={MISSING_REASONS.map((reason) => [MISSING_WORDS[reason], MISSING_HELP[reason]])} />
        </section>
        <Unknown />
        {summary && <Versions summary={summary} />}
      </article>
    </div>
  );
}

/** Goes to the entry that the link names: the page is drawn after the browser looked for it. */
function useHash(): void {
  useEffect(() => {
    const id = location.hash.slice(1);
    if (!id.startsWith('leer-')) return;
    const entry = document.getElementById(id);
    entry?.scrollIntoView();
    entry?.focus({ preventScroll: true });
  }, []);
}
