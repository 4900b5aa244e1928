import { describe, expect, test } from 'vitest';
import { known, MISSING_REASONS, missing } from '../../src/domain/measure.ts';
import {
  formatDate,
  formatInterval,
  formatMeasure,
  formatNumber,
  formatValue,
  MISSING_WORDS,
} from '../../src/ui/format.ts';

describe('las cifras se escriben como en Chile', () => {
  test('punto de miles desde mil, coma decimal', () => {
    expect(formatNumber(1234)).toBe('1.234');
    expect(formatNumber(12345.678, 3)).toBe('12.345,678');
    expect(formatValue(12.34, 'porcentaje')).toBe('12,3%');
    expect(formatValue(3_500_000, 'pesos')).toBe('$3.500.000');
    expect(formatValue(2400, 'UF')).toBe('2.400 UF');
  });

  test('un valor pequeño no se lee como cero', () => {
    expect(formatValue(0.083, 'veces')).toBe('0,083');
    expect(formatValue(0, 'veces')).toBe('0,00');
    expect(formatValue(0.3, 'por mil habitantes')).toBe('0,30 por mil');
    expect(formatValue(0.0042, 'por mil habitantes')).toBe('0,004 por mil');
    expect(formatValue(0.00007, 'por mil empresas')).toBe('0,00007 por mil empresas');
    expect(formatValue(0, 'por mil habitantes')).toBe('0,00 por mil');
  });

  test('cada razón por la que falta tiene sus palabras, distintas de las otras y de cero', () => {
    const words = MISSING_REASONS.map((reason) => formatMeasure(missing(reason, 'empresas')));
    expect(new Set(words).size).toBe(MISSING_REASONS.length);
    expect(words).not.toContain(formatMeasure(known(0, 'empresas')));
    expect(words).toEqual(MISSING_REASONS.map((reason) => MISSING_WORDS[reason]));
  });

  test('una celda bajo el umbral dice entre cuánto y cuánto está', () => {
    expect(formatMeasure(missing('bajo-umbral', 'empresas', { low: 0, high: 2.45 }))).toBe(
      'bajo el umbral (entre 0 y 2,45)',
    );
  });

  test('el intervalo va sin la unidad, y no se escribe si sus dos lados se leen igual', () => {
    expect(formatInterval(known(17.6, 'por mil habitantes', { low: 17, high: 18.3 }))).toBe(
      'entre 17,0 y 18,3',
    );
    expect(formatInterval(known(5.4, 'sectores efectivos', { low: 5.43, high: 5.44 }))).toBe('');
    expect(formatInterval(known(3, 'veces'))).toBe('');
  });

  test('las fechas van día-mes-año y no se cortan', () => {
    expect(formatDate('2026-11-21T00:00:00Z').replaceAll('\u2060', '')).toBe('21-11-2026');
    expect(formatDate('sin fecha')).toBe('sin fecha');
  });
});
