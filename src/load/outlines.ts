import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { OwnTerritory } from '../domain/own.ts';
import type { ZoneLevel } from '../domain/settings.ts';
import type { Territory } from '../domain/territory.ts';
import { type Boundary, readBoundaries } from './boundaries.ts';
import { addAll, type Checked, hasFatal, type Issue } from './checked.ts';
import type { Descriptor, Resource } from './package.ts';
import { sourceOf } from './provenance.ts';
import { type FileSource, startReading, type TableReport } from './reading.ts';

/** The outlines of a package, with what opening it did not tell of them. */
export interface Outlines {
  /** Empty where they cannot be read. */
  readonly boundaries: readonly Boundary[];
  readonly reports: readonly TableReport[];
}

export interface OutlineProperties {
  readonly id: string;
  readonly name: string;
  readonly region: string;
}
export type OutlineCollection = FeatureCollection<Polygon | MultiPolygon, OutlineProperties>;

/**
 * Reads the outlines of a package; without them, and with the fatal issue that says so, where they cannot be. `indexed`: the
 * comunas by their index, where the package has one: it stands, and what the outlines say otherwise is told.
 */
export async function readOutlines(
  files: FileSource,
  descriptor: Descriptor,
  outline: Resource,
  indexed?: Territory,
): Promise<Checked<Outlines>> {
  const issues: Issue[] = [];
  const { bytesOf, toldBefore } = startReading(files, descriptor, issues);
  const file = outline.mapa.archivo ?? outline.path;
  const bytes = await bytesOf(outline);
  if (!bytes) return { value: { boundaries: [], reports: [] }, issues };
  const read = readBoundaries(bytes, file, outline.mapa.objeto);
  toldBefore(outline);
  addAll(issues, read.issues);
  if (hasFatal(issues)) return { value: { boundaries: [], reports: [] }, issues };
  const boundaries = indexed ? byIndex(read.value, indexed, file, issues) : read.value;
  const leftOut =
    read.issues.filter(({ code }) => code === 'zona-sin-codigo' || code === 'zona-repetida').length +
    (outline.mapa.antes?.filas ?? 0);
  const report = {
    table: 'comunas',
    resource: outline.name,
    title: outline.title,
    file,
    rows: read.value.length + leftOut,
    used: read.value.length,
    rejected: leftOut,
    encoding: 'UTF-8',
    separator: '',
    ignored: [],
    source: sourceOf(outline),
  } as const;
  return { value: { boundaries, reports: [report] }, issues };
}

/** The outlines of the comunas of the index, under its names; comunas on which the two differ are told. */
function byIndex(
  read: readonly Boundary[],
  { comunas }: Territory,
  file: string,
  issues: Issue[],
): readonly Boundary[] {
  const found = new Map(read.map((one) => [one.comuna.cut, one]));
  const known = new Set(comunas.map(({ cut }) => cut));
  const kept = comunas.map((comuna) => ({ comuna, geometry: found.get(comuna.cut)?.geometry ?? null }));
  const differ = [
    ...comunas.filter((one) => {
      const other = found.get(one.cut)?.comuna;
      return !other || SAID.some((key) => other[key] !== one[key]);
    }),
    ...read.flatMap(({ comuna }) => (known.has(comuna.cut) ? [] : [comuna])),
  ].map(({ name, cut }) => `${name} (${cut})`);
  if (differ.length > 0)
    issues.push({
      severity: 'error',
      file,
      code: 'indice-distinto',
      message: `El índice de comunas y los contornos no dicen lo mismo de ${differ.slice(0, 5).join(', ')}${differ.length > 5 ? ` y ${differ.length - 5} más` : ''}. Vale el índice: vuelve a hacerlo desde estos contornos.`,
    });
  return kept;
}

/** What index and outlines both say of a comuna. */
const SAID = ['name', 'provinceName', 'regionName', 'drawn'] as const;

/**
 * Outlines of the zones of a level, as the map draws them. Comunas as read; provinces and regions merged from them (what
 * merges is fetched only then).
 */
export async function outlines(
  boundaries: readonly Boundary[],
  level: ZoneLevel,
): Promise<OutlineCollection> {
  if (level === 'comuna')
    return {
      type: 'FeatureCollection',
      features: boundaries.flatMap(({ comuna, geometry }) =>
        geometry ? [outline(geometry, comuna.cut, comuna.name, comuna.region)] : [],
      ),
    };
  const { dissolve } = await import('./dissolve.ts');
  const idOf = ({ comuna }: Boundary) => (level === 'region' ? comuna.region : comuna.province);
  const merged = dissolve(boundaries, idOf);
  const first = new Map<string, Boundary['comuna']>(
    boundaries.toReversed().map((boundary) => [idOf(boundary), boundary.comuna]),
  );
  return {
    type: 'FeatureCollection',
    features: [...merged].flatMap(([id, geometry]) => {
      const comuna = first.get(id);
      return comuna
        ? [outline(geometry, id, level === 'region' ? comuna.regionName : comuna.provinceName, comuna.region)]
        : [];
    }),
  };
}

/**
 * Outlines of sets of comunas that the reader named, in their order; a set with nothing drawn has none. `region` is that of
 * its first comuna. Two sets may share comunas, so each is merged on its own.
 */
export async function ownOutlines(
  boundaries: readonly Boundary[],
  own: readonly OwnTerritory[],
): Promise<OutlineCollection> {
  const { dissolve } = await import('./dissolve.ts');
  return {
    type: 'FeatureCollection',
    features: own.flatMap(({ id, name, cuts }) => {
      const members = boundaries.filter(({ comuna }) => cuts.includes(comuna.cut));
      const [first] = members;
      const geometry = dissolve(members, () => id).get(id);
      return first && geometry ? [outline(geometry, id, name, first.comuna.region)] : [];
    }),
  };
}

function outline(
  geometry: Polygon | MultiPolygon,
  id: string,
  name: string,
  region: string,
): OutlineCollection['features'][number] {
  return { type: 'Feature', geometry, properties: { id, name, region } };
}
