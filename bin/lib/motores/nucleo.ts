import { createReadStream } from 'node:fs';
import { buildCellLocator } from '../../../src/domain/cell_index.ts';
import { aggregateRegister } from '../../../src/load/bulk/aggregate.ts';
import { streamSource } from '../../../src/load/bulk/source.ts';
import type { Outlines } from '../agregar/limites.ts';
import { type Groups, keyOf, leftOut } from './comparar.ts';

/** What the core of the page answers of a register, in the groups of the SQL text. */
export async function answerOfCore(
  path: string,
  { territory, areas, referential }: Outlines,
): Promise<Groups> {
  const { exam, cells } = await aggregateRegister(
    streamSource(() => createReadStream(path)),
    {
      file: 'registro.csv',
      territory,
      locate: buildCellLocator(areas),
      referential,
      period: '2026',
      repeats: true,
    },
  );
  const groups = new Map<string, number[]>();
  for (const cell of cells()) {
    const cut = territory.comunas[cell.comuna]?.cut ?? '';
    groups.set(keyOf([cut, cell.section, cell.division ?? '', cell.size ?? '', '']), [
      cell.firms,
      cell.workers,
      cell.workersStated,
      Math.round(cell.sales * 1e4),
      cell.salesStated,
      cell.salesReserved,
      cell.workersOfBoth,
      Math.round(cell.salesOfBoth * 1e4),
      cell.bothStated,
      cell.bothReserved,
    ]);
  }
  for (let at = 0; at < exam.rejected.length; at += 1) {
    const key = leftOut(exam.rejected.reason(at) ?? '');
    groups.set(key, [(groups.get(key)?.[0] ?? 0) + 1]);
  }
  return groups;
}
