// Slope of the line through the latest observations.

import { fold } from '../fold.js';
import type { Series } from '../series.js';
import { weighted } from './weighted.js';
import { assertWindow } from './window.js';

/** Rise per observation of the least squares line through the last `n`, in the units of the series; 0 where they do not differ, NaN before there
 *  are `n`, while one is NaN, and for n = 1. */
export function slope(series: Series, n: number): Series {
  assertWindow('slope', n);
  const squares = (n * (n * n - 1)) / 12;
  return fold(`slope ${n}`, [series], ([values], out) =>
    weighted(values, n, out, (_, sum, moment, place) => (moment - (place - (n - 1) / 2) * sum) / squares),
  );
}
