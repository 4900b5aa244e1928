import type { ReactNode } from 'react';
import { parseZoneId, type SectorCode } from '../../domain/ids.ts';
import { SECTION_CODES } from '../../domain/sectors.ts';
import { ancestor } from '../../domain/territory.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { go, useStore } from '../../state/store.ts';
import { SelectField } from '../../ui/Field.tsx';

/** Any place, sector or stage. */
export const ANY = 'todo';

/** Where: the country, a region, or one of its comunas. */
export function Places({ summary }: { readonly summary: PackageSummary }): ReactNode {
  const { territory } = summary;
  const zone = useStore((state) => state.view.zone);
  const region = zone && ancestor(territory, zone, 'region');
  const { comunas = [] } = region ? (territory.zones.get(region) ?? {}) : {};
  const known = zone === undefined ? undefined : territory.zones.get(zone);
  const goTo = (id: string) => {
    const found = id === ANY ? undefined : parseZoneId(id);
    go({
      zone: found,
      ...(found?.length === 5 ? { level: 'comuna' } : found?.length === 2 ? { level: 'region' } : {}),
    });
  };
  return (
    <>
      <SelectField
        label="Región"
        value={region ?? (known && known.level !== 'pais' ? known.id : ANY)}
        options={[
          { value: ANY, label: 'Todo el país' },
          ...(known && !region && known.level !== 'pais'
            ? [{ value: known.id as string, label: known.name }]
            : []),
          ...territory.byLevel.region.map(({ id, name }) => ({ value: id as string, label: name })),
        ]}
        onChange={goTo}
      />
      {region && (
        <SelectField
          label="Comuna"
          value={known?.id ?? region}
          options={[
            { value: region as string, label: 'Toda la región' },
            ...(known && known.level !== 'region' && known.level !== 'comuna'
              ? [{ value: known.id as string, label: known.name }]
              : []),
            ...comunas
              .flatMap((at) => territory.comunas[at] ?? [])
              .map(({ cut, name }) => ({ value: cut as string, label: name }))
              .sort((a, b) => a.label.localeCompare(b.label, 'es-CL')),
          ]}
          onChange={goTo}
        />
      )}
    </>
  );
}

/** The sections to choose from, and the finer sector of the link where it has one. */
export function sectorOptions(
  { sectors }: PackageSummary,
  chosen: SectorCode | undefined,
): readonly { readonly value: string; readonly label: string }[] {
  const finer = chosen && !SECTION_CODES.includes(chosen) ? [chosen] : [];
  return [...finer, ...SECTION_CODES].map((code) => ({
    value: code,
    label: sectors.get(code)?.short ?? code,
  }));
}
