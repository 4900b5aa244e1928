import type { Places } from '../domain/inputs.ts';
import { buildTerritory, type Territory } from '../domain/territory.ts';
import type { Boundary } from './boundaries.ts';
import { addAll, type Checked, hasFatal, type Issue } from './checked.ts';
import type { Outlines } from './outlines.ts';
import { DESCRIPTOR_FILE, type Descriptor, type Resource } from './package.ts';
import type { FileSource, startReading } from './reading.ts';
import { buildComunaIndex, type ComunaIndex, comunasIndiceColumns } from './tables/comunas_indice.ts';

/** Where everything lies: the comunas, their centres, and their outlines for whoever draws or places something. */
export interface Ground {
  readonly territory: Territory;
  /** Of the comunas in the order of the territory. */
  readonly places: Places;
  /** The resource of the outlines. */
  readonly outline: Resource;
  /** Read when first asked for; read again where they could not be. */
  readonly boundaries: () => Promise<Checked<Outlines>>;
}

/** Whether a package says where its comunas are without their outlines, and places nothing by them. */
export function opensWithoutOutlines({ resources }: Descriptor): boolean {
  const names = (table: string) => resources.some(({ mapa }) => mapa.tabla === table);
  return names('comunas_indice') && !names('catastro');
}

/**
 * The comunas of a package: by its index, which is small, and then the outlines are left for later; without one, by the
 * outlines. Undefined, with the fatal issue that says so, where there is neither.
 */
export async function readGround(
  files: FileSource,
  descriptor: Descriptor,
  reading: ReturnType<typeof startReading>,
  issues: Issue[],
): Promise<Ground | undefined> {
  const [outline] = reading.resourcesOf('comunas');
  if (!outline) {
    issues.push({
      severity: 'fatal',
      file: DESCRIPTOR_FILE,
      code: 'sin-limites',
      message: 'El paquete no trae una tabla «comunas» con los contornos. Sin ella no hay mapa.',
    });
    return undefined;
  }
  const index = await readIndex(reading, issues);
  if (hasFatal(issues)) return undefined;
  const read = async (): Promise<Checked<Outlines>> => {
    const { readOutlines } = await import('./outlines.ts');
    return readOutlines(files, descriptor, outline, index?.territory);
  };
  if (index && opensWithoutOutlines(descriptor)) return { ...index, outline, boundaries: whenAsked(read) };
  const found = await read();
  addAll(issues, found.issues);
  reading.reports.unshift(...found.value.reports);
  if (hasFatal(issues)) return undefined;
  const { boundaries } = found.value;
  const known = { value: { boundaries, reports: [] }, issues: [] };
  return { ...(index ?? (await byOutlines(boundaries))), outline, boundaries: async () => known };
}

async function readIndex(
  { resourcesOf, bytesOf, tableOf, report }: ReturnType<typeof startReading>,
  issues: Issue[],
): Promise<ComunaIndex | undefined> {
  const [resource] = resourcesOf('comunas_indice');
  const bytes = resource && (await bytesOf(resource));
  if (!resource || !bytes) return undefined;
  const read = tableOf(resource, bytes, comunasIndiceColumns);
  const built = buildComunaIndex(read.rows, resource.path);
  addAll(issues, built.issues);
  report(resource, read, built.value?.territory.comunas.length ?? 0);
  return built.value;
}

async function byOutlines(boundaries: readonly Boundary[]): Promise<ComunaIndex> {
  // A package with an index does not need to measure its outlines.
  const { centresOf } = await import('./centres.ts');
  const territory = buildTerritory(boundaries.map(({ comuna }) => comuna));
  return { territory, places: centresOf(geometriesOf(territory, boundaries)) };
}

/** The outlines of the comunas, in the order of the territory. */
export function geometriesOf(
  { comunas }: Territory,
  boundaries: readonly Boundary[],
): readonly Boundary['geometry'][] {
  const found = new Map(boundaries.map(({ comuna, geometry }) => [comuna.cut, geometry]));
  return comunas.map(({ cut }) => found.get(cut) ?? null);
}

/**
 * The tables stand without the outlines: what is fatal for a map is an error for the package, and a file that did not come
 * may come the next time.
 */
function whenAsked(read: () => Promise<Checked<Outlines>>): Ground['boundaries'] {
  let kept: Promise<Checked<Outlines>> | undefined;
  return () => {
    kept ??= read().then(
      ({ value, issues }) => {
        if (value.boundaries.length === 0) kept = undefined;
        return {
          value,
          issues: issues.map((one) => (one.severity === 'fatal' ? { ...one, severity: 'error' } : one)),
        };
      },
      (reason) => {
        kept = undefined;
        throw reason;
      },
    );
    return kept;
  };
}
