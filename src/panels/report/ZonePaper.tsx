import type { ReactNode } from 'react';
import { isKnown } from '../../domain/measure.ts';
import { periodLabel } from '../../domain/source.ts';
import { type Zone, zonePhrase } from '../../domain/territory.ts';
import { rowOf, type Shown, scoreAt } from '../../state/select.ts';
import { Figure } from '../../ui/Figure.tsx';
import { AnchorsBlock } from '../opportunities/AnchorsBlock.tsx';
import { CardList, useMarket } from '../opportunities/Opportunities.tsx';
import { PeersBlock } from '../opportunities/PeersBlock.tsx';
import { chanceSentence, leadSentence } from '../opportunities/words.ts';
import { COUNTED_WORDS, ZONE_KIND } from '../words.ts';
import { figureOf } from '../zone/facts.ts';
import { Lacking } from '../zone/Lacking.tsx';
import { Portrait } from '../zone/Portrait.tsx';
import { SectorRanking } from '../zone/SectorRanking.tsx';
import { FigureNotes } from './FigureNotes.tsx';
import { OneZone } from './OneZone.tsx';
import { Paper } from './Paper.tsx';
import { PaperMap } from './PaperMap.tsx';
import { PaperSupport } from './PaperSupport.tsx';
import { useSources } from './sources.ts';
import { Unheld } from './Unheld.tsx';
import { specialisedSentence } from './words.ts';
import { ZonePeople } from './ZonePeople.tsx';

/** The sheet of a zone, for the table of a council or an office: what weighs, what lacks, who studies, what reaches it. */
export default function ZonePaper(): ReactNode {
  return <OneZone>{(shown, zone) => <Body shown={shown} zone={zone} />}</OneZone>;
}

function Body({ shown, zone }: { readonly shown: Shown; readonly zone: Zone }): ReactNode {
  const { summary, analysis, layer } = shown;
  const market = useMarket(shown, zone);
  const sources = useSources(summary, analysis.settings.cube, [
    'empresas_totales',
    'comunas_datos',
    'formacion',
    'ocupaciones',
    'proveedores',
    'instrumentos',
    'beneficiarios',
  ]);
  if (!market || !sources) return <div className="skeleton" />;
  const place = zonePhrase(zone);
  const sectorName = summary.sectors.get(shown.sector)?.short ?? shown.sector;
  const grade = layer.id === 'potencial' ? scoreAt(shown, rowOf(shown, zone.id))?.graded.grade : undefined;
  const found = market.opportunities;
  const lacking = found.filter(({ kinds }) => kinds.includes('falta')).length;
  const strong = analysis.sectors
    .map((code) => ({
      name: summary.sectors.get(code)?.short ?? code,
      quotient: figureOf(shown, 'cociente', zone, code),
    }))
    .sort(({ quotient: a }, { quotient: b }) => (isKnown(b) ? b.value : -1) - (isKnown(a) ? a.value : -1));
  const lack = leadSentence({
    place,
    opportunities: found,
    tested: market.tested,
    nameOf: ({ sector }) => summary.sectors.get(sector)?.short ?? sector,
  });
  return (
    <Paper
      kicker={`Ficha de ${zone.level === 'territorio' ? 'un territorio' : ZONE_KIND[zone.level].toLowerCase()}`}
      title={zone.name}
      lead={`${specialisedSentence(place, strong)} ${lack}`}
      summary={summary}
      back={{ screen: 'explorar', pane: 'ficha', zone: zone.id }}
      sources={sources}
      method={
        <FigureNotes
          summary={summary}
          ids={['cociente', 'esperadas', 'brecha', 'diversidad', 'hachman', 'productividad_zona']}
        />
      }
    >
      <Unheld summary={summary} />
      <section aria-label="Dónde está">
        <PaperMap shown={shown} zone={zone}>
          <dl className="figures">
            <Figure
              label={`${COUNTED_WORDS[analysis.settings.counted]}, ${sectorName}`}
              measure={figureOf(shown, analysis.settings.counted, zone, shown.sector)}
              detail={periodLabel(analysis.period)}
            />
            {layer.id !== analysis.settings.counted && (
              <Figure
                label={layer.scope === 'zona' ? layer.name : `${layer.name}, ${sectorName}`}
                measure={figureOf(shown, layer.id, zone, shown.sector)}
                {...(grade ? { detail: `calidad del dato ${grade}, de A a D` } : {})}
              />
            )}
          </dl>
        </PaperMap>
      </section>
      <Portrait shown={shown} zone={zone} />
      <SectorRanking shown={shown} zone={zone} />
      <section aria-labelledby="paper-lacks">
        <h3 id="paper-lacks">Qué falta aquí, y qué tan claro está</h3>
        <p className="small soft">
          {chanceSentence(market.tested, lacking)} Periodo: {periodLabel(analysis.period)}.
        </p>
        <CardList shown={shown} zone={zone} opportunities={found} />
        <PeersBlock shown={shown} zone={zone} market={market} />
        {market.anchors && <AnchorsBlock anchors={market.anchors} place={place} />}
      </section>
      <ZonePeople shown={shown} zone={zone} />
      <PaperSupport shown={shown} zone={zone} sector={undefined} />
      <Lacking shown={shown} zone={zone} />
    </Paper>
  );
}
