import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FEWEST_VOTES, sizeOf, type TypeResult, typeOf } from '../../../src/domain/evaluation/firm_type.ts';
import {
  MICRO_TYPES,
  SELF_EMPLOYMENT,
  TRAIT_IDS,
  type TraitId,
  type TraitValues,
  traitOf,
} from '../../../src/domain/evaluation/traits.ts';
import { FIRM_TYPES } from '../../../src/domain/support/vocabulary.ts';

const exactly = (value: number) => ({ low: value, high: value });
const told = (values: TraitValues, workers = 1, sales = 100): TypeResult =>
  typeOf(values, exactly(workers), exactly(sales));

/** A firm as the seed describes each type, with its words read as answers. */
const PORTRAITS = {
  // «crear ingresos para consumo inmediato», «no logran ingresos suficientes para cubrir la canasta familiar», «frecuente
  // cambio», «no tienen lugar fijo», «capital muy rudimentario», «mano de obra sin calificación».
  subsistencia: {
    destino: 'consumo',
    alcance: 'no',
    ahorro: 'no',
    lugar: 'sin-lugar',
    permanencia: 'ocasional',
    calificacion: 'sin-calificar',
    tecnologia: 'rudimentaria',
  },
  // «generar excedentes para invertir y crecer y no sólo producir ingresos para consumo», «sus ingresos sólo cubren sus
  // costos», «el ahorro es escaso», «estables a través del año», «local fijo, que es utilizado comúnmente como vivienda».
  'acumulacion-simple': {
    destino: 'mixto',
    alcance: 'justo',
    ahorro: 'poco',
    lugar: 'vivienda',
    permanencia: 'permanente',
    mercado: 'clientes-fijos',
  },
  // «ingresos para excedentes, ahorro e inversión», «posición en el mercado», «permanentes», «fuera del hogar».
  'acumulacion-ampliada': {
    destino: 'excedentes',
    alcance: 'sobra',
    ahorro: 'si',
    lugar: 'local-propio',
    permanencia: 'permanente',
    mercado: 'contratos',
  },
} as const satisfies Readonly<Record<string, TraitValues>>;

describe('los tres retratos de la semilla 002', () => {
  test.each(MICRO_TYPES)('el de %s se clasifica así', (type) => {
    const found = told(PORTRAITS[type]);
    expect(found).toMatchObject({ type, possible: [type], reason: 'rasgos', scattered: false });
  });

  test('los votos del retrato de acumulación simple, contados a mano: 0, 5,5 y 0,5', () => {
    const { votes, voted } = told(PORTRAITS['acumulacion-simple']);
    expect(votes).toEqual({ subsistencia: 0, 'acumulacion-simple': 5.5, 'acumulacion-ampliada': 0.5 });
    expect(voted).toBe(6);
  });

  test('dos grandes grupos: subsistencia, y dinámica las que acumulan', () => {
    expect(told(PORTRAITS.subsistencia).group).toBe('subsistencia');
    expect(told(PORTRAITS['acumulacion-simple']).group).toBe('dinamica');
    expect(told(PORTRAITS['acumulacion-ampliada']).group).toBe('dinamica');
  });
});

describe('hacia dónde tira cada rasgo', () => {
  const pulls = (trait: TraitId) =>
    Object.entries(traitOf(trait).values).map(
      ([value, { to }]) => `${value}: ${to.join(' o ') || 'no vota'}`,
    );
  const S = 'subsistencia';
  const A = 'acumulacion-simple';
  const B = 'acumulacion-ampliada';

  test.each<[TraitId, readonly string[]]>([
    ['destino', [`consumo: ${S}`, `mixto: ${A}`, `excedentes: ${B}`]],
    ['alcance', [`no: ${S}`, `justo: ${A}`, `sobra: ${B}`]],
    ['ahorro', [`no: ${S}`, `poco: ${A}`, `si: ${B}`]],
    ['lugar', [`sin-lugar: ${S}`, `vivienda: ${A}`, `local-arrendado: ${B}`, `local-propio: ${B}`]],
    ['permanencia', [`ocasional: ${S}`, 'estacional: no vota', `permanente: ${A} o ${B}`]],
    ['calificacion', [`sin-calificar: ${S}`, 'de-oficio: no vota', `calificada: ${A} o ${B}`]],
    ['registros', [`no: ${S}`, `cuaderno: ${A} o ${B}`, `contabilidad: ${A} o ${B}`]],
    ['tecnologia', [`rudimentaria: ${S}`, `equipos: ${A} o ${B}`, `informatica: ${A} o ${B}`]],
    ['mercado', [`sin-clientes-fijos: ${S}`, `clientes-fijos: ${A}`, `contratos: ${B}`]],
  ])('%s', (trait, expected) => {
    expect(pulls(trait)).toEqual(expected);
  });

  test('un rasgo que no vota dice por qué', () => {
    for (const trait of TRAIT_IDS)
      for (const { to, note } of Object.values(traitOf(trait).values))
        expect(note !== undefined, trait).toBe(to.length === 0);
  });

  const SEEDS = '../shared/seeds';
  test.runIf(existsSync(SEEDS))('lo que va entre comillas está en la semilla, palabra por palabra', () => {
    const name = readdirSync(SEEDS).find((one) => one.startsWith('002')) ?? '';
    const seed = readFileSync(join(SEEDS, name), 'utf8').replace(/\s+/g, ' ');
    const quotes = [
      SELF_EMPLOYMENT,
      ...TRAIT_IDS.flatMap((trait) => Object.values(traitOf(trait).values)),
    ].flatMap(({ seed: words }) => words.split('» y «'));
    expect(quotes.length).toBeGreaterThan(25);
    expect(quotes.filter((quote) => !seed.includes(quote))).toEqual([]);
  });

  test('trabajar por cuenta propia no tira hacia ningún tipo', () => {
    expect(SELF_EMPLOYMENT.to).toEqual([]);
    expect(TRAIT_IDS).not.toContain('personas');
    for (const type of MICRO_TYPES)
      expect(told(PORTRAITS[type], 1).votes).toEqual(told(PORTRAITS[type], 9).votes);
  });
});

describe('cuándo no se puede decir', () => {
  test('con menos de cinco rasgos que votan, y dice cuáles faltan', () => {
    const { destino, alcance, ahorro, lugar } = PORTRAITS.subsistencia;
    const found = told({ destino, alcance, ahorro, lugar });
    expect(found).toMatchObject({
      type: undefined,
      reason: 'faltan-rasgos',
      voted: 4,
      possible: MICRO_TYPES,
    });
    expect(found.lacking).toEqual(['permanencia', 'calificacion', 'registros', 'tecnologia', 'mercado']);
    expect(FEWEST_VOTES).toBe(5);
  });

  test('un rasgo que se respondió y no vota no cuenta para los cinco', () => {
    const { destino, alcance, ahorro, lugar } = PORTRAITS.subsistencia;
    expect(told({ destino, alcance, ahorro, lugar, permanencia: 'estacional' })).toMatchObject({
      reason: 'faltan-rasgos',
      voted: 4,
    });
  });

  test('cuando el rasgo del medio cae entre dos tipos', () => {
    const found = told({
      destino: 'consumo',
      alcance: 'no',
      ahorro: 'no',
      lugar: 'vivienda',
      mercado: 'clientes-fijos',
      tecnologia: 'equipos',
    });
    // Tres a subsistencia, dos y medio a simple, medio a ampliada: de seis, tres quedan en el primero.
    expect(found).toMatchObject({
      type: undefined,
      group: undefined,
      reason: 'reparto',
      possible: ['subsistencia', 'acumulacion-simple'],
    });
  });

  test('entre simple y ampliada no se sabe el tipo, y sí que es dinámica', () => {
    const found = told({
      destino: 'mixto',
      alcance: 'justo',
      ahorro: 'poco',
      lugar: 'local-propio',
      mercado: 'contratos',
      permanencia: 'permanente',
      registros: 'cuaderno',
      tecnologia: 'equipos',
      calificacion: 'calificada',
    });
    // Simple: 3 + 4 · 0,5 = 5 de 9; ampliada: 2 + 2 = 4.
    expect(found).toMatchObject({ type: 'acumulacion-simple', group: 'dinamica' });
    const even = told({
      destino: 'mixto',
      alcance: 'justo',
      lugar: 'local-propio',
      mercado: 'contratos',
      permanencia: 'permanente',
    });
    expect(even).toMatchObject({
      type: undefined,
      group: 'dinamica',
      possible: ['acumulacion-simple', 'acumulacion-ampliada'],
    });
  });

  test('avisa cuando el del medio no es el más votado', () => {
    const found = told({
      destino: 'consumo',
      alcance: 'no',
      ahorro: 'no',
      registros: 'no',
      lugar: 'vivienda',
      mercado: 'contratos',
      permanencia: 'permanente',
      tecnologia: 'equipos',
      calificacion: 'calificada',
    });
    // 4 a subsistencia, 2,5 a simple y 2,5 a ampliada.
    expect(found).toMatchObject({ type: 'acumulacion-simple', scattered: true });
  });
});

describe('el tamaño, por dos criterios que no se mezclan', () => {
  test('menos de diez trabajadores y hasta 2.400 UF es microempresa', () => {
    expect(sizeOf(exactly(9), exactly(2400))).toEqual({
      byWorkers: 'micro',
      bySales: 'micro',
      disagree: false,
    });
  });

  test('basta uno para pasar de tamaño, y se dice que no coinciden', () => {
    expect(told(PORTRAITS.subsistencia, 10, 100)).toMatchObject({
      type: 'pyme',
      reason: 'tamano',
      group: 'dinamica',
      size: { byWorkers: 'mayor', bySales: 'micro', disagree: true },
    });
    expect(told(PORTRAITS.subsistencia, 3, 2401).size).toEqual({
      byWorkers: 'micro',
      bySales: 'mayor',
      disagree: true,
    });
  });

  test('un rango que cruza el límite no dice nada', () => {
    expect(sizeOf({ low: 5, high: 15 }, undefined)).toEqual({
      byWorkers: undefined,
      bySales: undefined,
      disagree: false,
    });
  });
});

describe('propiedades', () => {
  const arbitraryValues: fc.Arbitrary<TraitValues> = fc
    .record(
      Object.fromEntries(
        TRAIT_IDS.map((trait) => [trait, fc.constantFrom(...Object.keys(traitOf(trait).values))]),
      ) as Record<TraitId, fc.Arbitrary<string>>,
      { requiredKeys: [] },
    )
    .map((values) => values as TraitValues);
  const place = ({ type }: TypeResult) => (MICRO_TYPES as readonly string[]).indexOf(type ?? '');

  test('una respuesta que tira a ampliada nunca acerca a subsistencia', () => {
    fc.assert(
      fc.property(arbitraryValues, fc.constantFrom(...TRAIT_IDS), (values, trait) => {
        const up = Object.entries(traitOf(trait).values).filter(
          ([, { to }]) => to.length === 1 && to[0] === 'acumulacion-ampliada',
        );
        for (const [value] of up) {
          const before = told(values);
          const after = told({ ...values, [trait]: value });
          if (before.type === undefined || after.type === undefined) continue;
          expect(place(after)).toBeGreaterThanOrEqual(place(before));
        }
      }),
    );
  });

  test('el orden en que se responde no cambia nada', () => {
    fc.assert(
      fc.property(arbitraryValues, (values) => {
        const backwards = Object.fromEntries(Object.entries(values).reverse()) as TraitValues;
        expect(told(backwards)).toEqual(told(values));
      }),
    );
  });

  test('los votos suman los rasgos que votan, y los que faltan son los que no se dijeron', () => {
    fc.assert(
      fc.property(arbitraryValues, (values) => {
        const { votes, voted, lacking, traits } = told(values);
        expect(MICRO_TYPES.reduce((sum, type) => sum + votes[type], 0)).toBe(voted);
        expect(lacking.length + Object.keys(values).length).toBe(TRAIT_IDS.length);
        expect(traits).toHaveLength(TRAIT_IDS.length);
      }),
    );
  });
});

test('quien no dijo ni personas ni ventas puede ser de cualquier tamaño: no saberlo no es ser chico', () => {
  expect(typeOf({}, undefined, undefined)).toMatchObject({ type: undefined, possible: FIRM_TYPES });
  expect(typeOf({}, exactly(3), undefined).possible).toEqual(MICRO_TYPES);
  expect(typeOf({}, undefined, exactly(2400)).possible).toEqual(MICRO_TYPES);
  expect(typeOf({}, undefined, exactly(2400.01)).possible).toEqual(['pyme']);
});
