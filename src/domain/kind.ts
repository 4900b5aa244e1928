/**
 * What kind of variable it is decides which map is lawful: a stock (`cantidad`) is circles, never a choropleth; a
 * `divergente` figure parts at 1, a `cambio` at 0; an `aporte`, a count with a sign, is told in a sentence and a chart and
 * is drawn on no map.
 */
export type Kind = 'cantidad' | 'razon' | 'divergente' | 'cambio' | 'aporte';

/** Whether a figure may be drawn on a map: what a zone gains or loses by parts, with a sign, may not. */
export function isDrawn(kind: Kind): boolean {
  return kind !== 'aporte';
}
