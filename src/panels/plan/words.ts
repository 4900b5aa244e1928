import { isKnown } from '../../domain/measure.ts';
import type { Change } from '../../domain/plan/evidence_kinds.ts';
import { type EvidenceId, linesOf, type Plan, type PlanLine, type PlanText } from '../../domain/plan/plan.ts';
import type { Agreement, Pertinence } from '../../domain/plan/review.ts';
import { formatDate, formatMeasure, formatNumber } from '../../ui/format.ts';

export const PERTINENCE_WORDS: Readonly<Record<Pertinence, string>> = {
  pertinente: 'Pertinente',
  'con-cambios': 'Pertinente con cambios',
  'no-pertinente': 'No pertinente',
  'sin-acuerdo': 'Sin acuerdo',
};

export const EVIDENCE_WORDS: Readonly<Record<EvidenceId, string>> = {
  formalidad: 'Formales e informales',
  sectores: 'Sectores productivos',
  tamano: 'Tamaño de los negocios',
  empleo: 'Empleo total',
  conmutacion: 'Empleo local y conmutante',
  impuestos: 'Impuestos pagados',
  ubicacion: 'Ubicación geográfica',
  proveedores: 'Proveedores locales de las empresas grandes',
  empresas: 'Empresas de la comuna',
  ventas: 'Ventas',
  diversidad: 'Diversidad de la economía',
  afines: 'Sectores afines a los que ya hay',
  estudios: 'Quienes estudian cerca',
  ocupaciones: 'Oferta y demanda de personas',
  instrumentos: 'Instrumentos públicos que llegan',
  apoyo: 'Apoyo público entregado',
  mujeres: 'Mujeres en el apoyo público',
  jovenes: 'Jóvenes de la comuna',
  vitrina: 'Vitrina de negocios',
};

/** «1 grupo», «3 grupos». */
export function counted(count: number, one: string, many: string): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** «3 de 4 grupos»; what the document does not say is said so. */
export function groupsWords({ groups, ofGroups }: PlanText): string {
  if (groups === undefined) return 'El documento no dice en cuántos grupos';
  return ofGroups === undefined
    ? counted(groups, 'grupo', 'grupos')
    : `${groups} de ${counted(ofGroups, 'grupo', 'grupos')}`;
}

/** A text of the document without the comma or the colon that its list left at the end. */
export function tidyEnd(text: string): string {
  return text.replace(/[,;:]$/, '');
}

/** How much of a plan the workshop reviewed, and what most groups asked for. */
export function leadSentence(plan: Plan): string {
  const lines = linesOf(plan);
  const reviewed = lines.filter(({ head }) => head.reviewed === true);
  const programmes = plan.programmes.filter((one) => one.lines.some(({ head }) => head.reviewed === true));
  const first =
    reviewed.length > 0
      ? `El taller revisó ${counted(reviewed.length, 'línea', 'líneas')} de ${counted(programmes.length, 'programa', 'programas')}.`
      : `El plan tiene ${counted(lines.length, 'línea', 'líneas')} en ${counted(plan.programmes.length, 'programa', 'programas')}.`;
  const said = [...plan.cross]
    .filter(({ groups }) => groups !== undefined)
    .sort((a, b) => (b.groups ?? 0) - (a.groups ?? 0))
    .slice(0, 2)
    .map(
      (text) =>
        `${groupsWords(text)} ${text.groups === 1 ? 'dijo' : 'dijeron'}: «${beforeCount(text.text)}».`,
    );
  return [first, ...said].join(' ');
}

/** The text without the count of groups that it ends with. */
function beforeCount(text: string): string {
  return text.replace(/,\s*fue (indicada|mencionada).*$/u, '').replace(/\.$/, '');
}

/**
 * «3 de 4 grupos la consideran pertinente; 1, pertinente con cambios. 1 grupo no ha opinado.» On paper nothing is left to
 * choose.
 */
export function agreementSentence(agreement: Agreement, onPaper = false): string {
  const { groups, byPertinence, silent, inConflict } = agreement;
  if (groups === 0) return 'Todavía no hay grupos.';
  const said = groups - silent.length;
  if (said === 0) return `Ninguno de los ${counted(groups, 'grupo', 'grupos')} ha opinado todavía.`;
  const of = (key: Pertinence) => byPertinence[key].length;
  const verb = (count: number, one: string, many: string) => (count === 1 ? one : many);
  const parts = [
    `${of('pertinente')} de ${counted(groups, 'grupo', 'grupos')} la ${verb(of('pertinente'), 'considera', 'consideran')} pertinente`,
    of('con-cambios') > 0 && `${of('con-cambios')}, pertinente con cambios`,
    of('no-pertinente') > 0 && `${of('no-pertinente')}, no pertinente`,
    of('sin-acuerdo') > 0 && `${of('sin-acuerdo')} sin acuerdo`,
  ].filter(Boolean);
  const rest = [
    silent.length > 0 &&
      `${counted(silent.length, 'grupo', 'grupos')} no ${verb(silent.length, 'ha', 'han')} opinado: no es un «no».`,
    inConflict.length > 0 &&
      `${listed(inConflict)} ${verb(inConflict.length, 'dice', 'dicen')} cosas distintas.${onPaper ? '' : ' Elige cuál vale.'}`,
  ].filter(Boolean);
  return `${parts.join('; ')}. ${rest.join(' ')}`.trim();
}

/** «+12,9% entre 2019 y 2024 (de 8.995 a 10.154)». */
export function changeWords({ from, to, start, end, change }: Change): string {
  const between = `entre ${from} y ${to}`;
  if (!isKnown(change)) return `${formatMeasure(change)} ${between}`;
  const sign = change.value > 0 ? '+' : '';
  return `${sign}${formatMeasure(change)} ${between} (de ${formatMeasure(start)} a ${formatMeasure(end)})`;
}

/** «A», «A y B», «A, B y C». */
function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} y ${names.at(-1)}`;
}

/** «1 de 4 grupos opinó». */
export function opinedWords(opined: number, groups: number): string {
  return `${opined} de ${counted(groups, 'grupo', 'grupos')} ${opined === 1 ? 'opinó' : 'opinaron'}`;
}

/** Where some texts stand in the document: «Acta N° 1, 20-12-2023, página 2, lámina 4; página 3, lámina 5». */
export function whereWords(texts: readonly PlanText[]): string {
  const places = new Map<string, Set<string>>();
  for (const { document, date, page, slide } of texts) {
    const source = [document, date && formatDate(date)].filter(Boolean).join(', ');
    const place = [page && `página ${page}`, slide && `lámina ${slide}`].filter(Boolean).join(', ');
    places.set(source, (places.get(source) ?? new Set()).add(place));
  }
  return [...places]
    .map(([source, found]) => [source, [...found].filter(Boolean).join('; ')].filter(Boolean).join(', '))
    .filter(Boolean)
    .join('. ');
}

/** All the texts of a line, as the document gives them. */
export function textsOfLine({ head, items, notes }: PlanLine): readonly PlanText[] {
  return [head, ...items.flatMap((item) => [item, ...item.parts]), ...notes];
}
