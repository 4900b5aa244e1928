/** Codes are text: `01101` is never 1101. Each brand has one constructor, here. */
declare const brand: unique symbol;
type Brand<Name extends string> = string & { readonly [brand]: Name };

/** Código Único Territorial of a comuna: five digits as text (SUBDERE). */
export type Cut = Brand<'Cut'>;
/** A zone of any level: `CL`, region of two digits, province of three, comuna of five, or a reader's own (`T1`…`T9`). */
export type ZoneId = Cut | Brand<'ZoneId'>;
/** CIIU4.CL section (`A`…`U`), division (`01`…`99`), a package's own sub-rubro (`G-03`), or `SI` (unknown). */
export type SectorCode = Brand<'SectorCode'>;

/** `territorio`: a set of comunas that the reader named (see own.ts); it lies beside the official levels, not among them. */
export const LEVELS = ['comuna', 'provincia', 'region', 'pais', 'territorio'] as const;
export type Level = (typeof LEVELS)[number];

export const COUNTRY = 'CL' as ZoneId;

/** A five-digit code whose region is one of Chile's sixteen; `undefined` for anything else. */
export function parseCut(text: string): Cut | undefined {
  return /^(0[1-9]|1[0-6])\d{3}$/.test(text) ? (text as Cut) : undefined;
}

/** `CL`, 2, 3 or 5 digits, or `T1`…`T9`; `undefined` for anything else. */
export function parseZoneId(text: string): ZoneId | undefined {
  return /^(CL|T[1-9]|(0[1-9]|1[0-6])(\d|\d{3})?)$/.test(text) ? (text as ZoneId) : undefined;
}

export function levelOf(zone: ZoneId): Level {
  if (zone === COUNTRY) return 'pais';
  if (zone.startsWith('T')) return 'territorio';
  return zone.length === 2 ? 'region' : zone.length === 3 ? 'provincia' : 'comuna';
}

/** The shape of a sector code; whether it exists is for the sector tree to say. */
export function parseSectorCode(text: string): SectorCode | undefined {
  return /^([A-U](-\d{2,3})?|\d{2}|SI)$/.test(text) ? (text as SectorCode) : undefined;
}

/** Sector of the rows whose activity the publisher does not state. Counted apart, never in a quotient. */
export const UNKNOWN_SECTOR = 'SI' as SectorCode;
