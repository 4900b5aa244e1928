import type { BroughtFile, Examination, Watch } from '../../../src/load/open/contract.ts';
import { type Desk, startDesk } from '../../../src/load/open/desk.ts';
import { collection, descriptorOf, memorySource, squareZone } from '../../fixtures/package.ts';

/** A shipped package of five comunas, a degree wide each, with a table of firms and one of the comunas. */
export const BASE = memorySource({
  'datapackage.json': descriptorOf(
    [
      { path: 'comunas.geojson', mapa: { tabla: 'comunas' } },
      {
        path: 'comunas_datos.csv',
        mapa: { tabla: 'comunas_datos' },
        sources: [{ title: 'Censo inventado', anio: '2024' }],
      },
      { path: 'empresas.csv', mapa: { tabla: 'empresas' } },
    ],
    { title: 'País de prueba', mapa: { formato: 1, ficticio: false, inicio: { sector: 'G' } } },
  ),
  'comunas.geojson': collection(
    squareZone('01101', -71, -21, { comuna: 'Iquique', region: 'Tarapacá' }),
    squareZone('02101', -71, -24, { comuna: 'Antofagasta', region: 'Antofagasta' }),
    squareZone('02201', -69, -23, { comuna: 'Calama', region: 'Antofagasta' }),
    squareZone('16101', -73, -37, { comuna: 'Chillán', region: 'Ñuble' }),
    squareZone('16102', -72, -37, { comuna: 'Bulnes', region: 'Ñuble' }),
  ),
  'comunas_datos.csv': 'cut,poblacion,escolaridad_anios,empresas_2024\n01101,200,12,30\n02201,150,11,20\n',
  'empresas.csv': 'periodo,cut,sector,empresas\n2024,01101,G,30\n2024,02201,C,20\n',
});

export function watching(): Watch {
  return { tell: () => undefined, signal: new AbortController().signal };
}

export function brought(path: string, content: string | Uint8Array | Blob): BroughtFile {
  const bytes = typeof content === 'string' || content instanceof Blob ? content : new Uint8Array(content);
  return { path, blob: new Blob([bytes]) };
}

export function bring(...files: readonly BroughtFile[]): Promise<Desk> {
  return startDesk(files, '', watching(), BASE);
}

/** The one file of an examination. */
export function only(examination: Examination) {
  const [file] = examination.files;
  if (!file || examination.files.length !== 1) throw new Error('no es uno solo');
  return file;
}
