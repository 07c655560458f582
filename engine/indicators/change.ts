// Return over a number of bars.

import { fold } from '../fold.js';
import type { Series } from '../series.js';
import { assertWindow } from './window.js';

/** Simple return over the last `n` observations, a fraction; NaN before there are n + 1, while one of the two is NaN, and where the earlier one
 *  is 0. */
export function change(series: Series, n: number): Series {
  assertWindow('change', n);
  return fold(`change ${n}`, [series], ([values], out) => {
    for (let k = 0; k < values.length; k++)
      out[k] = k < n || values[k - n] === 0 ? Number.NaN : values[k] / values[k - n] - 1;
  });
}
