import { STUDY_LEVELS, type Study, type Training } from '../../domain/inputs.ts';
import { isKnown, missing } from '../../domain/measure.ts';
import type { SourceRef } from '../../domain/source.ts';
import type { Territory } from '../../domain/territory.ts';
import type { Checked, Issue } from '../checked.ts';
import { cellValue, count, cut, measureOf, oneOf, optional, period, required, text } from '../columns.ts';
import type { Resource } from '../package.ts';
import type { Row } from '../table.ts';

export const formacionColumns = {
  anio: required(period, 'Año de la matrícula; se usa el último del archivo.'),
  cut: required(cut, 'Comuna de la sede donde se estudia.'),
  area: required(text, 'Área del conocimiento.'),
  nivel: required(oneOf(STUDY_LEVELS), 'Nivel de la carrera o programa.'),
  matricula: required(count, 'Personas matriculadas, sin los programas a distancia.', 'personas'),
  matricula_mujeres: optional(count, 'De ellas, mujeres.', 'personas'),
  titulados: optional(count, 'Personas tituladas en el año.', 'personas'),
};

/**
 * Who studies what and where, of the latest year of the file (rows of other years count as used: they are read, and kept
 * out of the figures). Two rows of one comuna, field and level: the first stands.
 */
export function buildTraining(
  rows: readonly Row<typeof formacionColumns>[],
  resource: Resource,
  territory: Territory,
  source: SourceRef,
): Checked<Training> {
  const issues: Issue[] = [];
  const rowOf = new Map<string, number>(territory.comunas.map((comuna, at) => [comuna.cut, at]));
  const { territorio, ausente } = resource.mapa;
  const inside = (place: string) => territorio === 'CL' || place.startsWith(territorio);
  const years = rows.flatMap(({ cells }) => cellValue(cells.anio)?.to ?? []);
  const latest = years.reduce((a, b) => Math.max(a, b), -Infinity);
  const seen = new Map<string, number>();
  const kept: Study[] = [];
  for (const { line, cells } of rows) {
    const place = cellValue(cells.cut);
    const year = cellValue(cells.anio);
    const area = cellValue(cells.area);
    const level = cellValue(cells.nivel);
    if (place === undefined || year === undefined || area === undefined || level === undefined) continue;
    const tell = (severity: Issue['severity'], column: string, code: string, message: string) =>
      issues.push({ severity, file: source.file, line, column, code, message });
    const comuna = rowOf.get(place);
    const key = `${year.to}|${place}|${area}|${level}`;
    const before = seen.get(key);
    if (comuna === undefined)
      tell('error', 'cut', 'comuna-sin-limite', `La comuna ${place} no está en el archivo de límites.`);
    else if (!inside(place))
      tell(
        'error',
        'cut',
        'fuera-del-territorio',
        `La comuna ${place} no es del territorio que la tabla declara (${territorio}).`,
      );
    else if (before !== undefined)
      tell('error', 'cut', 'fila-repetida', `Repite la comuna, el área y el nivel de la línea ${before}.`);
    else {
      seen.set(key, line);
      if (year.to !== latest) continue;
      const enrolled = measureOf(cells.matricula, 'personas');
      let women = measureOf(cells.matricula_mujeres, 'personas');
      if (isKnown(women) && isKnown(enrolled) && women.value > enrolled.value) {
        tell(
          'aviso',
          'matricula_mujeres',
          'partes-mayores-que-el-total',
          'Hay más mujeres que matrícula: la cifra de mujeres se lee como sin dato.',
        );
        women = missing('sin-dato', 'personas');
      }
      const graduates = measureOf(cells.titulados, 'personas');
      kept.push({ line, comuna, area, level, enrolled, women, graduates });
    }
  }
  return {
    value: {
      rows: kept,
      year: Number.isFinite(latest) ? String(latest) : source.year,
      complete: ausente === 'cero',
      covered: Uint8Array.from(territory.comunas, (comuna) => (inside(comuna.cut) ? 1 : 0)),
      source,
    },
    issues,
  };
}
