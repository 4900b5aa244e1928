import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { MultiPolygon, Polygon } from 'geojson';
import { buildTerritory, type Territory } from '../../../src/domain/territory.ts';
import { readBoundaries } from '../../../src/load/boundaries.ts';
import { type Checked, hasFatal } from '../../../src/load/checked.ts';
import { DESCRIPTOR_FILE, readDescriptor } from '../../../src/load/package.ts';

export type Area = Polygon | MultiPolygon | null;

export interface Outlines {
  /** As it is copied into what is made. */
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly territory: Territory;
  /** In the order of the comunas of the territory. */
  readonly areas: readonly Area[];
  /** The package that they lie in says that they are only roughly where the comunas are. */
  readonly referential: boolean;
}

/** The outlines that a register is placed with; undefined when the file cannot be read, with the reason. */
export async function readOutlines(path: string): Promise<Checked<Outlines | undefined>> {
  const file = basename(path);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch {
    return {
      value: undefined,
      issues: [{ severity: 'fatal', file, code: 'sin-limites', message: `No se puede leer «${path}».` }],
    };
  }
  const { value, issues } = readBoundaries(bytes, file);
  if (hasFatal(issues) || value.length === 0) return { value: undefined, issues };
  const territory = buildTerritory(value.map(({ comuna }) => comuna));
  const geometryOf = new Map(value.map(({ comuna, geometry }) => [comuna.cut, geometry]));
  const areas = territory.comunas.map(({ cut }) => geometryOf.get(cut) ?? null);
  return { value: { bytes, file, territory, areas, referential: await isReferential(path) }, issues };
}

async function isReferential(path: string): Promise<boolean> {
  try {
    const { value } = readDescriptor(await readFile(join(dirname(path), DESCRIPTOR_FILE)));
    return value?.resources.find((one) => one.path === basename(path))?.mapa.referencial ?? false;
  } catch {
    return false;
  }
}

/** The outlines that come with the page. */
export const SHIPPED_OUTLINES = 'data/chile/comunas.topojson';
