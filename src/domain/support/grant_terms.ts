import { type Measure, sum, type Unit } from '../measure.ts';
import { origin, type Term } from '../provenance.ts';
import type { SourceRef } from '../source.ts';
import type { Grant } from './beneficiaries.ts';

/**
 * A column of some grants as terms of a formula: one for each file that they are written in. No grant at all: one term
 * with `none`, and no line.
 */
export function grantTerms(
  sources: readonly SourceRef[],
  column: {
    readonly symbol: string;
    readonly label: string;
    readonly name: string;
    readonly of: (one: Grant) => Measure;
    readonly unit: Unit;
  },
  rows: readonly Grant[],
  none: Measure = { value: 0, unit: column.unit },
): readonly Term[] {
  const { symbol, label, name, of, unit } = column;
  const files = [...new Set(rows.map(({ source }) => source))];
  if (files.length === 0) return [{ symbol, label, measure: none, origin: undefined }];
  return files.flatMap((at) => {
    const source = sources[at];
    const mine = rows.filter((one) => one.source === at);
    const years = [...new Set(mine.map(({ year }) => year))].sort();
    return source
      ? [
          {
            symbol,
            label: files.length > 1 ? `${label} (${source.file})` : label,
            measure: sum(mine.map(of), unit),
            origin: origin(
              source,
              name,
              mine.map(({ line }) => line),
              years.join(', '),
            ),
          },
        ]
      : [];
  });
}
