import { isKnown } from '../../domain/measure.ts';
import type { Reading } from '../../domain/people/gap.ts';
import type { Group } from '../../domain/people/groups.ts';
import type { GroupRow, PeopleReport } from '../../domain/people/report.ts';
import { formatInterval, formatMeasure, formatNumber } from '../../ui/format.ts';
import { inSentence } from '../words.ts';

/** Occupation groups as they stand inside a sentence. */
const GROUP_PHRASES: Readonly<Record<Group, string>> = {
  1: 'directivos y gerentes',
  2: 'profesionales',
  3: 'técnicos',
  4: 'personal administrativo',
  5: 'vendedores y personal de servicios',
  6: 'trabajadores agrícolas y pesqueros calificados',
  7: 'artesanos y operarios de oficios',
  8: 'operadores de máquinas y conductores',
  9: 'ocupaciones elementales, como aseo, carga o ayudantes',
};

/** What one studies for, by group: only those that higher education feeds are ever lacking. */
const STUDY_PHRASES: Readonly<Partial<Record<Group, string>>> = {
  1: 'dirigir y administrar',
  2: 'ser profesional',
  3: 'ser técnico',
  7: 'los oficios',
  8: 'operar máquinas y conducir',
};

/** The sign goes with the word, so that neither colour nor shape is alone. */
export const READING_WORDS: Readonly<
  Record<Reading, { readonly sign: string; readonly word: string; readonly help: string }>
> = {
  falta: {
    sign: '▲',
    word: 'falta',
    help: 'Pesa más en los puestos que entre quienes estudian, aun en los extremos de los rangos.',
  },
  parejo: { sign: '=', word: 'parejo', help: 'Los rangos no distinguen los puestos de quienes estudian.' },
  sobra: {
    sign: '▼',
    word: 'sobra',
    help: 'Pesa más entre quienes estudian que en los puestos, aun en los extremos de los rangos.',
  },
  'pocos-datos': { sign: '·', word: 'pocos datos', help: 'Hay menos de 50 puestos o de 50 estudiantes.' },
  'sin-oferta': { sign: '·', word: 'nadie estudia cerca', help: 'No hay sedes al alcance elegido.' },
  'no-aplica': {
    sign: '·',
    word: 'no aplica',
    help: 'La educación superior no es el camino habitual a este grupo.',
  },
  'sin-dato': { sign: '·', word: 'sin dato', help: 'Falta la demanda o la matrícula.' },
};

/** «en Calama», or «en Calama y a 60 km o menos». */
export function reach(place: string, km: number): string {
  return km === 0 ? `en ${place}` : `en ${place} y a ${km} km o menos`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} y ${words.at(-1)}`;
}

/** Whom the sector occupies most, in a sentence; what is not known leaves its clause out. */
function demandSentence(sector: string, place: string, groups: readonly GroupRow[]): string {
  const known = groups.flatMap(({ group, sectorShare }) =>
    sectorShare && isKnown(sectorShare) ? [{ group, share: sectorShare }] : [],
  );
  const [first, second] = known.sort((a, b) => b.share.value - a.share.value);
  if (!first) return `No se sabe a cuántas personas ocupa ${inSentence(sector)} en ${place}.`;
  const range = formatInterval(first.share);
  const most = `${GROUP_PHRASES[first.group]} (${formatMeasure(first.share)} de sus puestos${range ? `, ${range}` : ''})`;
  const next = second && second.share.value >= 15 ? ` y, después, a ${GROUP_PHRASES[second.group]}` : '';
  return `${sector} en ${place} ocupa sobre todo a ${most}${next}.`;
}

/** Who studies within reach, and which groups weigh more in the posts than among them. */
function supplySentence(report: PeopleReport, place: string, km: number): string {
  const enrolled = report.enrolled?.result;
  if (!enrolled || !isKnown(enrolled)) return '';
  const where = reach(place, km);
  if (enrolled.value === 0) return `Nadie estudia educación superior ${where}: no hay sedes.`;
  const studying = `Estudian educación superior ${where} ${formatNumber(enrolled.value)} personas.`;
  const lacking = (report.groups ?? []).filter(({ gap }) => gap.reading === 'falta');
  if (lacking.length === 0) return studying;
  const aims = lacking.flatMap(({ group }) => STUDY_PHRASES[group] ?? []).map((aim) => `para ${aim}`);
  return `${studying} Frente a los puestos de toda la zona, falta quien estudie ${listed(aims)}.`;
}

export function peopleSentence(
  report: PeopleReport,
  at: { readonly sector: string; readonly place: string; readonly km: number },
): string {
  return [
    report.groups ? demandSentence(at.sector, at.place, report.groups) : '',
    supplySentence(report, at.place, at.km),
  ]
    .filter((part) => part !== '')
    .join(' ');
}
