import type { Level } from '../domain/ids.ts';
import type { Counted, Mean, Reference, Settings, TermId, ZoneLevel } from '../domain/settings.ts';

/** Words for what the reader chooses; one place, so that a thing has one name on every screen. */
export const LEVEL_WORDS: Readonly<Record<ZoneLevel, string>> = {
  comuna: 'Comunas',
  provincia: 'Provincias',
  region: 'Regiones',
};
export const LEVEL_ONE: Readonly<Record<ZoneLevel, string>> = {
  comuna: 'comuna',
  provincia: 'provincia',
  region: 'región',
};
/** What a zone is, beside its name in a list of places. */
export const ZONE_KIND: Readonly<Record<Level, string>> = {
  comuna: 'Comuna',
  provincia: 'Provincia',
  region: 'Región',
  pais: 'País',
  territorio: 'Territorio propio',
};
export const COUNTED_WORDS: Readonly<Record<Counted, string>> = {
  empresas: 'Empresas',
  trabajadores: 'Trabajadores',
};
export const REFERENCE_WORDS: Readonly<Record<Reference, string>> = {
  pais: 'Chile',
  region: 'Su región',
  provincia: 'Su provincia',
  totales: 'Totales de otro territorio',
};
export const TERM_WORDS: Readonly<Record<TermId, { readonly name: string; readonly help: string }>> = {
  cociente_ajustado: { name: 'Concentración', help: 'cociente ajustado del sector' },
  densidad: { name: 'Densidad', help: 'por mil habitantes' },
  productividad: { name: 'Productividad', help: 'ventas por trabajador' },
  cierres: { name: 'Pocos cierres', help: 'menos términos de giro es mejor' },
  crecimiento: { name: 'Crecimiento', help: 'por año, entre dos años de la misma tabla' },
  parentesco: { name: 'Sectores afines', help: 'los que suelen ir juntos ya están' },
};

export const MEAN_WORDS: Readonly<Record<Mean, string>> = {
  aritmetica: 'Aritmético',
  geometrica: 'Geométrico',
};

/** «Chile», «su región»… inside a sentence. */
export function referenceInSentence(reference: Settings['reference']): string {
  return reference === 'pais' ? 'Chile' : REFERENCE_WORDS[reference].toLowerCase();
}

/** A sector's short name as it stands inside a sentence. */
export function inSentence(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
