import type { SectorCode, ZoneId } from '../../domain/ids.ts';
import { isKnown, type Measure } from '../../domain/measure.ts';
import type { SectorTree } from '../../domain/sectors.ts';
import type { Criterion, CriterionKind, Scope } from '../../domain/support/decision.ts';
import type { Overlap } from '../../domain/support/targeting.ts';
import type { Granted } from '../../domain/support/targeting_granted.ts';
import type { TargetingReport } from '../../domain/support/targeting_report.ts';
import { PROFILE_NAMES, PROFILES } from '../../domain/support/vocabulary.ts';
import { type Territory, zonePhrase } from '../../domain/territory.ts';
import { formatInterval, formatMeasure, formatNumber } from '../../ui/format.ts';

export const KIND_NAMES: Readonly<Record<CriterionKind, string>> = {
  territorial: 'Territorial',
  sectorial: 'Sectorial',
  perfil: 'Perfil de clientes',
};
export const SCOPE_NAMES: Readonly<Record<Scope, string>> = {
  requisito: 'Requisito: hay que cumplirlo',
  prioridad: 'Prioridad: pone primero',
};
export const STATE_NAMES = { fuera: 'Fuera', dentro: 'Dentro', prioritaria: 'Dentro y prioritaria' } as const;
export const STATES = ['fuera', 'dentro', 'prioritaria'] as const;

/** A name of the list, or the reader's own words. */
export function profileName(profile: string): string {
  const known = PROFILES.find((one) => one === profile);
  return known ? PROFILE_NAMES[known] : profile;
}

export function zoneName(territory: Territory, id: ZoneId): string {
  const zone = territory.zones.get(id);
  return zone ? zonePhrase(zone) : id;
}

/** What a criterion asks, as it is applied: «Agro y pesca; y además en: la provincia de Tamarugal». */
export function asApplied(criterion: Criterion, territory: Territory, sectors: SectorTree): string {
  const isOwn = (code: string) => sectors.get(code as SectorCode)?.level === 'subrubro';
  const own = criterion.sectors.filter(isOwn);
  const lists = [
    criterion.profiles.map(profileName),
    [
      ...criterion.sectors
        .filter((code) => !isOwn(code))
        .map((code) => `${sectors.get(code)?.short ?? code} (${code})`),
      // Their names repeat those of the divisions.
      ...(own.length > 0 ? [`y sus sub-rubros ${own.join(', ')}`] : []),
    ],
    criterion.zones.map((id) => zoneName(territory, id)),
  ];
  const told = lists
    .filter((list) => list.length > 0)
    .map((list) => list.join(', '))
    .join('; y además en: ');
  return told.charAt(0).toUpperCase() + told.slice(1);
}

/** «22.047», or the interval where there is no one value. */
function count(measure: Measure): string {
  const interval = formatInterval(measure);
  return `${formatMeasure(measure)}${interval ? ` (${interval})` : ''}`;
}

/** Whom the decision covers, in one or two sentences. */
export function coverageSentence({ whole, base }: TargetingReport): string {
  const { inside, outside, unknown, all } = whole;
  const things = base.byRow ? 'negocios del catastro' : 'empresas';
  const none = (measure: Measure) => isKnown(measure) && measure.value === 0;
  if (none(outside) && none(unknown))
    return `Cubre ${base.byRow ? 'los' : 'las'} ${count(all)} ${things} de la región: no deja a nadie fuera.`;
  const head = `Dentro quedan ${count(inside)} de ${count(all)} ${things}.`;
  const doubt = none(unknown) ? '' : ` De ${count(unknown)} no se sabe: falta un dato.`;
  return `${head} Fuera quedan ${count(outside)}.${doubt}`;
}

/** What was granted against where the firms are. It tells, and does not say why. */
export function grantedSentence({ year, total, priority }: Granted): string | undefined {
  if (!isKnown(total.measure)) return undefined;
  const all = formatNumber(total.measure.value);
  if (!priority || !isKnown(priority.grants.measure))
    return `En ${year} los instrumentos de esta decisión dieron ${all} adjudicaciones en la región.`;
  const count = formatNumber(priority.grants.measure.value);
  const firms = isKnown(priority.firmShare)
    ? `, donde está el ${formatMeasure(priority.firmShare)} de las empresas`
    : '';
  return `De las ${all} adjudicaciones de ${year}, ${count} ${priority.grants.measure.value === 1 ? 'fue' : 'fueron'} a las comunas prioritarias (${formatMeasure(priority.share)})${firms}.`;
}

export function overlapSentence(overlap: Overlap): string {
  const { sameRegion, sameCriteria, both, share } = overlap;
  if (!sameRegion) return 'Son de regiones distintas: ninguna empresa está en las dos.';
  if (sameCriteria) return `Piden exactamente lo mismo: cubren a las mismas ${count(both)} empresas.`;
  const part = isKnown(share)
    ? `el ${formatMeasure(share)} de las que cubre alguna`
    : 'no se sabe qué parte de las que cubre alguna';
  return `${count(both)} empresas están dentro de las dos: ${part}.`;
}

export function listed(names: readonly string[]): string {
  return new Intl.ListFormat('es', { type: 'conjunction' }).format(names);
}
