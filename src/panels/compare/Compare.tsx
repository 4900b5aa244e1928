import './compare.css';
import type { ReactNode } from 'react';
import { periodLabel } from '../../domain/source.ts';
import type { Shown } from '../../state/select.ts';
import { PrepareReport } from '../report/PrepareReport.tsx';
import { referenceInSentence } from '../words.ts';
import { figureOf } from '../zone/facts.ts';
import { ChooseZones } from './ChooseZones.tsx';
import { CompareFigures } from './CompareFigures.tsx';
import { CompareSectors } from './CompareSectors.tsx';
import { compareSentence } from './sentence.ts';
import { TwoYears } from './TwoYears.tsx';
import { comparedIds, overlapping, splitZones } from './zones.ts';

/** Two to four zones on one scale, and two years with the same breaks. */
export default function Compare({ shown }: { readonly shown: Shown }): ReactNode {
  const { analysis, layer, sector, summary } = shown;
  const { zones } = splitZones(shown, comparedIds(shown));
  const enough = zones.length > 1;
  return (
    <article className="sheet" aria-labelledby="compare-title">
      <section>
        <p className="crumbs">
          {periodLabel(analysis.period)} · frente a {referenceInSentence(analysis.settings.reference)}
        </p>
        <h2 id="compare-title">{enough ? zones.map(({ name }) => name).join(' · ') : 'Comparar zonas'}</h2>
        <p className="lead" aria-live="polite">
          {enough
            ? compareSentence({
                zones,
                measures: zones.map((zone) => figureOf(shown, layer.id, zone, sector)),
                figure: layer.name,
                sector: layer.scope === 'zona' ? undefined : summary.sectors.get(sector)?.short,
              })
            : zones[0]
              ? `Agrega otra zona para verla junto a ${zones[0].name}, con los mismos ejes.`
              : 'Elige entre dos y cuatro zonas para verlas con los mismos ejes.'}
        </p>
        <ChooseZones shown={shown} />
        {(enough || shown.against) && (
          <p className="no-print">
            <PrepareReport de="comparar" view={{ compare: zones.map(({ id }) => id) }} />
          </p>
        )}
        {overlapping(zones).map(([one, other]) => (
          <p key={`${one.id}${other.id}`} className="small soft">
            {one.name} y {other.name} comparten comunas: parte de sus cifras son de las mismas empresas.
          </p>
        ))}
      </section>
      {enough && <CompareFigures shown={shown} zones={zones} />}
      {enough && <CompareSectors shown={shown} zones={zones} />}
      <TwoYears shown={shown} zones={zones} />
    </article>
  );
}
