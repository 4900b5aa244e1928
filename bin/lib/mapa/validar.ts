import { hasFatal, type Issue, SEVERITIES } from '../../../src/load/checked.ts';
import type { Loaded } from '../../../src/load/load.ts';
import { countBySeverity, counted, issueLine, openPackage } from './paquete.ts';
import { printAll, type Streams } from './salida.ts';

/** Prints what is wrong in a package. 1 when something fatal stops it, 0 otherwise. */
export async function validate(folder: string, json: boolean, streams: Streams): Promise<number> {
  const { value, issues } = await openPackage(folder);
  const pieces = json
    ? [`${JSON.stringify(asJson(value, issues), null, 2)}\n`]
    : asText(folder, value, issues);
  await printAll(pieces, streams);
  return hasFatal(issues) ? 1 : 0;
}

function asJson(loaded: Loaded | undefined, issues: readonly Issue[]) {
  return {
    paquete: loaded?.descriptor.name ?? null,
    titulo: loaded?.descriptor.title ?? null,
    ficticio: loaded?.descriptor.mapa.ficticio ?? null,
    fatal: hasFatal(issues),
    conteo: countBySeverity(issues),
    tablas: (loaded?.reports ?? []).map((report) => ({
      tabla: report.table,
      recurso: report.resource,
      archivo: report.file,
      filas: report.rows,
      usadas: report.used,
      rechazadas: report.rejected,
      codificacion: report.encoding,
      separador: report.separator,
      columnas_ignoradas: report.ignored,
    })),
    ubicacion: loaded?.placing
      ? {
          por_coordenadas: loaded.placing.byPlacing.coordenadas,
          por_codigo: loaded.placing.byPlacing.codigo,
          por_nombre: loaded.placing.byPlacing.nombre,
          desacuerdos: loaded.placing.disagreements,
          sin_lugar: loaded.placing.unplaced,
          fuera_del_territorio: loaded.placing.outside,
          sin_sector: loaded.placing.withoutSector,
        }
      : null,
    problemas: issues.map(({ severity, file, line, column, code, message }) => ({
      gravedad: severity,
      archivo: file,
      linea: line,
      columna: column,
      codigo: code,
      mensaje: message,
    })),
  };
}

function* asText(folder: string, loaded: Loaded | undefined, issues: readonly Issue[]): Generator<string> {
  const { descriptor, reports = [], placing } = loaded ?? {};
  yield descriptor
    ? `${descriptor.title} (${descriptor.name}${descriptor.version ? `, versión ${descriptor.version}` : ''})${descriptor.mapa.ficticio ? ' · FICTICIO' : ''}\n`
    : `${folder}: el paquete no se puede abrir.\n`;
  const width = Math.max(0, ...reports.map(({ file }) => file.length));
  for (const { file, rows, used, rejected, encoding, ignored } of reports)
    yield `  ${file.padEnd(width)}  ${String(rows).padStart(7)} filas  ${String(used).padStart(7)} usadas  ${String(rejected).padStart(5)} rechazadas  ${encoding}${ignored.length > 0 ? `  columnas no usadas: ${ignored.join(', ')}` : ''}\n`;
  if (placing) {
    const { coordenadas, codigo, nombre } = placing.byPlacing;
    yield `  Negocios ubicados por coordenadas ${coordenadas}, por código ${codigo}, por nombre ${nombre}; sin lugar ${placing.unplaced}; fuera del territorio ${placing.outside}; comuna distinta del punto ${placing.disagreements}; sin sector ${placing.withoutSector}.\n`;
  }

  const counts = countBySeverity(issues);
  yield issues.length === 0
    ? '\nSin problemas.\n'
    : `\n${SEVERITIES.map((severity) => counted(counts[severity], severity)).join(', ')}\n`;
  for (const severity of SEVERITIES)
    for (const [title, group] of groupsOf(issues.filter((issue) => issue.severity === severity))) {
      yield `\n${title}: ${counted(group.length, severity)}\n`;
      for (const issue of group) yield `  ${issueLine(issue)}\n`;
    }
}

/** Alike faults of one file together, in the order in which they appear. */
function groupsOf(issues: readonly Issue[]): ReadonlyMap<string, readonly Issue[]> {
  const groups = new Map<string, Issue[]>();
  for (const issue of issues) {
    const title = `${issue.file} · ${issue.code}`;
    const group = groups.get(title);
    if (group) group.push(issue);
    else groups.set(title, [issue]);
  }
  return groups;
}
