import type { ZoneId } from '../../domain/ids.ts';
import type { Inputs } from '../../domain/inputs.ts';
import { addAll, type Issue } from '../checked.ts';
import { loadPackage } from '../load.ts';
import { loadSupport } from '../load_support.ts';
import { loadZones } from '../load_zones.ts';
import { ownSource } from '../own_files.ts';
import { DESCRIPTOR_FILE } from '../package.ts';
import type { FileSource, TableReport } from '../reading.ts';
import type { Composed } from './compose.ts';
import type { IssueGroup, Watch } from './contract.ts';
import type { Reading } from './items.ts';

/** What the readers of the program made of a composed package: what opening it will make. */
export interface WholeReading {
  readonly issues: readonly Issue[];
  readonly reports: readonly TableReport[];
  /** Why it cannot be opened at all. */
  readonly fatal: string | undefined;
  /** Zone that nearly all of its register is of, and its name. */
  readonly zone: string | undefined;
  readonly zoneName: string | undefined;
  /** Some of its rows are of another. */
  readonly outside: boolean;
}

/** What was told of one brought file. */
export interface Faults {
  readonly issues: readonly Issue[];
  /** Lines that the readers left out → why. */
  readonly left: ReadonlyMap<number, string>;
  readonly report: TableReport | undefined;
  readonly fatal?: string | undefined;
}

/** Faults of a cell that leave its row in. */
const OF_CELLS: ReadonlySet<string> = new Set([
  'celda-ilegible',
  'coordenadas-cambiadas',
  'coordenadas-fuera-de-chile',
]);
/** Tables that are read only where one of them is named. */
const SUPPORT = [
  'instrumentos',
  'beneficiarios',
  'empresas_tamano',
  'focalizacion',
  'metas',
  'ruta',
  'pladeco',
] as const;
/** A register with at least this part of its rows in one zone is of that zone. */
const NEARLY_ALL = 0.95;
const MOST_EXAMPLES = 20;

/** Reads a composed package to its end, tables of support and layers of zones too. */
export async function readWhole(composed: Composed, base: FileSource, watch: Watch): Promise<WholeReading> {
  const own = ownSource(composed.files);
  const source: FileSource = {
    read: async (path) => (composed.files.has(path) ? own.read(path) : base.read(path)),
  };
  const loaded = await loadPackage(source, watch);
  const issues = [...loaded.issues];
  const reports: TableReport[] = [];
  const fatal = loaded.issues.find(({ severity }) => severity === 'fatal');
  let zone: ReturnType<typeof zoneOf>;
  let outside = false;
  if (loaded.value) {
    const { files, descriptor, inputs } = loaded.value;
    reports.push(...loaded.value.reports);
    const named = new Set(descriptor.resources.map(({ mapa }) => mapa.tabla));
    const support = SUPPORT.some((table) => named.has(table))
      ? [await loadSupport(files, descriptor, inputs)]
      : [];
    watch.signal.throwIfAborted();
    const zones = named.has('zonas') ? [await loadZones(loaded.value)] : [];
    for (const more of [...support, ...zones]) {
      addAll(issues, more.issues);
      reports.push(...more.value.reports);
    }
    zone = zoneOf(inputs);
    outside = zone !== undefined && zone.rows < (inputs.catastro?.businesses.length ?? 0);
  }
  return {
    issues,
    reports,
    // The reader brought no descriptor: what is wrong with ours is of all their files.
    fatal: fatal && (fatal.file === DESCRIPTOR_FILE ? fatal.message : `${fatal.file}: ${fatal.message}`),
    zone: zone?.id,
    zoneName: zone?.name,
    outside,
  };
}

/** The comuna or region of nearly all the businesses; undefined where they are of several, or where there are none. */
function zoneOf({ catastro, territory }: Inputs): { id: string; name: string; rows: number } | undefined {
  if (!catastro || catastro.businesses.length === 0) return undefined;
  const { comuna } = catastro.businesses.columns;
  const counts = new Map<ZoneId, number>();
  for (const at of comuna) {
    const place = territory.comunas[at];
    if (!place) continue;
    for (const id of [place.cut, place.region]) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const found = [...counts]
    .filter(([, count]) => count >= catastro.businesses.length * NEARLY_ALL)
    .sort(([a], [b]) => b.length - a.length)[0];
  const zone = found && territory.zones.get(found[0]);
  return zone && { id: zone.id, name: zone.name, rows: found[1] };
}

/** What was told of the resource that a brought file became. */
export function faultsOf(whole: WholeReading, resource: string, reading: Reading): Faults {
  const shown = reading.piece?.shown;
  const issues = whole.issues.filter(({ file }) => file === shown);
  const left = new Map<number, string>();
  const leave = (line: number, message: string) => {
    // That it is left out goes without saying where only such rows are told.
    const why = message.replace(/ (La fila se|Se) deja fuera\.$/, '');
    const before = left.get(line);
    left.set(line, before === undefined ? why : before.includes(why) ? before : `${before} ${why}`);
  };
  for (const { line, issue } of reading.laid?.rejected ?? []) leave(line, issue.message);
  for (const { severity, line, code, message } of issues)
    if (severity === 'error' && line !== undefined && !OF_CELLS.has(code)) leave(line, message);
  return {
    issues,
    left,
    report: whole.reports.find((one) => one.resource === resource),
    fatal: issues.find(({ severity }) => severity === 'fatal')?.message,
  };
}

/** How many rows of a file are left out. */
export function leftOutLines({ rows, laid, piece, left: before }: Reading, { left, report }: Faults): number {
  if (piece?.content.kind === 'contornos') return before;
  if (!laid) return report ? report.rejected : rows;
  // One row of theirs that is one of ours: the report counts them. Else a line is out where none of its rows is in.
  if (report && report.rows === laid.total && laid.rows.length + laid.rejected.length === laid.total)
    return report.rejected;
  const lines = new Set(laid.rows.map(({ line }) => line));
  return [...left.keys()].filter((line) => !lines.has(line) || left.has(line)).length;
}

export function groupsOf(issues: readonly Issue[]): readonly IssueGroup[] {
  const groups = new Map<string, { severity: Issue['severity']; count: number; examples: Issue[] }>();
  for (const issue of issues) {
    const found = groups.get(issue.code) ?? { severity: issue.severity, count: 0, examples: [] };
    found.count += issue.times ?? 1;
    if (found.examples.length < MOST_EXAMPLES) found.examples.push(issue);
    groups.set(issue.code, found);
  }
  const grave = { fatal: 0, error: 1, aviso: 2 };
  return [...groups]
    .map(([code, group]) => ({ code, ...group }))
    .sort((a, b) => grave[a.severity] - grave[b.severity] || b.count - a.count);
}
