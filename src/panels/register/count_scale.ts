import { type CommonScale, commonScale } from '../../charts/common_scale.ts';
import type { Measure } from '../../domain/measure.ts';

/** An axis of counts that says only its ends: in a narrow column long figures would touch. */
export function countScale(measures: readonly Measure[]): CommonScale | undefined {
  const scale = commonScale(measures, 'cantidad');
  return scale && { ...scale, ticks: [...new Set([...scale.ticks.slice(0, 1), ...scale.ticks.slice(-1)])] };
}
