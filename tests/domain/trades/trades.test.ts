import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CIIU } from '../../../src/domain/sectors.ts';
import { GROUP_NAMES } from '../../../src/domain/trades/groups.ts';
import { searchTrades, TRADES, type Trade, tradeKey, tradeNamed } from '../../../src/domain/trades/trades.ts';
import { loaded } from '../../fixtures/chile.ts';

const first = (typed: string) => searchTrades(typed)[0]?.trade.name;
const names = (typed: string) => searchTrades(typed).map(({ trade }) => trade.name);
const said = ({ name, also }: Trade) => [name, ...also];

const NEVER_MANY = new Set('de y a en el la por con para bajo sin al del 3d té dj'.split(' '));
/** The plural of each word, by the rules of Spanish: what a reader types who thinks of many. */
function plural(name: string): string {
  return name
    .split(' ')
    .map((word) => {
      if (/[sx]$/.test(word) || /\d/.test(word) || NEVER_MANY.has(word)) return word;
      if (word.endsWith('z')) return `${word.slice(0, -1)}ces`;
      if (/[aeiouáéó]$/.test(word)) return `${word}s`;
      if (/[íú]$/.test(word)) return `${word}s`;
      return /[lrndjy]$/.test(word) ? `${word}es` : `${word}s`;
    })
    .join(' ');
}

describe('el diccionario de negocios', () => {
  test('tiene los negocios de todos los días: más de 350 y más de mil maneras de decirlos', () => {
    expect(TRADES.length).toBeGreaterThan(350);
    expect(TRADES.flatMap(said).length).toBeGreaterThan(1000);
  });

  test('cada uno está en una división y una sección que existen, y la división es de esa sección', () => {
    for (const trade of TRADES) {
      expect(CIIU.get(trade.division)?.level, trade.name).toBe('division');
      expect(CIIU.get(trade.section)?.level, trade.name).toBe('rubro');
      expect(CIIU.get(trade.division)?.section, trade.name).toBe(trade.section);
      expect(trade.group.slice(0, 2)).toBe(trade.division);
    }
  });

  test('los nombres de los grupos son los del SII en el paquete «chile», y de la sección que les toca', async () => {
    const { sectors } = (await loaded('chile')).inputs;
    const own = new Map([...sectors.values()].map(({ name, section, level }) => [name, { section, level }]));
    for (const [group, name] of GROUP_NAMES) {
      const division = [...CIIU.values()].find(({ code }) => code === group.slice(0, 2));
      expect(own.get(name), `${group} ${name}`).toEqual({ section: division?.section, level: 'subrubro' });
    }
  });

  test('dos negocios nunca comparten un nombre, ni en plural ni sin tildes', () => {
    const seen = new Map<string, string>();
    for (const trade of TRADES)
      for (const one of said(trade)) {
        const key = tradeKey(one);
        expect(key, one).not.toBe('');
        expect(seen.get(key), one).toBeUndefined();
        seen.set(key, trade.name);
      }
  });

  test('cada nombre, sinónimo y plural encuentra su negocio, con o sin tildes y mayúsculas', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TRADES.flatMap((trade) => said(trade).map((name) => ({ trade, name })))),
        fc.constantFrom(
          (text: string) => text,
          plural,
          (text: string) => text.toUpperCase(),
          (text: string) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, ''),
          (text: string) => `Quiero abrir una ${text}`,
        ),
        ({ trade, name }, change) => {
          expect(searchTrades(change(name))[0]?.trade).toBe(trade);
          expect(tradeNamed(change(name))).toBe(trade);
        },
      ),
      { numRuns: 1500 },
    );
  });
});

describe('buscar un negocio', () => {
  test.each([
    ['panaderías', 'panadería', '107', 'C'],
    ['amasanderia', 'panadería', '107', 'C'],
    ['negocio de barrio', 'almacén', '471', 'G'],
    ['Quiero abrir una panadería', 'panadería', '107', 'C'],
    ['quiero poner un taller mecánico', 'taller mecánico', '452', 'G'],
    ['uñas', 'manicure', '960', 'S'],
    ['vulca', 'vulcanización', '452', 'G'],
    ['picá', 'cocinería', '561', 'I'],
    ['panel solar', 'instalación de paneles solares', '432', 'F'],
    ['furgón escolar', 'transporte escolar', '492', 'H'],
    ['psicologas', 'psicóloga', '869', 'Q'],
    ['sala cuna', 'jardín infantil', '850', 'P'],
    ['tatuajes', 'tatuajes', '960', 'S'],
    ['contadores', 'contadora', '692', 'M'],
    ['quiero abrir unas cabañas', 'cabañas', '551', 'I'],
    ['unas uñas acrílicas', 'manicure', '960', 'S'],
    ['calzado', 'zapatería', '477', 'G'],
    ['fábrica de calzado', 'fábrica de zapatos', '152', 'C'],
    ['quiero vender licores', 'botillería', '472', 'G'],
    ['lana', 'telas', '475', 'G'],
    ['ropa', 'tienda de ropa', '477', 'G'],
  ])('«%s» es %s', (typed, name, group, section) => {
    const [found] = searchTrades(typed);
    expect(found?.trade).toMatchObject({ name, group, section });
  });

  test('una palabra que es de varios ofrece los varios', () => {
    expect(names('taller').length).toBeGreaterThan(4);
    expect(names('taller')).toEqual(expect.arrayContaining(['taller mecánico', 'costurera', 'carpintería']));
    expect(names('pirquinero')).toEqual(['pirquinero de cobre', 'pirquinero de oro']);
    expect(tradeNamed('taller')).toBeUndefined();
  });

  test('lo que se fabrica y también se vende no se adivina: ofrece el taller y la tienda', () => {
    for (const typed of ['muebles', 'mueblería', 'cortinas'])
      expect([typed, tradeNamed(typed), names(typed).length > 1]).toEqual([typed, undefined, true]);
    expect(names('mueblería')).toEqual(['fábrica de muebles', 'venta de muebles']);
    expect(names('calzado')).toContain('fábrica de zapatos');
  });

  test('se va encontrando mientras se escribe', () => {
    for (const typed of ['panad', 'panade', 'panader', 'panaderi', 'panadería'])
      expect(first(typed)).toBe('panadería');
  });

  test('dice por qué palabra se encontró', () => {
    expect(searchTrades('vidente')).toEqual([]);
    expect(searchTrades('coctelería')[0]?.by).toBe('coctelería a domicilio');
  });

  test('lo que no está no se inventa: vacío, y un texto de puro relleno, no encuentran nada', () => {
    for (const typed of ['', '   ', 'zzz', 'quiero abrir', '¿?', 'xq9 panadería'])
      expect(searchTrades(typed)).toEqual([]);
  });
});
