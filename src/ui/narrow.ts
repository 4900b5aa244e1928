import { useSyncExternalStore } from 'react';

/** Under this width one thing is shown at a time (narrow.css says the same). */
const QUERY = '(max-width: 859px)';

function subscribe(changed: () => void): () => void {
  const media = matchMedia(QUERY);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}

export function isNarrow(): boolean {
  return matchMedia(QUERY).matches;
}

/** Whether the screen is a phone's, kept in step with it. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, isNarrow);
}
