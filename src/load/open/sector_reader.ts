import { type SectorCode, UNKNOWN_SECTOR } from '../../domain/ids.ts';
import { parseActivity, type SectorLevel, type SectorTree } from '../../domain/sectors.ts';
import { fold } from '../../domain/text.ts';
import { quoted } from '../checked.ts';

/** What a cell says of an activity. */
export type SectorRead =
  | {
      readonly kind: 'sector';
      readonly sector: SectorCode;
      readonly level: SectorLevel;
      /** The section it is of; itself for a section. */
      readonly section: SectorCode;
      /** What had to be supposed to read it, to be told as a notice. */
      readonly notice: { readonly code: string; readonly message: string } | undefined;
    }
  /** The cell is empty, or the row adds up others. */
  | { readonly kind: 'ninguno'; readonly why: 'vacio' | 'total' }
  | { readonly kind: 'desconocido'; readonly text: string };

export interface SectorReader {
  /** One cell: letter, division, code of six digits (or the first three), a name, or a code and its name. */
  read(text: string): SectorRead;
}

const UNKNOWN =
  /^(s i|sin (info|informacion|dato|datos|actividad|actividad asignable|actividad economica|clasificar)|no (informad[oa]|aplica|especificad[oa]|clasificad[oa])|otr[oa] no especificad[oa]|si)$/;
const TOTAL = /^((gran )?total(es)?( .*)?|todos( los (sectores|rubros))?)$/;

/**
 * How section names begin in other wordings (folded): of INE and, before 2018, of SII, in whose older list the letters were
 * others, so the name goes before the letter. Several sections: the older list had them in one.
 */
const BEGINNINGS: readonly (readonly [start: string, sections: string])[] = [
  ['agricultura', 'A'],
  ['pesca', 'A'],
  ['explotacion de minas', 'B'],
  ['mineria', 'B'],
  ['industria', 'C'],
  ['manufactura', 'C'],
  ['suministro de electricidad gas y agua', 'DE'],
  ['suministro de electricidad', 'D'],
  ['suministro de agua', 'E'],
  ['construccion', 'F'],
  ['comercio', 'G'],
  ['transporte almacenamiento y comunicaciones', 'HJ'],
  ['transporte y comunicaciones', 'HJ'],
  ['transporte', 'H'],
  ['hoteles', 'I'],
  ['actividades de alojamiento', 'I'],
  ['alojamiento', 'I'],
  ['informacion y comunicaciones', 'J'],
  ['intermediacion financiera', 'K'],
  ['actividades financieras', 'K'],
  ['actividades inmobiliarias empresariales y de alquiler', 'LMN'],
  ['actividades inmobiliarias', 'L'],
  ['actividades profesionales', 'M'],
  ['actividades de servicios administrativos', 'N'],
  ['adm publica', 'O'],
  ['administracion publica', 'O'],
  ['ensenanza', 'P'],
  ['servicios sociales y de salud', 'Q'],
  ['actividades de atencion de la salud', 'Q'],
  ['actividades artisticas', 'R'],
  ['otras actividades de servicios comunitarias sociales y personales', 'ERS'],
  ['otras actividades de servicios', 'S'],
  ['consejo de administracion de edificios', 'S'],
  ['actividades de los hogares', 'T'],
  ['hogares privados', 'T'],
  ['actividades de organizaciones y organos extraterritoriales', 'U'],
  ['organizaciones y organos extraterritoriales', 'U'],
];

const MOST_KEPT = 20_000;

/** Reads the activities of one file in the words and codes of a package's sectors. */
export function sectorReader(tree: SectorTree): SectorReader {
  const byName = new Map<string, SectorCode>();
  // A division and its section may share a name (Enseñanza): the section, which comes first, has it.
  for (const { code, name } of tree.values()) if (!byName.has(fold(name))) byName.set(fold(name), code);
  const kept = new Map<string, SectorRead>();

  function found(code: string, notice?: { code: string; message: string }): SectorRead | undefined {
    const sector = tree.get(code as SectorCode);
    return (
      sector && { kind: 'sector', sector: sector.code, level: sector.level, section: sector.section, notice }
    );
  }

  function named(name: string, whole: string): SectorRead | undefined {
    if (UNKNOWN.test(name)) return found(UNKNOWN_SECTOR);
    const exact = byName.get(name);
    if (exact) return found(exact);
    const sections = BEGINNINGS.find(([start]) => name.startsWith(start))?.[1];
    if (sections === undefined) return undefined;
    if (sections.length === 1) return found(sections);
    return found(UNKNOWN_SECTOR, {
      code: 'rubro-de-varias-secciones',
      message: `${quoted(whole)} junta las secciones ${[...sections].join(', ')} de hoy: se cuenta sin información de actividad.`,
    });
  }

  function once(text: string): SectorRead {
    if (text === '' || /^[-–—*.]+$/.test(text)) return { kind: 'ninguno', why: 'vacio' };
    const own = found(text.toUpperCase());
    if (own) return own;
    const code = /^(\d{1,6})(?:[.,]0+)?$/.exec(text)?.[1];
    if (code !== undefined) return byDigits(code) ?? { kind: 'desconocido', text };
    const words = fold(text);
    if (TOTAL.test(words)) return { kind: 'ninguno', why: 'total' };
    // «A - Agricultura…», «960 - Otras actividades…», «960200 - Peluquería…», «1) Agricultura».
    const both = /^([A-Ua-u]|\d{1,6})\s*[-–—.:)]+\s*(\D.*)$/.exec(text);
    if (both) {
      const [, mark = '', rest = ''] = both;
      const digits = /^\d{3,6}$/.test(mark) ? byDigits(mark) : undefined;
      const answer =
        digits ?? named(fold(rest), text) ?? (/^\d/.test(mark) ? byDigits(mark) : found(mark.toUpperCase()));
      if (answer) return answer;
    }
    return named(words, text) ?? { kind: 'desconocido', text };
  }

  function byDigits(digits: string): SectorRead | undefined {
    // SII numbers sub-rubros with the first three of its six digits.
    const activity = digits.length === 3 ? parseActivity(digits.slice(0, 2)) : parseActivity(digits);
    return activity && found(activity.division ?? activity.section);
  }

  return {
    read(raw) {
      const text = raw.trim();
      const before = kept.get(text);
      if (before) return before;
      const answer = once(text);
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(text, answer);
      return answer;
    },
  };
}
