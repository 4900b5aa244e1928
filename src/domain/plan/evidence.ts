import { isSmall } from '../disclosure.ts';
import type { ZoneId } from '../ids.ts';
import { isKnown, missing } from '../measure.ts';
import { heldReport } from '../register_report/held.ts';
import { isReserved } from '../register_report/held_share.ts';
import { registerReport } from '../register_report/report.ts';
import type { Evidence, EvidenceDesk, EvidenceFigure, EvidenceOf, SomeEvidence } from './evidence_kinds.ts';
import { registerEvidence } from './evidence_register.ts';
import { supportEvidence } from './evidence_support.ts';
import { tablesEvidence } from './evidence_tables.ts';
import { EVIDENCE_IDS, type EvidenceId } from './plan.ts';

/**
 * All that the open package has as evidence for the lines of a plan of a zone. Undefined: it has no such zone. `k`: what is
 * counted from rows of businesses goes by the rule of small cells; 0, all of it as it is.
 */
export function planEvidence(desk: EvidenceDesk, zoneId: ZoneId, k = 0): EvidenceOf | undefined {
  const zone = desk.inputs.territory.zones.get(zoneId);
  if (!zone) return undefined;
  const parts: readonly SomeEvidence[] = [
    registerEvidence(desk.inputs, zone, k),
    tablesEvidence(desk, zone),
    supportEvidence(desk, zone),
  ];
  const keep = k > 0 ? keeper(desk, zoneId, k) : (figure: EvidenceFigure) => figure;
  return Object.fromEntries(
    EVIDENCE_IDS.map((id): [EvidenceId, Evidence] => {
      const of = parts.flatMap((part) => part[id] ?? []);
      const figures = of.flatMap((one) => one.figures ?? []).map(keep);
      const isKnownAny = figures.some(({ measure }) => isKnown(measure));
      const lacking = of.flatMap((one) => one.lacking || []).join(' ');
      const notes = of.flatMap((one) => one.notes ?? []);
      return [id, { id, figures, lacking: isKnownAny ? '' : lacking, notes }];
    }),
  ) as Record<EvidenceId, Evidence>;
}

/** Holds back the figures of the analysis that are counted from a register: small, or of a sector that the register keeps. */
function keeper(
  { inputs }: EvidenceDesk,
  zone: ZoneId,
  k: number,
): (figure: EvidenceFigure) => EvidenceFigure {
  const own = new Set(inputs.cubes.filter(({ fromCatastro }) => fromCatastro).map(({ id }) => id));
  const report = registerReport(inputs, zone, undefined);
  const kept = new Set(
    (report ? heldReport(report, k).sectors : []).flatMap(({ id, businesses }) =>
      isReserved(businesses) ? [id] : [],
    ),
  );
  return (figure) => {
    const { measure, why } = figure;
    if (!('figure' in why) || !own.has(why.cube) || !isKnown(measure)) return figure;
    const cases = measure.unit === 'empresas' ? measure.value : measure.n;
    const isOfSector = measure.unit === 'empresas' && kept.has(why.sector);
    return isOfSector || (cases !== undefined && isSmall(cases, k))
      ? { ...figure, measure: missing('reservado', measure.unit) }
      : figure;
  };
}
