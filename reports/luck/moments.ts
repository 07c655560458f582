// Sharpe ratio and shape of returns from the sums that are kept of a trial.

import { NOISE } from '../metrics/statistics.js';

/** Per-period Sharpe ratio from count, mean and sum of squared distances; NaN where nothing varies. */
export function sharpeOf([periods, mean, squares]: ArrayLike<number> & Iterable<number>): number {
  const deviation = Math.sqrt(squares / (periods - 1));
  return periods >= 2 && deviation >= NOISE ? mean / deviation : NaN;
}

/** Sharpe ratio, skewness and raw kurtosis (moments over n) of a trial. */
export function shape(moments: Float64Array) {
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
