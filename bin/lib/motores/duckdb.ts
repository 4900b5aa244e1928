import { DuckDBInstance } from '@duckdb/node-api';
import { REGISTER_COLUMNS } from '../agregar/sql.ts';
import type { Engine } from './trabajo.ts';

/** DuckDB, inside of this process. */
export const duckdb: Engine = {
  name: 'DuckDB',
  async run({ folder, tables, fileOf, text, register }, result) {
    const instance = await DuckDBInstance.create(':memory:', { threads: '2', temp_directory: folder });
    try {
      const connection = await instance.connect();
      for (const { name, columns } of tables) {
        await connection.run(
          `create table ${name} (${columns.map((column) => column.join(' ')).join(', ')})`,
        );
        await connection.run(`copy ${name} from '${fileOf(name)}' (header, delimiter ',', quote '')`);
      }
      await connection.run(
        `create table registro (${REGISTER_COLUMNS.map(([name, type]) => `${name} ${type}`).join(', ')})`,
      );
      await connection.run(
        `copy registro from '${register}' (header false, delimiter '\\t', quote '', nullstr '\\N')`,
      );
      await connection.run(`copy (${text}) to '${result}' (header, delimiter ',')`);
      connection.closeSync();
    } finally {
      instance.closeSync();
    }
  },
};
