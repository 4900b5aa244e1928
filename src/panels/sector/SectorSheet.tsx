import { type ReactNode, Suspense } from 'react';
import { Distribution } from '../../charts/Distribution.tsx';
import type { ZoneId } from '../../domain/ids.ts';
import { isKnown, type Known, MISSING_REASONS, type MissingReason } from '../../domain/measure.ts';
import { periodLabel } from '../../domain/source.ts';
import { ancestor, type Zone } from '../../domain/territory.ts';
import { Take } from '../../reports/Take.tsx';
import { measureAt, rowOf, type Shown, scoreAt } from '../../state/select.ts';
import { go, hover, useStore } from '../../state/store.ts';
import { formatView } from '../../state/view.ts';
import { paint } from '../../ui/colour.ts';
import { Value } from '../../ui/Figure.tsx';
import { formatInterval, formatMeasure, formatNumber, formatValue, MISSING_WORDS } from '../../ui/format.ts';
import { lazily } from '../../ui/lazily.ts';
import { useNarrow } from '../../ui/narrow.ts';
import { SOURCE_COLUMN, TableHead } from '../../ui/TableHead.tsx';
import { WhenSeen } from '../../ui/WhenSeen.tsx';
import { WhyFigure } from '../why/Why.tsx';
import { COUNTED_WORDS, inSentence, LEVEL_WORDS, referenceInSentence } from '../words.ts';
import { figureOf } from '../zone/facts.ts';
import { Totals } from './Totals.tsx';

const SectorGaps = lazily(() => import('../opportunities/SectorGaps.tsx'));

const STRONGEST = 10;

interface Ranked {
  readonly zone: Zone;
  readonly measure: Known;
}

/** A sector over all the zones: where it is strong, how it spreads, and what is not known. */
export function SectorSheet({ shown }: { readonly shown: Shown }): ReactNode {
  const hovered = useStore((state) => state.hovered);
  const narrow = useNarrow();
  const { summary, analysis, layer, sector, view } = shown;
  const info = summary.sectors.get(sector);
  const ranked: Ranked[] = shown.rows
    .flatMap((row): Ranked[] => {
      const zone = summary.territory.zones.get(analysis.zones[row] as ZoneId);
      const measure = measureAt(shown, row);
      return zone && isKnown(measure) && !restsOnCensored(shown, row) ? [{ zone, measure }] : [];
    })
    .sort((a, b) => b.measure.value - a.measure.value || a.zone.name.localeCompare(b.zone.name, 'es-CL'));
  const unknown = shown.rows.length - ranked.length;
  const specialised = shown.rows.flatMap((row) => {
    const zone = summary.territory.zones.get(analysis.zones[row] as ZoneId);
    const quotient = zone && figureOf(shown, 'cociente', zone, sector);
    return quotient && isKnown(quotient) ? [(quotient.low ?? 0) > 1] : [];
  });
  const sure = specialised.filter(Boolean).length;
  const regions = summary.territory.byLevel.region.filter(({ id }) => !view.only || id === view.only);
  const apart = shown.rows.filter((row) => restsOnCensored(shown, row)).length;
  const first = ranked[0];
  const isScore = layer.id === 'potencial';
  const isCount = layer.id === analysis.settings.counted;
  const hasIntervals = ranked.some(({ measure }) => formatInterval(measure) !== '');
  return (
    <article className="sheet" aria-labelledby="sector-title">
      <section>
        <p className="crumbs">
          {info?.level === 'rubro'
            ? `Sección ${sector} de CIIU4.CL`
            : `Parte de la sección ${info?.section ?? ''}`}{' '}
          · {periodLabel(analysis.period)}
        </p>
        <h2 id="sector-title">{info?.short ?? sector}</h2>
        {info && info.name !== info.short && <p className="soft">{info.name}</p>}
        <p className="lead" aria-live="polite">
          {first
            ? `${layer.name}: ${ranked.length === 1 ? 'solo hay cifra de' : 'el valor más alto está en'} ${first.zone.name}, ${formatMeasure(first.measure)}.`
            : `No hay cifras de ${inSentence(layer.name)} para este sector en esta tabla.`}{' '}
          {specialised.length >= 20 &&
            `De ${formatNumber(specialised.length)} ${LEVEL_WORDS[view.level].toLowerCase()} con cociente, ${formatNumber(sure)} están claramente sobre lo esperado frente a ${referenceInSentence(analysis.settings.reference)}; por azar serían unas ${formatNumber(Math.round(specialised.length * 0.025))}.`}
        </p>
        {unknown > 0 && (
          <p className="panel-info">
            De {formatNumber(shown.rows.length)} zonas quedan fuera de este orden:{' '}
            {[
              reasonsOf(shown),
              apart > 0 && `${formatNumber(apart)} con puntaje apoyado en cifras que la fuente no publica`,
            ]
              .filter(Boolean)
              .join(', ')}
            . No son ceros.
          </p>
        )}
        <p className="small soft prose">
          {layer.reading} {layer.caveats[0]}
        </p>
      </section>
      {ranked.length > 0 && (
        <section aria-labelledby="strong-title">
          <h3 id="strong-title">Dónde es más alto</h3>
          <div className="table-wrap">
            <table>
              <caption className="visually-hidden">Zonas con {inSentence(layer.name)} más alto</caption>
              <TableHead
                columns={[
                  { label: 'Zona' },
                  !isCount && { label: COUNTED_WORDS[analysis.settings.counted], numeric: true },
                  { label: layer.name, numeric: true },
                  isScore && { label: 'Calidad', numeric: true },
                  hasIntervals && { label: 'Intervalo', wide: true },
                  SOURCE_COLUMN,
                ]}
              />
              <tbody>
                {ranked.slice(0, STRONGEST).map(({ zone, measure }) => (
                  <tr
                    key={zone.id}
                    data-zone={zone.id}
                    className={zone.id === hovered ? 'is-hovered' : ''}
                    onPointerEnter={() => hover(zone.id)}
                    onPointerLeave={() => hover(undefined)}
                  >
                    <th scope="row">
                      <button
                        type="button"
                        className="link-button"
                        onClick={() => go({ zone: zone.id, pane: 'ficha' })}
                      >
                        {zone.name}
                      </button>{' '}
                      <span className="small soft hide-narrow">{parentName(shown, zone)}</span>
                    </th>
                    {!isCount && (
                      <td className="num">
                        <Value measure={figureOf(shown, analysis.settings.counted, zone, sector)} />
                      </td>
                    )}
                    <td className="num">
                      <strong>
                        <Value measure={measure} />
                      </strong>
                    </td>
                    {isScore && (
                      <td className="num">{scoreAt(shown, rowOf(shown, zone.id))?.graded.grade}</td>
                    )}
                    {hasIntervals && <td className="small soft hide-narrow">{formatInterval(measure)}</td>}
                    <td>
                      <WhyFigure
                        short
                        figure={layer.id}
                        of={`${layer.name} de ${zone.name}`}
                        zone={zone.id}
                        sector={sector}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Take />
        </section>
      )}
      {ranked.length > 1 && view.level !== 'region' && (
        <section aria-labelledby="spread-title">
          <h3 id="spread-title">Cómo se reparte, de norte a sur</h3>
          <Distribution
            rows={regions.map((region) => ({
              name: shortRegion(region.name),
              dots: ranked
                .filter(({ zone }) => ancestor(summary.territory, zone.id, 'region') === region.id)
                .map(({ zone, measure }) => ({
                  id: zone.id,
                  label: zone.name,
                  value: measure.value,
                  colour: paint(shown.classes, measure).fill ?? 'var(--surface)',
                })),
            }))}
            log={layer.kind !== 'cambio' && (layer.kind !== 'razon' || layer.unit === 'por mil habitantes')}
            format={(value) => formatValue(value, shown.grid.unit)}
            narrow={narrow}
            highlighted={hovered ?? shown.zone?.id}
            onHover={(id) => hover(id as ZoneId | undefined)}
            href={(id) => formatView({ ...view, zone: id as ZoneId, pane: 'ficha' })}
            onChoose={(id) => go({ zone: id as ZoneId, pane: 'ficha' })}
          />
          <Take detail={`${layer.name}: ${layer.reading}`} />
          <p className="small soft">
            Cada punto es una zona, con el color del mapa. La pestaña «Tabla» tiene las mismas cifras.
          </p>
        </section>
      )}
      <WhenSeen title="Dónde falta oferta">
        <Suspense fallback={<div className="skeleton" />}>
          <SectorGaps shown={shown} />
        </Suspense>
      </WhenSeen>
      <Totals shown={shown} />
    </article>
  );
}

/** A score made mostly with counts that the source does not publish: it has a place on the map, not in a ranking. */
function restsOnCensored(shown: Shown, row: number): boolean {
  return shown.layer.id === 'potencial' && (scoreAt(shown, row)?.score.censored ?? 0) > 0.5;
}

/** «125 bajo el umbral, 1 pocos datos»: each kind of missing apart, as everywhere. */
function reasonsOf(shown: Shown): string {
  const counts = new Map<MissingReason, number>();
  for (const row of shown.rows) {
    const measure = measureAt(shown, row);
    if (!isKnown(measure)) counts.set(measure.missing, (counts.get(measure.missing) ?? 0) + 1);
  }
  return MISSING_REASONS.flatMap((reason) => {
    const count = counts.get(reason);
    return count ? [`${formatNumber(count)} ${MISSING_WORDS[reason]}`] : [];
  }).join(', ');
}

function parentName({ summary }: Shown, zone: Zone): string {
  return (zone.parent && summary.territory.zones.get(zone.parent)?.name) ?? '';
}

/** Names of regions short enough for an axis. */
function shortRegion(name: string): string {
  return name
    .replace('Libertador General Bernardo ', '')
    .replace(' del General Carlos Ibáñez del Campo', '')
    .replace(' y de la Antártica Chilena', '')
    .replace(' de Santiago', '');
}
