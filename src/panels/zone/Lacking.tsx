import type { ReactNode } from 'react';
import { isKnown } from '../../domain/measure.ts';
import type { Zone } from '../../domain/territory.ts';
import { RESOURCES } from '../../load/resources.ts';
import { layersOf, type Shown } from '../../state/select.ts';
import { figureOf } from './facts.ts';

/** What this zone does not have here, and which file would fill it. */
export function Lacking({ shown, zone }: { readonly shown: Shown; readonly zone: Zone }): ReactNode {
  const { summary } = shown;
  // Some are named by the package and read only when they are asked for.
  const tables = RESOURCES.filter(
    ({ id }) => !summary.tables.includes(id) && !summary.reports.some(({ table }) => table === id),
  );
  const figures = layersOf(summary).filter(({ id }) => {
    const measure = figureOf(shown, id, zone, shown.sector);
    return !isKnown(measure) && measure.missing === 'sin-dato';
  });
  const finer = summary.cubes.filter(({ sectorLevel }) => sectorLevel !== 'rubro');
  if (tables.length === 0 && figures.length === 0) return null;
  return (
    <section aria-labelledby="lacking-title">
      <h3 id="lacking-title">Lo que falta aquí, y qué archivo lo llenaría</h3>
      <ul className="notes">
        {figures.map(({ id, name, needs }) => (
          <li key={id}>
            <strong>{name}</strong>: sin dato en esta tabla. Hace falta {needs}.
          </li>
        ))}
        {tables.map(({ id, title, feeds }) => (
          <li key={id}>
            <strong>{title}</strong> (tabla <code>{id}</code>): {feeds}
          </li>
        ))}
        {finer.length > 0 && (
          <li>
            Hay tablas más finas en este paquete: {finer.map(({ title }) => title).join('; ')}. Elígelas en
            «Tabla y periodo».
          </li>
        )}
      </ul>
    </section>
  );
}
