/**
 * What kind of variable it is decides which map is lawful: a stock (`cantidad`) is circles, never a choropleth; a
 * `divergente` figure parts at 1, a `cambio` at 0; an `aporte`, a count with a sign, is told in a sentence and a chart and
 * is drawn on no map; a `categoria` is one of a few named states in order, written 0, 1, 2…
 */
export type Kind = 'cantidad' | 'razon' | 'divergente' | 'cambio' | 'aporte' | 'categoria';

/** Whether a figure may be drawn on a map: what a zone gains or loses by parts, with a sign, may not. */
export function isDrawn(kind: Kind): boolean {
  return kind !== 'aporte';
}
