import { describe, expect, test } from 'vitest';
import type { SectorCode, ZoneId } from '../../../src/domain/ids.ts';
import { judge } from '../../../src/domain/support/eligible.ts';
import type { Catalogue, Instrument } from '../../../src/domain/support/instrument.ts';
import { loadSupport } from '../../../src/load/load_support.ts';
import { loaded } from '../../fixtures/chile.ts';
import { firm } from '../../fixtures/instrument.ts';
import { FIRMS, latin1, OUTLINE, ofCode, openWith, type ResourceText } from '../../fixtures/package.ts';

const TABLE: ResourceText = { path: 'instrumentos.csv', mapa: { tabla: 'instrumentos' } };

async function read(csv: string | Uint8Array) {
  const { value } = await openWith(
    { 'empresas.csv': 'periodo,cut,sector,empresas\n2019,01101,G,3\n', 'instrumentos.csv': csv },
    [OUTLINE, FIRMS, TABLE],
  );
  if (!value) throw new Error('the package must open');
  const { value: support, issues } = await loadSupport(value.files, value.descriptor, value.inputs);
  const [report] = support.reports;
  expect((report?.used ?? 0) + (report?.rejected ?? 0)).toBe(report?.rows);
  return { instruments: support.support.catalogue?.instruments ?? [], issues, report };
}

/** A table with one more column than the required ones, and a row for each of its cells. */
const withColumn = (column: string, ...cells: string[]) =>
  [
    `id;nombre;institucion;nivel;clase;areas;fuente;revisado;${column}`,
    ...cells.map(
      (cell, at) => `fondo-${at};Fondo;FOSIS;nacional;subsidio;inversion;Bases;2026-11-21;${cell}`,
    ),
  ].join('\n');

describe('el catálogo de un archivo', () => {
  test('una fila entera: cada columna en su lugar', async () => {
    const { instruments, issues } = await read(
      [
        'id,nombre,institucion,nivel,clase,areas,tipos,etapas,ventas_desde_uf,ventas_hasta_uf,inicio_actividades,sectores,territorios,perfil,requisitos,monto_desde_clp,monto_hasta_clp,monto_nota,cofinanciamiento,abre,cierra,focalizable_por_gore,enfoque_mujeres,puerta,por_confirmar,fuente,fuente_url,revisado',
        'crece,Crece,SERCOTEC,nacional,subsidio,inversion|gestion,pyme|acumulacion-simple,crecimiento,200,25000,si,G|47,01|01101,mujer|joven,"Uno, y otro",1000000,6000000,De 2025,0.05,02-11-2026,2026-12-11,si,no,x,tipos|etapas,Bases,https://www.sercotec.cl/,21/11/2026',
      ].join('\n'),
    );
    expect(issues).toEqual([]);
    expect(instruments).toEqual([
      {
        line: 2,
        id: 'crece',
        name: 'Crece',
        institution: 'SERCOTEC',
        level: 'nacional',
        kind: 'subsidio',
        areas: ['inversion', 'gestion'],
        types: ['pyme', 'acumulacion-simple'],
        stages: ['crecimiento'],
        salesFrom: 200,
        salesTo: 25_000,
        startRule: 'si',
        sectors: ['G', '47'] as SectorCode[],
        territories: ['01', '01101'] as ZoneId[],
        profiles: ['mujer', 'joven'],
        requirements: 'Uno, y otro',
        amountFrom: 1_000_000,
        amountTo: 6_000_000,
        amountNote: 'De 2025',
        copayment: 0.05,
        opens: '2026-11-02',
        closes: '2026-12-11',
        transferable: true,
        womenFocus: false,
        door: true,
        unconfirmed: new Set(['tipos', 'etapas']),
        sourceTitle: 'Bases',
        sourceUrl: 'https://www.sercotec.cl/',
        checked: '2026-11-21',
      } satisfies Instrument,
    ]);
  });

  test('como lo guarda una oficina: punto y coma, Latin-1, coma decimal, palabras con acento y mayúscula', async () => {
    const { instruments, issues } = await read(
      latin1(
        'Id;Nombre;Institución;Nivel;Clase;Áreas;Etapas;Ventas hasta UF;Cofinanciamiento;Fuente;Revisado\r\nnunoa;Fondo de Ñuñoa;Municipio;Municipal;Crédito;Gestión | Inversión;Concepción;2.400,5;0,25;Ordenanza;21-11-2026\r\n',
      ),
    );
    expect(issues).toEqual([]);
    expect(instruments).toMatchObject([
      {
        name: 'Fondo de Ñuñoa',
        kind: 'credito',
        areas: ['gestion', 'inversion'],
        stages: ['concepcion'],
        salesTo: 2400.5,
        copayment: 0.25,
      },
    ]);
  });

  test('como lo guarda Excel en Chile: con BOM', async () => {
    const { instruments, issues } = await read(`\uFEFF${withColumn('monto_hasta_clp', '$3.500.000')}`);
    expect(issues).toEqual([]);
    expect(instruments).toMatchObject([{ id: 'fondo-0', amountTo: 3_500_000 }]);
  });

  test.each([
    ['tipos', 'subsistensia'],
    ['etapas', 'concepcion|'],
    ['ventas_desde_uf', '-1'],
    ['ventas_hasta_uf', 'poco'],
    ['inicio_actividades', 'quizas'],
    ['sectores', 'ZZ'],
    ['sectores', 'SI'],
    ['territorios', '99'],
    ['territorios', 'T1'],
    ['perfil', 'vecinos'],
    ['por_confirmar', 'monto'],
  ])(
    'una regla que no se entiende deja fuera la fila, no la abre a cualquiera: %s «%s»',
    async (column, cell) => {
      const { instruments, issues } = await read(withColumn(column, cell, ''));
      expect(instruments.map(({ id }) => id)).toEqual(['fondo-1']);
      expect(issues).toMatchObject([{ severity: 'error', code: 'regla-ilegible', line: 2, column }]);
    },
  );

  test('un dato que no es regla y no se entiende se lee como sin dato, y la fila queda', async () => {
    const { instruments, issues } = await read(withColumn('cierra', '31-02-2026'));
    expect(instruments).toMatchObject([{ id: 'fondo-0', closes: undefined }]);
    expect(issues).toMatchObject([{ code: 'celda-ilegible', column: 'cierra', line: 2 }]);
  });

  test('un máximo de ventas menor que el mínimo deja fuera la fila', async () => {
    const { instruments, issues } = await read(
      withColumn('ventas_desde_uf;ventas_hasta_uf', '2400;200', '200;200'),
    );
    expect(instruments.map(({ id }) => id)).toEqual(['fondo-1']);
    expect(issues).toMatchObject([{ severity: 'error', code: 'limites-al-reves', line: 2 }]);
  });

  test('montos al revés no se usan; una convocatoria que cierra antes de abrir pierde la apertura', async () => {
    const amounts = await read(withColumn('monto_desde_clp;monto_hasta_clp', '600000;430000'));
    expect(amounts.instruments).toMatchObject([{ amountFrom: undefined, amountTo: undefined }]);
    expect(amounts.issues).toMatchObject([{ severity: 'aviso', code: 'montos-al-reves' }]);
    const dates = await read(withColumn('abre;cierra', '2026-12-01;2026-11-01'));
    expect(dates.instruments).toMatchObject([{ opens: undefined, closes: '2026-11-01' }]);
    expect(dates.issues).toMatchObject([{ severity: 'aviso', code: 'cierra-antes-de-abrir' }]);
  });

  test('un id repetido o mal escrito se deja fuera y dice de qué línea es el primero', async () => {
    const csv = withColumn('requisitos', 'a', 'b').replace('fondo-1', 'fondo-0');
    const { instruments, issues } = await read(`${csv}\nÑandú${csv.split('\n')[1]?.slice(7)}`);
    expect(instruments).toMatchObject([{ id: 'fondo-0', requirements: 'a' }]);
    expect(issues.map(({ line, code }) => [line, code])).toEqual([
      [3, 'id-repetido'],
      [4, 'id-invalido'],
    ]);
    expect(ofCode(issues, 'id-repetido')[0]?.message).toContain('línea 2');
  });

  test('todo el país no es un límite, aunque venga con una parte', async () => {
    const { instruments } = await read(withColumn('territorios', 'CL', '01|CL'));
    expect(instruments.map(({ territories }) => territories)).toEqual([[], []]);
  });
});

async function shipped(name: string): Promise<Catalogue> {
  const { files, descriptor, inputs } = await loaded(name);
  const { value, issues } = await loadSupport(files, descriptor, inputs);
  expect(issues.filter(({ file }) => file === 'instrumentos.csv')).toEqual([]);
  if (!value.support.catalogue) throw new Error('the package must have a catalogue');
  return value.support.catalogue;
}

describe('el catálogo de Chile', async () => {
  const { instruments } = await shipped('chile');
  const byId = new Map(instruments.map((one) => [one.id, one]));
  const find = (id: string) => {
    const one = byId.get(id);
    if (!one) throw new Error(`falta ${id}`);
    return one;
  };

  test('47 instrumentos de siete instituciones; los tres niveles están', () => {
    expect(instruments).toHaveLength(47);
    const counts: Record<string, number> = {};
    for (const { institution } of instruments) counts[institution] = (counts[institution] ?? 0) + 1;
    expect(counts).toEqual({
      SERCOTEC: 22,
      CORFO: 5,
      FOSIS: 5,
      INDAP: 6,
      SENCE: 4,
      ProChile: 1,
      Municipio: 4,
    });
    expect(new Set(instruments.map(({ level }) => level))).toEqual(
      new Set(['nacional', 'regional', 'municipal']),
    );
  });

  test('el gobierno regional puede focalizar los de la lista de transferencia, y ningún otro', () => {
    // facts.md 7; the Emprendamos ones succeed Yo Emprendo.
    expect(instruments.filter(({ transferable }) => transferable).map(({ id }) => id)).toEqual([
      'sercotec-capital-semilla',
      'sercotec-capital-abeja',
      'sercotec-crece',
      'sercotec-mejora-negocios',
      'sercotec-almacenes',
      'sercotec-promocion-y-canales',
      'sercotec-redes',
      'sercotec-juntos',
      'corfo-pti',
      'corfo-fomento-a-la-calidad',
      'corfo-bienes-publicos-regionales',
      'fosis-emprendamos-semilla',
      'fosis-emprendamos-basico',
      'fosis-emprendamos-avanzado',
      'fosis-emprendamos-grupal',
      'fosis-accion',
    ]);
  });

  test('las puertas son de SENCE, FOSIS y SERCOTEC', () => {
    const doors = instruments.filter(({ door }) => door).map(({ institution }) => institution);
    expect(new Set(doors)).toEqual(new Set(['SENCE', 'FOSIS', 'SERCOTEC']));
  });

  test('lo que solo es conocimiento general no descarta a nadie', () => {
    // Institutions of which facts.md 6 has no rule that was read.
    const hearsay = instruments.filter(({ institution }) =>
      ['SENCE', 'ProChile', 'Municipio'].includes(institution),
    );
    const nobodyAskedFor = firm({
      section: 'T' as SectorCode,
      zones: ['12201', '122', '12'] as ZoneId[],
      sales: { low: 1e6, high: 1e6 },
      started: false,
      type: 'subsistencia',
      stage: 'concepcion',
      profile: { cesante: false, exportador: false },
    });
    for (const one of hearsay) expect(judge(one, nobodyAskedFor).answer, one.id).not.toBe('no');
  });

  test('una fila cuya fuente es un nombre, o nada, tiene todas sus reglas por confirmar', () => {
    const unread = instruments.filter(({ sourceTitle }) =>
      /^Conocimiento general|\(solo el nombre\)|\(nombre y focalización\)/.test(sourceTitle),
    );
    expect(unread).toHaveLength(30);
    for (const one of unread) {
      const stated = Object.entries({
        tipos: one.types,
        etapas: one.stages,
        ventas: one.salesFrom ?? one.salesTo,
        inicio_actividades: one.startRule,
        sectores: one.sectors[0],
        territorios: one.territories[0],
        perfil: one.profiles[0],
      }).filter(([, value]) => value !== undefined);
      expect([one.id, ...stated.map(([rule]) => rule).sort()]).toEqual([
        one.id,
        ...[...one.unconfirmed].sort(),
      ]);
    }
  });

  test('lo que dicen las fuentes leídas', () => {
    const started = firm({ started: true, sales: { low: 300, high: 300 } });
    const informal = firm({ started: false, sales: { low: 50, high: 50 } });
    expect(judge(find('sercotec-capital-semilla'), started).answer).toBe('no');
    expect(judge(find('sercotec-capital-semilla'), informal).answer).toBe('falta-dato');
    expect(judge(find('sercotec-crece'), started).answer).toBe('falta-dato');
    expect(judge(find('sercotec-crece'), informal).answer).toBe('no');
    expect(find('sercotec-capital-abeja')).toMatchObject({ profiles: ['mujer'], womenFocus: true });
    expect(find('sercotec-crece-sostenible')).toMatchObject({ amountTo: 9_000_000, copayment: 0.05 });
    expect(find('corfo-semilla-inicia')).toMatchObject({
      territories: ['022'],
      amountTo: 15_000_000,
      copayment: 0.25,
    });
    expect(find('fosis-emprendamos-basico')).toMatchObject({
      amountFrom: 430_000,
      amountTo: 600_000,
      profiles: ['rsh-40'],
    });
  });

  test('cada monto dice de qué año es, o que no se sabe; cada fila, quién lo dice y cuándo se revisó', () => {
    for (const one of instruments) {
      expect(one.checked, one.id).toBe('2026-11-21');
      expect(one.sourceTitle.length, one.id).toBeGreaterThan(10);
      if (one.amountTo !== undefined) expect(one.amountNote, one.id).toMatch(/20\d\d|no dice de qué año/);
    }
  });

  test('ninguna fecha se inventó: la fuente leída no da ninguna', () => {
    expect(instruments.filter(({ opens, closes }) => opens ?? closes)).toEqual([]);
  });
});

describe('el catálogo ficticio', async () => {
  const { instruments } = await shipped('calama-ficticio');

  test('todo en él dice que es ficticio, y no comparte ningún id con el real', async () => {
    const real = new Set((await shipped('chile')).instruments.map(({ id }) => id));
    expect(instruments).toHaveLength(9);
    for (const { id, name, institution } of instruments) {
      expect(id).toMatch(/^ficticio-/);
      expect(name).toContain('(ficticio)');
      expect(institution).toMatch(/Fictici/);
      expect(real.has(id)).toBe(false);
    }
  });

  test('trae fechas conocidas y desconocidas, y reglas seguras y por confirmar', () => {
    const dated = instruments.filter(({ opens }) => opens);
    expect(dated.length).toBeGreaterThan(3);
    expect(dated.length).toBeLessThan(instruments.length);
    expect(instruments.filter(({ unconfirmed }) => unconfirmed.size > 0).map(({ id }) => id)).toEqual([
      'ficticio-innova',
    ]);
  });
});
