import type { SectorCode } from '../../../src/domain/ids.ts';
import { isKnown, type Measure } from '../../../src/domain/measure.ts';
import { specialisedChange } from '../../../src/domain/people/change.ts';
import { coefficientsIn, demandOf } from '../../../src/domain/people/demand.ts';
import { gapOf } from '../../../src/domain/people/gap.ts';
import { GROUPS } from '../../../src/domain/people/groups.ts';
import { payYear, womenShare } from '../../../src/domain/people/pay.ts';
import { supplyOf } from '../../../src/domain/people/supply.ts';
import { workersOf, workSource } from '../../../src/domain/people/workers.ts';
import { registerProfile } from '../../../src/domain/register.ts';
import { type Asked, identityOf, periodText, shownRows } from './pedido.ts';
import { finite, type Printed } from './registro.ts';

/** How far the supply of people is looked for, in kilometres: what the page begins with. */
const REACH = 60;

/** Demand by occupation group (of the zone, and of each sector), supply and gap: method 2.1 to 2.5. */
export function* peopleOf(asked: Asked): Generator<Printed> {
  const { context, sector: onlySector } = asked;
  const { inputs, sectors, cube } = context;
  const source = workSource(context);
  const coefficients = coefficientsIn(context);
  const all = sectors.map((_, column) => column);
  const assumed = inputs.occupations?.assumed ? 'supuesto del proyecto' : undefined;
  for (const row of shownRows(asked)) {
    const identity = identityOf(asked, row);
    const zone = context.zones[row];
    if (!zone) continue;
    const workers = workersOf(source, row);
    const demand = demandOf(coefficients, workers, all);
    const printed = (
      indicador: string,
      measure: Measure,
      more: { detalle?: string; sector?: SectorCode; anio?: string; lectura?: string | undefined } = {},
    ): Printed => ({
      ...identity,
      sector: more.sector ?? null,
      indicador,
      detalle: more.detalle ?? null,
      anio: more.anio ?? periodText(cube.period),
      ...finite(measure),
      ...(more.lectura ? { lectura: more.lectura } : {}),
    });
    if (inputs.occupations) {
      for (const [at, group] of GROUPS.entries()) {
        const posts = demand.posts[at];
        if (posts) yield printed('demanda', posts, { detalle: `grupo ${group}`, lectura: assumed });
      }
      for (const [column, sector] of sectors.entries()) {
        if (onlySector && sector !== onlySector) continue;
        const own = demandOf(coefficients, workers, [column]);
        for (const [at, group] of GROUPS.entries()) {
          const posts = own.posts[at];
          if (posts) yield printed('demanda', posts, { sector, detalle: `grupo ${group}`, lectura: assumed });
        }
      }
    }
    const supply = supplyOf(inputs, zone, REACH);
    if (supply) {
      yield printed('matricula', supply.enrolled, { anio: supply.year, detalle: `hasta ${REACH} km` });
      for (const { area, level, enrolled } of supply.fields)
        yield printed('matricula', enrolled, { anio: supply.year, detalle: `${area}, ${level}` });
    }
    if (inputs.occupations && supply)
      for (const { group, reading, students } of gapOf(demand, supply).groups)
        if (reading !== 'no-aplica')
          yield printed(
            'brecha_ocupaciones',
            isKnown(supply.enrolled) ? { value: students, unit: 'personas' } : supply.enrolled,
            { anio: supply.year, detalle: `grupo ${group}`, lectura: reading },
          );
    const change = specialisedChange(context, row);
    if (change) yield printed('cambio_especializada', change.result, { lectura: assumed });
    const paid = payYear(context);
    if (paid) yield printed('mujeres_trabajadoras', womenShare(context, row, paid), { anio: paid });
    if (!cube.fromCatastro) continue;
    for (const sector of sectors)
      if (!onlySector || sector === onlySector)
        for (const { id, explanation } of registerProfile(inputs, zone, sector)?.shares ?? [])
          yield printed('catastro', explanation.result, { sector, detalle: id });
  }
}
