// A grid as CSV.

import { csv } from '../saved/csv.js';
import type { Grid } from './grid.js';

/** The header and a line for each row; what is none is an empty cell. */
export function gridCsv({ columns, length }: Grid): string {
  const named = columns.map(({ name, values }) => [
    name,
    values instanceof Float64Array ? values : values.map((cell) => cell ?? ''),
  ]);
  return length > 0 ? csv(Object.fromEntries(named)) : `${columns.map(({ name }) => quoted(name)).join(',')}\n`;
}

const quoted = (name: string): string => (/[",\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name);
