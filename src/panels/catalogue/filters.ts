import type { SectorCode, ZoneId } from '../../domain/ids.ts';
import type { SectorTree } from '../../domain/sectors.ts';
import type { FirmFacts } from '../../domain/support/eligible.ts';
import { lineOf, placeOf } from '../../domain/support/matrix.ts';
import type { InstrumentSearch } from '../../domain/support/search.ts';
import { AREAS, FIRM_TYPES, STAGES, SUPPORT_KINDS, SUPPORT_LEVELS } from '../../domain/support/vocabulary.ts';
import type { Territory } from '../../domain/territory.ts';
import type { View } from '../../state/view.ts';

export interface Filters extends Omit<InstrumentSearch, 'reaching'> {
  /** Only those that reach the zone and the sector of the link. */
  readonly here: boolean;
}

/** The filters that a link asks for; a word that is not one of ours is as if it were not there. */
export function filtersOf(choices: View['support']): Filters {
  const words = (choices.clase ?? '').split(',');
  const among = <T extends string>(list: readonly T[], said = words) =>
    list.find((one) => said.includes(one));
  return {
    text: choices.buscar,
    institution: choices.institucion,
    kind: among(SUPPORT_KINDS),
    level: among(SUPPORT_LEVELS),
    type: among(FIRM_TYPES, [choices.tipo ?? '']),
    stage: among(STAGES, [choices.etapa ?? '']),
    area: among(AREAS, [choices.area ?? '']),
    women: words.includes('mujeres'),
    transferable: words.includes('focalizable'),
    here: words.includes('aqui'),
  };
}

/** The choice `clase` of a link: kind, level and yes-or-no filters in one (`clase=subsidio,mujeres`). */
export function classChoice({ kind, level, women, transferable, here }: Filters): string | undefined {
  const words = [kind, level, women && 'mujeres', transferable && 'focalizable', here && 'aqui'];
  return words.filter(Boolean).join(',') || undefined;
}

/** Whether anything narrows the list. */
export function narrows(filters: Filters): boolean {
  return Object.values(filters).some(Boolean);
}

/** A firm of which only the zone and the sector are known; undefined when neither is. */
export function firmHere(
  territory: Territory,
  sectors: SectorTree,
  zone: ZoneId | undefined,
  sector: SectorCode | undefined,
): FirmFacts | undefined {
  const place = placeOf(territory, zone);
  const line = lineOf(sectors, sector);
  const isPlaced = place.zones.length > 0;
  if (!isPlaced && !line.section) return undefined;
  return {
    zones: place.zones,
    ...(isPlaced ? { partly: place.partly } : {}),
    ...line,
    sales: undefined,
    started: undefined,
    type: undefined,
    stage: undefined,
    profile: {},
  };
}
