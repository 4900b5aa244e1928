import type { Evaluation } from '../../domain/evaluation/evaluate.ts';
import {
  FEWEST_VOTES,
  MICRO_SALES_UP_TO,
  MICRO_WORKERS_UNDER,
  type SizeVerdict,
  type TypeResult,
} from '../../domain/evaluation/firm_type.ts';
import type { Doubt, RouteStep } from '../../domain/evaluation/personal_route.ts';
import type { Answer } from '../../domain/evaluation/progress.ts';
import { type QuestionId, questionOf, UNKNOWN } from '../../domain/evaluation/questions.ts';
import type { StageNeed } from '../../domain/evaluation/stage.ts';
import {
  MICRO_TYPES,
  type MicroType,
  type Pull,
  TRAIT_IDS,
  traitOf,
} from '../../domain/evaluation/traits.ts';
import type { SectorTree } from '../../domain/sectors.ts';
import type { FirmFacts } from '../../domain/support/eligible.ts';
import type { Instrument, Rule } from '../../domain/support/instrument.ts';
import {
  FIRM_TYPE_NAMES,
  type FirmType,
  PROFILE_NAMES,
  STAGE_NAMES,
} from '../../domain/support/vocabulary.ts';
import { type Territory, zonePhrase } from '../../domain/territory.ts';
import { formatNumber } from '../../ui/format.ts';
import { listed } from '../support/words.ts';
import { inSentence } from '../words.ts';

const MICRO_TYPE_NAMES: Readonly<Record<MicroType, string>> = {
  subsistencia: 'Subsistencia',
  'acumulacion-simple': 'Acumulación simple',
  'acumulacion-ampliada': 'Acumulación ampliada',
};

/** A type as it stands in a sentence; the one of the matrix of support has «autoempleo» in its name, which decides nothing here. */
export function typeName(type: FirmType): string {
  return type === 'pyme' ? FIRM_TYPE_NAMES.pyme : MICRO_TYPE_NAMES[type];
}

export const GROUP_NAMES = { subsistencia: 'de subsistencia', dinamica: 'dinámica' } as const;

/** What each type is, in the words of the seed. */
export const TYPE_HELP: Readonly<Record<FirmType, string>> = {
  subsistencia: 'Su ingreso es para el consumo inmediato y no alcanza la canasta familiar.',
  'acumulacion-simple': 'Busca excedentes para crecer; hoy sus ingresos cubren sus costos y ahorra poco.',
  'acumulacion-ampliada': 'Deja excedentes para ahorrar e invertir y tiene una posición en el mercado.',
  pyme: 'Pasa el tamaño de una microempresa.',
};

/** `4`, `2,5`. */
function votesText(votes: number): string {
  return formatNumber(votes, Number.isInteger(votes) ? 0 : 1);
}

/** The first sentence of the result. */
export function leadSentence({ type, stage }: Evaluation): string {
  const stageWords = stage.stage
    ? `está en ${STAGE_NAMES[stage.stage].toLowerCase()}`
    : 'no se puede decir en qué etapa está';
  if (!type) return `Tu negocio ${stageWords}: todavía no hay uno que clasificar por tipo.`;
  if (type.type === 'pyme') return `Tu negocio pasa el tamaño de una microempresa y ${stageWords}.`;
  if (type.type) return `Tu negocio es de ${typeName(type.type).toLowerCase()} y ${stageWords}.`;
  if (type.reason === 'reparto')
    return `Tu negocio está entre ${listed(type.possible.map((one) => typeName(one).toLowerCase()))}, y ${stageWords}.`;
  return `Con lo que contaste no se puede decir de qué tipo es tu negocio; ${stageWords}.`;
}

/** How the type was told, or why it was not. */
export function typeReason({ reason, voted, votes, type, possible, scattered, lacking }: TypeResult): string {
  const shares = MICRO_TYPES.map(
    (one) => `${votesText(votes[one])} a ${MICRO_TYPE_NAMES[one].toLowerCase()}`,
  ).join(', ');
  if (reason === 'tamano')
    return 'Los rasgos se muestran, pero no deciden: clasifican microempresas, y por tamaño ya no lo es.';
  if (reason === 'faltan-rasgos')
    return `Votan ${voted} de los ${TRAIT_IDS.length} rasgos y hacen falta ${FEWEST_VOTES} o más. Falta responder: ${listed(lacking.map((one) => traitOf(one).name.toLowerCase())) || 'nada; los otros no votan'}.`;
  const told = `Votaron ${voted} rasgos: ${shares}.`;
  if (reason === 'reparto')
    return `${told} El del medio cae entre ${listed(possible.map((one) => typeName(one).toLowerCase()))}: no se puede decir cuál.`;
  return `${told} El del medio es de ${type ? typeName(type).toLowerCase() : ''}.${scattered ? ' Ojo: otro tipo tiene más votos. Los rasgos están muy repartidos.' : ''}`;
}

/** What the two criteria of size say, each on its own. */
export function sizeSentences({ byWorkers, bySales, disagree }: SizeVerdict): readonly string[] {
  const side = { micro: 'es microempresa', mayor: 'no es microempresa' } as const;
  return [
    `Por personas (menos de ${MICRO_WORKERS_UNDER}, el plan de fomento de Atacama): ${byWorkers ? side[byWorkers] : 'no se sabe'}.`,
    `Por ventas (hasta ${formatNumber(MICRO_SALES_UP_TO)} UF al año, la ley 20.416): ${bySales ? side[bySales] : 'no se sabe'}.`,
    ...(disagree
      ? [
          'Los dos criterios no dicen lo mismo. Son distintos y no se mezclan: basta uno para pasar de tamaño.',
        ]
      : []),
  ];
}

export function pullWords({ to }: Pull): string {
  if (to.length === 0) return 'No vota';
  return to.length === 1 && to[0]
    ? MICRO_TYPE_NAMES[to[0]]
    : `Mitad ${listed(
        to.map((one) => MICRO_TYPE_NAMES[one].toLowerCase()),
        'y mitad',
      )}`;
}

export const STAGE_NEEDS: Readonly<Record<StageNeed, string>> = {
  momento: 'si ya vendes',
  tiempo: 'hace cuánto vendes',
  permanencia: 'si vendes todo el año',
};

/** An answer as the person reads it. */
export function answerWords(
  id: QuestionId,
  answer: Answer | undefined,
  territory: Territory,
  sectors: SectorTree,
): string {
  if (answer === undefined) return 'Sin responder';
  if (answer === UNKNOWN) return 'No sé, o prefiero no decirlo';
  const question = questionOf(id);
  if (typeof answer !== 'string') {
    const labels =
      question.kind === 'varias'
        ? answer.flatMap((one) => question.options.find(({ value }) => value === one)?.label ?? [])
        : [];
    return labels.length > 0 ? labels.join('. ') : 'Nada marcado';
  }
  if (question.kind === 'comuna')
    return [...territory.zones.values()].find(({ id: zone }) => zone === answer)?.name ?? `Comuna ${answer}`;
  if (question.kind === 'sector')
    return [...sectors.values()].find(({ code }) => code === answer)?.name ?? answer;
  return question.kind === 'opcion'
    ? (question.options.find(({ value }) => value === answer)?.label ?? answer)
    : '';
}

export const DOUBT_WORDS: Readonly<Record<Doubt, string>> = {
  'sin-reglas': 'El catálogo no conoce sus reglas: pregunta si te sirve.',
  'reglas-sin-confirmar': 'Sus reglas están por confirmar: pregunta antes de prepararlo.',
  'la-pide-una-organizacion': 'Lo pide una organización, no un negocio solo.',
  'solo-en-emergencia': 'Se abre solo cuando hay una emergencia.',
};

const UNKNOWN_WORDS: Readonly<Record<Exclude<Rule, 'perfil'>, string>> = {
  tipos: 'de qué tipo es tu negocio',
  etapas: 'en qué etapa está',
  ventas: 'cuánto vendes exactamente',
  inicio_actividades: 'si tienes inicio de actividades',
  sectores: 'tu rubro con más detalle',
  territorios: 'en qué comuna está',
};

/** What is not known of the firm and a rule of the instrument asks: «Falta saber en qué comuna está.» */
export function unknownWords(unknown: readonly Rule[], { profiles }: Instrument): string {
  const words = unknown.map((rule) =>
    rule === 'perfil'
      ? `si eres parte de esto: ${listed(
          profiles.map((one) => PROFILE_NAMES[one]),
          'o',
        )}`
      : UNKNOWN_WORDS[rule],
  );
  return `Falta saber ${listed(words)}.`;
}

interface Names {
  readonly territory: Territory;
  readonly sectors: SectorTree;
}

/** What would have to change to meet a rule that is not met; or, where nothing can change, whom the instrument is for. */
export function changeWords(
  { rule, confirmed }: RouteStep['failed'][number],
  instrument: Instrument,
  firm: FirmFacts,
  names: Names,
): string {
  return `${changeOf(rule, instrument, firm, names)}${confirmed ? '' : ' (regla por confirmar)'}.`;
}

function changeOf(
  rule: Rule,
  instrument: Instrument,
  firm: FirmFacts,
  { territory, sectors }: Names,
): string {
  const or = (words: readonly string[]) => listed(words, 'o');
  switch (rule) {
    case 'ventas': {
      const { salesFrom, salesTo } = instrument;
      const today = firm.sales ? ` (hoy: ${salesToday(firm.sales)})` : '';
      if (salesFrom !== undefined && firm.sales && firm.sales.high < salesFrom)
        return `Necesitas vender al menos ${formatNumber(salesFrom)} UF al año${today}`;
      return salesTo === 0
        ? `Es para quien todavía no vende${today}`
        : `Es para quien vende hasta ${formatNumber(salesTo ?? 0)} UF al año${today}`;
    }
    case 'inicio_actividades':
      return instrument.startRule === 'si'
        ? 'Necesitas inicio de actividades'
        : 'Es solo para quien no tiene inicio de actividades';
    case 'etapas':
      return `Es para negocios en ${or((instrument.stages ?? []).map((one) => STAGE_NAMES[one].toLowerCase()))}${firm.stage ? ` (hoy: ${STAGE_NAMES[firm.stage].toLowerCase()})` : ''}`;
    case 'tipos':
      return `Es para empresas de ${or((instrument.types ?? []).map((one) => typeName(one).toLowerCase()))}${firm.type ? ` (hoy: ${typeName(firm.type).toLowerCase()})` : ''}`;
    case 'sectores':
      return `Es solo para ${or(instrument.sectors.map((code) => inSentence(sectors.get(code)?.short ?? code)))}`;
    case 'territorios':
      return `Es solo para ${or(
        instrument.territories.map((id) => {
          const zone = territory.zones.get(id);
          return zone ? zonePhrase(zone) : `la zona ${id}`;
        }),
      )}`;
    case 'perfil':
      return `Es para ${or(instrument.profiles.map((one) => PROFILE_NAMES[one]))}`;
  }
}

function salesToday({ low, high }: { readonly low: number; readonly high: number }): string {
  if (high === 0) return 'aún no vendes';
  if (high === Infinity) return `más de ${formatNumber(Math.floor(low))} UF`;
  return low === 0
    ? `menos de ${formatNumber(Math.ceil(high))} UF`
    : `entre ${formatNumber(Math.floor(low))} y ${formatNumber(Math.floor(high))} UF`;
}
