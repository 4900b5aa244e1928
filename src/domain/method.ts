/**
 * Of docs/method.md: it moves when the way some figure is computed does, so that who cites a figure can say by which method.
 * `date` is ISO.
 */
export const METHOD_VERSION = { number: '6', date: '2026-11-21' } as const;
