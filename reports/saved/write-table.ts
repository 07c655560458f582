// A table of a result as CSV text.

import { isoTimes } from '../iso-time.js';
import { type CsvColumn, csvPieces } from './csv.js';
import { type Table, TABLES, type TableName } from './tables.js';

/** The text of a table, piece by piece: numbers in their shortest form that reads back exactly, moments as dates where the rows are daily, nothing for
 *  NaN. */
export function tablePieces<Name extends TableName>(
  name: Name,
  table: Table<Name>,
  frequency: 'daily' | 'intraday',
): Iterable<string> {
  const kinds: Readonly<Record<string, string>> = TABLES[name];
  const columns = Object.keys(kinds).map((column): [string, CsvColumn] => {
    const values = table[column as keyof Table<Name>] as readonly string[] | Float64Array;
    if (kinds[column] !== 'moment') return [column, values];
    const times = values as Float64Array;
    const iso = isoTimes(frequency);
    return [column, { length: times.length, cell: (row) => iso(times[row]) }];
  });
  return csvPieces(Object.fromEntries(columns));
}
