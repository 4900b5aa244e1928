import { sectorOf } from '../../../src/domain/business.ts';
import type { ClassifiedRow } from '../../../src/domain/evaluation/register.ts';
import { known } from '../../../src/domain/measure.ts';
import type { Support } from '../../../src/domain/support/support.ts';
import { FIRM_TYPES, STAGES } from '../../../src/domain/support/vocabulary.ts';
import { classifyCatastro } from '../../../src/load/own_register.ts';
import { type Asked, identityOf, periodText, shownRows } from './pedido.ts';
import type { Printed } from './registro.ts';

/**
 * Type and stage of the businesses of a catastro (method 5), and how many could not be told and why. Only from the tables
 * made of the catastro by section: the others count the same businesses.
 */
export function* evaluationOf(asked: Asked, _support: Support): Generator<Printed> {
  const { context, sector } = asked;
  const { inputs, cube, zones } = context;
  const { catastro, territory } = inputs;
  if (!catastro || !cube.fromCatastro || (cube.sectorLevel !== 'rubro' && sector === undefined)) return;
  const { rows } = classifyCatastro(catastro, territory).classification;
  for (const at of shownRows(asked)) {
    const comunas = new Set(zones[at]?.comunas);
    const here = catastro.businesses.flatMap((business, row) => {
      const found = rows[row];
      const fits = sector === undefined || sectorOf(business, cube.sectorLevel) === sector;
      return found && fits && comunas.has(business.comuna) ? [found] : [];
    });
    const told = (indicador: string, detalle: string, is: (row: ClassifiedRow) => boolean): Printed => ({
      ...identityOf(asked, at),
      sector: sector ?? null,
      indicador,
      detalle,
      anio: periodText(cube.period),
      ...known(here.filter(is).length, 'empresas', { n: here.length }),
    });
    for (const type of FIRM_TYPES) yield told('tipo_de_empresa', type, (row) => row.type === type);
    yield told('tipo_sin_clasificar', 'faltan rasgos', ({ reason }) => reason === 'faltan-rasgos');
    yield told('tipo_sin_clasificar', 'rasgos repartidos', ({ reason }) => reason === 'reparto');
    for (const stage of STAGES) yield told('etapa', stage, (row) => row.stage === stage);
    yield told('etapa_sin_clasificar', 'falta la fecha de inicio', (row) =>
      row.stageLacking.includes('tiempo'),
    );
    yield told(
      'etapa_sin_clasificar',
      'falta la permanencia',
      ({ stageLacking }) => stageLacking.includes('permanencia') && !stageLacking.includes('tiempo'),
    );
  }
}
