import { useEffect } from 'react';
import type { OwnTerritory } from '../domain/own.ts';
import type { ZoneLevel } from '../domain/settings.ts';
import type { OutlineCollection } from '../load/outlines.ts';
import type { PackageSummary } from '../load/summary.ts';
import { keeper } from './keeper.ts';
import { ask, useStore } from './store.ts';

/** Levels on their way, of each package as it was opened: while another is being opened nobody knows of which they would be. */
const onTheirWay = new WeakMap<PackageSummary, Set<ZoneLevel>>();

/** Brings the outlines of a level, once for a package; where they cannot be read, says so and may be asked again. */
export async function askOutlines(level: ZoneLevel): Promise<void> {
  const { summary, phase, outlines } = useStore.getState();
  if (!summary || phase === 'abriendo' || outlines[level]) return;
  const levels = onTheirWay.get(summary) ?? new Set();
  onTheirWay.set(summary, levels);
  if (levels.has(level)) return;
  levels.add(level);
  useStore.setState({ undrawn: false });
  // Its code may not come, nor the file: either way there is no map, and that is told.
  const found = await ask()
    .outlines(level)
    .catch(() => undefined);
  levels.delete(level);
  if (useStore.getState().summary !== summary) return;
  useStore.setState((state) =>
    found ? { outlines: { ...state.outlines, [level]: found } } : { undrawn: true },
  );
}

const ownOutlines = keeper<OutlineCollection | undefined>((found) =>
  useStore.setState({ ownOutlines: found }),
);
let ownOf: PackageSummary | undefined;

async function askOwnOutlines(territories: readonly OwnTerritory[]): Promise<void> {
  const { summary } = useStore.getState();
  if (ownOf !== summary) ownOutlines.forget();
  ownOf = summary;
  await ownOutlines
    .follow(JSON.stringify(territories), () =>
      territories.length === 0 ? undefined : ask().ownOutlines(territories),
    )
    // Asked again when those of the level come: what keeps one away keeps the other.
    .catch(() => undefined);
}

/** Outlines of a level, asked for while something on screen draws them; undefined until they come, or where they cannot. */
export function useOutlines(level: ZoneLevel): OutlineCollection | undefined {
  const found = useStore((state) => state.outlines[level]);
  // Those of another package are not these, nor those asked for while one is being opened.
  const of = useStore((state) => (state.phase === 'abriendo' ? undefined : state.summary));
  useEffect(() => {
    if (of && !found) void askOutlines(level);
  }, [of, found, level]);
  return found;
}

/** What the large map draws: the level of the view, and the reader's own territories. */
export function useMapOutlines(): OutlineCollection | undefined {
  const { level, territories } = useStore((state) => state.view);
  const found = useOutlines(level);
  const of = useStore((state) => (state.phase === 'abriendo' ? undefined : state.summary));
  useEffect(() => {
    if (of && (found || territories.length > 0)) void askOwnOutlines(territories);
  }, [of, territories, found]);
  return found;
}
