// Rolling sum and mean.

import { fold } from '../fold.js';
import type { Series } from '../series.js';
import { assertWindow, rollingSum } from './window.js';

/** Sum of the last `n` observations; NaN before there are `n`, or while one of them is NaN. */
export function sum(series: Series, n: number): Series {
  assertWindow('sum', n);
  return fold(`sum ${n}`, [series], ([values], out) => rollingSum(values, n, 1, out));
}

/** Simple moving average of the last `n` observations, in the units of the series; NaN before there are `n`. */
export function sma(series: Series, n: number): Series {
  assertWindow('sma', n);
  return fold(`sma ${n}`, [series], ([values], out) => rollingSum(values, n, n, out));
}
