// Exponential moving average.

import { fold } from '../fold.js';
import type { Series } from '../series.js';
import { assertWindow } from './window.js';

/** Exponential moving average with weight 2 / (n + 1), seeded with the simple mean of the first `n` observations (the seeding of
 *  TA-Lib); NaN before. A NaN inside the series is passed over and repeats the last value. */
export function ema(series: Series, n: number): Series {
  assertWindow('ema', n);
  const weight = 2 / (n + 1);
  return fold(`ema ${n}`, [series], ([values], out) => {
    let seen = 0;
    let mean = 0;
    for (let k = 0; k < values.length; k++) {
      const value = values[k];
      if (value === value) {
        seen++;
        if (seen < n) mean += value;
        else if (seen === n) mean = (mean + value) / n;
        else mean += weight * (value - mean);
      }
      out[k] = seen < n ? Number.NaN : mean;
    }
  });
}
