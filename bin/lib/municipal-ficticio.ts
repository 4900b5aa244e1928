import type { CatastroRow } from './catastro-ficticio.ts';

/**
 * The same fictitious businesses as a municipal office would send them: `;`, decimal comma, Windows-1252,
 * two rows of title over the header, other column names, a row of totals at the end. For the tests of the
 * reader.
 */

const HEADER = [
  'N°',
  'Razón Social',
  'Giro',
  'Código Actividad',
  'Comuna',
  'Longitud',
  'Latitud',
  'Tamaño',
  'Formalizado',
  'N° Trabajadores',
  'Trab. Locales',
  'Trab. Conmutantes',
  'Ventas Anuales (UF)',
  'Impuestos ($)',
  'Encargada/o',
  'Fecha de Inicio',
];

export const MUNICIPAL_ROWS = 40;

/** Bytes of the municipal file, made of the first clean rows of the register. */
export function makeMunicipal(clean: readonly CatastroRow[]): Uint8Array {
  const rows = clean.slice(0, MUNICIPAL_ROWS);
  const sum = (column: 'trabajadores' | 'trabajadores_locales' | 'trabajadores_conmutantes') =>
    String(rows.reduce((total, row) => total + Number(row[column]), 0));
  const blank = (count: number) => Array<string>(count).fill('');
  const lines = [
    ['CATASTRO ECONÓMICO COMUNAL 2026 – DATOS FICTICIOS', ...blank(HEADER.length - 1)],
    ['Oficina de Fomento Productivo (ficticia)', ...blank(8), 'Empleo', '', '', 'Montos', '', ...blank(2)],
    HEADER,
    ...rows.map((row, at) => [
      String(at + 1),
      row.nombre,
      row.actividad,
      row.sector,
      (row.comuna || 'Calama').toUpperCase(),
      row.longitud.replace('.', ','),
      row.latitud.replace('.', ','),
      row.tamano.toUpperCase(),
      row.formal === 'si' ? 'Sí' : 'No',
      row.trabajadores,
      row.trabajadores_locales,
      row.trabajadores_conmutantes,
      row.ventas_uf === '' ? 's/i' : `${grouped(row.ventas_uf)},0`,
      row.impuestos_clp === '' ? '' : `$ ${grouped(row.impuestos_clp)}`,
      row.lidera.charAt(0).toUpperCase() + row.lidera.slice(1),
      row.inicio.split('-').reverse().join('-'),
    ]),
    [
      'TOTAL',
      ...blank(8),
      sum('trabajadores'),
      sum('trabajadores_locales'),
      sum('trabajadores_conmutantes'),
      ...blank(4),
    ],
  ];
  const text = lines.map((cells) => cells.map(quotedIfNeeded).join(';')).join('\r\n');
  return windows1252(`${text}\r\n`);
}

/** Thousands with a point, as in Chile. */
function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, '.');
}

function quotedIfNeeded(cell: string): string {
  return /[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The few signs of this text that Windows-1252 writes apart from Latin-1. */
const APART: Readonly<Record<string, number>> = { '–': 0x96, '’': 0x92 };

function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => {
    const code = APART[sign] ?? sign.charCodeAt(0);
    if (code > 0xff) throw new Error(`«${sign}» no existe en Windows-1252`);
    return code;
  });
}
