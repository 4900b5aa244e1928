import { type ReactNode, useMemo } from 'react';
import { DEFAULT_CELL_SIZE } from '../../domain/cell_size.ts';
import type { ZoneId } from '../../domain/ids.ts';
import type { RegisterComuna, RegisterReport } from '../../domain/register_report/report.ts';
import type { PackageSummary } from '../../load/summary.ts';
import type { Overlay } from '../../state/overlay.ts';
import { useStore } from '../../state/store.ts';
import { useOverlay, useSupport } from '../../state/support.ts';
import { PlainLink } from '../header/Header.tsx';
import { PrepareReport } from '../report/PrepareReport.tsx';
import { ChooseComuna, ComunaField } from './ChooseComuna.tsx';
import { NoRegister } from './NoRegister.tsx';
import { RegisterSections } from './Sections.tsx';
import { registerSentences } from './words.ts';
import { hasBusinesses, registerZone } from './zone.ts';

const TITLE = 'Catastro económico';

/** Screen «Catastro económico»: what the register of a municipality says of its economy (seed 001). */
export default function Register({ summary }: { readonly summary: PackageSummary }): ReactNode {
  if (!summary.reports.some(({ table }) => table === 'catastro'))
    return <NoRegister summary={summary} title={TITLE} />;
  return <WithRegister summary={summary} />;
}

function WithRegister({ summary }: { readonly summary: PackageSummary }): ReactNode {
  const view = useStore((state) => state.view);
  const comunas = useSupport('registerComunas');
  useOverlay(useMemo(() => comunas && overlayOf(comunas, summary), [comunas, summary]));
  if (!comunas) return <Waiting />;
  const zone = registerZone(view, summary, comunas);
  return zone ? (
    <OfZone key={zone} zone={zone} comunas={comunas} summary={summary} />
  ) : (
    <section>
      <h2>{TITLE}</h2>
      <ChooseComuna comunas={comunas} lead="El catastro tiene negocios de varias comunas. Elige una." />
    </section>
  );
}

function OfZone(props: {
  readonly zone: ZoneId;
  readonly comunas: readonly RegisterComuna[];
  readonly summary: PackageSummary;
}): ReactNode {
  const { zone, comunas, summary } = props;
  const report = useSupport('registerReport', zone);
  const here = summary.territory.zones.get(zone);
  if (!hasBusinesses(zone, summary.territory, comunas))
    return (
      <section>
        <h2>{TITLE}</h2>
        <ChooseComuna
          comunas={comunas}
          lead={`El catastro no tiene negocios de ${here?.name ?? 'esa zona'}. No quiere decir que no haya.`}
        />
      </section>
    );
  return report ? <Page report={report} comunas={comunas} summary={summary} /> : <Waiting />;
}

function Waiting(): ReactNode {
  return (
    <section>
      <h2>{TITLE}</h2>
      <p role="status">Contando los negocios…</p>
      <div className="skeleton" />
    </section>
  );
}

function Page(props: {
  readonly report: RegisterReport;
  readonly comunas: readonly RegisterComuna[];
  readonly summary: PackageSummary;
}): ReactNode {
  const { report, comunas, summary } = props;
  const view = useStore((state) => state.view);
  const { pieces } = report;
  return (
    <>
      <section className="report-head" aria-labelledby="register-title">
        <p className="crumbs">
          {report.source.title}, {report.source.year}
        </p>
        <h2 id="register-title">
          {TITLE} de {report.phrase}
        </h2>
        <p className="lead" aria-live="polite">
          {registerSentences(report).join(' ')}
        </p>
        <div className="register-actions no-print">
          <ComunaField comunas={comunas} zone={report.zone} />
          <PrepareReport de="catastro" view={{ zone: report.zone }}>
            Preparar el informe
          </PrepareReport>
          {pieces && (
            <PlainLink
              view={{
                ...view,
                screen: 'explorar',
                pane: 'ficha',
                zone: report.zone,
                cells: pieces.layer ? 'zonas' : DEFAULT_CELL_SIZE,
              }}
            >
              Mirar un sector dentro de {report.phrase}
            </PlainLink>
          )}
          <PlainLink view={{ ...view, screen: 'vitrina', zone: report.zone }}>Ver la vitrina</PlainLink>
        </div>
        {summary.hasPoints && (
          <p className="small soft no-print">
            El mapa tiene los negocios con punto. «Solo el sector elegido» los separa por sector.
          </p>
        )}
      </section>
      <RegisterSections report={report} />
    </>
  );
}

/** The map tells how many of the businesses of each comuna are formal; the others are no zero. */
function overlayOf(comunas: readonly RegisterComuna[], summary: PackageSummary): Overlay | undefined {
  const source = summary.reports.find(({ table }) => table === 'catastro')?.source;
  if (!source) return undefined;
  return {
    info: {
      name: 'Negocios formales del catastro',
      kind: 'razon',
      unit: 'porcentaje',
      formula: '100 · negocios con inicio de actividades ÷ negocios que lo dicen',
      reading: 'De cada cien negocios del catastro que lo dicen, cuántos son formales.',
      caveats: ['Solo las comunas del catastro.'],
      needs: 'catastro',
    },
    values: new Map(comunas.map(({ id, formalShare }) => [id, formalShare])),
    source: `${source.publisher}, ${source.year}`,
  };
}
