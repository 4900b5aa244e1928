import type { ReactNode } from 'react';
import { COUNTRY, levelOf, type ZoneId } from '../../domain/ids.ts';
import { SUPPORT_KIND_NAMES, type SupportKind } from '../../domain/support/vocabulary.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { go } from '../../state/store.ts';
import { choose } from '../../state/support.ts';
import { type Option, SelectField } from '../../ui/Field.tsx';
import './report.css';

/** Where, when and what kind of support a report is of. A choice of one is not asked. */
export function ReportChoices(props: {
  readonly summary: PackageSummary;
  readonly zone: ZoneId;
  /** The reader's own territories are offered too. */
  readonly own: boolean;
  readonly year: number;
  readonly years: readonly number[];
  readonly kind: SupportKind;
  readonly kinds: readonly SupportKind[];
  readonly children?: ReactNode;
}): ReactNode {
  const { summary, zone, year, years, kind, kinds } = props;
  const { byLevel } = summary.territory;
  const places: Option<string>[] = [
    ...(byLevel.region.length > 1 || zone === COUNTRY
      ? [{ value: COUNTRY as string, label: summary.fictitious ? 'Todo el paquete' : 'Todo el país' }]
      : []),
    ...byLevel.region.map(({ id, name }) => ({ value: id as string, label: name })),
    ...(props.own
      ? byLevel.territorio.map(({ id, name }) => ({ value: id as string, label: `${name} (tuyo)` }))
      : []),
  ];
  return (
    <div className="report-choices no-print">
      <SelectField
        label="Región"
        value={zone as string}
        options={places}
        onChange={(id) => {
          const chosen = id as ZoneId;
          if (chosen === COUNTRY) go({ only: undefined, zone: undefined });
          else if (levelOf(chosen) === 'territorio') go({ only: undefined, zone: chosen });
          else go({ only: chosen });
        }}
      />
      {years.length > 1 && (
        <SelectField
          label="Año"
          value={String(year)}
          options={years.map((one) => ({ value: String(one), label: String(one) }))}
          onChange={(anio) => choose({ anio })}
        />
      )}
      {kinds.length > 1 && (
        <SelectField
          label="Clase de apoyo"
          value={kind}
          options={kinds.map((one) => ({ value: one, label: SUPPORT_KIND_NAMES[one] }))}
          onChange={(clase) => choose({ clase })}
        />
      )}
      {props.children}
    </div>
  );
}
