// Large canonical CSV files of bars, straight into columns.

import type { FileColumns } from '../file-columns.js';
import { type Layout, type Role, doubledOf, formatOf, layoutOf } from '../formats.js';
import { duckdb, orNaN, withFile } from './duckdb.js';
import { type PlainHead, type PlainLines, plainHead, plainLines } from './csv-lines.js';
import { markOf } from './file-hash.js';

const VALUES = ['open', 'high', 'low', 'close', 'volume'] as const;

/** Bytes that DuckDB reads at once; left to itself it takes 32 MB for each of several. */
const BUFFER = 4 << 20;
/** Bytes of a line that no bar has. */
const LINE = 1 << 16;

/** Years of four digits, ms. */
const [EARLIEST, LATEST] = [Date.UTC(1000, 0, 1), Date.UTC(9999, 11, 31)];

/** The columns of a file, where it is plain in every byte and DuckDB is there; undefined where it has to be read with care. */
export async function readBarsColumns(path: string): Promise<FileColumns | undefined> {
  try {
    return await columnsOf(path);
  } catch {
    // Whatever DuckDB or the file system has against it, the careful reader says in its own words.
    return undefined;
  }
}

async function columnsOf(path: string): Promise<FileColumns | undefined> {
  const before = markOf(path).words;
  const head = plainHead(path);
  if (!head || !(await duckdb())) return undefined;
  const names = head.header;
  const layout = layoutOf(names);
  const format = formatOf(names, layout);
  if (!format || layout.get('date') !== 0 || doubledOf(names, layout).length > 0) return undefined;
  const roles = VALUES.filter((role) => layout.has(role));
  let lines: PlainLines | undefined;
  // DuckDB has threads of its own, and reads ahead while the lines are looked at.
  const rowsOf = () => {
    lines = plainLines(path, head);
    if (!lines) throw new Error('not plain');
    return lines.rows;
  };
  const answer = withFile(path, ({ file, numbers }) => numbers(selectOf(file, head, layout, roles), rowsOf));
  const [readings, ...columns] = await answer;
  if (!lines) return undefined;
  if (readings.length !== lines.rows || markOf(path).words !== before) return undefined;
  const values = new Map<Role, Float64Array>(roles.map((role, index) => [role, columns[index]]));
  if (!isWhole(readings, values)) return undefined;
  const zones = head.date.endsWith('Z') ? 0 : NaN;
  return { names, layout, format, lines: linesFrom(2, readings.length), readings, zones, values, sha256: lines.sha256 };
}

function selectOf(file: string, { header, crlf }: PlainHead, layout: Layout, roles: readonly Role[]): string {
  const types = header.map((_, place) => {
    const role = roles.find((one) => layout.get(one) === place);
    return `'c${place}': '${place === 0 ? 'TIMESTAMP' : role === undefined ? 'VARCHAR' : 'DOUBLE'}'`;
  });
  const told = [
    'auto_detect = false',
    'header = false',
    'skip = 1',
    "delim = ','",
    "quote = ''",
    "escape = ''",
    "compression = 'none'",
    `buffer_size = ${BUFFER}`,
    `max_line_size = ${LINE}`,
    `new_line = '${crlf ? '\\r\\n' : '\\n'}'`,
    `columns = {${types.join(', ')}}`,
  ];
  const cells = roles.map((role) => orNaN(`c${layout.get(role)}`));
  return `SELECT ${[orNaN('epoch_ms(c0)'), ...cells].join(', ')} FROM read_csv(${file}, ${told.join(', ')})`;
}

/** Whole numbers from `first` on. */
export function linesFrom(first: number, length: number): Int32Array {
  const lines = new Int32Array(length);
  for (let row = 0; row < length; row++) lines[row] = first + row;
  return lines;
}

/** True where every row has a date of four digits a year and finite prices, and no volume is infinite. */
export function isWhole(readings: Float64Array, values: ReadonlyMap<Role, Float64Array>): boolean {
  for (let row = 0; row < readings.length; row++) {
    if (!(readings[row] >= EARLIEST && readings[row] <= LATEST)) return false;
  }
  for (const [role, column] of values) {
    for (let row = 0; row < column.length; row++) {
      const value = column[row];
      // A difference of an infinity, or of NaN, from itself is not zero.
      if (value - value !== 0 && !(role === 'volume' && value !== value)) return false;
    }
  }
  return true;
}
