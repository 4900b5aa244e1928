/**
 * Runs a TypeScript script of this repository: `node bin/run.mjs bin/guion.ts [argumentos…]`.
 *
 * The script exports `main(args: string[]): Promise<number>`; its answer is the exit code. Exit code 2 means
 * that the script could not be run or broke: 1 is left to what a script has to say about its input.
 *
 * Vite's module runner takes the types away, so scripts and application share one toolchain and no second
 * one (tsx, ts-node) is installed. `runnerImport` would be shorter, but it closes the runner as soon as the
 * module is loaded: after that dynamic imports fail and stack traces lose their line numbers.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRunnableDevEnvironment, resolveConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

async function run(script, args) {
  const config = await resolveConfig(
    {
      root,
      // Nothing of the web build applies here: no config file, no .env, no plugins, no dependency cache.
      configFile: false,
      envDir: false,
      logLevel: 'error',
      environments: {
        guion: {
          consumer: 'server',
          dev: { moduleRunnerTransform: true },
          // Packages are loaded by Node itself, exactly as it would resolve them.
          resolve: { external: true, mainFields: [], conditions: ['node'] },
        },
      },
    },
    'serve',
  );
  const environment = createRunnableDevEnvironment('guion', config, {
    runnerOptions: { hmr: false },
    hot: false,
  });
  await environment.init();
  try {
    const module = await environment.runner.import(resolve(script));
    if (typeof module.main !== 'function') throw new Error(`${script} no exporta main(args)`);
    return await module.main(args);
  } catch (error) {
    // Printed while the runner is open: closing it takes the source maps of the stack away.
    console.error(error);
    return 2;
  } finally {
    await environment.close();
  }
}

const [script, ...args] = process.argv.slice(2);
if (script === undefined) {
  console.error('Uso: node bin/run.mjs <guion.ts> [argumentos…]');
  process.exitCode = 2;
} else {
  process.exitCode = await run(script, args);
}
