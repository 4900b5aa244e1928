import { describe, expect, test } from 'vitest';
import { analyse } from '../../../src/domain/analysis.ts';
import { businessesOf } from '../../../src/domain/businesses_of.ts';
import type { ZoneId } from '../../../src/domain/ids.ts';
import { isKnown, known, missing } from '../../../src/domain/measure.ts';
import { planEvidence } from '../../../src/domain/plan/evidence.ts';
import { changeOf, type EvidenceOf } from '../../../src/domain/plan/evidence_kinds.ts';
import { EVIDENCE_IDS, type EvidenceId, evidenceOf, linesOf } from '../../../src/domain/plan/plan.ts';
import { loadSupport } from '../../../src/load/load_support.ts';
import { loaded } from '../../fixtures/chile.ts';

const CALAMA = '02201' as ZoneId;
async function evidenceIn(name: string) {
  const { files, descriptor, inputs } = await loaded(name);
  const { support } = (await loadSupport(files, descriptor, inputs)).value;
  return { support, evidence: planEvidence({ inputs, support, analyse }, CALAMA)! };
}
const value = (evidence: EvidenceOf, id: EvidenceId, label: string) => {
  const measure = evidence[id].figures.find((one) => one.label === label)?.measure;
  return measure && isKnown(measure) ? measure.value : undefined;
};

describe('con las cifras públicas de Calama', async () => {
  const { evidence, support } = await evidenceIn('chile');

  // data/chile/comunas_datos.csv, line of 02201: 8995 firms in 2019 and 10154 in 2024.
  test('las empresas y su cambio entre dos años, como en el archivo', () => {
    const [firms] = evidence.empresas.figures;
    expect(firms).toMatchObject({ measure: { value: 10_154 }, year: '2024' });
    expect(firms!.change).toMatchObject({ from: '2019', to: '2024' });
    expect(firms!.change!.change).toMatchObject({ unit: 'porcentaje' });
    expect((firms!.change!.change as { value: number }).value).toBeCloseTo(
      (100 * (10_154 - 8995)) / 8995,
      10,
    );
    expect(firms!.publisher).toMatch(/^Servicio de Impuestos Internos/);
  });

  test('los jóvenes son del Censo, con su parte de la población', () => {
    expect(value(evidence, 'jovenes', 'Población de 15 a 29 años')).toBe(36_668);
    expect(value(evidence, 'jovenes', 'Parte de la población')).toBeCloseTo((100 * 36_668) / 166_334, 10);
    expect(evidence.jovenes.figures[0]!.publisher).toMatch(/^Instituto Nacional de Estadísticas/);
  });

  test('lo que solo da un catastro lo dice, y no pone un cero', () => {
    for (const id of ['formalidad', 'tamano', 'conmutacion', 'impuestos', 'ubicacion', 'vitrina'] as const) {
      expect(evidence[id].figures).toEqual([]);
      expect(evidence[id].lacking).toContain('catastro');
    }
    expect(evidence.proveedores.lacking).toContain('proveedores');
  });

  test('cada cifra trae año, fuente y de dónde sale', () => {
    for (const id of EVIDENCE_IDS)
      for (const { label, year, publisher, why } of evidence[id].figures) {
        expect([id, label, year !== '', publisher !== '']).toEqual([id, label, true, true]);
        if ('explanation' in why)
          expect(why.explanation.terms.length + why.explanation.notes.length).toBeGreaterThan(0);
      }
  });

  test('cada línea del PLADECO tiene evidencia, o el archivo que la daría', () => {
    for (const line of linesOf(support.plan!.plans[0]!)) {
      const ids = evidenceOf(line);
      expect(ids.length).toBeGreaterThan(0);
      for (const id of ids) {
        const { figures, lacking } = evidence[id];
        expect([id, figures.length > 0 || lacking !== '']).toEqual([id, true]);
      }
    }
  });
});

describe('con un catastro abierto (ficticio)', async () => {
  const { evidence } = await evidenceIn('calama-ficticio');

  test('cada indicador que pidió la comisión tiene su cifra', () => {
    for (const id of [
      'formalidad',
      'sectores',
      'tamano',
      'empleo',
      'conmutacion',
      'impuestos',
      'ubicacion',
      'proveedores',
      'vitrina',
    ] as const) {
      expect([id, evidence[id].lacking]).toEqual([id, '']);
      expect(evidence[id].figures.some(({ measure }) => isKnown(measure))).toBe(true);
    }
  });

  test('formales e informales suman los que lo dicen', () => {
    const formal = value(evidence, 'formalidad', 'Negocios formales')!;
    const informal = value(evidence, 'formalidad', 'Negocios informales')!;
    expect(value(evidence, 'formalidad', 'Parte formal')).toBeCloseTo(
      (100 * formal) / (formal + informal),
      10,
    );
  });
});

test('en el papel, un catastro de pocos negocios no da ninguna cuenta chica ni sus impuestos', async () => {
  const { files, descriptor, inputs } = await loaded('calama-ficticio');
  const { support } = (await loadSupport(files, descriptor, inputs)).value;
  const { catastro } = inputs;
  if (!catastro) throw new Error('sin catastro');
  const { businesses } = catastro;
  const three = [...businesses.rowsIn([inputs.territory.zones.get(CALAMA)?.comunas[0] ?? 0])]
    .slice(0, 3)
    .flatMap((row) => businesses.at(row) ?? []);
  const desk = {
    inputs: { ...inputs, catastro: { ...catastro, businesses: businessesOf(three) } },
    support,
    analyse,
  };
  const inSight = (k: number | undefined) =>
    (['formalidad', 'tamano', 'impuestos', 'conmutacion', 'ubicacion', 'vitrina'] as const).flatMap((id) =>
      planEvidence(desk, CALAMA, k)![id].figures.flatMap(({ label, measure }) =>
        isKnown(measure) && measure.value !== 0 ? [label] : [],
      ),
    );
  expect(inSight(undefined)).toContain('Impuestos pagados en el año');
  expect(inSight(10)).toEqual([]);
});

test('sin ninguna tabla no se cae: cada evidencia dice qué archivo la daría', async () => {
  const { files, descriptor, inputs } = await loaded('chile');
  const { support } = (await loadSupport(files, descriptor, inputs)).value;
  const bare = {
    inputs: {
      ...inputs,
      cubes: [],
      zoneData: undefined,
      catastro: undefined,
      suppliers: undefined,
      occupations: undefined,
      training: undefined,
    },
    support: { ...support, catalogue: undefined, beneficiaries: undefined, sizes: undefined },
    analyse,
  };
  const evidence = planEvidence(bare, CALAMA)!;
  for (const id of EVIDENCE_IDS)
    expect([id, evidence[id].figures, evidence[id].lacking !== '']).toEqual([id, [], true]);
  expect(planEvidence(bare, '99999' as ZoneId)).toBeUndefined();
});

describe('el cambio entre dos años', () => {
  test('es en porcentaje; de un porcentaje, en puntos', () => {
    expect(changeOf('2019', '2024', known(200, 'empresas'), known(250, 'empresas')).change).toEqual(
      known(25, 'porcentaje'),
    );
    expect(changeOf('1', '2', known(40, 'porcentaje'), known(30, 'porcentaje')).change).toEqual(
      known(-10, 'puntos porcentuales'),
    );
  });

  test('falta si falta uno, y no se divide por cero', () => {
    const hidden = missing('reservado', 'empresas');
    expect(changeOf('1', '2', hidden, known(3, 'empresas')).change).toEqual(
      missing('reservado', 'porcentaje'),
    );
    expect(changeOf('1', '2', known(3, 'empresas'), hidden).change).toEqual(
      missing('reservado', 'porcentaje'),
    );
    expect(changeOf('1', '2', known(0, 'empresas'), known(3, 'empresas')).change).toEqual(
      missing('denominador-cero', 'porcentaje'),
    );
  });
});
