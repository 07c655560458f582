// What the charts draw, as plain data: computed once in Node, embedded in the page as JSON.

import type { Asset } from '../../engine/index.js';
import { exposureOf } from '../exposure.js';
import { annualReturns, drawdownColumn, monthlyReturns } from '../metrics/index.js';
import type { Report } from '../report.js';
import { dateOf } from './format.js';

/** A number rounded for drawing, or null where there is none. */
export type Drawn = number | null;

/** A fill on the chart of its instrument; the price is as traded. */
export interface FillMark {
  /** Rows count from the first evaluated row. */
  readonly row: number;
  readonly side: 1 | -1;
  readonly quantity: number;
  readonly price: number;
}

/** An order, or a part of one, that died. */
export interface RefusalMark {
  readonly row: number;
  readonly quantity: number;
  readonly reason: string;
}

/** One instrument with what was done in it. */
export interface AssetData {
  readonly symbol: string;
  readonly name: string;
  /** Raw close of each row. */
  readonly close: readonly Drawn[];
  readonly fills: readonly FillMark[];
  readonly refusals: readonly RefusalMark[];
  readonly splits: readonly { readonly row: number; readonly ratio: number }[];
}

/** Everything that the charts of one report draw. Columns have one entry for each evaluated row; the benchmark's are empty
 *  where there is none. Money in base currency, rates as fractions. */
export interface ChartData {
  readonly strategy: string;
  readonly benchmarkName: string;
  readonly currency: string;
  readonly daily: boolean;
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

const drawnColumn = (column: Float64Array): Drawn[] => Array.from(column, drawn);

/** The instruments in which anything was ordered, with their marks, most active first. */
function assetsOf({ feed, run }: Report): { assets: AssetData[]; tradedCount: number } {
  const fills = feed.assets.map((): FillMark[] => []);
  const refusals = feed.assets.map((): RefusalMark[] => []);
  const orderAsset = new Map<number, number>();
  for (const order of run.orders) orderAsset.set(order.id, order.asset);
  const last = run.equity.length - 1;
  for (const { asset, bar, side, quantity, price } of run.fills)
    fills[asset].push({ row: bar - run.first, side, quantity, price: Number(price.toPrecision(6)) });
  for (const { order, bar, quantity, reason } of run.refusals) {
    const asset = orderAsset.get(order);
    // What still worked at the end died after the last row, and is shown on it.
    if (asset !== undefined) refusals[asset].push({ row: Math.min(bar - run.first, last), quantity, reason });
  }
  const activity = (asset: Asset) => fills[asset.index].length * 1e6 + refusals[asset.index].length;
  const active = feed.assets
    .filter((asset) => activity(asset) > 0)
    .sort((a, b) => activity(b) - activity(a) || a.index - b.index);
  const assets = active.slice(0, DRAWN_ASSETS).map((asset) => ({
    symbol: asset.symbol,
    name: asset.name,
    close: drawnColumn(asset.raw.close.subarray(run.first, run.first + run.equity.length)),
    fills: fills[asset.index],
    refusals: refusals[asset.index],
    splits: asset.actions
      .filter(({ kind, row }) => kind === 'split' && row >= run.first && row <= run.first + last)
      .map(({ row, value }) => ({ row: row - run.first, ratio: value })),
  }));
  return { assets, tradedCount: active.length };
}

/** The data of all charts of a report. */
export function chartData(report: Report): ChartData {
  const { configuration, feed, run, benchmark } = report;
  const time = feed.time.slice(run.first, run.first + run.equity.length);
  const daily = feed.frequency === 'daily';
  const { gross, net } = exposureOf(run);
  return {
    strategy: configuration.strategy,
    benchmarkName: benchmark?.name ?? '',
    currency: configuration.base,
    daily,
    time: Array.from(time, (moment) => (daily ? dateOf(moment) : moment)),
    equity: drawnColumn(run.equity),
    benchmark: benchmark ? drawnColumn(benchmark.equity) : [],
    drawdown: drawnColumn(drawdownColumn(run.equity)),
    benchmarkDrawdown: benchmark ? drawnColumn(drawdownColumn(benchmark.equity)) : [],
    gross: drawnColumn(gross),
    net: drawnColumn(net),
    months: monthlyReturns(time, run.equity).filter(({ value }) => Number.isFinite(value)),
    years: annualReturns(time, run.equity),
    ...assetsOf(report),
  };
}
