import '../compare/compare.css';
import type { ReactNode } from 'react';
import { periodLabel } from '../../domain/source.ts';
import { useOutlines } from '../../state/outlines.ts';
import { type Shown, useShown } from '../../state/select.ts';
import { useStore } from '../../state/store.ts';
import { CompareFigures } from '../compare/CompareFigures.tsx';
import { CompareSectors } from '../compare/CompareSectors.tsx';
import { compareSentence } from '../compare/sentence.ts';
import { TwoYears } from '../compare/TwoYears.tsx';
import { comparedIds, overlapping, splitZones } from '../compare/zones.ts';
import { inSentence, referenceInSentence } from '../words.ts';
import { figureOf } from '../zone/facts.ts';
import { FigureNotes } from './FigureNotes.tsx';
import { NoPaper } from './NoPaper.tsx';
import { Paper } from './Paper.tsx';
import { useSources } from './sources.ts';
import { Unheld } from './Unheld.tsx';

/** Two to four zones on one scale, or two years with the same breaks. */
export default function ComparePaper(): ReactNode {
  const shown = useShown();
  const wanted = useStore((state) => state.view.against);
  if (!shown) return <div className="skeleton" />;
  const { zones } = splitZones(shown, comparedIds(shown));
  const others = shown.summary.cubes.some(({ id }) => id === wanted);
  if (zones.length > 1 || shown.against) return <Body shown={shown} />;
  // The other year is on its way, or is of no table that can stand beside this one.
  if (others && wanted !== shown.analysis.settings.cube) return <Waiting />;
  return (
    <NoPaper back={{ screen: 'explorar', pane: 'comparar' }} link="Elegir qué comparar">
      El enlace no nombra dos zonas ni dos años.
    </NoPaper>
  );
}

function Waiting(): ReactNode {
  return <div className="skeleton" />;
}

function Body({ shown }: { readonly shown: Shown }): ReactNode {
  const { analysis, layer, sector, summary, view } = shown;
  const { zones } = splitZones(shown, comparedIds(shown));
  const outlines = useOutlines(analysis.settings.level);
  const undrawn = useStore((state) => state.undrawn);
  const sources = useSources(summary, analysis.settings.cube, ['empresas_totales', 'comunas_datos']);
  const enough = zones.length > 1;
  const other = summary.cubes.find(({ id }) => id === shown.against?.settings.cube);
  if (!sources || (shown.against && !outlines && !undrawn)) return <div className="skeleton" />;
  const name = summary.sectors.get(sector)?.short ?? sector;
  const what = layer.scope === 'zona' ? layer.name : `${layer.name}, ${inSentence(name)}`;
  return (
    <Paper
      kicker={enough ? 'Comparación de zonas' : 'Comparación de dos años'}
      title={
        enough
          ? zones.map((zone) => zone.name).join(' · ')
          : `${what}: ${[other?.period, analysis.period]
              .flatMap((one) => (one ? [periodLabel(one)] : []))
              .sort()
              .join(' y ')}`
      }
      lead={
        enough
          ? compareSentence({
              zones,
              measures: zones.map((zone) => figureOf(shown, layer.id, zone, sector)),
              figure: layer.name,
              sector: layer.scope === 'zona' ? undefined : name,
            })
          : `${periodLabel(analysis.period)}, frente a ${referenceInSentence(analysis.settings.reference)}, con los mismos cortes.`
      }
      summary={summary}
      back={{ screen: 'explorar', pane: 'comparar', compare: view.compare }}
      sources={[...sources, ...(other ? [other.source] : [])]}
      method={
        <FigureNotes
          summary={summary}
          ids={[...new Set([layer.id, ...(enough ? summary.figures.map(({ id }) => id) : [])])]}
        />
      }
    >
      <Unheld summary={summary} />
      {overlapping(zones).map(([one, two]) => (
        <p key={`${one.id}${two.id}`} className="small soft">
          {one.name} y {two.name} comparten comunas: parte de sus cifras son de las mismas empresas.
        </p>
      ))}
      {enough && <CompareFigures shown={shown} zones={zones} />}
      {enough && <CompareSectors shown={shown} zones={zones} />}
      {shown.against && <TwoYears shown={shown} zones={zones} />}
    </Paper>
  );
}
