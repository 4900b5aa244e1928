import { median } from 'd3';
import type { Context } from '../context.ts';
import { cell, type Grid } from '../grid.ts';
import type { SectorCode } from '../ids.ts';
import { quotient } from '../indicators/cociente.ts';
import { cocienteAjustado } from '../indicators/cociente_ajustado.ts';
import { parentesco } from '../indicators/parentesco.ts';
import { isKnown, known, type Measure } from '../measure.ts';
import { computed, type Explanation, present } from '../provenance.ts';
import { densities, nearestPresent } from '../relatedness.ts';
import type { Evidence } from './gap.ts';
import { FEWEST_PEERS, peersOf } from './peers.ts';

/** A sector that is weak here, goes with what is strong here, and is strong in zones alike (method 4.4). */
export interface Entrant {
  readonly sector: SectorCode;
  readonly firms: Measure;
  readonly quotient: Measure;
  /** Relatedness density here, and the median of the zone's sectors. */
  readonly density: Measure;
  readonly median: number;
  /** Of the peers that publish their count: median of the shrunk quotient, how many are over 1, and how many they are. */
  readonly elsewhere: number;
  readonly above: number;
  readonly peers: number;
  /** Sectors strong here that it goes with, the nearest first. */
  readonly nearest: readonly SectorCode[];
  readonly evidence: Evidence;
  readonly explanation: Explanation;
}

/** Share of the peers over 1 from which the evidence is not weak. */
const MOST_PEERS_AGREE = 0.75;

/** Sections in which nobody opens a business: public administration, households as employers, foreign bodies. */
const NOT_A_BUSINESS: ReadonlySet<string> = new Set(['O', 'T', 'U']);

/**
 * Sectors absent or weak in a zone (no firm, the whole interval of the quotient under 1, or a count not published) whose
 * relatedness density is above the median of the zone and whose shrunk quotient has a median over 1 in those of its peers
 * that publish it, half of them at least. One sector it goes with, at least, is a strength of the zone. The evidence is
 * never strong: what goes together elsewhere need not come here.
 */
export function entrantsOf(context: Context, row: number): readonly Entrant[] {
  const { density, shrunk } = strengthsOf(context);
  const medianHere =
    median(
      context.sectors.flatMap((_, column) => {
        const one = cell(density, row, column);
        return isKnown(one) ? [one.value] : [];
      }),
    ) ?? NaN;
  const peers = peersOf(context, row).rows;
  return context.sectors.flatMap((sector, column): Entrant[] => {
    const firms = cell(context.firms, row, column);
    const own = quotient(context, row, column);
    const here = cell(density, row, column);
    const nearest = nearestPresent(context, row, column).flatMap(
      ({ column: at }) => context.sectors[at] ?? [],
    );
    const isBusiness = !NOT_A_BUSINESS.has(context.inputs.sectors.get(sector)?.section ?? sector);
    if (!isBusiness || nearest.length === 0 || !isWeak(firms, own)) return [];
    if (!isKnown(here) || !(here.value > medianHere)) return [];
    // A count that is not published says of no place that the sector weighs there: its middle, among few firms, always would.
    const theirs = peers.flatMap((peer) => {
      const one = cell(shrunk, peer, column);
      return isKnown(one) ? [one.value] : [];
    });
    const elsewhere = median(theirs) ?? NaN;
    const isTold = theirs.length >= FEWEST_PEERS && theirs.length >= peers.length / 2;
    if (!isTold || !(elsewhere > 1)) return [];
    const above = theirs.filter((value) => value > 1).length;
    const sure = (here.low ?? here.value) > medianHere && above >= MOST_PEERS_AGREE * theirs.length;
    const explanation: Explanation = {
      indicator: 'Sector que podría entrar',
      zone: context.zones[row]?.name ?? '',
      sector: context.inputs.sectors.get(sector)?.name,
      result: here,
      formula: 'débil aquí (LQ < 1), d > mediana de la zona, y mediana de LQ* en las zonas parecidas > 1',
      terms: present(
        computed('LQ', 'Cociente del sector en la zona', own),
        computed(
          'd mediana',
          'Mediana de la afinidad de los sectores en la zona',
          known(medianHere, 'índice 0 a 1'),
        ),
        computed(
          'LQ* mediana',
          `Mediana del cociente ajustado en ${theirs.length} zonas parecidas`,
          known(elsewhere, 'veces'),
        ),
        ...peers.map((peer) =>
          computed(`LQ* ${context.zones[peer]?.name ?? ''}`, 'Cociente ajustado', cell(shrunk, peer, column)),
        ),
        ...parentesco.explain(context, row, column),
      ),
      notes: ['Que vaya junto en otras partes no dice que aquí funcione.'],
    };
    return [
      {
        sector,
        firms,
        quotient: own,
        density: here,
        median: medianHere,
        elsewhere,
        above,
        peers: theirs.length,
        nearest,
        evidence: sure ? 'media' : 'debil',
        explanation,
      },
    ];
  });
}

interface Strengths {
  readonly density: Grid;
  readonly shrunk: Grid;
}

const strengths = new WeakMap<Context, Strengths>();
function strengthsOf(context: Context): Strengths {
  const found = strengths.get(context) ?? {
    density: densities(context),
    shrunk: cocienteAjustado.compute(context),
  };
  strengths.set(context, found);
  return found;
}

function isWeak(firms: Measure, own: Measure): boolean {
  if (!isKnown(firms)) return firms.missing === 'bajo-umbral' || firms.missing === 'reservado';
  return firms.value === 0 || (isKnown(own) && (own.high ?? Infinity) < 1);
}
