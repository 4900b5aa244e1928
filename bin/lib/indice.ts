import { buildTerritory } from '../../src/domain/territory.ts';
import { readBoundaries } from '../../src/load/boundaries.ts';
import { centresOf } from '../../src/load/centres.ts';
import { geometriesOf } from '../../src/load/ground.ts';
import { comunasIndiceColumns } from '../../src/load/tables/comunas_indice.ts';

/** Name of the index in a package, beside its outlines. */
export const INDEX_FILE = 'comunas_indice.csv';

export const INDEX_COLUMNS = Object.keys(
  comunasIndiceColumns,
) as readonly (keyof typeof comunasIndiceColumns)[];

/**
 * What the outlines of a package say of its comunas besides their shape, by code. Centres are written whole, so that what is
 * measured from them is the same with the index and with the outlines.
 */
export function makeIndex(outlines: Uint8Array): readonly Record<(typeof INDEX_COLUMNS)[number], string>[] {
  const { value } = readBoundaries(outlines, 'comunas.topojson');
  const territory = buildTerritory(value.map(({ comuna }) => comuna));
  const { longitude, latitude } = centresOf(geometriesOf(territory, value));
  const written = (degrees: number | undefined) =>
    degrees === undefined || Number.isNaN(degrees) ? '' : String(degrees);
  return territory.comunas
    .map(({ cut, name, provinceName, regionName }, at) => ({
      cut,
      comuna: name,
      provincia: provinceName,
      region: regionName,
      longitud: written(longitude[at]),
      latitud: written(latitude[at]),
    }))
    .sort((a, b) => (a.cut < b.cut ? -1 : 1));
}
