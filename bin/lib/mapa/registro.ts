import type { SectorCode } from '../../../src/domain/ids.ts';
import type { Inputs } from '../../../src/domain/inputs.ts';
import { isKnown, type Measure, type MissingReason, type Unit } from '../../../src/domain/measure.ts';
import type { Grade } from '../../../src/domain/potential.ts';
import type { Reference, ZoneLevel } from '../../../src/domain/settings.ts';
import { formatInterval, formatMeasure, formatNumber } from '../../../src/ui/format.ts';
import { csvCell } from './salida.ts';

/** One measure with what it is a measure of: `value` or `missing`, and what goes with them, are the measure's own. */
export interface Printed {
  readonly zona: string;
  readonly nombre: string;
  readonly nivel: ZoneLevel | 'territorio' | 'pais';
  /** Null for a figure of the whole zone. */
  readonly sector: SectorCode | null;
  readonly indicador: string;
  /** What the figure is of, besides zone and sector: an occupation group, an anchor firm… Null where it is of nothing else. */
  readonly detalle: string | null;
  readonly anio: string;
  readonly tabla: string;
  readonly referencia: Reference | 'ninguna';
  readonly value?: number;
  readonly missing?: MissingReason;
  readonly low?: number;
  readonly high?: number;
  readonly n?: number;
  readonly unit: Unit;
  /** Only for a known potential score. */
  readonly grado?: Grade;
  /** Median place of the draws, its band, and how many zones are ranked. */
  readonly puesto?: number;
  readonly puesto_desde?: number;
  readonly puesto_hasta?: number;
  readonly puesto_entre?: number;
  /** What the figure says in a word, where it is only to be read so. */
  readonly lectura?: string;
}

/** JSON has no infinity: an interval with an open end is left out, not written as null. */
export function finite(measure: Measure): Measure {
  const { low, high } = measure;
  if (low === undefined || high === undefined || (Number.isFinite(low) && Number.isFinite(high)))
    return measure;
  const { low: _low, high: _high, ...rest } = measure;
  return rest;
}

export function* asJson(records: Iterable<Printed>): Generator<string> {
  let separator = '[\n';
  for (const record of records) {
    yield separator + JSON.stringify(record);
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

const CSV_COLUMNS = [
  'zona',
  'nombre',
  'nivel',
  'sector',
  'indicador',
  'detalle',
  'anio',
  'tabla',
  'referencia',
  'value',
  'missing',
  'low',
  'high',
  'n',
  'unit',
  'grado',
  'puesto',
  'puesto_desde',
  'puesto_hasta',
  'puesto_entre',
  'lectura',
] as const;

export function* asCsv(records: Iterable<Printed>): Generator<string> {
  yield `${CSV_COLUMNS.join(',')}\n`;
  for (const record of records)
    yield `${CSV_COLUMNS.map((column) => csvCell(record[column] ?? undefined)).join(',')}\n`;
}

export function* asText(records: Iterable<Printed>, inputs: Inputs): Generator<string> {
  let table = '';
  let zone = '';
  for (const record of records) {
    const heading = `${record.tabla} · por ${record.nivel} · referencia: ${record.referencia}`;
    if (heading !== table) {
      yield `${table ? '\n' : ''}${heading}\n`;
      table = heading;
      zone = '';
    }
    if (record.zona !== zone) {
      yield `\n${record.zona} ${record.nombre}\n`;
      zone = record.zona;
    }
    const measure = measureOf(record);
    const { n } = record;
    const sector = record.sector && (inputs.sectors.get(record.sector)?.short ?? record.sector);
    const interval = isKnown(measure) ? formatInterval(measure) : '';
    yield `  ${record.sector ? `${record.sector} ${sector} · ` : ''}${record.indicador}${record.detalle ? ` [${record.detalle}]` : ''} ${record.anio}: ${formatMeasure(measure)}${interval ? ` (${interval})` : ''}${n === undefined ? '' : `, n = ${formatNumber(n, Number.isInteger(n) ? 0 : 2)}`}${record.grado ? `, dato ${record.grado}` : ''}${placeText(record)}${record.lectura ? ` · ${record.lectura}` : ''}\n`;
  }
}

function placeText({ puesto, puesto_desde, puesto_hasta, puesto_entre }: Printed): string {
  return puesto === undefined
    ? ''
    : `, puesto ${puesto} de ${puesto_entre} (entre ${puesto_desde} y ${puesto_hasta})`;
}

function measureOf({ value, missing, low, high, unit }: Printed): Measure {
  const ends = low === undefined || high === undefined ? {} : { low, high };
  return value === undefined ? { missing: missing ?? 'sin-dato', unit, ...ends } : { value, unit, ...ends };
}
