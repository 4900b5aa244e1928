import { describe, expect, test } from 'vitest';
import type { SectorCode, ZoneId } from '../../src/domain/ids.ts';
import { CIIU } from '../../src/domain/sectors.ts';
import type { PackageSummary } from '../../src/load/summary.ts';
import { embedCode, linkNotes, linkTo } from '../../src/panels/share/link.ts';
import { DEFAULT_VIEW, type View } from '../../src/state/view.ts';
import { chile } from '../fixtures/chile.ts';

const PLAIN = [
  'Lleva lo que elegiste: lugar, sector, medida y opciones.',
  'No lleva nada de lo que guardas en este equipo.',
];
const BASE = 'https://ejemplo.cl/mapa/';

describe('lo que se comparte', () => {
  const summary = { territory: chile(), sectors: CIIU } as unknown as PackageSummary;
  const view: View = {
    ...DEFAULT_VIEW,
    zone: '02201' as ZoneId,
    sector: 'G' as SectorCode,
    camera: { longitude: -68.9, latitude: -22.4, zoom: 8 },
  };

  test('un enlace corto, con nombres, y la posición del mapa solo si se pide', () => {
    expect(linkTo(view, summary, BASE, false)).toBe('https://ejemplo.cl/mapa/?zona=calama&sector=comercio');
    expect(linkTo(view, summary, BASE, true)).toBe(
      'https://ejemplo.cl/mapa/?zona=calama&sector=comercio&camara=-68.900,-22.400,8.00',
    );
    expect(linkTo({ ...DEFAULT_VIEW, screen: 'inicio' }, summary, BASE, false)).toBe(BASE);
  });

  test('lo incorporado no lleva navegación, y se llama como la pantalla, el lugar y el sector', () => {
    const code = embedCode(view, summary, BASE);
    expect(code).toContain('camara=-68.900,-22.400,8.00&amp;embed=1"');
    expect(code).toContain('title="Calama · Comercio · Mapa Territorial de Oportunidades"');
    expect(linkTo({ ...view, embed: true }, summary, BASE, false)).not.toContain('embed');
    const draft: View = {
      ...DEFAULT_VIEW,
      screen: 'focalizacion',
      only: '02' as ZoneId,
      support: { decision: 'propia' },
    };
    expect(embedCode(draft, summary, BASE)).toContain(
      'title="Focalización · Antofagasta · Mapa Territorial de Oportunidades"',
    );
  });

  test('un nombre con comillas no rompe el código, y el de un territorio propio no es su título', () => {
    const calama = summary.territory.zones.get('02201' as ZoneId);
    if (!calama) throw new Error('falta Calama');
    const named = (zone: typeof calama) =>
      ({
        ...summary,
        territory: { ...summary.territory, zones: new Map([[zone.id, zone]]) },
      }) as PackageSummary;
    expect(embedCode(view, named({ ...calama, name: 'Calama "<b>"' }), BASE)).toContain(
      'title="Calama &quot;&lt;b&gt;&quot; · Comercio',
    );
    const own = named({ ...calama, name: 'Mis vecinos', level: 'territorio' });
    expect(embedCode(view, own, BASE)).toContain('title="Comercio · Mapa');
  });

  test('un negocio que escribí y no está en la lista no sale en el enlace; uno de la lista sí', () => {
    const of = (negocio: string): View => ({ ...view, support: { negocio } });
    for (const link of [
      linkTo(of('repuestos de la Rosa'), summary, BASE, false),
      embedCode(of('repuestos de la Rosa'), summary, BASE),
    ])
      expect(link).not.toContain('negocio');
    expect(
      new URL(linkTo(of('Quiero abrir unas panaderías'), summary, BASE, false)).searchParams.get('negocio'),
    ).toBe('panadería');
    expect(linkNotes(of('repuestos de la Rosa'))).toContain(
      'No lleva «repuestos de la Rosa»: es un negocio que escribiste y no está en nuestra lista.',
    );
    expect(linkNotes(of('panadería'))).toEqual(PLAIN);
  });

  test('la página dice lo que va en el enlace y lo que no', () => {
    const own: View = { ...view, datos: 'propios' };
    expect(linkTo(own, summary, BASE, false)).toBe(
      'https://ejemplo.cl/mapa/?datos=propios&zona=calama&sector=comercio',
    );
    expect(linkNotes(own)).toContain(
      'No lleva tus datos. Quien lo abra verá que le faltan, y podrá abrir los suyos.',
    );
    expect(linkNotes(view)).toEqual(PLAIN);
    const territories: View['territories'] = [{ id: 'T1' as ZoneId, name: 'Loa', cuts: ['02201'] as never }];
    expect(linkNotes({ ...view, territories, support: { buscar: 'capital' } })).toEqual([
      PLAIN[0],
      'Lleva también lo que escribiste para buscar: «capital».',
      'Lleva también el nombre y las comunas de los territorios que armaste.',
      PLAIN[1],
    ]);
    expect(linkNotes({ ...view, support: { decision: 'propia' } })).toContain(
      'No lleva tu borrador: está solo en este equipo.',
    );
  });
});
