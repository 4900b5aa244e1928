import { analyseContext, type FigureId, figureGrid } from '../../../src/domain/analysis.ts';
import { buildContext, type Context } from '../../../src/domain/context.ts';
import { cell } from '../../../src/domain/grid.ts';
import { levelOf, parseZoneId, type SectorCode, type ZoneId } from '../../../src/domain/ids.ts';
import { INDICATORS } from '../../../src/domain/indicators/index.ts';
import type { FirmCube, Inputs } from '../../../src/domain/inputs.ts';
import { isKnown, type Measure, type MissingReason, type Unit } from '../../../src/domain/measure.ts';
import { type Grade, gradeOf, scoreOf } from '../../../src/domain/potential.ts';
import {
  availableReferences,
  type Counted,
  type Reference,
  settle,
  ZONE_LEVELS,
  type ZoneLevel,
} from '../../../src/domain/settings.ts';
import type { Period } from '../../../src/domain/source.ts';
import { formatInterval, formatMeasure, formatNumber } from '../../../src/ui/format.ts';
import { issueLine, openPackage } from './paquete.ts';
import { csvCell, printAll, type Streams } from './salida.ts';

export interface AnalyseOptions {
  readonly folder: string;
  readonly format: 'texto' | 'json' | 'csv';
  readonly level: ZoneLevel | undefined;
  readonly reference: Reference | undefined;
  readonly table: string | undefined;
  readonly counted: Counted | undefined;
  readonly zone: string | undefined;
  readonly sector: string | undefined;
}

/** One measure with what it is a measure of: `value` or `missing`, and what goes with them, are the measure's own. */
interface Printed {
  readonly zona: string;
  readonly nombre: string;
  readonly nivel: ZoneLevel;
  /** Null for a figure of the whole zone. */
  readonly sector: SectorCode | null;
  readonly indicador: FigureId;
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
}

/**
 * Prints every measure of the tables of a package. 0 when something was printed, 1 when the package does not open or no
 * table can answer what was asked, 2 when what was asked does not exist.
 */
export async function analysePackage(options: AnalyseOptions, streams: Streams): Promise<number> {
  const { value, issues } = await openPackage(options.folder);
  if (!value) {
    for (const issue of issues.filter(({ severity }) => severity === 'fatal')) streams.err(issueLine(issue));
    streams.err('El paquete no se puede abrir. Mira todos sus problemas con «validar».');
    return 1;
  }
  const { inputs } = value;
  const cubes = inputs.cubes.filter(({ id }) => options.table === undefined || id === options.table);
  if (cubes.length === 0) {
    streams.err(
      `No existe la tabla «${options.table}». Las tablas son: ${inputs.cubes.map(({ id }) => id).join(', ')}.`,
    );
    return 2;
  }
  const zone = options.zone === undefined ? undefined : parseZoneId(options.zone);
  if (options.zone !== undefined && (!zone || !inputs.territory.zones.has(zone))) {
    streams.err(`No existe la zona «${options.zone}» en el paquete. Usa su código: 02201, 022 o 02.`);
    return 2;
  }
  const level = options.level ?? zoneLevel(zone) ?? 'comuna';
  if (zone && levelOf(zone) !== level) {
    streams.err(`La zona ${zone} es de nivel ${levelOf(zone)} y pediste --nivel ${level}.`);
    return 2;
  }
  const sector = options.sector as SectorCode | undefined;
  if (sector && !inputs.sectors.has(sector)) {
    streams.err(`No existe el sector «${sector}» en el paquete.`);
    return 2;
  }

  const contexts = cubes.flatMap((cube) => {
    const answer = contextFor(inputs, cube, level, options, sector);
    if (typeof answer !== 'string') return [answer];
    streams.err(answer);
    return [];
  });
  if (contexts.length === 0) return 1;
  const records = function* () {
    for (const { context, reference } of contexts) yield* recordsOf(context, reference, zone, sector);
  };
  const print = { json: asJson, csv: asCsv, texto: asText }[options.format];
  await printAll(print(records(), inputs), streams);
  return 0;
}

function zoneLevel(zone: ZoneId | undefined): ZoneLevel | undefined {
  return zone && ZONE_LEVELS.find((level) => level === levelOf(zone));
}

interface Answer {
  readonly context: Context;
  readonly reference: Reference | 'ninguna';
}

/** The table brought to what was asked, or why it cannot be: nothing is replaced in silence. */
function contextFor(
  inputs: Inputs,
  cube: FirmCube,
  level: ZoneLevel,
  options: AnalyseOptions,
  sector: SectorCode | undefined,
): Answer | string {
  const references = availableReferences(inputs, cube, level);
  if (options.reference && !references.includes(options.reference))
    return `La tabla ${cube.id} no se puede comparar con «${options.reference}» por ${level}; se omite. Puede con: ${references.join(', ') || 'ninguna referencia'}.`;
  if (options.counted === 'trabajadores' && !cube.workers)
    return `La tabla ${cube.id} no trae trabajadores; se omite.`;
  if (sector && !cube.sectors.includes(sector))
    return `La tabla ${cube.id} no trae el sector ${sector}; se omite.`;
  const context = buildContext(
    inputs,
    settle(inputs, {
      cube: cube.id,
      level,
      ...(options.reference ? { reference: options.reference } : {}),
      ...(options.counted ? { counted: options.counted } : {}),
    }),
  );
  if (!context) return `La tabla ${cube.id} no se puede analizar; se omite.`;
  return { context, reference: references.length === 0 ? 'ninguna' : context.settings.reference };
}

/** `2019` or `2005-2024`, as it is written in the files. */
function periodText({ from, to }: Period): string {
  return from === to ? String(from) : `${from}-${to}`;
}

/** Every measure of a table. Zones of which the table has nothing are left out, unless one is asked for by name. */
function* recordsOf(
  context: Context,
  reference: Reference | 'ninguna',
  onlyZone: ZoneId | undefined,
  onlySector: SectorCode | undefined,
): Generator<Printed> {
  const analysis = analyseContext(context);
  const { cube, zones, sectors, settings } = context;
  const figures = [
    ...INDICATORS.map((indicator) => ({
      id: indicator.id as FigureId,
      scope: indicator.scope,
      year: indicator.year?.(context) ?? periodText(cube.period),
    })),
    { id: 'potencial' as const, scope: 'zona-sector' as const, year: periodText(cube.period) },
  ];
  for (const [row, zone] of zones.entries()) {
    if (onlyZone ? zone.id !== onlyZone : !zone.comunas.some((comuna) => cube.covered[comuna])) continue;
    for (const { id, scope, year } of figures) {
      const grid = figureGrid(analysis, id);
      const columns: readonly (SectorCode | null)[] = scope === 'zona' ? [null] : sectors;
      for (const [column, sector] of columns.entries()) {
        if (onlySector && sector !== null && sector !== onlySector) continue;
        const measure = finite(cell(grid, row, column));
        const score =
          id === 'potencial' && isKnown(measure)
            ? scoreOf(analysis.percentiles, settings.weights, row, column)
            : undefined;
        yield {
          zona: zone.id,
          nombre: zone.name,
          nivel: settings.level,
          sector,
          indicador: id,
          anio: year,
          tabla: cube.id,
          referencia: reference,
          ...measure,
          ...(score ? { grado: gradeOf(score, analysis.age).grade } : {}),
        };
      }
    }
  }
}

/** JSON has no infinity: an interval with an open end is left out, not written as null. */
function finite(measure: Measure): Measure {
  const { low, high } = measure;
  if (low === undefined || high === undefined || (Number.isFinite(low) && Number.isFinite(high)))
    return measure;
  const { low: _low, high: _high, ...rest } = measure;
  return rest;
}

function* asJson(records: Iterable<Printed>): Generator<string> {
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
] as const;

function* asCsv(records: Iterable<Printed>): Generator<string> {
  yield `${CSV_COLUMNS.join(',')}\n`;
  for (const record of records)
    yield `${CSV_COLUMNS.map((column) => csvCell(record[column] ?? undefined)).join(',')}\n`;
}

function* asText(records: Iterable<Printed>, inputs: Inputs): Generator<string> {
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
    yield `  ${record.sector ? `${record.sector} ${sector} · ` : ''}${record.indicador} ${record.anio}: ${formatMeasure(measure)}${interval ? ` (${interval})` : ''}${n === undefined ? '' : `, n = ${formatNumber(n, Number.isInteger(n) ? 0 : 2)}`}${record.grado ? `, dato ${record.grado}` : ''}\n`;
  }
}

function measureOf({ value, missing, low, high, unit }: Printed): Measure {
  const ends = low === undefined || high === undefined ? {} : { low, high };
  return value === undefined ? { missing: missing ?? 'sin-dato', unit, ...ends } : { value, unit, ...ends };
}
