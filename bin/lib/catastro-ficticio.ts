import { parseActivity } from '../../src/domain/sectors.ts';
import { type Chance, createChance } from './azar.ts';
import { inventTraits, TRAIT_COLUMN_NAMES, type TraitColumn } from './rasgos-ficticios.ts';
import {
  INVENTED_ENDINGS,
  INVENTED_NAMES,
  type Place,
  type Scale,
  TRADES,
  type Trade,
} from './rubros-ficticios.ts';

/**
 * A fictitious business register of Calama, spoilt on purpose in a few rows. Pure: the same seed, the same
 * rows.
 */

export const CATASTRO_COLUMNS = [
  'id',
  'nombre',
  'actividad',
  'sector',
  'cut',
  'comuna',
  'longitud',
  'latitud',
  'tamano',
  'formal',
  'trabajadores',
  'trabajadores_locales',
  'trabajadores_conmutantes',
  'ventas_uf',
  'impuestos_clp',
  'lidera',
  'inicio',
  'vitrina',
  ...TRAIT_COLUMN_NAMES,
] as const;
export type CatastroRow = Record<(typeof CATASTRO_COLUMNS)[number], string>;

export const SIZES = ['micro', 'pequeña', 'mediana', 'grande'] as const;
export type Size = (typeof SIZES)[number];

/** Whether a point (longitude, latitude) is in the comuna. */
export type Inside = (longitude: number, latitude: number) => boolean;

/** The comuna of the register. */
export const CALAMA = { cut: '02201', comuna: 'Calama' };

/**
 * Somewhere businesses gather: centre in degrees, spread (one standard deviation) in degrees, relative
 * weight.
 */
type Spot = readonly [longitude: number, latitude: number, spread: number, weight: number];

const SPOTS: Readonly<Record<Place, readonly Spot[]>> = {
  centro: [[-68.926, -22.4625, 0.0045, 1]],
  barrio: [
    [-68.932, -22.4445, 0.007, 5],
    [-68.908, -22.4465, 0.006, 4],
    [-68.903, -22.463, 0.006, 4],
    [-68.934, -22.479, 0.007, 3],
    [-68.9485, -22.4655, 0.006, 3],
    [-68.917, -22.471, 0.005, 2],
  ],
  feria: [
    [-68.9155, -22.4565, 0.0012, 3],
    [-68.9415, -22.4515, 0.001, 1],
  ],
  industrial: [
    [-68.87, -22.44, 0.008, 4],
    [-68.888, -22.4545, 0.004, 1],
  ],
  pueblo: [
    [-68.65, -22.34, 0.005, 6],
    [-68.63, -22.2725, 0.003, 2],
    [-68.323, -22.2785, 0.003, 2],
    [-68.2115, -22.3355, 0.003, 2],
    [-68.1745, -22.2585, 0.002, 1],
  ],
};

/** Share of the businesses of the centre that are in one of a few buildings, many on the same point. */
const IN_BUILDING = 0.15;
const BUILDINGS = 9;

/** Shares of micro, small, medium and large among formal businesses. */
const SIZE_SHARES: Readonly<Record<Scale, readonly [number, number, number, number]>> = {
  chica: [0.84, 0.145, 0.013, 0.002],
  media: [0.62, 0.3, 0.065, 0.015],
  grande: [0.38, 0.39, 0.16, 0.07],
};

/** Yearly sales in UF and workers that go with each size (Ley 20.416 for the sales). */
const SALES: Readonly<Record<Size, readonly [number, number]>> = {
  micro: [60, 2390],
  pequeña: [2410, 24900],
  mediana: [25100, 99000],
  grande: [101000, 900000],
};
const WORKERS: Readonly<Record<Size, readonly [number, number]>> = {
  micro: [1, 9],
  pequeña: [4, 45],
  mediana: [35, 190],
  grande: [150, 1100],
};
const INFORMAL_SALES = [15, 700] as const;

/** Pesos per UF, an invented round value. */
const CLP_PER_UF = 40_000;

/** Month of the register: nothing starts after it. */
const REGISTER = { year: 2026, month: 10 };

/** Apart from those of the faults and the suppliers, which are the seed and a little more. */
const TRAITS_SEED = 1000;

/** Rows of the shipped package. */
export const ROWS = 3000;

/** The register, without faults. */
export function makeCatastro(seed: number, inside: Inside, count = ROWS): CatastroRow[] {
  const chance = createChance(seed);
  const buildings = Array.from({ length: BUILDINGS }, () => scatter(chance, SPOTS.centro, inside));
  const names = new Set<string>();
  const rows = Array.from({ length: count }, (_, at) => makeRow(chance, at, names, buildings, inside));
  // A sequence of their own: what a business answered changes nothing else of the register.
  const answers = createChance(seed + TRAITS_SEED);
  return rows.map((row) => ({ ...row, ...inventTraits(answers, row) }));
}

function makeRow(
  chance: Chance,
  at: number,
  names: Set<string>,
  buildings: readonly (readonly [number, number])[],
  inside: Inside,
): Omit<CatastroRow, TraitColumn> {
  const trade = chance.weighted(TRADES, ({ weight }) => weight);
  const formal = !chance.happens(trade.informal);
  const size = formal
    ? chance.weighted(SIZES, (one) => SIZE_SHARES[trade.scale][SIZES.indexOf(one)] ?? 0)
    : 'micro';
  const place = chance.pick(trade.places);
  const point =
    place === 'centro' && chance.happens(IN_BUILDING)
      ? chance.pick(buildings)
      : scatter(chance, SPOTS[place], inside);
  // Street stalls and home sales often have no address that can be placed.
  const located = !chance.happens(formal ? 0.02 : 0.13);
  // An office writes the code, the name or both; what it leaves out must not leave the row without a place.
  const writes = chance.weighted(
    ['both', 'name', 'code'] as const,
    (one) => ({ both: 17, name: 2, code: 1 })[one],
  );

  const people = workersOf(chance, trade, size, formal);
  const sales = chance.happens(formal ? 0.05 : 0.35) ? undefined : salesOf(chance, size, formal);
  const taxRate = 0.008 + 0.03 * chance.next();
  const taxes = formal
    ? sales === undefined
      ? ''
      : Math.round(sales * CLP_PER_UF * taxRate * 1e-3) * 1000
    : 0;
  // Companies of some size are led by a board: nobody is named.
  const leaderKnown = !chance.happens(size === 'mediana' || size === 'grande' ? 0.5 : 0.03);
  const leader = chance.happens(0.01) ? 'otro' : chance.happens(trade.women) ? 'mujer' : 'hombre';

  return {
    id: `CAL-${String(at + 1).padStart(4, '0')}`,
    nombre: invent(chance, trade, names),
    actividad: trade.activity,
    sector: writtenSector(chance, trade),
    cut: writes === 'name' ? '' : CALAMA.cut,
    comuna: writes === 'code' ? '' : CALAMA.comuna,
    longitud: located ? point[0].toFixed(5) : '',
    latitud: located ? point[1].toFixed(5) : '',
    tamano: size,
    formal: formal ? 'si' : 'no',
    trabajadores: String(people.total),
    trabajadores_locales: String(people.total - people.commuting),
    trabajadores_conmutantes: String(people.commuting),
    ventas_uf: sales === undefined ? '' : String(sales),
    impuestos_clp: String(taxes),
    lidera: leaderKnown ? leader : '',
    inicio: !formal && chance.happens(0.3) ? '' : startDate(chance),
    vitrina: chance.happens(formal ? 0.16 : 0.09) ? 'si' : 'no',
  };
}

/** A point around one of the spots, inside the comuna. */
function scatter(chance: Chance, spots: readonly Spot[], inside: Inside): readonly [number, number] {
  for (let tries = 0; tries < 100; tries += 1) {
    const [longitude, latitude, spread] = chance.weighted(spots, ([, , , weight]) => weight);
    const x = round5(longitude + spread * chance.normal());
    const y = round5(latitude + spread * chance.normal());
    if (inside(x, y)) return [x, y];
  }
  throw new Error('Ningún punto cayó dentro de la comuna');
}

const round5 = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

function invent(chance: Chance, { signs }: Trade, taken: Set<string>): string {
  for (;;) {
    const name = `${chance.pick(signs)} ${chance.pick(INVENTED_NAMES)} ${chance.pick(INVENTED_ENDINGS)}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

/** Offices write the activity as a code of six digits, as a division or only as a section. */
function writtenSector(chance: Chance, { code }: Trade): string {
  const style = chance.weighted(
    ['code', 'division', 'section'] as const,
    (one) => ({ code: 12, division: 7, section: 1 })[one],
  );
  if (style === 'code') return code;
  return style === 'division' ? code.slice(0, 2) : (parseActivity(code)?.section ?? code);
}

function workersOf(
  chance: Chance,
  trade: Trade,
  size: Size,
  formal: boolean,
): { total: number; commuting: number } {
  const [from, to] = WORKERS[size];
  const total = formal
    ? Math.round(chance.logarithmic(from, to))
    : 1 + Number(chance.happens(0.35)) + Number(chance.happens(0.08));
  let commuting = 0;
  const share = Math.min(0.9, trade.commuting * (0.5 + chance.next()));
  if (total < 50) for (let one = 0; one < total; one += 1) commuting += Number(chance.happens(share));
  else commuting = Math.round(total * share);
  return { total, commuting };
}

/** UF per year, whole. */
function salesOf(chance: Chance, size: Size, formal: boolean): number {
  const [from, to] = formal ? SALES[size] : INFORMAL_SALES;
  return Math.round(chance.logarithmic(from, to));
}

/** From 1985 to the month of the register, more of them recent. */
function startDate(chance: Chance): string {
  const year = REGISTER.year - Math.floor((REGISTER.year - 1984) * chance.next() ** 1.5);
  const month = chance.integer(1, year === REGISTER.year ? REGISTER.month : 12);
  const day = chance.integer(1, 28);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
