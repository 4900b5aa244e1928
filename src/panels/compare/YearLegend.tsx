import type { ReactNode } from 'react';
import type { Classes } from '../../domain/classes.ts';
import { isKnown, type Measure, type Unit } from '../../domain/measure.ts';
import { PATTERNS, paint, ramp, zeroColour } from '../../ui/colour.ts';
import { formatValue, MISSING_WORDS } from '../../ui/format.ts';

/** One legend for both years: the same breaks, from the figures of the two together. */
export function YearLegend(props: {
  readonly classes: Classes | undefined;
  readonly unit: Unit;
  readonly stock: boolean;
  readonly measures: readonly Measure[];
}): ReactNode {
  const { classes, unit, stock, measures } = props;
  const patterns = new Set(measures.map((measure) => paint(classes, measure).pattern));
  return (
    <ul className="year-legend small" aria-label="Leyenda de los dos mapas">
      {classes && stock && (
        <li>
          El área del círculo crece con la cifra; la mayor es {formatValue(classes.max, unit)} {unit}.
        </li>
      )}
      {classes &&
        !stock &&
        ramp(classes).map((colour, at) => (
          <li key={colour}>
            <span className="swatch" style={{ background: colour }} />
            {limits(classes.breaks[at - 1], classes.breaks[at], unit)}
          </li>
        ))}
      {classes?.zero && measures.some((measure) => isKnown(measure) && measure.value === 0) && (
        <li>
          <span className="swatch" style={{ background: zeroColour(classes) }} />
          cero
        </li>
      )}
      {PATTERNS.filter((pattern) => patterns.has(pattern)).map((pattern) => (
        <li key={pattern}>
          <span className={`swatch hatch-${pattern}`} />
          {MISSING_WORDS[pattern]}
        </li>
      ))}
    </ul>
  );
}

/** A class holds its lower limit, not its upper. */
function limits(from: number | undefined, to: number | undefined, unit: Unit): string {
  const text = (value: number) => formatValue(value, unit);
  if (from === undefined) return to === undefined ? 'todas' : `bajo ${text(to)}`;
  return to === undefined ? `${text(from)} o más` : `${text(from)} a ${text(to)}`;
}
