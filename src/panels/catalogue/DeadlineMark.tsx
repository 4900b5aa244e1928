import type { ReactNode } from 'react';
import { DEADLINE_NAMES, type Deadline } from '../../domain/support/deadlines.ts';
import { formatDate } from '../../ui/format.ts';

/** The state of a call in two words, and the date that decides it. The colour only repeats the word. */
export function DeadlineMark(props: {
  readonly deadline: Deadline;
  /** The dates stand beside it. */
  readonly bare?: boolean;
}): ReactNode {
  const { state } = props.deadline;
  const date = props.bare ? undefined : dateWords(props.deadline);
  return (
    <span className={`deadline is-${state}`}>
      <span className="word">{stateWord(props.deadline)}</span>
      {date && <span className="soft"> {date}</span>}
    </span>
  );
}

/** A date that is known and does not decide is not «no date». */
export function stateWord({ state, opens, closes }: Deadline): string {
  return state === 'sin-fecha' && (opens ?? closes) ? 'No se sabe si está abierto' : DEADLINE_NAMES[state];
}

function dateWords({ state, opens, closes }: Deadline): string | undefined {
  switch (state) {
    case 'abierto':
      return closes && `hasta el ${formatDate(closes)}`;
    case 'por-abrir':
      return opens && `el ${formatDate(opens)}`;
    case 'cerrado':
      return closes && `el ${formatDate(closes)}`;
    case 'sin-fecha':
      return closes ? `cierra el ${formatDate(closes)}` : opens && `abrió el ${formatDate(opens)}`;
  }
}
