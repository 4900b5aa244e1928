import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Checked, type Issue, SEVERITIES, type Severity } from '../../../src/load/checked.ts';
import { type FileSource, type Loaded, loadPackage } from '../../../src/load/load.ts';

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

export function openPackage(folder: string): Promise<Checked<Loaded | undefined>> {
  return loadPackage(diskSource(folder));
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
