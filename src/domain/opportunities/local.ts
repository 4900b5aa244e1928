import type { SectorCode } from '../ids.ts';
import type { SectorTree } from '../sectors.ts';

/**
 * Sectors that sell to the people around them (method 4): the sections and divisions that match the «local» clusters of
 * Delgado, Porter and Stern 2016 (*Journal of Economic Geography* 16, 1–38) whose clients are households, and the lines in
 * which Bresnahan and Reiss 1991 (*Journal of Political Economy* 99, 977–1009) count entrants by town. Left out, though part
 * of them is local: wholesale (46) and lodging (55), which sell to firms and visitors; food industry (10), where bakeries
 * stand beside salmon plants; transport, building and real estate, which follow works and cargo.
 */
export const LOCAL_SECTORS: readonly SectorCode[] = 'G I P Q R S 45 47 56 75 85 86 87 88 93 95 96'.split(
  ' ',
) as SectorCode[];

/**
 * Whether a sector is taken to sell to the people around it, by the reader's list or else the method's. With the method's
 * list a package's own sub-rubro is as its section is; the reader's says each by its code.
 */
export function isLocal(
  sectors: SectorTree,
  chosen: readonly SectorCode[] | undefined,
  sector: SectorCode,
): boolean {
  if ((chosen ?? LOCAL_SECTORS).includes(sector)) return true;
  const info = sectors.get(sector);
  return chosen === undefined && info?.level === 'subrubro' && LOCAL_SECTORS.includes(info.section);
}
