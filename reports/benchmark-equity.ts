// What the starting cash would have become in the benchmark.

import { type Feed, UserError } from '../engine/index.js';
import { isoTime } from './iso-time.js';

/** Buy-and-hold of an asset with its distributions reinvested (its adjusted close), worth `cash` at row `first`, on `length`
 *  rows from there (default: to the feed's end); never NaN. */
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
  const base = close[first];
  if (!(base > 0)) {
    const date = (row: number) => isoTime(feed.time[row], feed.frequency);
    const listed = close.findIndex((price) => price > 0);
    const remedy = listed < 0 ? '' : `give --from ${date(listed)}, its first day, or later, or `;
    throw new UserError(
      `The benchmark ${symbol} has no price yet on ${date(first)}, the first evaluated row; ${remedy}choose another benchmark.`,
    );
  }
  // The base itself is exactly the cash: x / x is 1.
  return Float64Array.from({ length }, (_, row) => cash * (close[first + row] / base));
}
