import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { homeOf, withCard } from '../../bin/lib/tarjeta.ts';

const PAGE = readFileSync('index.html', 'utf8');
const pictureOf = (html: string) => /property="og:image" content="([^"]*)"/.exec(html)?.[1];

test('con SITIO la tarjeta se nombra por su dirección entera, con o sin barra al final', () => {
  for (const site of ['https://ejemplo.cl/mapa', 'https://ejemplo.cl/mapa/']) {
    const home = homeOf(site);
    expect(home).toBe('https://ejemplo.cl/mapa/');
    expect(pictureOf(withCard(PAGE, home ?? ''))).toBe('https://ejemplo.cl/mapa/tarjeta.png');
  }
});

test('sin SITIO la tarjeta queda como la página nombra sus archivos', () => {
  expect(homeOf(undefined)).toBeUndefined();
  expect(homeOf('')).toBeUndefined();
  expect(pictureOf(PAGE)).toBe('tarjeta.png');
});

test('un SITIO que no es una dirección se rechaza y se dice cómo va', () => {
  for (const site of ['ejemplo.cl', 'ftp://ejemplo.cl']) expect(() => homeOf(site)).toThrow('SITIO es «');
});
