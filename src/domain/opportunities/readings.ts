import { median } from 'd3';
import { type Context, zoneVariable } from '../context.ts';
import { cell } from '../grid.ts';
import { isKnown, known, type Measure } from '../measure.ts';
import { computed, type Explanation, present, variableTerm } from '../provenance.ts';
import { registerProfile } from '../register.ts';
import type { Zone } from '../territory.ts';
import { demandOf } from './demand.ts';
import { kmBetween } from './distances.ts';
import { marketOf } from './market.ts';
import { thresholdOf } from './threshold.ts';

export const READINGS = ['ingreso', 'informalidad', 'vecinos', 'matrices', 'poca-poblacion'] as const;
export type ReadingId = (typeof READINGS)[number];

/** Another way to read a gap, with the figure that speaks for it where the package has one. */
export interface Reading {
  readonly id: ReadingId;
  readonly figures: readonly ReadingFigure[];
  /** Name of the neighbour with most to spare, for `vecinos`. */
  readonly place: string | undefined;
}
export interface ReadingFigure {
  readonly measure: Measure;
  readonly explanation: Explanation;
}

/** How near supply must be to take the place of one's own, in km in a straight line. */
export const NEXT_DOOR_KM = 30;
/** Under this many expected firms one more or less changes the reading. */
export const FEW_EXPECTED = 5;

/**
 * What else may be behind a gap. `ingreso`: the zone's income is under the median of the reference (the model already counts
 * with it, where it is told). `informalidad`: the share of the businesses of a register with no *inicio de actividades*, or
 * the warning that no register tells. `vecinos`: firms beyond the 90 % of their range within 30 km. `matrices`: firms sit at
 * their head office. `poca-poblacion`: few are expected, or the zone is under the population from which they appear.
 */
export function readingsOf(context: Context, row: number, column: number): readonly Reading[] {
  const zone = context.zones[row];
  if (!zone) return [];
  return [
    ...incomeReading(context, row),
    informality(context, zone, column),
    ...nextDoor(context, row, column),
    ...(context.cube.fromCatastro ? [] : [{ id: 'matrices' as const, figures: [], place: undefined }]),
    ...fewPeople(context, row, column),
  ];
}

function incomeReading(context: Context, row: number): readonly Reading[] {
  const { income } = marketOf(context);
  const group = context.groups[context.groupAt[row] ?? -1];
  const own = income[row] ?? NaN;
  const middle =
    median(
      (group?.rows ?? []).map((other) => income[other] ?? NaN).filter((value) => !Number.isNaN(value)),
    ) ?? NaN;
  if (!(own < middle)) return [];
  const share = known(100 * (1 - Math.exp(own - middle)), 'porcentaje');
  const explanation: Explanation = {
    indicator: 'Ingreso bajo el de la zona mediana',
    zone: context.zones[row]?.name ?? '',
    sector: undefined,
    result: share,
    formula: '100 · (1 − ingreso ÷ mediana de la referencia)',
    terms: present(
      variableTerm(context, row, 'ingreso_mediano_clp', 'ingreso'),
      computed('usado', 'Ingreso usado aquí', known(Math.exp(own), 'pesos')),
      computed('mediana', 'Ingreso de la zona mediana de la referencia', known(Math.exp(middle), 'pesos')),
    ),
    notes: [],
  };
  return [{ id: 'ingreso', figures: [{ measure: share, explanation }], place: undefined }];
}

function informality(context: Context, zone: Zone, column: number): Reading {
  const sector = context.sectors[column];
  const profile = sector && registerProfile(context.inputs, zone, sector);
  const formal = profile?.shares.find(({ id }) => id === 'formal')?.explanation;
  const isTold = formal && isKnown(formal.result);
  return {
    id: 'informalidad',
    figures: isTold ? [{ measure: formal.result, explanation: formal }] : [],
    place: undefined,
  };
}

function nextDoor(context: Context, row: number, column: number): readonly Reading[] {
  const zone = context.zones[row];
  const demand = demandOf(context, column);
  if (!zone) return [];
  const official = context.zones.slice(0, context.zones.length - context.guests.length);
  const own = new Set(zone.comunas);
  const spare = official.flatMap((other, at) => {
    if (at === row || demand.state[at] !== 0 || other.comunas.some((comuna) => own.has(comuna))) return [];
    const n = cell(context.firms, at, column);
    const beyond = isKnown(n) && (n.low ?? n.value) > (demand.high[at] ?? Infinity);
    if (!beyond || !(kmBetween(context.inputs, zone, other) <= NEXT_DOOR_KM)) return [];
    return [{ name: other.name, n, mean: demand.mean[at] ?? NaN, more: n.value - (demand.mean[at] ?? NaN) }];
  });
  if (spare.length === 0) return [];
  spare.sort((a, b) => b.more - a.more);
  const sum = known(
    spare.reduce((acc, { more }) => acc + more, 0),
    'empresas',
  );
  const explanation: Explanation = {
    indicator: `Empresas de más a menos de ${NEXT_DOOR_KM} km`,
    zone: zone.name,
    sector: sectorName(context, column),
    result: sum,
    formula: 'Σ (n − Ĕ) de las zonas cercanas sobre el 90 % de su rango',
    terms: spare.flatMap(({ name, n, mean }) => [
      computed(`n ${name}`, 'Empresas', n),
      computed(`Ĕ ${name}`, 'Empresas esperadas', known(mean, 'empresas')),
    ]),
    notes: ['La distancia es en línea recta, entre los centros de las comunas.'],
  };
  return [{ id: 'vecinos', figures: [{ measure: sum, explanation }], place: spare[0]?.name }];
}

function sectorName({ inputs, sectors }: Context, column: number): string | undefined {
  const code = sectors[column];
  return code && inputs.sectors.get(code)?.name;
}

function fewPeople(context: Context, row: number, column: number): readonly Reading[] {
  const zone = context.zones[row];
  const demand = demandOf(context, column);
  if (!zone) return [];
  const threshold = thresholdOf(context, column);
  const people = zoneVariable(context.inputs, zone, 'poblacion', 'personas');
  const under = isKnown(threshold.measure) && isKnown(people) && people.value < threshold.measure.value;
  if (!under && !((demand.mean[row] ?? Infinity) < FEW_EXPECTED)) return [];
  const figures = under ? [{ measure: threshold.measure, explanation: threshold.explanation }] : [];
  return [{ id: 'poca-poblacion', figures, place: undefined }];
}
