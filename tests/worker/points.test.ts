import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { describe, expect, test } from 'vitest';
import type { SectorCode } from '../../src/domain/ids.ts';
import { BINS, type PointSummary, TOTAL } from '../../src/domain/point_tiles.ts';
import type { Loaded } from '../../src/load/load.ts';
import { answerPoints } from '../../src/worker/points.ts';
import { loaded } from '../fixtures/chile.ts';

const G = 'G' as SectorCode;
const calama = await loaded('calama-ficticio');
const register = calama.inputs.catastro?.businesses;
if (!register) throw new Error('sin catastro');
const placed = register.filter(({ longitude }) => longitude !== undefined);

/** A tile as MapLibre reads it: a decoder that is none of the code under test. */
async function tile(z: number, x: number, y: number, drawn: 'todos' | 'sector' = 'todos') {
  const bytes = (await answerPoints(calama, 'tile', [{ z, x, y }, drawn, G])) as ArrayBuffer;
  const { layers } = new VectorTile(new PbfReader(new Uint8Array(bytes)));
  const read = (name: string) => {
    const layer = layers[name];
    return Array.from({ length: layer?.length ?? 0 }, (_, at) => layer?.feature(at)).filter((one) => !!one);
  };
  return { bins: read(BINS), total: read(TOTAL), z, x, y };
}
const sum = (list: readonly { properties: Record<string, unknown> }[], name = 'n') =>
  list.reduce((total, { properties }) => total + Number(properties[name]), 0);

describe('las teselas de un registro', () => {
  test('la de todo el mundo tiene cada negocio con coordenadas, y cuántos son del sector', async () => {
    const summary = (await answerPoints(calama, 'summary', [])) as PointSummary;
    expect([summary.placed, summary.all]).toEqual([placed.length, register.length]);
    const { bins, total } = await tile(0, 0, 0);
    expect(sum(bins)).toBe(placed.length);
    expect(sum(total)).toBe(placed.length);
    expect(sum(bins, 'chosen')).toBe(placed.filter(({ section }) => section === G).length);
    const own = await tile(0, 0, 0, 'sector');
    expect(sum(own.bins)).toBe(sum(bins, 'chosen'));
  });

  test('de cerca, un negocio solo está donde dice su fila, y lleva su lugar en el registro', async () => {
    // The tile of zoom 14 that holds the middle of the city.
    const { bins, z, x, y } = await tile(14, 5054, 9242);
    const alone = bins.filter(({ properties }) => properties.kind === 'one');
    expect(alone.length).toBeGreaterThan(3);
    for (const feature of alone) {
      const { geometry } = feature.toGeoJSON(x, y, z);
      const one = register.at((feature.id ?? 0) - 1);
      const [longitude, latitude] = geometry.type === 'Point' ? geometry.coordinates : [];
      // A unit of this tile is 5,4 millionths of a degree.
      expect(longitude).toBeCloseTo(one?.longitude ?? NaN, 4);
      expect(latitude).toBeCloseTo(one?.latitude ?? NaN, 4);
      expect(Number(feature.properties.chosen)).toBe(Number(one?.section === G));
    }
  });

  test('donde no hay ninguno no hay nada que dibujar', async () => {
    expect(await tile(14, 0, 0)).toMatchObject({ bins: [], total: [] });
  });
});

describe('cómo se llama un negocio en el mapa', () => {
  const showing = [...register].findIndex(({ showcase, name }) => showcase && name);
  const hidden = [...register].findIndex(({ showcase, name, activity }) => !showcase && name && activity);

  test('por su nombre solo si pidió aparecer; si no, por lo que hace', async () => {
    expect(await answerPoints(calama, 'label', [showing])).toBe(register.at(showing)?.name);
    expect(await answerPoints(calama, 'label', [hidden])).toBe(register.at(hidden)?.activity);
    expect(await answerPoints(calama, 'label', [-1])).toBe('');
  });

  test('de un registro largo, con el texto que se lee entonces de su archivo', async () => {
    const text = async (row: number) => ({
      id: String(row),
      name: `nombre ${row}`,
      activity: `oficio ${row}`,
    });
    const long: Loaded = { ...calama, register: { text } };
    expect(await answerPoints(long, 'label', [showing])).toBe(`nombre ${showing}`);
    expect(await answerPoints(long, 'label', [hidden])).toBe(`oficio ${hidden}`);
  });
});

test('sin registro no hay resumen ni teselas', async () => {
  const { catastro: _, ...inputs } = calama.inputs;
  const none: Loaded = { ...calama, inputs: { ...inputs, catastro: undefined } };
  expect(await answerPoints(none, 'summary', [])).toBeUndefined();
  expect(await answerPoints(none, 'tile', [{ z: 0, x: 0, y: 0 }, 'todos', G])).toEqual(new ArrayBuffer(0));
});
