import { describe, expect, test } from 'vitest';
import type { Cut, SectorCode, ZoneId } from '../../../src/domain/ids.ts';
import type { Inputs } from '../../../src/domain/inputs.ts';
import { central, known } from '../../../src/domain/measure.ts';
import { withOwn } from '../../../src/domain/own.ts';
import { matrixOf } from '../../../src/domain/support/matrix.ts';
import { newFirmSupport } from '../../../src/domain/support/new_firm.ts';
import type { Support } from '../../../src/domain/support/support.ts';
import { explainCell, zoneSupport } from '../../../src/domain/support/zone_support.ts';
import { loadSupport } from '../../../src/load/load_support.ts';
import { loaded, plainLines } from '../../fixtures/chile.ts';
import { instrument } from '../../fixtures/instrument.ts';

const CALAMA = '02201' as ZoneId;
const G = 'G' as SectorCode;
const NOTHING: Support = {
  catalogue: undefined,
  beneficiaries: undefined,
  decisions: undefined,
  programme: undefined,
  routeEdits: undefined,
  plan: undefined,
  sizes: undefined,
};
const source = {
  resource: 'instrumentos',
  file: 'i.csv',
  title: '',
  publisher: '',
  year: '2026',
  checked: '',
};

async function shipped(): Promise<{ readonly inputs: Inputs; readonly support: Support }> {
  const { files, descriptor, inputs } = await loaded('chile');
  const { value } = await loadSupport(files, descriptor, inputs);
  return { inputs, support: value.support };
}

describe('lo que llega a comercio de Calama', () => {
  test('se cuenta por nivel, con la línea de cada instrumento', async () => {
    const { inputs, support } = await shipped();
    const { matrix, reaching, cells } = zoneSupport(inputs, support, CALAMA, G)!;
    expect(reaching.result).toEqual(known(matrix.reaching.length, 'instrumentos'));
    expect(reaching.terms.map(({ symbol }) => symbol)).toEqual(['nacional', 'regional', 'municipal']);
    expect(reaching.terms.reduce((acc, { measure }) => acc + central(measure), 0)).toBe(
      matrix.reaching.length,
    );
    for (const [at, explanation] of cells.entries()) {
      expect(explanation.result).toEqual(known(matrix.cells[at]!.placed.length, 'instrumentos'));
      expect(explanation.terms).toHaveLength(matrix.cells[at]!.placed.length);
    }
    const [ids] = [plainLines('data/chile/instrumentos.csv').map(([id]) => id)];
    for (const { id, line } of matrix.reaching) expect(ids[line - 1]).toBe(id);
  });

  test('lo que se entregó en 2024 es la suma de las líneas del archivo, por clase y sin sumarlas', async () => {
    const { inputs, support } = await shipped();
    const { granted } = zoneSupport(inputs, support, CALAMA, G)!;
    const kindOf = new Map(support.catalogue!.instruments.map(({ id, kind }) => [id, kind]));
    const rows = plainLines('data/chile/beneficiarios.csv').filter(
      ([year, , , zone]) => year === '2024' && zone === CALAMA,
    );
    expect(granted?.year).toBe(2024);
    for (const { kind, total, women, explanation } of granted!.kinds) {
      const of = rows.filter(([, id]) => kindOf.get(id!) === kind);
      const add = (column: number) => of.reduce((acc, row) => acc + Number(row[column]), 0);
      expect([kind, central(total), central(women)]).toEqual([kind, add(4), add(5)]);
      expect(explanation.terms.reduce((acc, { origin }) => acc + origin!.lineCount, 0)).toBe(of.length);
    }
    expect(granted?.kinds.map(({ kind, total }) => [kind, central(total)])).toContainEqual(['subsidio', 39]);
  });

  test('sin catálogo, o de una zona que no está, no hay respuesta', async () => {
    const { inputs, support } = await shipped();
    expect(zoneSupport(inputs, NOTHING, CALAMA, G)).toBeUndefined();
    expect(zoneSupport(inputs, support, 'T1' as ZoneId, G)).toBeUndefined();
    expect(newFirmSupport(inputs, NOTHING, CALAMA, [G])).toBeUndefined();
    expect(newFirmSupport(inputs, support, 'T1' as ZoneId, [G])).toBeUndefined();
  });

  test('sin beneficiarios no hay ceros', async () => {
    const { inputs, support } = await shipped();
    expect(zoneSupport(inputs, { ...support, beneficiaries: undefined }, CALAMA, G)?.granted).toBeUndefined();
  });

  test('una lista completa que no nombra la zona es cero; una que no es completa, nada', async () => {
    const { inputs } = await shipped();
    const of = (complete: boolean): Support => ({
      ...NOTHING,
      catalogue: { source, instruments: [instrument()] },
      beneficiaries: {
        grants: [],
        bySector: [],
        years: [2024],
        complete: complete ? [{ year: 2024, instrument: 'fondo', territory: 'CL' as ZoneId }] : [],
        sources: [source],
      },
    });
    const kinds = (complete: boolean) =>
      zoneSupport(inputs, of(complete), CALAMA, G)?.granted?.kinds.map(({ total }) => total);
    expect(kinds(true)).toEqual([known(0, 'adjudicaciones')]);
    expect(kinds(false)).toEqual([]);
  });
});

describe('lo que serviría a una empresa nueva', () => {
  const list = [
    instrument({ id: 'crece', startRule: 'si', salesFrom: 200, salesTo: 25_000 }),
    instrument({ id: 'asesoria', institution: 'Municipio', kind: 'asesoria', areas: ['gestion'] }),
    instrument({ id: 'semilla', startRule: 'no', stages: ['concepcion', 'iniciacion'] }),
    instrument({ id: 'abeja', startRule: 'no', stages: ['concepcion'], profiles: ['mujer'] }),
    instrument({ id: 'almacen', institution: 'Otra', sectors: [G] }),
    instrument({
      id: 'riego',
      institution: 'INDAP',
      sectors: ['A' as SectorCode],
      unconfirmed: new Set(['sectores']),
    }),
    instrument({ id: 'lejos', institution: 'GORE', territories: ['15' as ZoneId] }),
    instrument({ id: 'feria', institution: 'Feria', kind: 'gremio', areas: ['entorno'] }),
    instrument({ id: 'aluvion', institution: 'Onemi', kind: 'emergencia' }),
  ];
  const ask = async (codes: readonly SectorCode[]) => {
    const { inputs } = await loaded('chile');
    return newFirmSupport(inputs, { ...NOTHING, catalogue: { source, instruments: list } }, CALAMA, codes)!;
  };

  test('primero lo que es del sector, después lo que es para empezar; uno por institución', async () => {
    const [found] = await ask([G]);
    expect(found?.first.map((one) => one.instrument.id)).toEqual(['almacen', 'semilla', 'asesoria']);
    expect(found?.total.result).toEqual(known(4, 'instrumentos'));
  });

  test('fuera: quien pide ventas, otra región, gremios y emergencias; quizás, lo que no está confirmado', async () => {
    const [found] = await ask([G]);
    expect(found?.perhaps.map(({ id }) => id)).toEqual(['riego']);
    expect(found?.without).toEqual([
      'mano-de-obra',
      'calidad',
      'mercado',
      'asociatividad',
      'innovacion',
      'entorno',
    ]);
  });

  test('una respuesta por sector, en el orden pedido; una división se conoce por su sección', async () => {
    const found = await ask(['47', 'A'] as SectorCode[]);
    expect(found.map(({ sector }) => sector)).toEqual(['47', 'A']);
    expect(found[0]?.first[0]?.instrument.id).toBe('almacen');
    expect(found[1]?.first.map((one) => one.instrument.id)).toEqual(['riego', 'semilla', 'asesoria']);
  });
});

test('lo que una oficina quitó de una casilla se dice al explicarla', () => {
  const fund = instrument({ types: ['pyme'] });
  const { cells } = matrixOf([fund], { zones: [], partly: [], section: undefined, division: undefined }, [
    {
      line: 2,
      action: 'quita',
      type: 'pyme',
      area: 'inversion',
      stage: undefined,
      instrument: fund.id,
      note: '',
    },
  ]);
  const cell = cells.find(({ takenOut }) => takenOut.length > 0)!;
  const { result, notes } = explainCell(cell, source, 'Chile', undefined);
  expect(result).toEqual(known(0, 'instrumentos'));
  expect(notes.join(' ')).toContain('Una oficina quitó 1 de esta casilla');
});

test('para empezar en un territorio que cruza regiones no se nombra lo que es de otra', async () => {
  const { inputs, support } = await shipped();
  const own = withOwn(inputs.territory, [
    { id: 'T1' as ZoneId, name: 'Norte', cuts: ['01101', '02201'] as Cut[] },
  ]);
  const only = (region: string) => {
    const catalogue = { source, instruments: [instrument({ territories: [region as ZoneId] })] };
    const [found] = newFirmSupport({ ...inputs, territory: own }, { ...support, catalogue }, 'T1' as ZoneId, [
      G,
    ])!;
    return found!.first.map(({ verdict }) => verdict.answer);
  };
  expect(only('12')).toEqual([]);
  expect(only('02')).toEqual(['falta-dato']);
});

test('lo que se entregó dice de qué instituciones es: la lista de Chile es solo de SERCOTEC', async () => {
  const { inputs, support } = await shipped();
  const { granted } = zoneSupport(inputs, support, CALAMA, G)!;
  expect(granted).toMatchObject({ year: 2024, institutions: ['SERCOTEC'], hasAll: false });
});
