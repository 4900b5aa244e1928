import { type ReactNode, Suspense } from 'react';
import type { Shown } from '../state/select.ts';
import { go } from '../state/store.ts';
import type { Pane } from '../state/view.ts';
import { formatDate } from '../ui/format.ts';
import { lazily } from '../ui/lazily.ts';
import { SectorSheet } from './sector/SectorSheet.tsx';

const ZoneTable = lazily<{ readonly shown: Shown }>(() =>
  import('./table/ZoneTable.tsx').then(({ ZoneTable: table }) => ({ default: table })),
);
const Compare = lazily(() => import('./compare/Compare.tsx'));
const ZoneSheet = lazily(() => import('./zone/ZoneSheet.tsx'));

const TABS: readonly { readonly pane: Pane; readonly narrowOnly?: boolean }[] = [
  { pane: 'lista' },
  { pane: 'mapa', narrowOnly: true },
  { pane: 'ficha' },
  { pane: 'sector' },
  { pane: 'comparar' },
];

/** What stands beside the map: table, sheet of the zone or of the sector, by tabs. */
export default function Content({ shown, pane }: { readonly shown: Shown; readonly pane: Pane }): ReactNode {
  const sectorName = shown.summary.sectors.get(shown.sector)?.short ?? '';
  const labels: Readonly<Record<Pane, string>> = {
    lista: 'Tabla',
    mapa: 'Mapa',
    ficha: shown.zone ? `Ficha de ${shown.zone.name}` : 'Ficha',
    sector: `Sector: ${sectorName}`,
    comparar: 'Comparar',
  };
  return (
    <>
      <div className="tabs" role="tablist" aria-label="Qué se muestra">
        {TABS.filter(({ pane: one }) => one !== 'ficha' || shown.zone).map(({ pane: one, narrowOnly }) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`tab-${one}`}
            aria-selected={pane === one}
            aria-controls="panel"
            className={narrowOnly ? 'only-narrow' : ''}
            onClick={() => go({ pane: one })}
          >
            {labels[one]}
          </button>
        ))}
      </div>
      <p className="only-print small">
        Mapa Territorial de Oportunidades. {shown.summary.title}
        {shown.summary.fictitious && ' (FICTICIO)'}, versión {shown.summary.version},{' '}
        {formatDate(shown.summary.created)}. La misma vista: {shareLink()}. {shown.summary.boundaryNotice}
      </p>
      <div id="panel" role="tabpanel" aria-labelledby={`tab-${pane}`}>
        <Suspense fallback={<div className="skeleton" />}>
          {pane === 'lista' && <ZoneTable shown={shown} />}
          {pane === 'ficha' && shown.zone && <ZoneSheet shown={shown} zone={shown.zone} />}
          {pane === 'sector' && <SectorSheet shown={shown} />}
          {pane === 'comparar' && <Compare shown={shown} />}
          {pane === 'mapa' && !shown.zone && (
            <p className="soft">Toca una zona del mapa, o elige una en la tabla.</p>
          )}
        </Suspense>
      </div>
    </>
  );
}

/** The address of what is on screen; nothing private is ever in it. */
function shareLink(): string {
  return location.href;
}
