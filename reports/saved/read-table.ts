// A table of a result from its CSV text, which nobody vetted.

import { UserError } from '../../engine/index.js';
import { type CellKind, type Table, TABLES, type TableName } from './tables.js';

const NUMBER = /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const MOMENT = /^[+-]?\d{4,6}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d{3})?Z)?$/;

const WANTED = {
  number: 'a number',
  moment: 'a date such as 2024-05-28 or a time such as 2024-05-28T01:30:00Z',
} as const;

/** Number of a cell; NaN of an empty one; undefined of what is none. */
function numberOf(cell: string): number | undefined {
  if (cell === '') return NaN;
  const value = NUMBER.test(cell) ? Number(cell) : NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** ms UTC of a cell; NaN of an empty one; undefined of what is no moment. */
function momentOf(cell: string): number | undefined {
  if (cell === '') return NaN;
  const value = MOMENT.test(cell) ? Date.parse(cell) : NaN;
  return Number.isFinite(value) ? value : undefined;
}

const READERS = { number: numberOf, moment: momentOf } as const;

function columnOf(
  file: string,
  column: string,
  kind: CellKind,
  cells: ArrayLike<unknown>,
): readonly string[] | Float64Array {
  if (kind === 'text') return Array.from(cells, (cell) => String(cell ?? ''));
  const out = new Float64Array(cells.length);
  const read = READERS[kind];
  for (let row = 0; row < out.length; row++) {
    const cell = String(cells[row] ?? '');
    const value = read(cell);
    if (value === undefined) {
      const shown = JSON.stringify(cell.slice(0, 40));
      // The header is line 1; quoted line feeds do not stand in a table of ours.
      throw new UserError(
        `${file}, line ${row + 2}: ${column} is ${shown}, which is not ${WANTED[kind]}; repeat the run to write it anew.`,
      );
    }
    out[row] = value;
  }
  return out;
}

/** The table of a file's text. Columns that a later version may have added behind ours are passed over; a missing one, or a cell that is not what
 *  its column holds, is an error that names the file and the place. `file` is the name to show. */
export async function tableOf<Name extends TableName>(name: Name, text: string, file: string): Promise<Table<Name>> {
  // The library wants a header.
  if (text.trim() === '') throw new UserError(`${file} is empty, without even a header; repeat the run.`);
  const { fromCSV } = await import('arquero');
  const read = fromCSV(text, { autoType: false });
  const names = new Set(read.columnNames());
  const wanted = Object.entries(TABLES[name]);
  // Of a file that is another altogether the first cell that does not fit says little.
  for (const [column] of wanted)
    if (!names.has(column))
      throw new UserError(`${file} has no column ${column}: it is no ${name} of this version; repeat the run.`);
  const columns = wanted.map(
    ([column, kind]) => [column, columnOf(file, column, kind, read.array(column) as ArrayLike<unknown>)] as const,
  );
  return Object.fromEntries(columns) as Table<Name>;
}
