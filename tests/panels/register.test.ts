import { describe, expect, test } from 'vitest';
import type { SectorCode, ZoneId } from '../../src/domain/ids.ts';
import { known, type Measure, missing } from '../../src/domain/measure.ts';
import type { RegisterReport } from '../../src/domain/register_report/report.ts';
import type { Showcase, ShowcaseEntry } from '../../src/domain/register_report/showcase.ts';
import { REGISTER_COLUMNS, sampleRegister } from '../../src/panels/register/sample.ts';
import { matching, showcaseCsv } from '../../src/panels/register/showcase_list.ts';
import { showcaseSentence } from '../../src/panels/register/showcase_words.ts';
import {
  noTaxesSentence,
  registerSentences,
  spanWords,
  startSpans,
  suppliersSentence,
} from '../../src/panels/register/words.ts';
import { registerZone } from '../../src/panels/register/zone.ts';
import { territoryOf } from '../fixtures/domain.ts';
import { OUTLINE, openWith } from '../fixtures/package.ts';

const entry = (name: string, more: Partial<ShowcaseEntry> = {}): ShowcaseEntry => ({
  name,
  activity: 'Pan y pasteles',
  sector: 'C' as SectorCode,
  sectorName: 'Manufactura',
  comuna: 'Calama',
  area: 'Norte',
  ...more,
});

describe('la vitrina', () => {
  test('busca sin acentos, en cualquier orden, y por sector', () => {
    const all = [
      entry('Panadería Ñandú'),
      entry('Taller', { sector: 'G' as SectorCode, activity: undefined }),
    ];
    const names = (typed: string, sector?: string) =>
      matching(all, typed, sector as SectorCode | undefined).map(({ name }) => name);
    expect(names('nandu panaderia')).toEqual(['Panadería Ñandú']);
    expect(names('norte')).toHaveLength(2);
    expect(names('', 'G')).toEqual(['Taller']);
    expect(names('zapato')).toEqual([]);
  });

  test('su archivo lleva lo mismo que se ve, sin fórmulas, y dice ficticio', () => {
    const csv = showcaseCsv([entry('=1+1')], { areas: 'Barrios' }, { title: 'Prueba', fictitious: true });
    expect(csv.split('\r\n').slice(0, 2)).toEqual([
      '\uFEFFnombre;actividad;sector;comuna;zona;fuente;aviso',
      "'=1+1;Pan y pasteles;Manufactura;Calama;Norte;Prueba;FICTICIO: negocios inventados",
    ]);
  });

  test('dice cuántos pidieron aparecer, y de cuántos no se sabe', () => {
    const told = (more: Partial<Showcase>) =>
      showcaseSentence({
        asked: 214,
        businesses: 2943,
        refused: 2729,
        untold: 0,
        nameless: 0,
        ...more,
      } as Showcase);
    expect(told({})).toBe('214 de 2.943 negocios pidieron aparecer.');
    expect(told({ untold: 1 })).toContain('De uno no se sabe: no se muestra.');
    expect(told({ asked: 0 })).toBe('Ninguno de 2.943 negocios pidió aparecer.');
  });
});

test('el archivo de ejemplo se abre sin un problema y tiene las columnas que se nombran', async () => {
  const { value, issues } = await openWith({ 'catastro.csv': sampleRegister('01101') }, [
    OUTLINE,
    { path: 'catastro.csv', mapa: { tabla: 'catastro' } },
  ]);
  expect(issues).toEqual([]);
  expect(value?.inputs.catastro?.businesses.length).toBe(3);
  const header = sampleRegister('01101').split('\r\n')[0]?.replace('\uFEFF', '').split(';') ?? [];
  const named = REGISTER_COLUMNS.flatMap(({ name }) => name.split(', '));
  expect(header.filter((name) => !named.includes(name))).toEqual([]);
});

describe('las frases del catastro', () => {
  const hidden = (unit: 'empresas' | 'pesos') => missing('reservado', unit);
  const report = (formal: Measure, sectors: readonly unknown[] = []) =>
    registerSentences({
      phrase: 'Calama',
      total: {
        businesses: known(50, 'empresas'),
        formal,
        informal: formal,
        untold: known(0, 'empresas'),
        share: missing('reservado', 'porcentaje'),
      },
      employment: {
        total: known(9000, 'trabajadores'),
        localShare: known(75, 'porcentaje', { n: 40 }),
      },
      sectors,
    } as unknown as RegisterReport).join(' ');

  test('reservado no es que no lo diga', () => {
    expect(report(hidden('empresas'))).toContain('se reserva: un grupo es tan chico');
    expect(report(missing('sin-dato', 'empresas'))).toContain('No dice cuáles son formales.');
    expect(noTaxesSentence(hidden('pesos'))).toContain('se reserva');
    expect(noTaxesSentence(missing('sin-dato', 'pesos'))).toContain('impuestos_clp');
  });

  test('el sector con más negocios se dice también cuando su parte se reserva, y nunca el segundo', () => {
    const row = (businesses: Measure, part: Measure) => ({ short: 'Comercio', businesses, part });
    const hiddenPart = missing('reservado', 'porcentaje');
    const first = row(known(30, 'empresas'), hiddenPart);
    expect(report(known(25, 'empresas'), [first])).toContain(
      'El sector con más negocios es comercio: 30 negocios.',
    );
    const second = row(known(12, 'empresas'), known(24, 'porcentaje'));
    const kept = row(hidden('empresas'), hiddenPart);
    expect(report(known(25, 'empresas'), [kept, second])).not.toContain('El sector con más');
  });

  test('la parte local es de los trabajadores de que se sabe, no de todos', () => {
    expect(report(known(25, 'empresas'))).toContain(
      'En ellos trabajan 9.000 personas; de las 40 de que se sabe, el 75,0% vive en la comuna.',
    );
  });

  test('una sola tractora y un paso de uno se dicen en singular', () => {
    const all = { suppliers: known(30, 'empresas'), local: known(12, 'empresas') };
    const told = { all, anchors: [{}] } as unknown as NonNullable<RegisterReport['suppliers']>;
    expect(suppliersSentence(told, 'Calama')).toBe(
      'De 30 proveedores directos de una tractora, 12 son de Calama.',
    );
    expect([spanWords(1, 1), spanWords(2, 4)]).toEqual(['1', '2 a 4']);
  });
});

test('los años viejos van por década, y una década con un año reservado se reserva', () => {
  const at = (year: number, n: number) => ({ year, businesses: known(n, 'empresas') });
  const spans = startSpans({
    told: known(20, 'empresas'),
    years: [at(1998, 4), at(2001, 3), at(2014, 2), at(2015, 5), at(2020, 1), at(2024, 5)],
  });
  expect(
    spans.map(({ from, to, businesses }) => [from, to, 'value' in businesses && businesses.value]),
  ).toEqual([
    [2024, 2024, 5],
    [2020, 2020, 1],
    [2015, 2015, 5],
    [2010, 2014, 2],
    [2000, 2009, 3],
    [1990, 1999, 4],
  ]);
  const [, old] = startSpans({
    told: known(9, 'empresas'),
    years: [at(1998, 4), { year: 1999, businesses: missing('reservado', 'empresas') }, at(2024, 5)],
  });
  expect(old?.businesses).toEqual(missing('reservado', 'empresas'));
});

test('la comuna es la del enlace, la del paquete o la única; entre varias elige quien lee', () => {
  const territory = territoryOf('02201', '02202');
  const ids = (...list: string[]) => list.map((id) => ({ id: id as ZoneId }));
  const start = { zona: '02202' };
  expect(registerZone({ zone: '02201' as ZoneId }, { territory, start }, ids('02202'))).toBe('02201');
  expect(registerZone({ zone: '02' as ZoneId }, { territory, start }, ids('02201', '02202'))).toBe('02202');
  expect(registerZone({ zone: undefined }, { territory, start: {} }, ids('02201'))).toBe('02201');
  expect(registerZone({ zone: undefined }, { territory, start: {} }, ids('02201', '02202'))).toBeUndefined();
});
