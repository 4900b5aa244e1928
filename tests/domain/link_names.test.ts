import { describe, expect, test } from 'vitest';
import type { SectorCode, ZoneId } from '../../src/domain/ids.ts';
import { sectorLinkName, withCodes, withNames, zoneLinkName } from '../../src/domain/link_names.ts';
import { CIIU } from '../../src/domain/sectors.ts';
import { chile } from '../fixtures/chile.ts';

describe('un enlace que se lee', () => {
  const territory = chile();

  test('nombra la comuna, la provincia o la región, y el sector', () => {
    expect(zoneLinkName(territory, '02201' as ZoneId)).toBe('calama');
    expect(zoneLinkName(territory, '022' as ZoneId)).toBe('provincia-el-loa');
    expect(zoneLinkName(territory, '02' as ZoneId)).toBe('region-antofagasta');
    expect(zoneLinkName(territory, '13120' as ZoneId)).toBe('nunoa');
    expect(sectorLinkName(CIIU, 'G' as SectorCode)).toBe('comercio');
    expect(withNames('?zona=02201&sector=G&panel=ficha', territory, CIIU)).toBe(
      '?zona=calama&sector=comercio&panel=ficha',
    );
  });

  test('cada zona de Chile vuelve de su nombre, y ninguna comparte el suyo', () => {
    const ids = [...territory.zones.keys()].filter((id) => id !== 'CL');
    const names = ids.map((id) => zoneLinkName(territory, id));
    expect(new Set(names).size).toBe(ids.length);
    for (const [at, id] of ids.entries()) {
      const level = territory.zones.get(id)?.level;
      expect(withCodes(`?zona=${names[at]}`, territory, CIIU)).toEqual({
        query: `?zona=${id}${level === 'comuna' ? '' : `&nivel=${level}`}`,
        notice: undefined,
      });
    }
  });

  test('cada sector que tiene nombre vuelve de él', () => {
    for (const code of CIIU.keys()) {
      const name = sectorLinkName(CIIU, code);
      if (name) expect(withCodes(`?sector=${name}`, territory, CIIU).query).toBe(`?sector=${code}`);
    }
  });

  test('una región por su nombre se ve por regiones, salvo que el enlace diga otra cosa; y el que se comparte vuelve igual', () => {
    expect(withCodes('?zona=region-antofagasta&nivel=comuna', territory, CIIU).query).toBe(
      '?zona=02&nivel=comuna',
    );
    const shared = withNames('?zona=02&sector=G', territory, CIIU);
    expect(shared).toBe('?zona=region-antofagasta&nivel=comuna&sector=comercio');
    expect(withNames('?zona=02&nivel=region', territory, CIIU)).toBe('?zona=region-antofagasta&nivel=region');
    const back = new URLSearchParams(withCodes(shared, territory, CIIU).query);
    expect(Object.fromEntries(back)).toEqual({ zona: '02', nivel: 'comuna', sector: 'G' });
  });

  test('los códigos siguen valiendo, y un nombre que no existe se deja fuera y se dice', () => {
    const { query, notice } = withCodes('?zona=02201&sector=47', territory, CIIU);
    expect([query, notice]).toEqual(['?zona=02201&sector=47', undefined]);
    expect(withCodes('?zona=Ñuñoa', territory, CIIU).query).toBe('?zona=13120');
    expect(withCodes('?zona=narnia&sector=magia', territory, CIIU)).toEqual({
      query: '',
      notice: 'El enlace nombra «narnia» y «magia», que no están en estos datos.',
    });
    expect(withCodes('?zona=narnia&sector=G', territory, CIIU)).toEqual({
      query: '?sector=G',
      notice: 'El enlace nombra «narnia», que no está en estos datos.',
    });
    // A territory of the reader's own has no name that others know: it keeps its code.
    expect(withNames('?zona=T1', territory, CIIU)).toBe('?zona=T1');
  });
});
