import { chmod, chown, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { REGISTER_COLUMNS } from '../agregar/sql.ts';
import { type Engine, install, ready, run, serve } from './trabajo.ts';

const HOME = '/usr/lib/postgresql';
/** PostgreSQL refuses to run as root: whom Debian keeps for what needs no rights at all. */
const NOBODY = 65_534;

/** The newest of those installed. */
async function programs(): Promise<string | undefined> {
  const versions = await readdir(HOME).catch((): string[] => []);
  const [newest] = versions.sort((a, b) => Number(b) - Number(a));
  return newest && join(HOME, newest, 'bin');
}

/** PostgreSQL, in a cluster of its own that answers on a socket of the folder and nowhere else. */
export const postgresql: Engine = {
  name: 'PostgreSQL',
  async run({ folder, tables, fileOf, text, register }, result) {
    if (!(await programs())) await install('PostgreSQL', ['postgresql']);
    const bin = await programs();
    if (!bin) throw new Error(`PostgreSQL no está en ${HOME}.`);
    const home = join(folder, 'postgresql');
    await mkdir(home);
    const root = process.getuid?.() === 0;
    if (root) await chown(home, NOBODY, NOBODY);
    await chmod(home, 0o700);
    const as = { ...(root ? { uid: NOBODY, gid: NOBODY } : {}), cwd: home };
    const data = join(home, 'datos');
    await run({
      program: join(bin, 'initdb'),
      args: ['-D', data, '-A', 'trust', '-U', 'mapa', '--locale=C', '-E', 'UTF8', '--no-sync'],
      ...as,
    });
    const settings = {
      listen_addresses: '',
      unix_socket_directories: home,
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_wal_size: '4GB',
      shared_buffers: '256MB',
      work_mem: '192MB',
      jit: 'off',
    };
    const server = serve(
      {
        program: join(bin, 'postgres'),
        args: [
          '-D',
          data,
          ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
        ],
        ...as,
      },
      'SIGINT',
    );
    const psql = (args: readonly string[], files: { input?: string; output?: string } = {}) =>
      run({
        program: join(bin, 'psql'),
        args: ['-h', home, '-U', 'mapa', '-d', 'postgres', '-X', '-q', '-v', 'ON_ERROR_STOP=1', ...args],
        ...files,
      });
    try {
      await ready(server, 'PostgreSQL', () => psql(['-c', 'select 1']));
      for (const { name, columns } of tables) {
        await psql([
          '-c',
          `create unlogged table ${name} (${columns.map((column) => column.join(' ')).join(', ')})`,
        ]);
        await psql(['-c', `copy ${name} from stdin (format csv, header)`], { input: fileOf(name) });
      }
      const columns = REGISTER_COLUMNS.map(
        ([name, type]) => `${name} ${type === 'double' ? 'double precision' : type}`,
      );
      await psql(['-c', `create unlogged table registro (${columns.join(', ')})`]);
      await psql(['-c', 'copy registro from stdin'], { input: register });
      await psql(['-c', 'analyze']);
      await psql(['--csv', '-c', text], { output: result });
    } finally {
      await server.stop();
    }
  },
};
