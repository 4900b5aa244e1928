import { PLACINGS, type Placing } from '../../domain/business.ts';
import {
  type BusinessesBuilder,
  CODES,
  type CodedRow,
  emptyRow,
  NOT_TOLD,
  VALUE,
  VALUES,
} from '../../domain/businesses.ts';
import { parseCut, type SectorCode, UNKNOWN_SECTOR } from '../../domain/ids.ts';
import { CIIU, parseActivity } from '../../domain/sectors.ts';
import { comunaNamer, type Territory } from '../../domain/territory.ts';
import { quoted, type Severity } from '../checked.ts';

/** Counts that the quality panel shows beside the issues. */
export interface PlacingSummary {
  readonly byPlacing: Readonly<Record<Placing, number>>;
  /** Coordinates and declared comuna say different things; coordinates decide, unless the outlines are referential. */
  readonly disagreements: number;
  readonly unplaced: number;
  /** Rows outside of the territory that the register declares. */
  readonly outside: number;
  readonly withoutSector: number;
}

/** Codes of a cell that says nothing, and of one that says something that means nothing to us. */
export const ABSENT = -1;
export const UNKNOWN = -2;
/** Codes of a row that the rules read, beside those that a business keeps. */
export const RULE = {
  cut: CODES,
  comuna: CODES + 1,
  sector: CODES + 2,
  division: CODES + 3,
  period: CODES + 4,
} as const;

export function emptyCatastroRow(): CodedRow {
  return emptyRow(VALUES, CODES + 5);
}

/** Every sector that an activity may be, by its code in a row: sections and divisions of CIIU4.CL. */
export const ACTIVITIES: readonly SectorCode[] = [...CIIU.keys()].filter((code) => code !== UNKNOWN_SECTOR);
const ACTIVITY_AT = new Map(ACTIVITIES.map((code, at) => [code, at]));
/** The section of each, as its place in the list. */
const SECTION_OF = Int16Array.from(
  ACTIVITIES,
  (code) => ACTIVITY_AT.get(CIIU.get(code)?.section ?? code) ?? 0,
);

/** The activity that a text names, as its place in `ACTIVITIES`. */
export function activityCode(text: string): number {
  const activity = parseActivity(text);
  return activity ? (ACTIVITY_AT.get(activity.division ?? activity.section) ?? UNKNOWN) : UNKNOWN;
}

/** Positions in a territory of the comunas that texts name; `told`: texts of which the reader said the code, or that none. */
export function placesIn(territory: Territory, told: Readonly<Record<string, string>>) {
  const rowOf = new Map<string, number>(territory.comunas.map((comuna, at) => [comuna.cut, at]));
  const named = comunaNamer(territory);
  const said = new Map(Object.entries(told));
  const known = new Map<string, number>();
  const orTold = (text: string, otherwise: (text: string) => number) => {
    const code = said.get(text);
    return code === undefined ? otherwise(text) : code === '' ? ABSENT : (rowOf.get(code) ?? UNKNOWN);
  };
  return {
    byCode: (text: string) =>
      orTold(text, () => {
        const code = parseCut(text);
        return (code && rowOf.get(code)) ?? UNKNOWN;
      }),
    byName: (text: string) => {
      const before = known.get(text);
      if (before !== undefined) return before;
      const found = orTold(text, () => rowOf.get(named(text) ?? '') ?? UNKNOWN);
      known.set(text, found);
      return found;
    },
  };
}

/** Longitude and latitude of Chile, its islands included and the Antarctic claim left out, with room to spare. */
const inChile = (longitude: number, latitude: number) =>
  longitude >= -110 && longitude <= -66 && latitude >= -57 && latitude <= -17;

/** Columns whose text a message may quote. */
type Quotable = 'id' | 'cut' | 'comuna' | 'sector' | 'division';
/** The message is made only by those who keep it: a register may have a million alike. */
export type Tell = (severity: Severity, column: string, code: string, message: () => string) => void;

/** Position in the territory of the comuna in which a point falls; −1 for none. */
export type Locate = (longitude: number, latitude: number) => number;

export interface Ground {
  readonly territory: Territory;
  readonly locate: Locate;
  /** The same of degrees × 10⁷, as whole numbers, where there is one: no number is boxed on its way. */
  readonly locateFixed?: Locate | undefined;
  /** A zone that the register declares to be of; `CL` is all of it. */
  readonly territoryCode: string;
  /**
   * The outlines are only roughly where the comunas are: a business near a border falls in its neighbour's. The comuna that it
   * declares stands then, and its point decides where it declares none.
   */
  readonly referential: boolean;
}

/**
 * What is done with each row of a register, however it was read. A business is placed in its comuna by coordinates where
 * they fall inside a zone, else by code, else by name (the last two first, with referential outlines). A row that nothing places, or that repeats an id, is left out and
 * told; a row with no usable activity is kept as `SI` and told. A row that lies outside of the territory that the register
 * declares is left out too: one stray row would otherwise make its comuna look counted, and empty.
 */
export class CatastroRules {
  /** Of the row last taken: its comuna, what placed it (in PLACINGS), its section and division (in ACTIVITIES, or −1). */
  comuna = 0;
  placing = 0;
  section = -1;
  division = -1;
  /** Why the row last refused was: it lies outside of the territory, or nothing places it. */
  isOutside = false;
  readonly #ground: Ground;
  readonly #outsideOf: Uint8Array;
  readonly #locateFixed: Locate | undefined;
  readonly #text: (column: Quotable) => string;
  readonly #tell: Tell;
  readonly #byPlacing = new Float64Array(PLACINGS.length);
  /** Where each activity is in the list of a builder; the last is «not told». */
  readonly #sectorAt = new Int16Array(ACTIVITIES.length + 1).fill(-1);
  #disagreements = 0;
  #unplaced = 0;
  #outside = 0;
  #withoutSector = 0;

  /** `text`: a cell of the row being taken, without the spaces around it. */
  constructor(ground: Ground, text: (column: Quotable) => string, tell: Tell) {
    this.#ground = ground;
    this.#text = text;
    this.#tell = tell;
    this.#locateFixed = ground.locateFixed;
    const { territory, territoryCode } = ground;
    this.#outsideOf = Uint8Array.from(territory.comunas, ({ cut }) =>
      Number(territoryCode !== 'CL' && !cut.startsWith(territoryCode)),
    );
  }

  tellRepeated(before: number): void {
    this.#tell(
      'error',
      'id',
      'id-repetido',
      () => `Repite el id ${quoted(this.#text('id'))} de la línea ${before}. Se deja fuera.`,
    );
  }

  /**
   * Whether the row is used. Coordinates that are not are taken off it. What is told is told in methods of their own: a
   * message that is made later keeps what it needs, and most rows have none.
   */
  take({ values, codes }: CodedRow): boolean {
    const byCode = codes[RULE.cut] as number;
    const byName = codes[RULE.comuna] as number;
    if (byCode === UNKNOWN) this.#tellUnknownCode();
    const declared = byCode >= 0 ? byCode : byName;
    if (byCode < 0 && byName === UNKNOWN) this.#tellUnknownName();
    const located = this.#locate(values);
    const byPoint = located !== -1 && (declared < 0 || declared === located || !this.#ground.referential);
    const comuna = byPoint ? located : declared;
    if (comuna < 0) {
      this.isOutside = false;
      this.#tellUnplaced();
      return false;
    }
    this.isOutside = this.#outsideOf[comuna] === 1;
    if (located !== -1 && declared >= 0 && declared !== located) this.#tellDisagreement(declared, located);
    if (this.isOutside) {
      this.#tellOutside(comuna, byPoint);
      return false;
    }
    this.comuna = comuna;
    this.placing = byPoint ? BY_COORDINATES : byCode >= 0 ? BY_CODE : BY_NAME;
    this.#byPlacing[this.placing] = (this.#byPlacing[this.placing] as number) + 1;
    this.#takeActivity(codes[RULE.sector] as number, codes[RULE.division] as number);
    const local = values[VALUE.localWorkers] as number;
    const commuters = values[VALUE.commuters] as number;
    const workers = values[VALUE.workers] as number;
    if ((local || 0) + (commuters || 0) > workers) this.#tellParts((local || 0) + (commuters || 0), workers);
    return true;
  }

  /** Adds the row last taken to those of a register. */
  add(line: number, row: CodedRow, businesses: BusinessesBuilder): void {
    const division = this.division < 0 ? NOT_TOLD : this.#sectorIndex(this.division, businesses);
    businesses.addCoded(
      line,
      this.comuna,
      this.placing,
      this.#sectorIndex(this.section, businesses),
      division,
      row,
    );
  }

  summary(): PlacingSummary {
    const byPlacing = Object.fromEntries(PLACINGS.map((one, at) => [one, this.#byPlacing[at] ?? 0]));
    return {
      byPlacing: byPlacing as Record<Placing, number>,
      disagreements: this.#disagreements,
      unplaced: this.#unplaced,
      outside: this.#outside,
      withoutSector: this.#withoutSector,
    };
  }

  #nameOf(at: number): string {
    return this.#ground.territory.comunas[at]?.name ?? '';
  }

  #tellUnknownCode(): void {
    this.#tell('aviso', 'cut', 'comuna-desconocida', () => {
      const code = this.#text('cut');
      const hint = /^\d{4}$/.test(code) ? ` ¿Se perdió el cero inicial (0${code})?` : '';
      return `El código ${quoted(code)} no es de una comuna del mapa.${hint}`;
    });
  }

  #tellUnknownName(): void {
    this.#tell(
      'aviso',
      'comuna',
      'comuna-desconocida',
      () => `No se reconoce la comuna ${quoted(this.#text('comuna'))}.`,
    );
  }

  #tellUnplaced(): void {
    this.#unplaced += 1;
    this.#tell(
      'error',
      'comuna',
      'sin-lugar',
      () => 'Ni las coordenadas ni la comuna dicen dónde está. Se deja fuera.',
    );
  }

  #tellDisagreement(declared: number, located: number): void {
    this.#disagreements += 1;
    const { isOutside } = this;
    const { referential } = this.#ground;
    this.#tell('aviso', 'comuna', 'comuna-distinta-del-punto', () =>
      referential
        ? `Declara ${this.#nameOf(declared)} y su punto cae en ${this.#nameOf(located)}. El contorno es aproximado: vale lo que declara.`
        : `Declara ${this.#nameOf(declared)} y su punto cae en ${this.#nameOf(located)}. ${isOutside ? 'Manda el punto.' : 'Se cuenta donde cae el punto.'}`,
    );
  }

  #tellOutside(comuna: number, byPoint: boolean): void {
    this.#outside += 1;
    this.#tell(
      'error',
      byPoint ? 'longitud' : 'comuna',
      'fuera-del-territorio',
      () =>
        `Queda en ${this.#nameOf(comuna)}, fuera del territorio del catastro (${this.#ground.territoryCode}). Se deja fuera.`,
    );
  }

  #tellParts(parts: number, workers: number): void {
    this.#tell(
      'aviso',
      'trabajadores',
      'partes-mayores-que-el-total',
      () => `Locales y conmutantes suman ${parts}, más que los ${workers} trabajadores.`,
    );
  }

  /** The comuna in which the coordinates fall; −1 for none, or for coordinates that are not used. */
  #locate(values: Float64Array): number {
    const longitude = values[VALUE.longitude] as number;
    const latitude = values[VALUE.latitude] as number;
    if (inChile(longitude, latitude)) {
      const fixed = this.#locateFixed;
      // Within Chile, degrees so written are whole numbers of 32 bits.
      const located = fixed
        ? fixed(Math.round(longitude * DEGREE) | 0, Math.round(latitude * DEGREE) | 0)
        : this.#ground.locate(longitude, latitude);
      if (located === -1) this.#tellAtSea();
      return located;
    }
    if (!Number.isNaN(longitude) || !Number.isNaN(latitude)) this.#tellUnused(longitude, latitude);
    values[VALUE.longitude] = NaN;
    values[VALUE.latitude] = NaN;
    return -1;
  }

  #tellAtSea(): void {
    this.#tell(
      'aviso',
      'longitud',
      'punto-fuera-de-zonas',
      () => 'El punto no cae en ninguna comuna del mapa.',
    );
  }

  /** Says why coordinates that a row tells, or one of them, are not used. */
  #tellUnused(longitude: number, latitude: number): void {
    if (Number.isNaN(longitude) || Number.isNaN(latitude)) {
      this.#tell(
        'aviso',
        'longitud',
        'coordenada-incompleta',
        () => 'Falta la longitud o la latitud. No se usa el punto.',
      );
      return;
    }
    const swapped = inChile(latitude, longitude);
    this.#tell('error', 'longitud', swapped ? 'coordenadas-cambiadas' : 'coordenadas-fuera-de-chile', () =>
      swapped
        ? 'Longitud y latitud parecen cambiadas entre sí. No se usan; corrígelas en el archivo.'
        : 'Las coordenadas no están en Chile. No se usan.',
    );
  }

  #takeActivity(stated: number, finer: number): void {
    const activity = stated >= 0 ? stated : finer;
    if (activity < 0) this.#tellNoSector(stated === ABSENT);
    this.section = activity < 0 ? -1 : (SECTION_OF[activity] as number);
    const isDivision = finer >= 0 && SECTION_OF[finer] !== finer;
    const belongs = isDivision && SECTION_OF[finer] === this.section;
    if (finer !== ABSENT && !belongs) this.#tellUnusedDivision(isDivision);
    this.division = activity >= 0 && activity !== this.section ? activity : belongs ? finer : -1;
  }

  #tellNoSector(isAbsent: boolean): void {
    this.#withoutSector += 1;
    this.#tell('aviso', 'sector', isAbsent ? 'sin-sector' : 'sector-desconocido', () =>
      isAbsent
        ? 'No dice su sector. Se cuenta como «Sin información».'
        : `El sector ${quoted(this.#text('sector'))} no existe en CIIU4.CL. Se cuenta como «Sin información».`,
    );
  }

  #tellUnusedDivision(isDivision: boolean): void {
    this.#tell('aviso', 'division', 'division-no-usada', () => {
      const text = quoted(this.#text('division'));
      return isDivision
        ? `La división ${text} no es de la sección ${ACTIVITIES[this.section]}. No se usa.`
        : `La división ${text} no existe en CIIU4.CL. El negocio queda solo con su sección.`;
    });
  }

  #sectorIndex(activity: number, businesses: BusinessesBuilder): number {
    const at = activity < 0 ? ACTIVITIES.length : activity;
    const known = this.#sectorAt[at] ?? -1;
    if (known >= 0) return known;
    const index = businesses.sectorIndex(ACTIVITIES[at] ?? UNKNOWN_SECTOR);
    this.#sectorAt[at] = index;
    return index;
  }
}

const DEGREE = 1e7;
const BY_COORDINATES = PLACINGS.indexOf('coordenadas');
const BY_CODE = PLACINGS.indexOf('codigo');
const BY_NAME = PLACINGS.indexOf('nombre');
