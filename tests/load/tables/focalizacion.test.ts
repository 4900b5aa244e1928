import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SectorCode, ZoneId } from '../../../src/domain/ids.ts';
import type { Inputs } from '../../../src/domain/inputs.ts';
import {
  CRITERION_KINDS,
  type Criterion,
  type Decision,
  decisionId,
  plainWords,
  SCOPES,
} from '../../../src/domain/support/decision.ts';
import type { Catalogue, Instrument } from '../../../src/domain/support/instrument.ts';
import { loadSupport } from '../../../src/load/load_support.ts';
import { readDecisions, writeDecision } from '../../../src/load/tables/focalizacion.ts';
import { loaded } from '../../fixtures/chile.ts';
import { countryOf } from '../../fixtures/domain.ts';
import { bytes } from '../../fixtures/package.ts';

const inputs: Inputs = countryOf({
  cuts: ['01101', '01107', '01401', '01402', '02201'],
  sectors: ['A'],
  firms: [[1], [1], [1], [1], [1]],
});
const catalogue = {
  instruments: [
    { id: 'fondo', name: 'Fondo', transferable: true },
    { id: 'curso', name: 'Curso', transferable: false },
  ] as unknown as Instrument[],
  source: { resource: '', file: '', title: '', publisher: '', year: '', checked: '' },
} satisfies Catalogue;

const HEADER =
  'decision,nombre,anio,region,instrumentos,clase_criterio,alcance,zonas,sectores,perfiles,glosa,nota,fuente';
const start = 'd-2024,Decisión,2024,01,fondo';
const read = (...lines: readonly string[]) =>
  readDecisions(bytes([HEADER, ...lines, ''].join('\n')), 'mía.csv', inputs, catalogue);
const codes = (...lines: readonly string[]) =>
  read(...lines).issues.map(({ severity, line, column, code }) => `${severity} ${line} ${column} ${code}`);

describe('leer decisiones de focalización', () => {
  test('una decisión junta los criterios de sus filas, en orden', () => {
    const { value, issues } = read(
      `${start},territorial,requisito,014|01101,,,Donde dice,,Acta 1`,
      `${start},sectorial,prioridad,014,A|47,,,Se supuso,Acta 1`,
      'otra-2025,Otra,2025,02,,,,,,,,,',
    );
    expect(issues).toEqual([]);
    expect(value.map(({ id, criteria }) => [id, criteria.length])).toEqual([
      ['d-2024', 2],
      ['otra-2025', 0],
    ]);
    expect(value[0]).toMatchObject({
      region: '01',
      instruments: ['fondo'],
      sourceTitle: 'Acta 1',
      criteria: [
        { line: 2, kind: 'territorial', scope: 'requisito', zones: ['014', '01101'], wording: 'Donde dice' },
        { line: 3, kind: 'sectorial', zones: ['014'], sectors: ['A', '47'], note: 'Se supuso' },
      ],
    });
  });

  test.each([
    ['id con espacios', 'Mi Id,Decisión,2024,01,fondo,,,,,,,,', 'error 2 decision id-invalido'],
    ['año imposible', 'd,Decisión,204,01,fondo,,,,,,,,', 'error 2 anio anio-imposible'],
    ['provincia en vez de región', 'd,Decisión,2024,014,fondo,,,,,,,,', 'error 2 region region-desconocida'],
    [
      'región que el paquete no tiene',
      'd,Decisión,2024,13,fondo,,,,,,,,',
      'error 2 region region-desconocida',
    ],
    ['zona que no existe', `${start},territorial,requisito,01405,,,,,`, 'error 2 zonas zona-desconocida'],
    [
      'zona de otra región',
      `${start},territorial,requisito,02201,,,,,`,
      'error 2 zonas zona-fuera-de-la-region',
    ],
    ['el país entero', `${start},territorial,requisito,CL,,,,,`, 'error 2 zonas zona-fuera-de-la-region'],
    ['sector que no existe', `${start},sectorial,requisito,,A-01,,,,`, 'error 2 sectores sector-desconocido'],
    [
      'sin información como sector',
      `${start},sectorial,requisito,,SI,,,,`,
      'error 2 sectores sector-desconocido',
    ],
    [
      'criterio sin valores',
      `${start},perfil,prioridad,,,,Jóvenes,,`,
      'error 2 perfiles criterio-sin-valores',
    ],
    ['criterio sin alcance', `${start},perfil,,,,mujer,,,`, 'error 2 alcance criterio-incompleto'],
    ['criterio sin clase', `${start},,requisito,014,,,,,`, 'error 2 clase_criterio criterio-incompleto'],
    ['valores de otra clase', `${start},territorial,requisito,,A,,,,`, 'error 2 zonas valores-de-otra-clase'],
    [
      'instrumento fuera del catálogo',
      'd,Decisión,2024,01,otro,,,,,,,,',
      'aviso 2 instrumentos instrumento-desconocido',
    ],
    [
      'instrumento no transferido',
      'd,Decisión,2024,01,curso,,,,,,,,',
      'aviso 2 instrumentos instrumento-no-transferido',
    ],
  ])('%s: se dice dónde y por qué', (_, line, issue) => {
    expect(codes(line)).toEqual([issue]);
  });

  test('un criterio que no se entiende se deja fuera; los demás quedan', () => {
    const { value } = read(
      `${start},territorial,requisito,02201,,,,,`,
      `${start},perfil,prioridad,,,mujer|pescadores artesanales,,,`,
    );
    expect(value[0]!.criteria.map(({ line, profiles }) => [line, profiles])).toEqual([
      [3, ['mujer', 'pescadores artesanales']],
    ]);
  });

  test('lo que dos filas dicen distinto de la misma decisión se avisa, y vale la primera', () => {
    const lines = [
      `${start},territorial,requisito,014,,,,,`,
      'd-2024,Otro nombre,2025,01,fondo,perfil,prioridad,,,mujer,,,Acta 2',
    ];
    expect(codes(...lines)).toEqual([
      'aviso 3 nombre decision-no-coincide',
      'aviso 3 anio decision-no-coincide',
      'aviso 3 fuente decision-no-coincide',
    ]);
    expect(read(...lines).value).toMatchObject([{ name: 'Decisión', year: 2024, criteria: [{}, {}] }]);
  });

  test('un archivo que no es de decisiones no da ninguna', () => {
    const { value, issues } = readDecisions(bytes('a,b\n1,2\n'), 'x.csv', inputs, catalogue);
    expect(value).toEqual([]);
    expect(issues.some(({ severity }) => severity === 'fatal')).toBe(true);
  });
});

describe('guardar y volver a abrir', () => {
  const words = fc
    .oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom('=1+1', "'=x", '-', 'NA', "'na", '*', 's/i', '"citas", y comas; y más', '@todos'),
    )
    .map(plainWords);
  const some = words.map((one) => one || 'Algo');
  const list = <T>(...values: T[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 3 });
  const anyCriterion = fc
    .record({
      kind: fc.constantFrom(...CRITERION_KINDS),
      scope: fc.constantFrom(...SCOPES),
      zones: list('01', '014', '01101') as fc.Arbitrary<ZoneId[]>,
      sectors: list('A', '47', 'C') as fc.Arbitrary<SectorCode[]>,
      profiles: fc.uniqueArray(some, { maxLength: 3 }),
      wording: words,
      note: words,
    })
    .filter(
      ({ kind, zones, sectors, profiles }) =>
        ({ territorial: zones, sectorial: sectors, perfil: profiles })[kind].length > 0,
    );
  const anyDecision = fc
    .record({
      name: some,
      year: fc.integer({ min: 1990, max: 2100 }),
      region: fc.constant('01' as ZoneId),
      instruments: list('fondo', 'curso', 'otro'),
      criteria: fc.array(anyCriterion, { maxLength: 4 }),
      sourceTitle: words,
    })
    .map(
      (one): Decision => ({
        ...one,
        id: decisionId(one.name, one.year),
        criteria: one.criteria.map((criterion, at): Criterion => ({ ...criterion, line: at + 2 })),
      }),
    );

  test('cualquier decisión escrita se lee igual, y sin errores', () => {
    fc.assert(
      fc.property(anyDecision, (decision) => {
        const { value, issues } = readDecisions(bytes(writeDecision(decision)), 'x.csv', inputs, catalogue);
        expect(issues.filter(({ severity }) => severity !== 'aviso')).toEqual([]);
        expect(value).toEqual([decision]);
      }),
      { numRuns: 300 },
    );
  });

  test('lo guardado se lee igual que la tabla del paquete, y una planilla de Chile lo abre: la de Tarapacá', async () => {
    const { files, descriptor, inputs: chile } = await loaded('chile');
    const { value } = await loadSupport(files, descriptor, chile);
    const decisions = value.support.decisions!.decisions;
    expect(decisions.map(({ id }) => id)).toEqual(['tarapaca-sercotec-2024']);
    const written = writeDecision(decisions[0]!);
    expect(written.startsWith('\uFEFFdecision;nombre;anio;')).toBe(true);
    const again = readDecisions(bytes(written), 'mía.csv', chile, value.support.catalogue);
    expect(again.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(again.value).toEqual(decisions);
  });
});
