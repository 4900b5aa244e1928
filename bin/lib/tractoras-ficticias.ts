import { createChance } from './azar.ts';
import { type CatastroRow, SIZES } from './catastro-ficticio.ts';
import { INVENTED_ENDINGS, INVENTED_NAMES } from './rubros-ficticios.ts';

/** Purchases of a few fictitious anchor firms to suppliers of the register and to others from elsewhere. */

export const SUPPLIER_COLUMNS = [
  'tractora',
  'proveedor',
  'id_catastro',
  'cut',
  'comuna',
  'categoria',
  'sector',
  'tamano',
  'monto_clp',
  'anio',
] as const;
export type SupplierRow = Record<(typeof SUPPLIER_COLUMNS)[number], string>;

/**
 * An anchor firm: how many suppliers it names, how many of them are of Calama, and how large its purchases
 * are.
 */
interface Anchor {
  readonly name: string;
  readonly suppliers: number;
  readonly local: number;
  /** Multiplies every amount. */
  readonly buying: number;
}

export const ANCHORS: readonly Anchor[] = [
  { name: 'Minera Ficticia Cobre de Mentira', suppliers: 104, local: 0.4, buying: 3 },
  { name: 'Minera Ficticia Pampa de Papel', suppliers: 66, local: 0.46, buying: 1.6 },
  { name: 'Energía Ficticia Sol Imposible', suppliers: 42, local: 0.36, buying: 0.8 },
  { name: 'Litio Ficticio Salar del Cuento', suppliers: 38, local: 0.3, buying: 1.2 },
];

const YEAR = '2025';

/** What is bought, from which divisions, how often, and how a supplier from elsewhere calls itself. */
const CATEGORIES: readonly {
  name: string;
  divisions: readonly string[];
  weight: number;
  sign: string;
}[] = [
  { name: 'Mantención de equipos', divisions: ['33'], weight: 18, sign: 'Mantención Ficticia' },
  { name: 'Estructuras y piezas metálicas', divisions: ['25'], weight: 12, sign: 'Estructuras Ficticias' },
  { name: 'Maquinaria y repuestos', divisions: ['28', '46', '45'], weight: 14, sign: 'Repuestos Ficticios' },
  { name: 'Servicios a la mina', divisions: ['09'], weight: 8, sign: 'Servicios Mineros Ficticios' },
  { name: 'Ingeniería y ensayos', divisions: ['71'], weight: 12, sign: 'Ingeniería Ficticia' },
  { name: 'Construcción y montaje', divisions: ['41', '42', '43'], weight: 10, sign: 'Montajes Ficticios' },
  {
    name: 'Transporte de carga y personas',
    divisions: ['49', '52'],
    weight: 12,
    sign: 'Transportes Ficticios',
  },
  { name: 'Alojamiento y alimentación', divisions: ['55', '56'], weight: 9, sign: 'Alimentación Ficticia' },
  { name: 'Arriendo de equipos y vehículos', divisions: ['77'], weight: 7, sign: 'Arriendos Ficticios' },
  { name: 'Personal, seguridad y aseo', divisions: ['78', '80', '81'], weight: 8, sign: 'Personal Ficticio' },
  { name: 'Residuos y medio ambiente', divisions: ['38'], weight: 4, sign: 'Residuos Ficticios' },
  {
    name: 'Ropa y elementos de seguridad',
    divisions: ['14'],
    weight: 4,
    sign: 'Vestuario Industrial Ficticio',
  },
];

/** Where suppliers from elsewhere are: real places, invented firms. */
const ELSEWHERE: readonly (readonly [cut: string, comuna: string, weight: number])[] = [
  ['02101', 'Antofagasta', 40],
  ['13101', 'Santiago', 10],
  ['13119', 'Maipú', 5],
  ['13125', 'Quilicura', 12],
  ['13123', 'Providencia', 6],
  ['01101', 'Iquique', 6],
  ['03101', 'Copiapó', 6],
  ['05109', 'Viña del Mar', 4],
  ['08101', 'Concepción', 6],
  ['02203', 'San Pedro de Atacama', 3],
  ['02301', 'Tocopilla', 2],
];

/** Limits of a yearly purchase by size of the supplier, pesos. */
const AMOUNTS = {
  micro: [800_000, 45_000_000],
  pequeña: [8_000_000, 320_000_000],
  mediana: [60_000_000, 1_600_000_000],
  grande: [250_000_000, 9_000_000_000],
} as const;

/** Rows of suppliers. Local ones are formal businesses of the register, which must be without faults. */
export function makeSuppliers(seed: number, register: readonly CatastroRow[]): SupplierRow[] {
  const chance = createChance(seed);
  const eligible = register.filter(({ formal }) => formal === 'si');
  const rows: SupplierRow[] = [];
  const seen = new Set<string>();
  for (const { name: tractora, suppliers, local, buying } of ANCHORS) {
    for (let made = 0; made < suppliers; ) {
      const category = chance.weighted(CATEGORIES, ({ weight }) => weight);
      const row: SupplierRow = {
        tractora,
        ...(chance.happens(local)
          ? localSupplier(category.divisions)
          : outsider(category.divisions, category.sign)),
        categoria: category.name,
        anio: YEAR,
        monto_clp: '',
      };
      const key = `${tractora}|${row.proveedor}|${row.categoria}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const [from, to] = AMOUNTS[row.tamano as keyof typeof AMOUNTS];
      // Now and then the firm does not say how much.
      if (!chance.happens(0.04))
        row.monto_clp = String(Math.round((buying * chance.logarithmic(from, to)) / 100_000) * 100_000);
      rows.push(row);
      made += 1;
    }
  }
  return rows;

  function localSupplier(divisions: readonly string[]) {
    const trades = eligible.filter(({ sector }) => divisions.includes(sector.slice(0, 2)));
    // Anchors buy more from the larger ones.
    const chosen = chance.weighted(
      trades,
      ({ tamano }) => [1, 3, 8, 12][SIZES.indexOf(tamano as 'micro')] ?? 1,
    );
    return {
      proveedor: chosen.nombre,
      id_catastro: chosen.id,
      cut: '02201',
      comuna: 'Calama',
      sector: chosen.sector,
      tamano: chosen.tamano,
    };
  }

  function outsider(divisions: readonly string[], sign: string) {
    const [cut, comuna] = chance.weighted(ELSEWHERE, ([, , weight]) => weight);
    return {
      proveedor: `${sign} ${chance.pick(INVENTED_NAMES)} ${chance.pick(INVENTED_ENDINGS)}`,
      id_catastro: '',
      cut,
      comuna,
      sector: chance.pick(divisions),
      tamano: chance.weighted(SIZES, (size) => ({ micro: 1, pequeña: 4, mediana: 5, grande: 4 })[size]),
    };
  }
}
