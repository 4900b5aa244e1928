import { catastroCube } from '../domain/catastro.ts';
import { buildCellIndex, buildCellLocator } from '../domain/cell_index.ts';
import type { FirmCube, Inputs } from '../domain/inputs.ts';
import type { Territory } from '../domain/territory.ts';
import type { Boundary } from './boundaries.ts';
import type { RegisterTexts } from './bulk/register.ts';
import { addAll, type Issue } from './checked.ts';
import type { Watch } from './open/contract.ts';
import type { Resource } from './package.ts';
import { sourceOf } from './provenance.ts';
import type { FileSource, startReading } from './reading.ts';
import { buildCatastro, catastroColumns } from './tables/catastro.ts';
import type { PlacingSummary } from './tables/catastro_rules.ts';

/** What only a package with a catastro needs, so that it is one chunk of its own (see docs/decisions/0010). */

export interface CatastroRead {
  readonly catastro: NonNullable<Inputs['catastro']>;
  readonly placing: PlacingSummary;
  readonly cubes: readonly FirmCube[];
  /** The words of its rows, where they are not kept with the businesses. */
  readonly register: RegisterTexts | undefined;
}

/** From here on a register is read from its bytes: below, texts are as fast, and its words are at hand. */
const LONG = 8 * 2 ** 20;

/** Reads and counts the register of a package. Undefined, with an issue that says so, when its file is not there. */
export async function readCatastro(
  { tableOf, bytesOf, toldBefore, report }: ReturnType<typeof startReading>,
  files: FileSource,
  resource: Resource,
  ground: {
    readonly territory: Territory;
    readonly geometries: readonly Boundary['geometry'][];
    readonly referential: boolean;
    /** Of the package, for a register that does not tell its own. */
    readonly year: number;
  },
  issues: Issue[],
  watch: Watch | undefined,
): Promise<CatastroRead | undefined> {
  const source = sourceOf(resource);
  const { territory } = ground;
  const { mapa, dialect, path } = resource;
  const blob = await files.blob?.(path);
  const isLong = blob !== undefined && (blob.size >= LONG || path.toLowerCase().endsWith('.gz'));
  let read: Pick<CatastroRead, 'catastro' | 'placing' | 'register'>;
  if (isLong && mapa.linea === undefined && (dialect.delimiter ?? ';').length === 1) {
    const { blobSource, readRegister } = await import('./bulk/register.ts');
    const { locate, locateFixed } = buildCellIndex(ground.geometries);
    const { exam, catastro, texts } = await readRegister(
      blobSource(blob, path),
      source,
      {
        file: source.file,
        names: mapa.columnas,
        ...(dialect.delimiter ? { delimiter: dialect.delimiter } : {}),
        territory,
        locate,
        locateFixed,
        referential: ground.referential,
        territoryCode: mapa.territorio,
        comunas: mapa.comunas,
      },
      watch,
    );
    toldBefore(resource);
    addAll(issues, exam.issues);
    report(resource, { ...exam, rejected: exam.rejected.length }, exam.used);
    read = { catastro, placing: exam.placing, register: texts };
  } else {
    const bytes = await bytesOf(resource);
    if (!bytes) return undefined;
    const table = tableOf(resource, bytes, catastroColumns);
    const built = buildCatastro(
      table.rows,
      territory,
      buildCellLocator(ground.geometries),
      source,
      mapa.territorio,
      mapa.comunas,
      ground.referential,
    );
    addAll(issues, built.issues);
    report(resource, table, built.value.catastro.businesses.length);
    read = { ...built.value, register: undefined };
  }
  const { catastro } = read;
  const year = Number(source.year) || ground.year;
  const period = { from: year, to: year };
  const cubeOf = (level: 'rubro' | 'division', detail: string) =>
    catastroCube(
      catastro,
      territory.comunas.length,
      level,
      period,
      `${mapa.titulo ?? resource.title}, por ${detail}, ${year}`,
    );
  const cubes =
    catastro.businesses.length > 0 ? [cubeOf('rubro', 'rubro'), cubeOf('division', 'división')] : [];
  return { ...read, cubes };
}
