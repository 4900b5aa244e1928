import { pladecoColumns } from '../../src/load/tables/pladeco.ts';
import { CALAMA } from './catastro-ficticio.ts';

export type PladecoColumn = keyof typeof pladecoColumns;

export const PLADECO_COLUMNS = Object.keys(pladecoColumns) as PladecoColumn[];

type Line = Readonly<Partial<Record<PladecoColumn, string | number>>>;

/** An invented plan, so that an invented register can be seen as evidence without a real plan beside it. */
export function makePlan(): readonly Line[] {
  const shared = {
    cut: CALAMA.cut,
    plan: 'Plan ficticio',
    periodo: 'vigente hasta 2099, que no existe',
    fuente: 'Acta inventada N° 000',
    fecha: '2026-01-01',
  };
  const of = (programa: string, linea: string, rows: readonly Line[]): readonly Line[] =>
    rows.map((row) => ({ ...shared, programa, linea, ...row }));
  return [
    ...of('', '', [
      {
        fila: 'transversal',
        orden: '1',
        texto: 'El municipio inventado debe juntarse con los negocios inventados.',
        grupos: 3,
        de_grupos: 4,
        evidencia: 'instrumentos',
      },
      { fila: 'transversal', orden: '2', texto: 'Cuidar el buen ánimo de la ciudad inventada.' },
    ]),
    ...of('1', '', [{ fila: 'programa', texto: 'Programa inventado de fomento', revisado: 'si' }]),
    ...of('1', '1.a', [
      {
        fila: 'linea',
        texto: 'Catastro inventado',
        revisado: 'si',
        evidencia: 'formalidad|sectores|tamano|empleo|conmutacion|impuestos|ubicacion|proveedores',
      },
      {
        fila: 'observacion',
        orden: '1',
        texto: 'Contar los negocios formales e informales.',
        evidencia: 'formalidad',
      },
      {
        fila: 'observacion',
        orden: '2',
        texto: 'Saber cuántos proveedores son de la comuna.',
        evidencia: 'proveedores',
      },
      { fila: 'actor', orden: '3', texto: 'Una universidad que no existe' },
    ]),
    ...of('1', '1.b', [
      {
        fila: 'linea',
        texto: 'Vitrina inventada de negocios',
        revisado: 'si',
        evidencia: 'vitrina|instrumentos|apoyo|mujeres',
      },
      {
        fila: 'propuesta',
        orden: '1',
        texto: 'Mostrar solo a quien pide aparecer.',
        evidencia: 'vitrina',
      },
    ]),
    ...of('2', '', [{ fila: 'programa', texto: 'Programa inventado de estudios', revisado: 'si' }]),
    ...of('2', '2.a', [
      {
        fila: 'linea',
        texto: 'Estudios para empleos que no existen',
        revisado: 'si',
        evidencia: 'estudios|ocupaciones|jovenes',
      },
      {
        fila: 'observacion',
        orden: '1',
        texto: 'Enseñar lo que los negocios inventados ocupan.',
        evidencia: 'ocupaciones',
      },
    ]),
  ];
}
