import type { ReactNode } from 'react';
import { figureGrid } from '../../domain/figure_grid.ts';
import { cell } from '../../domain/grid.ts';
import type { ZoneId } from '../../domain/ids.ts';
import { isKnown } from '../../domain/measure.ts';
import { periodLabel } from '../../domain/source.ts';
import type { Zone } from '../../domain/territory.ts';
import { changeBetween, otherYears } from '../../domain/years.ts';
import type { CubeSummary } from '../../load/summary.ts';
import { Take } from '../../reports/Take.tsx';
import { useOutlines } from '../../state/outlines.ts';
import { measureAt, type Shown } from '../../state/select.ts';
import { go } from '../../state/store.ts';
import { SelectField } from '../../ui/Field.tsx';
import { formatNumber } from '../../ui/format.ts';
import { YearLegend } from './YearLegend.tsx';
import { YearMap } from './YearMap.tsx';
import { type TwoYearsOfZone, type Year, YearTable } from './YearTable.tsx';

/** The figure shown in two years of one table: two maps with the same breaks, and the change of each zone. */
export function TwoYears({
  shown,
  zones,
}: {
  readonly shown: Shown;
  readonly zones: readonly Zone[];
}): ReactNode {
  const { summary, analysis, view } = shown;
  const cube = summary.cubes.find(({ id }) => id === analysis.settings.cube);
  const others = otherYears(summary.cubes, analysis.settings.cube);
  return (
    <section aria-labelledby="years-compared">
      <h3 id="years-compared">Dos años con los mismos cortes</h3>
      {others.length === 0 || !cube ? (
        <NoOtherYear shown={shown} cube={cube} />
      ) : (
        <>
          <div className="compare-choose no-print">
            <SelectField
              label={`Poner junto a ${periodLabel(cube.period)}`}
              value={others.some(({ id }) => id === view.against) ? (view.against ?? '') : ''}
              options={[
                { value: '', label: 'Ningún otro año' },
                ...others.map(({ id, period }) => ({ value: id, label: periodLabel(period) })),
              ]}
              onChange={(id) => go({ against: id || undefined })}
            />
          </div>
          <Pair shown={shown} zones={zones} cube={cube} />
        </>
      )}
    </section>
  );
}

/** The two years, the earlier first whichever of them is on the map. */
function Pair(props: {
  readonly shown: Shown;
  readonly zones: readonly Zone[];
  readonly cube: CubeSummary;
}): ReactNode {
  const { shown, zones, cube } = props;
  const { summary, analysis, against, layer, classes, sector } = shown;
  const outlines = useOutlines(analysis.settings.level);
  const other = summary.cubes.find(({ id }) => id === against?.settings.cube);
  if (!against || !other) return null;
  const at = layer.scope === 'zona' ? 0 : shown.column;
  if (at === -1) return null;
  const grid = figureGrid(against, layer.id);
  const isEarlier = other.period.to < cube.period.to;
  const rows = [...shown.guests, ...shown.rows].flatMap((row): TwoYearsOfZone[] => {
    const zone = summary.territory.zones.get(analysis.zones[row] as ZoneId);
    const here = measureAt(shown, row);
    const there = cell(grid, row, at);
    // Where the table reaches in neither year there is nothing to set side by side.
    const reached = [here, there].some((one) => isKnown(one) || one.missing !== 'sin-dato');
    if (!zone || !reached) return [];
    const [before, after] = isEarlier ? [there, here] : [here, there];
    return [{ id: zone.id, name: zone.name, before, after }];
  });
  const isStock = layer.kind === 'cantidad';
  const chosen = new Set(zones.map(({ id }) => id));
  rows.sort((a, b) => Number(chosen.has(b.id)) - Number(chosen.has(a.id)));
  const yearOf = ({ id, period }: CubeSummary): Year => ({ cube: id, label: periodLabel(period) });
  const years: readonly [Year, Year] = isEarlier
    ? [yearOf(other), yearOf(cube)]
    : [yearOf(cube), yearOf(other)];
  const name =
    layer.scope === 'zona' ? layer.name : `${layer.name}, ${summary.sectors.get(sector)?.short ?? sector}`;
  if (rows.length === 0) return <p>Ninguna zona tiene la cifra en alguno de los dos años.</p>;
  return (
    <>
      <p className="lead">
        {name}: {changeSentence(rows, years)}
      </p>
      <p className="small soft prose">
        {isStock
          ? 'Los círculos tienen una escala común: el mismo tamaño es la misma cifra en los dos años.'
          : 'Los cortes son comunes: salen de las cifras de los dos años juntas, así que un color dice lo mismo en ambos mapas, y también en el mapa grande.'}
        {layer.id === 'potencial' &&
          ' El puntaje es un lugar entre zonas y cada año junta los términos que ese año tiene: el primer año de una tabla, por ejemplo, no tiene crecimiento. Para un cambio que se pueda contar, elige otra medida.'}
      </p>
      {outlines && (
        <div className="two-years">
          {years.map((year, which) => (
            <figure key={year.cube}>
              <figcaption>{year.label}</figcaption>
              <YearMap
                outlines={outlines}
                figures={rows.map(({ id, name: zone, before, after }) => ({
                  id,
                  name: zone,
                  measure: which === 0 ? before : after,
                }))}
                classes={classes}
                stock={isStock}
                chosen={chosen}
                label={`${name}, ${year.label}`}
              />
            </figure>
          ))}
        </div>
      )}
      {outlines && <Take />}
      <YearLegend
        classes={classes}
        unit={shown.grid.unit}
        stock={isStock}
        measures={rows.flatMap(({ before, after }) => [before, after])}
      />
      <YearTable shown={shown} years={years} rows={rows} chosen={chosen} />
    </>
  );
}

/** Why there is no second year, which file would give it, and which tables here have one. */
function NoOtherYear({
  shown,
  cube,
}: {
  readonly shown: Shown;
  readonly cube: CubeSummary | undefined;
}): ReactNode {
  const { cubes } = shown.summary;
  const several = cubes.filter(({ id }) => otherYears(cubes, id).length > 0);
  return (
    <>
      <p className="prose">
        {cube ? `«${cube.title}»` : 'Esta tabla'} no tiene en este paquete otro periodo con los mismos
        sectores y el mismo largo. Lo daría una tabla <code>empresas</code> con dos valores o más en su
        columna <code>periodo</code>.
      </p>
      {several.length > 0 && (
        <>
          <p>Estas tablas sí tienen varios años:</p>
          <ul className="notes">
            {several.map(({ id, title }) => (
              <li key={id}>
                <button
                  type="button"
                  className="link-button"
                  onClick={() => {
                    const [other] = otherYears(cubes, id);
                    go({ cube: id, reference: undefined, counted: 'empresas', against: other?.id });
                  }}
                >
                  {title}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** «de 2009 a 2019 subió en 3 zonas y bajó en 3 de 7.» */
function changeSentence(rows: readonly TwoYearsOfZone[], [from, to]: readonly [Year, Year]): string {
  const changes = rows.flatMap(({ before, after }) => {
    const change = changeBetween(before, after);
    return isKnown(change) ? [change.value] : [];
  });
  if (changes.length === 0) return `ninguna zona tiene la cifra en ${from.label} y en ${to.label}.`;
  const up = changes.filter((change) => change > 0).length;
  const down = changes.filter((change) => change < 0).length;
  const of = `${formatNumber(changes.length)} ${changes.length === 1 ? 'zona' : 'zonas'} con cifra en los dos años`;
  return `de ${from.label} a ${to.label}, en ${of}, subió en ${formatNumber(up)} y bajó en ${formatNumber(down)}.`;
}
