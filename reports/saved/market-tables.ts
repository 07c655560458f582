// The tables of the market: prices of what was ordered, what happened to it, and the outside series that the strategy read.

import type { Asset, Column } from '../../engine/index.js';
import { benchmarkWeights } from '../benchmark-weights.js';
import type { Report } from '../report.js';
import { momentOf } from './moment.js';
import type { Table } from './tables.js';

/** The instruments whose prices a result holds, in the feed's order: all that were ordered, and those of the benchmark. */
function shown({ configuration, feed, run, benchmark }: Report): Asset[] {
  const ordered = new Set(Array.from(run.orders, ({ asset }) => asset));
  const compared = new Set(benchmark ? benchmarkWeights(configuration.benchmark).map(({ symbol }) => symbol) : []);
  return feed.assets.filter(({ index, symbol }) => ordered.has(index) || compared.has(symbol));
}

/** One row for each instrument of the benchmark at each evaluated close, instrument by instrument: its weight as a fraction, and what one unit of base
 *  currency has become in it, distributions reinvested; none where the weights are not known. */
export function benchmarkTable({ feed, run, benchmark }: Report): Table<'benchmark.csv'> {
  const rows = (benchmark?.weights ?? []).flatMap((part) =>
    Array.from(part.growth, (growth, row) => ({ part, growth, row: run.first + row })),
  );
  return {
    date: Float64Array.from(rows, ({ row }) => momentOf(feed.time[row], feed.frequency)),
    symbol: rows.map(({ part }) => part.symbol),
    market: rows.map(({ part }) => part.market),
    currency: rows.map(({ part }) => part.currency),
    kind: rows.map(({ part }) => part.kind),
    weight: Float64Array.from(rows, ({ part }) => part.weight),
    growth: Float64Array.from(rows, ({ growth }) => growth),
  };
}

/** One row for each bar on the evaluated rows, instrument by instrument; prices as traded, in the instrument's currency. */
export function pricesTable(report: Report): Table<'prices.csv'> {
  const { feed, run } = report;
  const end = run.first + run.equity.length;
  const bars = shown(report).flatMap(({ symbol, raw }) =>
    Array.from({ length: end - run.first }, (_, row) => ({ symbol, raw, row: run.first + row })).filter(
      ({ row }) => !Number.isNaN(raw.open[row]),
    ),
  );
  const column = (name: 'open' | 'high' | 'low' | 'close' | 'volume') =>
    Float64Array.from(bars, ({ raw, row }) => raw[name][row]);
  return {
    date: Float64Array.from(bars, ({ row }) => momentOf(feed.time[row], feed.frequency)),
    symbol: bars.map(({ symbol }) => symbol),
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: column('volume'),
  };
}

/** One row for each split, distribution, delisting and roll of these instruments on the evaluated rows: new units for one old unit, cash per
 *  unit in the instrument's currency, or what the next contract costs more. */
export function actionsTable(report: Report): Table<'actions.csv'> {
  const { feed, run } = report;
  const end = run.first + run.equity.length;
  const actions = shown(report).flatMap(({ symbol, actions: all }) =>
    all.filter(({ row }) => row >= run.first && row < end).map((action) => ({ symbol, ...action })),
  );
  return {
    date: Float64Array.from(actions, ({ row }) => momentOf(feed.time[row], feed.frequency)),
    symbol: actions.map(({ symbol }) => symbol),
    kind: actions.map(({ kind }) => kind),
    value: Float64Array.from(actions, ({ value }) => value),
  };
}

/** Rows from a first one on where another observation becomes the latest that is public, with its value. */
function observed({ values, axis }: Column, first: number, end: number): { row: number; value: number }[] {
  const out: { row: number; value: number }[] = [];
  for (let row = first; row < end; row++) {
    const latest = axis.latest[row];
    if (latest < 0 || (row > first && latest === axis.latest[row - 1])) continue;
    out.push({ row, value: values[latest] });
  }
  return out;
}

/** One row for each value of an outside series that the strategy read, on the evaluated row from which it saw it; the first is what it saw
 *  on the first row. */
export function seriesTable({ feed, run }: Report): Table<'series.csv'> {
  const end = run.first + run.equity.length;
  const values = run.series.flatMap((key) => {
    const column = feed.series.get(key);
    if (column === undefined) return [];
    const { name, symbol } = column;
    return observed(column, run.first, end).map(({ row, value }) => ({ name, symbol, row, value }));
  });
  return {
    date: Float64Array.from(values, ({ row }) => momentOf(feed.time[row], feed.frequency)),
    name: values.map(({ name }) => name),
    symbol: values.map(({ symbol }) => symbol),
    value: Float64Array.from(values, ({ value }) => value),
  };
}
