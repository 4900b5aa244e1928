import type { ReactNode } from 'react';
import { central, type Measure } from '../../domain/measure.ts';
import type { PeopleNeeded } from '../../domain/people/needed.ts';
import { Why } from '../why/Why.tsx';
import { firmsTold } from './words.ts';

/** How many groups are named: those of most posts. */
const NAMED = 3;

/** The people that the firms lacking (or one, where no number is told) would occupy. */
export function People(props: {
  readonly people: PeopleNeeded;
  /** Firms lacking; undefined: the figures are for one firm. */
  readonly firms: Measure | undefined;
  readonly sector: string;
}): ReactNode {
  const { people, firms, sector } = props;
  const total = central(people.total);
  if (!(total > 0)) return null;
  const groups = [...people.groups]
    .filter(({ posts }) => central(posts) > 0)
    .sort((a, b) => central(b.posts) - central(a.posts))
    .slice(0, NAMED);
  const { low, high } = people.total;
  return (
    <>
      <p className="small">
        {firms ? 'Esas empresas ocuparían' : 'Una empresa del sector ocupa, en promedio,'} a unas{' '}
        {firmsTold(total)} personas
        {low !== undefined && high !== undefined && ` (entre ${firmsTold(low)} y ${firmsTold(high)})`}, sobre
        todo:
      </p>
      <ul className="notes small">
        {groups.map(({ group, name, posts, explanation }) => (
          <li key={group}>
            {name}: {firmsTold(central(posts))}
            {posts.low !== undefined &&
              posts.high !== undefined &&
              ` (entre ${firmsTold(posts.low)} y ${firmsTold(posts.high)})`}{' '}
            <Why short of={`Puestos en ${sector}: ${name}`} explain={() => Promise.resolve(explanation)} />
          </li>
        ))}
      </ul>
    </>
  );
}
