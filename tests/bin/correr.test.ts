import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const RUN = fileURLToPath(new URL('../../bin/run.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'guion-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(script: string, ...args: string[]) {
  const path = join(folder, 'guion.ts');
  writeFileSync(path, script);
  const { status, stdout, stderr } = spawnSync(process.execPath, [RUN, path, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('types are taken away, arguments arrive and the answer is the exit code', () => {
  const script = `export async function main(args: string[]): Promise<number> {
    console.log(args.join('|'));
    return 3;
  }`;
  expect(run(script, 'uno', '--dos=3', '--')).toMatchObject({ status: 3, stdout: 'uno|--dos=3|--\n' });
});

test('a script that breaks ends with 2 and says in which line of the TypeScript', () => {
  const script = `interface Unused { a: number }

export async function main(): Promise<number> {
  throw new Error('se rompe');
}`;
  const { status, stderr } = run(script);
  expect(status).toBe(2);
  expect(stderr).toMatch(/se rompe[\s\S]*guion\.ts:4:/);
});

test('without a script, or without main, it ends with 2', () => {
  expect(run('export const nada: number = 1;')).toMatchObject({ status: 2 });
  expect(spawnSync(process.execPath, [RUN]).status).toBe(2);
});
