import type { Context } from '../context.ts';
import type { SectorCode, ZoneId } from '../ids.ts';
import type { Inputs } from '../inputs.ts';
import { known, type Measure, missing } from '../measure.ts';
import { computed, type Explanation } from '../provenance.ts';
import type { Settings } from '../settings.ts';
import { type Anchor, anchorsOf } from './anchors.ts';
import { marketOf } from './market.ts';
import { firmContext, type Opportunity, opportunitiesOf, type Supply, supplyAt } from './opportunities.ts';
import { byPeers } from './peer_rates.ts';
import { peersOf } from './peers.ts';

/** A zone to compare with, and what makes it alike. */
export interface PeerZone {
  readonly id: ZoneId;
  readonly name: string;
  readonly around: number;
  readonly rural: number;
  /** Pesos; NaN when not told. */
  readonly income: number;
}

/** All that the sheet of a zone tells of its market, for the sector shown and the rest. */
export interface ZoneMarket {
  readonly opportunities: readonly Opportunity[];
  /** How many sectors were tested for a gap: one in ten falls under its range by chance. */
  readonly tested: number;
  /** The sector shown, whether it lacks or not; undefined when it does not sell to the people around. */
  readonly shown: Supply | undefined;
  /** Expected firms of the sector shown by the median of the peers, as a second reading. */
  readonly second: Explanation | undefined;
  readonly peers: readonly PeerZone[];
  /** The reader's own choice. */
  readonly peersChosen: boolean;
  readonly anchors: readonly Anchor[] | undefined;
}

/** Undefined where the zone or the table is not there. */
export function zoneMarket(
  inputs: Inputs,
  wanted: Partial<Settings>,
  zoneId: ZoneId,
  sector: SectorCode,
): ZoneMarket | undefined {
  const context = firmContext(inputs, wanted);
  const row = context?.zones.findIndex(({ id }) => id === zoneId) ?? -1;
  const zone = context?.zones[row];
  if (!context || !zone) return undefined;
  const column = context.sectors.indexOf(sector);
  const market = marketOf(context);
  const peers = peersOf(context, row);
  const supplies = context.sectors.map((_, at) => supplyAt(context, row, at));
  return {
    opportunities: opportunitiesOf(context, row),
    tested: supplies.filter((one) => one && 'value' in one.gap).length,
    shown: supplies[column],
    second: supplies[column] && secondReading(context, row, column),
    peers: peers.rows.flatMap((peer): PeerZone[] => {
      const other = context.zones[peer];
      return other
        ? [
            {
              id: other.id,
              name: other.name,
              around: market.around[peer] ?? NaN,
              rural: 100 * (market.rural[peer] ?? NaN),
              income: Math.exp(market.income[peer] ?? NaN),
            },
          ]
        : [];
    }),
    peersChosen: peers.chosen,
    anchors: anchorsOf(inputs, zone),
  };
}

function secondReading(context: Context, row: number, column: number): Explanation {
  const found = byPeers(context, row, column);
  const code = context.sectors[column];
  const result: Measure =
    typeof found === 'string'
      ? missing(found, 'empresas')
      : known(found.mean, 'empresas', {
          low: Math.min(found.low, found.mean),
          high: Math.max(found.high, found.mean),
        });
  return {
    indicator: 'Empresas esperadas por las zonas parecidas',
    zone: context.zones[row]?.name ?? '',
    sector: code && context.inputs.sectors.get(code)?.name,
    result,
    formula: 'P* · mediana(n ÷ P*) de las zonas parecidas',
    terms: [
      computed(
        'P*',
        'Población propia y de alrededor',
        known(marketOf(context).around[row] ?? NaN, 'personas'),
      ),
      ...(typeof found === 'string'
        ? []
        : found.rates.map(({ row: peer, rate }) =>
            computed(
              context.zones[peer]?.name ?? '',
              'Empresas por mil personas de alrededor',
              known(1000 * rate, 'por mil habitantes'),
            ),
          )),
    ],
    notes: ['El rango va del 10 % al 90 % de las zonas parecidas, con el azar de una cuenta.'],
  };
}
