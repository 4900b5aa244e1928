import { expect, test } from 'vitest';
import type { SectorCode, ZoneId } from '../../src/domain/ids.ts';
import { blobSource, readRegister } from '../../src/load/bulk/register.ts';
import type { Loaded } from '../../src/load/load.ts';
import { explainPage, registerPage, showcase } from '../../src/worker/register.ts';
import { loaded } from '../fixtures/chile.ts';
import { OUTLINE, ofCode, openWith } from '../fixtures/package.ts';

const IQUIQUE = '01101' as ZoneId;
const REGISTER = { path: 'catastro.csv', mapa: { tabla: 'catastro' } };
const ROWS = `id,nombre,actividad,sector,cut,longitud,latitud,trabajadores,ventas_uf,vitrina
SECRETO-1,Panadería del Ejemplo,Pan,10,01101,-70.55555,-20.5,77,8888,si
SECRETO-2,Taller que no quiso,Autos,45,01101,,,77,8888,no
SECRETO-3,Bazar sin decir,Cosas,47,01101,,,77,8888,
SECRETO-4,Feria que duda,Cosas,47,01101,,,77,8888,quizás
SECRETO-5,,Cosas,47,01101,,,77,8888,si
SECRETO-6,Almacén de Pozo,Abarrotes,47,01401,,,77,8888,si
SECRETO-7,=HYPERLINK("x"),Abarrotes,47,01101,,,77,8888,x
`;

async function opened(rows: string) {
  const { value, issues } = await openWith({ 'catastro.csv': rows }, [OUTLINE, REGISTER]);
  if (!value) throw new Error('el paquete debe abrir');
  return { value, issues };
}

const show = (open: Loaded, sector?: string) =>
  showcase(open, open.inputs, IQUIQUE, sector as SectorCode | undefined);

test('en la vitrina solo están quienes dijeron que sí, con sus cinco datos y nada más', async () => {
  const { value, issues } = await opened(ROWS);
  const found = await show(value);
  expect(found).toMatchObject({ businesses: 6, asked: 3, refused: 1, untold: 2, nameless: 1, unread: 0 });
  expect(found?.entries).toEqual([
    {
      name: '=HYPERLINK("x")',
      activity: 'Abarrotes',
      sector: 'G',
      sectorName: 'Comercio',
      comuna: 'Iquique',
      area: undefined,
    },
    {
      name: 'Panadería del Ejemplo',
      activity: 'Pan',
      sector: 'C',
      sectorName: 'Manufactura',
      comuna: 'Iquique',
      area: undefined,
    },
  ]);
  for (const one of found?.entries ?? [])
    expect(Object.keys(one).sort()).toEqual(['activity', 'area', 'comuna', 'name', 'sector', 'sectorName']);
  const answer = JSON.stringify(found);
  for (const private_ of ['SECRETO', '70.5', '20.5', '77', '8888', 'Taller', 'Bazar', 'Feria', 'Pozo'])
    expect(answer).not.toContain(private_);
  // Neither yes nor no: not shown, and told among the faults of the file.
  expect(ofCode(issues, 'celda-ilegible').map(({ line, column }) => [line, column])).toEqual([
    [5, 'vitrina'],
  ]);
});

test('se filtra por sector, y lo demás no viaja', async () => {
  const { value } = await opened(ROWS);
  const found = await show(value, 'C');
  expect(found?.entries.map(({ name }) => name)).toEqual(['Panadería del Ejemplo']);
  expect(found?.sectors.map(({ id, businesses }) => [id, businesses])).toEqual([
    ['G', 2],
    ['C', 1],
  ]);
});

test('un archivo sin la columna no muestra a nadie y no dice que se negaron', async () => {
  const { value } = await opened('id,nombre,cut\n1,Uno,01101\n2,Dos,01101\n');
  expect(await show(value)).toMatchObject({ asked: 0, refused: 0, untold: 2, entries: [] });
});

test('de un registro largo se leen los nombres del archivo, solo los de quienes pidieron aparecer', async () => {
  const { value } = await opened(ROWS);
  const { inputs } = value;
  const asked: number[] = [];
  const { texts, catastro } = await longRegister(value);
  const open: Loaded = {
    ...value,
    inputs: { ...inputs, catastro },
    register: {
      text: (row) => {
        asked.push(row);
        return texts.text(row);
      },
    },
  };
  const short = await show(value);
  const long = await showcase(open, open.inputs, IQUIQUE, undefined);
  expect(long).toEqual(short);
  expect(asked).toEqual([0, 4, 6]);
});

async function longRegister(value: Loaded) {
  const blob = new Blob([ROWS]);
  const { territory, catastro } = value.inputs;
  if (!catastro) throw new Error('sin catastro');
  return readRegister(blobSource(blob, 'catastro.csv'), catastro.source, {
    file: 'catastro.csv',
    territory,
    locate: () => 0,
  });
}

test('la página de Calama cuenta lo que se cuenta a mano en su archivo', async () => {
  const open = await loaded('calama-ficticio');
  const calama = '02201' as ZoneId;
  const report = await registerPage(open, open.inputs, calama);
  // Counted apart over data/calama-ficticio/catastro.csv, without the 13 lines that the register leaves out or repeats.
  expect(report?.total).toMatchObject({
    businesses: { value: 2987 },
    formal: { value: 2053 },
    informal: { value: 934 },
    untold: { value: 0 },
  });
  expect(report?.taxes).toEqual({ value: 18_216_781_000, unit: 'pesos', n: 2886 });
  expect(report?.employment).toMatchObject({
    total: { value: 37_443, n: 2984 },
    local: { value: 28_240 },
    commuting: { value: 9240 },
  });
  expect(report?.leaders[0]?.businesses).toMatchObject({ value: 1143 });
  expect(report?.sizes[0]?.businesses).toMatchObject({ value: 2395 });
  expect(report?.pieces?.layer?.title).toBe('Sectores inventados');
  const [most] = report?.pieces?.rows ?? [];
  const why = most && (await explainPage(open, open.inputs, calama, { what: 'piece', id: most.id }));
  expect(why?.result).toEqual(most?.businesses);
  expect(why?.terms[0]?.origin?.lineCount).toBe(688);
  const found = await showcase(open, open.inputs, calama, undefined);
  expect([found?.asked, found?.entries.length]).toEqual([404, 404]);
});
