import { type ReactNode, useMemo } from 'react';
import type { ZoneId } from '../../domain/ids.ts';
import { heldReport } from '../../domain/register_report/held.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { ruleWords } from '../../reports/formats.ts';
import { isUnpublished, keptK } from '../../reports/small_cells.ts';
import { useStore } from '../../state/store.ts';
import { useSupport } from '../../state/support.ts';
import '../gender/report.css';
import { NoPaper } from '../report/NoPaper.tsx';
import { Paper } from '../report/Paper.tsx';
import { RegisterMap } from './RegisterMap.tsx';
import { RegisterSections } from './Sections.tsx';
import { registerSentences } from './words.ts';
import { hasBusinesses, registerZone } from './zone.ts';

/** The register of a municipality, on paper: the same page, with the rule of small cells and a map of its zones. */
export default function RegisterPaper({ summary }: { readonly summary: PackageSummary }): ReactNode {
  const view = useStore((state) => state.view);
  const comunas = useSupport('registerComunas');
  if (!comunas) return <div className="skeleton" />;
  const zone = registerZone(view, summary, comunas);
  if (!zone || !hasBusinesses(zone, summary.territory, comunas))
    return (
      <NoPaper back={{ screen: 'catastro' }} link="Ver qué falta">
        {comunas.length === 0
          ? 'Estos datos no traen un catastro: sin él no hay informe.'
          : 'El enlace no nombra una comuna del catastro.'}
      </NoPaper>
    );
  return <OfZone zone={zone} summary={summary} />;
}

function OfZone({ zone, summary }: { readonly zone: ZoneId; readonly summary: PackageSummary }): ReactNode {
  const answer = useSupport('registerReport', zone);
  const k = keptK(isUnpublished(summary));
  const report = useMemo(() => answer && heldReport(answer, k), [answer, k]);
  if (!report) return <div className="skeleton" />;
  const { suppliers, official, pieces } = report;
  return (
    <Paper
      kicker="Catastro económico"
      title={`Catastro económico de ${report.phrase}, ${report.source.year}`}
      lead={registerSentences(report).join(' ')}
      summary={summary}
      back={{ screen: 'catastro', zone }}
      sources={[
        report.source,
        ...(pieces?.layer ? [pieces.layer.source] : []),
        ...(suppliers ? [suppliers.source] : []),
        ...(official ? [official.origin.source] : []),
      ]}
    >
      {k > 0 && <p className="small">{ruleWords(k)}. Lo reservado no es cero.</p>}
      <RegisterSections report={report} map={<RegisterMap report={report} />} />
    </Paper>
  );
}
