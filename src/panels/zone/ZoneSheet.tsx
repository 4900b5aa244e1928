import { type ReactNode, useEffect, useState } from 'react';
import type { ZoneDetail } from '../../domain/detail.ts';
import { isKnown } from '../../domain/measure.ts';
import { periodLabel } from '../../domain/source.ts';
import type { Zone } from '../../domain/territory.ts';
import { zonePhrase } from '../../domain/territory.ts';
import type { Shown } from '../../state/select.ts';
import { ask, go } from '../../state/store.ts';
import { Figure } from '../../ui/Figure.tsx';
import { formatNumber } from '../../ui/format.ts';
import { WhyFigure } from '../why/Why.tsx';
import { COUNTED_WORDS, LEVEL_ONE } from '../words.ts';
import { Deeper } from './Deeper.tsx';
import { figureOf, referenceName } from './facts.ts';
import { Lacking } from './Lacking.tsx';
import { Portrait } from './Portrait.tsx';
import { ScorePanel } from './ScorePanel.tsx';
import { SectorRanking } from './SectorRanking.tsx';
import { strengthSentence } from './sentence.ts';

/** One zone × sector: a sentence, the figures, the score, the sectors, and what is lacking. */
export function ZoneSheet({ shown, zone }: { readonly shown: Shown; readonly zone: Zone }): ReactNode {
  const { analysis, sector, summary } = shown;
  const sectorInfo = summary.sectors.get(sector);
  const sectorName = sectorInfo?.short ?? sector;
  const count = figureOf(shown, analysis.settings.counted, zone, sector);
  const counted = `${COUNTED_WORDS[analysis.settings.counted]} del sector`;
  const quotient = figureOf(shown, 'cociente', zone, sector);
  const place = zonePhrase(zone);
  const detail = useDetail(shown, zone);
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
        <p className="small soft prose">
          Las cifras informan, no aconsejan abrir un negocio. Las empresas figuran en su domicilio
          {cube?.fromCatastro ? ' del catastro' : ' tributario, no donde trabajan'}.
        </p>
      </section>
      <ScorePanel shown={shown} zone={zone} />
      <SectorRanking shown={shown} zone={zone} />
      {detail && <Deeper shown={shown} zone={zone} detail={detail} />}
      <Portrait shown={shown} zone={zone} />
      <Lacking shown={shown} zone={zone} />
      <p className="no-print">
        <button type="button" className="button" onClick={() => go({ zone: undefined, pane: 'sector' })}>
          Ver {sectorName} en todas las zonas
        </button>
      </p>
    </article>
  );
}

function crumbs({ summary }: Shown, zone: Zone): string {
  const names: string[] = [];
  for (let at = zone.parent; at; at = summary.territory.zones.get(at)?.parent ?? null) {
    const parent = summary.territory.zones.get(at);
    if (parent) names.unshift(parent.name);
  }
  const level = zone.level === 'pais' ? '' : LEVEL_ONE[zone.level];
  return [...names, `${level} ${zone.id}`].join(' › ');
}

/** The finer figures of the zone, asked when it changes; an answer for a zone already left is dropped. */
function useDetail(shown: Shown, zone: Zone): ZoneDetail | undefined {
  const [detail, setDetail] = useState<{ readonly key: string; readonly value: ZoneDetail | undefined }>();
  const key = `${shown.summary.id}|${zone.id}|${shown.sector}`;
  const { sector } = shown;
  useEffect(() => {
    let wanted = true;
    void ask()
      .detail(zone.id, sector)
      .then((value) => {
        if (wanted) setDetail({ key, value });
      });
    return () => {
      wanted = false;
    };
  }, [zone.id, sector, key]);
  return detail?.key === key ? detail.value : undefined;
}
