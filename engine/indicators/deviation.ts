// Rolling standard deviation, volatility and z-score.

import { fold } from '../fold.js';
import type { Series } from '../series.js';
import { assertWindow } from './window.js';

/** Sample standard deviation (divisor n − 1) of the last `n` observations; NaN before there are `n` or while one is NaN. Two
 *  passes over each window: exact to rounding, whatever the level of the series. */
export function stdev(series: Series, n: number): Series {
  assertWindow('stdev', n);
  return fold(`stdev ${n}`, [series], ([values], out) => {
    for (let k = 0; k < values.length; k++) out[k] = k < n - 1 ? Number.NaN : deviation(values, k - n + 1, k + 1);
  });
}

/** How many standard deviations the latest observation lies above the mean of the last `n`; NaN where they do not differ. */
export function zscore(series: Series, n: number): Series {
  assertWindow('zscore', n);
  return fold(`zscore ${n}`, [series], ([values], out) => {
    for (let k = 0; k < values.length; k++) {
      const spread = k < n - 1 ? Number.NaN : deviation(values, k - n + 1, k + 1);
      const centre = k < n - 1 ? Number.NaN : mean(values, k - n + 1, k + 1);
      // A constant series deviates from its mean by rounding alone.
      out[k] = spread > 1e-12 * Math.abs(centre) ? (values[k] - centre) / spread : Number.NaN;
    }
  });
}

/** Annualised volatility: sample deviation of the last `n` simple returns times √periodsPerYear, a fraction; NaN before there are
 *  `n` returns. */
export function volatility(series: Series, n: number, periodsPerYear: number): Series {
  assertWindow('volatility', n);
  return fold(`volatility ${n} ${periodsPerYear}`, [series], ([values], out) => {
    const returns = new Float64Array(values.length).fill(Number.NaN);
    for (let k = 1; k < values.length; k++) returns[k] = values[k] / values[k - 1] - 1;
    const scale = Math.sqrt(periodsPerYear);
    for (let k = 0; k < values.length; k++) {
      out[k] = k < n ? Number.NaN : scale * deviation(returns, k - n + 1, k + 1);
    }
  });
}

function mean(values: Float64Array, from: number, to: number): number {
  let total = 0;
  for (let k = from; k < to; k++) total += values[k];
  return total / (to - from);
}

function deviation(values: Float64Array, from: number, to: number): number {
  const centre = mean(values, from, to);
  let squares = 0;
  for (let k = from; k < to; k++) squares += (values[k] - centre) ** 2;
  return Math.sqrt(squares / (to - from - 1));
}
