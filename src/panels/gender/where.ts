import { COUNTRY, levelOf, type ZoneId } from '../../domain/ids.ts';
import { ancestor, type Territory } from '../../domain/territory.ts';
import type { View } from '../../state/view.ts';

/**
 * The zone that a report is of: the region the reader keeps to; else their own territory, or the region of the zone they
 * look at; else the whole country.
 */
export function reportZone({ only, zone }: Pick<View, 'only' | 'zone'>, territory: Territory): ZoneId {
  if (only && territory.zones.has(only)) return only;
  if (zone && levelOf(zone) === 'territorio' && territory.zones.has(zone)) return zone;
  return (zone && ancestor(territory, zone, 'region')) ?? COUNTRY;
}
