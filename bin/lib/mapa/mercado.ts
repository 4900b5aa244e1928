import type { SectorCode } from '../../../src/domain/ids.ts';
import type { Measure } from '../../../src/domain/measure.ts';
import { anchorsOf } from '../../../src/domain/opportunities/anchors.ts';
import {
  firmContext,
  type Opportunity,
  opportunitiesOf,
} from '../../../src/domain/opportunities/opportunities.ts';
import { thresholdOf } from '../../../src/domain/opportunities/threshold.ts';
import { type Asked, identityOf, periodText, shownRows } from './pedido.ts';
import { finite, type Printed } from './registro.ts';

const EVIDENCE_WORDS = {
  fuerte: 'evidencia fuerte',
  media: 'evidencia media',
  debil: 'evidencia débil',
} as const;

/** Opportunities of each zone by evidence, what anchor firms buy, and from how many people a sector is there: 4.2 to 4.5. */
export function* marketOf(asked: Asked): Generator<Printed> {
  const { context, sector: onlySector } = asked;
  const { inputs, cube, settings, sectors } = context;
  const year = periodText(cube.period);
  const market = firmContext(inputs, settings);
  if (!market) return;
  for (const row of shownRows(asked)) {
    const identity = identityOf(asked, row);
    const zone = context.zones[row];
    const found = opportunitiesOf(market, row);
    for (const one of found)
      if (!onlySector || one.sector === onlySector)
        yield {
          ...identity,
          sector: one.sector,
          indicador: 'oportunidad',
          detalle: one.kinds.join(' + '),
          anio: year,
          ...finite(figureOf(one)),
          lectura: [EVIDENCE_WORDS[one.evidence], ...one.because].join('. '),
        };
    for (const anchor of (zone && anchorsOf(inputs, zone)) ?? []) {
      const printed = (indicador: string, detalle: string, measure: Measure): Printed => ({
        ...identity,
        sector: null,
        indicador,
        detalle,
        anio: inputs.suppliers?.source.year ?? '',
        ...finite(measure),
      });
      yield printed('proveedores_locales', anchor.name, anchor.localSuppliers.measure);
      yield printed('compras_locales', anchor.name, anchor.localSpending.measure);
      for (const { category, amount } of anchor.outside)
        yield printed('compras_fuera', `${anchor.name}: ${category}`, amount.measure);
    }
  }
  if (!asked.zone)
    for (const [column, sector] of sectors.entries())
      if (!onlySector || sector === onlySector) yield threshold(asked, column, sector, year);
}

/** The figure an opportunity stands on: the firms lacking; else how related it is, or what is bought of it. */
function figureOf({ kinds, supply, entrant, purchases }: Opportunity): Measure {
  if (kinds.includes('falta') && supply) return supply.gap;
  return entrant?.density ?? purchases?.amount ?? { missing: 'sin-dato', unit: 'empresas' };
}

function threshold(asked: Asked, column: number, sector: SectorCode, year: string): Printed {
  const { measure, sentence, rule } = thresholdOf(asked.context, column);
  return {
    zona: 'CL',
    nombre: 'Toda la tabla',
    nivel: 'pais',
    tabla: asked.context.cube.id,
    referencia: asked.reference,
    sector,
    indicador: 'umbral_poblacion',
    detalle: null,
    anio: year,
    ...finite(measure),
    lectura: sentence ?? rule,
  };
}
