import './paper.css';
import { type ComponentType, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import type { PackageSummary } from '../../load/summary.ts';
import { useSummary } from '../../state/select.ts';
import { useStore } from '../../state/store.ts';
import { choose, useChoice } from '../../state/support.ts';
import type { View } from '../../state/view.ts';
import { SelectField } from '../../ui/Field.tsx';
import { lazily } from '../../ui/lazily.ts';
import { PlainLink } from '../header/Header.tsx';
import { ChooseReport } from './ChooseReport.tsx';
import { CopyLink } from './CopyLink.tsx';
import { PAGE_SIZES, type PageSize, pageSizeOf } from './page_rule.ts';
import { withoutPaper } from './without_paper.ts';

interface PaperKind {
  readonly Body: ComponentType<{ readonly summary: PackageSummary }>;
  /** The screen where what it says can be changed. */
  readonly back: Partial<View>;
}

/** The papers, by what the link says (`?ver=informe&de=…`). */
const PAPERS: Readonly<Record<string, PaperKind>> = {
  zona: { Body: lazily(() => import('./ZonePaper.tsx')), back: { screen: 'explorar', pane: 'ficha' } },
  'zona-sector': {
    Body: lazily(() => import('./ZoneSectorPaper.tsx')),
    back: { screen: 'explorar', pane: 'ficha' },
  },
  comparar: {
    Body: lazily(() => import('./ComparePaper.tsx')),
    back: { screen: 'explorar', pane: 'comparar' },
  },
  genero: { Body: lazily(() => import('./GenderPaper.tsx')), back: { screen: 'genero' } },
  focalizacion: { Body: lazily(() => import('./TargetingPaper.tsx')), back: { screen: 'focalizacion' } },
  pladeco: { Body: lazily(() => import('../plan/PlanPaper.tsx')), back: { screen: 'pladeco' } },
  catastro: { Body: lazily(() => import('../register/RegisterPaper.tsx')), back: { screen: 'catastro' } },
};

/** Screen «Informe»: a paper as it will be printed. */
export default function ReportScreen(): ReactNode {
  const summary = useSummary();
  const view = useStore((state) => state.view);
  const asked = useChoice('de') ?? '';
  const kind = Object.hasOwn(PAPERS, asked) ? PAPERS[asked] : undefined;
  const place = useRef<HTMLDivElement>(null);
  const ready = useReady(place);
  if (!summary) return <div className="skeleton" />;
  if (!kind) return <ChooseReport asked={asked} summary={summary} />;
  const support = withoutPaper(view.support);
  const size = pageSizeOf(view.support.papel);
  return (
    <div className="report-screen">
      <section className="report-tools no-print" aria-label="Imprimir">
        <PlainLink view={{ ...view, pane: undefined, support, ...kind.back }}>Volver</PlainLink>
        <SelectField
          label="Papel"
          value={size}
          options={(Object.keys(PAGE_SIZES) as PageSize[]).map((one) => ({
            value: one,
            label: `${PAGE_SIZES[one].name} (${PAGE_SIZES[one].help})`,
          }))}
          onChange={(one) => choose({ papel: one === 'a4' ? undefined : one }, 'replace')}
        />
        <button type="button" className="button is-main" disabled={!ready} onClick={() => print()}>
          Imprimir o guardar PDF
        </button>
        <CopyLink />
        <p className="small" role="status">
          {ready ? 'Listo para imprimir.' : 'Reuniendo las cifras…'}
        </p>
      </section>
      <div ref={place} className="report-place" {...(ready ? { 'data-listo': '' } : {})}>
        <Suspense fallback={<div className="skeleton" />}>
          <kind.Body summary={summary} />
        </Suspense>
      </div>
    </div>
  );
}

/** Whether the paper is whole: it is there, and no part of it still waits for its figures. */
function useReady(place: { readonly current: HTMLElement | null }): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const root = place.current;
    if (!root) return;
    const look = () =>
      setReady(
        root.querySelector('.paper') !== null && root.querySelector('.skeleton, [aria-busy="true"]') === null,
      );
    const watch = new MutationObserver(look);
    watch.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-busy'] });
    look();
    return () => watch.disconnect();
  });
  return ready;
}
