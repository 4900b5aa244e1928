import { buildContext } from '../context.ts';
import { levelOf, type SectorCode, type ZoneId } from '../ids.ts';
import type { Inputs } from '../inputs.ts';
import { isKnown, known, type Measure } from '../measure.ts';
import { type Explanation, origin } from '../provenance.ts';
import { type RegisterShare, registerProfile } from '../register.ts';
import { type Settings, settle } from '../settings.ts';
import type { SourceRef } from '../source.ts';
import {
  payAccounts,
  sectorPosts,
  specialisedAccount,
  studentsAccount,
  workersNote,
  zonePosts,
} from './accounts.ts';
import { specialisedChange } from './change.ts';
import { FED } from './crosswalk.ts';
import { coefficientsIn, demandOf } from './demand.ts';
import { type GroupGap, gapOf } from './gap.ts';
import { GROUP_NAMES, GROUPS, type Group } from './groups.ts';
import { type FieldSupply, type Supply, supplyOf } from './supply.ts';
import { workersOf, workSource } from './workers.ts';

/** One occupation group: what the sector and the whole zone occupy, and how it compares with who studies nearby. */
export interface GroupRow {
  readonly group: Group;
  readonly name: string;
  /** Posts of the sector shown, with all that stands behind them, and their part of the sector's. */
  readonly sector: Explanation | undefined;
  readonly sectorShare: Measure | undefined;
  readonly zone: Explanation;
  readonly zoneShare: Measure;
  readonly gap: GroupGap;
  /** Who studies within reach for the group; undefined without the table, or where higher education does not feed it. */
  readonly students: Explanation | undefined;
}

/** The table of coefficients in use. */
export interface TableInUse {
  readonly source: SourceRef;
  readonly assumed: boolean;
  readonly own: boolean;
  readonly sectors: number;
}

export interface FieldRow extends FieldSupply {
  readonly explanation: Explanation;
}

export interface PeopleReport {
  readonly table: TableInUse | undefined;
  /** The nine groups; undefined without coefficients. */
  readonly groups: readonly GroupRow[] | undefined;
  /** How the workers were had, in words; empty where the table of firms brings them. */
  readonly workersNote: string;
  readonly specialised: Explanation | undefined;
  readonly specialisedSector: Explanation | undefined;
  readonly change: Explanation | undefined;
  readonly supply: (Omit<Supply, 'fields'> & { readonly fields: readonly FieldRow[] }) | undefined;
  readonly enrolled: Explanation | undefined;
  /** Women among them. */
  readonly women: Explanation | undefined;
  /** Students of fields that the crosswalk does not know. */
  readonly unplaced: number;
  readonly pay: ReturnType<typeof payAccounts>;
  /** Local and commuting work of the sector, where there is a register. */
  readonly work: readonly RegisterShare[];
}

/** All that method 2 says of a zone × sector. Undefined when the zone is not in the analysis. */
export function peopleReport(
  inputs: Inputs,
  wanted: Partial<Settings>,
  zoneId: ZoneId,
  sector: SectorCode,
  km: number,
): PeopleReport | undefined {
  const level = levelOf(zoneId);
  const isOfLevel = level === 'comuna' || level === 'provincia' || level === 'region';
  const context = buildContext(inputs, settle(inputs, isOfLevel ? { ...wanted, level } : wanted));
  const row = context?.zones.findIndex(({ id }) => id === zoneId) ?? -1;
  const zone = context?.zones[row];
  if (!context || !zone) return undefined;
  const column = context.sectors.indexOf(sector);
  const source = workSource(context);
  const coefficients = coefficientsIn(context);
  const workers = workersOf(source, row);
  const columns = context.sectors.map((_, at) => at);
  const demand = demandOf(coefficients, workers, columns);
  const ofSector = column === -1 ? undefined : demandOf(coefficients, workers, [column]);
  const supply = supplyOf(inputs, zone, km);
  const gap = gapOf(demand, supply);
  const table = inputs.occupations;
  const name = zone.name;
  return {
    table: table && {
      source: table.source,
      assumed: table.assumed,
      own: table.own,
      sectors: table.bySector.size,
    },
    groups:
      table &&
      GROUPS.map((group, at) => ({
        group,
        name: GROUP_NAMES[group],
        sector: ofSector && sectorPosts(source, coefficients, workers, ofSector, row, column, group),
        sectorShare: ofSector?.shares[at],
        zone: zonePosts(source, workers, demand, row, group),
        zoneShare: demand.shares[at] as Measure,
        gap: gap.groups[at] as GroupGap,
        students:
          supply && FED.includes(group)
            ? studentsAccount(inputs, name, supply, gap.groups[at] as GroupGap)
            : undefined,
      })),
    workersNote: workersNote(source, workers),
    specialised: table && specialisedAccount(source, workers, demand, row),
    specialisedSector: table && ofSector && specialisedAccount(source, workers, ofSector, row, column),
    change: specialisedChange(context, row),
    supply: supply && {
      ...supply,
      fields: supply.fields.map((field) => ({
        ...field,
        explanation: fieldAccount(inputs, name, field.area, field, 'enrolled'),
      })),
    },
    enrolled: supply && enrolledAccount(inputs, name, supply, km),
    women: supply && fieldAccount(inputs, name, 'quienes estudian cerca', supply, 'women'),
    unplaced: gap.unplaced,
    pay: payAccounts(context, row),
    work: (registerProfile(inputs, zone, sector)?.shares ?? []).filter(
      ({ id }) => id === 'local' || id === 'conmutante',
    ),
  };
}

const CAMPUS = 'Se estudia en la sede, que no es donde vive la persona. Sin los programas a distancia.';

/** Enrolment of some lines and the women among them. */
function fieldAccount(
  inputs: Inputs,
  zone: string,
  what: string,
  of: Pick<FieldSupply, 'enrolled' | 'women' | 'lines'>,
  result: 'enrolled' | 'women',
): Explanation {
  const source = inputs.training?.source ?? NOWHERE;
  const from = (column: string) => origin(source, column, of.lines, inputs.training?.year ?? '');
  const { enrolled, women } = of;
  const count: Measure =
    isKnown(women) && women.n !== undefined
      ? known((women.value * women.n) / 100, 'personas')
      : { missing: 'sin-dato', unit: 'personas' };
  return {
    indicator: result === 'enrolled' ? `Matrícula: ${what}` : `Mujeres: ${what}`,
    zone,
    sector: undefined,
    result: of[result],
    formula: result === 'enrolled' ? 'Suma de las líneas, columna matricula' : '100 · f ÷ m',
    terms: [
      { symbol: 'm', label: 'Personas matriculadas', measure: enrolled, origin: from('matricula') },
      { symbol: 'f', label: 'De ellas, mujeres', measure: count, origin: from('matricula_mujeres') },
    ],
    notes: [CAMPUS],
  };
}

function enrolledAccount(inputs: Inputs, zone: string, supply: Supply, km: number): Explanation {
  const source = inputs.training?.source ?? NOWHERE;
  const within = km === 0 ? 'en la zona' : `a ${km} km o menos en línea recta`;
  return {
    indicator: 'Personas que estudian cerca',
    zone,
    sector: undefined,
    result: supply.enrolled,
    formula: 'Suma de la matrícula de las comunas al alcance',
    terms: supply.campuses.map(({ near, enrolled }) => ({
      symbol: near.km === 0 ? '' : `${Math.round(near.km)} km`,
      label: near.name,
      measure: enrolled,
      origin: origin(
        source,
        'matricula',
        (inputs.training?.rows ?? []).filter(({ comuna }) => comuna === near.comuna).map(({ line }) => line),
        supply.year,
      ),
    })),
    notes: [
      CAMPUS,
      `Comunas ${within}, entre los centros de su parte más grande: ${supply.near.length}, de ellas ${supply.campuses.length} con sede.`,
      supply.partial
        ? 'La tabla puede no traer todas las sedes.'
        : 'El registro trae todas las sedes del paquete: donde no hay fila, no hay matrícula.',
    ],
  };
}

const NOWHERE: SourceRef = { resource: '', file: '', title: '', publisher: '', year: '', checked: '' };
