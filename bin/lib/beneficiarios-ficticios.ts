export const BENEFICIARIOS_FICTICIOS_COLUMNS = [
  'anio',
  'instrumento',
  'publicado',
  'territorio',
  'sector',
  'beneficiarios',
  'mujeres',
  'hombres',
  'sexo_otro',
  'monto_clp',
] as const;
export type BeneficiariesRow = Record<(typeof BENEFICIARIOS_FICTICIOS_COLUMNS)[number], string>;

type Place = readonly [place: string, total: number, women: number, notTold?: number];

interface Invented {
  readonly id: string;
  readonly name: string;
  /** Pesos of each grant, all alike; 0: what is given is not money. */
  readonly each: number;
  readonly places: Readonly<Record<string, readonly Place[]>>;
  /** Of Calama in 2025; they add up to its total. */
  readonly sectors: readonly Place[];
}

/** Invented grants of an invented year: none is an official figure, nor is any derived from one. */
const INVENTED: readonly Invented[] = [
  {
    id: 'ficticio-semilla',
    name: 'Semilla Ficticia',
    each: 3_000_000,
    places: {
      '2024': [
        ['02101', 40, 22],
        ['02201', 24, 13],
        ['02203', 4, 3],
        ['02301', 6, 4],
      ],
      '2025': [
        ['02101', 45, 25],
        ['02104', 3, 1],
        ['02201', 30, 17, 1],
        ['02203', 5, 3],
        ['02301', 7, 4],
        ['02', 2, 1],
      ],
    },
    sectors: [
      ['C', 6, 4],
      ['G', 11, 6],
      ['I', 7, 4],
      ['S', 4, 3, 1],
      ['SI', 2, 0],
    ],
  },
  {
    id: 'ficticio-mujer',
    name: 'Mujer Emprende Ficticia',
    each: 3_500_000,
    places: {
      '2024': [
        ['02101', 18, 18],
        ['02201', 10, 10],
      ],
      '2025': [
        ['02101', 20, 20],
        ['02201', 12, 12],
        ['02301', 3, 3],
      ],
    },
    sectors: [
      ['C', 3, 3],
      ['G', 4, 4],
      ['I', 3, 3],
      ['S', 2, 2],
    ],
  },
  {
    id: 'ficticio-crece',
    name: 'Crece Ficticio',
    each: 6_000_000,
    places: {
      '2024': [
        ['02101', 22, 10],
        ['02201', 14, 6],
      ],
      '2025': [
        ['02101', 24, 11],
        ['02102', 2, 1],
        ['02201', 16, 7],
        ['02203', 2, 1],
      ],
    },
    sectors: [
      ['C', 3, 1],
      ['G', 7, 3],
      ['I', 4, 2],
      ['S', 2, 1],
    ],
  },
  {
    id: 'ficticio-innova',
    name: 'Innova Ficticio',
    each: 20_000_000,
    places: {
      '2025': [
        ['02101', 4, 1],
        ['02201', 3, 1],
      ],
    },
    sectors: [
      ['C', 2, 1],
      ['M', 1, 0],
    ],
  },
  {
    id: 'ficticio-regional-crece',
    name: 'Crece Regional Ficticio',
    each: 5_000_000,
    places: {
      '2025': [
        ['02201', 9, 4],
        ['02202', 1, 1],
        ['02203', 4, 2],
      ],
    },
    sectors: [
      ['C', 2, 1],
      ['G', 4, 2],
      ['I', 3, 1],
    ],
  },
  {
    id: 'ficticio-municipal-fondo',
    name: 'Fondo Municipal Ficticio',
    each: 800_000,
    places: { '2024': [['02201', 35, 24]], '2025': [['02201', 40, 28]] },
    sectors: [
      ['G', 22, 15],
      ['I', 10, 8],
      ['S', 8, 5],
    ],
  },
  {
    id: 'ficticio-municipal-asesoria',
    name: 'Asesoría Municipal Ficticia',
    each: 0,
    places: { '2025': [['02201', 180, 110]] },
    sectors: [],
  },
  {
    id: 'ficticio-capacita',
    name: 'Capacita Ficticio',
    each: 0,
    places: {
      '2025': [
        ['02101', 500, 290],
        ['02201', 320, 190],
        ['02203', 40, 26],
        ['02301', 60, 35],
        ['02', 25, 14],
      ],
    },
    sectors: [],
  },
];

/** Grants of the invented instruments, by comuna; those of Calama in 2025 also by sector. */
export function makeBeneficiaries(): BeneficiariesRow[] {
  const row = (year: string, { id, name, each }: Invented, sector: string, place: string, one: Place) => {
    const [, total, women, notTold = 0] = one;
    return {
      anio: year,
      instrumento: id,
      publicado: name,
      territorio: place,
      sector,
      beneficiarios: String(total),
      mujeres: String(women),
      hombres: String(total - women - notTold),
      sexo_otro: String(notTold),
      monto_clp: each === 0 ? '' : String(each * total),
    };
  };
  return INVENTED.flatMap((one) => [
    ...Object.entries(one.places).flatMap(([year, places]) =>
      places.map((place) => row(year, one, '', place[0], place)),
    ),
    ...one.sectors.map((sector) => row('2025', one, sector[0], '02201', sector)),
  ]);
}
