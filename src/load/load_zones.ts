import type { AreaLayer } from '../domain/areas.ts';
import { layerId } from '../domain/cell_size.ts';
import { buildLocator } from '../domain/containment.ts';
import { addAll, type Checked, type Issue } from './checked.ts';
import { geometriesOf } from './ground.ts';
import type { Loaded } from './load.ts';
import { sourceOf } from './provenance.ts';
import { startReading, type TableReport } from './reading.ts';
import { readZones } from './tables/zonas.ts';

export interface LoadedZones {
  readonly layers: readonly AreaLayer[];
  readonly reports: readonly TableReport[];
}

/** Whatever of an open package the zones are read with. */
export type WithZones = Pick<Loaded, 'files' | 'descriptor' | 'inputs' | 'boundaries'>;

/**
 * Reads the layers of zones below the comuna of an open package. They do not stop a package from opening: one that is wrong
 * is told and left out.
 */
export async function loadZones({
  files,
  descriptor,
  inputs,
  boundaries,
}: WithZones): Promise<Checked<LoadedZones>> {
  const issues: Issue[] = [];
  const { reports, resourcesOf, bytesOf, toldBefore, report } = startReading(files, descriptor, issues);
  const resources = resourcesOf('zonas');
  const layers: AreaLayer[] = [];
  if (resources.length === 0) return { value: { layers, reports }, issues };
  const { value: outlines } = await boundaries();
  const locate = buildLocator(geometriesOf(inputs.territory, outlines.boundaries));
  for (const [at, resource] of resources.entries()) {
    const bytes = await bytesOf(resource);
    if (!bytes) continue;
    const { objeto, columnas, titulo } = resource.mapa;
    const read = readZones(
      bytes,
      { file: resource.mapa.archivo ?? resource.path, object: objeto, names: columnas },
      locate,
    );
    toldBefore(resource);
    addAll(issues, read.issues);
    const { areas, total } = read.value;
    const source = sourceOf(resource);
    if (areas.length > 0) layers.push({ id: layerId(at), title: titulo ?? source.title, source, areas });
    report(
      resource,
      { total, rejected: total - areas.length, encoding: 'UTF-8', separator: '', ignored: [], issues: [] },
      areas.length,
    );
  }
  if (!inputs.catastro)
    issues.push({
      severity: 'aviso',
      file: resources[0]?.path ?? '',
      code: 'zonas-sin-catastro',
      message:
        'El paquete trae zonas bajo la comuna, y las tablas oficiales cuentan por comuna. Para contar en ellas hace falta un catastro con coordenadas.',
    });
  return { value: { layers, reports }, issues };
}
