import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createServer } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { SqlTable } from '../agregar/sql.ts';

/** What every engine is given: the tables and the text of `agregar --sql`, and a register in its columns. */
export interface Job {
  /** A folder that everyone may read, gone when the work ends. */
  readonly folder: string;
  readonly tables: readonly SqlTable[];
  /** Where the CSV of a table is. */
  fileOf(table: string): string;
  readonly text: string;
  /** The register, parted by tabulators, `\N` where there is nothing; its columns are REGISTER_COLUMNS. */
  readonly register: string;
}

/** An engine that already exists: runs the text on the register and leaves the groups as CSV with a header. */
export interface Engine {
  readonly name: string;
  run(job: Job, result: string): Promise<void>;
}

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly input?: string;
  /** File that its standard output goes to. */
  readonly output?: string;
  readonly uid?: number;
  readonly gid?: number;
  readonly cwd?: string;
}

/** Runs a program to its end and gives what it printed; rejects with what it complained of. */
export async function run({ program, args, input, output, uid, gid, cwd }: Command): Promise<string> {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], uid, gid, cwd });
  let said = '';
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint = (complaint + chunk).slice(-4000);
  });
  const ended = once(child, 'close');
  const fed = input
    ? // A program that ends before it has read all says why by itself.
      pipeline(createReadStream(input), child.stdin).catch(() => undefined)
    : child.stdin.end();
  const read = output
    ? pipeline(child.stdout, createWriteStream(output))
    : (async () => {
        for await (const chunk of child.stdout) said += chunk;
      })();
  const [[code]] = await Promise.all([ended, fed, read]);
  if (code !== 0) throw new Error(`${program} terminó con ${code}: ${(complaint || said).trim()}`);
  return said;
}

/** A server of our own, running until `stop`. */
export interface Server {
  readonly complaint: () => string;
  readonly running: () => boolean;
  stop(): Promise<void>;
}

export function serve(command: Command, signal: NodeJS.Signals): Server {
  const { program, args, uid, gid, cwd } = command;
  const child: ChildProcess = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], uid, gid, cwd });
  let complaint = '';
  const keep = (chunk: unknown) => {
    complaint = (complaint + chunk).slice(-4000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  child.on('error', (error) => keep(error.message));
  // Whoever breaks this off leaves no server behind.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  const running = () => child.exitCode === null && child.signalCode === null && child.pid !== undefined;
  return {
    complaint: () => complaint.trim(),
    running,
    async stop() {
      if (!running()) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      const patience = setTimeout(() => child.kill('SIGKILL'), 20_000);
      await ended;
      clearTimeout(patience);
    },
  };
}

/** Asks until it answers, while the server runs. */
export async function ready(server: Server, name: string, ask: () => Promise<unknown>): Promise<void> {
  const until = Date.now() + 60_000;
  for (;;) {
    try {
      await ask();
      return;
    } catch (error) {
      if (!server.running() || Date.now() > until)
        throw new Error(`${name} no partió: ${server.complaint() || (error as Error).message}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** A port of this machine that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No hay un puerto libre.');
  return address.port;
}

let updated = false;
/** Installs Debian's packages; what cannot be had is a failure that says so, never an engine passed over. */
export async function install(name: string, packages: readonly string[]): Promise<void> {
  if (process.getuid?.() !== 0)
    throw new Error(
      `Falta ${name}. Instálalo (paquetes ${packages.join(', ')}) o corre esta prueba como root.`,
    );
  try {
    if (!updated) await run({ program: 'apt-get', args: ['update', '-q'] });
    updated = true;
    await run({
      program: 'env',
      args: [
        'DEBIAN_FRONTEND=noninteractive',
        'apt-get',
        'install',
        '-y',
        '-q',
        '--no-install-recommends',
        ...packages,
      ],
    });
  } catch (error) {
    throw new Error(`No se pudo instalar ${name} con apt-get: ${(error as Error).message}`);
  }
}

/** The program asked for on this machine, by its absolute path. */
export async function found(program: string): Promise<boolean> {
  try {
    await run({ program: 'sh', args: ['-c', `command -v ${program}`] });
    return true;
  } catch {
    return false;
  }
}
