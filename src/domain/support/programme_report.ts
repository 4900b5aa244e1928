import type { SourceRef } from '../source.ts';
import type { Programme } from './programme.ts';
import { type Flag, programmeFlags } from './programme_flags.ts';
import { type Block, type Outline, objectivesOf, outlineOf, weightsOf } from './programme_outline.ts';
import { blockProgress, type Progress, unitProgress, wholeProgress } from './programme_progress.ts';

/** A unit beside the others: what its programme weighs, how many objectives it has, and what does not fit. */
export interface UnitRow {
  readonly id: string;
  readonly name: string;
  readonly blocks: readonly {
    readonly id: string;
    readonly weight: number | undefined;
    /** The weights of its activities added. */
    readonly weights: number | undefined;
    readonly progress: Progress;
  }[];
  readonly objectives: number;
  readonly activities: number;
  readonly flags: number;
  readonly progress: Progress;
}

/** All that the screen of targets tells of a programme. */
export interface ProgrammeReport {
  readonly source: SourceRef;
  readonly outline: Outline;
  readonly flags: readonly Flag[];
  readonly units: readonly UnitRow[];
  readonly whole: Progress;
  /** The file carries at least one result. */
  readonly hasResults: boolean;
  readonly rows: number;
}

export function programmeReport(programme: Programme): ProgrammeReport {
  const outline = outlineOf(programme);
  const flags = programmeFlags(programme, outline);
  const units = outline.units.map((unit): UnitRow => {
    const targets = unit.blocks.flatMap((block) => block.targets);
    return {
      id: unit.id,
      name: unit.name,
      blocks: unit.blocks.map((block) => ({
        id: block.id,
        weight: block.weight,
        weights: weightsOf(block),
        progress: blockProgress(block),
      })),
      objectives: objectivesOf(unit).length,
      activities: targets.reduce((all, { activities }) => all + activities.length, 0),
      flags: flags.filter((flag) => flag.unit === unit.id).length,
      progress: unitProgress(unit),
    };
  });
  return {
    source: programme.source,
    outline,
    flags,
    units,
    whole: wholeProgress(outline),
    hasResults: programme.rows.some(({ result }) => result !== undefined),
    rows: programme.rows.length,
  };
}

/** The flags of one block. */
export function flagsOf(
  report: Pick<ProgrammeReport, 'flags'>,
  block: Pick<Block, 'unit' | 'id'>,
): readonly Flag[] {
  return report.flags.filter((flag) => flag.unit === block.unit && flag.block === block.id);
}
