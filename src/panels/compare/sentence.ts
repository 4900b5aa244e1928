import { isKnown, type Measure } from '../../domain/measure.ts';
import { type Zone, zonePhrase } from '../../domain/territory.ts';
import { areApart } from '../../domain/years.ts';
import { formatMeasure } from '../../ui/format.ts';
import { inSentence } from '../words.ts';

/**
 * What the comparison says of one figure: which zone has more, and whether their intervals let it be said. Of more than
 * two, the highest and the lowest.
 */
export function compareSentence(of: {
  readonly zones: readonly Zone[];
  readonly measures: readonly Measure[];
  readonly figure: string;
  readonly sector: string | undefined;
}): string {
  const { zones, measures } = of;
  const known = zones
    .flatMap((zone, at) => {
      const measure = measures[at];
      return measure && isKnown(measure) ? [{ zone, measure }] : [];
    })
    .sort((a, b) => b.measure.value - a.measure.value);
  const [first] = known;
  const last = known.at(-1);
  const what = `${of.figure}${of.sector === undefined ? '' : `, ${inSentence(of.sector)}`}`;
  if (!first || !last) return `${what}: ninguna de estas zonas tiene la cifra.`;
  if (first === last) return `${what}: solo ${zonePhrase(first.zone)} tiene la cifra.`;
  const [most, least] = [first, last].map(
    ({ zone, measure }) => `${zonePhrase(zone)}, ${formatMeasure(measure)}`,
  );
  const values =
    known.length > 2 ? `el más alto es el de ${most}; el más bajo, el de ${least}.` : `${most}; ${least}.`;
  if (first.measure.value === last.measure.value) return `${what}: ${values} Son iguales.`;
  const apart = areApart(first.measure, last.measure);
  const verdict =
    apart === undefined
      ? ''
      : apart
        ? ' Sus intervalos no se tocan: la diferencia es clara.'
        : ' Sus intervalos se tocan: con estos datos no se distinguen.';
  return `${what}: ${values}${verdict}`;
}
