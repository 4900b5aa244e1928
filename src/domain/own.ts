import { COUNTRY, type Cut, type ZoneId } from './ids.ts';
import type { Inputs } from './inputs.ts';
import type { Territory, Zone } from './territory.ts';

/** A set of comunas that the reader named, to be a zone like any other: «Calama, Ollagüe y San Pedro». */
export interface OwnTerritory {
  /** `T1`…`T9`. */
  readonly id: ZoneId;
  readonly name: string;
  readonly cuts: readonly Cut[];
}

export const MOST_OWN = 9;

/** The first id of the nine that is free; undefined when all are taken. */
export function freeId(taken: readonly OwnTerritory[]): ZoneId | undefined {
  const used = new Set<string>(taken.map(({ id }) => id));
  for (let at = 1; at <= MOST_OWN; at += 1) if (!used.has(`T${at}`)) return `T${at}` as ZoneId;
  return undefined;
}

/**
 * The territory with the reader's own zones beside its own. Comunas it does not know are passed over; a set that is left
 * with none is not a zone. Its parent is the smallest zone that holds all its comunas.
 */
export function withOwn(territory: Territory, own: readonly OwnTerritory[]): Territory {
  if (own.length === 0) return territory;
  const position = new Map<string, number>(territory.comunas.map(({ cut }, at) => [cut, at]));
  const zones = new Map(territory.zones);
  const added: Zone[] = [];
  for (const { id, name, cuts } of own) {
    const comunas = [...new Set(cuts)].flatMap((cut) => position.get(cut) ?? []).sort((a, b) => a - b);
    if (comunas.length === 0 || zones.has(id)) continue;
    const members = comunas.flatMap((at) => territory.comunas[at] ?? []);
    const shared = (key: 'province' | 'region') => {
      const ids = new Set(members.map((comuna) => comuna[key]));
      return ids.size === 1 ? [...ids][0] : undefined;
    };
    const zone: Zone = {
      id,
      level: 'territorio',
      name,
      parent: shared('province') ?? shared('region') ?? COUNTRY,
      comunas,
      drawn: members.some(({ drawn }) => drawn),
    };
    zones.set(id, zone);
    added.push(zone);
  }
  return { comunas: territory.comunas, zones, byLevel: { ...territory.byLevel, territorio: added } };
}

/** The same inputs, with the reader's own zones in their territory. */
export function inputsWithOwn(inputs: Inputs, own: readonly OwnTerritory[]): Inputs {
  return own.length === 0 ? inputs : { ...inputs, territory: withOwn(inputs.territory, own) };
}
