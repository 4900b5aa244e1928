import { proxy } from 'comlink';
import type { Progress } from '../load/open/contract.ts';
import type { BroughtAnswer, BroughtArgs, BroughtQuestion } from '../worker/brought.ts';
import { ask } from './store.ts';

/**
 * Puts a question on the files that the reader brought, by the name it has in worker/brought.ts. `undefined` when the reader
 * stopped it (`stopReading`), or brought something else meanwhile.
 */
export async function askBrought<Q extends BroughtQuestion>(
  question: Q,
  args: BroughtArgs<Q>,
  tell: (progress: Progress) => void = () => undefined,
): Promise<BroughtAnswer<Q> | undefined> {
  try {
    return (await ask().brought(question, args, proxy(tell))) as BroughtAnswer<Q>;
  } catch (error) {
    if (isStopped(error)) return undefined;
    throw error;
  }
}

/** Leaves off whatever is being read of the reader's own. What was open stays. */
export function stopReading(): void {
  void ask().stop();
}

export function isStopped(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
