import { type ReactNode, useCallback } from 'react';
import type { Level } from '../../domain/ids.ts';
import { searchZones, type Zone, type ZoneMatch } from '../../domain/territory.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { ZONE_KIND } from '../words.ts';
import { Combo } from './Combo.tsx';

/** Places that a name finds, of the levels given; the country is none of them. */
export function placesNamed(
  summary: PackageSummary | undefined,
  typed: string,
  levels: readonly Level[],
): readonly ZoneMatch[] {
  if (!summary) return [];
  return searchZones(summary.territory, typed, 40)
    .filter(({ zone }) => levels.includes(zone.level))
    .slice(0, 8);
}

/** A field for a place; before the package is there, what is typed waits for it. */
export function PlaceField(props: {
  readonly summary: PackageSummary | undefined;
  readonly label: string;
  readonly example: string;
  readonly chosen: Zone | undefined;
  readonly levels: readonly Level[];
  readonly onChoose: (zone: Zone | undefined) => void;
  readonly onType: (text: string) => void;
}): ReactNode {
  const { summary, levels, chosen, onChoose } = props;
  const find = useCallback((typed: string) => placesNamed(summary, typed, levels), [summary, levels]);
  return (
    <Combo<ZoneMatch>
      label={props.label}
      example={props.example}
      chosen={chosen && { zone: chosen, within: '' }}
      find={find}
      nameOf={({ zone }) => zone.name}
      keyOf={({ zone }) => zone.id}
      detailOf={({ zone, within }) => [ZONE_KIND[zone.level], within].filter(Boolean).join(' · ')}
      none={summary ? 'Ningún lugar con ese nombre.' : 'Leyendo los lugares…'}
      onChoose={(match) => onChoose(match?.zone)}
      onType={props.onType}
    />
  );
}
