import { businessesOf } from '../businesses_of.ts';
import { variableOf } from '../context.ts';
import type { SectorCode, ZoneId } from '../ids.ts';
import type { Inputs } from '../inputs.ts';
import { isKnown, known, type Measure, missing, sum } from '../measure.ts';
import { origin } from '../provenance.ts';
import { compareSectors } from '../sectors.ts';
import { CRITERION_KINDS, type CriterionKind, type Decision } from './decision.ts';
import { type EligibleCount, eligibleFirms } from './eligible_count.ts';
import type { Support } from './support.ts';
import {
  type Applied,
  applyDecision,
  type Base,
  type ComunaState,
  comunaStates,
  firmsOf,
  judgeOf,
  type Met,
  type Placed,
  type Portion,
  partOf,
  percent,
  portionOf,
} from './targeting.ts';
import { type Counted, type Granted, grantedOf } from './targeting_granted.ts';

export interface ComunaRow {
  readonly zone: ZoneId;
  readonly name: string;
  readonly state: ComunaState;
  readonly portion: Portion;
}

export interface SectorRow {
  readonly sector: SectorCode;
  readonly portion: Portion;
  /** Of the firms inside, whether their sector is preferred; undefined where the decision prefers none. */
  readonly priority: Portion | undefined;
}

/** Firms inside by how many kinds of priority they meet; undefined: it cannot be told of them. */
export interface PointsRow {
  readonly points: number | undefined;
  readonly firms: Measure;
}

/** All that a decision does, over one table of firms. */
export interface TargetingReport {
  readonly decision: Decision;
  readonly base: Base;
  readonly bases: readonly Base[];
  readonly whole: Portion;
  readonly comunas: readonly ComunaRow[];
  readonly sectors: readonly SectorRow[];
  /** Of the firms inside, by each kind of priority that the decision states. */
  readonly priorities: readonly {
    readonly kind: CriterionKind;
    readonly portion: Portion;
    readonly share: Measure;
  }[];
  readonly points: readonly PointsRow[];
  readonly women: Women;
  /** Whether the firms on each side may ask for an instrument of the decision; undefined where no table tells. */
  readonly eligible: Eligible | undefined;
  readonly granted: Granted | undefined;
  /** What the data cannot say of this decision, in words. */
  readonly notes: readonly string[];
}

/** The tables of support that a decision is set against. */
export type TargetingTables = Pick<Support, 'beneficiaries' | 'catalogue' | 'sizes'>;

/** Who may ask for some instrument of the decision by the rules of its own, among the firms of each side. */
export interface Eligible {
  readonly inside: EligibleCount;
  readonly outside: EligibleCount;
}

/** Women's part of those covered: who leads each business, or the firms of one person in the comunas covered. */
export interface Women {
  readonly share: Measure;
  readonly women: Counted;
  readonly others: Counted;
  readonly of: 'lidera' | 'empresas-de-una-persona' | undefined;
  /** Of how many covered it is not known. */
  readonly unknown: Measure;
  readonly year: string;
}

export function targetingReport(
  inputs: Inputs,
  tables: TargetingTables,
  decision: Decision,
  baseId: string | undefined,
): TargetingReport | undefined {
  const applied = applyDecision(inputs, decision, baseId);
  const region = inputs.territory.zones.get(decision.region);
  if (!applied || !region) return undefined;
  const { base, bases, placed } = applied;
  const states = comunaStates(decision, inputs.territory);
  const inside = placed.filter(({ met }) => met === 'si');
  const kinds = CRITERION_KINDS.filter((kind) => preferred(decision, kind));
  const seen = new Set(placed.map(({ comuna }) => comuna));
  const sections = [...new Set(placed.map(({ section }) => section))].sort(compareSectors);
  const priorities = kinds.map((kind) => {
    const portion = portionOf(inside, ({ priority }) => priority[kind] ?? 'no');
    return { kind, portion, share: partOf(portion) };
  });
  return {
    decision,
    base,
    bases,
    whole: portionOf(placed),
    comunas: region.comunas.flatMap((at) => {
      const comuna = inputs.territory.comunas[at];
      return comuna
        ? [
            {
              zone: comuna.cut as ZoneId,
              name: comuna.name,
              state: states.get(comuna.cut) ?? 'fuera',
              portion: seen.has(at) ? portionOf(placed.filter((one) => one.comuna === at)) : UNSEEN,
            },
          ]
        : [];
    }),
    sectors: sections.map((sector) => {
      const own = placed.filter(({ section }) => section === sector);
      return {
        sector,
        portion: portionOf(own),
        priority: kinds.includes('sectorial')
          ? portionOf(
              own.filter(({ met }) => met === 'si'),
              ({ priority }) => priority.sectorial ?? 'no',
            )
          : undefined,
      };
    }),
    priorities,
    points: pointsOf(inside, kinds),
    women: womenOf(inputs, applied, states),
    eligible: eligibleOf(inputs, tables, applied),
    granted: grantedOf(inputs, tables.beneficiaries, decision, placed),
    notes: [
      ...notesOf(decision, base, placed),
      ...(base.byRow && seen.size < region.comunas.length
        ? [
            `El catastro tiene negocios en ${seen.size} de las ${region.comunas.length} comunas de la región. De las demás no se sabe.`,
          ]
        : []),
    ],
  };
}

/** A comuna of which a register has no row: nobody went there, which is not that there are no firms. */
export const UNSEEN: Portion = {
  inside: missing('sin-dato', 'empresas'),
  outside: missing('sin-dato', 'empresas'),
  unknown: missing('sin-dato', 'empresas'),
  all: missing('sin-dato', 'empresas'),
};

function preferred({ criteria }: Decision, kind: CriterionKind): boolean {
  return criteria.some((one) => one.kind === kind && one.scope === 'prioridad');
}

function pointsOf(inside: readonly Placed[], kinds: readonly CriterionKind[]): readonly PointsRow[] {
  if (kinds.length === 0) return [];
  const points = ({ priority }: Placed): number | undefined => {
    const answers = kinds.map((kind) => priority[kind] ?? 'no');
    return answers.includes('no-se-sabe') ? undefined : answers.filter((one) => one === 'si').length;
  };
  const rows: readonly (number | undefined)[] = [...kinds.map((_, at) => kinds.length - at), 0, undefined];
  return rows.map((wanted) => ({
    points: wanted,
    firms: firmsOf(inside.filter((one) => points(one) === wanted)),
  }));
}

/**
 * Each side of the decision against the rules of its instruments: row by row of the register, or in a table by size and
 * sector. Comunas of which the table has nothing are in neither.
 */
function eligibleOf(
  inputs: Inputs,
  { catalogue, sizes }: TargetingTables,
  { decision, base, placed }: Applied,
): Eligible | undefined {
  const region = inputs.territory.zones.get(decision.region);
  const instruments = (catalogue?.instruments ?? []).filter(({ id }) => decision.instruments.includes(id));
  if (!region || instruments.length === 0) return undefined;
  const { catastro } = inputs;
  const side = (met: Met): EligibleCount | undefined => {
    if (base.byRow && catastro) {
      const lines = new Set(placed.flatMap((one) => (one.met === met ? [one.line] : [])));
      const businesses = businessesOf(catastro.businesses.filter(({ line }) => lines.has(line)));
      const comunas = [...new Set(placed.map(({ comuna }) => comuna))];
      const count = eligibleFirms(
        { ...inputs, catastro: { ...catastro, businesses } },
        undefined,
        instruments,
      );
      return count?.({ ...region, comunas });
    }
    if (!sizes) return undefined;
    const judge = judgeOf(decision, inputs.territory, inputs.sectors);
    const rows = sizes.rows.filter(({ comuna, sector }) => {
      const section = inputs.sectors.get(sector)?.section ?? sector;
      const finer = section === sector ? undefined : sector;
      return judge({ comuna, section, finer, leader: undefined }).met === met;
    });
    const count = eligibleFirms({ ...inputs, catastro: undefined }, { ...sizes, rows }, instruments);
    return count?.({ ...region, comunas: region.comunas.filter((comuna) => sizes.covered[comuna]) });
  };
  const inside = side('si');
  const outside = side('no');
  return inside && outside && { inside, outside };
}

function womenOf(
  inputs: Inputs,
  { base, placed, decision }: Applied,
  states: ReadonlyMap<ZoneId, ComunaState>,
): Women {
  const counted = (list: readonly Placed[], column: string): Counted => ({
    measure: firmsOf(list),
    origin: origin(
      base.source,
      column,
      list.map(({ line }) => line),
      base.year,
    ),
  });
  if (base.byRow) {
    const inside = placed.filter(({ met }) => met === 'si');
    const women = inside.filter(({ leader }) => leader === 'mujer');
    const others = inside.filter(({ leader }) => leader !== undefined && leader !== 'mujer');
    const unknown = inside.filter(({ leader }) => leader === undefined);
    const portion: Portion = {
      inside: firmsOf(women),
      outside: firmsOf(others),
      unknown: firmsOf(unknown),
      all: firmsOf(inside),
    };
    return {
      share: partOf(portion),
      women: counted(women, 'lidera'),
      others: counted(others, 'lidera'),
      of: 'lidera',
      unknown: portion.unknown,
      year: base.year,
    };
  }
  const { zoneData, territory } = inputs;
  const none: Counted = { measure: missing('sin-dato', 'empresas'), origin: undefined };
  const years = [...(zoneData?.variables.keys() ?? [])]
    .flatMap((id) => /^empresas_mujeres_(\d{4})$/.exec(id)?.[1] ?? [])
    .sort((a, b) => Math.abs(Number(a) - decision.year) - Math.abs(Number(b) - decision.year));
  const [year] = years;
  const ofWomen = zoneData?.variables.get(`empresas_mujeres_${year}`);
  const ofMen = zoneData?.variables.get(`empresas_hombres_${year}`);
  const unknown = missing('sin-dato', 'empresas');
  if (!zoneData || !ofWomen || !ofMen || !year)
    return {
      share: missing('sin-dato', 'porcentaje'),
      women: none,
      others: none,
      of: undefined,
      unknown,
      year: '',
    };
  const zones = [...states].flatMap(([id, state]) => {
    const zone = territory.zones.get(id);
    return zone && state !== 'fuera' ? [zone] : [];
  });
  const read = (variable: typeof ofWomen): Counted => ({
    measure:
      zones.length === 0
        ? known(0, 'empresas')
        : sum(
            zones.map((zone) => variableOf(variable, zone)),
            'empresas',
          ),
    origin: origin(
      zoneData.source,
      variable.column,
      zones.flatMap(({ comunas }) => comunas.map((at) => zoneData.lines[at] ?? 0)),
      variable.year,
    ),
  });
  const women = read(ofWomen);
  const others = read(ofMen);
  return {
    share: percent(women.measure, sum([women.measure, others.measure], 'empresas')),
    women,
    others,
    of: 'empresas-de-una-persona',
    unknown,
    year,
  };
}

export function notesOf(decision: Decision, base: Base, placed: readonly Placed[]): readonly string[] {
  const notes: string[] = [];
  const { criteria } = decision;
  const profiles = criteria.flatMap((one) => one.profiles);
  if (profiles.length > 0 && !base.byRow)
    notes.push(
      'La tabla cuenta empresas por comuna y sector: no dice de quién es cada una. Los criterios de perfil quedan por saber.',
    );
  if (base.byRow && profiles.some((one) => one !== 'mujer'))
    notes.push(
      'El catastro dice quién lidera cada negocio. De edad, discapacidad u otro perfil no dice nada: quedan por saber.',
    );
  const unsure = placed.filter(
    ({ met, priority }) => met === 'no-se-sabe' || priority.sectorial === 'no-se-sabe',
  );
  const unsureSections = [
    ...new Set(unsure.filter((one) => one.finer === undefined).map(({ section }) => section)),
  ]
    .filter((code) => code !== 'SI')
    .sort(compareSectors);
  if (
    criteria.some(({ sectors }) => sectors.length > 0) &&
    unsureSections.length > 0 &&
    profilesAside(criteria)
  )
    notes.push(
      unsureSections.length === 1
        ? `La decisión nombra solo una parte de la sección ${unsureSections.join()}, y la tabla no la separa: esas empresas quedan por saber.`
        : `La decisión nombra solo una parte de las secciones ${unsureSections.slice(0, -1).join(', ')} y ${unsureSections.at(-1)}. La tabla no las separa: esas empresas quedan por saber.`,
    );
  if (!base.byRow)
    notes.push(
      'La tabla no separa por ventas, ni por inicio de actividades: cuenta todas las empresas, también las que por tamaño no podrían postular.',
    );
  if (!placed.some(({ firms }) => isKnown(firms)))
    notes.push('La tabla no publica ninguna celda de esta región.');
  else if (placed.some(({ firms }) => !isKnown(firms)))
    notes.push(
      'Algunas celdas no se publican: los totales van con su intervalo, y ninguna cuenta como cero.',
    );
  return notes;
}

/** The unknown of a required profile is not of sectors. */
function profilesAside(criteria: Decision['criteria']): boolean {
  return !criteria.some(({ kind, scope }) => kind === 'perfil' && scope === 'requisito');
}
