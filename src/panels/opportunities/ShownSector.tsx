import type { ReactNode } from 'react';
import { isKnown } from '../../domain/measure.ts';
import type { Supply } from '../../domain/opportunities/opportunities.ts';
import type { Zone } from '../../domain/territory.ts';
import { zonePhrase } from '../../domain/territory.ts';
import { Take } from '../../reports/Take.tsx';
import type { Shown } from '../../state/select.ts';
import { Figure } from '../../ui/Figure.tsx';
import { WhyFigure } from '../why/Why.tsx';
import { SupplyAxis, SupplyRow } from './SupplyRow.tsx';
import { EVIDENCE_WORDS, supplySentence } from './words.ts';

/** The sector shown against what is expected of it here, whether it lacks or not. */
export function ShownSector(props: {
  readonly shown: Shown;
  readonly zone: Zone;
  readonly supply: Supply | undefined;
}): ReactNode {
  const { shown, zone, supply } = props;
  const { sector, summary } = shown;
  const name = summary.sectors.get(sector)?.short ?? sector;
  const why = { zone: zone.id, sector } as const;
  return (
    <div className="opportunity-block">
      <h4>{name}: lo que hay y lo que se espera</h4>
      {!supply ? (
        <p className="prose">
          {name} no está entre los sectores que le venden a la gente de alrededor: cuántas empresas caben no
          depende de cuántos viven cerca. Puedes agregarlo más abajo.
        </p>
      ) : (
        <>
          <p className="prose">
            {supplySentence(supply, zonePhrase(zone), name)}{' '}
            {supply.byPeers && 'Hay pocas zonas con cifra: se usa la mediana de las parecidas.'}
          </p>
          {isKnown(supply.expected) && (
            <div className="opportunity-chart">
              <SupplyRow firms={supply.firms} expected={supply.expected} />
              <SupplyAxis />
            </div>
          )}
          <dl className="figures">
            <Figure label="Empresas que hay" measure={supply.firms}>
              <WhyFigure figure="empresas" of="Empresas que hay" {...why} />
            </Figure>
            <Figure
              label="Empresas que se esperan"
              measure={supply.expected}
              detail={isKnown(supply.expected) ? '4 de cada 5 zonas parecidas' : undefined}
            >
              <WhyFigure figure="esperadas" of="Empresas que se esperan" {...why} />
            </Figure>
            <Figure
              label="Empresas que faltan"
              measure={supply.gap}
              detail={
                supply.evidence
                  ? EVIDENCE_WORDS[supply.evidence].word
                  : 'value' in supply.gap
                    ? 'no se distingue de lo esperado'
                    : undefined
              }
            >
              <WhyFigure figure="brecha" of="Empresas que faltan" {...why} />
            </Figure>
          </dl>
          <Take />
        </>
      )}
    </div>
  );
}
