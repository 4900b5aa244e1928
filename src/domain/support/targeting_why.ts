import type { SectorCode, ZoneId } from '../ids.ts';
import type { Inputs } from '../inputs.ts';
import { known, type Measure } from '../measure.ts';
import { type Explanation, type Origin, origin, type Term } from '../provenance.ts';
import { zonePhrase } from '../territory.ts';
import type { CriterionKind, Decision } from './decision.ts';
import {
  applyDecision,
  type ComunaState,
  comunaStates,
  firmsOf,
  type Met,
  overlapOf,
  type Placed,
  partOf,
  portionOf,
} from './targeting.ts';
import type { Counted, Granted } from './targeting_granted.ts';
import { notesOf, type TargetingTables, targetingReport, UNSEEN } from './targeting_report.ts';

/** Figures of a decision that can be asked where they come from; those of a comuna go with it. */
export const TARGETING_FIGURES = [
  'dentro',
  'fuera',
  'por-saber',
  'comunas',
  'comunas-prioritarias',
  'elegibles-dentro',
  'elegibles-fuera',
  'mujeres',
  'prioridad-territorial',
  'prioridad-sectorial',
  'prioridad-perfil',
  'adjudicado',
  'adjudicado-en-prioritarias',
  'empresas-en-prioritarias',
  'mujeres-adjudicado',
  'sectores-adjudicado',
  'tasa',
  'traslape',
] as const;
export type TargetingFigure = (typeof TARGETING_FIGURES)[number];

/** What a figure is asked of, besides the region: a comuna, a section, or another decision. */
export interface TargetingMore {
  readonly comuna?: ZoneId | undefined;
  readonly section?: SectorCode | undefined;
  readonly other?: Decision | undefined;
}

/** «¿De dónde sale?» of a figure of a decision, in the region or, where it has one, in a comuna or section. */
export function explainTargeting(
  inputs: Inputs,
  tables: TargetingTables,
  decision: Decision,
  baseId: string | undefined,
  figure: TargetingFigure,
  more: TargetingMore = {},
): Explanation | undefined {
  const applied = applyDecision(inputs, decision, baseId);
  const zone = inputs.territory.zones.get(more.comuna ?? decision.region);
  if (!applied || !zone) return undefined;
  const { base } = applied;
  const members = new Set(zone.comunas);
  const placed = applied.placed.filter(
    ({ comuna, section }) => members.has(comuna) && (more.section === undefined || section === more.section),
  );
  const report = () => targetingReport(inputs, tables, decision, baseId);
  const place = {
    zone: zonePhrase(zone),
    sector: more.section && (inputs.sectors.get(more.section)?.name ?? more.section),
  };
  const originOf = (list: readonly Placed[]): Origin =>
    origin(
      base.source,
      base.column,
      list.map(({ line }) => line),
      base.year,
    );
  const term = (symbol: string, label: string, measure: Measure, from: Origin | undefined): Term => ({
    symbol,
    label,
    measure,
    origin: from,
  });
  const placedTerm = (symbol: string, label: string, list: readonly Placed[]) =>
    term(symbol, label, firmsOf(list), originOf(list));
  const of = (answer: Met) => placed.filter(({ met }) => met === answer);
  const split: readonly Term[] = [
    placedTerm('D', 'Dentro: cumplen todo lo que la decisión exige', of('si')),
    placedTerm('F', 'Fuera: no cumplen algo', of('no')),
    placedTerm('S', 'Por saber: falta un dato para decidir', of('no-se-sabe')),
  ];
  const made = (
    indicator: string,
    result: Measure,
    formula: string,
    terms: readonly Term[],
    notes: readonly string[],
  ): Explanation => ({ indicator, ...place, result, formula, terms, notes });

  switch (figure) {
    case 'dentro':
    case 'fuera':
    case 'por-saber': {
      const { inside, outside, unknown } = more.comuna && placed.length === 0 ? UNSEEN : portionOf(placed);
      const [name, result] =
        figure === 'dentro'
          ? ['Empresas dentro', inside]
          : figure === 'fuera'
            ? ['Empresas fuera', outside]
            : ['Empresas por saber', unknown];
      return made(name as string, result as Measure, 'D + F + S = todas las empresas de la tabla', split, [
        ...requirementWords(decision),
        ...notesOf(decision, base, placed),
      ]);
    }
    case 'elegibles-dentro':
    case 'elegibles-fuera': {
      const found = report()?.eligible;
      if (!found) return undefined;
      const inside = figure === 'elegibles-dentro';
      const { yes, unknown, toConfirm, no, eligible, origin: from } = inside ? found.inside : found.outside;
      return made(
        inside ? 'Dentro, y pueden pedir alguno' : 'Fuera, y podrían pedir alguno',
        eligible,
        'Entre las que cumplen toda regla (S) y las que ninguna regla confirmada deja fuera (S + F + C)',
        [
          term('S', 'Cumplen todas las reglas de algún instrumento', yes, from),
          term('F', 'Falta un dato para saberlo', unknown, undefined),
          term('C', 'Solo las deja fuera una regla por confirmar', toConfirm, undefined),
          term('N', 'No pueden', no, undefined),
        ],
        ['Las reglas son las del catálogo de instrumentos, no las de esta decisión.'],
      );
    }
    case 'comunas':
    case 'comunas-prioritarias': {
      const states = [...comunaStates(decision, inputs.territory).values()];
      const count = (state: ComunaState) => states.filter((one) => one === state).length;
      const inside = count('dentro') + count('prioritaria');
      const result = figure === 'comunas' ? inside : count('prioritaria');
      const comunas = (symbol: string, label: string, value: number) =>
        term(symbol, label, known(value, 'comunas'), undefined);
      return made(
        figure === 'comunas' ? 'Comunas que cubre' : 'Comunas prioritarias',
        known(result, 'comunas'),
        'Dentro = comunas de la región que cumplen el requisito territorial',
        [
          comunas('D', 'Dentro', inside),
          comunas('P', 'De ellas, prioritarias', count('prioritaria')),
          comunas('F', 'Fuera', count('fuera')),
        ],
        decision.criteria.flatMap(({ kind, wording, note }) =>
          kind === 'territorial' ? [[wording, note].filter(Boolean).join(' ')] : [],
        ),
      );
    }
    case 'prioridad-territorial':
    case 'prioridad-sectorial':
    case 'prioridad-perfil': {
      const kind = figure.slice('prioridad-'.length) as CriterionKind;
      const inside = of('si');
      const met = (answer: Met) => inside.filter(({ priority }) => (priority[kind] ?? 'no') === answer);
      const portion = portionOf(inside, ({ priority }) => priority[kind] ?? 'no');
      return made(
        `Empresas con prioridad (${kind})`,
        more.comuna || more.section ? portion.inside : partOf(portion),
        'Parte = P ÷ (P + N); su intervalo va de P ÷ D a (P + S) ÷ D',
        [
          placedTerm('P', 'Dentro y con la prioridad', met('si')),
          placedTerm('N', 'Dentro y sin ella', met('no')),
          placedTerm('S', 'Dentro; la prioridad no se sabe', met('no-se-sabe')),
          placedTerm('D', 'Dentro', inside),
        ],
        decision.criteria.flatMap(({ kind: one, scope, wording, note }) =>
          one === kind && scope === 'prioridad' ? [[wording, note].filter(Boolean).join(' ')] : [],
        ),
      );
    }
    case 'mujeres': {
      const found = report()?.women;
      if (!found) return undefined;
      const rows = found.of === 'lidera';
      return made(
        'Parte de las mujeres entre quienes cubre',
        found.share,
        rows
          ? 'Parte = M ÷ (M + H), entre los negocios dentro'
          : 'Parte = M ÷ (M + H), en las comunas que cubre',
        [
          term(
            'M',
            rows ? 'Lidera una mujer' : 'Empresas de una mujer',
            found.women.measure,
            found.women.origin,
          ),
          term(
            'H',
            rows ? 'Lidera otra persona' : 'Empresas de un hombre',
            found.others.measure,
            found.others.origin,
          ),
        ],
        rows
          ? ['Los negocios que no dicen quién los lidera ensanchan el intervalo.']
          : [
              'Son empresas de una sola persona. Las sociedades no tienen sexo.',
              'Mira solo las comunas que la decisión cubre: la fuente no separa por sector.',
            ],
      );
    }
    default:
      return figure === 'traslape'
        ? explainOverlap(inputs, decision, more.other, baseId, made)
        : explainGranted(figure, report()?.granted, tables, more.comuna, made);
  }
}

type Made = (
  indicator: string,
  result: Measure,
  formula: string,
  terms: readonly Term[],
  notes: readonly string[],
) => Explanation;

function requirementWords({ criteria }: Decision): readonly string[] {
  const required = criteria.filter(({ scope }) => scope === 'requisito');
  return required.length === 0
    ? ['La decisión no exige nada: toda empresa de la región queda dentro.']
    : required.flatMap(({ wording, note }) => {
        const words = [wording, note].filter((one) => one !== '').join(' ');
        return words === '' ? [] : [words];
      });
}

function explainOverlap(
  inputs: Inputs,
  decision: Decision,
  other: Decision | undefined,
  baseId: string | undefined,
  made: Made,
): Explanation | undefined {
  const overlap = other && overlapOf(inputs, decision, other, baseId);
  if (!overlap) return undefined;
  const term = (symbol: string, label: string, measure: Measure): Term => ({
    symbol,
    label,
    measure,
    origin: undefined,
  });
  return made(
    `Traslape con «${other.name}»`,
    overlap.share,
    'Traslape = A∩B ÷ (A∩B + solo A + solo B)',
    [
      term('A∩B', 'Dentro de las dos', overlap.both),
      term('solo A', `Solo en «${decision.name}»`, overlap.onlyFirst),
      term('solo B', `Solo en «${other.name}»`, overlap.onlySecond),
      term('S', 'Por saber en alguna', overlap.unknown),
    ],
    overlap.sameCriteria ? ['Las dos piden exactamente lo mismo.'] : [],
  );
}

function explainGranted(
  figure: Exclude<TargetingFigure, 'traslape'>,
  granted: Granted | undefined,
  { catalogue }: TargetingTables,
  comuna: ZoneId | undefined,
  made: Made,
): Explanation | undefined {
  if (!granted) return undefined;
  const term = (symbol: string, label: string, { measure, origin: from }: Counted): Term => ({
    symbol,
    label,
    measure,
    origin: from,
  });
  const nameOf = (id: string) => catalogue?.instruments.find((one) => one.id === id)?.name ?? id;
  const year = granted.year;
  const events = 'Son adjudicaciones, no empresas: una empresa puede tener dos.';
  const row = granted.comunas.find(({ zone }) => zone === comuna);
  const { priority, sectors, women } = granted;
  switch (figure) {
    case 'adjudicado':
      return made(
        `Adjudicaciones de ${year}`,
        (row?.total ?? granted.total).measure,
        'Suma de las adjudicaciones de los instrumentos de la decisión',
        row
          ? [term('', 'En la comuna', row.total)]
          : [
              ...granted.instruments.map(({ id, total }) => term('', nameOf(id), total)),
              term('', 'De ellas, sin comuna', granted.unplaced),
            ],
        [events],
      );
    case 'tasa':
      return row
        ? made(
            'Adjudicaciones por mil empresas',
            row.rate,
            'Tasa = 1.000 × A ÷ E',
            [
              term('A', `Adjudicaciones de ${year}`, row.total),
              term('E', `Empresas de todos los sectores, ${granted.firmsYear}`, row.firms),
            ],
            [events],
          )
        : undefined;
    case 'adjudicado-en-prioritarias':
      return priority
        ? made(
            'Parte de lo adjudicado en comunas prioritarias',
            priority.share,
            'Parte = A_p ÷ A',
            [
              term('A_p', 'Adjudicaciones en comunas prioritarias', priority.grants),
              term('A', 'Adjudicaciones en la región', granted.total),
            ],
            [events, 'Se adjudica a quien postula: una parte baja puede deberse a pocas postulaciones.'],
          )
        : undefined;
    case 'empresas-en-prioritarias':
      return priority
        ? made(
            'Parte de las empresas en comunas prioritarias',
            priority.firmShare,
            'Parte = E_p ÷ E',
            [
              term('E_p', 'Empresas en comunas prioritarias', priority.firms),
              term('E', 'Empresas de la región', priority.allFirms),
            ],
            ['Todas las empresas, de todos los sectores y tamaños.'],
          )
        : undefined;
    case 'mujeres-adjudicado':
      return made(
        `Parte de las mujeres en lo adjudicado, ${year}`,
        women.share,
        'Parte = M ÷ (M + H)',
        [
          term('M', 'Adjudicaciones a mujeres', women.count),
          term('H', 'Adjudicaciones a hombres', women.men),
        ],
        [events, 'Las adjudicaciones sin sexo informado no entran.'],
      );
    case 'sectores-adjudicado':
      return sectors
        ? made(
            'Parte de lo adjudicado en los sectores que nombra la decisión',
            sectors.share,
            'Parte = P ÷ (P + N); su intervalo va de P ÷ (P + N + S) a (P + S) ÷ (P + N + S)',
            [
              term('P', 'En sectores nombrados', sectors.si),
              term('N', 'En otros sectores', sectors.no),
              term('S', 'No se sabe', sectors['no-se-sabe']),
            ],
            [
              events,
              'El sector lo dice la fuente para una parte de las adjudicaciones, por región y no por comuna.',
            ],
          )
        : undefined;
    default:
      return undefined;
  }
}
