import { type ReactNode, useState } from 'react';
import { CELL_SIZES, DEFAULT_CELL_SIZE, isLayer, layerId, type Pieces } from '../../domain/cell_size.ts';
import type { ZoneCells } from '../../domain/cells.ts';
import { isKnown } from '../../domain/measure.ts';
import { type Zone, zonePhrase } from '../../domain/territory.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { cameraOver, openCells } from '../../state/cell_camera.ts';
import { hasCells, lookedInto, useCells } from '../../state/cells.ts';
import type { Shown } from '../../state/select.ts';
import { ask, go } from '../../state/store.ts';
import { pieceWords } from '../../ui/cell_words.ts';
import { type Option, SelectField } from '../../ui/Field.tsx';
import { formatNumber } from '../../ui/format.ts';
import { useNarrow } from '../../ui/narrow.ts';
import { Why } from '../why/Why.tsx';
import { inSentence } from '../words.ts';
import { CellTable, ORDERS, type Order } from './CellTable.tsx';
import './cells.css';

const AREAS = { 7: 'cerca de 5 km²', 8: 'cerca de 0,7 km²', 9: 'cerca de 0,1 km²' } as const;

/** Into what a zone may be cut: the layers of the package by title, then hexagons. */
function piecesOf({ layers }: PackageSummary): readonly (Option<string> & { readonly pieces: Pieces })[] {
  return [
    ...layers.map((label, at) => ({ value: layerId(at), label, pieces: layerId(at) })),
    ...CELL_SIZES.map((size) => ({
      value: String(size),
      label: `Hexágonos de ${AREAS[size]}`,
      pieces: size,
    })),
  ];
}

/** The sector inside the comuna, by hexagon or by named zone, where a catastro has coordinates. */
export default function Cells({ shown, zone }: { readonly shown: Shown; readonly zone: Zone }): ReactNode {
  const { summary } = shown;
  const inside = zone.level === 'territorio' ? 'del territorio' : 'de la comuna';
  const below = zone.level === 'comuna' || zone.level === 'territorio';
  if (!hasCells(summary, zone) && !(below && summary.layers.length > 0)) return null;
  const sector = summary.sectors.get(shown.sector);
  return (
    <section aria-labelledby="cells-title" className="cells">
      <h3 id="cells-title">Dentro {inside}</h3>
      {!hasCells(summary, zone) ? (
        <NoRegister layers={summary.layers} />
      ) : !summary.hasPoints ? (
        <NoPoints />
      ) : sector?.level === 'subrubro' ? (
        <p>El catastro no dice sectores tan finos como este. Elige una sección o una división.</p>
      ) : lookedInto(shown) ? (
        <Inside shown={shown} zone={zone} inside={inside} />
      ) : (
        <Offer shown={shown} zone={zone} inside={inside} />
      )}
    </section>
  );
}

interface Part {
  readonly shown: Shown;
  readonly zone: Zone;
  /** «de la comuna» or «del territorio». */
  readonly inside: string;
}

/** What could be seen, and the way there. */
function Offer({ shown, zone, inside }: Part): ReactNode {
  const { summary, sector, view } = shown;
  const { layers } = summary;
  const short = inSentence(summary.sectors.get(sector)?.short ?? sector);
  return (
    <>
      <p className="prose">
        El catastro trae puntos: puedes mirar en qué partes de {zonePhrase(zone)} hay más o menos negocios de{' '}
        {short} de lo esperado.
      </p>
      {view.cells && <p>Este paquete no trae las zonas que pide el enlace. Elige cómo mirar.</p>}
      <p className="no-print cells-offer">
        {layers.map((title, at) => (
          <button
            key={layerId(at)}
            type="button"
            className="button"
            onClick={() => openCells(shown, zone, layerId(at))}
          >
            Mirar por {title}
          </button>
        ))}
        <button type="button" className="button" onClick={() => openCells(shown, zone, DEFAULT_CELL_SIZE)}>
          {layers.length > 0 ? 'Mirar por hexágonos' : `Mirar dentro ${inside}`}
        </button>
      </p>
    </>
  );
}

/** The pieces, told and listed. */
function Inside({ shown, zone, inside }: Part): ReactNode {
  const found = useCells(shown);
  const [order, setOrder] = useState<Order>('evidencia');
  const narrow = useNarrow();
  const options = piecesOf(shown.summary);
  return (
    <>
      <div className="cells-told" aria-live="polite">
        {found ? <Told shown={shown} zone={zone} found={found} /> : <p>Contando los negocios…</p>}
      </div>
      <div className="cells-tools no-print">
        <SelectField
          label="Mirar por"
          value={String(shown.view.cells)}
          options={options}
          onChange={(value) => go({ cells: options.find((one) => one.value === value)?.pieces })}
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
  );
}

function NoPoints(): ReactNode {
  return (
    <p className="prose">
      El catastro no trae coordenadas. Con las columnas <code>longitud</code> y <code>latitud</code> verías el
      sector parte por parte.
    </p>
  );
}

/** Zones below the comuna, and tables that count by comuna. */
function NoRegister({ layers }: { readonly layers: readonly string[] }): ReactNode {
  return (
    <p className="prose">
      Hay zonas bajo la comuna ({layers.join(', ')}), pero estas tablas cuentan por comuna. Para mirar dentro
      hace falta un catastro con coordenadas.
    </p>
  );
}

/** The sentence, and how many businesses stand behind it and how many could not. */
function Told(props: { readonly shown: Shown; readonly zone: Zone; readonly found: ZoneCells }): ReactNode {
  const { shown, zone, found } = props;
  const place = zonePhrase(zone);
  const { cells, placed, unplaced, outside, unknownSector, ofAll, ofSector, beyond, shared, layerTitle } =
    found;
  if (placed + unplaced + outside === 0) return <p>El catastro no tiene negocios en {place}.</p>;
  if (placed === 0) return <NoPoints />;
  if (cells.length === 0)
    return (
      <p className="lead">
        Ninguna zona de «{layerTitle}» está en {place}.
      </p>
    );
  const of = (wanted: (typeof cells)[number]['reading']) =>
    cells.filter(({ reading, all }) => reading === wanted && all > 0).length;
  const empty = cells.filter(({ all }) => all === 0).length;
  const sector = inSentence(shown.summary.sectors.get(shown.sector)?.short ?? shown.sector);
  const out = [
    unplaced > 0 && `${formatNumber(unplaced)} sin coordenadas`,
    outside > 0 && `${formatNumber(outside)} con un punto que no cae en ninguna comuna`,
    unknownSector > 0 && `${formatNumber(unknownSector)} que no dicen su actividad con este detalle`,
  ].filter((part) => part !== false);
  const businesses = (count: number) => `${formatNumber(count)} ${count === 1 ? 'negocio' : 'negocios'}`;
  return (
    <>
      {ofSector === 0 ? (
        <p className="lead">
          El catastro no tiene negocios de {sector} con punto en {place}.
        </p>
      ) : (
        <p className="lead">
          De {formatNumber(cells.length - empty)} {pieceWords(found.pieces).many} con negocios en {place}, en{' '}
          {formatNumber(of('faltan'))} hay claramente menos negocios de {sector} de lo esperado, y en{' '}
          {formatNumber(of('sobran'))} claramente más. En {formatNumber(of('no-se-distingue'))} no se
          distingue y de {formatNumber(of(undefined))} hay pocos datos.
          {empty > 0 && ` En ${formatNumber(empty)} no hay ningún negocio.`}
        </p>
      )}
      {beyond > 0 && (
        <p>
          {businesses(beyond)} fuera de las zonas: entran en el total de {place}, en ninguna fila.
        </p>
      )}
      {shared > 0 && (
        <p>{businesses(shared)} en zonas que se enciman: cada uno cuenta en la primera del archivo.</p>
      )}
      <p className="small prose">
        Cuentan {businesses(ofAll)} con punto y actividad conocida, {formatNumber(ofSector)} de ellos del
        sector, formales e informales. {out.length > 0 && `Quedan fuera ${out.join(', ')}. `}
        <Why
          of={`Los negocios contados en las ${pieceWords(found.pieces).many}`}
          explain={() =>
            ask().explainCell(shown.view.territories, zone.id, shown.sector, found.pieces, undefined)
          }
        />
      </p>
    </>
  );
}

/** What a cell with fewer, or with more, may mean besides a chance. */
function Readings({ found, inside }: { readonly found: ZoneCells; readonly inside: string }): ReactNode {
  const words = pieceWords(found.pieces);
  const tested = found.cells.filter(({ quotient }) => isKnown(quotient)).length;
  const byChance = Math.round(tested * 0.05);
  return (
    <ul className="notes small">
      <li>
        «Faltan» y «sobran» comparan con lo esperado: la parte que el sector tiene en el total {inside}. No
        dicen que ahí convenga abrir o cerrar uno. También puede ser que vivan menos personas, que haya otro
        uso de suelo, que compren en la {words.one} de al lado o que el catastro no haya pasado por ahí.
      </li>
      <li>
        De {formatNumber(tested)} {words.many} con datos suficientes, cerca de {formatNumber(byChance)} se
        distinguirían solo por azar.
      </li>
      <li>
        {isLayer(found.pieces)
          ? 'Una zona sin ningún negocio del catastro está en la tabla con cero: no hay con qué compararla.'
          : 'Una celda sin ningún negocio del catastro no se dibuja: no hay con qué compararla.'}{' '}
        El cociente se esconde cuando se espera menos de un negocio y hay menos de cinco.
      </li>
    </ul>
  );
}
