import type { ReactNode } from 'react';
import type { Flag } from '../../domain/support/programme_flags.ts';

/** What does not fit, next to what it is about. */
export function FlagNotes({ flags }: { readonly flags: readonly Flag[] }): ReactNode {
  if (flags.length === 0) return null;
  return (
    <ul className="flag-notes small">
      {flags.map((flag) => (
        <li key={`${flag.code}${flag.lines.join()}${flag.words}`}>
          <strong>Aviso.</strong> {flag.words}
        </li>
      ))}
    </ul>
  );
}

const OF_ACTIVITY = new Set(['actividad', 'medio_verificacion', 'ponderacion', 'responsable']);

/** Which of the flags of a block are of an activity, of a target, and of the block itself. */
export function placeFlags(
  flags: readonly Flag[],
  targets: readonly {
    readonly lines: readonly number[];
    readonly activities: readonly { readonly line: number }[];
  }[],
) {
  const ofActivity = new Map<number, Flag[]>();
  const ofTarget = new Map<number, Flag[]>();
  const ofBlock: Flag[] = [];
  const add = (map: Map<number, Flag[]>, at: number, flag: Flag) =>
    map.set(at, [...(map.get(at) ?? []), flag]);
  for (const flag of flags) {
    const line = flag.lines[0] ?? 0;
    const at = targets.findIndex(({ lines }) => lines.includes(line));
    if (at === -1) ofBlock.push(flag);
    else if (OF_ACTIVITY.has(flag.column) && targets[at]?.activities.some((one) => one.line === line))
      add(ofActivity, line, flag);
    else add(ofTarget, at, flag);
  }
  return { ofActivity, ofTarget, ofBlock };
}
