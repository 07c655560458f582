// Sharpe ratio and shape of returns from the sums that are kept of a trial.

import { mean, NOISE } from '../statistics.js';

/** Per-period Sharpe ratio from count, mean and sum of squared distances; NaN where nothing varies. */
export function sharpeOf([periods, mean, squares]: ArrayLike<number> & Iterable<number>): number {
  const deviation = Math.sqrt(squares / (periods - 1));
  return periods >= 2 && deviation >= NOISE ? mean / deviation : NaN;
}

/** What `probabilisticSharpe`, `minimumTrackRecord` and `deflatedSharpe` take of a trial's returns. */
export interface Shape {
  /** Number of returns. */
  readonly periods: number;
  /** Mean over standard deviation (n - 1), per period, not annualised. */
  readonly sharpe: number;
  /** Third standardised moment, over n. */
  readonly skewness: number;
  /** Fourth standardised moment, over n, raw: 3 for a normal, not 0. */
  readonly kurtosis: number;
}

/** Number, per-period Sharpe ratio, skewness and raw kurtosis of returns, one a period, above the risk-free rate of a period: `probabilisticSharpe(shapeOf(returns))`.
 *  NaN where the returns do not vary or one of them is no number. */
export function shapeOf(returns: ArrayLike<number>): Shape {
  const values = Float64Array.from(returns);
  const middle = mean(values);
  const sums = [0, 0, 0];
  for (const x of values) {
    const gap = x - middle;
    sums[0] += gap * gap;
    sums[1] += gap * gap * gap;
    sums[2] += gap * gap * gap * gap;
  }
  return shape(Float64Array.of(values.length, middle, ...sums));
}

/** The same from count, mean, and sums of the second to fourth powers of the distances from it. */
export function shape(moments: Float64Array): Shape {
  const [periods, , squares, cubes, fourths] = moments;
  const variance = squares / periods;
  const sharpe = sharpeOf(moments);
  const varies = !Number.isNaN(sharpe);
  return {
    periods,
    sharpe,
    skewness: varies ? cubes / periods / (variance * Math.sqrt(variance)) : NaN,
    kurtosis: varies ? fourths / periods / (variance * variance) : NaN,
  };
}

/** Per-period Sharpe ratio of returns, in one pass around the first of them. */
export function plainSharpe(returns: Float64Array): number {
  const n = returns.length;
  const origin = returns[0];
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const x = returns[i] - origin;
    sum += x;
    squares += x * x;
  }
  const deviation = Math.sqrt((squares - (sum * sum) / n) / (n - 1));
  return deviation >= NOISE ? (origin + sum / n) / deviation : NaN;
}
