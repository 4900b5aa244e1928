import { type Business, SIZES, type Size } from './business.ts';
import type { SectorCode } from './ids.ts';
import type { Inputs } from './inputs.ts';
import { known, type Measure } from './measure.ts';
import { type Explanation, origin, type Term } from './provenance.ts';
import type { Zone } from './territory.ts';

/** What a register says of a zone × sector beyond its count: each share with all that stands behind it. */
export interface RegisterProfile {
  readonly businesses: number;
  readonly shares: readonly RegisterShare[];
  readonly bySize: readonly { readonly size: Size; readonly count: number }[];
  readonly sizeUnknown: number;
}

export interface RegisterShare {
  readonly id: 'formal' | 'mujeres' | 'local' | 'conmutante';
  /** How many cases the share is of, in words: «negocios que lo dicen». */
  readonly of: string;
  readonly explanation: Explanation;
}

/** Undefined when the register has no business of the sector in the zone. */
export function registerProfile(inputs: Inputs, zone: Zone, sector: SectorCode): RegisterProfile | undefined {
  const { catastro } = inputs;
  const mine = catastro?.businesses.within(
    zone.comunas,
    (one) => one.section === sector || one.division === sector,
  );
  if (!catastro || !mine || mine.length === 0) return undefined;
  const sectorName = inputs.sectors.get(sector)?.name;

  const term = (
    symbol: string,
    label: string,
    column: string,
    rows: readonly Business[],
    measure: Measure,
  ): Term => ({
    symbol,
    label,
    measure,
    origin: origin(
      catastro.source,
      column,
      rows.map(({ line }) => line),
      catastro.source.year,
    ),
  });
  const explanation = (
    indicator: string,
    result: Measure,
    formula: string,
    terms: readonly Term[],
  ): Explanation => ({
    indicator,
    zone: zone.name,
    sector: sectorName,
    result,
    formula,
    terms,
    notes: ['Solo cuentan las filas que lo dicen; las demás no son un «no».'],
  });

  /** Share of the rows that say yes among those that say something, in percent; n is how many say something. */
  const ofRows = (
    id: RegisterShare['id'],
    name: string,
    column: string,
    says: (one: Business) => boolean | undefined,
  ): RegisterShare => {
    const stated = mine.filter((one) => says(one) !== undefined);
    const yes = stated.filter((one) => says(one));
    const result: Measure =
      stated.length === 0
        ? { missing: 'sin-dato', unit: 'porcentaje' }
        : known((100 * yes.length) / stated.length, 'porcentaje', { n: stated.length });
    return {
      id,
      of: 'negocios que lo dicen',
      explanation: explanation(name, result, '100 · s ÷ d', [
        term('s', name, column, yes, known(yes.length, 'empresas')),
        term('d', 'Negocios que lo dicen', column, stated, known(stated.length, 'empresas')),
      ]),
    };
  };

  // Where the two parts add up to more than the whole one of the three is wrong, and nobody says which.
  const staffed = mine.filter(
    ({ workers, localWorkers, commuters }) =>
      workers !== undefined &&
      localWorkers !== undefined &&
      commuters !== undefined &&
      localWorkers + commuters <= workers,
  );
  const total = (part: (one: Business) => number | undefined) =>
    staffed.reduce((acc, one) => acc + (part(one) ?? 0), 0);
  /** Share of the workers of the rows whose three figures agree, in percent; n is how many workers those are. */
  const ofStaff = (
    id: RegisterShare['id'],
    name: string,
    column: string,
    part: (one: Business) => number | undefined,
  ): RegisterShare => {
    const staff = total((one) => one.workers);
    const result: Measure =
      staffed.length === 0
        ? { missing: 'sin-dato', unit: 'porcentaje' }
        : staff === 0
          ? { missing: 'denominador-cero', unit: 'porcentaje' }
          : known((100 * total(part)) / staff, 'porcentaje', { n: staff });
    return {
      id,
      of: 'trabajadores de negocios que dan las tres cifras',
      explanation: explanation(name, result, '100 · p ÷ t', [
        term('p', name, column, staffed, known(total(part), 'trabajadores')),
        term('t', 'Trabajadores en total', 'trabajadores', staffed, known(staff, 'trabajadores')),
      ]),
    };
  };

  return {
    businesses: mine.length,
    shares: [
      ofRows('formal', 'Negocios con inicio de actividades', 'formal', (one) => one.formal),
      ofRows('mujeres', 'Negocios liderados por mujeres', 'lidera', (one) =>
        one.leader === undefined ? undefined : one.leader === 'mujer',
      ),
      ofStaff('local', 'Trabajo local', 'trabajadores_locales', (one) => one.localWorkers),
      ofStaff('conmutante', 'Trabajo conmutante', 'trabajadores_conmutantes', (one) => one.commuters),
    ],
    bySize: SIZES.map((size) => ({ size, count: mine.filter((one) => one.size === size).length })),
    sizeUnknown: mine.filter((one) => one.size === undefined).length,
  };
}
