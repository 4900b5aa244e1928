import { addAll, type Issue } from '../checked.ts';
import { loadPackage } from '../load.ts';
import { loadSupport } from '../load_support.ts';
import { loadZones } from '../load_zones.ts';
import { ownSource } from '../own_files.ts';
import { DESCRIPTOR_FILE } from '../package.ts';
import { RESOURCES } from '../resources.ts';
import type { Examination, ExaminedFile, PackageFiles, Watch } from './contract.ts';
import type { Expanded } from './expand.ts';
import { groupsOf } from './judge.ts';

/** A whole package among what was brought. */
export interface OwnPackage {
  readonly files: PackageFiles;
  /** Paths that were brought and are not of it. */
  readonly beside: readonly string[];
}

/** The package of the descriptor that lies nearest to the top; undefined where there is none. */
export function ownPackageOf(files: readonly Expanded[]): OwnPackage | undefined {
  const depth = (path: string) => path.split('/').length;
  const [found] = files
    .filter(({ path, kind }) => path.split('/').at(-1) === DESCRIPTOR_FILE && kind === 'json')
    .sort((a, b) => depth(a.path) - depth(b.path) || (a.path < b.path ? -1 : 1));
  if (!found) return undefined;
  const folder = found.path.slice(0, -DESCRIPTOR_FILE.length);
  const inside = files.filter(({ path }) => path.startsWith(folder));
  return {
    files: new Map(inside.map(({ path, blob }) => [path.slice(folder.length), blob])),
    beside: files.filter((one) => !inside.includes(one)).map(({ path }) => path),
  };
}

/** A package as it will open: nothing of it is chosen here. */
export async function examineOwn({ files, beside }: OwnPackage, watch: Watch): Promise<Examination> {
  const loaded = await loadPackage(ownSource(files), watch);
  const fatal = loaded.issues.find(({ severity }) => severity === 'fatal');
  const issues = [...loaded.issues];
  const reports = [...(loaded.value?.reports ?? [])];
  if (loaded.value) {
    const { files: source, descriptor, inputs } = loaded.value;
    const support = await loadSupport(source, descriptor, inputs);
    watch.signal.throwIfAborted();
    const outlines = await loaded.value.boundaries();
    const zones = await loadZones(loaded.value);
    for (const more of [outlines, support, zones]) {
      addAll(issues, more.issues);
      reports.push(...more.value.reports);
    }
  }
  const size = new Map(
    (loaded.value?.descriptor.resources ?? []).map(({ name, path }) => [name, files.get(path)?.size ?? 0]),
  );
  const tables = reports.map(
    (report): ExaminedFile => ({
      ...EMPTY,
      id: report.resource,
      path: report.file,
      bytes: size.get(report.resource) ?? 0,
      takenFor: RESOURCES.find(({ id }) => id === report.table)?.title ?? report.table,
      table: report.table,
      candidates: [report.table],
      dialect: report.separator
        ? { encoding: report.encoding, separator: report.separator, decimals: undefined, headerLine: 1 }
        : undefined,
      rows: report.rows,
      used: report.used,
      rejected: report.rejected,
      issues: groupsOf(issues.filter(({ file }) => file === report.file)),
      note: report.title,
    }),
  );
  const others = beside.map(
    (path): ExaminedFile => ({
      ...EMPTY,
      id: path,
      path,
      takenFor: 'No es del paquete',
      note: 'Trajiste un paquete entero, y este archivo está fuera de él.',
    }),
  );
  const descriptor: ExaminedFile = {
    ...EMPTY,
    id: DESCRIPTOR_FILE,
    path: DESCRIPTOR_FILE,
    bytes: files.get(DESCRIPTOR_FILE)?.size ?? 0,
    takenFor: 'La lista de lo que trae el paquete',
    issues: groupsOf(issues.filter(({ severity, file }) => severity === 'fatal' || file === DESCRIPTOR_FILE)),
    problem: fatal && saidOf(fatal),
  };
  return {
    files: [...(fatal ? [descriptor] : []), ...tables, ...others],
    title: loaded.value?.descriptor.title ?? '',
    over: undefined,
    problem: fatal && `El paquete no se puede abrir. ${saidOf(fatal)}`,
  };
}

/** Which file, and what is wrong; once where the message names it. */
function saidOf({ file, message }: Issue): string {
  return message.includes(file) ? message : `${file}: ${message}`;
}

const EMPTY: ExaminedFile = {
  id: '',
  path: '',
  bytes: 0,
  takenFor: '',
  layout: undefined,
  table: 'ninguna',
  candidates: [],
  dialect: undefined,
  columns: [],
  header: [],
  signature: '',
  period: undefined,
  sample: undefined,
  partial: false,
  rows: 0,
  used: 0,
  rejected: 0,
  issues: [],
  unknownComunas: [],
  note: undefined,
  problem: undefined,
};
