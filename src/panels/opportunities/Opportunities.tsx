import './opportunities.css';
import { type ReactNode, Suspense, useRef, useState } from 'react';
import type { Opportunity } from '../../domain/opportunities/opportunities.ts';
import type { ZoneMarket } from '../../domain/opportunities/zone_market.ts';
import type { Zone } from '../../domain/territory.ts';
import { zonePhrase } from '../../domain/territory.ts';
import type { Shown } from '../../state/select.ts';
import { ask, settingsOf } from '../../state/store.ts';
import { useAnswer } from '../../state/useAnswer.ts';
import { lazily } from '../../ui/lazily.ts';
import { useOnPaper } from '../report/on_paper.tsx';
import { AnchorsBlock } from './AnchorsBlock.tsx';
import { LocalList } from './LocalList.tsx';
import { OpportunityCard } from './OpportunityCard.tsx';
import { PeersBlock } from './PeersBlock.tsx';
import { ShownSector } from './ShownSector.tsx';
import { chanceSentence, EVIDENCE_HELP, leadSentence } from './words.ts';

const CardSupport = lazily(() => import('../support/CardSupport.tsx'));

const FIRST = 8;

/** What the market of the zone still lacks, by evidence (method 4). */
export default function Opportunities({
  shown,
  zone,
}: {
  readonly shown: Shown;
  readonly zone: Zone;
}): ReactNode {
  const { summary, sector } = shown;
  const market = useMarket(shown, zone);
  const place = zonePhrase(zone);
  const nameOf = ({ sector: code }: Opportunity) => summary.sectors.get(code)?.short ?? code;
  const found = market?.opportunities ?? [];
  const lacking = found.filter(({ kinds }) => kinds.includes('falta')).length;
  return (
    <section aria-labelledby="opportunities-title">
      <h3 id="opportunities-title">Qué falta aquí, y qué tan claro está</h3>
      {!market ? (
        <div className="skeleton" />
      ) : (
        <>
          <p className="lead" aria-live="polite">
            {leadSentence({ place, opportunities: found, tested: market.tested, nameOf })}
          </p>
          <p className="small soft prose">
            {chanceSentence(market.tested, lacking)} Informa, no aconseja abrir un negocio: mira las otras
            lecturas junto a cada cifra.
          </p>
          {!found.some((one) => one.sector === sector && one.kinds.includes('falta')) && (
            <ShownSector shown={shown} zone={zone} supply={market.shown} />
          )}
          <CardList
            shown={shown}
            zone={zone}
            // The sector shown comes first; the rest as the evidence puts them.
            opportunities={[...found].sort(
              (a, b) => Number(b.sector === sector) - Number(a.sector === sector),
            )}
          />
          <PeersBlock shown={shown} zone={zone} market={market} />
          {market.anchors && <AnchorsBlock anchors={market.anchors} place={place} />}
          <LocalList shown={shown} />
        </>
      )}
    </section>
  );
}

/** The market of the zone. The last answer for the same zone stays while a changed list of peers or sectors is worked out. */
export function useMarket(shown: Shown, zone: Zone): ZoneMarket | undefined {
  const { view, summary, sector, analysis } = shown;
  const { cube, level, reference } = analysis.settings;
  const { territories, peers, localSectors } = view;
  const where = JSON.stringify([summary.id, territories, cube, level, reference, zone.id, sector]);
  const answer = useAnswer(JSON.stringify([where, peers, localSectors]), () =>
    ask().zoneMarket(settingsOf(view), territories, zone.id, sector),
  );
  const kept = useRef<{ readonly where: string; readonly market: ZoneMarket }>(undefined);
  if (answer) kept.current = { where, market: answer };
  return kept.current?.where === where ? kept.current.market : undefined;
}

export function CardList(props: {
  readonly shown: Shown;
  readonly zone: Zone;
  readonly opportunities: readonly Opportunity[];
}): ReactNode {
  const { shown, zone, opportunities } = props;
  const onPaper = useOnPaper();
  const [all, setAll] = useState(onPaper);
  if (opportunities.length === 0) return null;
  const sectors = opportunities.map(({ sector }) => sector).sort();
  // The same of every card: said once.
  const notes = new Set(opportunities.flatMap(({ people }) => people?.notes ?? []));
  return (
    <div className="opportunity-block">
      <h4>Lo que se ve, de lo más claro a lo menos</h4>
      <p className="small soft prose">
        {EVIDENCE_HELP} Una afinidad o una compra dan a lo más media; dos lecturas que coinciden suben un
        paso.
      </p>
      {(all ? opportunities : opportunities.slice(0, FIRST)).map((opportunity) => (
        <OpportunityCard key={opportunity.sector} shown={shown} zone={zone} opportunity={opportunity}>
          <Suspense fallback={<div className="skeleton" />}>
            <CardSupport
              zone={zone}
              sector={opportunity.sector}
              name={shown.summary.sectors.get(opportunity.sector)?.short ?? opportunity.sector}
              sectors={sectors}
            />
          </Suspense>
        </OpportunityCard>
      ))}
      {notes.size > 0 && (
        <ul className="notes small soft" aria-label="Sobre las personas">
          {[...notes].map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {opportunities.length > FIRST && !onPaper && (
        <p className="no-print">
          <button type="button" className="button" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Mostrar menos' : `Mostrar las ${opportunities.length}`}
          </button>
        </p>
      )}
    </div>
  );
}
