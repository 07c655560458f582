// The tables of the market: prices of what was ordered, what happened to it, and the outside series that the strategy read.

import type { Asset, Column } from '../../engine/index.js';
import { benchmarkWeights } from '../benchmark-weights.js';
import { onDemand } from '../on-demand.js';
import type { Report } from '../report.js';
import { momentOf } from './moment.js';
import type { Table } from './tables.js';

/** The instruments whose prices a result holds, in the feed's order: all that were ordered, and those of the benchmark. */
function shown({ configuration, feed, run, benchmark }: Report): Asset[] {
  const ordered = new Set(Array.from(run.orders, ({ asset }) => asset));
  const compared = new Set(benchmark ? benchmarkWeights(configuration.benchmark).map(({ symbol }) => symbol) : []);
  return feed.assets.filter(({ index, symbol }) => ordered.has(index) || compared.has(symbol));
}

/** The same text, so many times. */
const repeated = (text: string, times: number): string[] => Array.from<string>({ length: times }).fill(text);

/** One row for each instrument of the benchmark at each evaluated close, instrument by instrument: its weight as a fraction, and what one unit of base
 *  currency has become in it, distributions reinvested; none where the weights are not known. */
export function benchmarkTable({ feed, run, benchmark }: Report): Table<'benchmark.csv'> {
  const parts = benchmark?.weights ?? [];
  const length = parts.reduce((sum, { growth }) => sum + growth.length, 0);
  type Part = (typeof parts)[number];
  const numbers = (of: (part: Part, row: number) => number) => () => {
    const out = new Float64Array(length);
    let at = 0;
    for (const part of parts) for (let row = 0; row < part.growth.length; row++) out[at++] = of(part, row);
    return out;
  };
  const texts = (of: (part: Part) => string) => () => parts.flatMap((part) => repeated(of(part), part.growth.length));
  return onDemand<Table<'benchmark.csv'>>({
    date: numbers((_, row) => momentOf(feed.time[run.first + row], feed.frequency)),
    symbol: texts(({ symbol }) => symbol),
    market: texts(({ market }) => market),
    currency: texts(({ currency }) => currency),
    kind: texts(({ kind }) => kind),
    weight: numbers(({ weight }) => weight),
    growth: numbers(({ growth }, row) => growth[row]),
  });
}

/** The evaluated rows on which an instrument has a bar. */
function barRows({ raw: { open } }: Asset, first: number, end: number): Int32Array {
  const rows = new Int32Array(end - first);
  let count = 0;
  for (let row = first; row < end; row++) if (!Number.isNaN(open[row])) rows[count++] = row;
  return rows.subarray(0, count);
}

/** One row for each bar on the evaluated rows, instrument by instrument; prices as traded, in the instrument's currency. */
export function pricesTable(report: Report): Table<'prices.csv'> {
  const { feed, run } = report;
  const end = run.first + run.equity.length;
  const bars = shown(report).map((asset) => ({ asset, rows: barRows(asset, run.first, end) }));
  const length = bars.reduce((sum, { rows }) => sum + rows.length, 0);
  const numbers = (of: (asset: Asset, row: number) => number) => () => {
    const out = new Float64Array(length);
    let at = 0;
    for (const { asset, rows } of bars) for (let k = 0; k < rows.length; k++) out[at++] = of(asset, rows[k]);
    return out;
  };
  return onDemand<Table<'prices.csv'>>({
    date: numbers((_, row) => momentOf(feed.time[row], feed.frequency)),
    symbol: () => bars.flatMap(({ asset: { symbol }, rows }) => repeated(symbol, rows.length)),
    open: numbers(({ raw }, row) => raw.open[row]),
    high: numbers(({ raw }, row) => raw.high[row]),
    low: numbers(({ raw }, row) => raw.low[row]),
    close: numbers(({ raw }, row) => raw.close[row]),
    volume: numbers(({ raw }, row) => raw.volume[row]),
  });
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
