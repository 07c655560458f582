// What the charts draw, as plain data: computed once in Node, embedded in the page as JSON.

import type { Asset } from '../../engine/index.js';
import { exposureOf } from '../exposure.js';
import { annualReturns, drawdownColumn, monthlyReturns } from '../metrics/index.js';
import type { Report } from '../report.js';
import { drawnRows } from './drawn-rows.js';
import { dateOf } from './format.js';
import { titleOf } from '../title.js';

/** A number rounded for drawing, or null where there is none. */
export type Drawn = number | null;

/** A fill on the chart of its instrument; the price is as traded. */
export interface FillMark {
  /** Position in the columns. */
  readonly row: number;
  readonly side: 1 | -1;
  readonly quantity: number;
  readonly price: number;
  /** Where a margin call forced it. */
  readonly forced?: true;
}

/** An order, or a part of one, that died. */
export interface RefusalMark {
  readonly row: number;
  readonly quantity: number;
  readonly reason: string;
}

/** A split: new units for one old unit. */
export interface SplitMark {
  readonly row: number;
  readonly ratio: number;
}

/** One instrument with what was done in it. */
export interface AssetData {
  readonly symbol: string;
  readonly name: string;
  /** Currency of its prices. */
  readonly currency: string;
  /** Raw close. */
  readonly close: readonly Drawn[];
  readonly fills: readonly FillMark[];
  readonly refusals: readonly RefusalMark[];
  readonly splits: readonly SplitMark[];
}

/** Everything that the charts of one report draw. Columns have one entry for each drawn row, which are all evaluated rows but in very
 *  long runs; the benchmark's are empty where there is none. Money in base currency, rates as fractions. */
export interface ChartData {
  readonly strategy: string;
  readonly benchmarkName: string;
  readonly currency: string;
  readonly daily: boolean;
  /** How many rows were evaluated. */
  readonly bars: number;
  /** ms UTC; midnight of the date where rows are daily. */
  readonly time: readonly number[];
  readonly equity: readonly Drawn[];
  readonly benchmark: readonly Drawn[];
  readonly drawdown: readonly Drawn[];
  readonly benchmarkDrawdown: readonly Drawn[];
  readonly gross: readonly Drawn[];
  readonly net: readonly Drawn[];
  /** `month` counts from 1. */
  readonly months: readonly { readonly year: number; readonly month: number; readonly value: number }[];
  readonly years: readonly { readonly year: number; readonly value: number }[];
  /** The instruments with the most fills and refusals, most first. */
  readonly assets: readonly AssetData[];
  /** How many instruments had any. */
  readonly tradedCount: number;
}

/** How many instruments are drawn at most. */
export const DRAWN_ASSETS = 10;

/** Six significant digits, which no screen can resolve further; null for what is not a number. */
export const drawn = (value: number): Drawn => (Number.isFinite(value) ? Number(value.toPrecision(6)) : null);

/** What happened to one instrument, on evaluated rows. */
interface Marks {
  readonly asset: Asset;
  readonly fills: FillMark[];
  readonly refusals: RefusalMark[];
  readonly splits: SplitMark[];
}

/** The instruments in which anything was ordered, with their marks, most active first. */
function activeAssets({ feed, run }: Report): Marks[] {
  const last = run.equity.length - 1;
  const marks = feed.assets.map((asset): Marks => ({
    asset,
    fills: [],
    refusals: [],
    splits: asset.actions
      .filter(({ kind, row }) => kind === 'split' && row >= run.first && row <= run.first + last)
      .map(({ row, value }) => ({ row: row - run.first, ratio: value })),
  }));
  const orderAsset = new Map<number, number>();
  const forced = new Set<number>();
  for (const { id, asset, origin } of run.orders) {
    orderAsset.set(id, asset);
    if (origin === 'margin call') forced.add(id);
  }
  for (const { order, asset, bar, side, quantity, price } of run.fills) {
    const mark = { row: bar - run.first, side, quantity, price: Number(price.toPrecision(6)) };
    marks[asset].fills.push({ ...mark, ...(forced.has(order) && { forced: true }) });
  }
  for (const { order, bar, quantity, reason } of run.refusals) {
    const asset = orderAsset.get(order);
    // What still worked at the end died after the last row, and is shown on it.
    if (asset !== undefined) marks[asset].refusals.push({ row: Math.min(bar - run.first, last), quantity, reason });
  }
  return marks
    .filter(({ fills, refusals }) => fills.length + refusals.length > 0)
    .sort((a, b) => b.fills.length - a.fills.length || b.refusals.length - a.refusals.length);
}

/** The data of all charts of a report. */
export function chartData(report: Report): ChartData {
  const { configuration, feed, run, benchmark } = report;
  const time = feed.time.slice(run.first, run.first + run.equity.length);
  const daily = feed.frequency === 'daily';
  const { gross, net } = exposureOf(feed, run);
  const active = activeAssets(report);
  const shown = active.slice(0, DRAWN_ASSETS);
  const rows = drawnRows(
    run.equity,
    shown.flatMap(({ fills, refusals, splits }) => [...fills, ...refusals, ...splits].map(({ row }) => row)),
  );
  const place = new Map(Array.from(rows, (row, index) => [row, index]));
  const placed = <T extends { readonly row: number }>(mark: T): T => ({ ...mark, row: place.get(mark.row)! });
  const column = (values: Float64Array) => Array.from(rows, (row) => drawn(values[row]));
  return {
    strategy: titleOf(configuration.strategy),
    benchmarkName: benchmark?.name ?? '',
    currency: configuration.base,
    daily,
    bars: run.equity.length,
    time: Array.from(rows, (row) => (daily ? dateOf(time[row]) : time[row])),
    equity: column(run.equity),
    benchmark: benchmark ? column(benchmark.equity) : [],
    drawdown: column(drawdownColumn(run.equity)),
    benchmarkDrawdown: benchmark ? column(drawdownColumn(benchmark.equity)) : [],
    gross: column(gross),
    net: column(net),
    months: monthlyReturns(time, run.equity).filter(({ value }) => Number.isFinite(value)),
    years: annualReturns(time, run.equity),
    assets: shown.map(({ asset, fills, refusals, splits }) => ({
      symbol: asset.symbol,
      name: asset.name,
      currency: asset.currency,
      close: column(asset.raw.close.subarray(run.first, run.first + run.equity.length)),
      fills: fills.map(placed),
      refusals: refusals.map(placed),
      splits: splits.map(placed),
    })),
    tradedCount: active.length,
  };
}
