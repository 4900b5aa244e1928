import { defineConfig } from '@playwright/test';
import { chromiumPath } from './bin/chromium.ts';

const PORT = 4174;

export default defineConfig({
  testDir: 'tests/e2e',
  // Its own folder: Playwright empties it, and the unit report lies beside it.
  outputDir: 'test-results/navegador',
  testMatch: '**/*.spec.ts',
  fullyParallel: true,
  // Software WebGL is heavy: two browsers are what two cores carry.
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${PORT}`,
    viewport: { width: 1440, height: 900 },
    locale: 'es-CL',
    contextOptions: { reducedMotion: 'reduce' },
    // What is kept on the device has its own tests: in the others every page comes from the server.
    serviceWorkers: 'block',
    launchOptions: {
      ...(chromiumPath() ? { executablePath: chromiumPath() as string } : {}),
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--use-gl=angle',
        '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader',
      ],
    },
  },
  webServer: {
    command: `npx vite preview --port ${PORT} --strictPort`,
    url: `http://localhost:${PORT}`,
    reuseExistingServer: false,
  },
});
