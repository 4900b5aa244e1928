/**
 * Bundle budget, in gzip KB of JavaScript: what stands between the reader and the first paint, and all that the
 * page loads at start with the map and its workers. Limits from docs/decisions/0010.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const FIRST_PAINT_KB = 120;
const WITH_MAP_KB = 600;

/** Chunks that come only when the reader asks for what they do; a chunk not named here counts as start. */
const ON_DEMAND = /^(SearchBox|QualityPanel|ReadingPanel|dissolve)-/;

const gzipKb = (path) => gzipSync(readFileSync(path)).length / 1024;
const html = readFileSync('dist/index.html', 'utf8');
const first = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map((match) => match[1]);
const all = readdirSync('dist/assets').filter((name) => /\.m?js$/.test(name));

const before = first.reduce((total, name) => total + gzipKb(join('dist', name)), 0);
const start = all.filter((name) => !ON_DEMAND.test(name));
const total = start.reduce((sum, name) => sum + gzipKb(join('dist/assets', name)), 0);
console.log(`JavaScript antes de pintar: ${before.toFixed(1)} KB de ${FIRST_PAINT_KB} KB`);
console.log(`JavaScript al partir, con mapa y trabajadores: ${total.toFixed(1)} KB de ${WITH_MAP_KB} KB`);
for (const name of all)
  console.log(
    `  ${gzipKb(join('dist/assets', name)).toFixed(1).padStart(7)} KB  ${name}${start.includes(name) ? '' : ' (si se pide)'}`,
  );
if (first.length === 0) console.error('No se encontró el JavaScript de la página.');
process.exitCode = first.length > 0 && before <= FIRST_PAINT_KB && total <= WITH_MAP_KB ? 0 : 1;
