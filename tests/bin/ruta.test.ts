import { expect, test } from 'vitest';
import { main } from '../../bin/mapa.ts';
import { AREAS, FIRM_TYPES } from '../../src/domain/support/vocabulary.ts';

interface Record {
  readonly zona: string;
  readonly indicador: string;
  readonly detalle: string | null;
  readonly tabla: string;
  readonly value: number;
  readonly n?: number;
  readonly lectura?: string;
}

async function printed(...args: string[]): Promise<readonly Record[]> {
  let out = '';
  const streams = {
    out: (text: string) => {
      out += text;
    },
    err: () => undefined,
  };
  await main(['analizar', 'data/calama-ficticio', '--sorteos', '0', '--json', ...args], streams);
  return (JSON.parse(out) as readonly Record[]).filter(({ tabla }) => tabla === 'instrumentos');
}

test('de una zona pedida se imprime cada casilla una vez, y los vacíos son las que están en cero', async () => {
  const records = await printed('--zona', '02201', '--sector', 'G');
  const of = (indicador: string) => records.filter((one) => one.indicador === indicador);
  const cells = of('instrumentos_por_casilla');
  expect(cells.map(({ detalle }) => detalle)).toEqual(
    FIRM_TYPES.flatMap((type) => AREAS.map((area) => `${type} · ${area}`)),
  );
  const empty = cells.filter(({ value }) => value === 0).length;
  expect(of('vacios')).toMatchObject([{ value: (100 * empty) / cells.length, n: cells.length }]);
  expect(of('instrumentos_que_llegan')).toHaveLength(1);
  expect(of('casillas_compartidas').length).toBeGreaterThan(0);
});

test('los cambios que trae el paquete cuentan: uno llena un vacío y otro deshace un traslape', async () => {
  const cells = await printed('--zona', '02201', '--sector', 'G');
  const cell = (detalle: string) => cells.find((one) => one.detalle === detalle);
  // data/calama-ficticio/ruta.csv; sin ella son 0 y 2.
  expect(cell('acumulacion-simple · calidad')).toMatchObject({ value: 1, lectura: 'atendida' });
  expect(cell('acumulacion-ampliada · inversion')?.value).toBe(1);
});

test('sin zona solo van los totales de cada una', async () => {
  const records = await printed();
  expect(new Set(records.map(({ indicador }) => indicador))).toEqual(
    new Set(['instrumentos_que_llegan', 'vacios', 'traslapes', 'traslapes_entre_niveles']),
  );
  expect(records.filter(({ zona, indicador }) => zona === '02201' && indicador === 'vacios')).toHaveLength(1);
});
