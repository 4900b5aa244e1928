import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { programmeOf } from '../../bin/lib/mapa/metas.ts';
import type { SectorCode, ZoneId } from '../../src/domain/ids.ts';
import type { Support } from '../../src/domain/support/support.ts';
import { readProgrammeFile } from '../../src/load/tables/metas.ts';

const { value: programme } = readProgrammeFile(readFileSync('data/chile/metas.csv', 'utf8'), 'metas.csv');
const printed = (zone?: string, sector?: string) => [
  ...programmeOf({ programme } as Support, zone as ZoneId | undefined, sector as SectorCode | undefined),
];

describe('analizar imprime el programa de metas', () => {
  test('16 unidades por tres bloques, con su peso y sus avisos, y el avance de todo', () => {
    const all = printed();
    const count = (name: string) => all.filter(({ indicador }) => indicador === name).length;
    expect(count('ponderacion_del_bloque')).toBe(48);
    expect(count('avisos_de_metas')).toBe(48);
    expect(count('avance_de_metas')).toBe(48 + 16 + 1);
    const flags = all.filter(({ indicador }) => indicador === 'avisos_de_metas');
    expect(flags.reduce((sum, { value = 0 }) => sum + value, 0)).toBe(62);
  });

  test('Tarapacá imprime 2,1 y sin resultados no hay avance', () => {
    const tarapaca = printed('01');
    expect(new Set(tarapaca.map(({ zona, nivel }) => `${zona} ${nivel}`))).toEqual(new Set(['01 region']));
    expect(
      tarapaca.filter(({ indicador }) => indicador === 'ponderacion_del_bloque').map(({ value }) => value),
    ).toEqual([2.1, 2.1, 6.25]);
    for (const one of tarapaca.filter(({ indicador }) => indicador === 'avance_de_metas')) {
      expect(one.missing).toBe('sin-dato');
      expect(one.value).toBeUndefined();
    }
  });

  test('el nivel central es del país; una comuna y un sector no tienen programa', () => {
    expect(printed().filter(({ nombre }) => nombre === 'Nivel Central')[0]).toMatchObject({
      zona: 'CL',
      nivel: 'pais',
      anio: '2010',
    });
    expect(printed('02201')).toEqual([]);
    expect(printed(undefined, 'G')).toEqual([]);
    expect([...programmeOf({ programme: undefined } as Support, undefined, undefined)]).toEqual([]);
  });
});
