import type { ReactNode } from 'react';
import type { FigureId } from '../../domain/analysis.ts';
import type { SectorCode } from '../../domain/ids.ts';
import { isKnown, type Measure } from '../../domain/measure.ts';
import { type Zone, zonePhrase } from '../../domain/territory.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { Take } from '../../reports/Take.tsx';
import { ask, settingsOf, useStore } from '../../state/store.ts';
import { useAnswer } from '../../state/useAnswer.ts';
import type { View } from '../../state/view.ts';
import { Figure } from '../../ui/Figure.tsx';
import { formatInterval, formatMeasure, formatValue } from '../../ui/format.ts';
import { PlainLink } from '../header/Header.tsx';
import { supplySentence } from '../opportunities/words.ts';
import { Why } from '../why/Why.tsx';
import { inSentence } from '../words.ts';

const FIGURES = ['potencial', 'cociente', 'empresas'] as const satisfies readonly FigureId[];
const LABELS: Readonly<Record<(typeof FIGURES)[number], string>> = {
  potencial: 'Potencial del rubro aquí',
  cociente: 'Peso frente a lo esperado',
  empresas: 'Empresas del rubro',
};

/** Relevance of the business to its zone and its line, by the figures of the map; asked here, so that the link says nothing. */
export function Relevance(props: {
  readonly zone: Zone | undefined;
  readonly sector: SectorCode | undefined;
  readonly summary: PackageSummary;
}): ReactNode {
  const { zone, sector, summary } = props;
  return (
    <section className="evaluation-block" aria-labelledby="relevance-title">
      <h3 id="relevance-title">¿Tiene espacio tu rubro en tu comuna?</h3>
      {zone && sector ? (
        <Found key={`${zone.id}${sector}`} zone={zone} sector={sector} summary={summary} />
      ) : (
        <p>No se puede decir: falta {zone ? 'tu rubro' : sector ? 'tu comuna' : 'tu comuna y tu rubro'}.</p>
      )}
    </section>
  );
}

function Found(props: {
  readonly zone: Zone;
  readonly sector: SectorCode;
  readonly summary: PackageSummary;
}): ReactNode {
  const { zone, sector, summary } = props;
  const view = useStore((state) => state.view);
  const cube = sectionsCube(summary, view);
  const settings = { ...settingsOf(view), level: 'comuna' as const, ...(cube ? { cube } : {}) };
  const { territories } = view;
  const explain = (figure: FigureId) => ask().explain(settings, territories, figure, zone.id, sector);
  const answer = useAnswer(JSON.stringify([summary.id, settings, territories, zone.id, sector]), async () => {
    const [accounts, market] = await Promise.all([
      Promise.all(FIGURES.map(explain)),
      ask().zoneMarket(settings, territories, zone.id, sector),
    ]);
    return { results: accounts.map((one) => one?.result), supply: market?.shown };
  });
  if (!answer) return <div className="skeleton" />;
  const { results, supply } = answer;
  const name = inSentence(summary.sectors.get(sector)?.short ?? sector);
  const [potential, quotient] = results;
  return (
    <>
      <p className="lead">{sentence(zonePhrase(zone), name, potential, quotient)}</p>
      {supply ? (
        <p>{supplySentence(supply, zonePhrase(zone), name)}</p>
      ) : (
        <p className="soft">
          Este rubro no vende sobre todo a los vecinos: no se compara con lo que suele haber en zonas
          parecidas.
        </p>
      )}
      <dl className="figures">
        {FIGURES.map((figure, at) => {
          const measure = results[at];
          return (
            measure && (
              <Figure key={figure} label={LABELS[figure]} measure={measure}>
                <Why of={LABELS[figure]} explain={() => explain(figure)} />
              </Figure>
            )
          );
        })}
      </dl>
      <Take />
      <p className="no-print">
        <PlainLink
          view={{
            ...view,
            screen: 'explorar',
            pane: 'ficha',
            level: 'comuna',
            zone: zone.id,
            sector,
            only: undefined,
          }}
        >
          Ver la ficha de {zone.name} y este rubro
        </PlainLink>{' '}
        <span className="small soft">Su dirección dice la comuna y el rubro, y nada más de ti.</span>
      </p>
    </>
  );
}

/** The table by sections: the one chosen, where it is one; else the first. A questionnaire knows no finer line. */
function sectionsCube({ cubes }: PackageSummary, { cube }: View): string | undefined {
  const bySection = cubes.filter(({ sectorLevel }) => sectorLevel === 'rubro');
  return (bySection.find(({ id }) => id === cube) ?? bySection[0])?.id;
}

function sentence(
  place: string,
  line: string,
  potential: Measure | undefined,
  quotient: Measure | undefined,
): string {
  const parts = [
    potential && isKnown(potential) ? `saca ${formatMeasure(potential)} de 100 en potencial` : '',
    quotient && isKnown(quotient) ? `pesa ${formatValue(quotient.value, 'veces')} veces lo esperado` : '',
  ].filter(Boolean);
  if (parts.length === 0)
    return `Las tablas de este paquete no alcanzan para decirlo de ${line} en ${place}.`;
  const interval = quotient && isKnown(quotient) ? formatInterval(quotient) : '';
  return `En ${place}, el rubro de ${line} ${parts.join(' y ')}${interval ? ` (${interval})` : ''}.`;
}
