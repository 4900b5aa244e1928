import { expect, test } from 'vitest';
import { FIRMS, OUTLINE, ofCode, openWith } from '../../fixtures/package.ts';

const firms = 'periodo,cut,sector,empresas\n2019,01101,G,5\n';
const open = (csv: string, mapa: object = {}) =>
  openWith({ 'empresas.csv': firms, 'formacion.csv': csv }, [
    OUTLINE,
    FIRMS,
    { path: 'formacion.csv', mapa: { tabla: 'formacion', ...mapa } },
  ]);

test('enrolment of the latest year, with women and graduates where the file says', async () => {
  const { value, issues } = await open(
    `anio;cut;area;nivel;matricula;matricula_mujeres;titulados
2023;01101;Salud;Técnico;900;800;
2024;01101;Salud;técnico;1.000;850;120
2024;01107;Derecho;profesional;40;;
`,
    { ausente: 'cero' },
  );
  const training = value?.inputs.training;
  expect(issues).toEqual([]);
  expect(training).toMatchObject({ year: '2024', complete: true });
  expect(training?.rows.map(({ line, comuna, level }) => [line, comuna, level])).toEqual([
    [3, 0, 'tecnico'],
    [4, 1, 'profesional'],
  ]);
  expect(training?.rows[0]).toMatchObject({
    enrolled: { value: 1000 },
    women: { value: 850 },
    graduates: { value: 120 },
  });
  expect(training?.rows[1]).toMatchObject({
    women: { missing: 'sin-dato' },
    graduates: { missing: 'sin-dato' },
  });
  expect(value?.reports.at(-1)).toMatchObject({ table: 'formacion', rows: 3, used: 3, rejected: 0 });
});

test('rows of no comuna, of another territory and repeated are left out and told; more women than people are not believed', async () => {
  const { value, issues } = await open(
    `anio,cut,area,nivel,matricula,matricula_mujeres
2024,01101,Salud,tecnico,100,120
2024,01101,Salud,tecnico,7,3
2024,13101,Salud,tecnico,9,1
2024,01401,Salud,tecnico,9,1
2024,01107,Salud,bachiller,9,1
`,
    { territorio: '011' },
  );
  expect(ofCode(issues, 'fila-repetida')).toMatchObject([{ line: 3 }]);
  expect(ofCode(issues, 'comuna-sin-limite')).toMatchObject([{ line: 4 }]);
  expect(ofCode(issues, 'fuera-del-territorio')).toMatchObject([{ line: 5 }]);
  expect(ofCode(issues, 'celda-obligatoria')).toMatchObject([{ line: 6, column: 'nivel' }]);
  expect(ofCode(issues, 'partes-mayores-que-el-total')).toMatchObject([{ line: 2 }]);
  const training = value?.inputs.training;
  expect(training?.rows).toMatchObject([{ enrolled: { value: 100 }, women: { missing: 'sin-dato' } }]);
  expect([...(training?.covered ?? [])]).toEqual([1, 1, 0]);
  expect(training?.complete).toBe(false);
  expect(value?.reports.at(-1)).toMatchObject({ rows: 5, used: 1, rejected: 4 });
});
