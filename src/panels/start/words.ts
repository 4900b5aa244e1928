import type { SectorCode } from '../../domain/ids.ts';
import { isKnown, type Measure } from '../../domain/measure.ts';
import type { Anchor } from '../../domain/opportunities/anchors.ts';
import type { Sector, SectorLevel } from '../../domain/sectors.ts';
import type { NewFirmSupport } from '../../domain/support/new_firm.ts';
import { formatMeasure, formatNumber, formatValue } from '../../ui/format.ts';
import { countInstruments, listed, unsureCount } from '../support/words.ts';
import { inSentence } from '../words.ts';

/**
 * Under which sector the figures of a business are, in words: no open table is as fine as a business, and a reader must not
 * take the figures of a section for those of bakeries.
 */
export function coarserWords(name: string, sector: Pick<Sector, 'code' | 'name' | 'level'>): string {
  const what: Readonly<Record<SectorLevel, string>> = {
    rubro: `Cifras de ${sector.code} · ${sector.name}: esta tabla no separa «${name}».`,
    division: `Cifras de la división ${sector.code} · ${sector.name}: esta tabla no separa «${name}» de otros negocios parecidos.`,
    subrubro: `Cifras del subrubro «${sector.name}», el más fino que hay abierto. Junta «${name}» con otros negocios parecidos.`,
  };
  return what[sector.level];
}

interface SectorFacts {
  readonly sector: SectorCode;
  readonly name: string;
  readonly firms: Measure;
  readonly quotient: Measure;
}

interface EconomyFacts {
  readonly place: string;
  /** «en 2019», «en un año medio de 2005–2024». */
  readonly when: string;
  readonly things: 'empresas' | 'negocios del catastro';
  readonly referenceName: string;
  readonly sectors: readonly SectorFacts[];
}

/**
 * What a comuna lives on: the sector with the most firms and its part of those that are published, and the clearest
 * specialisation. What is not published is said to be left out; it is not taken for zero.
 */
export function economySentences(facts: EconomyFacts): readonly string[] {
  const { place, when, things, referenceName } = facts;
  const told = facts.sectors.flatMap((one) =>
    isKnown(one.firms) ? [{ ...one, count: one.firms.value }] : [],
  );
  const hidden = facts.sectors.filter(
    ({ firms }) => !isKnown(firms) && firms.missing !== 'no-aplica' && firms.high !== 0,
  ).length;
  const total = told.reduce((acc, { count }) => acc + count, 0);
  const [first, second] = told.sort((a, b) => b.count - a.count);
  if (!first || total === 0) return [`Esta tabla no trae empresas de ${place}. No es que no haya.`];
  const part = (count: number) => `${formatNumber((100 * count) / total)}%`;
  const rest =
    second && second.count > 0
      ? ` Le sigue ${inSentence(second.name)}, con ${formatNumber(second.count)} (${part(second.count)}).`
      : '';
  const opening = `En ${place} hay ${formatNumber(total)} ${things} ${when}. Lo que más hay es ${inSentence(first.name)}: ${formatNumber(first.count)}, el ${part(first.count)}.${rest}`;
  return [
    opening,
    specialised(facts.sectors, place, referenceName),
    hidden === 0
      ? ''
      : hidden === 1
        ? 'De un sector no se publica la cuenta: no está en la suma ni en los porcentajes.'
        : `De ${hidden} sectores no se publica la cuenta: no están en la suma ni en los porcentajes.`,
  ].filter(Boolean);
}

/** The clearest specialisation: the highest quotient whose whole interval is over 1. */
function specialised(sectors: readonly SectorFacts[], place: string, referenceName: string): string {
  const sure = sectors
    .flatMap((one) =>
      isKnown(one.quotient) && one.quotient.low !== undefined && one.quotient.low > 1
        ? [{ name: one.name, quotient: one.quotient }]
        : [],
    )
    .sort((a, b) => b.quotient.value - a.quotient.value);
  const [first] = sure;
  if (!first) return `En ninguno se distingue de ${referenceName}.`;
  const { value, low, high } = first.quotient;
  const range =
    low === undefined || high === undefined
      ? ''
      : ` (entre ${formatValue(low, 'veces')} y ${formatValue(high, 'veces')})`;
  return `Donde más se aparta de ${referenceName} es en ${inSentence(first.name)}: ${place} tiene ${formatValue(value, 'veces')} veces lo esperado${range}.`;
}

/** What the anchor firms leave in the place: only those that may be shown are named beside the figure. */
export function anchorsSentence(anchors: readonly Anchor[] | undefined, place: string): string {
  if (!anchors || anchors.length === 0)
    return `No se sabe: este paquete no dice a quién compran las grandes empresas de ${place}.`;
  const shown = anchors.flatMap(({ name, localSpending: { measure } }) =>
    isKnown(measure) ? [{ name, share: measure.value }] : [],
  );
  const missingFor = (isKept: boolean) =>
    anchors.flatMap(({ name, localSpending: { measure } }) =>
      !isKnown(measure) && (measure.missing === 'reservado') === isKept ? [name] : [],
    );
  const [kept, unknown] = [missingFor(true), missingFor(false)];
  if (shown.length === 0)
    return unknown.length === 0
      ? `No se puede mostrar cuánto de lo que compran queda en ${place}: son muy pocos proveedores.`
      : `No se sabe cuánto de lo que compran queda en ${place}.`;
  const shares = shown.map(({ share }) => share);
  const [least, most] = [formatNumber(Math.min(...shares)), formatNumber(Math.max(...shares))];
  const buys = shown.length === 1 ? 'compra' : 'compran';
  const range = least === most ? `$${most}` : `entre $${least} y $${most}, según cuál`;
  return [
    `De cada $100 que ${buys} ${listed(shown.map(({ name }) => name))}, quedan en ${place} ${range}.`,
    kept.length > 0 ? `De ${listed(kept)} se reserva.` : '',
    unknown.length > 0 ? `De ${listed(unknown)} no se sabe.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** How many instruments serve somebody who starts, and the first of them. A gap is said only where none may serve either. */
export function newFirmSentence(found: NewFirmSupport, line: string, place: string): string {
  const { result } = found.total;
  if (!isKnown(result))
    return `No se sabe cuántos instrumentos llegan a un negocio nuevo de ${line} en ${place}.`;
  const { value: count } = result;
  const whom = `a un negocio nuevo de ${line} en ${place}`;
  if (count === 0)
    return found.perhaps.length === 0
      ? `Ningún instrumento del catálogo llega ${whom}. Es un vacío.`
      : `Ningún instrumento del catálogo llega con seguridad ${whom}. ${unsureCount(found.perhaps.length)}`;
  const names = listed(found.first.map(({ instrument }) => instrument.name));
  return `Para partir con un negocio de ${line} en ${place} hay ${countInstruments(count)}${count > found.first.length ? ', entre ellos' : ':'} ${names}.`;
}

/**
 * How many businesses of a register began without telling the tax office, among those that say whether they did; in words where
 * it does not say.
 */
export function informalSentences(
  of: {
    readonly formal: Measure;
    readonly informal: Measure;
    readonly untold: Measure;
  },
  place: string,
): readonly string[] {
  const { formal, informal, untold } = of;
  if (!isKnown(informal) || !isKnown(formal))
    return [
      `El catastro de ${place} no dice qué negocios tienen inicio de actividades. No es que todos lo tengan.`,
    ];
  const told = formal.value + informal.value;
  const silent = isKnown(untold) && untold.value > 0;
  const share = told > 0 ? ` (${formatNumber((100 * informal.value) / told)}%)` : '';
  return [
    `De los ${formatNumber(told)} negocios del catastro de ${place}${silent ? ' que lo dicen' : ''}, ${formatMeasure(informal)}${share} no ${informal.value === 1 ? 'tiene' : 'tienen'} inicio de actividades.`,
    ...(silent
      ? [untold.value === 1 ? 'De otro no se sabe.' : `De otros ${formatMeasure(untold)} no se sabe.`]
      : []),
  ];
}

/** How many lines a plan has, and of how many some open figure is evidence. */
export function planSentence(plan: {
  readonly name: string;
  readonly period: string;
  readonly lines: number;
  readonly backed: number;
}): readonly string[] {
  const { name, period, lines, backed } = plan;
  const when = period ? `, ${period},` : '';
  const said = `Del ${name}${when} están aquí ${lines === 1 ? 'una línea' : `${lines} líneas`} con sus observaciones.`;
  if (backed === 0)
    return [said, 'De ninguna hay una cifra abierta en este paquete: cada una dice qué archivo la daría.'];
  if (backed === lines)
    return [said, lines === 1 ? 'Hay cifras para revisarla.' : 'Hay alguna cifra para revisar cada una.'];
  return [said, `Para ${backed} de ellas hay alguna cifra; para las otras, se dice qué archivo la daría.`];
}
