import { known, type Measure, missing } from '../measure.ts';
import { type Block, type Outline, round, type Target, type Unit } from './programme_outline.ts';

/** Why a target is not in a figure of progress. */
const UNMEASURED = ['sin-resultado', 'sin-numero', 'sin-peso'] as const;
export type Unmeasured = (typeof UNMEASURED)[number];

/** How far a block, a unit or the whole has come: method 3.7. */
export interface Progress {
  /** Σ w·min(1, result ÷ target) ÷ Σ w over the targets measured, in per cent; `sin-dato` where none is. */
  readonly progress: Measure;
  /** Part of the weight, in per cent, that the targets measured carry. */
  readonly covered: Measure;
  readonly targets: number;
  readonly measured: number;
  /** Targets left out, by reason: with no result loaded, with no number to divide by, with no weight. */
  readonly left: Readonly<Record<Unmeasured, number>>;
  /** No weight is written: each target counts the same. */
  readonly equal: boolean;
}

/** A target with its weight in the figure. */
interface Weighed {
  readonly target: Target;
  readonly weight: number | undefined;
}

/** Result ÷ target, at most 1; undefined where there is no result or no number to divide by. */
export function reached({ value, result, notNumeric }: Target): number | undefined {
  if (notNumeric || value === undefined || value === 0 || result === undefined) return undefined;
  return Math.min(1, result / value);
}

function progressOf(weighed: readonly Weighed[], equal: boolean): Progress {
  let done = 0;
  let measuredWeight = 0;
  let whole = 0;
  let measured = 0;
  const left: Record<Unmeasured, number> = { 'sin-resultado': 0, 'sin-numero': 0, 'sin-peso': 0 };
  for (const { target, weight } of weighed) {
    whole += weight ?? 0;
    const part = reached(target);
    if (target.notNumeric) left['sin-numero'] += 1;
    else if (part === undefined) left['sin-resultado'] += 1;
    else if (weight === undefined || weight === 0) left['sin-peso'] += 1;
    else {
      measured += 1;
      measuredWeight += weight;
      done += weight * part;
    }
  }
  return {
    progress:
      measuredWeight > 0
        ? known(round((100 * done) / measuredWeight), 'porcentaje', { n: measured })
        : missing('sin-dato', 'porcentaje'),
    covered:
      whole > 0
        ? known(round((100 * measuredWeight) / whole), 'porcentaje')
        : missing('sin-dato', 'porcentaje'),
    targets: weighed.length,
    measured,
    left,
    equal,
  };
}

/** The weight of a target is that of its activities. In a block where none is written, each target counts 1. */
function weighBlock(block: Block): { readonly weighed: readonly Weighed[]; readonly equal: boolean } {
  const equal = block.targets.every(({ activities }) =>
    activities.every(({ weight }) => weight === undefined),
  );
  return {
    equal,
    weighed: block.targets.map((target) => {
      const weights = target.activities.flatMap(({ weight }) => weight ?? []);
      const own = weights.length === 0 ? undefined : weights.reduce((total, one) => total + one, 0);
      return { target, weight: equal ? 1 : own };
    }),
  };
}

export function blockProgress(block: Block): Progress {
  const { weighed, equal } = weighBlock(block);
  return progressOf(weighed, equal);
}

/**
 * Several blocks together. Where blocks have a weight in the programme, each shares it among its targets by their own
 * weights, and a block without one is left out; where none has, every target keeps its own, and a block with no weights is
 * left out beside one that has them: 1 and 30 per cent are not of one scale.
 */
export function blocksProgress(blocks: readonly Block[]): Progress {
  const ranked = blocks.some(({ weight }) => weight !== undefined);
  const parts = blocks.map((block) => ({ block, ...weighBlock(block) }));
  const equal = !ranked && parts.every((part) => part.equal);
  const scaleOf = ({ block, weighed, ...part }: (typeof parts)[number]): number | undefined => {
    if (!ranked) return part.equal && !equal ? undefined : 1;
    const sum = weighed.reduce((total, { weight }) => total + (weight ?? 0), 0);
    return block.weight !== undefined && sum > 0 ? block.weight / sum : undefined;
  };
  return progressOf(
    parts.flatMap((part) => {
      const scale = scaleOf(part);
      return part.weighed.map(({ target, weight }) => ({
        target,
        weight: weight === undefined || scale === undefined ? undefined : weight * scale,
      }));
    }),
    equal,
  );
}

export function unitProgress({ blocks }: Unit): Progress {
  return blocksProgress(blocks);
}

export function wholeProgress({ units }: Outline): Progress {
  return blocksProgress(units.flatMap(({ blocks }) => blocks));
}
