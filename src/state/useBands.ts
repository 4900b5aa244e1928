import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import type { Bands } from '../domain/bands.ts';
import type { Shown } from './select.ts';
import { ask } from './store.ts';

interface Question {
  /** All that the draws depend on. */
  readonly draws: string;
  /** The weights and how they are averaged. */
  readonly weighing: string;
}
interface Answer extends Question {
  readonly bands: Bands | undefined;
}
const useAnswered = create<{ readonly answer: Answer | undefined }>(() => ({ answer: undefined }));

let wanted: (Question & { readonly put: () => Promise<Bands | undefined> }) | undefined;
let busy = false;

function isAnswered({ draws, weighing }: Question): boolean {
  const { answer } = useAnswered.getState();
  return answer?.draws === draws && answer.weighing === weighing;
}

/** One question on its way at most; when it is answered the last one wanted is put, and those between never are. */
async function settleWanted(): Promise<void> {
  if (busy) return;
  busy = true;
  try {
    while (wanted && !isAnswered(wanted)) {
      const { draws, weighing, put } = wanted;
      const bands = await put();
      useAnswered.setState({ answer: { draws, weighing, bands } });
    }
  } finally {
    busy = false;
  }
}

/**
 * Places of the zones in the sector shown, with their bands. Panel, table and map share one question, which is put only
 * by who needs it.
 */
export function useBands(
  shown: Shown,
  needed = true,
): {
  /** Undefined until they come, and where the table lacks the sector. */
  readonly bands: Bands | undefined;
  /** False while the bands are those of other weights. */
  readonly fresh: boolean;
} {
  const { summary, analysis, view, sector } = shown;
  const { settings, zones } = analysis;
  const { weights, mean, ...rest } = settings;
  const draws = JSON.stringify([summary.id, rest, sector, view.territories, zones.length]);
  const weighing = JSON.stringify([weights, mean]);
  const put = useRef<() => Promise<Bands | undefined>>(undefined);
  put.current = () => ask().bands(settings, view.territories, sector);
  useEffect(() => {
    if (!needed || !put.current) return;
    wanted = { draws, weighing, put: put.current };
    void settleWanted();
  }, [needed, draws, weighing]);
  const answer = useAnswered((state) => state.answer);
  const same = answer?.draws === draws;
  return { bands: same ? answer.bands : undefined, fresh: same && answer.weighing === weighing };
}
