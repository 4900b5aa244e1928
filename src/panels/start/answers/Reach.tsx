import type { ReactNode } from 'react';
import { isKnown } from '../../../domain/measure.ts';
import type { CoverageAsked } from '../../../domain/support/coverage.ts';
import { zonePhrase } from '../../../domain/territory.ts';
import { useStore } from '../../../state/store.ts';
import { askSupport } from '../../../state/support.ts';
import { formatInterval, formatMeasure } from '../../../ui/format.ts';
import { besideWords, givenWords, rateWords } from '../../coverage/words.ts';
import { ALL_UNSURE, gapSentence, isAllUnsure, matrixSentence } from '../../route/words.ts';
import { countInstruments, ofInstitutions } from '../../support/words.ts';
import { Why } from '../../why/Why.tsx';
import type { Asked } from './contract.ts';
import { Told, Waiting } from './Told.tsx';
import { useAsked } from './useAsked.ts';

const LATEST: CoverageAsked = {
  level: 'comuna',
  only: undefined,
  year: undefined,
  kind: undefined,
  instrument: undefined,
  base: undefined,
};

/** «¿A cuántos llegamos?» */
export function Reached({ summary, zone }: Asked): ReactNode {
  const view = useStore((state) => state.view);
  const report = useAsked('coverage', LATEST);
  if (report === undefined) return <Waiting />;
  const place = zonePhrase(zone);
  const onward = [
    {
      view: { ...view, screen: 'cobertura', level: 'comuna', zone: zone.id, support: {} } as const,
      label: 'Ver a cuántos llega, comuna por comuna',
    },
  ];
  if (!report)
    return (
      <Told
        sentences={[`No se sabe a cuántos llega el apoyo en ${place}: este paquete no trae la lista.`]}
        onward={onward}
      >
        <p className="prose">
          Lo diría la tabla <code>beneficiarios</code>: cuántas adjudicaciones hubo por año, instrumento y
          comuna.
        </p>
      </Told>
    );
  const { year, kind, whole, institutions } = report;
  const row = report.zones.find((one) => one.zone === zone.id);
  const wide = summary.territory.zones.get(whole.zone);
  const by = ofInstitutions(institutions);
  const sentences: string[] = [];
  if (!row || !isKnown(row.grants))
    sentences.push(`De ${place} la lista de ${year} no dice nada. No es cero: no se sabe.`);
  else if (row.grants.value === 0)
    sentences.push(`En ${year} no llegó a ${place} ningún apoyo de esta clase${by}.`);
  else {
    const beside = wide ? besideWords(row.rate, whole.rate, zonePhrase(wide)) : '';
    sentences.push(
      `En ${year} llegaron a ${place} ${givenWords(row.grants, kind, undefined)}${by}: ${rateWords(row.rate, report.base)}${beside && `, ${beside}`}.`,
    );
    if (isKnown(row.womenShare))
      sentences.push(
        `El ${formatMeasure(row.womenShare)} fue a mujeres (${formatInterval(row.womenShare)}).`,
      );
  }
  return (
    <Told
      sentences={sentences}
      why={
        row && (
          <Why
            of={`Adjudicaciones de ${zone.name}`}
            explain={() => askSupport('explainCoverage', LATEST, 'adjudicaciones', zone.id)}
          />
        )
      }
      sources={report.sources}
      onward={onward}
    >
      <p className="prose">
        Son adjudicaciones, no empresas: una misma empresa puede tener dos. De las demás instituciones no se
        sabe.
      </p>
    </Told>
  );
}

/** «¿Qué apoyo no existe aquí?» and, of a region or the country, «¿Dónde se amontonan los instrumentos?» */
export function Matrix({ summary, zone, overlaps }: Asked & { readonly overlaps: boolean }): ReactNode {
  const view = useStore((state) => state.view);
  const answer = useAsked('zoneSupport', zone.id, undefined);
  if (answer === undefined) return <Waiting />;
  const place = zonePhrase(zone);
  if (!answer)
    return (
      <Told
        sentences={['No se sabe: este paquete no trae el catálogo de instrumentos.']}
        onward={[{ view: { ...view, screen: 'abrir', support: {} }, label: 'Abrir un catálogo' }]}
      />
    );
  const { matrix, reaching } = answer;
  const count = matrix.reaching.length;
  const source = summary.reports.find(({ table }) => table === 'instrumentos')?.source;
  const reached = `${overlaps ? 'A' : 'A un negocio en'} ${place} ${count === 1 ? 'llega' : 'llegan'} ${countInstruments(count)}.`;
  return (
    <Told
      sentences={
        overlaps
          ? [reached, matrixSentence(matrix)]
          : [reached, gapSentence(matrix) || matrixSentence(matrix)]
      }
      why={<Why of={`Instrumentos que llegan a ${place}`} explain={() => Promise.resolve(reaching)} />}
      sources={source ? [source] : []}
      onward={[
        {
          view: {
            ...view,
            screen: 'ruta',
            zone: zone.level === 'pais' ? undefined : zone.id,
            support: {},
          },
          label: overlaps ? 'Ver en qué casillas' : 'Ver qué hay en cada casilla',
        },
      ]}
    >
      <p className="prose">
        {isAllUnsure(matrix) && `${ALL_UNSURE} `}
        {overlaps
          ? 'Cada casilla es un tipo de empresa y un área de acción. Un traslape puede ser duplicación o respaldo.'
          : 'Llegar no es tener cupo: son las reglas del catálogo, no convocatorias abiertas.'}
      </p>
    </Told>
  );
}
