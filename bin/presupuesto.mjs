/**
 * Bundle budget, in gzip KB of JavaScript: what stands between the reader and the first paint, and all that the
 * page loads at start with the map and its workers. Limits from docs/decisions/0010.
 *
 *   node bin/presupuesto.mjs            the sums against their limits; exit code 1 when one is passed
 *   node bin/presupuesto.mjs --lista    the names of the chunks loaded at start, one per line
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const FIRST_PAINT_KB = 120;
const WITH_MAP_KB = 600;

/**
 * What the page asks for by itself at its default view, besides what index.html names: chunks imported on the fly, and
 * workers. All that these import statically comes along; the rest waits for the reader. A browser test holds this list
 * to what is really fetched (tests/e2e/parte-liviana.spec.ts).
 */
const AT_START = [
  'MapColumn',
  'MapView',
  'Content',
  'Controls',
  'analyst',
  'outlines',
  'maplibre-gl-worker',
  'offline',
];

const ASSETS = 'dist/assets';
const sourceOf = (name) => readFileSync(join(ASSETS, name), 'utf8');
const gzipKb = (name) => gzipSync(readFileSync(join(ASSETS, name))).length / 1024;

/** Files that a chunk imports as it loads: `from"./x.js"` and `import"./x.js"`, not `import("./x.js")`. */
const importsOf = (name) =>
  [...sourceOf(name).matchAll(/\b(?:from|import)\s*["']\.\/([\w.-]+\.m?js)["']/g)].map((match) => match[1]);

/** The chunks given and all that they import, each once. */
function withImports(names) {
  const seen = new Set();
  const visit = (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    importsOf(name).forEach(visit);
  };
  names.forEach(visit);
  return seen;
}

const all = readdirSync(ASSETS).filter((name) => /\.m?js$/.test(name));
/** A chunk by the name it has before its hash of eight signs. */
const named = (wanted) => all.filter((name) => name.replace(/-[\w-]{8}\.m?js$/, '') === wanted);

const html = readFileSync('dist/index.html', 'utf8');
const scripts = [...html.matchAll(/(?:src|href)="\.\/assets\/([^"]+\.js)"/g)].map((match) => match[1]);
const first = withImports(scripts);
const start = withImports([...scripts, ...AT_START.flatMap(named)]);
const absent = AT_START.filter((wanted) => named(wanted).length === 0);

if (process.argv.includes('--lista')) console.log([...start].sort().join('\n'));
else {
  const sum = (names) => [...names].reduce((total, name) => total + gzipKb(name), 0);
  const before = sum(first);
  const total = sum(start);
  console.log(`JavaScript antes de pintar: ${before.toFixed(1)} KB de ${FIRST_PAINT_KB} KB`);
  console.log(`JavaScript al partir, con mapa y trabajadores: ${total.toFixed(1)} KB de ${WITH_MAP_KB} KB`);
  for (const name of all)
    console.log(
      `  ${gzipKb(name).toFixed(1).padStart(7)} KB  ${name}${start.has(name) ? '' : ' (si se pide)'}`,
    );
  if (scripts.length === 0) console.error('No se encontró el JavaScript de la página.');
  if (absent.length > 0) console.error(`No se construyeron: ${absent.join(', ')}.`);
  const fits = before <= FIRST_PAINT_KB && total <= WITH_MAP_KB;
  process.exitCode = scripts.length > 0 && absent.length === 0 && fits ? 0 : 1;
}
