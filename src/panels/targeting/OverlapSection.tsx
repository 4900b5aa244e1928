import type { ReactNode } from 'react';
import type { Decision } from '../../domain/support/decision.ts';
import type { Catalogue } from '../../domain/support/instrument.ts';
import type { TargetingReport } from '../../domain/support/targeting_report.ts';
import { Take } from '../../reports/Take.tsx';
import { askSupport, useSupport } from '../../state/support.ts';
import { Figure } from '../../ui/Figure.tsx';
import { Why } from '../why/Why.tsx';
import { listed, overlapSentence } from './words.ts';

/** The firms that two decisions cover at once. */
export function OverlapSection(props: {
  readonly report: TargetingReport;
  readonly other: Decision;
  readonly catalogue: Catalogue | undefined;
}): ReactNode {
  const { report, other, catalogue } = props;
  const { decision, base } = report;
  const overlap = useSupport('targetingOverlap', decision, other, base.id);
  if (!overlap) return <div className="skeleton" />;
  const nameOf = (id: string) => catalogue?.instruments.find((one) => one.id === id)?.name ?? id;
  const figures = [
    { label: 'Traslape', measure: overlap.share, detail: 'de las que cubre alguna' },
    { label: 'Solo en la primera', measure: overlap.onlyFirst, detail: undefined },
    { label: 'En las dos', measure: overlap.both, detail: undefined },
    { label: 'Solo en la otra', measure: overlap.onlySecond, detail: undefined },
    { label: 'Por saber en alguna', measure: overlap.unknown, detail: undefined },
  ];
  const sameYear = decision.year === other.year;
  return (
    <section className="targeting-block">
      <h3>Comparada con «{other.name}»</h3>
      <p className="lead">{overlapSentence(overlap)}</p>
      <dl className="figures">
        {figures.map(({ label, measure, detail }) => (
          <Figure key={label} label={label} measure={measure} {...(detail ? { detail } : {})}>
            {overlap.sameRegion && (
              <Why
                of={`${label}, comparada con ${other.name}`}
                explain={() => askSupport('explainTargeting', decision, base.id, 'traslape', { other })}
              />
            )}
          </Figure>
        ))}
      </dl>
      <Take />
      <p className="small soft">
        {overlap.instruments.length > 0
          ? `Focalizan ambas: ${listed(overlap.instruments.map(nameOf))}.`
          : 'No comparten ningún instrumento: cubrir a los mismos no es duplicar.'}
        {!sameYear && ` Son de años distintos: ${decision.year} y ${other.year}.`}
      </p>
    </section>
  );
}
