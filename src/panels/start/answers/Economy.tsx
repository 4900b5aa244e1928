import type { ReactNode } from 'react';
import { UNKNOWN_SECTOR } from '../../../domain/ids.ts';
import { periodLabel } from '../../../domain/source.ts';
import { zonePhrase } from '../../../domain/territory.ts';
import { useShown } from '../../../state/select.ts';
import { useStore } from '../../../state/store.ts';
import { WhyFigure } from '../../why/Why.tsx';
import { figureOf, referenceName } from '../../zone/facts.ts';
import { economySentences } from '../words.ts';
import type { Asked } from './contract.ts';
import { Told, Waiting } from './Told.tsx';

/** «¿De qué vive mi comuna?» */
export function Economy({ summary, zone }: Asked): ReactNode {
  const view = useStore((state) => state.view);
  const shown = useShown();
  if (!shown || shown.summary.id !== summary.id) return <Waiting />;
  const { analysis } = shown;
  const { from, to } = analysis.period;
  const cube = summary.cubes.find(({ id }) => id === analysis.settings.cube);
  const sectors = analysis.sectors.filter((code) => code !== UNKNOWN_SECTOR);
  const facts = sectors.map((sector) => ({
    sector,
    name: summary.sectors.get(sector)?.short ?? sector,
    firms: figureOf(shown, 'empresas', zone, sector),
    quotient: figureOf(shown, 'cociente', zone, sector),
  }));
  const most = [...facts].sort(
    (a, b) => ('value' in b.firms ? b.firms.value : -1) - ('value' in a.firms ? a.firms.value : -1),
  )[0];
  return (
    <Told
      sentences={economySentences({
        place: zonePhrase(zone),
        when: from === to ? `en ${periodLabel(analysis.period)}` : `en un año medio de ${from}–${to}`,
        things: cube?.fromCatastro ? 'negocios del catastro' : 'empresas',
        referenceName: referenceName(shown, zone),
        sectors: facts,
      })}
      why={
        most && (
          <WhyFigure
            figure="empresas"
            of={`Empresas de ${most.name} en ${zone.name}`}
            zone={zone.id}
            sector={most.sector}
          />
        )
      }
      sources={cube ? [cube.source] : []}
      onward={[
        {
          view: {
            ...view,
            screen: 'explorar',
            pane: 'ficha',
            zone: zone.id,
            sector: most?.sector,
            support: {},
          },
          label: `Abrir la ficha de ${zone.name}`,
        },
        {
          view: { ...view, screen: 'catastro', zone: zone.id, support: {} },
          label: 'Ver su catastro económico',
        },
      ]}
    >
      <p className="prose">
        {cube?.fromCatastro
          ? 'Son los negocios del catastro, formales e informales.'
          : 'Son empresas con domicilio tributario aquí. Los negocios informales no se ven en esta fuente.'}
      </p>
    </Told>
  );
}
