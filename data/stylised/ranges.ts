// What highs, lows and opens tell about a day's volatility.

import { meanOf } from './lagged.js';

/** Squared moves from the close before to the open, as a share of those and of the moves from open to close together; NaN where an open is
 *  missing. */
export function overnightShare(open: Float64Array, close: Float64Array): number {
  let [night, session] = [0, 0];
  for (let k = 1; k < close.length; k++) {
    night += square(Math.log(open[k] / close[k - 1]));
    session += square(Math.log(close[k] / open[k]));
  }
  return night / (night + session);
}

/** Volatility from ranges, √(mean of ln(high/low)² / (4 ln 2)), over the root mean square of returns: 1 for a Brownian path that never pauses and
 *  is watched without a break, less where the market moves while it is closed. `returns` begin with the second bar. Source: Parkinson, Journal of Business 53
 *  (1980) 61-65. */
export function rangeRatio(high: Float64Array, low: Float64Array, returns: Float64Array): number {
  const ranges = returns.map((_, k) => square(Math.log(high[k + 1] / low[k + 1])));
  return Math.sqrt(meanOf(ranges) / (4 * Math.LN2) / meanOf(returns.map(square)));
}

const square = (value: number): number => value * value;
