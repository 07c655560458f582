// Beta and correlation, each one name for the figure of two columns of returns and for the indicator of two series.

import { beta as betaOfSeries, correlation as correlationOfSeries, type Series } from '../../engine/index.js';
import { beta as betaOfReturns, correlation as correlationOfReturns } from './benchmark.js';

/** Slope of a run's returns on the benchmark's, covariance over variance; NaN where the benchmark does not vary. Source: W. Sharpe, Journal of Finance
 *  19(3), 1964. */
export function beta(returns: Float64Array, benchmark: Float64Array): number;
/** By how much `a` moves when `b` moves by one, over the last `n` observations that both have: an indicator. */
export function beta(a: Series, b: Series, n: number): Series;
export function beta(a: Float64Array | Series, b: Float64Array | Series, n?: number): number | Series {
  return isColumn(a) ? betaOfReturns(a, b as Float64Array) : betaOfSeries(a, b as Series, n!);
}

/** Correlation of a run's returns with the benchmark's, between -1 and 1; NaN where one of them does not vary. Source: K. Pearson, 1895. */
export function correlation(returns: Float64Array, benchmark: Float64Array): number;
/** Correlation of the values of two series over the last `n` observations that both have: an indicator. */
export function correlation(a: Series, b: Series, n: number): Series;
export function correlation(a: Float64Array | Series, b: Float64Array | Series, n?: number): number | Series {
  return isColumn(a) ? correlationOfReturns(a, b as Float64Array) : correlationOfSeries(a, b as Series, n!);
}

/** Plain lists too, which programs in JavaScript may hand in. */
const isColumn = (a: Float64Array | Series): a is Float64Array => ArrayBuffer.isView(a) || Array.isArray(a);
