import type { ReactNode } from 'react';
import { CHARTS } from './charts.ts';

/** How each chart is read, with one drawn on invented figures. */
export function Charts(): ReactNode {
  return (
    <section aria-labelledby="leer-graficos">
      <h3 id="leer-graficos">Cada gráfico</h3>
      <p className="prose soft">
        Los dibujos de aquí son ejemplos: sus lugares y sus cifras son inventados. Al lado de cada gráfico, en
        su pantalla, está siempre la tabla con lo mismo.
      </p>
      <ul className="reading-index small">
        {CHARTS.map(({ id, name }) => (
          <li key={id}>
            <a href={`#leer-${id}`}>{name}</a>
          </li>
        ))}
      </ul>
      {CHARTS.map(({ id, name, where, Example, signs, never }) => (
        <article
          key={id}
          id={`leer-${id}`}
          className="reading-chart"
          tabIndex={-1}
          aria-labelledby={`leer-${id}-t`}
        >
          <h4 id={`leer-${id}-t`}>{name}</h4>
          <p className="small soft">Está en: {where}.</p>
          <figure>
            <div inert>
              <Example />
            </div>
            <figcaption className="small">
              <strong>Ejemplo</strong>, con cifras inventadas.
            </figcaption>
          </figure>
          <ul className="notes">
            {signs.map((sign) => (
              <li key={sign}>{sign}</li>
            ))}
          </ul>
          <p className="prose">
            <strong>Cuidado:</strong> {never}
          </p>
        </article>
      ))}
    </section>
  );
}
