// Correlations of a series with another one, or with itself, some steps later.

/** Correlation of `early` at t with `late` at t + `lag`, over all t that have both, each less its mean over all, divided by both standard
 *  deviations over all (the convention of autocorrelations); NaN where one of them does not vary. */
export function lagged(early: Float64Array, late: Float64Array, lag: number): number {
  const n = early.length;
  const [a, b] = [meanOf(early), meanOf(late)];
  let [product, first, second] = [0, 0, 0];
  for (let t = 0; t < n; t++) {
    first += (early[t] - a) * (early[t] - a);
    second += (late[t] - b) * (late[t] - b);
    if (t + lag < n) product += (early[t] - a) * (late[t + lag] - b);
  }
  return product / Math.sqrt(first * second) || (product === 0 && first * second > 0 ? 0 : NaN);
}

/** Mean of `lagged` over the lags from the first to the last, both included. */
export function laggedMean(early: Float64Array, late: Float64Array, first: number, last: number): number {
  let sum = 0;
  for (let lag = first; lag <= last; lag++) sum += lagged(early, late, lag);
  return sum / (last - first + 1);
}

/** Share of the lags from 1 to `last` whose autocorrelation lies more than 1.96 standard errors from zero, where the error allows for volatility
 *  that comes in clusters: (1 + γ(k) / σ⁴) / n is its square, with γ the autocovariance of the squares. Some 5 % by chance alone. Source: F. Diebold,
 *  "Testing for serial correlation in the presence of ARCH", 1986. */
export function beyondBand(returns: Float64Array, last: number): number {
  const n = returns.length;
  const mean = meanOf(returns);
  const squares = returns.map((value) => (value - mean) * (value - mean));
  const variance = meanOf(squares);
  let count = 0;
  for (let lag = 1; lag <= last; lag++) {
    let covariance = 0;
    for (let t = lag; t < n; t++) covariance += ((squares[t] - variance) * (squares[t - lag] - variance)) / n;
    const error = Math.sqrt((1 + covariance / (variance * variance)) / n);
    if (Math.abs(lagged(returns, returns, lag)) > 1.96 * error) count++;
  }
  return count / last;
}

/** Mean of all values; NaN where there are none. */
export function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
