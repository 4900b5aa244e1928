import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain } from '../../src/domain/analysis.ts';
import type { SectorCode, ZoneId } from '../../src/domain/ids.ts';
import { isKnown, missing } from '../../src/domain/measure.ts';
import {
  ABSENT,
  EITHER,
  FEWEST_FOR_PROXIMITY,
  nearestPresent,
  PRESENT,
  presences,
  proximities,
  proximityOf,
} from '../../src/domain/relatedness.ts';
import { analysisOf, contextOf, figure, value } from '../fixtures/analysis.ts';
import { loaded } from '../fixtures/chile.ts';
import { type Country, countryOf, type Written } from '../fixtures/domain.ts';

const rowsOf = (count: number) => Array.from({ length: count }, (_, row) => row);

describe('proximity φ = min(P(i|j), P(j|i)) (Hidalgo et al. 2007, Science 317), by hand and with numpy 2.4.6', () => {
  // Five places and four sectors. Together: 1–2 in two places, 1–3 in one, 2–3 in two, 1–4 in one, 2–4 in one. They are in
  // 3, 4, 3 and 2 places, so φ(1,2) = 2/4, φ(1,3) = 1/3, φ(2,3) = 2/4, φ(1,4) = 1/3, φ(2,4) = 1/4, φ(3,4) = 0.
  const presence = Uint8Array.from([1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1]);

  test('the matrix', () => {
    const phi = proximityOf(presence, rowsOf(5), 4);
    const hand = [0, 1 / 2, 1 / 3, 1 / 3, 1 / 2, 0, 1 / 2, 1 / 4, 1 / 3, 1 / 2, 0, 0, 1 / 3, 1 / 4, 0, 0];
    for (const [at, near] of hand.entries()) expect(phi[at]).toBeCloseTo(near, 12);
  });

  test('a place in which one of two is not told is left out of that pair, not taken for an absence', () => {
    // Sector 1 is not told in the second place: with 2 it is in one of the other three places where 2 is, of two where 1 is.
    const doubtful = Uint8Array.from(presence);
    doubtful[4] = EITHER;
    const phi = proximityOf(doubtful, rowsOf(5), 4);
    expect(phi[1]).toBeCloseTo(1 / 3, 12);
    expect(phi[6]).toBeCloseTo(1 / 2, 12);
  });

  test('a sector that is nowhere goes with none', () => {
    expect([...proximityOf(Uint8Array.from([1, 0, 1, 0]), rowsOf(2), 2)]).toEqual([0, 0, 0, 0]);
  });

  test('it is the definition, counted one place at a time, for any matrix and any number of places', () => {
    const state = fc.constantFrom(ABSENT, PRESENT, EITHER);
    fc.assert(
      fc.property(fc.array(fc.tuple(state, state, state), { minLength: 1, maxLength: 90 }), (places) => {
        const phi = proximityOf(Uint8Array.from(places.flat()), rowsOf(places.length), 3);
        for (const [i, j] of [
          [0, 1],
          [0, 2],
          [1, 2],
        ] as const) {
          const told = places.filter((one) => one[i] !== EITHER && one[j] !== EITHER);
          const both = told.filter((one) => one[i] === PRESENT && one[j] === PRESENT).length;
          const given = (sector: number) => both / told.filter((one) => one[sector] === PRESENT).length;
          const expected = both === 0 ? 0 : Math.min(given(i), given(j));
          expect(phi[i * 3 + j]).toBeCloseTo(expected, 12);
          expect(phi[j * 3 + i]).toBe(phi[i * 3 + j]);
        }
      }),
    );
  });
});

/** A hundred comunas: F and G are strong together in the first forty, I in the next thirty, P in the rest. */
const sectors = ['F', 'G', 'I', 'P'];
const firmsOf = (row: number): readonly Written[] =>
  row < 40 ? [400, 400, 50, 50] : row < 70 ? [50, 50, 400, 50] : [50, 50, 50, 400];
const hundred = (more: (row: number) => readonly Written[] = firmsOf, count = 100): Country => ({
  cuts: rowsOf(count).map((row) => String(13_100 + row)),
  sectors,
  firms: rowsOf(count).map(more),
});

describe('density d = Σ φ·M ÷ Σ φ, the sector itself in neither sum', () => {
  const analysis = analysisOf(countryOf(hundred()), { reference: 'region' });

  test('by hand: F and G always go together (φ = 1) and with nothing else, so G makes all of the density of F', () => {
    expect(value(analysis, 'parentesco', '13100', 'F').value).toBe(1);
    expect(value(analysis, 'parentesco', '13150', 'F').value).toBe(0);
  });

  test('a sector that goes with no other divides by zero', () => {
    expect(figure(analysis, 'parentesco', '13100', 'I')).toEqual(missing('denominador-cero', 'índice 0 a 1'));
  });

  test('with fewer than a hundred zones it does not apply', () => {
    expect(FEWEST_FOR_PROXIMITY).toBe(100);
    const few = analysisOf(countryOf(hundred(firmsOf, 99)), { reference: 'region' });
    expect(figure(few, 'parentesco', '13100', 'F')).toEqual(missing('no-aplica', 'índice 0 a 1'));
    expect(nearestPresent(contextOf(countryOf(hundred(firmsOf, 99)), { reference: 'region' }), 0, 0)).toEqual(
      [],
    );
  });

  test('a reserved neighbour that may be a strength: between absent and present, never a silent zero', () => {
    // In a place of five firms 1 to 10 of G are, or are not, more than the share of G in the region.
    const cells = (row: number): readonly Written[] =>
      row === 0 ? [3, ['reservado', 1, 10], 1, 1] : firmsOf(row);
    const inputs = countryOf(hundred(cells));
    expect(presences(contextOf(inputs, { reference: 'region' }))[1]).toBe(EITHER);
    const measure = value(analysisOf(inputs, { reference: 'region' }), 'parentesco', '13100', 'F');
    expect(measure).toMatchObject({ value: 0.5, low: 0, high: 1 });
  });

  test('a reserved neighbour that cannot be a strength, even at its most, is none', () => {
    const cells = (row: number): readonly Written[] =>
      row === 0 ? [900, ['reservado', 1, 10], 900, 900] : firmsOf(row);
    expect(presences(contextOf(countryOf(hundred(cells)), { reference: 'region' }))[1]).toBe(ABSENT);
  });

  test('a zone some sector of which nobody published has none', () => {
    const cells = (row: number): readonly Written[] => (row === 0 ? [400, 'sin-dato', 50, 50] : firmsOf(row));
    const country = hundred(cells);
    const covered = country.cuts.map((_, row) => (row === 0 ? 0 : 1));
    const inputs = countryOf({ ...hundred(cells, 101), covered: [...covered, 1] });
    const told = analysisOf(inputs, { reference: 'region' });
    expect(figure(told, 'parentesco', '13100', 'F')).toEqual(missing('sin-dato', 'índice 0 a 1'));
    expect(isKnown(figure(told, 'parentesco', '13101', 'F'))).toBe(true);
  });
});

describe('the shipped country, against a second computation of it all in numpy 2.4.6 from the lines of empresas.csv', async () => {
  const { inputs } = await loaded('chile');
  const context = contextOf(inputs);
  const analysis = analysisOf(inputs);
  const calama = analysis.zones.indexOf('02201' as ZoneId);
  const commerce = analysis.sectors.indexOf('G' as SectorCode);

  test('Comercio in Calama: 1.351 of 2.546, and 0.207 in the middle comuna', () => {
    expect(value(analysis, 'parentesco', '02201', 'G').value).toBeCloseTo(0.530643014056548, 9);
    const all = analysis.zones
      .map((zone) => value(analysis, 'parentesco', zone, 'G').value)
      .sort((a, b) => a - b);
    expect((all[172]! + all[173]!) / 2).toBeCloseTo(0.20725188356440163, 9);
  });

  test('the nearest that are there: transport, lodging and mining', () => {
    const nearest = nearestPresent(context, calama, commerce);
    expect(nearest.map(({ column }) => context.sectors[column])).toEqual(['H', 'I', 'B']);
    const [transport, lodging, mining] = nearest.map(({ phi }) => phi);
    expect(transport).toBeCloseTo(0.509090909090909, 9);
    expect(lodging).toBeCloseTo(0.3602941176470588, 9);
    expect(mining).toBeCloseTo(0.19090909090909092, 9);
    for (const { quotient } of nearest) expect(isKnown(quotient) && (quotient.low ?? 0)).toBeGreaterThan(1);
    expect(nearestPresent(context, calama, commerce, 1)).toHaveLength(1);
  });

  test('General Lagos, all of it small: from nothing to the double of the middle', () => {
    const measure = value(analysis, 'parentesco', '15202', 'A');
    expect(measure.value).toBeCloseTo(0.03478618267416444, 9);
    expect(measure.low).toBe(0);
  });

  test('φ is symmetric and between 0 and 1, with nothing on its diagonal', () => {
    const [phi] = proximities(context);
    if (!phi) throw new Error('no proximity');
    const size = context.sectors.length;
    for (let i = 0; i < size; i += 1)
      for (let j = 0; j < size; j += 1) {
        expect(phi[i * size + j]).toBe(phi[j * size + i]);
        expect(phi[i * size + j]).toBeLessThanOrEqual(i === j ? 0 : 1);
      }
  });

  test('«¿de dónde sale?»: both sums give the figure back, and each neighbour tells its line', () => {
    const account = explain(inputs, {}, 'parentesco', '02201' as ZoneId, 'G' as SectorCode);
    const at = (symbol: string) => {
      const found = account?.terms.find((term) => term.symbol === symbol)?.measure;
      return found && isKnown(found) ? found.value : NaN;
    };
    expect(at('Σ φ · M') / at('Σ φ')).toBeCloseTo(0.530643014056548, 9);
    const transport = account?.terms.find(({ symbol }) => symbol === 'n H');
    expect(transport?.origin).toMatchObject({ column: 'empresas', lineCount: 1 });
    expect(
      explain(inputs, { level: 'region' }, 'parentesco', '02' as ZoneId, 'G' as SectorCode)?.terms,
    ).toEqual([]);
  });
});
