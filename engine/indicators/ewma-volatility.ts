// Exponentially weighted volatility.

import { fold } from '../fold.js';
import type { Series } from '../series.js';
import { simpleReturns } from './deviation.js';

/** How far back an exponentially weighted volatility looks. */
export interface EwmaOptions {
  /** Weight of a squared return against that of the one after it, above 0 and below 1; 0.94 by default, RiskMetrics' for daily returns. */
  readonly decay?: number;
}

/** Annualised volatility from exponentially weighted squares of the simple returns, a fraction: √(periodsPerYear · Σ decay^i r²ᵢ / Σ decay^i), r₀ the
 *  latest (RiskMetrics Technical Document, 1996, 5.2: the mean return is taken to be 0). Weights are divided by their sum, so that
 *  nothing has to be chosen as the first value; NaN before there are 1 / (1 − decay) returns, 17 by default. A NaN is passed over
 *  and repeats the last value. */
export function ewmaVolatility(series: Series, periodsPerYear: number, { decay = 0.94 }: EwmaOptions = {}): Series {
  if (!(decay > 0 && decay < 1)) {
    throw new RangeError(`ewmaVolatility: the decay is ${decay}; give a number above 0 and below 1`);
  }
  // 1 / (1 − 0.9) is a little more than 10.
  const least = Math.ceil(1 / (1 - decay) - 1e-9);
  return fold(`ewmaVolatility ${periodsPerYear} ${decay}`, [series], ([values], out) => {
    const returns = simpleReturns(values);
    let squares = 0;
    let weights = 0;
    let seen = 0;
    if (out.length > 0) out[0] = Number.NaN;
    for (let k = 0; k < returns.length; k++) {
      const square = returns[k] * returns[k];
      if (square - square === 0) {
        squares = decay * squares + square;
        weights = decay * weights + 1;
        seen++;
      }
      out[k + 1] = seen < least ? Number.NaN : Math.sqrt((periodsPerYear * squares) / weights);
    }
  });
}
