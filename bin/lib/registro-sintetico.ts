import type { MultiPolygon, Polygon } from 'geojson';
import { buildCellLocator } from '../../src/domain/cell_index.ts';
import { CIIU } from '../../src/domain/sectors.ts';
import { type Boundary, readBoundaries } from '../../src/load/boundaries.ts';
import { type Chance, createChance } from './azar.ts';

/** Twelve columns, as a municipal office would write them. */
export const REGISTER_COLUMNS = [
  'id',
  'nombre',
  'sector',
  'cut',
  'comuna',
  'longitud',
  'latitud',
  'tamano',
  'formal',
  'trabajadores',
  'ventas_uf',
  'vitrina',
] as const;

const KINDS = ['Almacén', 'Bazar', 'Taller', 'Cocinería', 'Fletes', 'Ferretería', 'Panadería', 'Costuras'];
const MARKS = ['Ficticio', 'Inventado', 'de Prueba'];
const THINGS = [
  'Aurora',
  'Cometa',
  'Dársena',
  'Espiga',
  'Farol',
  'Girasol',
  'Horizonte',
  'Iglú',
  'Junco',
  'Lince',
];
/** Of seven, as many as in the country: nearly all are micro. */
const SIZES = ['micro', 'micro', 'micro', 'micro', 'micro', 'pequeña', 'mediana'];
const WORKERS = [1, 1, 1, 2, 2, 3, 4, 6, 9, 15, 40];
/** Places in each comuna around which its businesses stand. */
const CENTRES = 40;
/** Part of the rows in which something is wrong, on purpose. */
const FAULTY = 0.02;

interface Place {
  readonly boundary: Boundary;
  readonly at: number;
  readonly weight: number;
  readonly centres: readonly (readonly [number, number])[];
}

/**
 * Lines of a register of businesses that do not exist, below its header, each with its line break: the same for the same seed.
 * Names say that they are invented; coordinates lie inside the comuna that the row declares, but for the faults.
 */
export function* registerLines(
  outlines: Uint8Array,
  rows: number,
  seed: number,
  faulty = FAULTY,
): Generator<string> {
  const chance = createChance(seed);
  const { value: boundaries } = readBoundaries(outlines, 'comunas');
  const geometries = boundaries.map(({ geometry }) => geometry);
  const locate = buildCellLocator(geometries);
  const places = placesOf(boundaries, locate, chance);
  const drawPlace = drawer(places, chance);
  const sectors = [...CIIU.values()].filter(({ level }) => level === 'division').map(({ code }) => code);
  yield `${REGISTER_COLUMNS.join(',')}\n`;
  for (let row = 0; row < rows; row += 1) {
    const place = drawPlace();
    const { comuna } = place.boundary;
    const [longitude, latitude] = pointNear(place, locate, chance);
    const sector = sectors[Math.floor(chance.next() ** 1.7 * sectors.length)] ?? 'G';
    const cells = [
      `F${String(row + 1).padStart(8, '0')}`,
      nameOf(chance),
      `${sector}${String(chance.integer(1, 9))}000`,
      comuna.cut,
      comuna.name,
      longitude.toFixed(6),
      latitude.toFixed(6),
      chance.pick(SIZES),
      chance.happens(0.8) ? 'si' : 'no',
      chance.happens(0.1) ? '' : String(chance.pick(WORKERS)),
      chance.happens(0.15) ? '' : chance.logarithmic(20, 20_000).toFixed(1),
      chance.happens(0.3) ? 'si' : 'no',
    ];
    if (chance.happens(faulty)) spoil(cells, row, chance);
    yield `${cells.join(',')}\n`;
  }
}

function nameOf(chance: Chance): string {
  const name = `${chance.pick(KINDS)} ${chance.pick(MARKS)} ${chance.pick(THINGS)} ${chance.integer(1, 999)}`;
  if (!chance.happens(0.05)) return name;
  return chance.happens(0.2) ? `"${name} ""El Otro"""` : `"${name}, sucursal"`;
}

/** Every kind of fault that a register has, one of them at a time. */
function spoil(cells: string[], row: number, chance: Chance): void {
  const set = (name: (typeof REGISTER_COLUMNS)[number], text: string) => {
    cells[REGISTER_COLUMNS.indexOf(name)] = text;
  };
  const get = (name: (typeof REGISTER_COLUMNS)[number]) => cells[REGISTER_COLUMNS.indexOf(name)] ?? '';
  const faults: readonly (() => void)[] = [
    () => {
      const longitude = get('longitud');
      set('longitud', get('latitud'));
      set('latitud', longitude);
    },
    () => set('longitud', '2.350000'),
    () => set('latitud', ''),
    () => set('longitud', 'sin GPS'),
    () => {
      set('longitud', '-80.100000');
      set('latitud', '-33.000000');
    },
    () => set('id', `F${String(chance.integer(1, Math.max(1, row))).padStart(8, '0')}`),
    () => set('id', ''),
    () => set('sector', ''),
    () => set('sector', '999999'),
    () => set('cut', get('cut').replace(/^0/, '')),
    () => set('comuna', 'Comuna Imaginaria'),
    () => {
      for (const one of ['cut', 'comuna', 'longitud', 'latitud'] as const) set(one, '');
    },
    () => set('cut', '13101'),
    () => set('tamano', 'enorme'),
    () => set('trabajadores', 'varios'),
    () => set('trabajadores', '-3'),
    () => set('ventas_uf', '*'),
    () => set('ventas_uf', '$ 1200'),
    () => set('nombre', '"Bazar Ficticio\nde dos líneas"'),
    () => set('nombre', '"Bazar "Ficticio" suelto"'),
    () => cells.push('de más'),
    () => set('formal', 'quizás'),
  ];
  chance.pick(faults)();
}

function placesOf(
  boundaries: readonly Boundary[],
  locate: (longitude: number, latitude: number) => number,
  chance: Chance,
): readonly Place[] {
  return boundaries.flatMap((boundary, at): readonly Place[] => {
    if (!boundary.geometry) return [];
    const centres = centresIn(boundary.geometry, (point) => locate(...point) === at, chance);
    // A few comunas hold most of the businesses, as in the country.
    return centres.length > 0 ? [{ boundary, at, centres, weight: chance.logarithmic(1, 200) }] : [];
  });
}

/** Points inside an outline: drawn in the box of one of its parts, kept when they are within. */
function centresIn(
  geometry: Polygon | MultiPolygon,
  isInside: (point: readonly [number, number]) => boolean,
  chance: Chance,
): readonly (readonly [number, number])[] {
  const rings = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flatMap(
    ([ring]) => (ring ? [ring] : []),
  );
  const centres: (readonly [number, number])[] = [];
  for (let tries = 0; tries < 4000 && centres.length < CENTRES; tries += 1) {
    const ring = chance.pick(rings);
    const between = (axis: 0 | 1) => {
      const all = ring.map((position) => position[axis] ?? 0);
      const low = Math.min(...all);
      return low + chance.next() * (Math.max(...all) - low);
    };
    const point = [asWritten(between(0)), asWritten(between(1))] as const;
    if (isInside(point)) centres.push(point);
  }
  return centres;
}

function drawer(places: readonly Place[], chance: Chance): () => Place {
  const sums = new Float64Array(places.length);
  let sum = 0;
  places.forEach(({ weight }, at) => {
    sum += weight;
    sums[at] = sum;
  });
  return () => {
    const drawn = chance.next() * sum;
    let low = 0;
    let high = places.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > drawn) high = middle;
      else low = middle + 1;
    }
    const place = places[low];
    if (!place) throw new Error('No hay comunas con contorno');
    return place;
  };
}

function pointNear(
  { at, centres }: Place,
  locate: (longitude: number, latitude: number) => number,
  chance: Chance,
): readonly [number, number] {
  const [longitude, latitude] = chance.pick(centres);
  // As it will be written: what is rounded after it was placed may fall across a border.
  const near = [
    asWritten(longitude + 0.01 * chance.normal()),
    asWritten(latitude + 0.01 * chance.normal()),
  ] as const;
  return locate(...near) === at ? near : [longitude, latitude];
}

const asWritten = (degrees: number) => Number(degrees.toFixed(6));
