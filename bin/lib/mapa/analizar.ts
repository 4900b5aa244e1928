import { analyseContext } from '../../../src/domain/analysis.ts';
import { buildContext, type Context } from '../../../src/domain/context.ts';
import { levelOf, parseZoneId, type SectorCode, type ZoneId } from '../../../src/domain/ids.ts';
import type { FirmCube, Inputs } from '../../../src/domain/inputs.ts';
import { inputsWithOwn, type OwnTerritory } from '../../../src/domain/own.ts';
import {
  availableReferences,
  type Counted,
  type Reference,
  settle,
  ZONE_LEVELS,
  type ZoneLevel,
} from '../../../src/domain/settings.ts';
import { cellsOf } from './celdas.ts';
import { figuresOf } from './cifras.ts';
import { coverageOf } from './cobertura.ts';
import { evaluationOf } from './evaluacion.ts';
import { targetingOf } from './focalizacion.ts';
import { genderOf } from './genero.ts';
import { marketOf } from './mercado.ts';
import { programmeOf } from './metas.ts';
import { issueLine, openPackage } from './paquete.ts';
import type { Asked } from './pedido.ts';
import { peopleOf } from './personas.ts';
import { backingOf } from './potencial_apoyo.ts';
import { asCsv, asJson, asText } from './registro.ts';
import { routeOf } from './ruta.ts';
import { printAll, type Streams } from './salida.ts';

export interface AnalyseOptions {
  readonly folder: string;
  readonly format: 'texto' | 'json' | 'csv';
  readonly level: ZoneLevel | undefined;
  readonly reference: Reference | undefined;
  readonly table: string | undefined;
  readonly counted: Counted | undefined;
  readonly zone: string | undefined;
  readonly sector: string | undefined;
  /** Of the draws behind the places. */
  readonly seed: number;
  readonly draws: number;
  readonly own: readonly OwnTerritory[];
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
  const inputs = inputsWithOwn(value.inputs, options.own);
  const known = new Set<string>(inputs.territory.comunas.map(({ cut }) => cut));
  for (const { name, cuts } of options.own)
    for (const cut of cuts)
      if (!known.has(cut)) {
        streams.err(`El paquete no tiene la comuna ${cut} del territorio «${name}».`);
        return 2;
      }
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
  if (zone && levelOf(zone) !== level && levelOf(zone) !== 'territorio') {
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
    for (const { context, reference } of contexts) {
      const asked: Asked = { context, reference, zone, sector, seed: options.seed, draws: options.draws };
      yield* figuresOf(asked, analyseContext(context));
      yield* peopleOf(asked);
      yield* marketOf(asked);
      yield* cellsOf(asked, value.layers);
      yield* coverageOf(asked, value.support);
      yield* genderOf(asked, value.support);
      yield* backingOf(asked, value.support);
      yield* targetingOf(asked, value.support);
      yield* evaluationOf(asked, value.support);
      yield* routeOf(asked, value.support);
    }
    yield* programmeOf(value.support, zone, sector);
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
