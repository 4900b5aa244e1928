import type { ReactNode } from 'react';
import type { RouteEdit } from '../../domain/support/route_edits.ts';
import { asSentence } from '../support/words.ts';
import { editWords } from './words.ts';

/** Changes to the route, each of which can be undone where it is of the reader. */
export function EditList(props: {
  readonly title: string;
  readonly edits: readonly RouteEdit[];
  readonly nameOf: (id: string) => string;
  readonly onUndo?: (edit: RouteEdit) => void;
}): ReactNode {
  const { title, edits, nameOf, onUndo } = props;
  if (edits.length === 0) return null;
  return (
    <>
      <h4>
        {title} ({edits.length})
      </h4>
      <ul className="notes">
        {edits.map((edit) => {
          const words = editWords(edit, nameOf(edit.instrument));
          return (
            <li key={words}>
              {words}.{edit.note && ` ${asSentence(edit.note)}`}{' '}
              {onUndo && (
                <button
                  type="button"
                  className="link-button no-print"
                  aria-label={`Deshacer: ${words}`}
                  onClick={() => onUndo(edit)}
                >
                  Deshacer
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

export function countEdits(count: number): string {
  return count === 1 ? '1 cambio' : `${count} cambios`;
}
