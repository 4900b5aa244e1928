import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { makeBeneficiaries } from '../../bin/lib/beneficiarios-ficticios.ts';
import { BY_NAME, BY_NUMBER, sectionOf } from '../../bin/lib/beneficiarios-sercotec.ts';
import { cell, integer, type Line, readTable } from '../../bin/lib/tablas.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const SOURCE = path('../../../shared/data/instrumentos');
const rows = readTable(path('../../data/chile/beneficiarios.csv'));
const bySector = readTable(path('../../data/chile/beneficiarios_sector.csv'));
const add = (list: readonly Line[], column = 'beneficiarios') =>
  list.reduce((total, row) => total + integer(row, column), 0);
const SERVICES = new Set(['sercotec-servicios-virtuales', 'sercotec-centros-de-negocios']);

describe('la lista de SERCOTEC 2024, recontada', () => {
  test('91.258 filas: 84.965 con comuna, 13.057 que no son cursos virtuales ni centros de negocios', () => {
    expect(add(rows)).toBe(91_258);
    expect(add(rows.filter((row) => cell(row, 'territorio').length === 5))).toBe(84_965);
    expect(add(rows.filter((row) => !SERVICES.has(cell(row, 'instrumento'))))).toBe(13_057);
    expect(add(bySector)).toBe(13_057);
  });

  test('mujeres, hombres y los demás son todos; personas y empresas nunca son más', () => {
    for (const row of rows) {
      const all = integer(row, 'beneficiarios');
      expect(integer(row, 'mujeres') + integer(row, 'hombres') + integer(row, 'sexo_otro')).toBe(all);
      expect(integer(row, 'personas') + integer(row, 'empresas')).toBeLessThanOrEqual(all);
    }
    expect(add(rows, 'mujeres')).toBe(57_641);
    expect(add(rows, 'hombres')).toBe(31_134);
  });

  test('por región e instrumento, la tabla por sector suma lo mismo que la otra', () => {
    const key = (row: Line) => {
      const place = cell(row, 'territorio');
      return [
        cell(row, 'instrumento'),
        cell(row, 'publicado'),
        place === 'CL' ? place : place.slice(0, 2),
      ].join('|');
    };
    const totals = (list: readonly Line[]) => {
      const found = new Map<string, number>();
      for (const row of list) found.set(key(row), (found.get(key(row)) ?? 0) + integer(row, 'beneficiarios'));
      return found;
    };
    expect(totals(bySector)).toEqual(totals(rows.filter((row) => !SERVICES.has(cell(row, 'instrumento')))));
  });

  test('Calama, contada a mano en la lista de origen: 39 subsidios, 29 a mujeres', () => {
    const calama = rows.filter((row) => cell(row, 'territorio') === '02201');
    expect(calama.map((row) => [cell(row, 'instrumento'), integer(row, 'beneficiarios')])).toEqual([
      ['sercotec-capital-abeja', 8],
      ['sercotec-capital-semilla', 5],
      ['sercotec-centros-de-negocios', 53],
      ['sercotec-crece', 9],
      ['sercotec-digitaliza-tu-almacen', 7],
      ['sercotec-formacion', 20],
      ['sercotec-mejora-negocios', 7],
      ['sercotec-promocion-y-canales', 3],
      ['sercotec-servicios-virtuales', 269],
    ]);
    const grants = calama.filter((row) => !/centros|virtuales|formacion/.test(cell(row, 'instrumento')));
    expect([add(grants), add(grants, 'mujeres')]).toEqual([39, 29]);
  });
});

describe('la actividad, de la lista de SERCOTEC a la sección de CIIU', () => {
  test.each([
    ['1.6) Otro.', 'A'],
    ['4.1) Agroindustria (lechería, viveros…). ', 'C'],
    ['6) Suministro de Electricidad, Gas y Agua.', 'SI'],
    ['9.3) Agencias de viajes, Tour operadores.', 'N'],
    ['10.4) Otro.', 'SI'],
    ['10.3) Televisión, medios radiales o escritos. ', 'J'],
    ['11) Intermediación Financiera.', 'K'],
    ['11.4) Otro.', 'SI'],
    ['15.2) Veterinarias.', 'M'],
    ['15.3) Otra.', 'Q'],
    ['16.1) Eliminación desperdicios.', 'E'],
    ['16.1) Organizaciones Empresariales, organizaciones vecinales.', 'S'],
    ['20.1 ) Actividades creativas, artísticas y de entretenimiento.', 'R'],
    ['Café, Comida al paso, Delevery, restaurantes', 'I'],
    ['TURISMO', 'SI'],
    ['No Informada', 'SI'],
    ['No Aplica', 'SI'],
  ])('%s → %s', (activity, section) => {
    expect(sectionOf(activity)).toBe(section);
  });

  test('cada número dice por qué, y una actividad que nadie puso detiene el recuento', () => {
    for (const [, section, why] of BY_NUMBER)
      expect([/^([A-U]|SI)$/.test(section), why.length > 0]).toEqual([true, true]);
    // Where a name goes to no section, it is said why.
    for (const [, section, why] of BY_NAME) if (section === 'SI') expect(why).not.toBe('');
    expect(() => sectionOf('Astronomía')).toThrow('Astronomía');
    expect(() => sectionOf('12) Otra cosa')).toThrow('12)');
  });

  test.skipIf(!existsSync(SOURCE))('toda actividad del origen tiene sección', () => {
    const activities = readTable(join(SOURCE, 'sercotec_actividades_distintas.csv'));
    expect(activities.length).toBe(130);
    for (const line of activities) expect(sectionOf(cell(line, 'actividad'))).toMatch(/^([A-U]|SI)$/);
  });
});

test.skipIf(!existsSync(SOURCE))(
  'por comuna e instrumento, lo mismo que la tabla ya contada del origen',
  () => {
    const counted = readTable(join(SOURCE, 'sercotec_2024_comuna_instrumento.csv'));
    const found = new Map<string, number>();
    for (const row of rows) {
      const key = `${cell(row, 'territorio')}|${cell(row, 'publicado')}`;
      found.set(key, (found.get(key) ?? 0) + integer(row, 'beneficiarios'));
    }
    expect(counted.length).toBe(2327);
    for (const line of counted)
      expect(found.get(`${cell(line, 'cut')}|${cell(line, 'instrumento')}`)).toBe(
        integer(line, 'beneficiarios'),
      );
  },
);

test('los beneficiarios ficticios: los sectores de Calama son partes de su total', () => {
  const made = makeBeneficiaries();
  const of = (keep: (row: (typeof made)[number]) => boolean, column: 'beneficiarios' | 'mujeres') =>
    made.filter(keep).reduce((total, row) => total + Number(row[column]), 0);
  for (const id of new Set(made.filter(({ sector }) => sector).map(({ instrumento }) => instrumento)))
    for (const column of ['beneficiarios', 'mujeres'] as const)
      expect(of((row) => row.instrumento === id && row.sector !== '', column)).toBe(
        of(
          (row) =>
            row.instrumento === id && row.territorio === '02201' && row.anio === '2025' && row.sector === '',
          column,
        ),
      );
});
