// Rolling standard deviation, volatility and z-score.

import { fold } from '../fold.js';
import type { Series } from '../series.js';
import { deviations } from './moments.js';
import { assertWindow } from './window.js';

/** Sample standard deviation (divisor n − 1) of the last `n` observations, in the units of the series; NaN before there are `n`, while one is
 *  NaN, and for n = 1. Exactly 0 where they do not differ; exact to rounding, whatever the level of the series. */
export function stdev(series: Series, n: number): Series {
  assertWindow('stdev', n);
  return fold(`stdev ${n}`, [series], ([values], out) => {
    deviations(values, n, out);
    for (let k = 0; k < out.length; k++) out[k] = Math.sqrt(out[k] / (n - 1));
  });
}

/** How many sample standard deviations the latest observation lies above the mean of the last `n`; NaN before there are `n`, while one
 *  is NaN, and where they do not differ by more than rounding (1e-14 of the level). */
export function zscore(series: Series, n: number): Series {
  assertWindow('zscore', n);
  return fold(`zscore ${n}`, [series], ([values], out) => {
    const latest = new Float64Array(out.length);
    deviations(values, n, out, latest);
    for (let k = 0; k < out.length; k++) {
      const spread = Math.sqrt(out[k] / (n - 1));
      // What was computed to be constant, such as a ratio, still differs by rounding.
      out[k] = spread > 1e-14 * Math.abs(values[k]) ? latest[k] / spread : Number.NaN;
    }
  });
}

/** Annualised (realised) volatility: sample deviation of the last `n` simple returns times √periodsPerYear, a fraction; NaN before there are
 *  `n` returns, while one is NaN, and for n = 1. */
export function volatility(series: Series, n: number, periodsPerYear: number): Series {
  assertWindow('volatility', n);
  return fold(`volatility ${n} ${periodsPerYear}`, [series], ([values], out) => {
    const scale = Math.sqrt(periodsPerYear);
    // The first value has no return.
    if (out.length > 0) out[0] = Number.NaN;
    const own = out.subarray(1);
    deviations(simpleReturns(values), n, own);
    for (let k = 0; k < own.length; k++) own[k] = scale * Math.sqrt(own[k] / (n - 1));
  });
}

/** Simple returns between neighbours: one fewer than there are values. */
export function simpleReturns(values: Float64Array): Float64Array {
  const returns = new Float64Array(Math.max(0, values.length - 1));
  for (let k = 0; k < returns.length; k++) returns[k] = values[k + 1] / values[k] - 1;
  return returns;
}
