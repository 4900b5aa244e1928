import Papa from 'papaparse';
import { GROUP_KEYS, GROUP_SUMS } from '../agregar/sql.ts';

/** Counts and sums (in the order of GROUP_SUMS) by key: its parts in the order of GROUP_KEYS. */
export type Groups = ReadonlyMap<string, readonly number[]>;

export const keyOf = (parts: readonly string[]) => parts.join('|');

/** The result of the text, from a CSV with header. Rows that are left out are one group for each reason. */
export function readGroups(csv: string): Groups {
  const { data } = Papa.parse<string[]>(csv.trim());
  const groups = new Map<string, number[]>();
  for (const cells of data.slice(1)) {
    const keys = cells.slice(0, GROUP_KEYS.length);
    const sums = cells.slice(GROUP_KEYS.length).map(Number);
    if (sums.length !== GROUP_SUMS.length || sums.some((sum) => !Number.isSafeInteger(sum)))
      throw new Error(`Un grupo no se puede leer: ${cells.join(', ')}`);
    const reason = keys[GROUP_KEYS.indexOf('motivo')] ?? '';
    if (reason === '') groups.set(keyOf(keys), sums);
    else {
      const key = leftOut(reason);
      groups.set(key, [(groups.get(key)?.[0] ?? 0) + (sums[0] ?? 0)]);
    }
  }
  return groups;
}

export const leftOut = (reason: string) => keyOf(['', '', '', '', reason]);

/** Rows that the groups stand for, those left out included. */
export function rowsIn(groups: Groups): number {
  let rows = 0;
  for (const [count = 0] of groups.values()) rows += count;
  return rows;
}

/** Groups in which two answers are not the same to the last unit, in words. */
export function differences(expected: Groups, found: Groups): string[] {
  return [...new Set([...expected.keys(), ...found.keys()])].flatMap((key) => {
    const [a, b] = [expected.get(key), found.get(key)].map((sums) => sums?.join(' ') ?? 'nada');
    return a === b ? [] : [`${key}: ${a} en el núcleo, ${b} en el motor`];
  });
}
