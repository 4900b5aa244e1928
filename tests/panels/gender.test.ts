import { expect, test } from 'vitest';
import { openPackage } from '../../bin/lib/mapa/paquete.ts';
import type { ZoneId } from '../../src/domain/ids.ts';
import { known, missing } from '../../src/domain/measure.ts';
import { genderReport } from '../../src/domain/support/gender.ts';
import { reportZone } from '../../src/panels/gender/where.ts';
import { gapReading, genderSentences, signed, signedInterval } from '../../src/panels/gender/words.ts';
import { chile } from '../fixtures/chile.ts';

const points = (value: number, low: number, high: number) =>
  known(value, 'puntos porcentuales', { low, high });

test('una brecha dice su lado con su signo, y si cabe en el azar', () => {
  expect(signed(points(19.6, 12.7, 25.9))).toBe('+19,6');
  expect(signedInterval(points(-5.4, -16.8, 6.9))).toBe('entre −16,8 y +6,9');
  expect(gapReading(points(19.6, 12.7, 25.9))).toBe('mas');
  expect(gapReading(points(-20, -30, -10))).toBe('menos');
  expect(gapReading(points(-5.4, -16.8, 6.9))).toBe('no-se-distingue');
  expect(signed(missing('pocos-datos', 'puntos porcentuales'))).toBe('pocos datos');
});

test('lo que dice de Tarapacá, de una comuna con pocas y de una sin ninguna', async () => {
  const { value } = await openPackage('data/chile');
  const sentences = (zone: string) =>
    genderSentences(genderReport(value!, { zone: zone as ZoneId, year: 2024, kind: 'subsidio' })!);
  expect(sentences('01')).toEqual([
    'La Región de Tarapacá tuvo 193 adjudicaciones de SERCOTEC en 2024.',
    'Todas dicen el sexo de quien la recibió: 66,3% fueron a mujeres (entre 59,4 y 72,6).',
    'Las mujeres son titulares del 46,7% de las empresas de personas naturales.',
    'Reciben más que esa parte.',
    'Las mujeres son el 50,4% de la población.',
    'Reciben más que esa parte.',
    'Sin los instrumentos con enfoque en mujeres, su parte es 59,4%.',
  ]);
  expect(sentences('01404')).toEqual([
    'Huara tuvo 1 adjudicación de SERCOTEC en 2024.',
    'Solo 1 dice el sexo: es muy poco para dar la parte de las mujeres.',
  ]);
  expect(sentences('01402')).toEqual(['Camiña no tuvo adjudicaciones de SERCOTEC en 2024.']);
});

test('el informe es de la región aislada; si no, del territorio propio o de la región de la zona; si no, del país', () => {
  const territory = chile();
  const of = (only: string | undefined, zone: string | undefined) =>
    reportZone({ only: only as ZoneId | undefined, zone: zone as ZoneId | undefined }, territory);
  expect(of('01', '02201')).toBe('01');
  expect(of(undefined, '02201')).toBe('02');
  expect(of(undefined, undefined)).toBe('CL');
  expect(of(undefined, 'T1')).toBe('CL');
});
