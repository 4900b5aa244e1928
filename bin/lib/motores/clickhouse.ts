import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GROUP_KEYS, GROUP_SUMS, REGISTER_COLUMNS } from '../agregar/sql.ts';
import { type Engine, found, freePort, install, ready, run, type Server, serve } from './trabajo.ts';

const SERVER = 'clickhouse-server';
const CLIENT = 'clickhouse-client';

/**
 * What the text asks of ClickHouse: a row with no partner is empty, not zero, and joins keep every partner. Today's versions
 * need only the first. Rows sent to the distributed table are with their shard when the order ends.
 */
const PREAMBLE = { join_use_nulls: 1, join_default_strictness: 'ALL', insert_distributed_sync: 1 };

/**
 * ClickHouse, as two shards on loopback. The register goes in through a distributed table that sends each id to one shard; the
 * text runs on each with what it has, and a second distributed table adds up the partial groups.
 */
export const clickhouse: Engine = {
  name: 'ClickHouse, dos partes',
  async run({ folder, tables, fileOf, text, register }, result) {
    if (!(await found(SERVER)) || !(await found(CLIENT))) await install('ClickHouse', [SERVER, CLIENT]);
    const ports = [await freePort(), await freePort()];
    const servers: Server[] = [];
    const ask = (port: number, query: string, files: { input?: string; output?: string } = {}) =>
      run({
        program: CLIENT,
        args: ['--host', '127.0.0.1', '--port', String(port), '--query', query],
        cwd: folder,
        ...files,
      });
    try {
      for (const port of ports) {
        const home = join(folder, `clickhouse-${port}`);
        await mkdir(join(home, 'datos'), { recursive: true });
        await mkdir(join(home, 'tmp'));
        await writeFile(join(home, 'users.xml'), USERS);
        await writeFile(join(home, 'config.xml'), configOf(home, port, await freePort(), ports));
        servers.push(
          serve(
            { program: SERVER, args: [`--config-file=${join(home, 'config.xml')}`], cwd: home },
            'SIGTERM',
          ),
        );
      }
      const [first = 0] = ports;
      const fields = REGISTER_COLUMNS.map(([name, type]) =>
        name === 'fila' ? `${name} Int64` : `${name} Nullable(${TYPES[type]})`,
      ).join(', ');
      for (const [at, port] of ports.entries()) {
        const server = servers[at];
        if (server) await ready(server, 'ClickHouse', () => ask(port, 'select 1'));
        for (const { name, columns } of tables) {
          const typed = columns.map(([column, type]) => `${column} ${TYPES[type]}`).join(', ');
          await ask(port, `create table ${name} (${typed}) engine = MergeTree() order by tuple()`);
          await ask(port, `insert into ${name} format CSVWithNames`, { input: fileOf(name) });
        }
        await ask(port, `create table registro (${fields}) engine = MergeTree() order by fila`);
        await ask(port, `create view parcial as ${text}`);
      }
      await ask(
        first,
        `create table registro_entero (${fields}) engine = Distributed(mapa, default, registro, sipHash64(coalesce(id, '')))`,
      );
      await ask(first, 'insert into registro_entero format TabSeparated', { input: register });
      for (const port of ports)
        if (Number(await ask(port, 'select count(*) from registro')) === 0)
          throw new Error('Una de las partes de ClickHouse quedó sin filas: no se estaría repartiendo nada.');
      await ask(first, 'create table parciales as parcial engine = Distributed(mapa, default, parcial)');
      await ask(first, `${MERGE} format CSVWithNames`, { output: result });
    } finally {
      await Promise.all(servers.map((server) => server.stop()));
    }
  },
};

const TYPES = { bigint: 'Int64', varchar: 'String', double: 'Float64' } as const;

const KEYS = GROUP_KEYS.join(', ');
/** How shards merge: the same keys, and every count and sum added up. */
const MERGE = `select ${KEYS}, ${GROUP_SUMS.map((sum) => `sum(${sum}) as ${sum}_`).join(', ')} from parciales group by ${KEYS}`;

const USERS = `<yandex>
  <profiles><default>
    <max_memory_usage>3000000000</max_memory_usage><max_threads>1</max_threads>
    ${Object.entries(PREAMBLE)
      .map(([name, value]) => `<${name}>${value}</${name}>`)
      .join('')}
  </default></profiles>
  <users><default>
    <password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota>
  </default></users>
  <quotas><default/></quotas>
</yandex>
`;

function configOf(home: string, port: number, http: number, shards: readonly number[]): string {
  const shard = (of: number) => `<shard><replica><host>127.0.0.1</host><port>${of}</port></replica></shard>`;
  return `<yandex>
  <logger><level>error</level><log>${home}/registro.log</log><errorlog>${home}/errores.log</errorlog></logger>
  <listen_host>127.0.0.1</listen_host><tcp_port>${port}</tcp_port><http_port>${http}</http_port>
  <path>${home}/datos/</path><tmp_path>${home}/tmp/</tmp_path><mark_cache_size>100000000</mark_cache_size>
  <users_config>${home}/users.xml</users_config>
  <default_profile>default</default_profile><default_database>default</default_database>
  <remote_servers><mapa>${shards.map(shard).join('')}</mapa></remote_servers>
</yandex>
`;
}
