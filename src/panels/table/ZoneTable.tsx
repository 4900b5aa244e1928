import { type ReactNode, useEffect, useRef, useState } from 'react';
import { isKnown, type Measure } from '../../domain/measure.ts';
import { ancestor, type Zone } from '../../domain/territory.ts';
import { measureAt, rowOf, type Shown, scoreAt } from '../../state/select.ts';
import { go, hover, useStore } from '../../state/store.ts';
import { paint } from '../../ui/colour.ts';
import { Value } from '../../ui/Figure.tsx';
import { formatInterval } from '../../ui/format.ts';
import { WhyFigure } from '../why/Why.tsx';
import { COUNTED_WORDS, LEVEL_ONE, LEVEL_WORDS } from '../words.ts';
import { figureOf } from '../zone/facts.ts';

type SortKey = 'nombre' | 'cifra' | 'cuenta';
interface Sort {
  readonly key: SortKey;
  readonly descending: boolean;
}

interface TableRow {
  readonly zone: Zone;
  readonly region: string;
  readonly measure: Measure;
  readonly count: Measure;
}

/** The figures of the map as a table that sorts; hovering and choosing move both. */
export function ZoneTable({ shown }: { readonly shown: Shown }): ReactNode {
  const [sort, setSort] = useState<Sort>({ key: 'cifra', descending: true });
  const hovered = useStore((state) => state.hovered);
  const { summary, analysis, layer, view, classes } = shown;
  const chosen = useRef<HTMLTableRowElement>(null);
  const chosenId = shown.zone?.id;
  useEffect(() => {
    if (chosenId) chosen.current?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);
  const rows = shown.rows
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
        },
      ];
    })
    .sort(compare(sort));
  const isCount = layer.id === analysis.settings.counted;
  const head = (key: SortKey, label: string, numeric: boolean) => (
    <th
      scope="col"
      className={numeric ? 'num' : ''}
      aria-sort={sort.key === key ? (sort.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className="sort"
        onClick={() => setSort({ key, descending: sort.key === key ? !sort.descending : key !== 'nombre' })}
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
      <div className="table-wrap">
        <table>
          <caption>
            {rows.length} {LEVEL_WORDS[view.level].toLowerCase()}. Las mismas cifras del mapa. Lo que falta va
            al final y no es cero.
          </caption>
          <thead>
            <tr>
              {head(
                'nombre',
                LEVEL_ONE[view.level].replace(/^./, (first) => first.toUpperCase()),
                false,
              )}
              <th scope="col" className="hide-narrow">
                Región
              </th>
              {!isCount &&
                layer.scope === 'zona-sector' &&
                head('cuenta', COUNTED_WORDS[analysis.settings.counted], true)}
              {head('cifra', layer.name, true)}
              {layer.id === 'potencial' && (
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
            {rows.map(({ zone, region, measure, count }) => {
              const { fill, pattern } = paint(classes, measure);
              const isChosen = zone.id === shown.zone?.id;
              return (
                <tr
                  key={zone.id}
                  ref={isChosen ? chosen : undefined}
                  className={`${isChosen ? 'is-chosen' : ''} ${zone.id === hovered ? 'is-hovered' : ''}`}
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
                  </th>
                  <td className="hide-narrow soft">{view.level === 'region' ? '' : region}</td>
                  {!isCount && layer.scope === 'zona-sector' && (
                    <td className="num">
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
                  {layer.id === 'potencial' && (
                    <td className="num">{scoreAt(shown, rowOf(shown, zone.id))?.graded.grade}</td>
                  )}
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
    </section>
  );
}

/** Order of rows: the missing always last, whatever the direction; ties by name. */
function compare({ key, descending }: Sort): (a: TableRow, b: TableRow) => number {
  const byName = (a: TableRow, b: TableRow) => a.zone.name.localeCompare(b.zone.name, 'es-CL');
  const sign = descending ? -1 : 1;
  if (key === 'nombre') return (a, b) => sign * byName(a, b);
  const of = (row: TableRow) => (key === 'cifra' ? row.measure : row.count);
  return (a, b) => {
    const x = of(a);
    const y = of(b);
    if (isKnown(x) && isKnown(y)) return sign * (x.value - y.value) || byName(a, b);
    if (isKnown(x) !== isKnown(y)) return isKnown(x) ? -1 : 1;
    return byName(a, b);
  };
}
