import { buildContext, type Context } from '../context.ts';
import { cell } from '../grid.ts';
import type { SectorCode, ZoneId } from '../ids.ts';
import type { Inputs } from '../inputs.ts';
import { isKnown, known, type Measure } from '../measure.ts';
import { type PeopleNeeded, peopleNeeded } from '../people/needed.ts';
import { type Settings, settle } from '../settings.ts';
import { anchorsOf, purchasesBySector, type SectorPurchases } from './anchors.ts';
import { demandOf, expectedAt } from './demand.ts';
import { kmBetween } from './distances.ts';
import { type Entrant, entrantsOf } from './entrants.ts';
import { EVIDENCE, type Evidence, gapAt } from './gap.ts';
import { isLocal } from './local.ts';
import { type Reading, readingsOf } from './readings.ts';

/** `falta`: 4.2; `entrada`: 4.4; `compras`: 4.5. */
export type OpportunityKind = 'falta' | 'entrada' | 'compras';

export interface Supply {
  readonly firms: Measure;
  readonly expected: Measure;
  readonly gap: Measure;
  /** Pr(as few or fewer) by the model; NaN where there is none. */
  readonly chance: number;
  readonly evidence: Evidence | undefined;
  /** Read from the peers, for want of a model. */
  readonly byPeers: boolean;
}

/** The nearest place of the level where the line exists. */
export interface NearestPlace {
  readonly id: ZoneId;
  readonly name: string;
  readonly km: number;
  readonly firms: Measure;
}

export interface Opportunity {
  readonly sector: SectorCode;
  readonly kinds: readonly OpportunityKind[];
  readonly evidence: Evidence;
  /** Why the evidence is that, in sentences. */
  readonly because: readonly string[];
  readonly supply: Supply | undefined;
  readonly entrant: Entrant | undefined;
  readonly purchases: SectorPurchases | undefined;
  readonly readings: readonly Reading[];
  readonly nearest: NearestPlace | undefined;
  /** For the firms lacking or, where no number of them is told, for one. */
  readonly people: PeopleNeeded | undefined;
}

/** Firms, expected firms and gap of a cell. Undefined where the sector is not taken to sell to the people around. */
export function supplyAt(context: Context, row: number, column: number): Supply | undefined {
  const sector = context.sectors[column];
  if (!sector || !isLocal(context.inputs.sectors, context.settings.localSectors, sector)) return undefined;
  const { measure: gap, chance, evidence } = gapAt(context, row, column);
  const demand = demandOf(context, column);
  return {
    firms: cell(context.firms, row, column),
    expected: expectedAt(context, row, column),
    gap,
    chance,
    evidence,
    byPeers: demand.state[row] === 0 && Number.isNaN(demand.size[row] ?? NaN),
  };
}

/**
 * What the market of a zone may lack (method 4), by evidence: then by how many readings agree, by the probability of so few,
 * by relatedness, by how many anchor firms buy it and by code; never by size. Two readings that agree raise the evidence by a step. Empty where the zone or
 * the table is not there.
 */
export function opportunities(
  inputs: Inputs,
  wanted: Partial<Settings>,
  zoneId: ZoneId,
): readonly Opportunity[] {
  const context = firmContext(inputs, wanted);
  const row = context?.zones.findIndex(({ id }) => id === zoneId) ?? -1;
  return context && row !== -1 ? opportunitiesOf(context, row) : [];
}

/** Firms are what a market has: whatever the reader counts, the context is of firms. */
export function firmContext(inputs: Inputs, wanted: Partial<Settings>): Context | undefined {
  return buildContext(inputs, settle(inputs, { ...wanted, counted: 'empresas' }));
}

export function opportunitiesOf(context: Context, row: number): readonly Opportunity[] {
  const zone = context.zones[row];
  if (!zone) return [];
  const entrants = new Map(entrantsOf(context, row).map((one) => [one.sector, one]));
  const anchors = anchorsOf(context.inputs, zone) ?? [];
  const purchases = new Map(purchasesBySector(anchors, zone).map((one) => [one.sector, one]));
  const sectors = new Set([...context.sectors, ...purchases.keys()]);
  const found = [...sectors].flatMap((sector): Opportunity[] => {
    const column = context.sectors.indexOf(sector);
    const measured = column === -1 ? undefined : supplyAt(context, row, column);
    const supply = measured?.evidence ? measured : undefined;
    const entrant = entrants.get(sector);
    const bought = purchases.get(sector);
    const kinds: readonly OpportunityKind[] = [
      ...(supply ? (['falta'] as const) : []),
      ...(entrant ? (['entrada'] as const) : []),
      ...(bought ? (['compras'] as const) : []),
    ];
    if (kinds.length === 0) return [];
    const graded = grade(supply, entrant, bought);
    return [
      {
        sector,
        kinds,
        ...graded,
        supply: measured,
        entrant,
        purchases: bought,
        readings: column === -1 || !supply ? [] : readingsOf(context, row, column),
        nearest: column === -1 ? undefined : nearestPlace(context, row, column),
        people: peopleNeeded(context.inputs, sector, supply ? supply.gap : known(1, 'empresas')),
      },
    ];
  });
  return found.sort(byEvidence);
}

function byEvidence(a: Opportunity, b: Opportunity): number {
  const rank = ({ evidence }: Opportunity) => EVIDENCE.indexOf(evidence);
  const chance = ({ supply }: Opportunity) => (supply?.evidence && supply.chance >= 0 ? supply.chance : 1);
  const density = ({ entrant }: Opportunity) =>
    entrant && isKnown(entrant.density) ? entrant.density.value : 0;
  return (
    rank(a) - rank(b) ||
    b.kinds.length - a.kinds.length ||
    chance(a) - chance(b) ||
    density(b) - density(a) ||
    (b.purchases?.anchors ?? 0) - (a.purchases?.anchors ?? 0) ||
    (a.sector < b.sector ? -1 : 1)
  );
}

/** The best evidence of the readings, a step up when two agree, and the reasons. */
function grade(
  supply: Supply | undefined,
  entrant: Entrant | undefined,
  bought: SectorPurchases | undefined,
): { readonly evidence: Evidence; readonly because: readonly string[] } {
  const because: string[] = [];
  const each: Evidence[] = [];
  if (supply?.evidence) {
    each.push(supply.evidence);
    because.push(
      supply.byPeers
        ? 'Está bajo casi todas las zonas parecidas, pero son pocas: no hay con qué calcular una probabilidad.'
        : `${formatChance(supply.chance)} zonas como esta quedaría con tan pocas solo por azar.`,
    );
  }
  if (entrant) {
    each.push(entrant.evidence);
    because.push(
      `Va con sectores fuertes aquí, y en ${entrant.above} de ${entrant.peers} zonas parecidas pesa más de lo esperado.`,
    );
  }
  if (bought) {
    each.push('media');
    because.push(
      'Ya se compra: es dinero que hoy sale de la zona. Aquí puede faltar oferta, pero también escala, certificación o precio.',
    );
  }
  const best = Math.min(...each.map((one) => EVIDENCE.indexOf(one)));
  if (each.length > 1) because.push('Dos lecturas distintas coinciden: la evidencia sube un paso.');
  return { evidence: EVIDENCE[Math.max(0, each.length > 1 ? best - 1 : best)] ?? 'debil', because };
}

/** «Cerca de 1 de cada 250», «Menos de 1 de cada 1.000». */
function formatChance(chance: number): string {
  if (chance < 0.001) return 'Menos de 1 de cada 1.000';
  return `Cerca de 1 de cada ${Math.round(1 / chance).toLocaleString('es-CL')}`;
}

/** The nearest zone, outside of this one, that publishes a firm or more of the sector. */
export function nearestPlace(context: Context, row: number, column: number): NearestPlace | undefined {
  const zone = context.zones[row];
  if (!zone) return undefined;
  const own = new Set(zone.comunas);
  let best: NearestPlace | undefined;
  const official = context.zones.slice(0, context.zones.length - context.guests.length);
  official.forEach((other, at) => {
    if (at === row || other.comunas.some((comuna) => own.has(comuna))) return;
    const firms = cell(context.firms, at, column);
    if (!isKnown(firms) || !(firms.value >= 1)) return;
    const km = kmBetween(context.inputs, zone, other);
    if (km < (best?.km ?? Infinity)) best = { id: other.id, name: other.name, km, firms };
  });
  return best;
}
