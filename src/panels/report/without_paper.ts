import type { View } from '../../state/view.ts';

/** What a link chooses, without what is only of papers: which one it is, and its size. */
export function withoutPaper({ de, papel, ...support }: View['support']): View['support'] {
  return support;
}
