import { type ReactNode, useState } from 'react';
import { CELL_SIZES } from '../../domain/cell_size.ts';
import type { ZoneCells } from '../../domain/cells.ts';
import { isKnown } from '../../domain/measure.ts';
import { type Zone, zonePhrase } from '../../domain/territory.ts';
import { cameraOver, hasCells, openCells, useCells } from '../../state/cells.ts';
import type { Shown } from '../../state/select.ts';
import { ask, go } from '../../state/store.ts';
import { SelectField } from '../../ui/Field.tsx';
import { formatNumber } from '../../ui/format.ts';
import { useNarrow } from '../../ui/narrow.ts';
import { Why } from '../why/Why.tsx';
import { inSentence } from '../words.ts';
import { CellTable, ORDERS, type Order } from './CellTable.tsx';
import './cells.css';

const AREAS = { 7: 'cerca de 5 km²', 8: 'cerca de 0,7 km²', 9: 'cerca de 0,1 km²' } as const;

/** The sector inside the comuna, cell by cell, where a catastro has coordinates. */
export default function Cells({ shown, zone }: { readonly shown: Shown; readonly zone: Zone }): ReactNode {
  const { summary, view } = shown;
  const found = useCells(shown);
  const [order, setOrder] = useState<Order>('evidencia');
  const narrow = useNarrow();
  if (!hasCells(summary, zone)) return null;
  const sector = summary.sectors.get(shown.sector);
  const isFine = sector?.level === 'subrubro';
  const inside = zone.level === 'territorio' ? 'del territorio' : 'de la comuna';
  return (
    <section aria-labelledby="cells-title" className="cells">
      <h3 id="cells-title">Dentro {inside}</h3>
      {!summary.hasPoints ? (
        <NoPoints />
      ) : isFine ? (
        <p>El catastro no dice sectores tan finos como este. Elige una sección o una división.</p>
      ) : !view.cells ? (
        <>
          <p className="prose">
            El catastro trae puntos: puedes mirar en qué partes de {zonePhrase(zone)} hay más o menos negocios
            de {inSentence(sector?.short ?? shown.sector)} de lo esperado.
          </p>
          <p className="no-print">
            <button type="button" className="button" onClick={() => openCells(shown, zone)}>
              Mirar dentro {inside}
            </button>
          </p>
        </>
      ) : (
        <>
          <div className="cells-told" aria-live="polite">
            {found ? <Told shown={shown} zone={zone} found={found} /> : <p>Contando los negocios…</p>}
          </div>
          <div className="cells-tools no-print">
            <SelectField
              label="Tamaño de la celda"
              value={String(view.cells)}
              options={CELL_SIZES.map((size) => ({ value: String(size), label: AREAS[size] }))}
              onChange={(value) => go({ cells: CELL_SIZES.find((size) => String(size) === value) })}
            />
            <SelectField label="Orden de la tabla" value={order} options={ORDERS} onChange={setOrder} />
            <button
              type="button"
              className="button"
              onClick={() =>
                found && go({ camera: cameraOver(found), ...(narrow ? { pane: 'mapa' as const } : {}) })
              }
            >
              Acercar el mapa
            </button>
            <button type="button" className="button" onClick={() => go({ cells: undefined })}>
              Dejar de mirar dentro
            </button>
          </div>
          {found && found.cells.length > 0 && (
            <>
              <CellTable shown={shown} zone={zone} found={found} order={order} />
              <Readings found={found} inside={inside} />
            </>
          )}
        </>
      )}
    </section>
  );
}

function NoPoints(): ReactNode {
  return (
    <p className="prose">
      El catastro no trae coordenadas. Con las columnas <code>longitud</code> y <code>latitud</code> verías el
      sector celda por celda.
    </p>
  );
}

/** The sentence, and how many businesses stand behind it and how many could not. */
function Told(props: { readonly shown: Shown; readonly zone: Zone; readonly found: ZoneCells }): ReactNode {
  const { shown, zone, found } = props;
  const place = zonePhrase(zone);
  const { cells, placed, unplaced, outside, unknownSector, ofAll, ofSector } = found;
  if (placed + unplaced + outside === 0) return <p>El catastro no tiene negocios en {place}.</p>;
  if (placed === 0) return <NoPoints />;
  const of = (wanted: (typeof cells)[number]['reading']) =>
    cells.filter(({ reading }) => reading === wanted).length;
  const sector = inSentence(shown.summary.sectors.get(shown.sector)?.short ?? shown.sector);
  const out = [
    unplaced > 0 && `${formatNumber(unplaced)} sin coordenadas`,
    outside > 0 && `${formatNumber(outside)} con un punto que no cae en ninguna comuna`,
    unknownSector > 0 && `${formatNumber(unknownSector)} que no dicen su actividad con este detalle`,
  ].filter((part) => part !== false);
  return (
    <>
      {ofSector === 0 ? (
        <p className="lead">
          El catastro no tiene negocios de {sector} con punto en {place}.
        </p>
      ) : (
        <p className="lead">
          De {formatNumber(cells.length)} celdas con negocios en {place}, en {formatNumber(of('faltan'))} hay
          claramente menos negocios de {sector} de lo esperado, y en {formatNumber(of('sobran'))} claramente
          más. En {formatNumber(of('no-se-distingue'))} no se distingue y de {formatNumber(of(undefined))} hay
          pocos datos.
        </p>
      )}
      <p className="small prose">
        Cuentan {formatNumber(ofAll)} negocios con punto y actividad conocida, {formatNumber(ofSector)} de
        ellos del sector, formales e informales. {out.length > 0 && `Quedan fuera ${out.join(', ')}. `}
        <Why
          of="Los negocios contados en las celdas"
          explain={() =>
            ask().explainCell(shown.view.territories, zone.id, shown.sector, found.resolution, undefined)
          }
        />
      </p>
    </>
  );
}

/** What a cell with fewer, or with more, may mean besides a chance. */
function Readings({ found, inside }: { readonly found: ZoneCells; readonly inside: string }): ReactNode {
  const tested = found.cells.filter(({ quotient }) => isKnown(quotient)).length;
  const byChance = Math.round(tested * 0.05);
  return (
    <ul className="notes small">
      <li>
        «Faltan» y «sobran» comparan con lo esperado: la parte que el sector tiene en el total {inside}. No
        dicen que ahí convenga abrir o cerrar uno. También puede ser que vivan menos personas, que haya otro
        uso de suelo, que compren en la celda de al lado o que el catastro no haya pasado por ahí.
      </li>
      <li>
        De {formatNumber(tested)} celdas con datos suficientes, cerca de {formatNumber(byChance)} se
        distinguirían solo por azar.
      </li>
      <li>
        Una celda sin ningún negocio del catastro no se dibuja: no hay con qué compararla. El cociente se
        esconde cuando se espera menos de un negocio y hay menos de cinco.
      </li>
    </ul>
  );
}
