import type { Supplier } from '../inputs.ts';

/** Fewest suppliers behind an amount that is shown. */
export const FEWEST_SUPPLIERS = 3;
/** Share of an amount beyond which one supplier could be told from it. */
export const DOMINANT = 0.8;

/** A part of a table of purchases. */
export interface Cell {
  readonly id: string;
  readonly rows: readonly Supplier[];
}

/** How many suppliers, each once. */
export function suppliersIn(rows: readonly Supplier[]): number {
  return new Set(rows.map(({ supplier }) => supplier)).size;
}

/** Whether an amount may be shown: three suppliers or more, and none with over 80 % of it (method 4.5). */
export function isSafe(rows: readonly Supplier[]): boolean {
  const bySupplier = new Map<string, number>();
  let all = 0;
  for (const { supplier, amount = 0 } of rows) {
    bySupplier.set(supplier, (bySupplier.get(supplier) ?? 0) + amount);
    all += amount;
  }
  return bySupplier.size >= FEWEST_SUPPLIERS && Math.max(...bySupplier.values()) <= DOMINANT * all;
}

/**
 * Ids of the parts of a total that may be shown beside it. What the shown parts leave of the total is the reserved parts
 * together: while those would not be safe as one, the smallest of the others is reserved too (complementary suppression;
 * Hundepool et al. 2012, *Statistical Disclosure Control*, §4.4).
 */
export function complemented(parts: readonly Cell[]): ReadonlySet<string> {
  const amount = ({ rows }: Cell) => rows.reduce((acc, one) => acc + (one.amount ?? 0), 0);
  const open = parts.filter(({ rows }) => isSafe(rows)).sort((a, b) => amount(b) - amount(a));
  const reserved = parts.filter((part) => !open.includes(part));
  while (reserved.length > 0 && open.length > 0 && !isSafe(reserved.flatMap(({ rows }) => rows))) {
    const smallest = open.pop();
    if (smallest) reserved.push(smallest);
  }
  return new Set(open.map(({ id }) => id));
}
