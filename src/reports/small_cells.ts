import { OWN_DATA } from '../load/shipped.ts';
import type { PackageSummary } from '../load/summary.ts';

/** The k that is offered first for figures counted from rows of businesses. */
export const DEFAULT_K = 10;
export const MOST_K = 100;

/** Whether the figures of a package come from rows that nobody published: then small cells are held back unless asked. */
export function isUnpublished(summary: PackageSummary): boolean {
  return summary.id === OWN_DATA || summary.cubes.some(({ fromCatastro }) => fromCatastro);
}

/** Published figures and rows of businesses are two questions, each remembered apart on the device. */
const keyOf = (unpublished: boolean) => (unpublished ? 'mapa.k.filas' : 'mapa.k.publicadas');

export function keptK(unpublished: boolean): number {
  const rest = unpublished ? DEFAULT_K : 0;
  try {
    const kept = localStorage.getItem(keyOf(unpublished));
    return kept === null ? rest : (validK(kept) ?? rest);
  } catch {
    return rest;
  }
}

export function keepK(unpublished: boolean, k: number): void {
  try {
    localStorage.setItem(keyOf(unpublished), String(k));
  } catch {
    // A browser that keeps nothing still applies it until the page closes.
  }
}

/** A whole number from none to MOST_K; undefined for anything else. */
export function validK(text: string): number | undefined {
  return /^\d{1,3}$/.test(text) && Number(text) <= MOST_K ? Number(text) : undefined;
}
