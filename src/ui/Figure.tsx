import type { ReactNode } from 'react';
import { isKnown, type Measure } from '../domain/measure.ts';
import { formatInterval, formatMeasure, MISSING_HELP, MISSING_WORDS } from './format.ts';

/** A figure as the page carries it beside its words, for who takes it out (see reports/read_screen.ts). */
function carried(measure: Measure) {
  const { unit, low, high } = measure;
  const told = isKnown(measure)
    ? { value: measure.value, 'data-n': measure.n }
    : { 'data-missing': measure.missing };
  return { ...told, 'data-unit': unit, 'data-low': low, 'data-high': high };
}

/** A figure in a text or a cell: its value, or in words (with what they mean on hover) why there is none. */
export function Value({ measure }: { readonly measure: Measure }): ReactNode {
  if (isKnown(measure)) return <data {...carried(measure)}>{formatMeasure(measure)}</data>;
  const words = MISSING_WORDS[measure.missing];
  return (
    <span className="missing" title={MISSING_HELP[measure.missing]} {...carried(measure)}>
      {words}
      <span className="missing-range">{formatMeasure(measure).slice(words.length)}</span>
    </span>
  );
}

/** A figure with its name, its interval and what the reader may ask of it. Stands in a `<dl className="figures">`. */
export function Figure(props: {
  readonly label: string;
  readonly measure: Measure;
  readonly detail?: ReactNode;
  readonly children?: ReactNode;
}): ReactNode {
  const interval = formatInterval(props.measure);
  return (
    <div className="figure">
      <dt>{props.label}</dt>
      <dd>
        <data className={isKnown(props.measure) ? 'value' : 'value is-missing'} {...carried(props.measure)}>
          {formatMeasure(props.measure)}
        </data>
        {interval && <span className="small soft">{interval}</span>}
        {!isKnown(props.measure) && <span className="small soft">{MISSING_HELP[props.measure.missing]}</span>}
        {props.detail && <span className="small soft">{props.detail}</span>}
        {props.children}
      </dd>
    </div>
  );
}
