import { type ComponentType, createElement, lazy } from 'react';

/** Parts whose code did not come, and may come the next time. */
const failed = new Set<() => void>();

/**
 * Like React's `lazy`, which keeps for good that a part did not come: here it is asked for again after `tryAgain` (the button of
 * Failure). Not before: a part that asked by itself would do so without end.
 */
export function lazily<P extends object>(
  load: () => Promise<{ readonly default: ComponentType<P> }>,
): ComponentType<P> {
  const fresh = () =>
    lazy<ComponentType<P>>(() =>
      load().catch((reason: unknown) => {
        failed.add(() => {
          now = fresh();
        });
        throw reason;
      }),
    ) as unknown as ComponentType<P>;
  let now = fresh();
  return (props) => createElement(now, props);
}

export function tryAgain(): void {
  for (const again of failed) again();
  failed.clear();
}
