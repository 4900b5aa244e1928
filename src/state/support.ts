import { useEffect } from 'react';
import type { SupportAnswer, SupportArgs, SupportQuestion } from '../worker/support.ts';
import type { Overlay } from './overlay.ts';
import { ask, go, useStore } from './store.ts';
import { useAnswer } from './useAnswer.ts';
import type { SupportKey } from './view.ts';

/** Puts a question on public support to the analyst, by the name it has in worker/support.ts. */
export async function askSupport<Q extends SupportQuestion>(
  question: Q,
  ...args: SupportArgs<Q>
): Promise<SupportAnswer<Q> | undefined> {
  const { territories } = useStore.getState().view;
  return (await ask().support(territories, question, args)) as SupportAnswer<Q> | undefined;
}

/** The answer to a question on support, asked anew when the question, its arguments or the package change. */
export function useSupport<Q extends SupportQuestion>(
  question: Q,
  ...args: SupportArgs<Q>
): SupportAnswer<Q> | undefined {
  const datos = useStore((state) => state.summary?.id);
  const territories = useStore((state) => state.view.territories);
  return useAnswer(JSON.stringify([datos, territories, question, args]), () => askSupport(question, ...args));
}

/** One of the choices of the support screens, as the link has it; undefined when it says nothing. */
export function useChoice(key: SupportKey): string | undefined {
  return useStore((state) => state.view.support[key]);
}

/** Changes choices of the support screens; undefined takes one out of the link. */
export function choose(
  change: Readonly<Partial<Record<SupportKey, string | undefined>>>,
  how: 'push' | 'replace' = 'push',
): void {
  const support = { ...useStore.getState().view.support };
  for (const [key, value] of Object.entries(change) as [SupportKey, string | undefined][])
    if (value === undefined || value === '') delete support[key];
    else support[key] = value;
  go({ support }, how);
}

/** Paints the map with figures of a panel instead of those of the analysis, while the panel is there. */
export function useOverlay(overlay: Overlay | undefined): void {
  useEffect(() => {
    useStore.setState({ overlay });
  }, [overlay]);
  useEffect(() => () => useStore.setState({ overlay: undefined }), []);
}
