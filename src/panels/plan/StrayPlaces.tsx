import type { ReactNode } from 'react';
import { type Plan, placesOf } from '../../domain/plan/plan.ts';
import { type Review, strayPlaces, withPertinence } from '../../domain/plan/review.ts';
import { Agreement } from './Agreement.tsx';
import type { Work } from './GroupWork.tsx';
import { PERTINENCE_WORDS } from './words.ts';

/** What the groups said of lines that the plan no longer has: it is theirs, and it stays. */
export function StrayPlaces(props: {
  readonly plan: Plan;
  readonly review: Review;
  /** On paper there is nothing to choose. */
  readonly work?: Work;
}): ReactNode {
  const { plan, review, work } = props;
  const places = strayPlaces(review, placesOf(plan));
  if (places.length === 0) return null;
  return (
    <section aria-labelledby="plan-stray">
      <h3 id="plan-stray">De líneas que ya no están</h3>
      <p className="small soft">El plan cambió. Lo que los grupos dijeron de estas líneas sigue guardado.</p>
      {places.map((place) => (
        <section key={place}>
          <h4>Línea {place}</h4>
          <Agreement
            review={review}
            place={place}
            of={`línea ${place}`}
            withPertinence
            onPaper={!work}
            {...(work && {
              onChoose: (group, pertinence) =>
                work.keep(
                  (now) => withPertinence(now, group, place, pertinence),
                  `${group}: vale ${PERTINENCE_WORDS[pertinence].toLowerCase()}.`,
                  true,
                ),
            })}
          />
        </section>
      ))}
    </section>
  );
}
