import type { Cut, ZoneId } from '../../domain/ids.ts';
import { freeId, type OwnTerritory } from '../../domain/own.ts';
import type { Territory } from '../../domain/territory.ts';
import { ownName, type View } from '../../state/view.ts';

/** A territory as the reader is making it. */
export interface Draft {
  readonly name: string;
  readonly cuts: readonly Cut[];
}

/** One comuna already is a zone. */
export const FEWEST_COMUNAS = 2;

/** What is still lacking, in words for the reader; undefined when it can be made. */
export function lackOf({ name, cuts }: Draft): string | undefined {
  if (ownName(name) === '') return 'Ponle un nombre al territorio.';
  if (cuts.length < FEWEST_COMUNAS) return 'Elige al menos dos comunas.';
  return undefined;
}

/** The codes of the comunas of a zone, at the positions that a territory gives it. */
export function cutsOf(territory: Territory, comunas: readonly number[]): readonly Cut[] {
  return comunas.flatMap((at) => territory.comunas[at]?.cut ?? []);
}

/** The view with the territory made, or changed, and chosen; the view as it was when no more fit. */
export function withDraft(
  view: View,
  draft: Draft,
  editing: ZoneId | undefined,
): Pick<View, 'territories' | 'zone' | 'pane'> {
  const id = editing ?? freeId(view.territories);
  if (!id) return { territories: view.territories, zone: view.zone, pane: view.pane };
  const made: OwnTerritory = { id, name: ownName(draft.name), cuts: draft.cuts };
  const isOld = view.territories.some((one) => one.id === id);
  return {
    territories: isOld
      ? view.territories.map((one) => (one.id === id ? made : one))
      : [...view.territories, made],
    zone: id,
    pane: 'ficha',
  };
}

/** The view without a territory: it is no longer chosen, compared, nor a peer. */
export function withoutTerritory(
  view: View,
  id: ZoneId,
): Pick<View, 'territories' | 'zone' | 'compare' | 'peers'> {
  return {
    territories: view.territories.filter((one) => one.id !== id),
    zone: view.zone === id ? undefined : view.zone,
    compare: view.compare.filter((one) => one !== id),
    peers: view.peers.filter((one) => one !== id),
  };
}
