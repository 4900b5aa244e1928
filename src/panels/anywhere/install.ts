import { useSyncExternalStore } from 'react';

/** What a browser hands over so that the page may offer to be installed. Not in the types of the DOM: only some have it. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

let prompt: InstallPrompt | undefined;
const listeners = new Set<() => void>();

function keep(next: InstallPrompt | undefined): void {
  prompt = next;
  for (const tell of listeners) tell();
}

/**
 * Keeps the offer of the browser, which then makes none of its own: «Tus datos» has the button for as long as the offer stands,
 * and so has the notice of the first visit.
 */
export function watchInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    keep(event as InstallPrompt);
  });
  addEventListener('appinstalled', () => keep(undefined));
}

/** Asks the browser to install; undefined while it offers nothing. An offer is taken once. */
export function useInstall(): (() => void) | undefined {
  const offered = useSyncExternalStore(subscribe, () => prompt);
  if (!offered) return undefined;
  return () => {
    keep(undefined);
    void offered.prompt();
  };
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
