import type { ReactNode } from 'react';
import { COUNTRY } from '../../domain/ids.ts';
import type { ReferenceTotals } from '../../domain/inputs.ts';
import { readExplanation } from '../../domain/provenance.ts';
import { periodLabel } from '../../domain/source.ts';
import { zonePhrase } from '../../domain/territory.ts';
import { Take } from '../../reports/Take.tsx';
import type { Shown } from '../../state/select.ts';
import { Figure } from '../../ui/Figure.tsx';
import { Why } from '../why/Why.tsx';

/** The sector in the territories whose totals the package brings: published figures of a year of their own. */
export function Totals({ shown }: { readonly shown: Shown }): ReactNode {
  const sets = shown.summary.totals.filter(({ firms }) => firms.has(shown.sector));
  if (sets.length === 0) return null;
  return (
    <section aria-labelledby="totals-title">
      <h3 id="totals-title">El sector en conjunto</h3>
      <dl className="figures">
        {sets.flatMap((set) =>
          FIGURES.flatMap(({ label, column, of }) => {
            const measure = of(set).get(shown.sector);
            if (!measure || ('missing' in measure && measure.missing === 'sin-dato')) return [];
            const where = placeOf(shown, set);
            return [
              <Figure
                key={`${set.id}${column}`}
                label={label}
                measure={measure}
                detail={`${where}, ${periodLabel(set.period)}`}
              >
                <Why
                  of={`${label}, ${where}`}
                  explain={async () =>
                    readExplanation({
                      name: label,
                      zone: where,
                      sector: shown.summary.sectors.get(shown.sector)?.name,
                      measure,
                      source: set.source,
                      column,
                      lines: [set.lines.get(shown.sector) ?? 0],
                      year: periodLabel(set.period),
                      note: '',
                    })
                  }
                />
              </Figure>,
            ];
          }),
        )}
      </dl>
      <Take />
      <p className="small soft">
        Son de otro año que las tablas por comuna. Para comparar con ellos elige «Totales» en «Comparar con».
      </p>
    </section>
  );
}

const FIGURES = [
  { label: 'Empresas del sector', column: 'empresas', of: (set: ReferenceTotals) => set.firms },
  { label: 'Trabajadores del sector', column: 'trabajadores', of: (set: ReferenceTotals) => set.workers },
  { label: 'Ventas del sector', column: 'ventas_uf', of: (set: ReferenceTotals) => set.sales },
] as const;

function placeOf({ summary }: Shown, set: ReferenceTotals): string {
  if (set.territory === COUNTRY) return summary.fictitious ? 'país ficticio' : 'todo Chile';
  const zone = summary.territory.zones.get(set.territory);
  return zone ? zonePhrase(zone) : `territorio ${set.territory}`;
}
