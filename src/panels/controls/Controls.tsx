import { type ReactNode, useState } from 'react';
import type { FigureId } from '../../domain/analysis.ts';
import type { SectorCode, ZoneId } from '../../domain/ids.ts';
import { COUNTED, type Reference, ZONE_LEVELS } from '../../domain/settings.ts';
import { layersOf, type Shown } from '../../state/select.ts';
import { go } from '../../state/store.ts';
import { SelectField } from '../../ui/Field.tsx';
import { COUNTED_WORDS, LEVEL_WORDS, REFERENCE_WORDS } from '../words.ts';

/** What is looked at: sector, figure, zones, table, comparison, count and region. */
export default function Controls({ shown }: { readonly shown: Shown }): ReactNode {
  const [more, setMore] = useState(false);
  const { view, summary, analysis } = shown;
  const cube = summary.cubes.find(({ id }) => id === analysis.settings.cube);
  const references: readonly Reference[] = cube?.references[view.level] ?? [];
  const totals = summary.reports.find(({ table }) => table === 'empresas_totales');
  return (
    <section className="controls" aria-label="Qué se mira">
      <SelectField
        className="wide"
        label="Sector"
        value={shown.sector}
        options={analysis.sectors.map((code) => ({ value: code, label: sectorLabel(shown, code) }))}
        onChange={(sector: SectorCode) => go({ sector })}
      />
      <SelectField
        label="Medida"
        value={shown.layer.id}
        options={layersOf(summary).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(figure: FigureId) => go({ figure })}
      />
      <button
        type="button"
        className="button only-narrow wide"
        aria-expanded={more}
        onClick={() => setMore(!more)}
      >
        {more ? 'Ocultar más opciones' : 'Cambiar zonas, tabla y comparación'}
      </button>
      <div className={more ? 'more is-open' : 'more'}>
        <SelectField
          label="Zonas"
          value={view.level}
          options={ZONE_LEVELS.map((level) => ({ value: level, label: LEVEL_WORDS[level] }))}
          // A territory of the reader's is a row at every level; of the rest none is.
          onChange={(level) =>
            go(shown.zone?.level === 'territorio' ? { level } : { level, zone: undefined })
          }
        />
        <SelectField
          label="Tabla y periodo"
          value={analysis.settings.cube}
          options={summary.cubes.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(id) => go({ cube: id, reference: undefined, counted: 'empresas', against: undefined })}
        />
        <SelectField
          label="Comparar con"
          value={analysis.settings.reference}
          // With nothing to compare with, the field says so instead of standing empty.
          options={
            references.length === 0
              ? [{ value: analysis.settings.reference, label: 'No hay con qué' }]
              : references.map((value) => ({
                  value,
                  label:
                    value === 'totales' && totals ? `Totales, ${totals.source.year}` : REFERENCE_WORDS[value],
                }))
          }
          onChange={(reference) => go({ reference })}
        />
        <SelectField
          label="Contar"
          value={analysis.settings.counted}
          options={COUNTED.filter((one) => one === 'empresas' || cube?.hasWorkers).map((value) => ({
            value,
            label: COUNTED_WORDS[value],
          }))}
          onChange={(counted) => go({ counted })}
        />
        <SelectField
          label="Ver"
          value={view.only ?? ''}
          options={[
            { value: '', label: 'Todo' },
            ...summary.territory.byLevel.region.map(({ id, name }) => ({ value: id as string, label: name })),
          ]}
          onChange={(only) => go({ only: only === '' ? undefined : (only as ZoneId), camera: undefined })}
        />
      </div>
    </section>
  );
}

function sectorLabel({ summary }: Shown, code: SectorCode): string {
  const sector = summary.sectors.get(code);
  return sector ? `${sector.level === 'subrubro' ? '' : `${code} · `}${sector.short}` : code;
}
