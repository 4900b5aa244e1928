import { csvText } from '../../domain/csv.ts';
import type { SectorCode } from '../../domain/ids.ts';
import type { Showcase, ShowcaseEntry } from '../../domain/register_report/showcase.ts';
import { fold } from '../../domain/text.ts';
import type { PackageSummary } from '../../load/summary.ts';

/** Entries of a sector that have every word typed, in any order and without accents. */
export function matching(
  entries: readonly ShowcaseEntry[],
  typed: string,
  sector: SectorCode | undefined,
): readonly ShowcaseEntry[] {
  const words = fold(typed).split(' ').filter(Boolean);
  return entries.filter((one) => {
    if (sector !== undefined && one.sector !== sector) return false;
    const text = fold([one.name, one.activity, one.sectorName, one.comuna, one.area].join(' '));
    return words.every((word) => text.includes(word));
  });
}

/** What is on the cards, for a spreadsheet. */
export function showcaseCsv(
  entries: readonly ShowcaseEntry[],
  { areas }: Pick<Showcase, 'areas'>,
  { title, fictitious }: Pick<PackageSummary, 'title' | 'fictitious'>,
): string {
  return csvText(
    [
      'nombre',
      'actividad',
      'sector',
      'comuna',
      ...(areas === undefined ? [] : ['zona']),
      'fuente',
      ...(fictitious ? ['aviso'] : []),
    ],
    entries.map((one) => [
      one.name,
      one.activity,
      one.sectorName,
      one.comuna,
      ...(areas === undefined ? [] : [one.area]),
      title,
      ...(fictitious ? ['FICTICIO: negocios inventados'] : []),
    ]),
  );
}
