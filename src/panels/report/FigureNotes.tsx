import type { ReactNode } from 'react';
import type { FigureId } from '../../domain/analysis.ts';
import type { PackageSummary } from '../../load/summary.ts';

/** How some figures are made and read, in words: on paper nothing can be asked. */
export function FigureNotes(props: {
  readonly summary: PackageSummary;
  readonly ids: readonly FigureId[];
}): ReactNode {
  const { summary, ids } = props;
  const told = ids.flatMap((id) => summary.figures.find((one) => one.id === id) ?? []);
  return (
    <ul className="notes small">
      {told.map(({ id, name, formula, reading }) => (
        <li key={id}>
          <strong>{name}.</strong> {formula}. {reading}
        </li>
      ))}
      <li>
        Los intervalos son del 95%, y las bandas de puestos y de lo esperado, las que dice cada tabla. Se
        miran muchas cifras a la vez: algunas se separan solo por azar.
      </li>
    </ul>
  );
}
