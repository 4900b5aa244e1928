import { PLACINGS, SIZES } from '../business.ts';
import { type Businesses, LEADERS, NOT_TOLD } from '../businesses.ts';
import { type SectorCode, UNKNOWN_SECTOR } from '../ids.ts';
import type { Inputs } from '../inputs.ts';
import { COLUMNS, facetOf, startOf } from './told.ts';

/** What a row is called that does not say something. */
export const UNTOLD = 'sin-decir';

/** Businesses told apart by what the register says of them. */
export interface Sieve {
  readonly sector?: SectorCode;
  readonly size?: string;
  readonly leader?: string;
  readonly placing?: string;
  /** Of `formal`: yes, no, or not told. */
  readonly formal?: 'si' | 'no' | typeof UNTOLD;
  /** The year in which it began, from and to. */
  readonly years?: readonly [from: number, to: number];
}

/** Whether a row passes. A word that is no value of its column passes none. */
export function passes(inputs: Inputs, sieve: Sieve): (row: number) => boolean {
  const businesses = inputs.catastro?.businesses;
  if (!businesses) return () => false;
  const { sectors } = businesses.columns;
  const tests: ((row: number) => boolean)[] = [];
  const among = (
    facet: 'size' | 'leader' | 'placing',
    words: readonly string[],
    word: string | undefined,
  ) => {
    if (word === undefined) return;
    const wanted = word === UNTOLD ? NOT_TOLD : words.indexOf(word);
    const read = facetOf(businesses, facet);
    tests.push((row) => read(row) === wanted);
  };
  among('size', SIZES, sieve.size);
  among('leader', LEADERS, sieve.leader);
  among('placing', PLACINGS, sieve.placing);
  if (sieve.formal !== undefined) {
    const wanted = sieve.formal === UNTOLD ? NOT_TOLD : Number(sieve.formal === 'si');
    const read = facetOf(businesses, 'formal');
    tests.push((row) => read(row) === wanted);
  }
  if (sieve.sector !== undefined) {
    const read = facetOf(businesses, 'section');
    tests.push((row) => (sectors[read(row)] ?? UNKNOWN_SECTOR) === sieve.sector);
  }
  if (sieve.years) {
    const [from, to] = sieve.years;
    const read = startOf(businesses);
    tests.push((row) => {
      const year = read(row);
      return year !== undefined && year >= from && year <= to;
    });
  }
  return (row) => tests.every((test) => test(row));
}

/** «Negocios formales, micro, de Comercio». */
export function nameOf(inputs: Inputs, sieve: Sieve): string {
  const { sector, size, leader, placing, formal, years } = sieve;
  const words = [
    formal && { si: 'formales', no: 'informales', [UNTOLD]: 'que no dicen si son formales' }[formal],
    size && (size === UNTOLD ? 'que no dicen su tamaño' : `de tamaño ${size}`),
    leader && (leader === UNTOLD ? 'que no dicen quién lidera' : `que lidera: ${leader}`),
    placing && `ubicados por ${placing}`,
    sector &&
      (sector === UNKNOWN_SECTOR
        ? 'que no dicen su actividad'
        : `de ${inputs.sectors.get(sector)?.short ?? sector}`),
    years && `que empezaron ${years[0] === years[1] ? `en ${years[0]}` : `entre ${years[0]} y ${years[1]}`}`,
  ].filter(Boolean);
  return ['Negocios', words.join(', ')].join(' ').trim();
}

export function columnOf(sieve: Sieve): string {
  const { sector, size, leader, placing, formal, years } = sieve;
  const columns = [
    formal && COLUMNS.formal,
    size && COLUMNS.size,
    leader && COLUMNS.leader,
    placing && COLUMNS.placing,
    sector && COLUMNS.section,
    years && COLUMNS.start,
  ].filter(Boolean);
  return columns.join(', ') || 'una fila por negocio';
}

/** The part of a sieve that its figure is read against: a size or a leader among all, the formal among theirs. */
export function wholeOf({ formal, size, leader, ...rest }: Sieve): Sieve {
  if (formal === undefined) return rest;
  return { ...rest, ...(size === undefined ? {} : { size }), ...(leader === undefined ? {} : { leader }) };
}

/** Whether a row says what a sieve tells businesses apart by; all do where it asks for those that do not. */
export function tells(businesses: Businesses, { formal, size, leader }: Sieve): (row: number) => boolean {
  const facet = formal ? 'formal' : size ? 'size' : leader ? 'leader' : undefined;
  if (!facet || (formal ?? size ?? leader) === UNTOLD) return () => true;
  const read = facetOf(businesses, facet);
  return (row) => read(row) !== NOT_TOLD;
}
