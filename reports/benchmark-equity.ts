// What the starting cash would have become in the benchmark.

import { type Asset, type Feed, UserError } from '../engine/index.js';
import { baseRate } from './base-rate.js';
import type { Benchmark, BenchmarkPart } from './benchmark.js';
import { benchmarkWeights } from './benchmark-weights.js';
import { isoTime } from './iso-time.js';

/** A benchmark as it was typed (see `benchmarkWeights`), on `length` rows from `first` on (default: to the feed's end): worth `cash` at the
 *  first of them, without costs, total return in base currency. One instrument is bought and held; of several the weights are set again at each
 *  close, so that every row's return is the mean of theirs by these weights. */
export function benchmarkOf(
  feed: Feed,
  typed: string,
  first: number,
  cash: number,
  length = feed.time.length - first,
): Benchmark {
  const weights = benchmarkWeights(typed).map(({ symbol, weight }): BenchmarkPart => {
    const { market, currency, kind } = assetOf(feed, symbol);
    return { symbol, market, currency, kind, weight, growth: benchmarkEquity(feed, symbol, first, 1, length) };
  });
  const currencies = new Set(weights.map(({ currency }) => currency));
  const currency = currencies.size === 1 ? weights[0].currency : undefined;
  const equity =
    weights.length === 1 ? benchmarkEquity(feed, weights[0].symbol, first, cash, length) : mixed(weights, cash, length);
  return { name: typed, equity, currency, weights };
}

/** The cash in several instruments whose weights are set again at each close. */
function mixed(parts: readonly BenchmarkPart[], cash: number, length: number): Float64Array {
  const equity = new Float64Array(length).fill(cash);
  for (let row = 1; row < length; row++) {
    let earned = 0;
    for (const { weight, growth } of parts) earned += weight * (growth[row] / growth[row - 1] - 1);
    equity[row] = equity[row - 1] * (1 + earned);
  }
  return equity;
}

function assetOf(feed: Feed, symbol: string): Asset {
  const asset = feed.assets.find((each) => each.symbol === symbol);
  if (asset) return asset;
  const known = feed.assets.map((each) => each.symbol).join(', ');
  throw new UserError(`The benchmark ${symbol} is not in the data; choose one of ${known}, or add its bars.`);
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
  const asset = assetOf(feed, symbol);
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
