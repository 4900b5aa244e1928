import type { CoverageAsked } from '../../domain/support/coverage.ts';
import { COVERAGE_BASES } from '../../domain/support/coverage_base.ts';
import { SUPPORT_KINDS } from '../../domain/support/vocabulary.ts';
import type { View } from '../../state/view.ts';

/** What the link asks of coverage. A word that it does not know is no choice. */
export function coverageAsked({
  level,
  only,
  support,
}: Pick<View, 'level' | 'only' | 'support'>): CoverageAsked {
  const { anio, clase, instrumento, base } = support;
  return {
    level,
    only,
    year: /^\d{4}$/.test(anio ?? '') ? Number(anio) : undefined,
    kind: SUPPORT_KINDS.find((one) => one === clase),
    instrument: instrumento,
    base: COVERAGE_BASES.find((one) => one === base),
  };
}
