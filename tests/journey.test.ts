import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyse, explain } from '../src/domain/analysis.ts';
import { buildContext, expected } from '../src/domain/context.ts';
import { cell } from '../src/domain/grid.ts';
import type { SectorCode, ZoneId } from '../src/domain/ids.ts';
import { isKnown, known } from '../src/domain/measure.ts';
import { roundedContributions, scoreOf } from '../src/domain/potential.ts';
import { settle } from '../src/domain/settings.ts';
import { readTable } from '../src/load/table.ts';
import { empresasColumns } from '../src/load/tables/empresas.ts';
import { formatInterval, formatMeasure } from '../src/ui/format.ts';
import { loaded } from './fixtures/chile.ts';

/**
 * One datum, followed: line 146 of data/chile/empresas.csv, the firms of commerce in Calama, from its bytes to the words on
 * the sheet. ARCHITECTURE.md is this table; here it runs.
 */
const FILE = 'empresas.csv';
const LINE = 146;
const CALAMA = '02201' as ZoneId;
const COMMERCE = 'G' as SectorCode;

describe('from a line of a file to a number on the screen', async () => {
  const bytes = new Uint8Array(readFileSync(`data/chile/${FILE}`));
  const { inputs } = await loaded('chile');
  const settings = settle(inputs, {});
  const context = buildContext(inputs, settings);
  const analysis = analyse(inputs, settings);
  if (!context || !analysis) throw new Error('sin tabla de empresas');
  const row = context.zones.findIndex(({ id }) => id === CALAMA);
  const column = context.sectors.indexOf(COMMERCE);

  test('1. bytes: the line as an editor shows it', () => {
    const text = new TextDecoder().decode(bytes);
    expect(text.split('\n')[LINE - 1]).toBe('2005-2024,02201,G,2932.05,58641,3197');
    expect(58_641 / 20).toBe(2932.05);
  });

  test('2. a row of typed cells, that knows its line', () => {
    const table = readTable(bytes, empresasColumns, { file: FILE });
    const found = table.rows.find(({ line }) => line === LINE);
    expect(found?.cells).toEqual({
      periodo: { value: { from: 2005, to: 2024 } },
      cut: { value: '02201' },
      sector: { value: 'G' },
      empresas: { value: 2932.05 },
      empresa_anios: { value: 58_641 },
      terminos_de_giro: { value: 3197 },
      trabajadores: { missing: 'sin-dato' },
      ventas_uf: { missing: 'sin-dato' },
      trabajadores_dicen: { missing: 'sin-dato' },
      ventas_uf_dicen: { missing: 'sin-dato' },
      trabajadores_de_ambas: { missing: 'sin-dato' },
      ventas_uf_de_ambas: { missing: 'sin-dato' },
    });
  });

  test('3. a cell of the table of firms, comuna × sector, that keeps the line', () => {
    const [cube] = inputs.cubes;
    if (!cube) throw new Error('sin tabla');
    const comuna = inputs.territory.comunas.findIndex(({ cut }) => cut === CALAMA);
    const at = cube.sectors.indexOf(COMMERCE);
    expect(cell(cube.firms, comuna, at)).toEqual(known(2932.05, 'empresas'));
    expect(cube.lines[comuna * cube.sectors.length + at]).toBe(LINE);
    expect(cube.source).toMatchObject({ file: FILE, year: '2005-2024' });
  });

  test('4. a term of a measure: n over what is expected', () => {
    const { e } = expected(context, row, column);
    const quotient = cell(analysis.grids.cociente, row, column);
    expect(quotient).toMatchObject({ value: 2932.05 / e, n: 2932.05, unit: 'veces' });
    const adjusted = cell(analysis.grids.cociente_ajustado, row, column);
    expect(isKnown(adjusted) && Math.abs(adjusted.value - 1)).toBeLessThan(2932.05 / e - 1);
  });

  test('5. a weighted term of the score', () => {
    const score = scoreOf(analysis.percentiles, settings.weights, row, column);
    const [own] = score.contributions;
    const percentile = cell(analysis.percentiles.cociente_ajustado, row, column);
    expect(own?.term).toBe('cociente_ajustado');
    expect(own?.percentile).toBe(isKnown(percentile) ? percentile.value : undefined);
    // Four of the six terms exist in this table: each carries a quarter of the weight.
    expect(own?.share).toBeCloseTo(1 / 4, 12);
    expect(own?.points).toBe((own?.share ?? NaN) * (own?.percentile ?? NaN));
  });

  test('6. a cell of the analysis, which carries the settings it answers', () => {
    const score = scoreOf(analysis.percentiles, settings.weights, row, column);
    expect(cell(analysis.potential, row, column)).toEqual(score.measure);
    expect(analysis.settings).toEqual(settings);
  });

  test('7. an explanation that names file, line, column, year and publisher', () => {
    const why = explain(inputs, settings, 'cociente', CALAMA, COMMERCE);
    const [n] = why?.terms ?? [];
    expect(n?.measure).toEqual(known(2932.05, 'empresas'));
    expect(n?.origin).toMatchObject({
      column: 'empresas',
      lines: [LINE],
      lineCount: 1,
      year: '2005–2024 (promedio anual)',
    });
    expect(`${n?.origin?.source.file}, línea ${n?.origin?.lines[0]}`).toBe('empresas.csv, línea 146');
    expect(n?.origin?.source.publisher).toContain('Servicio de Impuestos Internos');
    expect(why?.result).toEqual(cell(analysis.grids.cociente, row, column));
  });

  test('8. the words on the sheet', () => {
    const quotient = cell(analysis.grids.cociente, row, column);
    expect(formatMeasure(known(2932.05, 'empresas'))).toBe('2.932');
    expect(formatMeasure(quotient)).toBe('1,15');
    expect(formatInterval(quotient)).toBe('entre 1,11 y 1,19');
    expect(formatMeasure(cell(analysis.grids.densidad, row, column))).toMatch(/^17,6 por mil/);

    const score = scoreOf(analysis.percentiles, settings.weights, row, column);
    const parts = roundedContributions(score.contributions.map(({ points }) => points));
    expect(formatMeasure(score.measure)).toBe('60,8');
    expect(parts.reduce((acc, part) => acc + Math.round(part * 10), 0)).toBe(608);
  });
});
