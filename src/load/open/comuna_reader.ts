import type { Cut } from '../../domain/ids.ts';
import { type Comuna, comunaNamer, type Territory } from '../../domain/territory.ts';
import { fold } from '../../domain/text.ts';
import { quoted } from '../checked.ts';
import type { FileChoice, UnknownComuna } from './contract.ts';

/** What a cell says of a comuna. */
export type ComunaRead =
  | {
      readonly kind: 'comuna';
      readonly cut: Cut;
      /** What had to be supposed to read it, to be told as a notice; undefined for a plain code or name. */
      readonly notice: { readonly code: string; readonly message: string } | undefined;
    }
  | {
      /**
       * No comuna: the cell is empty, the publisher says that it is not known or lies abroad (or names an office), the row
       * adds up others, or the reader said so by hand.
       */
      readonly kind: 'ninguna';
      readonly why: 'vacia' | 'sin_comuna' | 'total' | 'mano';
    }
  | { readonly kind: 'desconocida'; readonly text: string };

export interface ComunaReader {
  /** One cell: a code (with or without its zero, old or new) or a name as offices write it. */
  read(text: string): ComunaRead;
  /** A code and a name of one row. Where they disagree the name is taken: offices number comunas in other ways too. */
  readBoth(code: string, name: string): ComunaRead;
  /** Comunas that an unknown text may be, the likeliest first; those of the region (name or number) before. */
  suggest(text: string, region?: string): UnknownComuna['suggestions'];
}

/** Codes before the provinces and regions of 2007, 2010 and 2018 → the ones of 2018. None of the old is a new one. */
const OLD_CODES: ReadonlyMap<string, string> = new Map(
  // Ñuble, region since 6 September 2018.
  (
    '08401 16101|08402 16102|08403 16202|08404 16203|08405 16302|08406 16103|08407 16104|08408 16204|' +
    '08409 16303|08410 16105|08411 16106|08412 16205|08413 16107|08414 16201|08415 16206|08416 16301|' +
    '08417 16304|08418 16108|08419 16305|08420 16207|08421 16109|' +
    // Arica y Parinacota, and the province of Tamarugal, since 2007.
    '01201 15101|01202 15102|01301 15201|01302 15202|01102 01402|01103 01403|01104 01404|01105 01405|01106 01401|' +
    // Los Ríos, since 2007.
    '10501 14101|10502 14102|10503 14202|10504 14201|10505 14203|10506 14103|10507 14104|10508 14105|' +
    '10509 14106|10510 14107|10511 14108|10512 14204|' +
    // The province of Marga Marga, since 2010.
    '05106 05801|05108 05804|05505 05802|05507 05803'
  )
    .split('|')
    .map((pair) => [pair.slice(0, 5), pair.slice(6)] as const),
);

/** Names by which a comuna is also known, of places more than of offices (folded). */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'puerto natales': '12401',
  'puerto cisnes': '11202',
  navarino: '12201',
  'rapa nui': '05201',
  'isla de pascua rapa nui': '05201',
  'san francisco de mostazal': '06110',
  'san vicente de tagua tagua': '06117',
  'san jose de la mariquina': '14106',
  'san fabian de alico': '16304',
  'santiago centro': '13101',
  'antartica chilena': '12202',
};

/** Words by which publishers say that a row is of no comuna (folded). */
const NO_COMUNA =
  /^(s i|n a|n d|nd|na|nan|null|none|sin (info|informacion|dato|datos|comuna|especificar|clasificar)|no (informad[oa]|aplica|especificad[oa]|responde|sabe|registra|disponible)|comuna (ignorada|desconocida|no informada|sin informacion)|otro lugar|otr[oa]s?|extranjero|pais extranjero|fuera del pais|ignorad[oa]|desconocid[oa]|virtual|online|en linea|multicomunal|todo chile|todo el pais|nivel (central|nacional|regional))$/;
/** Offices of the tax service that stand in the place of a comuna in some of its tables (folded). */
const OFFICE = /^(direccion (regional|de grandes)|grandes contribuyentes|unidad( de| del| |$)|dgc$|oficina )/;
const TOTAL =
  /^((gran )?total(es)?( .*)?|suma( .*)?|subtotal( .*)?|chile|pais|nacional|(region|provincia) .*)$/;
/** Codes that stand for no comuna in tables of the INE, the MDSF and others. */
const NO_COMUNA_CODE = /^(0+|9{2,6}|8{4,5})$/;

/** Short forms of the words in names of comunas. */
const SHORT_WORDS: Readonly<Record<string, string>> = {
  sta: 'santa',
  sto: 'santo',
  sn: 'san',
  pto: 'puerto',
  pta: 'punta',
  gral: 'general',
  est: 'estacion',
  cdad: 'ciudad',
};

/** Longer texts are no name of a comuna: what is beyond is not compared. */
const LONGEST = 60;
/** Kept answers; beyond, they are forgotten and found again. */
const MOST_KEPT = 20_000;

/** Reads comunas of one file. `byHand`: what the reader said of the texts that are in no list. */
export function comunaReader(territory: Territory, byHand: FileChoice['comunas'] = {}): ComunaReader {
  const named = comunaNamer(territory);
  const byCut = new Map<string, Comuna>(territory.comunas.map((comuna) => [comuna.cut, comuna]));
  const folded = territory.comunas.map((comuna) => ({
    comuna,
    name: fold(comuna.name),
    region: fold(comuna.regionName),
  }));
  const hand = new Map(Object.entries(byHand).map(([text, cut]) => [text.trim(), cut]));
  const kept = new Map<string, ComunaRead>();

  const found = (cut: string, notice?: { code: string; message: string }): ComunaRead | undefined => {
    const comuna = byCut.get(cut);
    return comuna && { kind: 'comuna', cut: comuna.cut, notice };
  };
  const nameOf = (cut: string) => byCut.get(cut)?.name ?? cut;

  function byCode(text: string): ComunaRead {
    // The country, a region or a province: their rows add up those of the comunas.
    if (text.length <= 3) return { kind: 'ninguna', why: 'total' };
    if (NO_COMUNA_CODE.test(text)) return { kind: 'ninguna', why: 'sin_comuna' };
    const full = text.length === 4 ? `0${text}` : text;
    const current = OLD_CODES.get(full);
    return (
      found(
        full,
        full === text
          ? undefined
          : {
              code: 'codigo-sin-cero',
              message: `El código ${text} venía sin el cero inicial; se lee como ${full}, ${nameOf(full)}.`,
            },
      ) ??
      (current === undefined
        ? undefined
        : found(current, {
            code: 'codigo-antiguo',
            message: `El código ${text} es de la división anterior; hoy es ${current}, ${nameOf(current)}.`,
          })) ?? { kind: 'desconocida', text }
    );
  }

  function byName(text: string): ComunaRead | undefined {
    const direct = named(text);
    if (direct) return found(direct);
    const words = fold(text)
      .replace(/^(comuna de|municipalidad de|ilustre municipalidad de|i municipalidad de|municipio de) /, '')
      .split(' ')
      .map((word) => SHORT_WORDS[word] ?? word);
    const plain = words.join(' ');
    const cut = named(plain) ?? OTHER_NAMES[plain];
    if (cut) return found(cut);
    const whole = mended(text);
    if (whole === undefined) return undefined;
    const damaged = damagedName(whole, folded);
    return (
      damaged &&
      found(damaged.cut, {
        code: 'nombre-danado',
        message: `${quoted(text)} perdió letras por la codificación del archivo; se lee como ${damaged.name}.`,
      })
    );
  }

  function once(text: string): ComunaRead {
    const said = hand.get(text);
    if (said !== undefined)
      return said === '' ? { kind: 'ninguna', why: 'mano' } : (found(said) ?? { kind: 'desconocida', text });
    if (text === '' || /^[-–—*.]+$/.test(text)) return { kind: 'ninguna', why: 'vacia' };
    if (text.length > LONGEST * 2) return { kind: 'desconocida', text };
    // A spreadsheet writes codes as numbers: 1101.0.
    const code = /^(\d{1,6})(?:[.,]0+)?$/.exec(text)?.[1];
    if (code !== undefined) return byCode(code);
    const words = fold(text);
    if (NO_COMUNA.test(words) || OFFICE.test(words)) return { kind: 'ninguna', why: 'sin_comuna' };
    const name = byName(text);
    if (name) return name;
    if (TOTAL.test(words)) return { kind: 'ninguna', why: 'total' };
    // «13101 - Santiago», «Santiago (13101)»: a code and a name in one cell; the name is the surer.
    const mixed = /^(\d{4,5})\s*[-–:.|_]?\s+?(\D+)$/.exec(text) ?? /^(\d{4,5})[-–:.|_](\D+)$/.exec(text);
    const behind = /^(\D+?)\s*\((\d{4,5})\)$/.exec(text);
    if (mixed) return readBoth(mixed[1] ?? '', mixed[2] ?? '');
    if (behind) return readBoth(behind[2] ?? '', behind[1] ?? '');
    const before = /^(.+?)\s*\([^()]*\)$/.exec(text)?.[1];
    return (before === undefined ? undefined : byName(before)) ?? { kind: 'desconocida', text };
  }

  function read(raw: string): ComunaRead {
    const text = raw.trim();
    const before = kept.get(text);
    if (before) return before;
    const answer = once(text);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(text, answer);
    return answer;
  }

  function readBoth(code: string, name: string): ComunaRead {
    const fromName = read(name);
    const fromCode = read(code);
    // Region 5 and comuna 05101 are both «Valparaíso»: the code tells them apart.
    if (fromCode.kind === 'ninguna' && fromCode.why === 'total') return fromCode;
    if (fromName.kind === 'comuna' && fromCode.kind === 'comuna')
      return fromName.cut === fromCode.cut
        ? fromCode
        : {
            kind: 'comuna',
            cut: fromName.cut,
            notice: {
              code: 'codigo-y-nombre-distintos',
              message: `El código ${quoted(code)} y el nombre ${quoted(name)} son de comunas distintas; vale el nombre.`,
            },
          };
    if (fromName.kind === 'comuna') return fromName;
    if (fromCode.kind === 'comuna') return fromCode;
    if (fromName.kind === 'ninguna' && fromName.why === 'vacia') return fromCode;
    return fromName;
  }

  function suggest(text: string, region = ''): UnknownComuna['suggestions'] {
    const wanted = fold(text.slice(0, LONGEST))
      .split(' ')
      .map((word) => SHORT_WORDS[word] ?? word)
      .join(' ');
    const near = fold(region);
    const code = /^\d{4,5}$/.test(wanted) ? wanted.padStart(5, '0') : undefined;
    return folded
      .flatMap(({ comuna, name, region: its }) => {
        const score =
          code === undefined
            ? likeness(wanted, name)
            : comuna.cut.startsWith(code.slice(0, 4))
              ? 1
              : undefined;
        if (score === undefined) return [];
        const same = near !== '' && (comuna.region === region.trim() || its.includes(near));
        return [{ comuna, score: score - (same ? LONGEST : 0) }];
      })
      .sort((a, b) => a.score - b.score || (a.comuna.cut < b.comuna.cut ? -1 : 1))
      .slice(0, 3)
      .map(({ comuna }) => ({ cut: comuna.cut, name: comuna.name, region: comuna.regionName }));
  }

  return { read, readBoth, suggest };
}

/** A text whose letters were lost on the way, with one `?` for each; undefined where nothing shows that any was. */
function mended(text: string): string | undefined {
  // UTF-8 taken for Latin-1: Ã, and a sign.
  const twice = /Ã[\u0080-\u00bf‘’“”•–—˜™š›œžŸ†‡ˆ‰Š‹Œ]/.test(text)
    ? text.replace(/Ã[\u0080-\u00bf‘’“”•–—˜™š›œžŸ†‡ˆ‰Š‹Œ]/g, '?')
    : text;
  const marked = twice.replaceAll('\ufffd', '?');
  return marked.includes('?') ? marked : undefined;
}

/** The one comuna whose name has any letter where the text has `?`; undefined when none or several do. */
function damagedName(
  text: string,
  names: readonly { readonly comuna: Comuna; readonly name: string }[],
): Comuna | undefined {
  const letters = fold(text.replaceAll('?', ' 0 ')).replaceAll(' ', '');
  if (letters.replaceAll('0', '').length < 3) return undefined;
  const pattern = new RegExp(`^${letters.replace(/0+/g, (run) => `.{1,${run.length * 2}}`)}$`);
  const found = names.filter(({ name }) => pattern.test(name.replaceAll(' ', '')));
  return found.length === 1 ? found[0]?.comuna : undefined;
}

/** How unlike two names are, less being nearer; undefined when they are not alike at all. */
function likeness(wanted: string, name: string): number | undefined {
  if (wanted.length < 3) return undefined;
  if (` ${wanted} `.includes(` ${name} `) || ` ${name} `.includes(` ${wanted} `)) return 0.6;
  const most = Math.max(1, Math.floor(Math.min(wanted.length, name.length) / 3));
  if (Math.abs(wanted.length - name.length) > most) return undefined;
  const distance = edits(wanted, name);
  return distance > most ? undefined : distance;
}

/** Letters put in, taken out, changed or swapped with the next to go from one text to the other. */
function edits(a: string, b: string): number {
  let older: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (older[j - 2] ?? 0) + 1);
      row.push(least);
    }
    older = above;
    above = row;
  }
  return above[b.length] ?? 0;
}
