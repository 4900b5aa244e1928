import type { ReactNode } from 'react';
import { variableOf } from '../../domain/context.ts';
import type { ZoneVariable } from '../../domain/inputs.ts';
import { type Explanation, readExplanation } from '../../domain/provenance.ts';
import type { Zone } from '../../domain/territory.ts';
import { zonePhrase } from '../../domain/territory.ts';
import { Take } from '../../reports/Take.tsx';
import type { Shown } from '../../state/select.ts';
import { Figure, Value } from '../../ui/Figure.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { Why, WhyFigure } from '../why/Why.tsx';
import { figureOf } from './facts.ts';

/** What the zone is like, whatever the sector: people, income, schooling, firms in all, diversity. */
export function Portrait({ shown, zone }: { readonly shown: Shown; readonly zone: Zone }): ReactNode {
  const data = shown.summary.zoneData;
  const [only] = zone.comunas;
  const rurality = zone.comunas.length === 1 && only !== undefined ? data?.rurality[only] : undefined;
  const variables = [...(data?.variables.values() ?? [])].filter(
    ({ id }) => !/^poblacion_\d/.test(id) && id !== 'poblacion_hombres',
  );
  const yearly = new Map<string, ZoneVariable[]>();
  for (const variable of variables)
    if (variable.id.endsWith(`_${variable.year}`)) {
      const kind = yearly.get(variable.name);
      if (kind) kind.push(variable);
      else yearly.set(variable.name, [variable]);
    }
  const once = variables.filter(({ id, year }) => !id.endsWith(`_${year}`));
  const years = [...new Set([...yearly.values()].flat().map(({ year }) => year))].sort();
  return (
    <section aria-labelledby="portrait-title">
      <h3 id="portrait-title">Cómo es {zonePhrase(zone)}</h3>
      {rurality && (
        <p>Comuna de clase {rurality.toLowerCase()} según la Política Nacional de Desarrollo Rural.</p>
      )}
      <dl className="figures">
        <Figure
          label="Sectores efectivos"
          measure={figureOf(shown, 'diversidad', zone, shown.sector)}
          detail="más alto, más diversa"
        >
          <WhyFigure figure="diversidad" of="Sectores efectivos" zone={zone.id} sector={shown.sector} />
        </Figure>
        <Figure
          label="Parecido con la referencia"
          measure={figureOf(shown, 'hachman', zone, shown.sector)}
          detail="1: se reparte igual (índice de Hachman)"
        >
          <WhyFigure figure="hachman" of="Parecido con la referencia" zone={zone.id} sector={shown.sector} />
        </Figure>
        <Figure
          label="Productividad de la zona"
          measure={figureOf(shown, 'productividad_zona', zone, shown.sector)}
          detail="veces la de la referencia, todas las actividades"
        >
          <WhyFigure
            figure="productividad_zona"
            of="Productividad de la zona"
            zone={zone.id}
            sector={shown.sector}
          />
        </Figure>
        {once.map((variable) => (
          <Figure
            key={variable.id}
            label={variable.name}
            measure={variableOf(variable, zone)}
            detail={variable.year}
          >
            <Why
              of={`${variable.name} ${variable.year}`}
              explain={async () => explainVariable(shown, zone, variable)}
            />
          </Figure>
        ))}
      </dl>
      <Take tables={['comunas_datos']} />
      {years.length > 0 && (
        <>
          <div className="table-wrap">
            <table>
              <caption>Todas las actividades, por año. Ventas y remuneraciones en UF de cada año.</caption>
              <TableHead
                columns={[{ label: 'Cifra' }, ...years.map((year) => ({ label: year, numeric: true }))]}
              />
              <tbody>
                {[...yearly].map(([name, kinds]) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    {years.map((year) => {
                      const variable = kinds.find((one) => one.year === year);
                      return (
                        <td key={year} className="num">
                          {variable && (
                            <>
                              <Value measure={variableOf(variable, zone)} />{' '}
                              <Why
                                short
                                of={`${name} ${year}`}
                                explain={async () => explainVariable(shown, zone, variable)}
                              />
                            </>
                          )}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Take tables={['comunas_datos']} />
        </>
      )}
    </section>
  );
}

function explainVariable(shown: Shown, zone: Zone, variable: ZoneVariable): Explanation | undefined {
  const data = shown.summary.zoneData;
  return (
    data &&
    readExplanation({
      ...variable,
      zone: zone.name,
      sector: undefined,
      measure: variableOf(variable, zone),
      source: data.source,
      lines: zone.comunas.map((comuna) => data.lines[comuna] ?? 0),
    })
  );
}
