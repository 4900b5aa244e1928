import type { ReactNode } from 'react';
import type { PackageSummary } from '../../load/summary.ts';
import { isUnpublished } from '../../reports/small_cells.ts';

/** On a paper that prints its figures whole: whose they are, where nobody published them. */
export function Unheld({ summary }: { readonly summary: PackageSummary }): ReactNode {
  if (!isUnpublished(summary)) return null;
  return (
    <p className="small">
      Se cuentan de un catastro que nadie publicó. En esta hoja no se aplica la regla de celdas chicas.
    </p>
  );
}
