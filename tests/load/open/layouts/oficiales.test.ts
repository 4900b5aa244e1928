import { describe, expect, test } from 'vitest';
import { linesOf, official, readSheet, rejectedOf, sheetOf } from '../../../fixtures/oficiales.ts';
import { bytes } from '../../../fixtures/package.ts';

/** Each row of theirs is in some figure or among the rejected, never both nor neither. */
const accounted = ({ total, rejected }: ReturnType<typeof official>) => {
  expect(new Set(rejected.map(({ line }) => line)).size).toBe(rejected.length);
  expect(rejected.length).toBeLessThanOrEqual(total);
};

describe('SII, as published', () => {
  test('by rubro: blank rows above, years as floats, other spellings, old region, a note at the foot', () => {
    const read = official('PUB_COMU_RUBR.txt');
    accounted(read);
    expect([read.layout, read.headerLine, read.table, read.total]).toEqual(['sii_rubro', 5, 'empresas', 10]);
    expect(read.columns).toEqual(['periodo', 'cut', 'sector', 'empresas', 'trabajadores', 'ventas_uf']);
    expect(linesOf(read)).toEqual([
      '2023,13303,A,7,11,*',
      '2023,13303,G,12,20,3400.5',
      '2023,16207,A,5,3,120.25',
      '2023,16207,SI,1,0,*',
      '2024,13303,G,14,25,4000',
    ]);
    expect(rejectedOf(read)).toEqual([
      '11 fila-sin-comuna aviso',
      '12 comuna-desconocida error',
      '13 sector-desconocido error',
      '14 fila-repetida error',
      '15 nota-al-pie aviso',
    ]);
    expect([...read.unknownComunas]).toEqual([['Santiago Sur', [12]]]);
    // Part of the country and two sections: what is not there is not known.
    expect(read.resource.mapa).toMatchObject({
      territorio: 'CL',
      nivel_sector: 'rubro',
      ausente: 'sin-dato',
    });
  });

  test('a text that the reader says is of a comuna is counted in it', () => {
    const read = official('PUB_COMU_RUBR.txt', { comunas: { 'Santiago Sur': '13101' as never } });
    expect(read.unknownComunas.size).toBe(0);
    expect(linesOf(read)).toContain('2024,13101,F,9,4,80');
    const left = official('PUB_COMU_RUBR.txt', { comunas: { 'Santiago Sur': '' } });
    expect(rejectedOf(left)).toContain('12 fila-sin-comuna aviso');
  });

  test('by comuna: Latin-1, thousands with points, a thousand that could be a decimal', () => {
    const read = official('PUB_COMU.txt');
    accounted(read);
    expect([read.layout, read.table]).toEqual(['sii_comuna', 'comunas_datos']);
    expect(read.columns).toEqual([
      'cut',
      'empresas_2024',
      'ventas_uf_2024',
      'trabajadores_2024',
      'trabajadores_mujeres_2024',
      'trabajadores_hombres_2024',
      'renta_uf_2024',
    ]);
    expect(linesOf(read)).toEqual([
      '11101,1005,20000.5,3001,1500,1501,100000',
      '11201,800,*,2500,1100,1400,*',
      '13120,12670,1234567.89,40935,14063,26788,3221017',
    ]);
    expect(rejectedOf(read)).toEqual(['5 fila-sin-comuna aviso']);
  });

  test('by size: titles, line breaks in the header, firms without sales have no size', () => {
    const read = official('PUB_TRAM5_COMU.csv');
    accounted(read);
    expect([read.layout, read.headerLine, read.table]).toEqual(['sii_tamano', 4, 'empresas_tamano']);
    expect(linesOf(read)).toEqual([
      '2022,04105,SI,micro,1234',
      '2022,04105,SI,pequeña,40',
      '2022,05703,SI,grande,2',
    ]);
    expect(rejectedOf(read)).toEqual([
      '14 tramo-sin-tamano aviso',
      '16 fila-sin-comuna aviso',
      '18 nota-al-pie aviso',
      '19 nota-al-pie aviso',
    ]);
    expect(read.issues.map(({ code }) => code)).toEqual(['tamano-sin-rubro']);
  });

  test('by sex: the three groups add up to the total; two of them do not', () => {
    const read = official('PUB_GEN_COMU.txt');
    accounted(read);
    expect(read.columns).toEqual(['cut', 'empresas_2023', 'empresas_mujeres_2023', 'empresas_hombres_2023']);
    expect(linesOf(read)).toEqual(['05502,,8,9', '06204,100,30,45']);
  });

  test('by sub-rubro: added up by division; a sum with a reserved part is not known', () => {
    const read = official('PUB_COMU_SUBR.txt');
    accounted(read);
    expect(linesOf(read)).toEqual([
      '2021,14101,94,25,12,',
      '2021,14101,96,100,80,500',
      '2021,14101,SI,1,0,*',
    ]);
    expect(read.resource.mapa).toMatchObject({ territorio: '14', nivel_sector: 'division' });
    expect(read.issues.map(({ code }) => code)).toEqual(['suma-con-reserva']);
  });

  test('the older list of rubros: its letters are others, and some rubros are several sections of today', () => {
    const read = official('rubros-anteriores.csv');
    expect(linesOf(read)).toEqual(['2010,16101,C,14', '2010,16101,P,6', '2010,16101,SI,9']);
    expect(read.issues.map(({ code }) => code)).toEqual([
      'rubro-de-varias-secciones',
      'rubro-de-varias-secciones',
    ]);
  });
});

describe('Censo, proyecciones and CASEN', () => {
  test('the census with rows of the country and of regions, one of them named like a comuna', () => {
    const read = official('censo-sexo.csv');
    accounted(read);
    expect(linesOf(read)).toEqual(['05101,1500,800,700', '05502,900,450,450', '16207,1200,600,600']);
    expect(rejectedOf(read)).toEqual([
      '3 fila-de-total aviso',
      '4 fila-de-total aviso',
      '7 fila-de-total aviso',
      '9 nota-al-pie aviso',
    ]);
  });

  test('by age: bands added up, the row of the total left out', () => {
    const read = official('censo-edad.csv');
    expect(read.columns.slice(1)).toEqual([
      'poblacion',
      'poblacion_mujeres',
      'poblacion_hombres',
      'poblacion_0_14',
      'poblacion_15_29',
      'poblacion_30_44',
      'poblacion_45_64',
      'poblacion_65_mas',
    ]);
    expect(linesOf(read)).toEqual(['16207,100,52,48,22,20,18,25,15']);
    expect(rejectedOf(read)).toEqual(['2 fila-de-total aviso']);
  });

  test('projections: a column for each year, the one the reader says', () => {
    expect(linesOf(official('proyecciones.csv'))).toEqual(['01101,40,27,13,32,6,,,2']);
    expect(linesOf(official('proyecciones.csv', { period: '2035' }))).toEqual(['01101,60,38,22,48,9,,,3']);
  });

  test('a band of ages over two of ours leaves the population and no bands', () => {
    const read = readSheet(
      sheetOf('x.csv', bytes('Comuna,Tramo de edad,Población\nPica,0 a 19,5\nPica,20 o más,7\n')),
    );
    expect(read?.columns).toEqual(['cut', 'poblacion']);
    expect(read && linesOf(read)).toEqual(['01405,12']);
    expect(read?.issues.map(({ code }) => code)).toEqual(['edad-de-otro-tramo']);
  });

  test('CASEN: codes of before Ñuble and without their zero', () => {
    const read = official('casen.csv');
    expect(linesOf(read)).toEqual(['01101,300000,600000,12.5', '16101,250000,480000,11.25']);
    expect(read.issues.map(({ code }) => code)).toEqual(['codigo-antiguo', 'codigo-sin-cero']);
  });
});

describe('SERCOTEC', () => {
  test('one row per beneficiary: counted by comuna, or by the region of the office', () => {
    const read = official('sercotec.csv');
    accounted(read);
    expect(linesOf(read)).toEqual([
      '2023,sercotec-capital-abeja,Emprende,16303,2,2,0,0,2,0',
      '2023,sercotec-capital-semilla,Emprende,16303,1,0,1,0,1,0',
      '2023,sercotec-crece,Crece,08,1,0,0,1,0,1',
      '2023,sercotec-servicios-virtuales,Servicios Virtuales,CL,1,1,0,0,1,0',
    ]);
    expect(rejectedOf(read)).toEqual(['8 instrumento-desconocido error', '9 comuna-desconocida error']);
    expect(read.resource.mapa.ausente).toBe('sin-dato');
  });
});

describe('what is nobody’s layout', () => {
  test.each([
    ['a register', 'id,comuna,superficie,latitud,longitud\n1,Calama,120,-22.4,-68.9\n'],
    ['our own firms', 'periodo,cut,sector,empresas\n2024,01101,A,3\n'],
    ['our own figures by comuna', 'cut,poblacion,poblacion_mujeres\n01101,3,2\n'],
    ['firms by comuna of anybody', 'año,comuna,rubro,empresas\n2024,Calama,Comercio,3\n'],
    ['a table of another country', 'municipio,codigo,valor\nCali,76001,3\n'],
    ['text', 'una\ndos\n'],
  ])('%s is left to its columns', (_, text) => {
    expect(readSheet(sheetOf('x.csv', bytes(text)))).toBeUndefined();
  });
});
