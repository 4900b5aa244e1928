import type { PointsAnswer, PointsArgs, PointsQuestion } from '../worker/points.ts';
import { ask } from './store.ts';

/** Puts a question on the businesses of the open register; `undefined` when there is no register any more. */
export async function askPoints<Q extends PointsQuestion>(
  question: Q,
  args: PointsArgs<Q>,
): Promise<PointsAnswer<Q> | undefined> {
  return (await ask().points(question, args)) as PointsAnswer<Q> | undefined;
}
