import type { ReactNode } from 'react';
import type { GenderCell } from '../../domain/support/gender_why.ts';
import { SUPPORT_KIND_NAMES, SUPPORT_KINDS } from '../../domain/support/vocabulary.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { useStore } from '../../state/store.ts';
import { useChoice, useSupport } from '../../state/support.ts';
import { Method, Reading } from '../gender/Gender.tsx';
import { GenderFigureList } from '../gender/GenderFigureList.tsx';
import { GenderTables } from '../gender/GenderTables.tsx';
import { MissingSex } from '../gender/MissingSex.tsx';
import '../gender/report.css';
import { WomenFocus } from '../gender/WomenFocus.tsx';
import { reportZone } from '../gender/where.ts';
import { genderSentences } from '../gender/words.ts';
import { NoPaper } from './NoPaper.tsx';
import { Paper } from './Paper.tsx';

/** The gender report of seed 002 c, on paper. */
export default function GenderPaper({ summary }: { readonly summary: PackageSummary }): ReactNode {
  const view = useStore((state) => state.view);
  const year = useChoice('anio');
  const kind = useChoice('clase');
  const asked: GenderCell = {
    zone: reportZone(view, summary.territory),
    year: year === undefined ? undefined : Number(year),
    kind: SUPPORT_KINDS.find((one) => one === kind),
  };
  const report = useSupport('gender', asked);
  const quality = useSupport('reports');
  if (!report)
    return quality ? (
      <NoPaper back={{ screen: 'genero' }} link="Ver qué falta">
        Este paquete no trae beneficiarios: sin esa tabla no hay informe de género.
      </NoPaper>
    ) : (
      <div className="skeleton" />
    );
  const where = { ...asked, year: report.year, kind: report.kind };
  const whom =
    report.zone === 'CL' ? 'Gobiernos regionales' : /^\d\d$/.test(report.zone) ? 'Gobierno regional' : '';
  return (
    <Paper
      kicker="Informe de género"
      title={`Inserción por género a programas e instrumentos: ${report.phrase}, ${report.year}`}
      lead={genderSentences(report).join(' ')}
      summary={summary}
      back={{ screen: 'genero' }}
      sources={[...report.sources, ...report.bases.map(({ source }) => source)]}
    >
      <p className="small">
        {whom && `Para: ${whom}${report.zone === 'CL' ? '' : `, ${report.phrase}`}. `}
        Clase de apoyo: {SUPPORT_KIND_NAMES[report.kind].toLowerCase()}.
      </p>
      <GenderFigureList report={report} asked={where} />
      <GenderTables report={report} asked={where} />
      <WomenFocus report={report} view={view} />
      <MissingSex report={report} asked={where} />
      <Reading />
      <Method report={report} />
    </Paper>
  );
}
