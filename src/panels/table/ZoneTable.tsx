import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Place, placeOf } from '../../domain/bands.ts';
import { isKnown, type Measure } from '../../domain/measure.ts';
import { ancestor, type Zone } from '../../domain/territory.ts';
import { Take } from '../../reports/Take.tsx';
import { measureAt, rowOf, type Shown, scoreAt } from '../../state/select.ts';
import { go, hover, useStore } from '../../state/store.ts';
import { useBands } from '../../state/useBands.ts';
import { paint } from '../../ui/colour.ts';
import { Value } from '../../ui/Figure.tsx';
import { formatInterval, formatNumber } from '../../ui/format.ts';
import Territories from '../territories/Territories.tsx';
import { WhyFigure } from '../why/Why.tsx';
import { COUNTED_WORDS, LEVEL_ONE, LEVEL_WORDS } from '../words.ts';
import { figureOf } from '../zone/facts.ts';

type SortKey = 'nombre' | 'cifra' | 'cuenta' | 'puesto';
/** Where a first look is for the first of the list, not for the most. */
const ASCENDS: ReadonlySet<SortKey> = new Set(['nombre', 'puesto']);
interface Sort {
  readonly key: SortKey;
  readonly descending: boolean;
}

interface TableRow {
  readonly zone: Zone;
  readonly region: string;
  readonly measure: Measure;
  readonly count: Measure;
  /** Only where the figure is the score, once its bands have come. */
  readonly place: Place | undefined;
}

/** The figures of the map as a table that sorts; hovering and choosing move both. */
export function ZoneTable({ shown }: { readonly shown: Shown }): ReactNode {
  const [sort, setSort] = useState<Sort>({ key: 'cifra', descending: true });
  const hovered = useStore((state) => state.hovered);
  const { summary, analysis, layer, view, classes } = shown;
  const chosen = useRef<HTMLTableRowElement>(null);
  const chosenId = shown.zone?.id;
  const isScore = layer.id === 'potencial';
  const { bands, fresh } = useBands(shown, isScore);
  useEffect(() => {
    if (chosenId) chosen.current?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);
  const rowsAt = (at: readonly number[]) =>
    at
      .flatMap((row): TableRow[] => {
        const zone = summary.territory.zones.get(analysis.zones[row] as Zone['id']);
        if (!zone) return [];
        const region = ancestor(summary.territory, zone.id, 'region');
        return [
          {
            zone,
            region: (region && summary.territory.zones.get(region)?.name) ?? '',
            measure: measureAt(shown, row),
            count: figureOf(shown, analysis.settings.counted, zone, shown.sector),
            place: isScore && bands ? placeOf(bands, zone.id) : undefined,
          },
        ];
      })
      .sort(compare(sort));
  // The reader's own stand above, out of the count: they are made of the rows below.
  const own = rowsAt(shown.guests);
  const rows = rowsAt(shown.rows);
  const isCount = layer.id === analysis.settings.counted;
  // On a narrow screen the count gives its room to the place.
  const countClass = isScore ? 'num hide-narrow' : 'num';
  const head = (key: SortKey, label: string, className: string) => (
    <th
      scope="col"
      className={className}
      aria-sort={sort.key === key ? (sort.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className="sort"
        onClick={() => setSort({ key, descending: sort.key === key ? !sort.descending : !ASCENDS.has(key) })}
      >
        {label}
        <span aria-hidden="true">{sort.key === key ? (sort.descending ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  );
  const sectorName = summary.sectors.get(shown.sector)?.short ?? '';
  return (
    <section aria-labelledby="table-title" className="sheet">
      <div>
        <h2 id="table-title">
          {layer.name}
          {layer.scope === 'zona-sector' && ` · ${sectorName}`}
        </h2>
        <p className="soft prose">{layer.reading}</p>
      </div>
      <Territories shown={shown} />
      <div className="table-wrap">
        <table>
          <caption>
            {rows.length} {LEVEL_WORDS[view.level].toLowerCase()}
            {own.length > 0 &&
              `, y arriba ${own.length === 1 ? 'tu territorio, que no cuenta' : 'tus territorios, que no cuentan'} entre ellas`}
            . Las mismas cifras del mapa. Lo que falta va al final y no es cero.{isScore && ' '}
            {isScore &&
              'Puesto: mediana y banda del 5 al 95% de mil sorteos de cuentas y pesos; ≈ empata con otras.'}
          </caption>
          <thead>
            <tr>
              {head(
                'nombre',
                LEVEL_ONE[view.level].replace(/^./, (first) => first.toUpperCase()),
                '',
              )}
              <th scope="col" className="hide-narrow">
                Región
              </th>
              {!isCount &&
                layer.scope === 'zona-sector' &&
                head('cuenta', COUNTED_WORDS[analysis.settings.counted], countClass)}
              {head('cifra', layer.name, 'num')}
              {isScore && head('puesto', 'Puesto', 'num')}
              {isScore && (
                <th scope="col" className="num">
                  Calidad
                </th>
              )}
              <th scope="col">
                <span className="visually-hidden">Fuente</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {[...own, ...rows].map(({ zone, region, measure, count, place }) => {
              const { fill, pattern } = paint(classes, measure);
              const isChosen = zone.id === shown.zone?.id;
              return (
                <tr
                  key={zone.id}
                  data-zone={zone.id}
                  ref={isChosen ? chosen : undefined}
                  className={`${isChosen ? 'is-chosen' : ''} ${zone.id === hovered ? 'is-hovered' : ''} ${zone.level === 'territorio' ? 'own-row' : ''}`}
                  onPointerEnter={() => hover(zone.id)}
                  onPointerLeave={() => hover(undefined)}
                >
                  <th scope="row">
                    <button
                      type="button"
                      className="link-button"
                      aria-current={isChosen ? 'true' : undefined}
                      onFocus={() => hover(zone.id)}
                      onBlur={() => hover(undefined)}
                      onClick={() => go({ zone: zone.id, pane: 'ficha' })}
                    >
                      {zone.name}
                    </button>
                    {zone.level === 'territorio' && <span className="small soft"> tu territorio</span>}
                  </th>
                  <td className="hide-narrow soft">{view.level === 'region' ? '' : region}</td>
                  {!isCount && layer.scope === 'zona-sector' && (
                    <td className={countClass}>
                      <Value measure={count} />
                    </td>
                  )}
                  <td className="num">
                    <span
                      aria-hidden="true"
                      className={`swatch ${pattern ? `hatch-${pattern}` : ''}`}
                      style={fill && layer.kind !== 'cantidad' ? { background: fill } : {}}
                    />
                    <Value
                      measure={isKnown(measure) ? measure : { missing: measure.missing, unit: measure.unit }}
                    />
                    {formatInterval(measure) && (
                      <span className="small soft below">{formatInterval(measure)}</span>
                    )}
                  </td>
                  {isScore && (
                    <td className={`num ${fresh ? '' : 'soft'}`}>
                      <PlaceCell place={place} />
                    </td>
                  )}
                  {isScore && <td className="num">{scoreAt(shown, rowOf(shown, zone.id))?.graded.grade}</td>}
                  <td>
                    <WhyFigure
                      short
                      figure={layer.id}
                      of={`${layer.name} de ${zone.name}`}
                      zone={zone.id}
                      sector={shown.sector}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <Take />
    </section>
  );
}

/** «≈ 12» over «7–19»: a place is never told without its band. */
function PlaceCell({ place }: { readonly place: Place | undefined }): ReactNode {
  if (!place) return null;
  const { median, low, high, ties } = place;
  return (
    <>
      {ties > 0 && (
        <>
          <span aria-hidden="true" title={`Empata con ${formatNumber(ties)}`}>
            ≈{' '}
          </span>
          <span className="visually-hidden">empata con {formatNumber(ties)}, puesto </span>
        </>
      )}
      {formatNumber(median)}
      <span className="small soft below">
        {formatNumber(low)}–{formatNumber(high)}
      </span>
    </>
  );
}

/** Order of rows: the missing always last, whatever the direction; ties by name. */
function compare({ key, descending }: Sort): (a: TableRow, b: TableRow) => number {
  const byName = (a: TableRow, b: TableRow) => a.zone.name.localeCompare(b.zone.name, 'es-CL');
  const sign = descending ? -1 : 1;
  if (key === 'nombre') return (a, b) => sign * byName(a, b);
  if (key === 'puesto')
    return (a, b) => {
      if (!a.place || !b.place) return a.place ? -1 : b.place ? 1 : byName(a, b);
      const { median, low, high } = a.place;
      return sign * (median - b.place.median || low - b.place.low || high - b.place.high) || byName(a, b);
    };
  const of = (row: TableRow) => (key === 'cifra' ? row.measure : row.count);
  return (a, b) => {
    const x = of(a);
    const y = of(b);
    if (isKnown(x) && isKnown(y)) return sign * (x.value - y.value) || byName(a, b);
    if (isKnown(x) !== isKnown(y)) return isKnown(x) ? -1 : 1;
    return byName(a, b);
  };
}
