import type { ReactNode } from 'react';
import { isKnown } from '../../domain/measure.ts';
import { periodLabel } from '../../domain/source.ts';
import { type Zone, zonePhrase } from '../../domain/territory.ts';
import type { Shown } from '../../state/select.ts';
import { ask, settingsOf } from '../../state/store.ts';
import { useAnswer } from '../../state/useAnswer.ts';
import { Figure } from '../../ui/Figure.tsx';
import { formatNumber } from '../../ui/format.ts';
import { CardList, useMarket } from '../opportunities/Opportunities.tsx';
import { PeersBlock } from '../opportunities/PeersBlock.tsx';
import { ShownSector } from '../opportunities/ShownSector.tsx';
import People from '../people/People.tsx';
import { COUNTED_WORDS } from '../words.ts';
import { Deeper } from '../zone/Deeper.tsx';
import { figureOf, referenceName } from '../zone/facts.ts';
import Growth from '../zone/Growth.tsx';
import Related from '../zone/Related.tsx';
import { ScorePanel } from '../zone/ScorePanel.tsx';
import { strengthSentence } from '../zone/sentence.ts';
import { FigureNotes } from './FigureNotes.tsx';
import { OneZone } from './OneZone.tsx';
import { Paper } from './Paper.tsx';
import { PaperSupport } from './PaperSupport.tsx';
import { useSources } from './sources.ts';
import { Unheld } from './Unheld.tsx';

/** A zone and a sector: how strong it is there, the people it needs, what is lacking and the support that reaches it. */
export default function ZoneSectorPaper(): ReactNode {
  return <OneZone>{(shown, zone) => <Body shown={shown} zone={zone} />}</OneZone>;
}

function Body({ shown, zone }: { readonly shown: Shown; readonly zone: Zone }): ReactNode {
  const { analysis, sector, summary, view } = shown;
  const { settings, period } = analysis;
  const settled = JSON.stringify([summary.id, settingsOf(view), view.territories, zone.id, sector]);
  const detail = useAnswer(settled, () => ask().detail(view.territories, zone.id, sector));
  // What these sections ask for themselves, so that the paper is whole when it says so.
  const trend = useAnswer(settled, async () => ({
    of: await ask().trend(settingsOf(view), view.territories, zone.id, sector),
  }));
  const kin = useAnswer(settled, async () => ({
    of: await ask().kin(settingsOf(view), view.territories, zone.id, sector),
  }));
  const market = useMarket(shown, zone);
  const sources = useSources(summary, settings.cube, [
    'empresas_totales',
    'comunas_datos',
    'formacion',
    'ocupaciones',
    'proveedores',
    'instrumentos',
    'beneficiarios',
  ]);
  if (!detail || !trend || !kin || !market || !sources) return <div className="skeleton" />;
  const place = zonePhrase(zone);
  const name = summary.sectors.get(sector)?.short ?? sector;
  const isMean = period.from !== period.to;
  const counted = settings.counted;
  const cards = market.opportunities.filter((one) => one.sector === sector);
  return (
    <Paper
      kicker="Ficha de un sector en una zona"
      title={`${name} en ${place}`}
      lead={strengthSentence({
        place,
        sector: name,
        counted,
        count: figureOf(shown, counted, zone, sector),
        quotient: figureOf(shown, 'cociente', zone, sector),
        period: isMean ? `${period.from}–${period.to}` : periodLabel(period),
        isMean,
        referenceName: referenceName(shown, zone),
      })}
      summary={summary}
      back={{ screen: 'explorar', pane: 'ficha', zone: zone.id, sector }}
      sources={sources}
      method={
        <FigureNotes
          summary={summary}
          ids={[
            'potencial',
            'cociente',
            'cociente_ajustado',
            'densidad',
            'productividad',
            'cierres',
            'crecimiento',
            'parentesco',
            'esperadas',
            'brecha',
          ]}
        />
      }
    >
      <Unheld summary={summary} />
      <Strength shown={shown} zone={zone} />
      <ScorePanel shown={shown} zone={zone} />
      <Growth shown={shown} zone={zone} />
      <Related shown={shown} zone={zone} />
      <Deeper shown={shown} zone={zone} detail={detail} />
      <section aria-labelledby="paper-lacks">
        <h3 id="paper-lacks">Qué falta aquí, y qué tan claro está</h3>
        {cards.some(({ kinds }) => kinds.includes('falta')) || (
          <ShownSector shown={shown} zone={zone} supply={market.shown} />
        )}
        <CardList shown={shown} zone={zone} opportunities={cards} />
        <PeersBlock shown={shown} zone={zone} market={market} />
      </section>
      <div className="element">
        <People shown={shown} zone={zone} />
      </div>
      <PaperSupport shown={shown} zone={zone} sector={sector} />
    </Paper>
  );
}

/** The figures of the sector here. */
function Strength({ shown, zone }: { readonly shown: Shown; readonly zone: Zone }): ReactNode {
  const { analysis, sector } = shown;
  const quotient = figureOf(shown, 'cociente', zone, sector);
  const { counted } = analysis.settings;
  return (
    <section aria-labelledby="paper-strength">
      <h3 id="paper-strength">Qué tan fuerte es</h3>
      <dl className="figures">
        <Figure
          label={`${COUNTED_WORDS[counted]} del sector`}
          measure={figureOf(shown, counted, zone, sector)}
          detail={periodLabel(analysis.period)}
        />
        <Figure
          label="Cociente de localización"
          measure={quotient}
          detail={isKnown(quotient) ? `n = ${formatNumber(quotient.n ?? 0)}, intervalo del 95%` : undefined}
        />
        <Figure
          label="Cociente ajustado"
          measure={figureOf(shown, 'cociente_ajustado', zone, sector)}
          detail="acercado a 1 si el dato es chico"
        />
        <Figure label="Densidad" measure={figureOf(shown, 'densidad', zone, sector)} />
        <Figure
          label="Productividad relativa"
          measure={figureOf(shown, 'productividad', zone, sector)}
          detail="ventas por trabajador"
        />
        <Figure
          label="Cierres"
          measure={figureOf(shown, 'cierres', zone, sector)}
          detail="veces los del sector en la referencia"
        />
      </dl>
    </section>
  );
}
