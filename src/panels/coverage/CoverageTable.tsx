import { memo, type ReactNode, useState } from 'react';
import type { ZoneId } from '../../domain/ids.ts';
import { isKnown, type Measure } from '../../domain/measure.ts';
import type { CoverageAsked, CoverageReport, ZoneCoverage } from '../../domain/support/coverage.ts';
import { ancestor } from '../../domain/territory.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { Take } from '../../reports/Take.tsx';
import { go, hover, useStore } from '../../state/store.ts';
import { askSupport } from '../../state/support.ts';
import { Value } from '../../ui/Figure.tsx';
import { formatInterval, formatNumber } from '../../ui/format.ts';
import { Why } from '../why/Why.tsx';
import { LEVEL_ONE, LEVEL_WORDS } from '../words.ts';
import { BASE_OPTIONS } from './words.ts';

/** Made once: making one for each comparison of a sort is what takes its time. */
const NAMES = new Intl.Collator('es-CL');

type Key = 'nombre' | 'adjudicaciones' | 'base' | 'tasa' | 'mujeres';

/** Every zone of the level, with what was given, over what, and the women's part. Sorts by any column. */
export function CoverageTable(props: {
  readonly report: CoverageReport;
  readonly summary: PackageSummary;
  readonly asked: CoverageAsked;
  readonly chosen: ZoneId | undefined;
}): ReactNode {
  const { report, summary, asked, chosen } = props;
  const [sort, setSort] = useState<{ readonly key: Key; readonly descending: boolean }>({
    key: 'tasa',
    descending: true,
  });
  const [noneFirst, setNoneFirst] = useState(false);
  const hovered = useStore((state) => state.hovered);
  const { zones } = summary.territory;
  const nameOf = ({ zone }: ZoneCoverage) => zones.get(zone)?.name ?? zone;
  const isNone = ({ grants }: ZoneCoverage) => isKnown(grants) && grants.value === 0;
  const byName = (a: ZoneCoverage, b: ZoneCoverage) => NAMES.compare(nameOf(a), nameOf(b));
  const rows = [...report.zones].sort((a, b) => {
    const byNone = noneFirst ? Number(isNone(b)) - Number(isNone(a)) : 0;
    const named = sort.descending ? byName(b, a) : byName(a, b);
    return (
      byNone || (sort.key === 'nombre' ? named : byFigure(sort.key, sort.descending, a, b)) || byName(a, b)
    );
  });
  const none = report.zones.filter(isNone).length;
  const head = (key: Key, label: string, className: string) => (
    <th
      scope="col"
      className={className}
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
  const word = LEVEL_WORDS[asked.level].toLowerCase();
  return (
    <section aria-labelledby="coverage-zones">
      <h3 id="coverage-zones">{LEVEL_WORDS[asked.level]}, una por una</h3>
      {none > 0 && (
        <label className="coverage-none no-print">
          <input type="checkbox" checked={noneFirst} onChange={() => setNoneFirst(!noneFirst)} />
          Primero las {formatNumber(none)} {word} sin ninguna adjudicación
        </label>
      )}
      <div className="table-wrap">
        <table>
          <caption>
            {formatNumber(rows.length)} {word}. Cero es que no hubo ninguna; lo que falta va al final y no es
            cero. El intervalo es lo que otro año igual podría dar por azar.
          </caption>
          <thead>
            <tr>
              {head(
                'nombre',
                LEVEL_ONE[asked.level].replace(/^./, (first) => first.toUpperCase()),
                '',
              )}
              {asked.level !== 'region' && (
                <th scope="col" className="hide-narrow">
                  Región
                </th>
              )}
              {head('adjudicaciones', 'Adjudicaciones', 'num')}
              {head('base', BASE_OPTIONS[report.base], 'num hide-narrow')}
              {head('tasa', report.base === 'elegibles' ? 'Cobertura, al menos' : 'Por mil', 'num')}
              {head('mujeres', 'A mujeres', 'num hide-narrow')}
              <th scope="col">
                <span className="visually-hidden">Fuente</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {[...report.own, ...rows].map((row) => {
              const zone = zones.get(row.zone);
              const region = zone && ancestor(summary.territory, zone.id, 'region');
              return (
                <ZoneRow
                  key={row.zone}
                  row={row}
                  name={nameOf(row)}
                  region={asked.level === 'region' ? undefined : ((region && zones.get(region)?.name) ?? '')}
                  asked={asked}
                  isChosen={row.zone === chosen}
                  isHovered={row.zone === hovered}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      <Take />
    </section>
  );
}

/** One zone. Hundreds stand together: only those that change are drawn again as the pointer goes over them. */
const ZoneRow = memo(function ZoneRow(props: {
  readonly row: ZoneCoverage;
  readonly name: string;
  /** Undefined where the zones are regions. */
  readonly region: string | undefined;
  readonly asked: CoverageAsked;
  readonly isChosen: boolean;
  readonly isHovered: boolean;
}): ReactNode {
  const { row, name, region, asked, isChosen, isHovered } = props;
  return (
    <tr
      data-zone={row.zone}
      className={`${isChosen ? 'is-chosen' : ''} ${isHovered ? 'is-hovered' : ''}`}
      onPointerEnter={() => hover(row.zone)}
      onPointerLeave={() => hover(undefined)}
    >
      <th scope="row">
        <button
          type="button"
          className="link-button"
          aria-current={isChosen ? 'true' : undefined}
          onClick={() => go({ zone: row.zone })}
        >
          {name}
        </button>
      </th>
      {region !== undefined && <td className="hide-narrow soft">{region}</td>}
      <td className="num">
        <Value measure={row.grants} />
      </td>
      <td className="num hide-narrow">
        <Between measure={row.base} />
      </td>
      <td className="num">
        <Between measure={row.rate} />
      </td>
      <td className="num hide-narrow">
        <Value measure={row.womenShare} />
      </td>
      <td>
        <Why
          short
          of={`Tasa de ${name}`}
          explain={() => askSupport('explainCoverage', asked, 'tasa', row.zone)}
        />
      </td>
    </tr>
  );
});

/** A figure, and under it the ends between which it lies. */
export function Between({ measure }: { readonly measure: Measure }): ReactNode {
  const interval = formatInterval(measure);
  return (
    <>
      <Value measure={measure} />
      {interval && <span className="small soft below">{interval}</span>}
    </>
  );
}

/** Order by a figure; what is missing comes last, whichever way. */
function byFigure(
  key: Exclude<Key, 'nombre'>,
  descending: boolean,
  a: ZoneCoverage,
  b: ZoneCoverage,
): number {
  const of = (row: ZoneCoverage): number => {
    const measure = { adjudicaciones: row.grants, base: row.base, tasa: row.rate, mujeres: row.womenShare }[
      key
    ];
    return isKnown(measure) ? measure.value : NaN;
  };
  const [left, right] = [of(a), of(b)];
  if (Number.isNaN(left) || Number.isNaN(right))
    return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
  return descending ? right - left : left - right;
}
