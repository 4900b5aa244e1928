import { type Chance, createChance } from './azar.ts';
import { CALAMA, type CatastroRow } from './catastro-ficticio.ts';

/** One fault put on purpose in a row. */
export interface Fault {
  readonly kind: FaultKind;
  /** Position of the row, the first is 0. */
  readonly row: number;
}

/** Each of the list in turn, so that every variant of a fault is there. */
function inTurn<T>(turn: number, list: readonly T[]): T {
  return list[turn % list.length] as T;
}

/**
 * What is wrong on purpose, how many rows of each, and how. The reader of the package must say so of every
 * one.
 */
const FAULTS = {
  'comuna-desconocida': {
    rows: 4,
    apply(row, turn) {
      Object.assign(row, { cut: '', longitud: '', latitud: '' });
      row.comuna = inTurn(turn, ['Kalamá del Cuento', 'Calama Nueva', 'Comuna Inventada', 'sin comuna']);
    },
  },
  'comuna-con-otra-grafia': {
    rows: 6,
    apply(row, turn) {
      Object.assign(row, { cut: '', longitud: '', latitud: '' });
      row.comuna = inTurn(turn, ['CALAMA', 'calama', 'Cálama', ' Calama ', 'CALAMA.']);
    },
  },
  'coordenadas-cambiadas': {
    rows: 5,
    apply(row) {
      [row.longitud, row.latitud] = [row.latitud, row.longitud];
    },
  },
  'coordenadas-en-otra-comuna': {
    rows: 5,
    apply(row, turn) {
      // San Pedro de Atacama, Antofagasta, María Elena, Tocopilla.
      const [x, y] = inTurn(turn, [
        [-68.2, -22.91],
        [-70.39, -23.65],
        [-69.66, -22.34],
        [-70.19, -22.09],
      ] as const);
      row.longitud = x.toFixed(5);
      row.latitud = y.toFixed(5);
      Object.assign(row, CALAMA);
    },
  },
  'coordenadas-con-coma': {
    rows: 5,
    apply(row) {
      row.longitud = row.longitud.replace('.', ',');
      row.latitud = row.latitud.replace('.', ',');
    },
  },
  'sector-vacio': {
    rows: 4,
    apply(row) {
      row.sector = '';
    },
  },
  'sector-desconocido': {
    rows: 4,
    apply(row, turn) {
      row.sector = inTurn(turn, ['ZZ', '340000', '44', 'Comercio varios']);
    },
  },
  'partes-mayores-que-el-total': {
    rows: 5,
    apply(row) {
      row.trabajadores_locales = String(Number(row.trabajadores) + 2);
    },
  },
  'trabajadores-negativos': {
    rows: 3,
    apply(row) {
      row.trabajadores = `-${row.trabajadores}`;
    },
  },
  'fecha-imposible': {
    rows: 4,
    apply(row, turn) {
      row.inicio = inTurn(turn, ['2019-02-30', '31-11-2020', '2015-13-01', '00-00-0000']);
    },
  },
  'id-repetido': {
    rows: 4,
    apply(row, _turn, chance, rows) {
      // The id of a row further up, so that it is this one that repeats it.
      const at = rows.indexOf(row);
      row.id = rows[chance.integer(Math.max(0, at - 400), at - 1)]?.id ?? row.id;
    },
  },
  'nombre-peligroso': {
    rows: 4,
    apply(row, turn) {
      const [before, after] = inTurn(turn, [
        ['=', ''],
        ['<b>', '</b>'],
        ['@', ''],
        ['<img src=x onerror=alert(1)>', ''],
      ] as const);
      row.nombre = `${before}${row.nombre}${after}`;
    },
  },
  'ventas-reservadas': {
    rows: 4,
    apply(row) {
      row.ventas_uf = '*';
    },
  },
} satisfies Record<
  string,
  {
    rows: number;
    apply: (row: CatastroRow, turn: number, chance: Chance, rows: readonly CatastroRow[]) => void;
  }
>;
export type FaultKind = keyof typeof FAULTS;
export const FAULT_COUNTS = Object.fromEntries(
  Object.entries(FAULTS).map(([kind, { rows }]) => [kind, rows]),
) as Record<FaultKind, number>;

/**
 * Spoils some rows in place, each in one way only. Only rows that say everything are taken: the fault shows
 * alone.
 */
export function spoil(seed: number, rows: CatastroRow[]): Fault[] {
  const chance = createChance(seed);
  const faults: Fault[] = [];
  const free = rows
    .map((row, at) => ({ row, at }))
    .filter(
      ({ row, at }) =>
        at > 0 && row.longitud !== '' && row.cut !== '' && row.comuna !== '' && row.inicio !== '',
    );
  for (const [kind, { rows: count, apply }] of Object.entries(FAULTS) as [
    FaultKind,
    (typeof FAULTS)[FaultKind],
  ][]) {
    for (let done = 0; done < count && free.length > 0; done += 1) {
      const [taken] = free.splice(chance.integer(0, free.length - 1), 1);
      if (!taken) break;
      apply(taken.row, done, chance, rows);
      faults.push({ kind, row: taken.at });
    }
  }
  return faults.sort((a, b) => a.row - b.row);
}
