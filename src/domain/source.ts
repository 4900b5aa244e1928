/** Where a table comes from, as the package states it. */
export interface SourceRef {
  /** Name of the resource in the package. */
  readonly resource: string;
  readonly file: string;
  readonly title: string;
  readonly publisher: string;
  /** Year of the figures, as text: `2024`, `2005-2024`. */
  readonly year: string;
  /** Date on which somebody checked the figures against the publisher. */
  readonly checked: string;
}

export interface Period {
  readonly from: number;
  readonly to: number;
}

/** `2019`, or `2005–2024 (promedio anual)` when the period is a range. */
export function periodLabel(period: Period): string {
  return period.from === period.to ? String(period.from) : `${period.from}–${period.to} (promedio anual)`;
}
