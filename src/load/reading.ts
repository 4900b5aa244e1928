import type { SourceRef } from '../domain/source.ts';
import { addAll, type Issue } from './checked.ts';
import type { Descriptor, Resource, TableId } from './package.ts';
import { sourceOf } from './provenance.ts';
import { type Columns, type ReadTable, readTable } from './table.ts';

/** Where the bytes of a package come from: the network in the page, the disk on the command line. */
export interface FileSource {
  /** Undefined when the file is not there. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** The same file unread, where it is at hand: what is too long for the memory is read in parts. */
  blob?(path: string): Promise<Blob | undefined>;
}

/**
 * The same files, these asked for all at once: one after another, each would be a round trip of the network. What is at hand
 * is left to its turn, because all of it would be in memory at the same time.
 */
export function ahead(files: FileSource, paths: readonly string[]): FileSource {
  if (files.blob) return files;
  const early = new Map(paths.map((path) => [path, files.read(path)]));
  // Whoever reads one is told that it failed.
  for (const one of early.values()) one.catch(() => undefined);
  return {
    read(path) {
      const found = early.get(path);
      early.delete(path);
      return found ?? files.read(path);
    },
  };
}

/** What was made of one file: rows in = rows used + rows rejected. */
export interface TableReport {
  readonly table: TableId;
  readonly resource: string;
  readonly title: string;
  readonly file: string;
  readonly rows: number;
  readonly used: number;
  readonly rejected: number;
  readonly encoding: string;
  readonly separator: string;
  readonly ignored: readonly string[];
  readonly source: SourceRef;
}

/** What reading the tables of a package takes, with one list of faults and one of reports for all of them. */
export function startReading(files: FileSource, descriptor: Descriptor, issues: Issue[]) {
  const reports: TableReport[] = [];
  /** What was told of a file when it was written in the columns of this format. */
  const toldBefore = ({ path, mapa: { antes, archivo } }: Resource) => {
    for (const one of antes?.problemas ?? []) issues.push({ ...one, file: archivo ?? path } as Issue);
  };
  return {
    reports,
    resourcesOf: (table: TableId): readonly Resource[] =>
      descriptor.resources.filter((one) => one.mapa.tabla === table),
    /** Tells of the second and later resources of tables of which one is read: the first. */
    onlyOne(tables: readonly TableId[]): void {
      for (const table of tables)
        for (const extra of descriptor.resources.filter((one) => one.mapa.tabla === table).slice(1))
          issues.push({
            severity: 'aviso',
            file: extra.path,
            code: 'tabla-de-mas',
            message: `El paquete trae más de una tabla «${table}»; vale la primera y esta no se usa.`,
          });
    },
    async bytesOf(resource: Resource): Promise<Uint8Array | undefined> {
      const bytes = await files.read(resource.path);
      if (!bytes)
        issues.push({
          severity: resource.mapa.tabla === 'comunas' ? 'fatal' : 'error',
          file: resource.path,
          code: 'archivo-ausente',
          message: 'El paquete nombra este archivo y no está.',
        });
      return bytes;
    },
    tableOf<C extends Columns>(resource: Resource, bytes: Uint8Array, columns: C): ReadTable<C> {
      const { delimiter } = resource.dialect;
      const { archivo, columnas, linea } = resource.mapa;
      const read = readTable(bytes, columns, {
        file: archivo ?? resource.path,
        names: columnas,
        ...(delimiter ? { delimiter } : {}),
        ...(linea ? { lines: linea } : {}),
      });
      toldBefore(resource);
      addAll(issues, read.issues);
      return read;
    },
    toldBefore,
    report(resource: Resource, read: Omit<ReadTable<Columns>, 'rows' | 'present'>, used: number): void {
      const rows = read.total + (resource.mapa.antes?.filas ?? 0);
      reports.push({
        table: resource.mapa.tabla,
        resource: resource.name,
        title: resource.title,
        file: resource.mapa.archivo ?? resource.path,
        rows,
        used,
        rejected: rows - used,
        encoding: read.encoding,
        separator: read.separator,
        ignored: read.ignored,
        source: sourceOf(resource),
      });
    },
  };
}
