// A table of a result as CSV text.

import { csv } from './csv.js';
import { isoTime } from '../iso-time.js';
import { type Table, TABLES, type TableName } from './tables.js';

/** The text of a table: numbers in their shortest form that reads back exactly, moments as dates where the rows are daily, nothing for NaN. */
export function tableText<Name extends TableName>(
  name: Name,
  table: Table<Name>,
  frequency: 'daily' | 'intraday',
): string {
  const kinds: Readonly<Record<string, string>> = TABLES[name];
  const columns = Object.keys(kinds).map((column) => {
    const values = table[column as keyof Table<Name>] as readonly string[] | Float64Array;
    const isMoment = kinds[column] === 'moment';
    return [
      column,
      isMoment ? Array.from(values as Float64Array, (time) => isoTime(time, frequency)) : values,
    ] as const;
  });
  return csv(Object.fromEntries(columns));
}
