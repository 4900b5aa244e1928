import type { ReactNode } from 'react';
import { isKnown } from '../../domain/measure.ts';
import type { Progress } from '../../domain/support/programme_progress.ts';
import { Value } from '../../ui/Figure.tsx';
import { progressWords } from './words.ts';

/**
 * The whole weight as a bar: reached, measured and not reached, and not measured (hatched). What nobody measured never looks
 * like zero.
 */
export function ProgressBar(props: {
  readonly progress: Progress;
  /** Only the figure beside the bar. */
  readonly short?: boolean;
}): ReactNode {
  const { progress } = props;
  const covered = isKnown(progress.covered) ? progress.covered.value : 0;
  const reached = isKnown(progress.progress) ? (covered * progress.progress.value) / 100 : 0;
  return (
    <div className={props.short ? 'progress is-short' : 'progress'}>
      <div className="progress-bar" aria-hidden="true">
        <span className="progress-reached" style={{ width: `${reached}%` }} />
        <span className="progress-short" style={{ width: `${covered - reached}%` }} />
        <span className="hatch-sin-dato" style={{ width: `${100 - covered}%` }} />
      </div>
      <span>{props.short ? <Value measure={progress.progress} /> : progressWords(progress)}</span>
    </div>
  );
}
