// Weekly reports: positions of futures traders (COT) and the exposure of active managers (NAAIM).

import { DAY, startOfDay } from '../../day.js';
import type { ImportFormat } from '../format.js';
import { kebabOf } from '../series-names.js';
import { seriesOf } from '../series-table.js';
import type { Table } from '../table.js';
import { hasColumns, otherNumbers } from './columns.js';

const stemOf = (table: Table): string => kebabOf(table.names.at(-1) ?? '');

/** Names of a file's columns after the file, which says whose they are. */
const namedAfter = (table: Table, stem: string): readonly { readonly column: number; readonly name: string }[] =>
  otherNumbers(table, []).map((column) => {
    const name = kebabOf(table.headings[column]) || `column-${column + 1}`;
    return { column, name: stem === '' || name.startsWith(stem) ? name : `${stem}-${name}` };
  });

/** Friday at 15:30 in Washington, in UTC: 20:30 in winter; an hour earlier in summer, when 20:30 is on the safe side. */
const RELEASED = 20.5 * 3_600_000;
const FRIDAY = 5;

/** The release of the report that describes a day: the Friday of its week, or, of a Friday itself and a weekend, the Friday after. */
export function releaseOf(date: number): number {
  const day = startOfDay(date);
  const weekday = new Date(day).getUTCDay();
  const ahead = (FRIDAY - weekday + 7) % 7 || 7;
  return day + ahead * DAY + RELEASED;
}

/** `cot-…` series, each published on the Friday after its date. */
export const COT: ImportFormat = {
  name: 'cot',
  about:
    'The weekly report on positions of futures traders: a date with spec_long, spec_short, comm_long, comm_short …',
  matches: (table) => (hasColumns(table, [/^spec_?long$/i, /^comm_?long$/i]) ? 0.9 : undefined),
  read(table, reading) {
    reading.believe(
      'published',
      'the Friday after its date, 20:30 UTC',
      'the report describes a Tuesday and comes out on Friday at 15:30 in Washington; after a holiday it comes days later, which the file does not tell',
    );
    const stem = stemOf(table);
    const columns = namedAfter(table, /cot/.test(stem) ? stem : `cot-${stem}`);
    return seriesOf(table, reading, { columns, published: releaseOf });
  },
};

/** `naaim`, `naaim-mean` … */
export const NAAIM: ImportFormat = {
  name: 'naaim',
  about:
    'The weekly survey of the exposure of active managers: a date with naaim, mean, median, most_bearish, most_bullish …',
  matches: (table) => (hasColumns(table, [/^naaim/i]) ? 0.9 : undefined),
  read(table, reading) {
    reading.believe(
      'published',
      'not stated',
      'the survey describes a Wednesday and comes out on Thursday: without a time each counts from the next session on',
    );
    return seriesOf(table, reading, { columns: namedAfter(table, 'naaim') });
  },
};
