import { type ReactNode, useId } from 'react';
import { isKnown } from '../../domain/measure.ts';
import type { Opportunity } from '../../domain/opportunities/opportunities.ts';
import type { Zone } from '../../domain/territory.ts';
import { zonePhrase } from '../../domain/territory.ts';
import type { Shown } from '../../state/select.ts';
import { go } from '../../state/store.ts';
import { formatMeasure, formatNumber } from '../../ui/format.ts';
import { Pick } from '../report/on_paper.tsx';
import { Why, WhyFigure } from '../why/Why.tsx';
import { inSentence } from '../words.ts';
import { People } from './CardPeople.tsx';
import { Readings } from './Readings.tsx';
import { SupplyAxis, SupplyRow } from './SupplyRow.tsx';
import { aboutFirms, EVIDENCE_WORDS, KIND_WORDS } from './words.ts';

/**
 * One opportunity: what it rests on, how sure it is, how else it may be read, the people it needs and where the line exists.
 * `children` is the place of the support that would reach a new firm.
 */
export function OpportunityCard(props: {
  readonly shown: Shown;
  readonly zone: Zone;
  readonly opportunity: Opportunity;
  readonly children?: ReactNode;
}): ReactNode {
  const { shown, zone, opportunity } = props;
  const { sector, kinds, because, supply, entrant, purchases, readings, nearest, people } = opportunity;
  const title = useId();
  const name = shown.summary.sectors.get(sector)?.short ?? sector;
  const evidence = EVIDENCE_WORDS[opportunity.evidence];
  const place = zonePhrase(zone);
  const where = { zone: zone.id, sector } as const;
  const lacking = supply?.evidence ? supply : undefined;
  const strong = entrant?.nearest.map((code) => shown.summary.sectors.get(code)?.short ?? code) ?? [];
  return (
    <article className="opportunity" aria-labelledby={title}>
      <div className="opportunity-head">
        <h5 id={title}>
          {shown.analysis.sectors.includes(sector) ? <Pick onPick={() => go({ sector })}>{name}</Pick> : name}
        </h5>
        <p className="small">
          {kinds.map((kind) => KIND_WORDS[kind]).join(' · ')} ·{' '}
          <span aria-hidden="true">{evidence.sign}</span> {evidence.word}
        </p>
      </div>
      {lacking && (
        <>
          <p>
            Faltan unas {aboutFirms(lacking.gap)} empresas.{' '}
            <WhyFigure figure="brecha" of={`Empresas que faltan: ${name}`} {...where} />
          </p>
          <div className="opportunity-chart">
            <SupplyRow firms={lacking.firms} expected={lacking.expected} />
            <SupplyAxis />
          </div>
          <p className="small soft">
            Hay {formatMeasure(lacking.firms)}{' '}
            <WhyFigure short figure="empresas" of={`Empresas que hay: ${name}`} {...where} /> · Se esperan{' '}
            {formatMeasure(lacking.expected)}{' '}
            <WhyFigure short figure="esperadas" of={`Empresas que se esperan: ${name}`} {...where} /> · La
            banda es donde caen 4 de cada 5 zonas parecidas.
          </p>
        </>
      )}
      {entrant && (
        <p>
          Es débil en {place}, pero va con {strong.map(inSentence).join(', ')}, que aquí son fuertes: afinidad{' '}
          {formatMeasure(entrant.density)}, sobre la mediana de {formatNumber(entrant.median, 2)}.{' '}
          <Why
            of={`Sector que podría entrar: ${name}`}
            explain={() => Promise.resolve(entrant.explanation)}
          />
        </p>
      )}
      {purchases && (
        <p>
          {purchases.anchors === 1
            ? 'Una empresa tractora compra'
            : `${purchases.anchors} empresas tractoras compran`}{' '}
          fuera {formatMeasure(purchases.amount)} al año en {purchases.categories.map(inSentence).join(', ')}.{' '}
          <Why of={`Compras fuera: ${name}`} explain={() => Promise.resolve(purchases.explanation)} />
        </p>
      )}
      <ul className="notes small">
        {because.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <Readings readings={readings} />
      {people && (
        <People
          people={people}
          firms={lacking && isKnown(lacking.gap) ? lacking.gap : undefined}
          sector={name}
        />
      )}
      {nearest && (
        <p className="small">
          Lo más cerca que hay: {nearest.name}, a {formatNumber(nearest.km)} km en línea recta, con{' '}
          {formatMeasure(nearest.firms)} empresas.{' '}
          <WhyFigure
            short
            figure="empresas"
            of={`Empresas de ${nearest.name}`}
            zone={nearest.id}
            sector={sector}
          />
        </p>
      )}
      {props.children}
    </article>
  );
}
