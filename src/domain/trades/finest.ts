import type { SectorCode, ZoneId } from '../ids.ts';
import type { FirmCube, Inputs } from '../inputs.ts';
import type { SectorLevel } from '../sectors.ts';
import { fold } from '../text.ts';
import { GROUP_NAMES } from './groups.ts';
import type { Trade } from './trades.ts';

/** The table that tells most closely of a business in a zone, and under which sector. */
export interface TradeTable {
  readonly cube: string;
  readonly sector: SectorCode;
  readonly level: SectorLevel;
}

const FINENESS: Readonly<Record<SectorLevel, number>> = { rubro: 0, division: 1, subrubro: 2 };

/**
 * Where to read a business in a zone: the table that covers the whole zone with the finest sector that holds the business,
 * the latest of those. Undefined where no table covers the zone, or none has even its section.
 */
export function tradeTable(
  { cubes, sectors, territory }: Inputs,
  zoneId: ZoneId,
  trade: Pick<Trade, 'group' | 'division' | 'section'>,
): TradeTable | undefined {
  const zone = territory.zones.get(zoneId);
  if (!zone) return undefined;
  const name = fold(GROUP_NAMES.get(trade.group) ?? '');
  const own = name
    ? [...sectors.values()].find(
        (one) => one.level === 'subrubro' && one.section === trade.section && fold(one.name) === name,
      )?.code
    : undefined;
  const codes = [own, trade.division, trade.section].filter((code) => code !== undefined);
  const inCube = (cube: FirmCube): readonly TradeTable[] => {
    if (!zone.comunas.every((comuna) => cube.covered[comuna])) return [];
    const sector = codes.find((code) => cube.sectors.includes(code));
    const level = sector && sectors.get(sector)?.level;
    return level ? [{ cube: cube.id, sector, level }] : [];
  };
  const latest = [...cubes].sort((a, b) => b.period.to - a.period.to);
  return latest.flatMap(inCube).sort((a, b) => FINENESS[b.level] - FINENESS[a.level])[0];
}
