import type { ReactNode } from 'react';
import type { ZoneId } from '../../domain/ids.ts';
import { ZONE_LEVELS } from '../../domain/settings.ts';
import type { CoverageReport } from '../../domain/support/coverage.ts';
import { SUPPORT_KIND_NAMES } from '../../domain/support/vocabulary.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { go, useStore } from '../../state/store.ts';
import { choose } from '../../state/support.ts';
import { SelectField } from '../../ui/Field.tsx';
import { formatMeasure } from '../../ui/format.ts';
import { LEVEL_WORDS } from '../words.ts';
import { BASE_OPTIONS } from './words.ts';

/** What was given, when, over what, and in which zones. */
export function CoverageChoices(props: {
  readonly report: CoverageReport;
  readonly summary: PackageSummary;
}): ReactNode {
  const { report, summary } = props;
  const view = useStore((state) => state.view);
  const { region } = summary.territory.byLevel;
  return (
    <div className="coverage-choices no-print">
      <SelectField
        label="Qué se entregó"
        value={report.kind}
        options={report.kinds.map(({ kind, total }) => ({
          value: kind,
          label: `${SUPPORT_KIND_NAMES[kind]} (${formatMeasure(total)})`,
        }))}
        onChange={(clase) => choose({ clase, instrumento: undefined, base: undefined })}
      />
      <SelectField
        label="Instrumento"
        value={report.instrument ?? ''}
        options={[
          { value: '', label: 'Todos los de esa clase' },
          ...report.given
            .filter(({ kind }) => kind === report.kind)
            .map(({ id, name, total }) => ({ value: id, label: `${name} (${formatMeasure(total)})` })),
        ]}
        onChange={(instrumento) =>
          choose({ instrumento: instrumento || undefined, clase: report.kind, base: undefined })
        }
      />
      {report.years.length > 1 && (
        <SelectField
          label="Año"
          value={String(report.year)}
          options={report.years.map((year) => ({ value: String(year), label: String(year) }))}
          onChange={(anio) => choose({ anio })}
        />
      )}
      <SelectField
        label="Comparar con"
        value={report.base}
        options={report.bases.map((base) => ({ value: base, label: BASE_OPTIONS[base] }))}
        onChange={(base) => choose({ base })}
      />
      <SelectField
        label="Zonas"
        value={view.level}
        options={ZONE_LEVELS.map((level) => ({ value: level, label: LEVEL_WORDS[level] }))}
        onChange={(level) => go({ level, zone: undefined })}
      />
      {region.length > 1 && (
        <SelectField
          label="Región"
          value={view.only ?? ''}
          options={[
            { value: '', label: 'Todas' },
            ...region.map(({ id, name }) => ({ value: id as string, label: name })),
          ]}
          onChange={(only) => go({ only: only === '' ? undefined : (only as ZoneId), camera: undefined })}
        />
      )}
    </div>
  );
}
