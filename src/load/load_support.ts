import type { Inputs } from '../domain/inputs.ts';
import type { SourceRef } from '../domain/source.ts';
import type { Support } from '../domain/support/support.ts';
import { addAll, type Checked, type Issue } from './checked.ts';
import type { Descriptor, Resource, TableId } from './package.ts';
import { sourceOf } from './provenance.ts';
import { type FileSource, startReading, type TableReport } from './reading.ts';
import type { Columns, Row } from './table.ts';
import {
  type BeneficiariesTable,
  beneficiariosColumns,
  buildBeneficiaries,
  joinBeneficiaries,
} from './tables/beneficiarios.ts';
import { buildSizeCounts, empresasTamanoColumns } from './tables/empresas_tamano.ts';
import { buildDecisions, focalizacionColumns } from './tables/focalizacion.ts';
import { buildCatalogue, instrumentosColumns } from './tables/instrumentos.ts';
import { buildProgramme, metasColumns } from './tables/metas.ts';
import { buildPlans, pladecoColumns } from './tables/pladeco.ts';
import { buildRouteEdits, rutaColumns } from './tables/ruta.ts';

export interface LoadedSupport {
  readonly support: Support;
  readonly reports: readonly TableReport[];
}

/** Tables of support of which a package holds one at most. */
const ONLY_ONE = [
  'instrumentos',
  'empresas_tamano',
  'focalizacion',
  'metas',
  'ruta',
  'pladeco',
] as const satisfies readonly TableId[];

/**
 * Reads the tables of public support of an open package. They do not stop a package from opening: a file that is wrong is
 * told, and what it would feed says that it lacks it.
 */
export async function loadSupport(
  files: FileSource,
  descriptor: Descriptor,
  inputs: Inputs,
): Promise<Checked<LoadedSupport>> {
  const issues: Issue[] = [];
  const { reports, resourcesOf, onlyOne, bytesOf, tableOf, report } = startReading(files, descriptor, issues);
  onlyOne(ONLY_ONE);
  const first = async <C extends Columns, T>(
    table: TableId,
    columns: C,
    build: (rows: readonly Row<C>[], source: SourceRef, resource: Resource) => Checked<T>,
  ): Promise<T | undefined> => {
    const [resource] = resourcesOf(table);
    const bytes = resource && (await bytesOf(resource));
    if (!resource || !bytes) return undefined;
    const read = tableOf(resource, bytes, columns);
    const built = build(read.rows, sourceOf(resource), resource);
    addAll(issues, built.issues);
    report(resource, read, read.rows.length - rowsLeftOut(built.issues));
    return built.value;
  };
  const catalogue = await first('instrumentos', instrumentosColumns, buildCatalogue);
  const tables: BeneficiariesTable[] = [];
  for (const resource of resourcesOf('beneficiarios')) {
    const bytes = await bytesOf(resource);
    if (!bytes) continue;
    const read = tableOf(resource, bytes, beneficiariosColumns);
    const table = buildBeneficiaries(read.rows, inputs, catalogue, resource, tables);
    addAll(issues, table.issues);
    tables.push(table.value);
    report(resource, read, read.rows.length - rowsLeftOut(table.issues));
  }
  const sizes = await first('empresas_tamano', empresasTamanoColumns, (rows, _source, resource) =>
    buildSizeCounts(rows, inputs, resource),
  );
  const decisions = await first('focalizacion', focalizacionColumns, (rows, source) =>
    buildDecisions(rows, inputs, catalogue, source),
  );
  const programme = await first('metas', metasColumns, buildProgramme);
  const routeEdits = await first('ruta', rutaColumns, (rows, source) =>
    buildRouteEdits(rows, catalogue, source),
  );
  const plan = await first('pladeco', pladecoColumns, (rows, source) =>
    buildPlans(rows, inputs.territory, source),
  );
  const beneficiaries = tables.length > 0 ? joinBeneficiaries(tables) : undefined;
  return {
    value: { support: { catalogue, beneficiaries, sizes, decisions, programme, routeEdits, plan }, reports },
    issues,
  };
}

/** Rows that a builder left out: it told an error of each; a row with two is one row. */
function rowsLeftOut(issues: readonly Issue[]): number {
  return new Set(
    issues.flatMap(({ severity, line }) => (severity === 'error' && line !== undefined ? [line] : [])),
  ).size;
}
