// Weighted moving average, and Hull's of three of them.

import { fold } from '../fold.js';
import type { Series } from '../series.js';
import { weighted } from './weighted.js';
import { assertWindow } from './window.js';

/** Moving average whose weights fall linearly from n for the latest observation to 1 for the oldest, in the units of the series; NaN before there
 *  are `n`, or while one of them is NaN. */
export function wma(series: Series, n: number): Series {
  assertWindow('wma', n);
  return fold(`wma ${n}`, [series], ([values], out) => linear(values, n, out));
}

/** Hull's moving average: wma over ⌊√n⌋ of 2 · wma over ⌊n / 2⌋ − wma over n (Alan Hull, 2005; for n = 1 the series itself), in the units
 *  of the series; NaN before there are n + ⌊√n⌋ − 1, or while one of them is NaN. */
export function hma(series: Series, n: number): Series {
  assertWindow('hma', n);
  return fold(`hma ${n}`, [series], ([values], out) => {
    const slow = new Float64Array(values.length);
    const fast = new Float64Array(values.length);
    linear(values, n, slow);
    linear(values, Math.max(1, Math.floor(n / 2)), fast);
    for (let k = 0; k < fast.length; k++) fast[k] = 2 * fast[k] - slow[k];
    linear(fast, Math.floor(Math.sqrt(n)), out);
  });
}

function linear(values: Float64Array, n: number, out: Float64Array): void {
  const weights = (n * (n + 1)) / 2;
  weighted(values, n, out, (pivot, sum, moment, place) => pivot + (moment + (n - place) * sum) / weights);
}
