import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { REGISTER_COLUMNS, registerLines } from '../../bin/lib/registro-sintetico.ts';
import { buildCellLocator } from '../../src/domain/cell_index.ts';
import { buildTerritory } from '../../src/domain/territory.ts';
import { readBoundaries } from '../../src/load/boundaries.ts';
import { blobSource, examineRegister } from '../../src/load/bulk/register.ts';

const outlines = readFileSync('data/chile/comunas.topojson');
const { value: boundaries } = readBoundaries(outlines, 'comunas');
const territory = buildTerritory(boundaries.map(({ comuna }) => comuna));
const geometryOf = new Map(boundaries.map(({ comuna, geometry }) => [comuna.cut, geometry]));
const locate = buildCellLocator(territory.comunas.map(({ cut }) => geometryOf.get(cut) ?? null));
const exam = (lines: readonly string[]) =>
  examineRegister(blobSource(new Blob([lines.join('')]), 'r.csv'), { file: 'r.csv', territory, locate });

describe('el registro inventado', () => {
  test('es el mismo con la misma semilla, y otro con otra', () => {
    const lines = [...registerLines(outlines, 50, 7)];
    expect(lines).toHaveLength(51);
    expect([...registerLines(outlines, 50, 7)]).toEqual(lines);
    expect([...registerLines(outlines, 50, 8)]).not.toEqual(lines);
  });

  test('sin faltas, cada fila cae en la comuna que declara y su nombre dice que no existe', async () => {
    const lines = [...registerLines(outlines, 2000, 7, 0)];
    const { total, used, counts, placing } = await exam(lines);
    expect({ total, used, counts }).toEqual({ total: 2000, used: 2000, counts: [] });
    expect(placing.byPlacing.coordenadas).toBe(2000);
    expect(lines[0]).toBe(`${REGISTER_COLUMNS.join(',')}\n`);
    expect(lines.slice(1).filter((line) => !/Ficticio|Inventado|de Prueba/.test(line))).toEqual([]);
  });

  test('trae faltas de muchas clases, y ninguna fila se pierde', async () => {
    const { total, used, rejected, counts } = await exam([...registerLines(outlines, 4000, 7, 0.3)]);
    expect(total).toBe(4000);
    expect(used + rejected.length).toBe(total);
    expect(counts.map(({ code }) => code).sort()).toEqual([
      'celda-ilegible',
      'celda-obligatoria',
      'celdas-de-mas',
      'comilla-mal-cerrada',
      'comuna-desconocida',
      'comuna-distinta-del-punto',
      'coordenada-incompleta',
      'coordenadas-cambiadas',
      'coordenadas-fuera-de-chile',
      'id-repetido',
      'punto-fuera-de-zonas',
      'sin-lugar',
      'sin-sector',
    ]);
  });
});
