import { useStore } from '../../../state/store.ts';
import { askSupport } from '../../../state/support.ts';
import { useAnswer } from '../../../state/useAnswer.ts';
import type { SupportAnswer, SupportArgs, SupportQuestion } from '../../../worker/support.ts';

/** The answer to a question on support; null once the analyst has said that it has none, undefined until then. */
export function useAsked<Q extends SupportQuestion>(
  question: Q,
  ...args: SupportArgs<Q>
): NonNullable<SupportAnswer<Q>> | null | undefined {
  const datos = useStore((state) => state.summary?.id);
  const territories = useStore((state) => state.view.territories);
  return useAnswer(
    JSON.stringify([datos, territories, question, args]),
    async () => (await askSupport(question, ...args)) ?? null,
  );
}
