import { describe, expect, test } from 'vitest';
import { cell } from '../../../src/domain/grid.ts';
import type { SectorCode, ZoneId } from '../../../src/domain/ids.ts';
import { isKnown } from '../../../src/domain/measure.ts';
import { kmBetween } from '../../../src/domain/opportunities/distances.ts';
import { entrantsOf } from '../../../src/domain/opportunities/entrants.ts';
import { EVIDENCE } from '../../../src/domain/opportunities/gap.ts';
import { firmContext, opportunities } from '../../../src/domain/opportunities/opportunities.ts';
import { peersOf } from '../../../src/domain/opportunities/peers.ts';
import { sectorGaps } from '../../../src/domain/opportunities/sector_gaps.ts';
import { zoneMarket } from '../../../src/domain/opportunities/zone_market.ts';
import { loaded, plainLines } from '../../fixtures/chile.ts';

const zone = (id: string) => id as ZoneId;
const sector = (code: string) => code as SectorCode;
const rank = (evidence: (typeof EVIDENCE)[number]) => EVIDENCE.indexOf(evidence);

describe('las oportunidades de una zona', () => {
  test('van por evidencia, no por tamaño', async () => {
    const { inputs } = await loaded('chile');
    const found = opportunities(inputs, {}, zone('04303'));
    expect(found.map((one) => one.sector)).toEqual(['P', 'R', 'S', 'Q']);
    // «Otros servicios» lacks 25 firms and teaching 13, and teaching comes first.
    const sizes = found.map(({ supply }) =>
      supply && isKnown(supply.gap) ? Math.round(supply.gap.value) : NaN,
    );
    expect(sizes).toEqual([13, 9, 25, 14]);
    const ranks = found.map(({ evidence }) => rank(evidence));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  });

  test('cada falta trae sus otras lecturas, las personas y el lugar más cercano', async () => {
    const { inputs } = await loaded('chile');
    const [first] = opportunities(inputs, {}, zone('04303'));
    expect(first!.readings.map(({ id }) => id)).toEqual(['ingreso', 'informalidad', 'matrices']);
    const context = firmContext(inputs, {})!;
    const own = context.zones.findIndex(({ id }) => id === '04303');
    const column = context.sectors.indexOf(sector('P'));
    const there = context.zones
      .filter((_, row) => {
        const firms = cell(context.firms, row, column);
        return row !== own && isKnown(firms) && firms.value >= 1;
      })
      .map((one) => ({ name: one.name, km: kmBetween(inputs, context.zones[own]!, one) }))
      .sort((a, b) => a.km - b.km)[0]!;
    expect(first!.nearest).toMatchObject(there);
    expect(there.name).toBe('Punitaqui');
    expect(first!.people && isKnown(first!.people.total)).toBe(true);
  });

  test('lo que podría entrar es débil aquí, va con lo fuerte y pesa en las parecidas', async () => {
    const { inputs } = await loaded('chile');
    const context = firmContext(inputs, {})!;
    const entrants = context.zones.flatMap((_, row) => (row % 7 === 0 ? entrantsOf(context, row) : []));
    expect(entrants.length).toBeGreaterThan(5);
    for (const { firms, quotient, density, median: middle, elsewhere, nearest, evidence } of entrants) {
      expect(!isKnown(firms) || firms.value === 0 || (quotient.high ?? NaN) < 1).toBe(true);
      expect(isKnown(density) && density.value > middle).toBe(true);
      expect(elsewhere).toBeGreaterThan(1);
      expect(nearest.length).toBeGreaterThan(0);
      expect(evidence).not.toBe('fuerte');
    }
  });

  test('lo que nadie publica en las parecidas no dice que allí pese: al menos la mitad publica su cuenta', async () => {
    const { inputs } = await loaded('chile');
    const context = firmContext(inputs, {})!;
    const published = new Set(plainLines('data/chile/empresas.csv').map(([, cut, code]) => `${cut} ${code}`));
    for (const [row] of context.zones.entries()) {
      const ids = peersOf(context, row).rows.map((peer) => context.zones[peer]!.id);
      for (const one of entrantsOf(context, row)) {
        const telling = ids.filter((id) => published.has(`${id} ${one.sector}`));
        expect(one.peers).toBe(telling.length);
        expect(telling.length).toBeGreaterThanOrEqual(ids.length / 2);
      }
    }
    // O'Higgins (11302) and those like it publish next to nothing of these: the middle of «0 to 2,45 firms» is no strength.
    expect(opportunities(inputs, {}, zone('11302'))).toEqual([]);
  });

  test('una zona o una tabla que no está no tiene oportunidades', async () => {
    const { inputs } = await loaded('chile');
    expect(opportunities(inputs, {}, zone('99999'))).toEqual([]);
    expect(zoneMarket(inputs, {}, zone('99999'), sector('G'))).toBeUndefined();
  });

  test('lo que ya se compra fuera es una oportunidad, aunque no haya con qué comparar', async () => {
    const { inputs } = await loaded('calama-ficticio');
    const market = zoneMarket(inputs, {}, zone('02201'), sector('C'))!;
    expect(market.tested).toBe(0);
    expect(market.shown).toBeUndefined();
    expect(market.opportunities.every(({ kinds }) => kinds.join() === 'compras')).toBe(true);
    expect(market.opportunities.map((one) => one.sector)).toContain('C');
  });

  test('las parecidas del lector cambian la segunda lectura y no la primera', async () => {
    const { inputs } = await loaded('chile');
    const usual = zoneMarket(inputs, {}, zone('02201'), sector('G'))!;
    const mine = zoneMarket(
      inputs,
      { peers: [zone('02101'), zone('03101'), zone('01101')] },
      zone('02201'),
      sector('G'),
    )!;
    expect(mine.peersChosen).toBe(true);
    expect(mine.peers.map(({ id }) => id).sort()).toEqual(['01101', '02101', '03101']);
    expect(mine.shown!.expected).toEqual(usual.shown!.expected);
    expect(mine.second!.result).not.toEqual(usual.second!.result);
  });
});

describe('dónde falta un sector', () => {
  test('en el país y en una región, por evidencia', async () => {
    const { inputs } = await loaded('chile');
    const all = sectorGaps(inputs, {}, sector('P'))!;
    expect(all.gaps[0]!.zone).toBe('04303');
    const keys = all.gaps.map(({ evidence, chance }) => rank(evidence) + chance);
    expect(keys).toEqual([...keys].sort((a, b) => a - b));
    const north = sectorGaps(inputs, {}, sector('P'), zone('04'))!;
    expect(north.gaps.map((one) => one.zone)).toEqual(
      all.gaps.map((one) => one.zone).filter((id) => id.startsWith('04')),
    );
    expect(all.tested + all.untold).toBe(345);
  });

  test('de un sector que vende lejos no se dice', async () => {
    const { inputs } = await loaded('chile');
    expect(sectorGaps(inputs, {}, sector('B'))).toBeUndefined();
    expect(sectorGaps(inputs, { localSectors: [sector('B')] }, sector('B'))).toBeDefined();
  });
});
