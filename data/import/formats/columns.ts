// Columns of a table by their headings.

import type { Table } from '../table.js';

/** The first column whose heading fits; -1 where none does. */
export const columnNamed = (table: Table, heading: RegExp): number =>
  table.headings.findIndex((one) => heading.test(one.trim()));

/** True where each of the headings is there, and the table has a date. */
export const hasColumns = (table: Table, headings: readonly RegExp[]): boolean =>
  table.kind === 'delimited' && table.dated >= 0 && headings.every((heading) => columnNamed(table, heading) >= 0);

const SAMPLED = 200;

/** True for a column that holds numbers, or nothing, in its first rows and its last. */
export function isNumeric(table: Table, column: number): boolean {
  const cells = table.column(column);
  const looked = cells.length <= 2 * SAMPLED ? cells : [...cells.slice(0, SAMPLED), ...cells.slice(-SAMPLED)];
  const filled = looked.filter((cell) => !/^(?:null|none|nan|na|n\/a|-+)?$/i.test(cell));
  const numbers = filled.filter((cell) =>
    /^[-+]?[\d.,' ]*\d[\d.,' ]*(?:e[-+]?\d+)?\s*[KMBT%万亿]?$/i.test(cell),
  ).length;
  return numbers > 0 && numbers * 10 >= filled.length * 9;
}

/** Columns of numbers that are not the date, nor one of those named. */
export const otherNumbers = (table: Table, taken: readonly number[]): readonly number[] =>
  Array.from({ length: table.width }, (_, column) => column).filter(
    (column) => column !== table.dated && !taken.includes(column) && isNumeric(table, column),
  );
