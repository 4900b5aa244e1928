import { describe, expect, test } from 'vitest';
import { businessesOf } from '../../src/domain/businesses_of.ts';
import { catastroCube } from '../../src/domain/catastro.ts';
import { zoneDetail } from '../../src/domain/detail.ts';
import type { SectorCode, ZoneId } from '../../src/domain/ids.ts';
import type { Inputs } from '../../src/domain/inputs.ts';
import { isKnown, known, missing } from '../../src/domain/measure.ts';
import { readTable } from '../../src/load/table.ts';
import { buildCatastro, catastroColumns } from '../../src/load/tables/catastro.ts';
import { loaded, plainLines } from '../fixtures/chile.ts';
import { SOURCE, territoryOf } from '../fixtures/domain.ts';

const detailOf = (inputs: Inputs, zone: string, sector: string) =>
  zoneDetail(inputs, zone as ZoneId, sector as SectorCode);

describe('Iquique, where finer tables exist', async () => {
  const { inputs } = await loaded('chile');
  const detail = detailOf(inputs, '01101', 'G');

  test('its firms year by year, each with file and line', () => {
    expect(detail?.years.map(({ label }) => label)).toEqual([
      '2009',
      '2014',
      '2019',
      '2005–2024 (promedio anual)',
    ]);
    const of2019 = detail?.years[2];
    const line = plainLines('data/chile/empresas_tarapaca.csv')[(of2019?.line ?? 0) - 1];
    expect(line?.slice(0, 3)).toEqual(['2019', '01101', 'G']);
    expect(of2019?.firms).toEqual(known(Number(line?.[3]), 'empresas'));
  });

  test('the sub-rubros of its commerce, the largest first, as the file has them', () => {
    const rows = detail?.finer?.rows ?? [];
    const written = plainLines('data/chile/empresas_tarapaca_subrubro.csv').filter(
      ([, cut, sector]) => cut === '01101' && sector?.startsWith('G-'),
    );
    expect(rows).toHaveLength(written.length);
    const counts = rows.map(({ firms }) => (isKnown(firms) ? firms.value : NaN));
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(counts.reduce((acc, one) => acc + one, 0)).toBe(
      written.reduce((acc, cells) => acc + Number(cells[3]), 0),
    );
    expect(rows.every(({ workers }) => workers !== undefined)).toBe(true);
  });

  test('a comuna that no finer table covers has only the table of the country', () => {
    const calama = detailOf(inputs, '02201', 'G');
    expect(calama?.years).toHaveLength(1);
    expect(calama?.finer).toBeUndefined();
    expect(calama?.register).toBeUndefined();
  });

  test('a province covered whole has its years too, with no single line', () => {
    const tamarugal = detailOf(inputs, '014', 'G');
    expect(tamarugal?.years).toHaveLength(4);
    expect(tamarugal?.years[0]?.line).toBe(0);
  });

  test('the country is not a zone among others, and an unknown zone has no detail', () => {
    expect(detailOf(inputs, 'CL', 'G')).toBeUndefined();
    expect(detailOf(inputs, '99999', 'G')).toBeUndefined();
  });
});

describe('what a register says of a zone and sector', () => {
  const csv = `id,nombre,actividad,sector,cut,longitud,latitud,tamano,formal,trabajadores,trabajadores_locales,trabajadores_conmutantes,lidera,vitrina
1,Almacén Doña Rosa,almacén,G,02201,-68.9,-22.4,micro,si,4,4,0,mujer,si
2,Ferretería,ferretería,47,02201,-68.8,-22.4,pequeña,no,6,3,3,hombre,no
3,,feria,G,02201,,,,no,,,,,
4,Taller,taller,S,02201,-68.9,-22.5,micro,si,2,1,1,mujer,no
`;
  const territory = territoryOf('02201');
  const read = readTable(new TextEncoder().encode(csv), catastroColumns, { file: 'catastro.csv' });
  const { catastro } = buildCatastro(read.rows, territory, () => 0, SOURCE).value;
  const inputs: Inputs = {
    territory,
    places: { longitude: Float64Array.of(-68.9), latitude: Float64Array.of(-22.5) },
    sectors: new Map(),
    cubes: [catastroCube(catastro, 1, 'rubro', { from: 2026, to: 2026 }, 'Catastro')],
    totals: [],
    zoneData: undefined,
    catastro,
    suppliers: undefined,
    occupations: undefined,
    training: undefined,
    year: 2026,
  };
  const profile = detailOf(inputs, '02201', 'G')?.register;
  const share = (id: string, of = profile) => of?.shares.find((one) => one.id === id)?.explanation;

  test('shares are of the rows that say something, and n is how many those are', () => {
    expect(profile?.businesses).toBe(3);
    expect(share('formal')?.result).toEqual(known(100 / 3, 'porcentaje', { n: 3 }));
    expect(share('mujeres')?.result).toEqual(known(50, 'porcentaje', { n: 2 }));
  });

  test('local and commuting work over the rows that give all three figures: 7 and 3 of 10', () => {
    expect(share('local')?.result).toEqual(known(70, 'porcentaje', { n: 10 }));
    expect(share('conmutante')?.result).toEqual(known(30, 'porcentaje', { n: 10 }));
  });

  test('a row with more local workers than workers is in neither share: 4 of 4, not 13 of 10', () => {
    const businesses = businessesOf(
      catastro.businesses.map((one) => (one.line === 3 ? { ...one, localWorkers: 9 } : one)),
    );
    const odd = detailOf({ ...inputs, catastro: { ...catastro, businesses } }, '02201', 'G')?.register;
    expect(odd?.businesses).toBe(3);
    expect(share('local', odd)?.result).toEqual(known(100, 'porcentaje', { n: 4 }));
    expect(share('conmutante', odd)?.terms[1]?.origin?.lines).toEqual([2]);
  });

  test('each share tells the lines of the file behind its two terms', () => {
    const terms = share('formal')?.terms;
    expect(terms?.map(({ measure }) => measure)).toEqual([known(1, 'empresas'), known(3, 'empresas')]);
    expect(terms?.map(({ origin }) => origin?.lines)).toEqual([[2], [2, 3, 4]]);
  });

  test('by size, and how many do not say it', () => {
    expect(profile?.bySize).toEqual([
      { size: 'micro', count: 1 },
      { size: 'pequeña', count: 1 },
      { size: 'mediana', count: 0 },
      { size: 'grande', count: 0 },
    ]);
    expect(profile?.sizeUnknown).toBe(1);
  });

  test('a share of which nobody says anything is no data', () => {
    const silent = detailOf(
      {
        ...inputs,
        catastro: {
          ...catastro,
          businesses: businessesOf(
            catastro.businesses.map((one) => ({ ...one, leader: undefined, workers: undefined })),
          ),
        },
      },
      '02201',
      'G',
    )?.register;
    expect(share('mujeres', silent)?.result).toEqual(missing('sin-dato', 'porcentaje'));
    expect(share('local', silent)?.result).toEqual(missing('sin-dato', 'porcentaje'));
  });

  test('a sector with no business here has no profile', () => {
    expect(detailOf(inputs, '02201', 'A')?.register).toBeUndefined();
  });
});
