import type { TableId } from '../../load/package.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { useSupport } from '../../state/support.ts';
import type { PaperSource } from './Paper.tsx';

/**
 * Whose figures these tables are, in the order they are named; of the tables of firms, only the one in use. Undefined while
 * the tables of support are read.
 */
export function useSources(
  summary: PackageSummary,
  cube: string | undefined,
  tables: readonly TableId[],
): readonly PaperSource[] | undefined {
  const support = useSupport('reports');
  if (!support) return undefined;
  const firms = summary.cubes.find(({ id }) => id === cube)?.source;
  const named = tables.flatMap((table) =>
    [...summary.reports, ...support.reports].filter((one) => one.table === table).map(({ source }) => source),
  );
  return [...(firms ? [firms] : []), ...named];
}
