import { isKnown, type Measure } from '../../domain/measure.ts';
import type { BackingReport, RegionBacking } from '../../domain/support/backing.ts';
import type { Quadrant } from '../../domain/support/backing_kinds.ts';
import { formatNumber } from '../../ui/format.ts';
import { countedAs } from '../gender/words.ts';
import { ofInstitutions } from '../support/words.ts';

export const FIGURE_WORDS: Readonly<Record<BackingReport['figure'], string>> = {
  potencial: 'Potencial',
  cociente_ajustado: 'Cociente ajustado',
  cociente: 'Cociente',
};

/** Whether potential and support go together, as far as the interval lets it be told. */
export function togetherWords({ correlation }: Pick<RegionBacking, 'correlation'>): string {
  if (!correlation) return 'Son muy pocos los sectores con datos para decir si van juntos.';
  if (correlation.low > 0) return 'Sí: los sectores con más potencial tienden a recibir más apoyo.';
  if (correlation.high < 0) return 'No: los sectores con más potencial tienden a recibir menos apoyo.';
  return 'No se distingue una relación entre potencial y apoyo: la que hay cabe en el azar.';
}

/** The region in short sentences, the answer first. */
export function backingSentences(region: RegionBacking, report: BackingReport): readonly string[] {
  const { total, told } = region;
  const { many } = countedAs(report.kind);
  if (!isKnown(told) || told.value === 0)
    return [`Ninguna tabla dice el sector de las ${many} de ${region.phrase} en ${report.year}.`];
  const of = isKnown(total) ? formatNumber(total.value) : 'las';
  const isRated = region.sectors.some(({ potential, rate }) => isKnown(potential) && isKnown(rate));
  return [
    ...(isRated ? [togetherWords(region)] : []),
    `De ${of} ${many}${ofInstitutions(report.institutions)} en ${region.phrase} en ${report.year}, ${formatNumber(told.value)} dicen su sector.`,
  ];
}

/** Short names of the sectors of a quadrant, the most promising first. */
export function namesIn(region: RegionBacking, quadrant: Quadrant): readonly string[] {
  return region.sectors
    .filter((one) => one.quadrant === quadrant)
    .sort(
      (a, b) =>
        (isKnown(b.potential) ? b.potential.value : 0) - (isKnown(a.potential) ? a.potential.value : 0),
    )
    .map(({ short }) => short);
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Grants per thousand firms as the table writes them; one that is not zero never reads as zero. */
export function perThousand(value: number): string {
  const isPlain = value === 0 || value >= 0.05;
  return formatNumber(value, isPlain ? 1 : Math.max(2, Math.ceil(-Math.log10(value))));
}

/** «entre 23,7 y 42,4», in the decimals of the rates; without end where there may be no firm at all. */
export function rateInterval(rate: Measure): string {
  if (!isKnown(rate) || rate.low === undefined || rate.high === undefined) return '';
  return Number.isFinite(rate.high)
    ? `entre ${perThousand(rate.low)} y ${perThousand(rate.high)}`
    : `${perThousand(rate.low)} o más`;
}
