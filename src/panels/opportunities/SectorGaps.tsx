import './opportunities.css';
import { type ReactNode, useState } from 'react';
import { isKnown } from '../../domain/measure.ts';
import type { SectorGaps as Gaps } from '../../domain/opportunities/sector_gaps.ts';
import { zonePhrase } from '../../domain/territory.ts';
import { Take } from '../../reports/Take.tsx';
import type { Shown } from '../../state/select.ts';
import { ask, go, settingsOf } from '../../state/store.ts';
import { useAnswer } from '../../state/useAnswer.ts';
import { Value } from '../../ui/Figure.tsx';
import { formatInterval, formatMeasure, formatNumber } from '../../ui/format.ts';
import { SOURCE_COLUMN, TableHead } from '../../ui/TableHead.tsx';
import { Why, WhyFigure } from '../why/Why.tsx';
import { inSentence, LEVEL_WORDS } from '../words.ts';
import { SupplyAxis, SupplyRow } from './SupplyRow.tsx';
import { EVIDENCE_HELP, EVIDENCE_WORDS } from './words.ts';

const FIRST = 15;

/** Where in the country, or in a region, the sector lacks supply (method 4.2). */
export default function SectorGaps({ shown }: { readonly shown: Shown }): ReactNode {
  const { view, summary, sector, analysis } = shown;
  const { cube, level, reference } = analysis.settings;
  const { territories, peers, localSectors, only } = view;
  const key = [summary.id, territories, cube, level, reference, peers, localSectors, sector, only];
  // Null: the analyst has answered that it does not apply, which is not the same as not yet.
  const answer = useAnswer(
    JSON.stringify(key),
    async () => (await ask().sectorGaps(settingsOf(view), territories, sector, only)) ?? null,
  );
  const name = summary.sectors.get(sector)?.short ?? sector;
  return (
    <section aria-labelledby="gaps-title">
      <h3 id="gaps-title">Dónde falta oferta</h3>
      {answer === undefined && <div className="skeleton" />}
      {answer === null && (
        <p className="prose">
          {name} no está entre los sectores que le venden a la gente de alrededor: no se puede esperar un
          número de empresas por cuántos viven cerca. La lista se cambia en la ficha de una zona.
        </p>
      )}
      {answer && <Found shown={shown} gaps={answer} name={name} />}
    </section>
  );
}

function Found(props: { readonly shown: Shown; readonly gaps: Gaps; readonly name: string }): ReactNode {
  const { shown, gaps: found, name } = props;
  const [all, setAll] = useState(false);
  const { gaps, tested, untold, threshold } = found;
  const zoneOf = (id: (typeof gaps)[number]['zone']) => shown.summary.territory.zones.get(id);
  const level = LEVEL_WORDS[shown.view.level].toLowerCase();
  const region = shown.view.only && shown.summary.territory.zones.get(shown.view.only);
  const where = region ? zonePhrase(region) : 'el país';
  const first = gaps[0] && zoneOf(gaps[0].zone);
  return (
    <>
      <p className="prose">
        {tested === 0
          ? `Con esta tabla no se puede probar en qué ${level} falta ${inSentence(name)}.`
          : `De ${formatNumber(tested)} ${level} de ${where} con cifra, en ${formatNumber(gaps.length)} hay menos empresas de ${inSentence(name)} que en zonas parecidas; solo por azar serían cerca de ${formatNumber(tested / 10)}.`}{' '}
        {first && `Donde está más claro es en ${zonePhrase(first)}.`}{' '}
        {untold > 0 && `En otras ${formatNumber(untold)} la fuente no publica la cuenta y no se puede decir.`}
      </p>
      <p className="prose small">
        {isKnown(threshold.measure)
          ? `Una zona suele tener su primera oferta desde unos ${formatMeasure(threshold.measure)} habitantes (${formatInterval(threshold.measure)}); ${threshold.rule}.`
          : `No se puede decir desde cuántos habitantes aparece. ${threshold.sentence ?? ''}`}{' '}
        <Why
          of="Población desde la que suele aparecer"
          explain={() => Promise.resolve(threshold.explanation)}
        />
      </p>
      {gaps.length > 0 && (
        <>
          <div className="table-wrap">
            <table>
              <caption className="small">
                Ordenadas por qué tan claro está, no por cuántas faltan. {EVIDENCE_HELP} También puede ser
                pobreza, informalidad, oferta al lado o casas matrices.
              </caption>
              <TableHead
                columns={[
                  { label: 'Zona' },
                  { label: 'Hay', numeric: true },
                  { label: 'Se esperan', numeric: true },
                  { label: 'Gráfico', silent: true, wide: true, below: <SupplyAxis /> },
                  { label: 'Faltan', numeric: true },
                  { label: 'Evidencia' },
                  SOURCE_COLUMN,
                ]}
              />
              <tbody>
                {(all ? gaps : gaps.slice(0, FIRST)).map((gap) => {
                  const zone = zoneOf(gap.zone);
                  const evidence = EVIDENCE_WORDS[gap.evidence];
                  return (
                    <tr key={gap.zone} data-zone={gap.zone}>
                      <th scope="row">
                        <button
                          type="button"
                          className="link-button"
                          onClick={() => go({ zone: gap.zone, pane: 'ficha' })}
                        >
                          {zone?.name ?? gap.zone}
                        </button>
                      </th>
                      <td className="num">
                        <Value measure={gap.firms} />
                      </td>
                      <td className="num">
                        <Value measure={gap.expected} />
                      </td>
                      <td className="hide-narrow chart-cell">
                        <SupplyRow firms={gap.firms} expected={gap.expected} />
                      </td>
                      <td className="num">
                        <Value measure={gap.gap} />
                        <span className="opportunity-range">{formatInterval(gap.gap)}</span>
                      </td>
                      <td className="small">
                        <span aria-hidden="true">{evidence.sign}</span>{' '}
                        {evidence.word.replace('evidencia ', '')}
                      </td>
                      <td>
                        <WhyFigure
                          short
                          figure="brecha"
                          of={`Empresas que faltan en ${zone?.name ?? gap.zone}`}
                          zone={gap.zone}
                          sector={shown.sector}
                        />
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
          <Take unfold={() => setAll(true)} />
        </>
      )}
      {gaps.length > FIRST && (
        <p className="no-print">
          <button type="button" className="button" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Mostrar menos' : `Mostrar las ${gaps.length}`}
          </button>
        </p>
      )}
    </>
  );
}
