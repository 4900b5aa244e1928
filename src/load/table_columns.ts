import type { TableId } from './package.ts';
import type { Columns } from './table.ts';
import { beneficiariosColumns } from './tables/beneficiarios.ts';
import { catastroColumns } from './tables/catastro.ts';
import { comunasDatosColumns } from './tables/comunas_datos.ts';
import { comunasIndiceColumns } from './tables/comunas_indice.ts';
import { empresasColumns } from './tables/empresas.ts';
import { empresasTamanoColumns } from './tables/empresas_tamano.ts';
import { totalesColumns } from './tables/empresas_totales.ts';
import { focalizacionColumns } from './tables/focalizacion.ts';
import { formacionColumns } from './tables/formacion.ts';
import { instrumentosColumns } from './tables/instrumentos.ts';
import { metasColumns } from './tables/metas.ts';
import { ocupacionesColumns } from './tables/ocupaciones.ts';
import { pladecoColumns } from './tables/pladeco.ts';
import { proveedoresColumns } from './tables/proveedores.ts';
import { rutaColumns } from './tables/ruta.ts';
import { sectoresColumns } from './tables/sectores.ts';

/** The columns of every table of `RESOURCES`, as `docs/data.md` tells them; undefined for boundary files. */
export const COLUMNS: Readonly<Record<TableId, Columns | undefined>> = {
  comunas: undefined,
  comunas_indice: comunasIndiceColumns,
  zonas: undefined,
  empresas: empresasColumns,
  empresas_totales: totalesColumns,
  sectores: sectoresColumns,
  comunas_datos: comunasDatosColumns(['2019', '2024']),
  catastro: catastroColumns,
  proveedores: proveedoresColumns,
  ocupaciones: ocupacionesColumns,
  formacion: formacionColumns,
  instrumentos: instrumentosColumns,
  beneficiarios: beneficiariosColumns,
  empresas_tamano: empresasTamanoColumns,
  focalizacion: focalizacionColumns,
  metas: metasColumns,
  ruta: rutaColumns,
  pladeco: pladecoColumns,
};
