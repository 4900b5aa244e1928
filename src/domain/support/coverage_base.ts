import { variableOf } from '../context.ts';
import { cell } from '../grid.ts';
import type { FirmCube, Inputs, ZoneVariable } from '../inputs.ts';
import { isKnown, known, type Measure, missing, sum, type Unit } from '../measure.ts';
import { type Origin, origin } from '../provenance.ts';
import { periodLabel } from '../source.ts';
import type { Zone } from '../territory.ts';
import { type CountEligible, endsOf, reasonOf } from './eligible_count.ts';
import type { Instrument } from './instrument.ts';

/**
 * What grants are set against.
 * - `elegibles`: firms that no confirmed rule keeps out.
 * - `empresas`: all registered firms: no more than these may ask, where having one is a rule.
 * - `personas`: people of 15 years and over: nobody else may ask.
 */
export const COVERAGE_BASES = ['elegibles', 'empresas', 'personas'] as const;
export type CoverageBase = (typeof COVERAGE_BASES)[number];

export interface BaseTerm {
  readonly symbol: string;
  readonly label: string;
  readonly measure: Measure;
  readonly origin: Origin | undefined;
}

export interface BaseOfZone {
  readonly measure: Measure;
  /** What it is made of, with its lines. */
  readonly terms: readonly BaseTerm[];
}

/** The figure by which grants are told over each base, and how many of the base one of it is of. */
export const RATE_OF: Readonly<Record<CoverageBase, { readonly unit: Unit; readonly per: number }>> = {
  elegibles: { unit: 'porcentaje', per: 100 },
  empresas: { unit: 'por mil empresas', per: 1000 },
  personas: { unit: 'por mil habitantes', per: 1000 },
};

/**
 * The base that the instruments ask for by their own rules: firms where every one of them wants inicio de actividades,
 * people otherwise, for then some may be given to who has no registered firm.
 */
export function baseByRule(instruments: readonly Instrument[]): 'empresas' | 'personas' {
  return instruments.length > 0 && instruments.every(({ startRule }) => startRule === 'si')
    ? 'empresas'
    : 'personas';
}

/**
 * Whether no more than the base may ask, so that grants over it are a floor of the coverage. Of registered firms, only where
 * every instrument wants one.
 */
export function isFloor(base: CoverageBase, instruments: readonly Instrument[]): boolean {
  return base !== 'empresas' || baseByRule(instruments) === 'empresas';
}

/** How a base is read in a zone; undefined where the package cannot tell it of any. */
export function baseReader(
  inputs: Inputs,
  base: CoverageBase,
  year: number,
  eligible: CountEligible | undefined,
): ((zone: Zone) => BaseOfZone) | undefined {
  if (base === 'personas') return people(inputs);
  if (base === 'empresas') return variableFirms(inputs, year) ?? tableFirms(inputs, year);
  return (
    eligible &&
    ((zone) => {
      const count = eligible(zone);
      const measure = count?.eligible ?? missing('sin-dato', 'empresas');
      const label = 'Empresas que pueden pedirlo, según sus reglas';
      return { measure, terms: [{ symbol: 'e', label, measure, origin: count?.origin }] };
    })
  );
}

/** People of 15 years and over: all, less those of 0 to 14. */
function people(inputs: Inputs): ((zone: Zone) => BaseOfZone) | undefined {
  const all = inputs.zoneData?.variables.get('poblacion');
  const young = inputs.zoneData?.variables.get('poblacion_0_14');
  if (!all || !young) return undefined;
  return (zone) => {
    const whole = variableOf(all, zone);
    const part = variableOf(young, zone);
    return {
      measure:
        isKnown(whole) && isKnown(part)
          ? known(whole.value - part.value, 'personas')
          : missing(isKnown(whole) ? reasonOf(part) : whole.missing, 'personas'),
      terms: [variableTerm(inputs, all, zone, 'P', whole), variableTerm(inputs, young, zone, 'P₀₋₁₄', part)],
    };
  };
}

/** All firms of the comuna in the nearest year that its table has. */
function variableFirms(inputs: Inputs, year: number): ((zone: Zone) => BaseOfZone) | undefined {
  const nearest = [...(inputs.zoneData?.variables ?? [])]
    .flatMap(([id, variable]) => {
      const found = /^empresas_(\d{4})$/.exec(id)?.[1];
      return found ? [{ year: Number(found), variable }] : [];
    })
    .sort((a, b) => Math.abs(a.year - year) - Math.abs(b.year - year) || b.year - a.year)[0];
  if (!nearest) return undefined;
  return (zone) => {
    const measure = variableOf(nearest.variable, zone);
    return { measure, terms: [variableTerm(inputs, nearest.variable, zone, 'E', measure)] };
  };
}

/** All firms of a table by sector, added up, where comunas come with no total of their own. */
function tableFirms({ cubes }: Inputs, year: number): ((zone: Zone) => BaseOfZone) | undefined {
  const cube = cubes
    .filter(({ fromCatastro, sectorLevel }) => !fromCatastro && sectorLevel === 'rubro')
    .sort((a, b) => Math.abs(a.period.to - year) - Math.abs(b.period.to - year))[0];
  if (!cube) return undefined;
  return (zone) => {
    const measure = sum(
      zone.comunas.flatMap((comuna) => cube.sectors.map((_, column) => cell(cube.firms, comuna, column))),
      'empresas',
    );
    return { measure, terms: [cubeTerm(cube, zone, measure)] };
  };
}

function variableTerm(
  { zoneData }: Inputs,
  variable: ZoneVariable,
  zone: Zone,
  symbol: string,
  measure: Measure,
): BaseTerm {
  return {
    symbol,
    label: variable.name,
    measure,
    origin:
      zoneData &&
      origin(
        zoneData.source,
        variable.column,
        zone.comunas.map((comuna) => zoneData.lines[comuna] ?? 0),
        variable.year,
      ),
  };
}

function cubeTerm({ source, lines, sectors, period }: FirmCube, zone: Zone, measure: Measure): BaseTerm {
  const mine = zone.comunas.flatMap((comuna) =>
    sectors.map((_, column) => lines[comuna * sectors.length + column] ?? 0),
  );
  return {
    symbol: 'E',
    label: 'Empresas, todos los sectores',
    measure,
    origin: origin(source, 'empresas', mine, periodLabel(period)),
  };
}

/** The number by which a zone weighs: its figure, or the middle of its ends; undefined where nothing is known of it. */
export function weightOf(measure: Measure): number | undefined {
  const ends = endsOf(measure);
  return isKnown(measure) ? measure.value : ends && (ends.low + ends.high) / 2;
}
