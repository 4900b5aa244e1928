import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AreaLayer } from '../../../src/domain/areas.ts';
import type { Support } from '../../../src/domain/support/support.ts';
import { type Checked, type Issue, SEVERITIES, type Severity } from '../../../src/load/checked.ts';
import { type Loaded, loadPackage } from '../../../src/load/load.ts';
import { loadSupport } from '../../../src/load/load_support.ts';
import { loadZones } from '../../../src/load/load_zones.ts';
import type { FileSource } from '../../../src/load/reading.ts';

/** The files of a folder on disk. A file that cannot be read is as good as absent. */
export function diskSource(folder: string): FileSource {
  return {
    async read(path) {
      try {
        return await readFile(join(folder, path));
      } catch {
        return undefined;
      }
    },
  };
}

/** A package with its outlines, its tables of support and its zones below the comuna, which the page reads only when asked for them. */
export interface Whole extends Loaded {
  readonly support: Support;
  readonly layers: readonly AreaLayer[];
}

export async function openPackage(folder: string): Promise<Checked<Whole | undefined>> {
  const files = diskSource(folder);
  const { value, issues } = await loadPackage(files);
  if (!value) return { value, issues };
  const more = await loadSupport(files, value.descriptor, value.inputs);
  const outlines = await value.boundaries();
  const zones = await loadZones(value);
  return {
    value: {
      ...value,
      reports: [...outlines.value.reports, ...value.reports, ...zones.value.reports, ...more.value.reports],
      support: more.value.support,
      layers: zones.value.layers,
    },
    issues: [...issues, ...outlines.issues, ...zones.issues, ...more.issues],
  };
}

/** `empresas.csv:12 cut [error] La comuna…`: where, how grave, what. */
export function issueLine({ file, line, column, severity, message }: Issue): string {
  return `${file}${line === undefined ? '' : `:${line}`}${column ? ` ${column}` : ''} [${severity}] ${message}`;
}

export function countBySeverity(issues: readonly Issue[]): Record<Severity, number> {
  const counts = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const { severity } of issues) counts[severity] += 1;
  return counts;
}

const PLURALS: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  fatal: ['falla fatal', 'fallas fatales'],
  error: ['error', 'errores'],
  aviso: ['aviso', 'avisos'],
};

/** `2 errores`, `1 aviso`. */
export function counted(count: number, severity: Severity): string {
  return `${count} ${PLURALS[severity][count === 1 ? 0 : 1]}`;
}
