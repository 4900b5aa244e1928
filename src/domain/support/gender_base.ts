import { variableOf } from '../context.ts';
import { centralAt } from '../grid.ts';
import type { Inputs } from '../inputs.ts';
import { central, known, type Measure } from '../measure.ts';
import { type Origin, origin } from '../provenance.ts';
import type { SourceRef } from '../source.ts';
import type { Zone } from '../territory.ts';
import { BASES, type BaseId } from './gender_kinds.ts';
import type { StartRule } from './instrument.ts';

/** One sex of a base: how many, and where it is written. */
export interface Side {
  readonly count: Measure;
  readonly origin: Origin;
}

export interface Base {
  readonly id: BaseId;
  readonly women: Side;
  readonly men: Side;
  readonly year: string;
  readonly source: SourceRef;
  /** What the package says of the column, and the comunas left out; empty when there is nothing to say. */
  readonly note: string;
  /** Women's part of the base, 0 to 1, with the ends that reserved cells give it; NaN where the base is empty. */
  readonly share: { readonly value: number; readonly low: number; readonly high: number };
}

/**
 * The bases that an instrument asks for, by its own rule: with inicio de actividades, firms of one person; without it,
 * people; where its source does not say, or either will do, both. The register of a package (its rows say who leads)
 * comes before them where it covers the whole zone.
 */
export function basesOf(
  inputs: Inputs,
  zone: Zone,
  rule: StartRule | undefined,
  year: number,
): readonly Base[] {
  const wanted: Readonly<Record<BaseId, boolean>> = {
    catastro: true,
    empresas: rule !== 'no',
    poblacion: rule !== 'si',
  };
  return BASES.flatMap((id) => (wanted[id] ? (MAKERS[id](inputs, zone, rule, year) ?? []) : []));
}

type Maker = (inputs: Inputs, zone: Zone, rule: StartRule | undefined, year: number) => Base | undefined;

const MAKERS: Readonly<Record<BaseId, Maker>> = {
  catastro: (inputs, zone, rule) => {
    const { catastro, cubes } = inputs;
    const covered = cubes.find(({ fromCatastro }) => fromCatastro)?.covered;
    if (!catastro || !covered || !zone.comunas.every((comuna) => covered[comuna])) return undefined;
    const side = (leader: 'mujer' | 'hombre'): Side => {
      const rows = catastro.businesses.within(
        zone.comunas,
        (one) =>
          one.leader === leader &&
          (rule === 'si' ? one.formal === true : rule === 'no' ? one.formal === false : true),
      );
      return {
        count: known(rows.length, 'empresas'),
        origin: origin(
          catastro.source,
          'lidera',
          rows.map(({ line }) => line),
          catastro.source.year,
        ),
      };
    };
    return base('catastro', side('mujer'), side('hombre'), catastro.source, catastro.source.year, '');
  },
  empresas: (inputs, zone, _rule, year) => {
    const nearest = [...(inputs.zoneData?.variables.keys() ?? [])]
      .flatMap((id) => /^empresas_mujeres_(\d{4})$/.exec(id)?.[1] ?? [])
      .sort((a, b) => Math.abs(Number(a) - year) - Math.abs(Number(b) - year))[0];
    return nearest === undefined
      ? undefined
      : fromVariables(inputs, zone, 'empresas', [
          `empresas_mujeres_${nearest}`,
          `empresas_hombres_${nearest}`,
        ]);
  },
  poblacion: (inputs, zone) =>
    fromVariables(inputs, zone, 'poblacion', ['poblacion_mujeres', 'poblacion_hombres']),
};

/** A base may leave out this part of the comunas of a zone, and says which; with more of them unknown it is not one. */
const MOST_LEFT_OUT = 0.1;

function fromVariables(
  { zoneData, territory }: Inputs,
  zone: Zone,
  id: BaseId,
  [ofWomen, ofMen]: readonly [string, string],
): Base | undefined {
  const women = zoneData?.variables.get(ofWomen);
  const men = zoneData?.variables.get(ofMen);
  if (!zoneData || !women || !men) return undefined;
  const { source, lines } = zoneData;
  const isTold = (comuna: number) =>
    [women, men].every(({ grid }) => !Number.isNaN(centralAt(grid, comuna * grid.columns)));
  const told = zone.comunas.filter(isTold);
  const without = zone.comunas.filter((comuna) => !isTold(comuna));
  const isEnough = without.length <= MOST_LEFT_OUT * zone.comunas.length;
  const whole: Zone = isEnough ? { ...zone, comunas: told } : zone;
  const side = (variable: typeof women): Side => ({
    count: variableOf(variable, whole),
    origin: origin(
      source,
      variable.column,
      whole.comunas.map((comuna) => lines[comuna] ?? 0),
      variable.year,
    ),
  });
  const names = without.flatMap((comuna) => territory.comunas[comuna]?.name ?? []);
  const gap = isEnough && names.length > 0 ? [`No tiene el dato de ${names.join(', ')}.`] : [];
  return base(id, side(women), side(men), source, women.year, [women.note, ...gap].join(' ').trim());
}

function base(id: BaseId, women: Side, men: Side, source: SourceRef, year: string, note: string): Base {
  const ends = ({ count }: Side) => {
    const middle = central(count);
    return { middle, low: count.low ?? middle, high: count.high ?? middle };
  };
  const w = ends(women);
  const m = ends(men);
  return {
    id,
    women,
    men,
    year,
    source,
    note,
    share: {
      value: w.middle / (w.middle + m.middle),
      low: w.low / (w.low + m.high),
      high: w.high / (w.high + m.low),
    },
  };
}
