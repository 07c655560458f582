// Whether a return says something about those that follow.

import { NOISE, ratio } from '../statistics.js';
import { type Moments, moments } from './moments.js';

/** Autocorrelation of the returns at a lag, by default 1: the sum of products of distances from the mean over the sum of squares of all; NaN for
 *  fewer than two returns or where they do not vary. Source: Box and Jenkins, Time Series Analysis, 1970. */
export function autocorrelation(returns: Float64Array, lag = 1, of: Moments = moments(returns)): number {
  if (returns.length < 2) return NaN;
  let sum = 0;
  for (let i = lag; i < returns.length; i++) sum += (returns[i] - of.mean) * (returns[i - lag] - of.mean);
  return ratio(sum, of.variance * of.periods);
}

/** A variance ratio and how sure one can be that it is not 1. */
export interface VarianceRatio {
  /** Variance of the sums of `lag` log returns over `lag` times that of one: 1 for a random walk, above for trends, below for reversals. */
  readonly ratio: number;
  /** The ratio less 1 over its standard error, which heteroskedasticity does not spoil: a standard normal for a random walk. */
  readonly z: number;
}

/** The variance ratio of log returns, of overlapping sums, both variances unbiased; NaN for no more than `lag` returns, a row without positive worth or
 *  where nothing varies. Source: Lo and MacKinlay, Review of Financial Studies 1(1), 1988. */
export function varianceRatio(equity: Float64Array, lag = 5): VarianceRatio {
  const n = equity.length - 1;
  const level = equity.map((worth) => Math.log(worth / equity[0]));
  const drift = level[n] / n;
  const one = new Float64Array(Math.max(n, 0));
  let squares = 0;
  for (let i = 0; i < one.length; i++) {
    one[i] = level[i + 1] - level[i] - drift;
    squares += one[i] * one[i];
  }
  if (!(n > lag) || !(Math.sqrt(squares / (n - 1)) >= NOISE)) return { ratio: NaN, z: NaN };
  let sums = 0;
  for (let i = lag; i <= n; i++) sums += (level[i] - level[i - lag] - lag * drift) ** 2;
  const value = ratio(sums / (lag * (n - lag + 1) * (1 - lag / n)), squares / (n - 1));
  let variance = 0;
  for (let j = 1; j < lag; j++) {
    let products = 0;
    for (let i = j; i < n; i++) products += (one[i] * one[i - j]) ** 2;
    variance += ((2 * (lag - j)) / lag) ** 2 * (products / (squares * squares));
  }
  return { ratio: value, z: ratio(value - 1, Math.sqrt(variance)) };
}
