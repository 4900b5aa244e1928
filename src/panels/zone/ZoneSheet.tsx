import { type ReactNode, Suspense } from 'react';
import { isKnown } from '../../domain/measure.ts';
import { periodLabel } from '../../domain/source.ts';
import type { Zone } from '../../domain/territory.ts';
import { zonePhrase } from '../../domain/territory.ts';
import { Take } from '../../reports/Take.tsx';
import type { Shown } from '../../state/select.ts';
import { ask, go } from '../../state/store.ts';
import { useAnswer } from '../../state/useAnswer.ts';
import { Figure } from '../../ui/Figure.tsx';
import { formatNumber } from '../../ui/format.ts';
import { lazily } from '../../ui/lazily.ts';
import { PrepareReport } from '../report/PrepareReport.tsx';
import { ZoneActions } from '../territories/ZoneActions.tsx';
import { WhyFigure } from '../why/Why.tsx';
import { COUNTED_WORDS, LEVEL_ONE } from '../words.ts';
import { Deeper } from './Deeper.tsx';
import { figureOf, referenceName } from './facts.ts';
import { Lacking } from './Lacking.tsx';
import { Portrait } from './Portrait.tsx';
import { ScorePanel } from './ScorePanel.tsx';
import { SectorRanking } from './SectorRanking.tsx';
import { strengthSentence } from './sentence.ts';

const Cells = lazily(() => import('../cells/Cells.tsx'));
const Opportunities = lazily(() => import('../opportunities/Opportunities.tsx'));
const People = lazily(() => import('../people/People.tsx'));
const Growth = lazily(() => import('./Growth.tsx'));
const Related = lazily(() => import('./Related.tsx'));
const TradeNote = lazily(() => import('../start/TradeNote.tsx'));
const ZoneSupport = lazily(() => import('../support/ZoneSupport.tsx'));

/** The elements of the sheet: the four of the map ordered by seed 002, and what else is known of the zone. */
const ELEMENTS = [
  { id: 'potencial', name: 'Potencial' },
  { id: 'personas', name: 'Personas' },
  { id: 'oportunidades', name: 'Oportunidades' },
  { id: 'apoyo', name: 'Apoyo' },
  { id: 'retrato', name: 'Retrato de la zona' },
] as const;

/** One zone × sector: a sentence, the figures, the score, the people, the opportunities, the support, and what is lacking. */
export default function ZoneSheet({
  shown,
  zone,
}: {
  readonly shown: Shown;
  readonly zone: Zone;
}): ReactNode {
  const { analysis, sector, summary } = shown;
  const sectorInfo = summary.sectors.get(sector);
  const sectorName = sectorInfo?.short ?? sector;
  const count = figureOf(shown, analysis.settings.counted, zone, sector);
  const counted = `${COUNTED_WORDS[analysis.settings.counted]} del sector`;
  const quotient = figureOf(shown, 'cociente', zone, sector);
  const place = zonePhrase(zone);
  const { territories } = shown.view;
  const detail = useAnswer(JSON.stringify([summary.id, territories, zone.id, sector]), () =>
    ask().detail(territories, zone.id, sector),
  );
  const cube = summary.cubes.find(({ id }) => id === analysis.settings.cube);
  const why = { zone: zone.id, sector } as const;
  const isMean = analysis.period.from !== analysis.period.to;
  return (
    <article className="sheet" aria-labelledby="zone-title">
      <section>
        <p className="crumbs">{crumbs(shown, zone)}</p>
        <h2 id="zone-title">
          {zone.name} · {sectorName}
        </h2>
        <p className="lead" aria-live="polite">
          {strengthSentence({
            place,
            sector: sectorName,
            counted: analysis.settings.counted,
            count,
            quotient,
            period: isMean ? `${analysis.period.from}–${analysis.period.to}` : periodLabel(analysis.period),
            isMean,
            referenceName: referenceName(shown, zone),
          })}
        </p>
        {shown.view.support.negocio && (
          <Suspense fallback={null}>
            <TradeNote shown={shown} />
          </Suspense>
        )}
        <dl className="figures">
          <Figure
            label={counted}
            measure={count}
            detail={
              isMean
                ? `promedio anual ${analysis.period.from}–${analysis.period.to}`
                : periodLabel(analysis.period)
            }
          >
            <WhyFigure figure={analysis.settings.counted} of={counted} {...why} />
          </Figure>
          <Figure
            label="Cociente de localización"
            measure={quotient}
            detail={isKnown(quotient) ? `n = ${formatNumber(quotient.n ?? 0)}, intervalo del 95%` : undefined}
          >
            <WhyFigure figure="cociente" of="Cociente de localización" {...why} />
          </Figure>
          <Figure
            label="Cociente ajustado"
            measure={figureOf(shown, 'cociente_ajustado', zone, sector)}
            detail="acercado a 1 si el dato es chico"
          >
            <WhyFigure figure="cociente_ajustado" of="Cociente ajustado" {...why} />
          </Figure>
          <Figure label="Densidad" measure={figureOf(shown, 'densidad', zone, sector)}>
            <WhyFigure figure="densidad" of="Densidad" {...why} />
          </Figure>
          <Figure
            label="Productividad relativa"
            measure={figureOf(shown, 'productividad', zone, sector)}
            detail="ventas por trabajador"
          >
            <WhyFigure figure="productividad" of="Productividad relativa" {...why} />
          </Figure>
          <Figure
            label="Cierres"
            measure={figureOf(shown, 'cierres', zone, sector)}
            detail="veces los del sector en la referencia"
          >
            <WhyFigure figure="cierres" of="Cierres" {...why} />
          </Figure>
        </dl>
        <Take />
        <ZoneActions shown={shown} zone={zone} />
        <p className="no-print">
          Preparar informe:{' '}
          <PrepareReport de="zona" view={{ zone: zone.id }}>
            toda la ficha de {zonePhrase(zone)}
          </PrepareReport>{' '}
          o{' '}
          <PrepareReport de="zona-sector" view={{ zone: zone.id, sector }}>
            solo {sectorName}
          </PrepareReport>
        </p>
        <p className="small soft prose">
          Las cifras informan, no aconsejan abrir un negocio.{' '}
          {cube?.fromCatastro
            ? 'Los negocios figuran en su domicilio del catastro.'
            : 'Las empresas figuran donde las pone la fuente: el SII, en su domicilio tributario, no donde trabajan.'}
        </p>
      </section>
      <nav className="elements no-print" aria-label="Partes de la ficha">
        {ELEMENTS.map(({ id, name }) => (
          <button key={id} type="button" className="link-button" onClick={() => goTo(id)}>
            {name}
          </button>
        ))}
      </nav>
      <Element id="potencial">
        <ScorePanel shown={shown} zone={zone} />
        <Growth shown={shown} zone={zone} />
        <Related shown={shown} zone={zone} />
        <SectorRanking shown={shown} zone={zone} />
        {detail && <Deeper shown={shown} zone={zone} detail={detail} />}
      </Element>
      <Element id="personas">
        <People shown={shown} zone={zone} />
      </Element>
      <Element id="oportunidades">
        <Opportunities shown={shown} zone={zone} />
        <Cells shown={shown} zone={zone} />
      </Element>
      <Element id="apoyo">
        <ZoneSupport shown={shown} zone={zone} />
      </Element>
      <Element id="retrato">
        <Portrait shown={shown} zone={zone} />
        <Lacking shown={shown} zone={zone} />
      </Element>
      <p className="no-print">
        <button type="button" className="button" onClick={() => go({ zone: undefined, pane: 'sector' })}>
          Ver {sectorName} en todas las zonas
        </button>
      </p>
    </article>
  );
}

/** A part of the sheet that can be gone to. Its panels arrive when they are needed; each says what it is in its heading. */
function Element(props: {
  readonly id: (typeof ELEMENTS)[number]['id'];
  readonly children: ReactNode;
}): ReactNode {
  const { id, children } = props;
  const name = ELEMENTS.find((element) => element.id === id)?.name;
  return (
    <section className="element" id={id} aria-label={name} tabIndex={-1}>
      <p className="element-name" aria-hidden="true">
        {name}
      </p>
      <Suspense fallback={<div className="skeleton" />}>{children}</Suspense>
    </section>
  );
}

function goTo(id: string): void {
  const element = document.getElementById(id);
  element?.scrollIntoView();
  element?.focus({ preventScroll: true });
}

function crumbs({ summary }: Shown, zone: Zone): string {
  const names: string[] = [];
  for (let at = zone.parent; at; at = summary.territory.zones.get(at)?.parent ?? null) {
    const parent = summary.territory.zones.get(at);
    if (parent) names.unshift(parent.name);
  }
  if (zone.level === 'territorio') return [...names, 'territorio propio'].join(' › ');
  const level = zone.level === 'pais' ? '' : LEVEL_ONE[zone.level];
  return [...names, `${level} ${zone.id}`].join(' › ');
}
