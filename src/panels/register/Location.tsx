import type { ReactNode } from 'react';
import { isKnown } from '../../domain/measure.ts';
import type { RegisterReport } from '../../domain/register_report/report.ts';
import { formatNumber } from '../../ui/format.ts';
import { GroupTable } from './GroupTable.tsx';
import { businessesWords, PLACING_WORDS } from './words.ts';

/** Pieces listed; the rest are told in a sentence. */
const MOST_LISTED = 15;

/** Where the businesses are: how each was placed, and the zones with the most. */
export function LocationSection(props: {
  readonly report: RegisterReport;
  /** A map of the same, where it is drawn beside these words. */
  readonly children?: ReactNode;
}): ReactNode {
  const { report } = props;
  const { pieces, placings, total, phrase } = report;
  return (
    <section className="report-long" aria-labelledby="register-location">
      <h3 id="register-location">Ubicación</h3>
      <GroupTable
        caption={`Qué ubicó a cada negocio en ${phrase}`}
        first="Ubicación"
        whole={total.share}
        lines={placings.map((row) => ({
          ...row,
          name: PLACING_WORDS[row.id],
          sieve: { placing: row.id },
        }))}
      />
      {props.children}
      {pieces ? (
        <>
          <h4>{pieces.layer ? `Por zona: ${pieces.layer.title}` : 'Dónde se juntan'}</h4>
          <p className="prose">{piecesWords(pieces)}</p>
          <GroupTable
            caption={
              pieces.layer
                ? `Negocios con punto, por zona de «${pieces.layer.title}»`
                : 'Negocios con punto, por hexágono de cerca de 0,7 km², desde el centro de los negocios'
            }
            first={pieces.layer ? 'Zona' : 'Lugar'}
            whole={total.share}
            lines={pieces.rows.slice(0, MOST_LISTED).map((row) => ({ ...row, sieve: undefined }))}
          />
        </>
      ) : (
        <p className="panel-info prose">
          Ningún negocio trae coordenadas: no se sabe en qué parte de {phrase} está. Las darían las columnas{' '}
          <code>longitud</code> y <code>latitud</code>.
        </p>
      )}
    </section>
  );
}

function piecesWords({ rows, layer, beyond, placed }: NonNullable<RegisterReport['pieces']>): string {
  const [most] = rows;
  const where =
    most && isKnown(most.part) && isKnown(most.businesses)
      ? `${layer ? most.name : `El hexágono a ${most.name}`} tiene ${businessesWords(most.businesses.value)}, el ${formatNumber(most.part.value, 1)}% de los que tienen punto.`
      : '';
  const out =
    layer && isKnown(beyond) && isKnown(placed) && beyond.value > 0
      ? ` ${formatNumber(beyond.value)} de ${formatNumber(placed.value)} no caen en ninguna zona con nombre.`
      : '';
  const rest =
    rows.length > MOST_LISTED
      ? ` La tabla tiene las ${MOST_LISTED} con más; hay ${rows.length - MOST_LISTED} más.`
      : '';
  return `${where}${out}${rest}`;
}
