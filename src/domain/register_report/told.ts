import { PLACINGS } from '../business.ts';
import { type Businesses, NOT_TOLD } from '../businesses.ts';
import { NOWHERE } from '../degrees.ts';

/** What a business may be told apart by, each as a small code. */
type Facet = 'section' | 'formal' | 'size' | 'leader' | 'placing' | 'showcase';
/** What a business may state in numbers. */
export type Amount = 'workers' | 'localWorkers' | 'commuters' | 'taxes';

/** Column of the file in which each is written. */
export const COLUMNS: Readonly<Record<Facet | Amount | 'start', string>> = {
  section: 'sector',
  formal: 'formal',
  size: 'tamano',
  leader: 'lidera',
  placing: 'longitud, latitud, cut, comuna',
  showcase: 'vitrina',
  workers: 'trabajadores',
  localWorkers: 'trabajadores_locales',
  commuters: 'trabajadores_conmutantes',
  taxes: 'impuestos_clp',
  start: 'inicio',
};

/** Code of those that say yes. */
export const YES = 1;

/** The code of a row in a facet; NOT_TOLD where the file does not say. */
export function facetOf({ columns }: Businesses, facet: Facet): (row: number) => number {
  const own = { section: columns.section, size: columns.size, placing: columns.placing, ...columns.told };
  const column = own[facet];
  return (row) => column[row] ?? NOT_TOLD;
}

/** The number that a row states; NaN where the file does not say, Infinity where it keeps it to itself. */
export function amountOf({ columns }: Businesses, amount: Amount): (row: number) => number {
  const column = amount === 'workers' ? columns.workers : columns.told[amount];
  return (row) => column[row] ?? NaN;
}

const DAY = 86_400_000;
/** The year in which a row says that it began; undefined where it does not. */
export function startOf({ columns }: Businesses): (row: number) => number | undefined {
  const { start } = columns.told;
  return (row) => {
    const days = start[row] ?? NOWHERE;
    return days === NOWHERE ? undefined : new Date(days * DAY).getUTCFullYear();
  };
}

/** Whether the point of a row is what placed it in its comuna: one that lies in no comuna is not looked at. */
export function pointed({ columns }: Businesses): (row: number) => boolean {
  const { placing, longitude, latitude } = columns;
  const byPoint = PLACINGS.indexOf('coordenadas');
  return (row) => placing[row] === byPoint && longitude[row] !== NOWHERE && latitude[row] !== NOWHERE;
}
