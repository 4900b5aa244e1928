/**
 * Invented round figures that the fictitious package needs beside the register: the nine comunas of the
 * region, and the totals of a country to compare with. None is an official figure, nor is any derived from
 * one.
 */

export const COMUNA_COLUMNS = [
  'cut',
  'poblacion',
  'poblacion_mujeres',
  'poblacion_hombres',
  'poblacion_0_14',
  'poblacion_15_29',
  'poblacion_30_44',
  'poblacion_45_64',
  'poblacion_65_mas',
  'clase_territorial',
  'ruralidad_pct',
  'area_km2',
  'ingreso_mediano_clp',
  'ingreso_trabajo_mediano_clp',
  'escolaridad_anios',
  'empresas_2019',
  'ventas_uf_2019',
  'trabajadores_2019',
  'trabajadores_mujeres_2019',
  'trabajadores_hombres_2019',
  'renta_uf_2019',
  'empresas_2024',
  'ventas_uf_2024',
  'trabajadores_2024',
  'trabajadores_mujeres_2024',
  'trabajadores_hombres_2024',
  'renta_uf_2024',
  'empresas_mujeres_2024',
  'empresas_hombres_2024',
] as const;
export type ComunaRow = Record<(typeof COMUNA_COLUMNS)[number], string>;

/**
 * Population, share of women, class, rural %, km², total and work income in pesos, years of schooling,
 * firms, sales in UF, workers.
 */
const COMUNAS: readonly (readonly [
  cut: string,
  population: number,
  women: number,
  kind: string,
  rural: number,
  area: number,
  income: number,
  workIncome: number,
  schooling: number,
  firms: number,
  sales: number,
  workers: number,
])[] = [
  ['02101', 400_000, 0.5, 'Urbana', 2, 30_000, 400_000, 600_000, 12, 30_000, 300_000_000, 160_000],
  ['02102', 15_000, 0.45, 'Mixta', 10, 4_000, 350_000, 550_000, 11, 1_000, 8_000_000, 6_000],
  ['02103', 2_000, 0.3, 'Rural', 50, 13_000, 400_000, 700_000, 11, 200, 1_000_000, 1_000],
  ['02104', 12_000, 0.45, 'Mixta', 15, 20_000, 350_000, 500_000, 11, 900, 3_000_000, 3_000],
  ['02201', 180_000, 0.5, 'Urbana', 4, 15_000, 400_000, 650_000, 12, 12_000, 60_000_000, 50_000],
  ['02202', 400, 0.4, 'Rural', 100, 3_000, 300_000, 450_000, 9, 40, 20_000, 100],
  ['02203', 10_000, 0.5, 'Rural', 40, 23_000, 350_000, 500_000, 11, 1_500, 5_000_000, 5_000],
  ['02301', 25_000, 0.5, 'Urbana', 3, 4_000, 300_000, 500_000, 11, 1_600, 5_000_000, 5_000],
  ['02302', 6_000, 0.4, 'Mixta', 20, 12_000, 350_000, 600_000, 11, 300, 2_000_000, 2_000],
];

/** Shares of the four first age bands; the last one takes what is left, so that they add up. */
const AGE_SHARES = [0.2, 0.22, 0.25, 0.23];
/** UF a year of pay for each worker. */
const PAY = 200;
/** Shares of the firms that are of one woman, and of one man; the rest are companies. */
const OWNED_BY_WOMEN = 0.15;
const OWNED_BY_MEN = 0.25;
/** What 2019 was beside 2024. */
const EARLIER = 0.8;

export function makeComunas(): ComunaRow[] {
  return COMUNAS.map(
    ([cut, population, women, kind, rural, area, income, workIncome, schooling, firms, sales, workers]) => {
      const bands = AGE_SHARES.map((share) => Math.round(population * share));
      const oldest = population - bands.reduce((sum, one) => sum + one, 0);
      const [children, young, adults, mature] = bands.map(String);
      const female = Math.round(population * women);
      const year = (factor: number, suffix: '2019' | '2024') => {
        const people = Math.round(workers * factor);
        const womenAtWork = Math.round(people * 0.4);
        return {
          [`empresas_${suffix}`]: String(Math.round(firms * factor)),
          [`ventas_uf_${suffix}`]: String(Math.round(sales * factor)),
          [`trabajadores_${suffix}`]: String(people),
          [`trabajadores_mujeres_${suffix}`]: String(womenAtWork),
          [`trabajadores_hombres_${suffix}`]: String(people - womenAtWork),
          [`renta_uf_${suffix}`]: String(people * PAY),
        };
      };
      return {
        cut,
        poblacion: String(population),
        poblacion_mujeres: String(female),
        poblacion_hombres: String(population - female),
        poblacion_0_14: children,
        poblacion_15_29: young,
        poblacion_30_44: adults,
        poblacion_45_64: mature,
        poblacion_65_mas: String(oldest),
        clase_territorial: kind,
        ruralidad_pct: String(rural),
        area_km2: String(area),
        ingreso_mediano_clp: String(income),
        ingreso_trabajo_mediano_clp: String(workIncome),
        escolaridad_anios: String(schooling),
        ...year(EARLIER, '2019'),
        ...year(1, '2024'),
        empresas_mujeres_2024: String(Math.round(firms * OWNED_BY_WOMEN)),
        empresas_hombres_2024: String(Math.round(firms * OWNED_BY_MEN)),
      } as ComunaRow;
    },
  );
}

export const TOTAL_COLUMNS = [
  'anio',
  'territorio',
  'sector',
  'empresas',
  'trabajadores',
  'ventas_uf',
] as const;
export type TotalRow = Record<(typeof TOTAL_COLUMNS)[number], string>;

/** Businesses, formal and informal, workers and yearly sales in thousands of UF, of the invented country. */
const TOTALS: readonly (readonly [sector: string, businesses: number, workers: number, sales: number])[] = [
  ['A', 100_000, 600_000, 400_000],
  ['B', 3_000, 90_000, 900_000],
  ['C', 110_000, 700_000, 1_800_000],
  ['D', 2_000, 30_000, 500_000],
  ['E', 6_000, 60_000, 120_000],
  ['F', 120_000, 700_000, 800_000],
  ['G', 560_000, 1_700_000, 4_500_000],
  ['H', 160_000, 550_000, 700_000],
  ['I', 130_000, 500_000, 200_000],
  ['J', 25_000, 180_000, 300_000],
  ['K', 20_000, 200_000, 2_000_000],
  ['L', 50_000, 80_000, 200_000],
  ['M', 90_000, 400_000, 400_000],
  ['N', 70_000, 700_000, 300_000],
  ['O', 1_000, 500_000, 5_000],
  ['P', 30_000, 500_000, 100_000],
  ['Q', 45_000, 400_000, 200_000],
  ['R', 30_000, 70_000, 60_000],
  ['S', 150_000, 300_000, 80_000],
  ['T', 500, 1_000, 100],
  ['U', 100, 500, 50],
];

export function makeTotals(): TotalRow[] {
  return TOTALS.map(([sector, businesses, workers, sales]) => ({
    anio: '2026',
    territorio: 'CL',
    sector,
    empresas: String(businesses),
    trabajadores: String(workers),
    ventas_uf: String(sales * 1000),
  }));
}
