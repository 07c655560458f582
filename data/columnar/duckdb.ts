// The one door of data to DuckDB: columns of one file straight into typed arrays, and columns into a Parquet file.

import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import type * as DuckDB from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api';
import { UserError } from '../../engine/index.js';
import { roomOf } from './column-room.js';

type Library = typeof DuckDB;

/** A file that DuckDB has been let in to, and nothing else. */
export interface OneFile {
  /** The file as a literal of SQL. */
  readonly file: string;
  /** Columns of a SELECT, all of which are DOUBLE and have no NULL: see `orNaN`. `rows` tells how many there are; it is asked when the first of them
   *  are there, and the next are made ready meanwhile. */
  numbers(sql: string, rows: () => number): Promise<readonly Float64Array[]>;
  /** Rows of a table, with a condition where there is one. */
  count(from: string): Promise<number>;
  /** Cells of the first two columns of a SELECT as text. */
  words(sql: string): Promise<readonly (readonly [string, string])[]>;
  /** A table of DOUBLE columns, made from arrays of equal length. */
  make(table: string, columns: Readonly<Record<string, Float64Array>>): Promise<void>;
  run(sql: string): Promise<void>;
}

/** Nothing is fetched, and nothing spilled into a folder. */
const CLOSED = { autoinstall_known_extensions: 'false', autoload_known_extensions: 'false', temp_directory: '' };

/** The library; undefined where the optional package is not installed. */
export async function duckdb(): Promise<Library | undefined> {
  try {
    return await import('@duckdb/node-api');
  } catch {
    return undefined;
  }
}

/** The library, for what cannot be done without it. */
async function needed(): Promise<Library> {
  const library = await duckdb();
  if (library) return library;
  throw new UserError(
    'Parquet files need the package @duckdb/node-api, which is not installed; add it with "npm install @duckdb/node-api@1.5.5-r.5", or use CSV.',
  );
}

/** How far DuckDB reads ahead of what was fetched: with its own one megabyte its threads wait, and a million rows take half as long again. */
const AHEAD = '64MB';

/** An expression of SQL as DOUBLE, NaN where it is NULL. */
export const orNaN = (expression: string): string => `coalesce(CAST(${expression} AS DOUBLE), 'nan')`;

/** A name of SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text of SQL. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Lets `use` at one file and closes the database after it. What it throws is thrown. */
export async function withFile<Found>(path: string, use: (file: OneFile) => Promise<Found>): Promise<Found> {
  const library = await needed();
  const { name, forget } = plainName(resolve(path));
  try {
    const instance = await library.DuckDBInstance.create(':memory:', CLOSED);
    const connection = await instance.connect();
    try {
      await connection.run(`SET streaming_buffer_size = '${AHEAD}'`);
      // After this no other file can be opened, and nothing can be set.
      await connection.run(`SET allowed_paths = [${literal(name)}]`);
      await connection.run('SET enable_external_access = false');
      await connection.run('SET lock_configuration = true');
      return await use(opened(library, connection, name));
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  } finally {
    forget();
  }
}

/** A name that is no pattern: `*`, `?` and `[` would be looked up among the files of a folder. */
function plainName(path: string): { readonly name: string; readonly forget: () => void } {
  if (process.platform === 'win32' || !/[*?[]/.test(path)) return { name: path, forget: () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-'));
  const forget = () => rmSync(folder, { recursive: true, force: true });
  try {
    // The folder, so that a file that is still to be written has a place too.
    symlinkSync(dirname(path), join(folder, 'of'), 'dir');
    const name = join(folder, 'of', basename(path));
    if (!/[*?[]/.test(basename(path))) return { name, forget };
    symlinkSync(path, join(folder, 'file'));
    return { name: join(folder, 'file'), forget };
  } catch (error) {
    forget();
    throw error;
  }
}

function opened(library: Library, connection: DuckDBConnection, name: string): OneFile {
  return {
    file: literal(name),
    numbers: async (sql, rows) => numbersOf(await connection.stream(sql), rows),
    async count(from) {
      const [[rows]] = await numbersOf(
        await connection.stream(`SELECT CAST(count(*) AS DOUBLE) FROM ${from}`),
        () => 1,
      );
      return rows;
    },
    async words(sql) {
      const rows = await (await connection.run(sql)).getRows();
      return rows.map(([first, second]) => [String(first), String(second)] as const);
    },
    make: (table, columns) => make(library, connection, table, columns),
    run: async (sql) => void (await connection.run(sql)),
  };
}

/** The array behind a vector of DOUBLE. It is not part of its declared face, and a cell at a time takes ten times as long. */
const itemsOf = (chunk: DuckDBDataChunk, index: number): Float64Array =>
  (chunk.getColumnVector(index) as unknown as { readonly items: Float64Array }).items;

/** Columns of an answer that comes in parts, so that it is never held twice. */
async function numbersOf(answer: DuckDBResult, rows: () => number): Promise<readonly Float64Array[]> {
  let chunk = await answer.fetchChunk();
  const length = rows();
  const columns = Array.from({ length: answer.columnCount }, () => new Float64Array(roomOf(8 * length)));
  let end = 0;
  for (; chunk && chunk.rowCount > 0; chunk = await answer.fetchChunk()) {
    if (end + chunk.rowCount > length) throw new RangeError(`more rows than the ${length} that were told`);
    for (let index = 0; index < columns.length; index++) columns[index].set(itemsOf(chunk, index), end);
    end += chunk.rowCount;
  }
  if (end < length) throw new RangeError(`${end} rows where ${length} were told`);
  return columns;
}

/** Rows that are handed over at once. */
const CHUNK = 2048;

async function make(
  library: Library,
  connection: DuckDBConnection,
  table: string,
  columns: Readonly<Record<string, Float64Array>>,
): Promise<void> {
  const names = Object.keys(columns);
  const length = columns[names[0]].length;
  await connection.run(`CREATE TABLE ${table} (${names.map((name) => `${name} DOUBLE`).join(', ')})`);
  const types = names.map(() => library.DOUBLE);
  const appender = await connection.createAppender(table);
  for (let from = 0; from < length; from += CHUNK) {
    const to = Math.min(from + CHUNK, length);
    const chunk = library.DuckDBDataChunk.create(types, to - from);
    names.forEach((name, index) => {
      itemsOf(chunk, index).set(columns[name].subarray(from, to));
      chunk.getColumnVector(index).flush();
    });
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
