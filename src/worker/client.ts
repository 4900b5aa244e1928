import { type Remote, wrap } from 'comlink';
import type { Analyst } from './analyst.ts';

/** The analyst, in a thread of its own. */
export function startAnalyst(): Remote<Analyst> {
  return wrap<Analyst>(new Worker(new URL('./analyst.ts', import.meta.url), { type: 'module' }));
}
