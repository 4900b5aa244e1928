import type { FirmCube, Inputs, ReferenceTotals, Suppliers, ZoneData } from '../domain/inputs.ts';
import { CIIU, type SectorTree } from '../domain/sectors.ts';
import type { RegisterTexts } from './bulk/register.ts';
import { addAll, type Checked, hasFatal, type Issue } from './checked.ts';
import { type Ground, geometriesOf, opensWithoutOutlines, readGround } from './ground.ts';
import type { Watch } from './open/contract.ts';
import { DESCRIPTOR_FILE, type Descriptor, readDescriptor, type TableId } from './package.ts';
import { fieldsBySchema, sourceOf } from './provenance.ts';
import { ahead, type FileSource, startReading, type TableReport } from './reading.ts';
import type { PlacingSummary } from './tables/catastro_rules.ts';
import { buildZoneData, comunasDatosColumns, yearsInHeader } from './tables/comunas_datos.ts';
import { buildFirmCubes, empresasColumns } from './tables/empresas.ts';
import { buildTotals, totalesColumns } from './tables/empresas_totales.ts';
import { buildTraining, formacionColumns } from './tables/formacion.ts';
import { buildOccupations, ocupacionesColumns, usedRows } from './tables/ocupaciones.ts';
import { buildSectorTree, sectoresColumns } from './tables/sectores.ts';

export interface Loaded {
  /** Where the files are: the tables of support are read when first asked for (see load_support.ts). */
  readonly files: FileSource;
  readonly descriptor: Descriptor;
  readonly inputs: Inputs;
  /** Read when first asked for, where the package has an index of its comunas. */
  readonly boundaries: Ground['boundaries'];
  readonly boundaryNotice: string;
  readonly reports: readonly TableReport[];
  readonly placing: PlacingSummary | undefined;
  /** The words of a register too long to be kept whole: read from its file when somebody asks. */
  readonly register: RegisterTexts | undefined;
}

/** Tables of which a package holds one at most. */
const ONLY_ONE = [
  'comunas',
  'comunas_indice',
  'comunas_datos',
  'catastro',
  'proveedores',
  'ocupaciones',
  'formacion',
] as const satisfies readonly TableId[];

/** Tables that are read as a package opens, besides those of which it holds one. */
const SEVERAL: readonly TableId[] = ['sectores', 'empresas', 'empresas_totales'];

/** Files that opening the package will read, the outlines last: they are the longest. */
function atOnce(descriptor: Descriptor): readonly string[] {
  const { resources } = descriptor;
  const first = ONLY_ONE.toReversed().flatMap(
    (table) => resources.find(({ mapa }) => mapa.tabla === table) ?? [],
  );
  const wanted = [...resources.filter(({ mapa }) => SEVERAL.includes(mapa.tabla)), ...first];
  const later = opensWithoutOutlines(descriptor) ? 'comunas' : undefined;
  return wanted.flatMap(({ path, mapa }) => (mapa.tabla === later ? [] : [path]));
}

/**
 * Reads, joins and cross-checks a package. `value` is undefined when an issue is fatal; the issues say why. Rejects with the
 * reason of the watch's signal when it is told to stop.
 */
export async function loadPackage(files: FileSource, watch?: Watch): Promise<Checked<Loaded | undefined>> {
  const issues: Issue[] = [];
  const opened = readDescriptor(await files.read(DESCRIPTOR_FILE));
  addAll(issues, opened.issues);
  const descriptor = opened.value;
  if (!descriptor) return { value: undefined, issues };

  const soon = ahead(files, atOnce(descriptor));
  const reading = startReading(soon, descriptor, issues);
  const { reports, resourcesOf, onlyOne, bytesOf, tableOf, report } = reading;

  const ground = await readGround(soon, descriptor, reading, issues);
  if (!ground) return { value: undefined, issues };
  const { territory, places, outline } = ground;

  onlyOne(ONLY_ONE);

  let sectors: SectorTree = CIIU;
  for (const resource of resourcesOf('sectores')) {
    const bytes = await bytesOf(resource);
    if (!bytes) continue;
    const read = tableOf(resource, bytes, sectoresColumns);
    const built = buildSectorTree(read.rows, resource.path);
    addAll(issues, built.issues);
    sectors = new Map([...sectors, ...built.value]);
    report(resource, read, read.rows.length - built.issues.length);
  }

  let zoneData: ZoneData | undefined;
  for (const resource of resourcesOf('comunas_datos').slice(0, 1)) {
    const bytes = await bytesOf(resource);
    if (!bytes) continue;
    const years = yearsInHeader(bytes);
    const read = tableOf(resource, bytes, comunasDatosColumns(years));
    const source = sourceOf(resource);
    const fieldOf = fieldsBySchema(resource, source.year);
    const built = buildZoneData(read.rows, read.present, years, territory, source, fieldOf);
    addAll(issues, built.issues);
    zoneData = built.value;
    report(resource, read, read.rows.length - built.issues.length);
  }

  const cubes: FirmCube[] = [];
  for (const resource of resourcesOf('empresas')) {
    const bytes = await bytesOf(resource);
    if (!bytes) continue;
    const read = tableOf(resource, bytes, empresasColumns);
    const built = buildFirmCubes(read.rows, resource, territory, sectors, sourceOf(resource));
    addAll(issues, built.issues);
    cubes.push(...built.value);
    report(resource, read, read.rows.length - built.issues.length);
  }

  const totals: ReferenceTotals[] = [];
  for (const resource of resourcesOf('empresas_totales')) {
    const bytes = await bytesOf(resource);
    if (!bytes) continue;
    const read = tableOf(resource, bytes, totalesColumns);
    const built = buildTotals(read.rows, sectors, sourceOf(resource));
    addAll(issues, built.issues);
    totals.push(...built.value);
    report(resource, read, read.rows.length - built.issues.length);
  }

  const year = Number(descriptor.created.slice(0, 4));
  let catastro: Inputs['catastro'];
  let placing: PlacingSummary | undefined;
  let register: Loaded['register'];
  for (const resource of resourcesOf('catastro').slice(0, 1)) {
    // Reader, counts and geometry of a register come only with a package that has one.
    const { readCatastro } = await import('./with_catastro.ts');
    const geometries = geometriesOf(territory, (await ground.boundaries()).value.boundaries);
    const under = { territory, geometries, referential: outline.mapa.referencial, year };
    const read = await readCatastro(reading, files, resource, under, issues, watch);
    if (!read) continue;
    catastro = read.catastro;
    placing = read.placing;
    register = read.register;
    cubes.push(...read.cubes);
  }

  let suppliers: Suppliers | undefined;
  for (const resource of resourcesOf('proveedores').slice(0, 1)) {
    const bytes = await bytesOf(resource);
    if (!bytes) continue;
    const { buildSuppliers, proveedoresColumns } = await import('./tables/proveedores.ts');
    const read = tableOf(resource, bytes, proveedoresColumns);
    suppliers = buildSuppliers(read.rows, territory, sourceOf(resource));
    report(resource, read, read.rows.length);
  }

  let occupations: Inputs['occupations'];
  for (const resource of resourcesOf('ocupaciones').slice(0, 1)) {
    const bytes = await bytesOf(resource);
    if (!bytes) continue;
    const read = tableOf(resource, bytes, ocupacionesColumns);
    const kind = { assumed: resource.mapa.supuesto, own: false };
    const built = buildOccupations(read.rows, sectors, sourceOf(resource), kind);
    addAll(issues, built.issues);
    occupations = built.value;
    report(resource, read, usedRows(read.rows, built.value));
  }

  let training: Inputs['training'];
  for (const resource of resourcesOf('formacion').slice(0, 1)) {
    const bytes = await bytesOf(resource);
    if (!bytes) continue;
    const read = tableOf(resource, bytes, formacionColumns);
    const built = buildTraining(read.rows, resource, territory, sourceOf(resource));
    addAll(issues, built.issues);
    training = built.value;
    const left = built.issues.filter(({ severity }) => severity === 'error').length;
    report(resource, read, read.rows.length - left);
  }

  // The table that the descriptor names first is the one shown first, whichever of the two kinds it is.
  const place = new Map(descriptor.resources.map(({ name }, at) => [name, at]));
  cubes.sort((a, b) => (place.get(a.source.resource) ?? 0) - (place.get(b.source.resource) ?? 0));
  // A table that cannot be read has already said why there is nothing.
  if (cubes.length === 0 && !hasFatal(issues))
    issues.push({
      severity: 'fatal',
      file: DESCRIPTOR_FILE,
      code: 'sin-empresas',
      message: 'El paquete no trae ninguna fila usable de empresas ni de catastro.',
    });
  if (hasFatal(issues)) return { value: undefined, issues };
  watch?.signal.throwIfAborted();
  const inputs: Inputs = Object.freeze({
    territory,
    places,
    sectors,
    cubes,
    totals,
    zoneData,
    catastro,
    suppliers,
    occupations,
    training,
    year,
  });
  return {
    value: {
      files,
      descriptor,
      inputs,
      boundaries: ground.boundaries,
      boundaryNotice: outline.mapa.aviso ?? '',
      reports,
      placing,
      register,
    },
    issues,
  };
}
