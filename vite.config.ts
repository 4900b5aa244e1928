import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { homeOf, withCard } from './bin/lib/tarjeta.ts';
import { NAMED_FILE } from './src/panels/anywhere/kept.ts';

/**
 * What the page may do: its own files and nothing else. Map workers and icons are made on the fly (blob:, data:).
 * Written at build, because the development server injects its own inline scripts.
 */
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  // A reader may ask for data of another place (?datos=…): nothing is asked for before they say so (decision 0027).
  "connect-src 'self' https:",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: CSP },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** The picture of a link by its whole address, where who publishes says it (see bin/lib/tarjeta.ts). */
function cardAddress(): Plugin {
  return {
    name: 'card-address',
    apply: 'build',
    configResolved: ({ logger }) => {
      if (!homeOf(process.env.SITIO))
        logger.info(
          'Sin SITIO=https://… la imagen de los enlaces va sin dirección: otros sitios no la muestran.',
        );
    },
    transformIndexHtml: (html) => {
      const home = homeOf(process.env.SITIO);
      if (!home) return html;
      return {
        html: withCard(html, home),
        tags: [{ tag: 'meta', attrs: { property: 'og:url', content: home }, injectTo: 'head' as const }],
      };
    },
  };
}

/** Copies `data/` beside the built page; the development server already serves it from the root. */
function shippedPackages(): Plugin {
  return {
    name: 'shipped-packages',
    apply: 'build',
    generateBundle() {
      const walk = (folder: string): string[] =>
        readdirSync(folder).flatMap((name) => {
          const path = join(folder, name);
          return statSync(path).isDirectory() ? walk(path) : [path];
        });
      for (const path of walk('data'))
        this.emitFile({ type: 'asset', fileName: path.replaceAll('\\', '/'), source: readFileSync(path) });
    },
  };
}

/** What draws the large map: a browser without WebGL never asks for it, so it is not among what every reader keeps. */
const MAP_FILES = /assets\/(?:MapView|maplibre-gl-worker)-[\w-]{8}\.m?(?:js|css)$/;

/** Names those files in `mapa.json`, for the page that does draw the map to keep (src/panels/anywhere/offline.ts). */
function mapFiles(): Plugin {
  return {
    name: 'map-files',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const names = Object.keys(bundle).filter((name) => MAP_FILES.test(name));
        this.emitFile({ type: 'asset', fileName: 'mapa.json', source: JSON.stringify(names) });
      },
    },
  };
}

/**
 * The application as a program of the device, that opens without network: its own files and the packages that
 * travel with it, each known by its contents. Nothing of another place is ever kept.
 */
function installable() {
  const icon = (name: string, sizes: string, purpose: 'any' | 'maskable') => ({
    src: name,
    sizes,
    type: name.endsWith('.svg') ? 'image/svg+xml' : 'image/png',
    purpose,
  });
  return VitePWA({
    // The page registers it itself, once it is at rest, and a new version waits for the reader.
    injectRegister: false,
    registerType: 'prompt',
    filename: 'sw.js',
    manifestFilename: 'aplicacion.webmanifest',
    manifest: {
      id: './',
      name: 'Mapa Territorial de Oportunidades',
      short_name: 'Oportunidades',
      description: 'Qué hay, qué falta y quién puede ayudar, en cada comuna de Chile y cada sector.',
      lang: 'es-CL',
      dir: 'ltr',
      start_url: './',
      scope: './',
      display: 'standalone',
      background_color: '#faf8f4',
      theme_color: '#0b5a60',
      categories: ['business', 'government', 'education'],
      icons: [
        icon('icono.svg', 'any', 'any'),
        icon('iconos/icono-192.png', '192x192', 'any'),
        icon('iconos/icono-512.png', '512x512', 'any'),
        icon('iconos/icono-recortable-512.png', '512x512', 'maskable'),
      ],
    },
    workbox: {
      globPatterns: ['**/*.{html,js,mjs,css,woff2,svg,json,csv,topojson,geojson}'],
      globIgnores: ['assets/MapView-*', 'assets/maplibre-gl-worker-*', 'sw.js'],
      maximumFileSizeToCacheInBytes: 4_000_000,
      dontCacheBustURLsMatching: /assets\//,
      inlineWorkboxRuntime: true,
      cleanupOutdatedCaches: true,
      clientsClaim: true,
      // Every view is the one page, whatever its link says; a file that is asked for by its name is that file.
      navigateFallback: 'index.html',
      navigateFallbackDenylist: [NAMED_FILE],
      runtimeCaching: [
        {
          urlPattern: MAP_FILES,
          handler: 'CacheFirst',
          // Only the page puts files there: it looks at what the host answered.
          options: { cacheName: 'mapa', plugins: [{ cacheWillUpdate: async () => null }] },
        },
      ],
    },
  });
}

/**
 * What an entry imports from the first line goes in one file. By itself the bundler cuts it wherever a part that comes later
 * shares some of it: a dozen small files, each asked for apart and compressed without the others.
 */
const inOne = (name: string) => ({ groups: [{ name, tags: ['$initial' as const] }] });

export default defineConfig({
  // Relative, so that the build works from any folder of any static host.
  base: './',
  plugins: [react(), contentSecurityPolicy(), cardAddress(), shippedPackages(), mapFiles(), installable()],
  worker: { format: 'es', rolldownOptions: { output: { codeSplitting: inOne('calculo') } } },
  build: {
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: inOne('pagina') } },
  },
  server: { host: 'localhost', port: 5173 },
  preview: { host: 'localhost', port: 4173 },
});
