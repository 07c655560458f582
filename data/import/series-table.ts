// Columns of a table as series: dates in order, values as the file writes them, what has no value left out.

import type { Observations } from '../dataset.js';
import { dayOf, startOfDay } from '../day.js';
import { isMidnight } from '../moments.js';
import type { Reading } from './format.js';
import type { Content } from './imported.js';
import { momentsOf } from './moments-of.js';
import { numbersOf } from './numbers-of.js';
import type { Table } from './table.js';

/** A column that is read as a series. */
export interface SeriesColumn {
  readonly column: number;
  readonly name: string;
  /** Power of ten by which the file's figures are multiplied, such as 4 for ten thousands; 0 if left out. */
  readonly power?: number;
  /** True where 0 stands for "not known". */
  readonly zeroIsNone?: boolean;
}

/** How the columns of a table are read. */
export interface SeriesPlan {
  readonly columns: readonly SeriesColumn[];
  /** Of all rows; empty for none. */
  readonly symbol?: string;
  /** The column that tells the symbol of each row, and what becomes of its cells. */
  readonly symbols?: { readonly column: number; readonly of: (cell: string, row: number) => string };
  /** When what describes a date was published, ms UTC; NaN where that is not known. */
  readonly published?: (date: number, row: number) => number;
}

/** Rows of a table in order of date, with their dates in ms UTC; undefined, with a finding, where its dates cannot be read. */
export function orderedRows(
  table: Table,
  reading: Reading,
): { readonly rows: readonly number[]; readonly dates: Float64Array } | undefined {
  const moments = momentsOf(table, table.dated, reading);
  if (!moments) return undefined;
  const dates = moments.readings.map((moment, row) => {
    const zone = moments.zones[row];
    return isMidnight(moment) ? startOfDay(moment) : moment - (Number.isNaN(zone) ? 0 : zone * 60_000);
  });
  const rows = Array.from(dates.keys()).filter((row) => !Number.isNaN(dates[row]));
  const isRising = rows.every((row, at) => at === 0 || dates[rows[at - 1]] <= dates[row]);
  if (isRising) return { rows, dates };
  const isFalling = rows.every((row, at) => at === 0 || dates[rows[at - 1]] >= dates[row]);
  return { rows: rows.sort((a, b) => dates[a] - dates[b] || (isFalling ? b - a : a - b)), dates };
}

/** States that a file was not in order of date, where its columns are not in one long list. */
function sayOrder(rows: readonly number[], { believe }: Reading): void {
  if (rows.every((row, at) => at === 0 || rows[at - 1] < row)) return;
  const isReversed = rows.every((row, at) => at === 0 || rows[at - 1] > row);
  believe('order', isReversed ? 'newest first' : 'mixed', 'its dates do not rise: rows were sorted by date');
}

/** The values of a column multiplied by a power of ten through their decimal text, so that 13152.44 in ten thousands is 131524400 and no neighbour of it. */
function times(values: Float64Array, power: number): Float64Array {
  if (power === 0) return values;
  return values.map((value) => {
    const [digits, exponent = '0'] = String(value).split('e');
    return Number(`${digits}e${Number(exponent) + power}`);
  });
}

/** The series of a table; none, with a finding, where it cannot be read. */
export function seriesOf(table: Table, reading: Reading, plan: SeriesPlan): readonly Content[] {
  const ordered = orderedRows(table, reading);
  if (!ordered) return [];
  const { rows, dates } = ordered;
  if (!plan.symbols) sayOrder(rows, reading);
  const values = numbersOf(
    table,
    plan.columns.map(({ column }) => column),
    reading,
  ).map((read, at) => times(read, plan.columns[at].power ?? 0));
  const codes = plan.symbols ? table.column(plan.symbols.column) : [];
  const groups = new Map<string, number[]>();
  for (const row of rows) {
    const symbol = plan.symbols ? plan.symbols.of(codes[row], row) : (plan.symbol ?? '');
    const group = groups.get(symbol);
    if (group) group.push(row);
    else groups.set(symbol, [row]);
  }
  const blank: string[] = [];
  const contents = plan.columns.flatMap((column, at): Content[] => {
    const own = values[at];
    if (column.zeroIsNone) reportZeros(table, column, own, rows, dates, reading);
    const isKept = (row: number) => !Number.isNaN(own[row]) && !(column.zeroIsNone && own[row] === 0);
    const none = rows.filter((row) => Number.isNaN(own[row])).length;
    if (none > 0) blank.push(`${none} of ${rows.length} in ${table.headings[column.column] || column.name}`);
    return [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([symbol, group]): Content[] => {
        const kept = group.filter(isKept);
        const observations: Observations = {
          name: column.name,
          symbol,
          dates: Float64Array.from(kept, (row) => dates[row]),
          values: Float64Array.from(kept, (row) => own[row]),
          published: Float64Array.from(kept, (row) => plan.published?.(dates[row], row) ?? NaN),
        };
        return kept.length === 0 ? [] : [{ what: 'series', observations }];
      });
  });
  if (blank.length > 0) reading.believe('blank values', `left out: ${blank.join('; ')}`, 'their cells are empty');
  return contents;
}

/** A finding about zeros that stand for "not known". */
function reportZeros(
  table: Table,
  { column, name }: SeriesColumn,
  values: Float64Array,
  rows: readonly number[],
  dates: Float64Array,
  { findings }: Reading,
): void {
  const zeros = rows.filter((row) => values[row] === 0);
  if (zeros.length === 0) return;
  const days = zeros.map((row) => dayOf(dates[row]));
  findings.add({
    severity: 'warning',
    check: 'zero',
    line: zeros.length === 1 ? table.lineOf(zeros[0]) : 0,
    column: table.headings[column],
    value: '0',
    what: `stands on ${zeros.length === 1 ? days[0] : `${zeros.length} dates from ${days[0]} to ${days[days.length - 1]}`}, where it can only mean "not known": left out of ${name}`,
    remedy: 'nothing has to be done, unless 0 was meant',
    dates: days.slice(0, 60),
    count: days.length,
  });
}
