import { describe, expect, it, test } from 'vitest';
import { isCode, NAMED_FILE } from '../../src/panels/anywhere/kept.ts';

describe('qué direcciones son un archivo, y no una vista de la página', () => {
  test.each([
    '/data/chile/datapackage.json',
    '/municipio/mapa/plantillas/registro.csv',
    '/mapa/assets/MapView-abcdefgh.js?v=2',
    '/data/mapa/iconos/icono-192.png',
  ])('%s es un archivo', (address) => {
    expect(NAMED_FILE.test(address)).toBe(true);
  });
  test.each([
    '/',
    '/data/mapa/',
    '/data/v1.2/?zona=02201',
    '/data/mapa/index.html',
    '/data/mapa/index.html?zona=02201',
    '/mapa/?datos=https://x.cl/data/y/datapackage.json',
    '/mapa/?datos=https://x.cl/data/y/',
  ])('%s se abre sin conexión como cualquier vista', (address) => {
    expect(NAMED_FILE.test(address)).toBe(false);
  });
});

describe('qué se guarda para dibujar el mapa sin conexión', () => {
  const answer = (type: string, status = 200) =>
    new Response('x', { status, headers: { 'content-type': type } });
  it('código y estilos', () => {
    expect(isCode(answer('text/javascript; charset=utf-8'))).toBe(true);
    expect(isCode(answer('application/javascript'))).toBe(true);
    expect(isCode(answer('text/css'))).toBe(true);
  });
  it('no la página de inicio que un servidor responde en lugar de lo que no está', () => {
    expect(isCode(answer('text/html; charset=utf-8'))).toBe(false);
    expect(isCode(answer('text/javascript', 404))).toBe(false);
    expect(isCode(new Response('x', { headers: {} }))).toBe(false);
    expect(isCode(undefined)).toBe(false);
  });
});
