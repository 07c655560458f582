// What the starting cash would have become in the benchmark.

import { type Feed, UserError } from '../engine/index.js';
import { baseRate } from './base-rate.js';
import { isoTime } from './iso-time.js';
import type { Benchmark } from './report.js';

/** The asset of a feed by its symbol as a benchmark: see `benchmarkEquity`. */
export function benchmarkOf(feed: Feed, symbol: string, first: number, cash: number, length?: number): Benchmark {
  const equity = benchmarkEquity(feed, symbol, first, cash, length);
  return { name: symbol, equity, currency: feed.assets.find((each) => each.symbol === symbol)?.currency };
}

/** Buy-and-hold of an asset with its distributions reinvested (its adjusted close), converted to base currency at the rate of each close,
 *  worth `cash` at row `first`, on `length` rows from there (default: to the feed's end); never NaN. */
export function benchmarkEquity(
  feed: Feed,
  symbol: string,
  first: number,
  cash: number,
  length = feed.time.length - first,
): Float64Array {
  const asset = feed.assets.find((each) => each.symbol === symbol);
  if (!asset) {
    const known = feed.assets.map((each) => each.symbol).join(', ');
    throw new UserError(`The benchmark ${symbol} is not in the data; choose one of ${known}, or add its bars.`);
  }
  const { close } = asset.adjusted;
  if (!(close[first] > 0)) {
    const date = (row: number) => isoTime(feed.time[row], feed.frequency);
    const listed = close.findIndex((price) => price > 0);
    const remedy = listed < 0 ? '' : `give --from ${date(listed)}, its first day, or later, or `;
    throw new UserError(
      `The benchmark ${symbol} has no price yet on ${date(first)}, the first evaluated row; ${remedy}choose another benchmark.`,
    );
  }
  const rate = baseRate(feed, asset.currency);
  const worth = (row: number) => close[row] * rate(row);
  if (!(rate(first) > 0)) {
    throw new UserError(
      `There is no rate from ${asset.currency} to ${feed.base} yet on ${isoTime(feed.time[first], feed.frequency)}, the first evaluated row, to convert the benchmark ${symbol}; add it to fx.csv or start later.`,
    );
  }
  // The first row is exactly the cash: x / x is 1.
  return Float64Array.from({ length }, (_, row) => cash * (worth(first + row) / worth(first)));
}
