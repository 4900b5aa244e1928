import type { SectorCode, ZoneId } from '../ids.ts';
import type { SourceRef } from '../source.ts';
import type { Area, FirmType, Profile, Stage, SupportKind, SupportLevel } from './vocabulary.ts';

/** Rules of an instrument that can be unconfirmed, by the column that says each. */
export const RULES = [
  'tipos',
  'etapas',
  'ventas',
  'inicio_actividades',
  'sectores',
  'territorios',
  'perfil',
] as const;
export type Rule = (typeof RULES)[number];

/** `si`: only with inicio de actividades; `no`: only without; `indistinto`: with or without. */
export const START_RULES = ['si', 'no', 'indistinto'] as const;
export type StartRule = (typeof START_RULES)[number];

/** One public support programme, with its rules as data. Undefined: its source does not say. */
export interface Instrument {
  readonly line: number;
  /** Stable, in lower case with hyphens: it is in links, and in the other tables. */
  readonly id: string;
  readonly name: string;
  readonly institution: string;
  readonly level: SupportLevel;
  readonly kind: SupportKind;
  /** The first is the main one. Never empty. */
  readonly areas: readonly Area[];
  /** Undefined: its source does not say, so it excludes nobody. */
  readonly types: readonly FirmType[] | undefined;
  readonly stages: readonly Stage[] | undefined;
  /** Yearly sales in UF, both ends included; undefined: no limit at that end. */
  readonly salesFrom: number | undefined;
  readonly salesTo: number | undefined;
  readonly startRule: StartRule | undefined;
  /** Sections or divisions it is kept for; empty: any. */
  readonly sectors: readonly SectorCode[];
  /** Regions, provinces or comunas it is kept for; empty: the whole country. */
  readonly territories: readonly ZoneId[];
  /** A firm must have one of these; empty: anyone. */
  readonly profiles: readonly Profile[];
  /** The rest of who may ask, as its source words it. */
  readonly requirements: string | undefined;
  /** Pesos. */
  readonly amountFrom: number | undefined;
  readonly amountTo: number | undefined;
  readonly amountNote: string | undefined;
  /** Share of the project that the firm pays, 0 to 1. */
  readonly copayment: number | undefined;
  /** ISO dates of the last known call. */
  readonly opens: string | undefined;
  readonly closes: string | undefined;
  /** The law lets a regional government decide where and to whom it goes (facts.md 7). */
  readonly transferable: boolean;
  /** It is kept for women, or gives them points or a higher amount. */
  readonly womenFocus: boolean;
  /** One of the doors by which a person enters the network (seed 002 d). */
  readonly door: boolean;
  /** Rules that are only general knowledge: they never exclude by themselves. */
  readonly unconfirmed: ReadonlySet<Rule>;
  /** Who says so: title of the page or document, its address, and when it was checked (ISO). */
  readonly sourceTitle: string;
  readonly sourceUrl: string | undefined;
  readonly checked: string;
}

export interface Catalogue {
  readonly instruments: readonly Instrument[];
  readonly source: SourceRef;
}
