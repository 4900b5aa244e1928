import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 30_000,
    // Files share their modules: nothing here keeps state between tests, and loading them anew doubled the time.
    isolate: false,
    // By default a core is left free: on two, that is half the machine.
    maxWorkers: '100%',
  },
});
