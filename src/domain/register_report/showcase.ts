import type { SectorCode, ZoneId } from '../ids.ts';

/**
 * A business that asked to appear, and all that is ever told of it. There is no place here for an id, a point, sales or
 * workers: what is not in this type does not leave the analyst.
 */
export interface ShowcaseEntry {
  readonly name: string;
  /** In words of the register; undefined where it does not say. */
  readonly activity: string | undefined;
  readonly sector: SectorCode;
  readonly sectorName: string;
  readonly comuna: string;
  /** The named zone (a neighbourhood) where it lies, where the package has them. */
  readonly area: string | undefined;
}

interface ShowcaseSector {
  readonly id: SectorCode;
  readonly name: string;
  /** That asked to appear. */
  readonly businesses: number;
}

export interface Showcase {
  readonly zone: ZoneId;
  readonly zoneName: string;
  readonly phrase: string;
  /** Of the register in the zone. */
  readonly businesses: number;
  readonly asked: number;
  readonly refused: number;
  /** Neither yes nor no. */
  readonly untold: number;
  /** Asked to appear and have no name in the file: there is nothing to show of them. */
  readonly nameless: number;
  /** Asked to appear and were not read, because the register is too long to keep its words. */
  readonly unread: number;
  readonly sectors: readonly ShowcaseSector[];
  /** Title of the layer whose zones are told. */
  readonly areas: string | undefined;
  /** By name. */
  readonly entries: readonly ShowcaseEntry[];
}
