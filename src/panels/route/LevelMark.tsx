import type { ReactNode } from 'react';
import type { SupportLevel } from '../../domain/support/vocabulary.ts';

const SHAPES: Readonly<Record<SupportLevel, ReactNode>> = {
  nacional: <circle cx="5" cy="5" r="4" />,
  regional: <path d="M5 .5L9.5 5 5 9.5.5 5z" />,
  municipal: <path d="M.8 9.2V4L5 .8 9.2 4v5.2z" />,
};

/** Who decides over an instrument: a small mark, and the word. */
export function LevelMark({ level }: { readonly level: SupportLevel }): ReactNode {
  return (
    <span className={`level-mark level-${level}`}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        {SHAPES[level]}
      </svg>{' '}
      {level}
    </span>
  );
}
