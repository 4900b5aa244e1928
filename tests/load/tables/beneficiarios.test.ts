import { describe, expect, test } from 'vitest';
import { ofCode } from '../../fixtures/package.ts';
import { beneficiariesTable, openSupport } from '../../fixtures/support.ts';

const read = async (csv: string, mapa: object = {}) => {
  const opened = await openSupport({ 'beneficiarios.csv': csv }, [beneficiariesTable(undefined, mapa)]);
  const report = opened.reports.find(({ table }) => table === 'beneficiarios');
  expect((report?.used ?? 0) + (report?.rejected ?? 0)).toBe(report?.rows);
  return { ...opened, report, list: opened.support.beneficiaries };
};

const HEADER = 'anio,instrumento,publicado,territorio,beneficiarios,mujeres,hombres,sexo_otro';

describe('la lista de beneficiarios de un archivo', () => {
  test('cada columna en su lugar; lo que no está es sin dato y el asterisco, de 1 a 10', async () => {
    const { list, issues } = await read(
      `anio;instrumento;publicado;territorio;sector;beneficiarios;mujeres;hombres;sexo_otro;personas;empresas;monto_clp
2024;crece;Crece 1;01101;;1.000;600;390;10;700;300;5.000.000
2024;crece;Crece 1;01;G;*;;;;;;
`,
    );
    expect(issues).toEqual([]);
    const count = (value: number) => ({ value, unit: 'adjudicaciones' });
    expect(list?.grants).toEqual([
      {
        line: 2,
        source: 0,
        year: 2024,
        instrument: 'crece',
        published: 'Crece 1',
        place: '01101',
        sector: undefined,
        total: count(1000),
        women: count(600),
        men: count(390),
        otherSex: count(10),
        people: count(700),
        firms: count(300),
        amount: { value: 5_000_000, unit: 'pesos' },
      },
    ]);
    expect(list?.bySector).toMatchObject([
      {
        sector: 'G',
        total: { missing: 'reservado', low: 1, high: 10 },
        women: { missing: 'sin-dato' },
        amount: { missing: 'sin-dato' },
      },
    ]);
    expect(list?.years).toEqual([2024]);
  });

  test('lo que no calza se deja fuera y se dice, con su línea', async () => {
    const { issues, list, report } = await read(
      `${HEADER}
2024,crece,Crece,01101,5,3,2,0
2024,nadie,Nadie,01101,5,3,2,0
2024,crece,Crece,13101,5,3,2,0
2024,crece,Crece,CL,5,3,2,0
2024,crece,Crece,01101,7,3,2,0
2020-2024,crece,Crece,01107,5,3,2,0
2024,crece,Crece,01107,cinco,3,2,0
`,
    );
    expect(issues.map(({ line, code, severity }) => [line, code, severity])).toEqual([
      [8, 'celda-obligatoria', 'error'],
      [3, 'instrumento-desconocido', 'error'],
      [4, 'zona-desconocida', 'error'],
      [5, 'fuera-del-territorio', 'error'],
      [6, 'fila-repetida', 'error'],
      [7, 'varios-anios', 'error'],
    ]);
    expect(list?.grants.map(({ line }) => line)).toEqual([2]);
    expect(report).toMatchObject({ rows: 7, used: 1, rejected: 6 });
  });

  test('un sector que el paquete no tiene se deja fuera', async () => {
    const { issues } = await read(
      `anio,instrumento,territorio,sector,beneficiarios\n2024,crece,01101,G-03,5\n`,
    );
    expect(ofCode(issues, 'sector-desconocido')).toMatchObject([{ line: 2, column: 'sector' }]);
  });

  test('partes que suman más que el todo no se creen; las otras partes sí', async () => {
    const { issues, list } = await read(
      `anio,instrumento,territorio,beneficiarios,mujeres,hombres,personas,empresas
2024,crece,01101,5,3,3,3,2
2024,crece,01107,5,3,*,3,3
2024,crece,01401,5,4,*,,
`,
    );
    expect(ofCode(issues, 'partes-mayores-que-el-total')).toMatchObject([
      { line: 2, column: 'mujeres', severity: 'aviso' },
      { line: 3, column: 'personas', severity: 'aviso' },
    ]);
    expect(list?.grants).toMatchObject([
      { women: { missing: 'sin-dato' }, men: { missing: 'sin-dato' }, people: { value: 3 } },
      { women: { value: 3 }, men: { missing: 'reservado' }, people: { missing: 'sin-dato' } },
      // Four women and at least one man are five: it may be.
      { women: { value: 4 } },
    ]);
  });

  test('dos archivos se juntan; lo que uno repite del otro se deja fuera', async () => {
    const { support, issues, reports } = await openSupport(
      {
        'beneficiarios.csv': `${HEADER}\n2024,crece,Crece,01101,5,3,2,0\n`,
        'otros.csv': `${HEADER}\n2024,crece,Crece,01101,5,3,2,0\n2023,crece,Crece,01101,4,2,2,0\n`,
      },
      [beneficiariesTable(), beneficiariesTable('otros.csv', { ausente: 'sin-dato' })],
    );
    expect(issues).toMatchObject([{ file: 'otros.csv', line: 2, code: 'fila-repetida' }]);
    expect(issues[0]?.message).toContain('línea 2 de «beneficiarios.csv»');
    expect(support.beneficiaries?.grants.map(({ line, source, year }) => [line, source, year])).toEqual([
      [2, 0, 2024],
      [3, 1, 2023],
    ]);
    expect(support.beneficiaries?.years).toEqual([2023, 2024]);
    // Only the first says that it is complete, and only of what it holds.
    expect(support.beneficiaries?.complete).toEqual([{ year: 2024, instrument: 'crece', territory: '01' }]);
    expect(reports.filter(({ table }) => table === 'beneficiarios')).toMatchObject([
      { used: 1, rejected: 0 },
      { used: 1, rejected: 1 },
    ]);
  });

  test('sin catálogo, ningún instrumento se reconoce', async () => {
    const { issues, support } = await openSupport(
      {
        'instrumentos.csv': 'id,nombre,institucion,nivel,clase,areas,fuente,revisado\n',
        'beneficiarios.csv': `${HEADER}\n2024,crece,Crece,01101,5,3,2,0\n`,
      },
      [beneficiariesTable()],
    );
    expect(ofCode(issues, 'instrumento-desconocido')).toHaveLength(1);
    expect(support.beneficiaries?.grants).toEqual([]);
  });
});
