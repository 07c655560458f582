// The dates of a column, in the one form that the whole column is written in.

import { midnight } from '../day.js';
import { type DateCell, dateCell } from './date-forms.js';
import type { Reading } from './format.js';
import type { Table } from './table.js';

/** The dates of a column, a row each. */
export interface Moments {
  /** The clock's reading, ms as if UTC; NaN where the cell is no date (which is a finding). */
  readonly readings: Float64Array;
  /** Minutes that the zone named is ahead of UTC; NaN where none is. */
  readonly zones: Float64Array;
}

type Order = 'm/d/y' | 'd/m/y';

/** The order of day and month, and what tells it; undefined where nothing does. */
function orderOf(
  cells: readonly (DateCell | undefined)[],
  assumed: string | undefined,
): readonly [Order, string] | undefined {
  if (assumed === 'm/d/y' || assumed === 'd/m/y') return [assumed, '--assume says so'];
  const short = cells.filter((cell): cell is DateCell => cell?.kind === 'short');
  const dayFirst = short.find(({ first }) => first > 12);
  const dayNext = short.find(({ second }) => second > 12);
  if (dayFirst && dayNext) return undefined;
  if (dayNext) return ['m/d/y', `its second number is as high as ${dayNext.second}, which no month is`];
  if (dayFirst) return ['d/m/y', `its first number is as high as ${dayFirst.first}, which no month is`];
  return short[0]?.form === '.' ? ['d/m/y', 'dates with dots name the day first'] : undefined;
}

/** The dates of a column; undefined, with a finding, where days and months cannot be told apart. A cell that is no date is a finding. */
export function momentsOf(table: Table, column: number, reading: Reading): Moments | undefined {
  const { findings, believe, assume } = reading;
  const texts = table.column(column);
  const cells = texts.map((text) => dateCell(text));
  const heading = table.headings[column] ?? '';
  const kind = cells.find((cell) => cell !== undefined)?.kind ?? 'year-first';
  const order = kind === 'short' ? orderOf(cells, assume.get('dates')) : undefined;
  if (kind === 'short' && !order) {
    findings.add({
      line: table.rows === 0 ? 0 : table.lineOf(0),
      column: heading,
      value: texts[0],
      what: 'does not tell the day from the month, and the other rows do not either',
      remedy: 'say which with --assume dates=m/d/y or dates=d/m/y',
    });
    return undefined;
  }
  const readings = new Float64Array(table.rows).fill(NaN);
  const zones = new Float64Array(table.rows).fill(NaN);
  for (let row = 0; row < table.rows; row++) {
    const cell = cells[row];
    if (cell?.kind === kind) {
      const { first, second, year } = cell;
      const day =
        order === undefined ? 0 : order[0] === 'm/d/y' ? midnight(year, first, second) : midnight(year, second, first);
      readings[row] = day + cell.reading;
      zones[row] = cell.zone;
    }
    if (!Number.isNaN(readings[row])) continue;
    const value = texts[row].slice(0, 40);
    const what =
      value === ''
        ? 'is empty'
        : cell && cell.kind !== kind
          ? 'is written in another form than the rows above'
          : 'is not a date that can be read';
    findings.add({ line: table.lineOf(row), column: heading, value, what, remedy: 'correct the cell' });
  }
  if (order) believe('dates', order[0].replaceAll('/', cells.find((cell) => cell)!.form), order[1]);
  else {
    const forms = new Set(cells.flatMap((cell) => (cell ? [cell.form] : [])));
    if (forms.size > 0) believe('dates', [...forms].join(', '), 'the year stands first, or the month is a word');
  }
  return { readings, zones };
}
