import type { ReactNode } from 'react';
import type { Instrument } from '../../domain/support/instrument.ts';
import type { Matrix } from '../../domain/support/matrix.ts';
import {
  AREA_NAMES,
  AREAS,
  FIRM_TYPE_NAMES,
  FIRM_TYPES,
  SUPPORT_LEVELS,
} from '../../domain/support/vocabulary.ts';
import { listed } from '../support/words.ts';
import { LevelMark } from './LevelMark.tsx';

/** Where nation, region and municipality do the same for the same firms: the talk that seed 004 asks for. */
export function Meetings({ matrix }: { readonly matrix: Matrix }): ReactNode {
  const areas = AREAS.flatMap((area) => {
    const cells = matrix.cells.filter((cell) => cell.area === area && cell.state === 'entre-niveles');
    const found = new Set<Instrument>();
    for (const { placed } of cells)
      for (const { instrument, main } of placed) if (main) found.add(instrument);
    return cells.length === 0 ? [] : [{ area, types: cells.map(({ type }) => type), found: [...found] }];
  });
  if (areas.length === 0) return null;
  return (
    <section aria-labelledby="meetings-title">
      <h3 id="meetings-title">Dónde se topan país, región y municipio</h3>
      <p className="prose">
        Hacen lo mismo para las mismas empresas. Puede ser un respaldo o una duplicación: conviene conversarlo
        entre quienes los entregan.
      </p>
      <ul className="route-meetings">
        {areas.map(({ area, types, found }) => (
          <li key={area}>
            <p>
              <strong>{AREA_NAMES[area]}</strong>
              <span className="small soft">
                {' '}
                ·{' '}
                {types.length === FIRM_TYPES.length
                  ? 'todos los tipos de empresa'
                  : listed(types.map((type) => FIRM_TYPE_NAMES[type]))}
              </span>
            </p>
            <ul className="route-levels small">
              {SUPPORT_LEVELS.map((level) => {
                const of = found.filter((one) => one.level === level);
                return of.length === 0 ? null : (
                  <li key={level}>
                    <LevelMark level={level} />: {listed(of.map(({ name }) => name))}.
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
