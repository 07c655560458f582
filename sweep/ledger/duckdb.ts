// The one door to DuckDB: questions about what is remembered, and Parquet files of it.

import type * as DuckDB from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { UserError } from '../../engine/index.js';
import { clean } from '../../reports/render/clean.js';
import { columnOf, type Grid, type GridColumn } from '../../reports/trials/grid.js';

/** Tables that can be asked. */
export interface Database {
  /** The answer to one SELECT, which can see nothing but the tables: no file, no network, no setting. */
  ask(sql: string): Promise<Grid>;
  close(): void;
}

type Library = typeof DuckDB;

async function library(): Promise<Library> {
  try {
    return await import('@duckdb/node-api');
  } catch (error) {
    throw new UserError(
      'SQL and Parquet need the package @duckdb/node-api, which is not installed; add it with "npm install @duckdb/node-api@1.5.5-r.5", or use CSV or Arrow.',
      { cause: error },
    );
  }
}

/** Nothing is fetched, and nothing spilled into a folder. */
const CLOSED = { autoinstall_known_extensions: 'false', autoload_known_extensions: 'false', temp_directory: '' };

async function connected(): Promise<{ duckdb: Library; connection: DuckDBConnection; close: () => void }> {
  const duckdb = await library();
  const instance = await duckdb.DuckDBInstance.create(':memory:', CLOSED);
  const connection = await instance.connect();
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  return { duckdb, connection, close };
}

/** A database in memory that holds tables by their names. */
export async function database(tables: Readonly<Record<string, Grid>>): Promise<Database> {
  const { duckdb, connection, close } = await connected();
  try {
    for (const [name, grid] of Object.entries(tables)) await load(duckdb, connection, name, grid);
    // What is pasted from somewhere must not reach out; after this nothing can be set any more.
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
  } catch (error) {
    close();
    throw error;
  }
  return { ask: (sql) => answer(duckdb, connection, sql, Object.keys(tables)), close };
}

/** Writes a grid as a Parquet file, which must not be there. */
export async function writeParquet(grid: Grid, path: string): Promise<void> {
  const { duckdb, connection, close } = await connected();
  try {
    await load(duckdb, connection, 'grid', grid);
    await connection.run(`COPY grid TO '${path.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`);
  } finally {
    close();
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Rows that are handed over at once. */
const CHUNK = 2048;

async function load(duckdb: Library, connection: DuckDBConnection, table: string, grid: Grid): Promise<void> {
  const { columns, length } = grid;
  const typed = columns.map(({ name, kind }) => `${quoted(name)} ${kind === 'number' ? 'DOUBLE' : 'VARCHAR'}`);
  await connection.run(`CREATE TABLE ${quoted(table)} (${typed.join(', ')})`);
  const types = columns.map(({ kind }) => (kind === 'number' ? duckdb.DOUBLE : duckdb.VARCHAR));
  const appender = await connection.createAppender(table);
  for (let from = 0; from < length; from += CHUNK) {
    const rows = Math.min(CHUNK, length - from);
    const chunk = duckdb.DuckDBDataChunk.create(types, rows);
    chunk.setColumns(columns.map((column) => cells(column, from, rows)));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

function cells({ values }: GridColumn, from: number, rows: number): (string | number | null)[] {
  return Array.from({ length: rows }, (_, i) => {
    const cell = values[from + i];
    return typeof cell === 'number' && Number.isNaN(cell) ? null : cell;
  });
}

async function answer(
  duckdb: Library,
  connection: DuckDBConnection,
  sql: string,
  tables: readonly string[],
): Promise<Grid> {
  try {
    const statements = await connection.extractStatements(sql);
    if (statements.count !== 1) throw new UserError('--sql takes one SELECT; give one statement.');
    const statement = await statements.prepare(0);
    const { SELECT, EXPLAIN } = duckdb.StatementType;
    if (statement.statementType !== SELECT && statement.statementType !== EXPLAIN) {
      throw new UserError(`--sql only asks: give a SELECT over ${tables.join(' and ')}.`);
    }
    const reader = await statement.runAndReadAll();
    const names = reader.deduplicatedColumnNames();
    const found = reader.getColumns();
    return {
      columns: names.map((name, i) => columnOf(name, (found[i] ?? []).map(plain))),
      length: reader.currentRowCount,
    };
  } catch (error) {
    if (error instanceof UserError) throw error;
    const [said] = String(error instanceof Error ? error.message : error).split('\n');
    throw new UserError(
      `The SQL failed: ${clean(said).replace(/[.!?]*$/, '')}; the tables are ${tables.join(' and ')}.`,
      {
        cause: error,
      },
    );
  }
}

/** A value of DuckDB as a cell: numbers of all kinds as a double, everything else as its text. */
function plain(value: DuckDBValue): number | string | boolean | null {
  if (value === null || typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') return Number(value);
  return 'toDouble' in value && typeof value.toDouble === 'function' ? Number(value.toDouble()) : String(value);
}
