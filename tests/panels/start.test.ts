import { describe, expect, test } from 'vitest';
import type { SectorCode, ZoneId } from '../../src/domain/ids.ts';
import { known, type Measure, missing } from '../../src/domain/measure.ts';
import type { NewFirmSupport } from '../../src/domain/support/new_firm.ts';
import { DOORS, parsePerfil, perfilOf, textOf } from '../../src/panels/start/doors.ts';
import { comunaOf, regionOf, startView } from '../../src/panels/start/place.ts';
import {
  anchorsSentence,
  coarserWords,
  economySentences,
  informalSentences,
  newFirmSentence,
  planSentence,
} from '../../src/panels/start/words.ts';
import { unsureMore } from '../../src/panels/support/words.ts';
import { DEFAULT_VIEW, formatView, parseView } from '../../src/state/view.ts';
import { chile } from '../fixtures/chile.ts';

describe('las cuatro puertas', () => {
  test('son cuatro, con tres a cinco preguntas cada una, y el enlace de cada pregunta vuelve a ella', () => {
    expect(DOORS.map(({ name }) => name)).toEqual(['Emprendo', 'Municipio', 'COSOC', 'Gobierno regional']);
    for (const door of DOORS) {
      expect(door.questions.length).toBeGreaterThanOrEqual(3);
      expect(door.questions.length).toBeLessThanOrEqual(5);
      for (const question of door.questions) {
        const view = startView(DEFAULT_VIEW, `${door.id}:${question.id}`);
        const back = parsePerfil(parseView(formatView(view)).support.perfil);
        expect(back).toMatchObject({ door: { id: door.id }, question: { id: question.id }, country: false });
      }
    }
  });

  test('un enlace que nombra una puerta o una pregunta que no hay lleva al inicio o a la puerta', () => {
    expect(parsePerfil('nadie:nada')).toEqual({ door: undefined, question: undefined, country: false });
    expect(parsePerfil('cosoc:nada')).toMatchObject({ door: { id: 'cosoc' }, question: undefined });
    expect(parsePerfil(undefined).door).toBeUndefined();
  });

  test('una pregunta se puede hacer de todo el país, y volver a la región', () => {
    const wide = perfilOf('gore:mujeres', true);
    expect(wide).toBe('gore:mujeres:pais');
    expect(parsePerfil(wide)).toMatchObject({ question: { id: 'mujeres' }, country: true });
    expect(perfilOf(wide, false)).toBe('gore:mujeres');
  });

  test('la pregunta nombra la comuna y el negocio de quien la hace', () => {
    const [question] = DOORS[0].questions.filter(({ id }) => id === 'abrir');
    if (!question) throw new Error('falta la pregunta');
    expect(textOf(question, undefined, undefined)).toBe('Quiero abrir una panadería en Calama');
    expect(textOf(question, 'Arica', 'panadería')).toBe('Quiero abrir una panadería en Arica');
    expect(textOf(question, 'Arica', 'taller mecánico')).toBe('Quiero abrir «taller mecánico» en Arica');
  });

  test('el lugar es el del enlace; si no, el del paquete; y la región, la de la comuna', () => {
    const territory = chile();
    const iquique = '01101' as ZoneId;
    expect(comunaOf({ zone: iquique }, territory, '02201')?.name).toBe('Iquique');
    expect(comunaOf({ zone: undefined }, territory, '02201')?.name).toBe('Calama');
    expect(comunaOf({ zone: '01' as ZoneId }, territory, undefined)).toBeUndefined();
    expect(regionOf({ zone: iquique, only: undefined }, territory, undefined)?.id).toBe('01');
    expect(regionOf({ zone: iquique, only: '02' as ZoneId }, territory, undefined)?.id).toBe('02');
  });
});

describe('bajo qué sector van las cifras de un negocio', () => {
  test('dice la sección, la división o el subrubro, y que no separa el negocio', () => {
    expect(
      coarserWords('panadería', { code: 'C' as SectorCode, name: 'Industria manufacturera', level: 'rubro' }),
    ).toBe('Cifras de C · Industria manufacturera: esta tabla no separa «panadería».');
    expect(
      coarserWords('panadería', {
        code: '10' as SectorCode,
        name: 'Elaboración de alimentos',
        level: 'division',
      }),
    ).toContain('división 10');
    expect(
      coarserWords('panadería', { code: 'C-05' as SectorCode, name: 'Otros alimentos', level: 'subrubro' }),
    ).toContain('el más fino que hay abierto');
  });
});

describe('de qué vive una comuna', () => {
  const sector = (name: string, firms: number, low: number, value: number, high: number) => ({
    sector: name as SectorCode,
    name,
    firms: known(firms, 'empresas'),
    quotient: known(value, 'veces', { low, high }),
  });
  const facts = {
    place: 'Villa Alta',
    when: 'en 2024',
    things: 'empresas' as const,
    referenceName: 'Chile',
  };

  test('da el total, el mayor con su parte y la especialización que se distingue', () => {
    const [first, second] = economySentences({
      ...facts,
      sectors: [
        sector('Minería', 20, 1.5, 2, 2.6),
        sector('Comercio', 60, 0.9, 1, 1.1),
        sector('Arte', 20, 0.8, 3, 9),
      ],
    });
    expect(first).toBe(
      'En Villa Alta hay 100 empresas en 2024. Lo que más hay es comercio: 60, el 60%. Le sigue minería, con 20 (20%).',
    );
    // «Arte» tiene un cociente mayor, pero su intervalo pasa por 1.
    expect(second).toBe(
      'Donde más se aparta de Chile es en minería: Villa Alta tiene 2,00 veces lo esperado (entre 1,50 y 2,60).',
    );
  });

  test('lo que la fuente no publica se dice y no suma como cero', () => {
    const told = economySentences({
      ...facts,
      sectors: [
        sector('Comercio', 60, 0.9, 1, 1.1),
        {
          sector: 'B' as SectorCode,
          name: 'Minería',
          firms: missing('bajo-umbral', 'empresas', { low: 0, high: 2.45 }),
          quotient: missing('bajo-umbral', 'veces'),
        },
      ],
    });
    expect(told.at(-1)).toBe(
      'De un sector no se publica la cuenta: no está en la suma ni en los porcentajes.',
    );
    expect(told[1]).toBe('En ninguno se distingue de Chile.');
  });

  test('un sector sin dato tampoco se calla; el que no aplica y el que es cero sí', () => {
    const without = (reason: 'sin-dato' | 'no-aplica' | 'bajo-umbral', high?: number) => ({
      sector: 'B' as SectorCode,
      name: 'Minería',
      firms: missing(reason, 'empresas', high === undefined ? undefined : { low: 0, high }),
      quotient: missing(reason, 'veces'),
    });
    const told = economySentences({
      ...facts,
      sectors: [
        sector('Comercio', 60, 0.9, 1, 1.1),
        without('sin-dato'),
        without('bajo-umbral', 2.45),
        without('bajo-umbral', 0),
        without('no-aplica'),
      ],
    });
    expect(told.at(-1)).toContain('De 2 sectores no se publica la cuenta');
  });

  test('sin cifras no dice cero', () => {
    expect(economySentences({ ...facts, sectors: [] })).toEqual([
      'Esta tabla no trae empresas de Villa Alta. No es que no haya.',
    ]);
  });
});

describe('lo demás que se responde en una frase', () => {
  test('tractoras: sin la tabla no se sabe; con una o varias, cuánto queda', () => {
    expect(anchorsSentence(undefined, 'Villa Alta')).toContain('No se sabe');
    const anchor = (name: string, share: number) =>
      ({ name, localSpending: { measure: known(share, 'porcentaje') } }) as never;
    expect(anchorsSentence([anchor('Mina A', 12), anchor('Puerto B', 30)], 'Villa Alta')).toBe(
      'De cada $100 que compran Mina A y Puerto B, quedan en Villa Alta entre $12 y $30, según cuál.',
    );
    expect(anchorsSentence([anchor('Mina A', 12)], 'Villa Alta')).toBe(
      'De cada $100 que compra Mina A, quedan en Villa Alta $12.',
    );
    expect(anchorsSentence([anchor('Mina A', 12), anchor('Puerto B', 12.2)], 'Villa Alta')).toBe(
      'De cada $100 que compran Mina A y Puerto B, quedan en Villa Alta $12.',
    );
  });

  test('tractoras: junto a la cifra van solo las que se muestran; las demás, aparte y por qué', () => {
    const anchor = (name: string, measure: Measure) => ({ name, localSpending: { measure } }) as never;
    const kept = missing('reservado', 'porcentaje');
    const a = anchor('Mina A', known(12, 'porcentaje'));
    const [b, c] = [anchor('Puerto B', kept), anchor('Planta C', kept)];
    const d = anchor('Salar D', missing('sin-dato', 'porcentaje'));
    expect(anchorsSentence([a, b, c], 'Villa Alta')).toBe(
      'De cada $100 que compra Mina A, quedan en Villa Alta $12. De Puerto B y Planta C se reserva.',
    );
    expect(anchorsSentence([a, d], 'Villa Alta')).toContain('De Salar D no se sabe.');
    expect(anchorsSentence([b, c], 'Villa Alta')).toContain('No se puede mostrar');
    expect(anchorsSentence([b, d], 'Villa Alta')).toContain('No se sabe');
  });

  test('apoyo para partir: cuántos y cuáles; y solo es un vacío si tampoco los hay por confirmar', () => {
    const found = (count: number | undefined, names: readonly string[], perhaps = 0) =>
      ({
        total: {
          result: count === undefined ? missing('sin-dato', 'instrumentos') : known(count, 'instrumentos'),
        },
        first: names.map((name) => ({ instrument: { name } })),
        perhaps: Array.from({ length: perhaps }),
      }) as unknown as NewFirmSupport;
    expect(newFirmSentence(found(0, []), 'panadería', 'Calama')).toBe(
      'Ningún instrumento del catálogo llega a un negocio nuevo de panadería en Calama. Es un vacío.',
    );
    expect(newFirmSentence(found(0, [], 3), 'panadería', 'Calama')).toBe(
      'Ningún instrumento del catálogo llega con seguridad a un negocio nuevo de panadería en Calama. Quizás 3, según reglas por confirmar.',
    );
    expect(newFirmSentence(found(undefined, []), 'panadería', 'Calama')).toContain('No se sabe');
    expect(unsureMore(1)).toBe('Quizás 1 más: lo deja fuera una regla por confirmar.');
    expect(unsureMore(2)).toContain('los deja fuera');
    expect(newFirmSentence(found(5, ['Capital A', 'Fondo B']), 'panadería', 'Calama')).toBe(
      'Para partir con un negocio de panadería en Calama hay 5 instrumentos, entre ellos Capital A y Fondo B.',
    );
  });

  test('informales: su parte es de los que lo dicen, y los demás no se saben', () => {
    const of = (formal: number, informal: number, untold: number) => ({
      formal: known(formal, 'empresas'),
      informal: known(informal, 'empresas'),
      untold: known(untold, 'empresas'),
    });
    expect(informalSentences(of(60, 20, 20), 'Calama')).toEqual([
      'De los 80 negocios del catastro de Calama que lo dicen, 20 (25%) no tienen inicio de actividades.',
      'De otros 20 no se sabe.',
    ]);
    expect(informalSentences(of(60, 20, 0), 'Calama')).toEqual([
      'De los 80 negocios del catastro de Calama, 20 (25%) no tienen inicio de actividades.',
    ]);
    expect(informalSentences(of(4, 1, 1), 'Calama').join(' ')).toContain(
      '1 (20%) no tiene inicio de actividades. De otro no se sabe.',
    );
    const silent = {
      ...of(0, 0, 9),
      formal: missing('sin-dato', 'empresas'),
      informal: missing('sin-dato', 'empresas'),
    };
    expect(informalSentences(silent, 'Calama')[0]).toContain('no dice');
  });

  test('PLADECO: de cuántas líneas hay cifras', () => {
    const plan = { name: 'PLADECO de Calama', period: 'vigente al 2029', lines: 5 };
    expect(planSentence({ ...plan, backed: 5 }).join(' ')).toBe(
      'Del PLADECO de Calama, vigente al 2029, están aquí 5 líneas con sus observaciones. Hay alguna cifra para revisar cada una.',
    );
    expect(planSentence({ ...plan, backed: 3 })[1]).toContain('Para 3 de ellas');
    expect(planSentence({ ...plan, backed: 0 })[1]).toContain('De ninguna');
  });
});
